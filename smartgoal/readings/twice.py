"""Figures that two sources bring of one metric, person and day: both count, and are mostly the same ones."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from fractions import Fraction

    from smartgoal.readings.days import DaySum, Whose
    from smartgoal.readings.export import RowMeaning

_Place = tuple[str, "date"]
_LEAST = 3
_CURE = "make them one source with a `grain` or `key`, or take the metric out of one."


class _Figure(NamedTuple):
    """What a source says of somebody's day."""

    numerator: Fraction
    denominator: Fraction


class Twice:
    """What each source brings of some metrics, by whom (a folded name; empty: nobody named) and day."""

    __slots__ = ("_brought", "_metrics")

    def __init__(self, metrics: Collection[str]) -> None:
        """Watch the metrics that several sources bring."""
        self._metrics = metrics
        self._brought: dict[str, dict[str, dict[_Place, _Figure]]] = defaultdict(lambda: defaultdict(dict))

    def watches(self, measure: RowMeaning) -> bool:
        """Whether figures are to be added; levels don't add up, so that nobody is harmed by the same ones."""
        return measure.metric in self._metrics and measure.kind is not Kind.LAST

    def add(self, source: str, whose: Whose, day: date, found: DaySum) -> None:
        """Add what a file of a source says."""
        figures = self._brought[whose.metric][source]
        place = fold_name(whose.owner or whose.team or ""), day
        before = figures.get(place)
        figure = _Figure(found.numerator, found.denominator)
        figures[place] = figure if before is None else _Figure(before[0] + figure[0], before[1] + figure[1])

    def told(self, about: str | None = None) -> Iterator[str]:
        """Return what stands there twice, a sentence for each metric of two sources, `about` perhaps one of them."""
        for metric, sources in self._brought.items():
            for (one, mine), (other, theirs) in combinations(sorted(sources.items()), 2):
                shared = mine.keys() & theirs.keys()
                is_asked = about is None or about in {one, other}
                if is_asked and _are_the_same([(mine[place], theirs[place]) for place in shared]):
                    yield _sentence(metric, one, other, {day for _, day in shared})


def _are_the_same(pairs: Collection[tuple[_Figure, _Figure]]) -> bool:
    """Whether most figures, or most counts behind them, are the same: those of two channels aren't.

    Small counts are the same by chance, so that there have to be several sizes of them.
    """
    same = [one for one, other in pairs if one == other]
    counts = [one.denominator for one, other in pairs if one.denominator == other.denominator]
    lots: tuple[Collection[object], ...] = (same, counts)
    return any(3 * len(some) >= 2 * len(pairs) and len(set(some)) >= _LEAST for some in lots)


def _sentence(metric: str, one: str, other: str, days: Iterable[date]) -> str:
    first, *_, last = sorted((*days, *days))
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return f"{metric} {when} stands in the sources {one} and {other} alike, and both count; {_CURE}"
