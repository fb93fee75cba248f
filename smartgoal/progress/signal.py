"""Signal and noise: natural limits of a series of review periods, and the points they don't explain.

XmR (individuals) chart: limits at the mean ± 2.66 mean moving ranges (W. A. Shewhart; D. J. Wheeler, Understanding
Variation). 2.66 is 3 ÷ 1.128, the mean range of two normal values in standard deviations.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, chain, pairwise, repeat
from typing import TYPE_CHECKING

from smartgoal.progress.assessment import NaturalLimits, Signal
from smartgoal.progress.kinds import SignalKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smartgoal.progress.assessment import Point

FEWEST_FOR_LIMITS = 6
"""Fewer points give limits that the next one moves too far."""
SETTLED = 12
"""From so many points on the limits stay as they are: what comes later is judged by them and doesn't move them."""
_RUN = 8
"""So many points on one side of the centre noise alone hardly brings about: once in 128 times."""
_FACTOR = Fraction(266, 100)


def natural_limits(values: Sequence[Fraction]) -> NaturalLimits | None:
    """Return the limits that the first twelve values set, or what there is of them; None below six."""
    return next(_limits(values[:SETTLED], len(values[:SETTLED])), None)


def _limits(first: Sequence[Fraction], fewest: int = FEWEST_FOR_LIMITS) -> Iterator[NaturalLimits]:
    """Return the limits by the fewest of the first values, by one more, and so on to all of them."""
    totals = list(accumulate(first))
    ranges = list(accumulate(abs(after - before) for before, after in pairwise(first)))
    for count in range(max(fewest, FEWEST_FOR_LIMITS), len(first) + 1):
        centre = totals[count - 1] / count
        reach = _FACTOR * ranges[count - 2] / (count - 1)
        yield NaturalLimits(centre, centre - reach, centre + reach)


def whole_points(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points of whole review periods: a part of one varies more."""
    return tuple(point for point in points if not point.partial)


def find_signals(points: Sequence[Point]) -> tuple[Signal, ...]:
    """Return the points outside the limits and the runs of eight on one side, oldest first.

    Each point is judged by the limits from the points before it, so the first six are never signals.
    """
    whole = whole_points(points)
    judged = list(_judged(whole))
    found = [*_outside(judged), *_runs(judged)]
    return tuple(sorted(found, key=lambda signal: (signal.last, signal.kind)))


@dataclass(frozen=True, slots=True)
class _Judged:
    """A point by the limits from the points before it: its side of the centre, 1 above, and whether it is outside."""

    point: Point
    side: int
    is_outside: bool


def _judged(whole: Sequence[Point]) -> Iterator[_Judged]:
    limits = list(_limits([point.value for point in whole[:SETTLED]]))
    for point, one in zip(whole[FEWEST_FOR_LIMITS:], chain(limits, repeat(limits[-1])) if limits else (), strict=False):
        side = _order(point.value, one.centre)
        is_outside = _order(point.value, one.high) > 0 if side > 0 else _order(point.value, one.low) < 0
        yield _Judged(point, side, is_outside)


def _order(first: Fraction, second: Fraction) -> int:
    """Return 1 where the first is above, -1 where it is below; much faster than comparing twice as fractions."""
    (above, below), (other_above, other_below) = first.as_integer_ratio(), second.as_integer_ratio()
    left, right = above * other_below, other_above * below
    return (left > right) - (left < right)


def _outside(judged: Iterable[_Judged]) -> Iterator[Signal]:
    for one in judged:
        if one.is_outside:
            yield Signal(SignalKind.OUTSIDE, one.point.first, one.point.last)


def _runs(judged: Iterable[_Judged]) -> Iterator[Signal]:
    run: list[Point] = []
    side = 0
    for one in judged:
        point, now = one.point, one.side
        if now != side or not now:
            yield from _run(run)
            run, side = [], now
        if now:
            run.append(point)
    yield from _run(run)


def _run(points: Sequence[Point]) -> Iterator[Signal]:
    if len(points) >= _RUN:
        yield Signal(SignalKind.RUN, points[0].first, points[-1].last)
