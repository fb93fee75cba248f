"""The day sums of one metric and owner in order, added up over any days without going through them again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import TYPE_CHECKING, assert_never

from smartgoal.knowledge.metric import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from smartgoal.readings.days import DaySum

_ZERO = Fraction(0)
_HUNDRED = 100


def add(first: DaySum, second: DaySum) -> DaySum:
    """Return two day sums as one; squares are lost where either has none."""
    squares = None if first.squares is None or second.squares is None else first.squares + second.squares
    return replace(
        first,
        numerator=first.numerator + second.numerator,
        denominator=first.denominator + second.denominator,
        rows=first.rows + second.rows,
        squares=squares,
        values=first.values + second.values,
        unweighted=first.unweighted or second.unweighted,
    )


def add_days(several: Iterable[Mapping[date, DaySum]]) -> dict[date, DaySum]:
    """Return one day sum a day."""
    days: dict[date, DaySum] = {}
    for mapping in several:
        for day, day_sum in mapping.items():
            days[day] = add(days[day], day_sum) if day in days else day_sum
    return days


@dataclass(frozen=True, slots=True)
class Total:
    """All rows of some days.

    Attributes:
        value: What the rows come to; None without data or where they contradict each other.
        weight: Denominators, weights or responses; for sums, levels and medians the number of rows.
        squares: Σ value² of raw observations; None where a row was none.
        newest: The newest day with rows.
        is_contradictory: Whether the newest day of a level has two different values.
    """

    value: Fraction | None = None
    numerator: Fraction = _ZERO
    denominator: Fraction = _ZERO
    rows: int = 0
    weight: Fraction = _ZERO
    squares: Fraction | None = None
    newest: date | None = None
    unweighted: bool = False
    is_contradictory: bool = False


class History:
    """One metric of one owner: its days with rows, ascending."""

    __slots__ = (
        "_days",
        "_denominators",
        "_dulls",
        "_kind",
        "_numerators",
        "_rows",
        "_squares",
        "_sums",
        "_unweighted",
    )

    def __init__(self, kind: Kind, days: Mapping[date, DaySum]) -> None:
        """Add up from the first day to each."""
        self._kind = kind
        self._days = sorted(day for day in days if days[day].rows)
        self._sums = [days[day] for day in self._days]
        self._numerators = _Running(one.numerator for one in self._sums)
        self._denominators = _Running(one.denominator for one in self._sums)
        self._squares = _Running(one.squares or _ZERO for one in self._sums)
        self._rows = [0, *accumulate(one.rows for one in self._sums)]
        self._dulls = [0, *accumulate(one.squares is None for one in self._sums)]
        self._unweighted = [0, *accumulate(one.unweighted for one in self._sums)]

    def total(self, first: date, last: date) -> Total:
        """Return what the rows from `first` to `last` come to."""
        begin, end = self._places(first, last)
        if begin >= end:
            return Total()
        rows = self._rows[end] - self._rows[begin]
        numerator = self._numerators.between(begin, end)
        denominator = self._denominators.between(begin, end)
        raw = self._dulls[end] == self._dulls[begin]
        contradictory = self._kind is Kind.LAST and len(self._levels(end)) > 1
        return Total(
            value=None if contradictory else self._value(begin, end, numerator, denominator),
            numerator=numerator,
            denominator=denominator,
            rows=rows,
            weight=denominator if self._is_weighted else Fraction(rows),
            squares=self._squares.between(begin, end) if raw else None,
            newest=self._days[end - 1],
            unweighted=self._unweighted[end] > self._unweighted[begin],
            is_contradictory=contradictory,
        )

    def newest_with_data(self, first: date, last: date) -> date | None:
        """Return the newest day whose rows have a denominator or weight above zero."""
        begin, end = self._places(first, last)
        for place in range(end - 1, begin - 1, -1):
            if not self._is_weighted or self._sums[place].denominator > 0:
                return self._days[place]
        return None

    def newest_until(self, last: date) -> date | None:
        """Return the newest day with rows up to `last`."""
        end = bisect_right(self._days, last)
        return self._days[end - 1] if end else None

    def has_rows(self, first: date, last: date) -> bool:
        """Whether there is any row from `first` to `last`."""
        begin, end = self._places(first, last)
        return begin < end

    @property
    def newest(self) -> date | None:
        """The newest day of all."""
        return self._days[-1] if self._days else None

    @property
    def _is_weighted(self) -> bool:
        return self._kind in {Kind.RATIO, Kind.MEAN, Kind.NPS}

    def _places(self, first: date, last: date) -> tuple[int, int]:
        return bisect_left(self._days, first), bisect_right(self._days, last)

    def _levels(self, end: int) -> frozenset[Fraction]:
        newest = self._sums[end - 1]
        return frozenset(newest.values) or frozenset((newest.numerator,))

    def _value(self, begin: int, end: int, numerator: Fraction, denominator: Fraction) -> Fraction | None:
        match self._kind:
            case Kind.RATIO | Kind.MEAN:
                return numerator / denominator if denominator > 0 else None
            case Kind.NPS:
                return _HUNDRED * numerator / denominator if denominator > 0 else None
            case Kind.SUM:
                return numerator
            case Kind.LAST:
                return next(iter(self._levels(end)))
            case Kind.MEDIAN:
                return _median([value for one in self._sums[begin:end] for value in one.values])
            case _:
                assert_never(self._kind)


class _Running:
    """Exact sums from the first value to each, kept as whole numbers over one denominator: fractions add slowly."""

    __slots__ = ("_denominator", "_sums")

    def __init__(self, values: Iterable[Fraction]) -> None:
        kept = list(values)
        self._denominator = lcm(*{value.denominator for value in kept})
        whole = (value.numerator * (self._denominator // value.denominator) for value in kept)
        self._sums = [0, *accumulate(whole)]

    def between(self, begin: int, end: int) -> Fraction:
        return Fraction(self._sums[end] - self._sums[begin], self._denominator)


def _median(values: list[Fraction]) -> Fraction | None:
    if not values:
        return None
    values.sort()
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
