"""Figures that two sources bring of one metric, person and day: both count, and are mostly the same ones."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import combinations
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from smartgoal.readings.days import DaySum, Whose
    from smartgoal.readings.export import RowMeaning

_Place = tuple[str, "date"]
_MANY = 10
"""Smaller counts are the same by chance."""
_SOME = 3
_MORE_THAN_A_WEEK = 8
"""So many different counts are no quota, not even one for each day of the week."""
_CURE = "make them one source with a `grain` or `key`, or take the metric out of one."


class _Figure(NamedTuple):
    """What a source says of somebody's day.

    Attributes:
        counted: How many contacts stand behind it; 0 where these are only its rows.
    """

    numerator: Fraction
    denominator: Fraction
    counted: Fraction

    @property
    def is_telling(self) -> bool:
        """Whether it is neither a few nor, as a share or score, everything."""
        return abs(self.numerator) >= _MANY and self.numerator not in {self.denominator, 100 * self.denominator}


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
        counted = Fraction(0) if found.denominator == found.rows else found.denominator
        figure = _Figure(found.numerator, found.denominator, counted)
        before = figures.get(place)
        figures[place] = figure if before is None else _Figure(*map(add, before, figure))

    def told(self, about: str | None = None) -> Iterator[str]:
        """Return what stands there twice, a sentence for each metric of two sources, `about` perhaps one of them."""
        for metric, sources in self._brought.items():
            for (one, mine), (other, theirs) in combinations(sorted(sources.items()), 2):
                shared = mine.keys() & theirs.keys() if about is None or about in {one, other} else set()
                what = _what_is_the_same([(mine[place], theirs[place]) for place in shared])
                if what is not None:
                    yield _sentence(metric, what.format(one=one, other=other), {day for _, day in shared})


def _what_is_the_same(pairs: Collection[tuple[_Figure, _Figure]]) -> str | None:
    """Return what two sources have in common: most figures, or most counts behind them; None where neither has.

    Those of two channels haven't, unless they are small, everything there is, or set as a quota.
    """
    telling = [pair for pair in pairs if any(figure.is_telling for figure in pair)]
    averages = [pair for pair in telling if any(figure.denominator >= _MANY for figure in pair)]
    if _are_the_same(averages, _SOME) or _are_the_same(telling, _MORE_THAN_A_WEEK):
        return "stands in the sources {one} and {other} alike"
    counts = [(one.counted, other.counted) for one, other in pairs if max(one.counted, other.counted) >= _MANY]
    if _are_the_same(counts, _MORE_THAN_A_WEEK):
        return "has the same counts in the sources {one} and {other}"
    return None


def _are_the_same(pairs: Collection[tuple[object, object]], different: int) -> bool:
    same = [one for one, other in pairs if one == other]
    return 3 * len(same) >= 2 * len(pairs) and len(set(same)) >= different


def _sentence(metric: str, what: str, days: Iterable[date]) -> str:
    first, *_, last = sorted((*days, *days))
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return f"{metric} {when} {what}, and both count; {_CURE}"
