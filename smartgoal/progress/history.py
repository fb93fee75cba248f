"""The day sums of one metric and owner in order, added up over any days without going through them again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import TYPE_CHECKING, assert_never

from smartgoal.knowledge.metric import Kind
from smartgoal.readings.spans import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smartgoal.readings.days import DaySum
    from smartgoal.readings.spans import DaySpan

_ZERO = Fraction(0)
_HUNDRED = 100


def add_days(several: Iterable[Mapping[date, DaySum]]) -> dict[date, DaySum]:
    """Return one day sum a day."""
    days: dict[date, DaySum] = {}
    for mapping in several:
        for day, day_sum in mapping.items():
            days[day] = days[day] + day_sum if day in days else day_sum
    return days


@dataclass(frozen=True, slots=True)
class Total:
    """All rows of some days.

    Attributes:
        value: What the rows come to; None without data or where they contradict each other.
        weight: Denominators, weights or responses; for sums, levels and medians the number of rows.
        squares: Σ value² of raw observations; None where a row was none.
        newest: The newest day with rows, or counted.
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
    """One metric of one owner: its days with rows, ascending, and those that were counted without finding any."""

    __slots__ = (
        "_counted",
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

    def __init__(self, kind: Kind, days: Mapping[date, DaySum], counted: Iterable[DaySpan] = ()) -> None:
        """Add up from the first day to each; on days `counted` there are zeros where there are no rows."""
        self._kind = kind
        self._counted = joined(counted)
        self._days = sorted(days)
        self._sums = [days[day] for day in self._days]
        self._numerators = _Running(one.numerator for one in self._sums)
        self._denominators = _Running(one.denominator for one in self._sums)
        self._squares = _Running(_ZERO if one.squares is None else one.squares for one in self._sums)
        self._rows = [0, *accumulate(one.rows for one in self._sums)]
        self._dulls = [0, *accumulate(one.squares is None for one in self._sums)]
        self._unweighted = [0, *accumulate(one.unweighted for one in self._sums)]

    def total(self, first: date, last: date) -> Total:
        """Return what the rows from `first` to `last` come to."""
        begin, end = self._places(first, last)
        counted = self._newest_counted(first, last)
        if begin >= end:
            return Total() if counted is None else Total(value=_ZERO, newest=counted)
        raw = self._dulls[end] == self._dulls[begin]
        return Total(
            value=self._value(begin, end),
            numerator=self._numerators.between(begin, end),
            denominator=self._denominators.between(begin, end),
            rows=self._rows[end] - self._rows[begin],
            weight=self._weight(begin, end),
            squares=self._squares.between(begin, end) if raw else None,
            newest=max(self._days[end - 1], counted or self._days[end - 1]),
            unweighted=self._unweighted[end] > self._unweighted[begin],
            is_contradictory=self._is_contradictory(end),
        )

    def value(self, first: date, last: date) -> tuple[Fraction, Fraction] | None:
        """Return value and weight of the rows from `first` to `last` as `total` does; None without a value."""
        begin, end = self._places(first, last)
        if begin >= end:
            return None if self._newest_counted(first, last) is None else (_ZERO, _ZERO)
        value = self._value(begin, end)
        return None if value is None else (value, self._weight(begin, end))

    def newest_with_data(self, first: date, last: date) -> date | None:
        """Return the newest day whose rows have a denominator or weight above zero, or that was counted."""
        begin, end = self._places(first, last)
        counted = self._newest_counted(first, last)
        for place in range(end - 1, begin - 1, -1):
            if not self._is_weighted or self._sums[place].denominator > 0:
                return max(self._days[place], counted or self._days[place])
        return counted

    def newest_until(self, last: date) -> date | None:
        """Return the newest day with rows, or counted, up to `last`."""
        end = bisect_right(self._days, last)
        known = (*self._days[end - 1 : end], self._newest_counted(date.min, last))
        return max(filter(None, known), default=None)

    def oldest_from(self, first: date) -> date | None:
        """Return the oldest day with rows, or counted, from `first` on."""
        begin = bisect_left(self._days, first)
        counted = next((max(span[0], first) for span in self._counted if span[1] >= first), None)
        return min(filter(None, (*self._days[begin : begin + 1], counted)), default=None)

    def has_rows(self, first: date, last: date) -> bool:
        """Whether there is any row from `first` to `last`, or a day counted without finding one."""
        begin, end = self._places(first, last)
        return begin < end or self._newest_counted(first, last) is not None

    @property
    def is_empty(self) -> bool:
        """Whether there are no rows at all, and no day was counted."""
        return not self._days and not self._counted

    @property
    def _is_weighted(self) -> bool:
        return self._kind in {Kind.RATIO, Kind.MEAN, Kind.NPS}

    def _places(self, first: date, last: date) -> tuple[int, int]:
        return bisect_left(self._days, first), bisect_right(self._days, last)

    def _newest_counted(self, first: date, last: date) -> date | None:
        """Return the newest day from `first` to `last` that was counted, whether or not it has rows."""
        place = bisect_right(self._counted, last, key=_first)
        newest = min(self._counted[place - 1][1], last) if place else None
        return newest if newest is not None and newest >= first else None

    def _is_contradictory(self, end: int) -> bool:
        return self._kind is Kind.LAST and len(self._levels(end)) > 1

    def _levels(self, end: int) -> frozenset[Fraction]:
        newest = self._sums[end - 1]
        return frozenset(newest.values) or frozenset((newest.numerator,))

    def _weight(self, begin: int, end: int) -> Fraction:
        if self._is_weighted:
            return self._denominators.between(begin, end)
        return Fraction(self._rows[end] - self._rows[begin])

    def _value(self, begin: int, end: int) -> Fraction | None:
        match self._kind:
            case Kind.RATIO | Kind.MEAN:
                return self._numerators.over(self._denominators, begin, end)
            case Kind.NPS:
                share = self._numerators.over(self._denominators, begin, end)
                return None if share is None else _HUNDRED * share
            case Kind.SUM:
                return self._numerators.between(begin, end)
            case Kind.LAST:
                return None if self._is_contradictory(end) else next(iter(self._levels(end)))
            case Kind.MEDIAN:
                return _median([value for one in self._sums[begin:end] for value in one.values])
            case _:
                assert_never(self._kind)


def _first(span: DaySpan) -> date:
    return span[0]


class _Running:
    """Exact sums from the first value to each, kept as whole numbers over one denominator: fractions add slowly."""

    __slots__ = ("_denominator", "_sums")

    def __init__(self, values: Iterable[Fraction]) -> None:
        parts = [value.as_integer_ratio() for value in values]
        self._denominator = lcm(*{below for _, below in parts})
        self._sums = [0, *accumulate([above * (self._denominator // below) for above, below in parts])]

    def between(self, begin: int, end: int) -> Fraction:
        return Fraction(self._sums[end] - self._sums[begin], self._denominator)

    def over(self, others: _Running, begin: int, end: int) -> Fraction | None:
        """Return the sum between two places over that of others; None where theirs isn't above zero."""
        below = others._sums[end] - others._sums[begin]
        if below <= 0:
            return None
        above = self._sums[end] - self._sums[begin]
        return Fraction(above * others._denominator, below * self._denominator)


def _median(values: list[Fraction]) -> Fraction | None:
    if not values:
        return None
    values.sort()
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
