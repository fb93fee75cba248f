"""What the value may be at the deadline: a robust line through the review periods, and how far it may be off.

The line is Theil and Sen's: the median of the slopes between all pairs of points, so that a single odd week moves it
little (H. Theil 1950, P. K. Sen 1968). The 80 % interval comes from resampling: the line's own residuals are laid on it
again in other orders, the line is fitted anew and continued with residuals to the deadline, 100 times.
Forecasts decide nothing, so they are the one place where floats are good enough; they are rounded to twelve digits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from functools import lru_cache
from math import ceil
from operator import add, itemgetter, mul, sub
from random import Random
from typing import TYPE_CHECKING

from smartgoal.goals.written import WindowKind
from smartgoal.knowledge.metric import Kind
from smartgoal.progress.assessment import Forecast
from smartgoal.progress.interval import t_near
from smartgoal.progress.signal import whole_points
from smartgoal.progress.step_words import counted
from smartgoal.progress.terms import RangeTarget
from smartgoal.progress.windows import days_from, window_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from smartgoal.progress.assessment import Point
    from smartgoal.progress.history import History
    from smartgoal.progress.terms import Terms

_FEWEST_PERIODS = 8
_NEWEST = 16
"""So many points decide the line: an older trend is another trend, and the slopes grow with the square."""
_MOST_PARTS = 30
_DRAWS = 100
_LOW, _HIGH = 0.1, 0.9
_SEED = 20_260_101
_Z80 = 1.2815515655446004
# Few residuals give few medians, so each is blurred by half their spread, the spread as a whole unchanged.
_SMOOTH, _KEPT = 0.5 / 1.25**0.5, 1 / 1.25**0.5
_DAY = timedelta(days=1)


def why_no_forecast(terms: Terms, points: Sequence[Point], today: date, *, is_stale: bool) -> str | None:
    """Return why there can be no forecast; None where there can be one."""
    if today > terms.deadline:
        return "the deadline has passed"
    if today == terms.deadline:
        return "the last day has come"
    whole = len(whole_points(points))
    if whole < _FEWEST_PERIODS:
        return f"{counted(whole, 'whole review period')}, {_FEWEST_PERIODS} needed"
    if is_stale:
        return "no rows for two review periods"
    if terms.kind is Kind.MEDIAN and terms.window.kind is not WindowKind.LATEST:
        return "medians of parts don't add up to one of the whole"
    return None


@dataclass(frozen=True, slots=True)
class _Line:
    slope: float
    level: float

    def at(self, place: float) -> float:
        return self.level + self.slope * place


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of days still to come: its middle or last day, its days, and the root of its share of a whole period.

    A part of a review period varies more than a whole one, by that root.
    """

    place: float
    days: float
    root: float


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What is known already of the value at the deadline, and how the parts to come join it."""

    known: float
    weight: float
    daily_weight: float
    parts: tuple[_Part, ...]
    adds_up: bool
    bounds: tuple[float | None, float | None]

    def value(self, line: _Line, noises: Sequence[float]) -> float:
        """Return the value at the deadline if the line goes on with these noises."""
        total, weight = self.known, self.weight
        for part, noise in zip(self.parts, noises, strict=True):
            expected = self._inside(line.at(part.place) + noise / part.root)
            heavy = part.days if self.adds_up else self.daily_weight * part.days
            total += expected * heavy
            weight += heavy
        return total if self.adds_up else total / weight

    def _inside(self, value: float) -> float:
        low, high = self.bounds
        value = value if low is None else max(value, low)
        return value if high is None else min(value, high)


def forecast(terms: Terms, history: History, points: Sequence[Point], today: date) -> Forecast:
    """Return the value at the deadline with its 80 % interval and the chance of meeting the threshold."""
    whole = whole_points(points)[-_NEWEST:]
    values = [_figure(terms, point) for point in whole]
    pairs = _Pairs([_place(terms, point) for point in whole])
    outlook = _outlook(terms, history, whole, today)
    line = pairs.line(values)
    drawn = sorted(_drawn(pairs, values, line, outlook))
    value = outlook.value(line, [0.0] * len(outlook.parts))
    low, high = drawn[round(_LOW * (_DRAWS - 1))], drawn[round(_HIGH * (_DRAWS - 1))]
    return Forecast(
        at=terms.deadline,
        value=_exact(value),
        low=_exact(min(low, value)),
        high=_exact(max(high, value)),
        chance=Fraction(_how_many_meet(terms, drawn), len(drawn)),
    )


def _how_many_meet(terms: Terms, drawn: Sequence[float]) -> int:
    """Return how many of some values in ascending order meet the threshold; few of them have to be looked at."""
    threshold = terms.threshold
    low, high = (threshold.low, threshold.high) if isinstance(threshold, RangeTarget) else (threshold, threshold)
    below = bisect_left(drawn, low, key=_exact)
    above = len(drawn) - bisect_right(drawn, high, key=_exact)
    if isinstance(threshold, RangeTarget):
        return len(drawn) - below - above
    return len(drawn) - (below if terms.sign > 0 else above)


class _Pairs:
    """The places of points with every pair of them, made once for many lines."""

    def __init__(self, places: Sequence[float]) -> None:
        self.places = places
        pairs = [(right, left) for right in range(len(places)) for left in range(right)]
        # Many thousands of slopes a goal: the pairs are picked and divided without a loop of our own.
        self._rights = itemgetter(*(right for right, _ in pairs))
        self._lefts = itemgetter(*(left for _, left in pairs))
        self._per_day = [1 / (places[right] - places[left]) for right, left in pairs]

    def line(self, values: Sequence[float]) -> _Line:
        """Return the line whose slope is the median of the slopes between all pairs."""
        slope = _median(sorted(map(mul, map(sub, self._rights(values), self._lefts(values)), self._per_day)))
        return _Line(slope, _median(sorted(map(sub, values, [slope * place for place in self.places]))))


def _median(ordered: Sequence[float]) -> float:
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _drawn(pairs: _Pairs, values: Sequence[float], line: _Line, outlook: _Outlook) -> Iterator[float]:
    """Return the values at the deadline that other orders of the same noise give."""
    count = len(values)
    fitted = [line.at(place) for place in pairs.places]
    residuals = _widened(pairs.places, [value - fit for value, fit in zip(values, fitted, strict=True)])
    blur = _SMOOTH * (sum(residual * residual for residual in residuals) / count) ** 0.5
    kept = [_KEPT * residual for residual in residuals]
    for draw in _draws(count, count + len(outlook.parts)):
        noises = [kept[place] + blur * normal for place, normal in draw]
        again = pairs.line(list(map(add, fitted, noises)))
        yield outlook.value(again, noises[count:])


def _widened(places: Sequence[float], residuals: Sequence[float]) -> list[float]:
    """Return residuals as wide as the noise they stand for.

    A fitted line runs closer to its points than the true one, most at the ends (the leverage of a line), and a spread
    told from few points is itself uncertain (Student's t against the normal, at 80 %). Measured by simulation: without
    these, eight points give intervals that hold 63 % instead of 80 %.
    """
    count = len(places)
    centre = sum(places) / count
    squares = sum((place - centre) ** 2 for place in places)
    unsure = t_near(_Z80, count - 2) / _Z80
    leverages = (1 / count + (place - centre) ** 2 / squares for place in places)
    return [unsure * residual / (1 - one) ** 0.5 for residual, one in zip(residuals, leverages, strict=True)]


@lru_cache(maxsize=32)
def _draws(count: int, length: int) -> tuple[tuple[tuple[int, float], ...], ...]:
    """Return which residual is laid where, with a normal figure that smooths it; the same for the same counts."""
    random = Random(_SEED)  # noqa: S311 - the same data must give the same forecast
    return tuple(tuple((random.randrange(count), random.gauss(0, 1)) for _ in range(length)) for _ in range(_DRAWS))


def _place(terms: Terms, point: Point) -> float:
    """Return where on the time axis a point stands, in days of the period: a level at its end, else in its middle."""
    last = days_from(terms.start, point.last)
    return float(last) if terms.kind is Kind.LAST else last - (days_from(point.first, point.last) - 1) / 2


def _figure(terms: Terms, point: Point) -> float:
    """Return a point's value; of a sum its part a day, since months differ in length."""
    value = float(point.value)
    return value / days_from(point.first, point.last) if terms.kind is Kind.SUM else value


def _outlook(terms: Terms, history: History, whole: Sequence[Point], today: date) -> _Outlook:
    bounds = _bounds(terms, whole)
    days = days_from(terms.start, terms.deadline)
    if terms.kind is Kind.LAST or terms.window.kind is WindowKind.LATEST:
        # The newest figure alone counts, so only the last day to come does.
        return _Outlook(0.0, 0.0, 1.0, (_Part(float(days), 1.0, 1.0),), adds_up=False, bounds=bounds)
    begin = window_start(terms.window, terms.start, terms.deadline)
    total = history.total(begin, today)
    covered = sum(days_from(point.first, point.last) for point in whole)
    parts = tuple(_parts(days - days_from(terms.start, max(today, begin - _DAY)), days, covered / len(whole)))
    if terms.kind is Kind.SUM:
        return _Outlook(float(total.numerator), 0.0, 1.0, parts, adds_up=True, bounds=bounds)
    daily = float(sum(point.weight for point in whole)) / covered
    known = 0.0 if total.value is None else float(total.value * total.weight)
    return _Outlook(known, float(total.weight), daily, parts, adds_up=False, bounds=bounds)


def _bounds(terms: Terms, whole: Sequence[Point]) -> tuple[float | None, float | None]:
    """Return between which figures the rest must lie."""
    low, high = terms.lowest(point.value for point in whole), terms.bounds[1]
    return None if low is None else float(low), None if high is None else float(high)


def _parts(rest: int, days: int, period: float) -> Iterator[_Part]:
    """Return the rest of the days in parts about as long as a review period."""
    count = min(ceil(rest / period), _MOST_PARTS)
    length = rest / count
    for number in range(count):
        # Day n stands for the whole of the n-th day, so its middle is n - 0.5 and a part's a half further.
        yield _Part(days - rest + (number + 0.5) * length + 0.5, length, (length / period) ** 0.5)


def _exact(value: float) -> Fraction:
    return Fraction(f"{value:.11e}")
