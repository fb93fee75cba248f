"""Signal and noise: natural limits of a series of review periods, and the points they don't explain.

XmR (individuals) chart: limits at the mean ± 2.66 mean moving ranges (W. A. Shewhart; D. J. Wheeler, Understanding
Variation). 2.66 is 3 ÷ 1.128, the mean range of two normal values in standard deviations.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from smartgoal.progress.assessment import NaturalLimits, Signal, SignalKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartgoal.progress.assessment import Point

FEWEST = 6
SETTLED = 12
RUN = 8
_FACTOR = Fraction(266, 100)


def natural_limits(values: Sequence[Fraction]) -> NaturalLimits | None:
    """Return the limits that the first twelve values set; provisional with fewer, None below six."""
    return _limits(values[:SETTLED]) if len(values) >= FEWEST else None


def _limits(first: Sequence[Fraction]) -> NaturalLimits:
    centre = sum(first, Fraction(0)) / len(first)
    moving = sum((abs(after - before) for before, after in pairwise(first)), Fraction(0)) / (len(first) - 1)
    reach = _FACTOR * moving
    return NaturalLimits(centre, centre - reach, centre + reach, provisional=len(first) < SETTLED)


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


def _judged(whole: Sequence[Point]) -> Iterator[tuple[Point, NaturalLimits]]:
    values = [point.value for point in whole]
    limits = {place: _limits(values[:place]) for place in range(FEWEST, min(len(whole), SETTLED + 1))}
    for place in range(FEWEST, len(whole)):
        yield whole[place], limits[min(place, SETTLED)]


def _outside(judged: Sequence[tuple[Point, NaturalLimits]]) -> Iterator[Signal]:
    for point, limits in judged:
        if not limits.low <= point.value <= limits.high:
            yield Signal(SignalKind.OUTSIDE, point.first, point.last)


def _runs(judged: Sequence[tuple[Point, NaturalLimits]]) -> Iterator[Signal]:
    run: list[Point] = []
    side = 0
    for point, limits in judged:
        now = (point.value > limits.centre) - (point.value < limits.centre)
        if now != side or not now:
            yield from _run(run)
            run, side = [], now
        if now:
            run.append(point)
    yield from _run(run)


def _run(points: Sequence[Point]) -> Iterator[Signal]:
    if len(points) >= RUN:
        yield Signal(SignalKind.RUN, points[0].first, points[-1].last)
