"""The pace line: where the value should stand, the gap to it, and what it takes from here."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

from smartgoal.goals.written import WindowKind
from smartgoal.knowledge.metric import Kind
from smartgoal.progress.assessment import Pace, PaceCorner, Required
from smartgoal.progress.kinds import Per, Status
from smartgoal.progress.terms import RangeTarget
from smartgoal.progress.windows import days_from, elapsed

if TYPE_CHECKING:
    from datetime import date

    from smartgoal.progress.assessment import PaceLimits
    from smartgoal.progress.history import Total
    from smartgoal.progress.terms import Terms
    from smartgoal.progress.windows import Elapsed

Line = tuple[tuple[Fraction, Fraction], ...]
"""Corners of the pace line: days elapsed, value at the end of that day; a single corner is a level."""


def elapsed_of(terms: Terms, today: date) -> Elapsed:
    """Return how much of the period has passed."""
    return elapsed(terms.start, terms.deadline, today)


def pace_line(terms: Terms) -> Line | None:
    """Return the agreed way from start to deadline; None for ranges."""
    if isinstance(terms.threshold, RangeTarget):
        return None
    end = (Fraction(days_from(terms.start, terms.deadline)), terms.threshold)
    if terms.kind is Kind.SUM:
        return ((Fraction(0), Fraction(0)), end)
    if terms.is_whole_period or terms.way is None or terms.baseline is None:
        return (end,)
    steps = {
        days_from(terms.start, day): value for day, value in terms.milestones if terms.start <= day < terms.deadline
    }
    corners = ((Fraction(days), value) for days, value in sorted(steps.items()))
    return ((Fraction(0), terms.baseline), *corners, end)


def pace_corners(terms: Terms) -> tuple[PaceCorner, ...]:
    """Return the line's corners by day, from the eve of the start; a level has two."""
    line = pace_line(terms)
    if line is None:
        return ()
    days = [Fraction(0), *(at for at, _ in line)] if len(line) == 1 else [at for at, _ in line]
    return tuple(PaceCorner(terms.start + timedelta(days=int(at) - 1), height(line, at)) for at in days)


def height(line: Line, days: Fraction | int) -> Fraction:
    """Return the line's value after so many days."""
    if len(line) == 1 or days <= line[0][0]:
        return line[0][1]
    for (left, low), (right, high) in pairwise(line):
        if days <= right:
            return low + (high - low) * (days - left) / (right - left)
    return line[-1][1]


def pace(terms: Terms, value: Fraction, today: date) -> Pace:
    """Return where the pace line stands and the gap of a value to it."""
    line = pace_line(terms)
    if line is None:
        return Pace(expected=None, gap=None)
    expected = height(line, elapsed_of(terms, today).days)
    way = terms.way
    return Pace(expected, gap=None if way is None else (expected - value) / way)


def pace_word(terms: Terms, value: Fraction, today: date, limits: PaceLimits) -> Status:
    """Return on track, at risk or off track."""
    gap = pace(terms, value, today).gap
    if gap is not None:
        return _graded(is_on_track=gap <= limits.on_track_gap, is_at_risk=gap <= limits.at_risk_gap)
    if terms.cap is not None:
        allowed = terms.cap * elapsed_of(terms, today).share
        return _graded(is_on_track=value <= allowed, is_at_risk=value <= terms.cap)
    is_near = _miss(terms, value) <= limits.at_risk_miss * _size(terms)
    return _graded(is_on_track=terms.meets(value, terms.threshold), is_at_risk=is_near)


def _graded(*, is_on_track: bool, is_at_risk: bool) -> Status:
    return Status.ON_TRACK if is_on_track else Status.AT_RISK if is_at_risk else Status.OFF_TRACK


def _miss(terms: Terms, value: Fraction) -> Fraction:
    if isinstance(terms.threshold, RangeTarget):
        return terms.threshold.distance(value)
    return terms.sign * (terms.threshold - value)


def _size(terms: Terms) -> Fraction:
    """Return what a small miss is small against."""
    if isinstance(terms.threshold, RangeTarget):
        return terms.threshold.high - terms.threshold.low
    return abs(terms.threshold)


def slack_days(terms: Terms, value: Fraction, today: date) -> int | None:
    """Return for how many whole days the value could stand still before the pace line passes it.

    Negative: since it did, part days counted in full, so that the sign always agrees with the gap. At most the days
    left: a value that meets the threshold already is never passed. For a cap it is the days by which the allowance used
    lags behind the days gone. None where the line doesn't move, and when the period is over.
    """
    line = pace_line(terms)
    if line is None or len(line) == 1 or not terms.start <= today <= terms.deadline:
        return None
    now = elapsed_of(terms, today).days
    if terms.cap is not None:
        return _cap_slack(line, value, now)
    if terms.way is None:
        return None
    if terms.sign * (height(line, now) - value) <= 0:
        passed = next((at for at in _crossings(line, value, terms.sign) if at >= now), line[-1][0])
    else:
        passed = next((at for at in reversed(_crossings(line, value, terms.sign)) if at <= now), Fraction(0))
    return floor(passed - now)


def _crossings(line: Line, value: Fraction, sign: int) -> list[Fraction]:
    """Return after how many days the line passes a value, going the better way."""
    found = []
    for (left, low), (right, high) in pairwise(line):
        if sign * (low - value) <= 0 < sign * (high - value):
            found.append(left + (right - left) * (value - low) / (high - low))
    return found


def _cap_slack(line: Line, value: Fraction, now: int) -> int | None:
    total, allowed = line[-1]
    if allowed <= 0:
        return None
    return floor(now - total * value / allowed)


def required(terms: Terms, total: Total, today: date) -> Required | None:
    """Return what it takes from here; None on the last day, for ranges, and where no such figure exists."""
    left = days_from(today, terms.deadline) - 1
    threshold = terms.threshold
    if isinstance(threshold, RangeTarget) or total.value is None or left <= 0:
        return None
    if terms.kind is Kind.SUM:
        rate = (threshold - total.value) / left
        return Required(rate, Per.DAY, unreachable=terms.cap is not None and rate < 0)
    if terms.kind not in {Kind.RATIO, Kind.MEAN} or terms.window.kind is not WindowKind.PERIOD:
        return None
    share = elapsed_of(terms, today).share
    rest = total.denominator * (1 - share) / share
    rate = (threshold * (total.denominator + rest) - total.numerator) / rest
    return Required(rate, Per.REST, unreachable=_is_unreachable(terms, rate, total.value))


def _is_unreachable(terms: Terms, rate: Fraction, value: Fraction) -> bool:
    """Whether not even the best possible rest would do; a rate beyond the worst possible is reached anyhow."""
    low, high = terms.lowest((value,)), terms.bounds[1]
    if terms.sign > 0:
        return high is not None and rate > high
    return low is not None and rate < low
