"""What was measured before a goal began: whole review periods, their natural limits, and a baseline that compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from smartgoal.goals.written import WindowKind
from smartgoal.knowledge.metric import Kind
from smartgoal.progress.assess import judge_window
from smartgoal.progress.series import coverage, series
from smartgoal.progress.signal import SETTLED, natural_limits, whole_points
from smartgoal.progress.terms import terms_of
from smartgoal.progress.verdict import ENOUGH_COVERAGE
from smartgoal.progress.windows import days_from, two_periods_before, window_start

if TYPE_CHECKING:
    from datetime import date

    from smartgoal.goals.model import Review
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.written import Window
    from smartgoal.progress.assessment import JudgedWindow, NaturalLimits, Point
    from smartgoal.progress.history import History
    from smartgoal.progress.rows import Book

_DAY = timedelta(days=1)
_PAIRS_OF_PERIODS = 12
"""Twice as many review periods as settle the limits: what is older was another time."""


@dataclass(frozen=True, slots=True)
class Past:
    """The owner's figures before the start.

    Attributes:
        points: Whole review periods, the newest 24 at most, oldest first.
        natural: The limits of the newest twelve of them; None with fewer than six.
        days: Over how many days the goal's value is taken.
        periods: How many review periods that is.
        share: What part of a total falls to one review period; 1 for all else.
        window: The days before the start that compare with those the goal is judged by.
        value: The metric over these days; None where they don't carry it.
    """

    points: tuple[Point, ...]
    natural: NaturalLimits | None
    days: int
    periods: Fraction
    share: Fraction
    window: JudgedWindow | None = None
    value: Fraction | None = None

    def is_far_from(self, target: Fraction, *, rises: bool) -> bool:
        """Whether a target lies beyond all that was measured, and its natural limits, by more than their width."""
        if self.natural is None or self.natural.high == self.natural.low:
            return False
        ends = (self.natural.low, self.natural.high, *(point.value for point in self.points))
        wanted, width = target * self.share, self.natural.high - self.natural.low
        return (wanted - max(ends) if rises else min(ends) - wanted) > width


@dataclass(frozen=True, slots=True)
class Judging:
    """By what a goal's value is taken: its kind, its window, how often it is looked at, and its days.

    Attributes:
        enough: What part of a baseline's review periods must have rows.
    """

    kind: Kind
    window: Window
    review: Review
    start: date
    deadline: date
    min_sample: int = 0
    enough: Fraction = ENOUGH_COVERAGE


def past_of(goal: Goal, book: Book) -> Past | None:
    """Return what was measured before a goal began; None for goals without figures and without any past."""
    agreed = terms_of(goal)
    if agreed is None or agreed.deadline < agreed.start:
        return None
    judging = Judging(agreed.kind, agreed.window, goal.review, agreed.start, agreed.deadline, agreed.min_sample or 0)
    return measured_before(book.find(goal, agreed.metric).history, judging)


def measured_before(history: History, judging: Judging) -> Past | None:
    """Return what was measured before a start; None without a whole review period of it."""
    before = judging.start - _DAY
    first = _horizon(judging.review, before)
    points = whole_points(tuple(series(history, judging.review, first, before)))
    if not points:
        return None
    period = Fraction(sum(days_from(point.first, point.last) for point in points), len(points))
    days = _days_judged(judging, period)
    window, value = _baseline(judging, history, before, days)
    return Past(
        points=points,
        natural=natural_limits([point.value for point in points[-SETTLED:]]),
        days=days,
        periods=Fraction(1) if judging.kind is Kind.LAST else days / period,
        share=period / days if judging.kind is Kind.SUM else Fraction(1),
        window=window,
        value=value,
    )


def _horizon(review: Review, last: date) -> date:
    """Return the first day of the review periods looked at."""
    first = last + _DAY
    for _ in range(_PAIRS_OF_PERIODS):
        first = two_periods_before(review, first - _DAY)
    return first


def _days_judged(judging: Judging, period: Fraction) -> int:
    """Return over how many days the goal's value is taken; for a level over one review period."""
    if judging.kind is Kind.LAST:
        return round(period)
    match judging.window.kind:
        case WindowKind.PERIOD:
            return days_from(judging.start, judging.deadline)
        case WindowKind.TRAILING:
            return days_from(window_start(judging.window, judging.start, judging.deadline), judging.deadline)
        case WindowKind.LATEST:
            return 1
        case _:
            assert_never(judging.window.kind)


def _baseline(
    judging: Judging, history: History, before: date, days: int
) -> tuple[JudgedWindow | None, Fraction | None]:
    """Return the days that compare and their value; None where too few of their review periods have rows."""
    is_newest = judging.kind is Kind.LAST or judging.window.kind is WindowKind.LATEST
    first = two_periods_before(judging.review, before) if is_newest else before - timedelta(days=days - 1)
    if not history.has_rows(first, before):
        return None, None
    window, total = judge_window(history, judging.kind, judging.window, first, before)
    carried = is_newest or coverage(history, judging.review, first, before) >= judging.enough
    return window, total.value if carried and total.weight >= judging.min_sample else None
