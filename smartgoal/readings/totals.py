"""What total rows should say: the sums and means of the rows that they can be of."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from itertools import pairwise
from operator import add, mul, sub
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.numbers import finite_decimal
from smartgoal.readings.export import Shape
from smartgoal.readings.memo import FLAWED, Same
from smartgoal.readings.values import Matches, Numbers, Rescaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smartgoal.readings.lane import Lane

_AVERAGED = frozenset({Kind.RATIO, Kind.MEAN})
"""A median of all can't be had from medians of parts."""


def read_operand(lane: Lane, index: int, row: Sequence[str]) -> int | None:
    """Return an operand of a record, as packed; None where it is no figure."""
    place = lane.places[index]
    if place >= len(row) or not row[place].strip():
        return None
    reader = lane.readers[index]
    while True:
        try:
            value = reader[row[place]]
        except Rescaled:
            continue
        if value > FLAWED:
            return value
        # A total may well pass the bounds of a single row.
        return reader.flaw(value).value


def figures_of(lane: Lane, row: Sequence[str]) -> tuple[int | None, ...]:
    """Return what a record says of each operand, as packed; None where it is no figure."""
    return tuple(read_operand(lane, index, row) for index in range(len(lane.readers)))


class Stretch(NamedTuple):
    """Rows that a total could be of, and what they come to.

    Attributes:
        rows: How many they are.
        sums: Of each operand, as packed.
        products: The sum of values times weights, where there are weights.
    """

    rows: int
    sums: tuple[int, ...]
    products: int

    def plus(self, other: Stretch) -> Stretch:
        """Return both together."""
        sums = tuple(map(add, self.sums, other.sums))
        return Stretch(self.rows + other.rows, sums, self.products + other.products)

    def minus(self, other: Stretch) -> Stretch:
        """Return what is left without the other."""
        sums = tuple(map(sub, self.sums, other.sums))
        return Stretch(self.rows - other.rows, sums, self.products - other.products)

    @property
    def means(self) -> tuple[Fraction, Fraction]:
        """The mean of a value by its weights, of which there are some, and plainly."""
        return Fraction(self.products, self.sums[1]), Fraction(self.sums[0], self.rows)


class Total(NamedTuple):
    """What a total row says of one metric.

    Attributes:
        line: Its line.
        previous: The line of the total before it; 0 where it is the first.
        day: Its day, where it has one.
        figures: Each operand as packed; None where it is no figure.
    """

    line: int
    previous: int
    day: int | None
    figures: tuple[int | None, ...]


class Marks(NamedTuple):
    """Where total rows stand in a file.

    Attributes:
        lines: Their lines.
        days: Their days, of those that have one.
        days_without_owner: Those of records that may be totals or may lack their owner.
    """

    lines: frozenset[int]
    days: frozenset[int]
    days_without_owner: frozenset[int]


class LaneTotals:
    """One metric's figures in order of their lines, summed over the stretches that total rows can be of.

    Args:
        lane: The metric; all totals were read by it, so that its scale stays as it is.
        header: The names of the columns.
        marks: The lines and days of all total rows.
    """

    def __init__(self, lane: Lane, header: Sequence[str], marks: Marks) -> None:
        self.lane = lane
        self.header = header
        in_order = sorted(range(len(lane.lines)), key=lane.lines.__getitem__)
        self.lines, self.days, *columns = (
            [values[place] for place in in_order]
            for values in (lane.lines, lane.days, *(column.items for column in lane.columns))
        )
        self._columns = tuple(columns)
        self._every_day_has_one = marks.days_without_owner.issuperset(self.days)
        self._fineness = _fineness(self._decimals, self._columns[0])
        cuts = sorted({0, *map(self._place, marks.lines), len(self.lines)})
        self._above = dict(self._summed_up(cuts))
        self._reach = dict(self._reaching(cuts))
        self._by_day = dict(self._summed_by_day(marks.days))

    def _summed_up(self, cuts: Sequence[int]) -> Iterator[tuple[int, Stretch]]:
        """Yield what all rows before each place come to; only where totals stand it is asked for."""
        above = Stretch(0, (0,) * len(self._columns), 0)
        yield 0, above
        for first, last in pairwise(cuts):
            above = above.plus(self._sum(*(values[first:last] for values in self._columns)))
            yield last, above

    def _summed_by_day(self, wanted: Iterable[int]) -> Iterator[tuple[int, Stretch]]:
        places: dict[int, list[int]] = {day: [] for day in wanted}
        for place, day in enumerate(self.days if places else ()):
            if day in places:
                places[day].append(place)
        for day, found in places.items():
            yield day, self._sum(*([values[place] for place in found] for values in self._columns))

    def _reaching(self, cuts: Sequence[int]) -> Iterator[tuple[int, set[int]]]:
        """Yield the first and the last day of all rows before each place."""
        reach: set[int] = set()
        for first, last in pairwise(cuts):
            reach = self._ends(first, last, reach)
            yield last, reach

    def _ends(self, first: int, last: int, reach: Iterable[int] = ()) -> set[int]:
        days = [*self.days[first:last], *reach]
        return {min(days), max(days)} if days else set()

    def _sum(self, *columns: Sequence[int]) -> Stretch:
        products = sum(map(mul, *columns)) if self._is_weighted else 0
        return Stretch(len(columns[0]), tuple(map(sum, columns)), products)

    @property
    def _is_weighted(self) -> bool:
        return self.lane.shape is Shape.WEIGHTED

    def says_something(self, total: Total) -> bool:
        """Whether any operand can be checked."""
        return any(total.figures[index] is not None for index in self._checked)

    def disagreements(self, total: Total, *, is_labelled: bool) -> list[str]:
        """Return how a total disagrees with the rows that it fits best.

        Args:
            total: What the total row says.
            is_labelled: Whether it is a total for certain, and not perhaps a record that lacks its owner.
        """
        if is_labelled or total.day is None:
            stretches = self._stretches(total)
        else:
            stretches = self._stretches_without_owner(total, total.day)
        found = [(self._wrong(total, stretch), stretch) for stretch in stretches]
        if not found:
            return [f"No rows can make up the total of {self.lane.metric.id}."]
        fewest, stretch = min(found, key=lambda one: len(one[0]))
        return [self._message(index, total, stretch) for index in fewest]

    def _stretches(self, total: Total) -> Iterator[Stretch]:
        """Return what a total can be of: all rows above, its section, the whole file, its own day."""
        above, end = self._place(total.line), len(self.lines)
        for first, last in ((0, above), (self._place(total.previous), above), (0, end)):
            yield self._between(first, last)
        if total.day is not None:
            yield self._by_day[total.day]

    def _stretches_without_owner(self, total: Total, day: int) -> Iterator[Stretch]:
        """Return what a record can be a total of that could also lack its owner.

        That of its own day; of a single row only where every day has such a record, as one figure easily equals
        another by chance. Or the rows above or its section, where it has their first or last day.
        """
        own = self._by_day[day]
        if own.rows != 1 or self._every_day_has_one:
            yield own
        first, last = self._place(total.previous), self._place(total.line)
        if last > 1 and day in self._reach[last]:
            yield self._between(0, last)
        if last - first > 1 and day in self._ends(first, last):
            yield self._between(first, last)

    def _wrong(self, total: Total, stretch: Stretch) -> list[int]:
        """Return the operands of which a total says something else than its rows."""
        return [
            index
            for index in self._checked
            if (stated := total.figures[index]) is not None and not self._agrees(index, stated, stretch)
        ]

    def _message(self, index: int, total: Total, stretch: Stretch) -> str:
        scale = self.lane.scale(index) / self.lane.factors[index]
        stated = _shown((total.figures[index] or 0) * scale)
        if self._is_mean(index):
            actual = _shown(stretch.means[0] * scale)
            return f"The total of {self.lane.metric.id} is {stated}, its rows make {actual} together."
        what = self.lane.metric.id if index == 0 else f'"{self.header[self.lane.places[index]]}"'
        return f"The total of {what} is {stated}, its rows add up to {_shown(stretch.sums[index] * scale)}."

    @property
    def _checked(self) -> tuple[int, ...]:
        """The operands of which a total says what their rows say: not medians, and not rows counted here."""
        if any(isinstance(reader, Matches | Same) for reader in self.lane.readers):
            return ()
        if self.lane.shape is Shape.VALUE and self.lane.metric.kind is not Kind.SUM:
            return ()
        if self._is_weighted and self.lane.metric.kind not in _AVERAGED:
            return (1,)
        return tuple(range(len(self.lane.readers)))

    def _is_mean(self, index: int) -> bool:
        return self._is_weighted and index == 0

    def _agrees(self, index: int, stated: int, stretch: Stretch) -> bool:
        if not self._is_mean(index):
            return stated == stretch.sums[index]
        if not stretch.sums[1]:
            return True
        # Reports round each row and the total, and some take the plain mean of the rows.
        slack = self._fineness + _fineness(self._decimals, [stated])
        return any(abs(stated - mean) <= slack for mean in stretch.means)

    @property
    def _decimals(self) -> int:
        reader = self.lane.readers[0]
        return reader.decimals if isinstance(reader, Numbers) else 0

    def _place(self, line: int) -> int:
        return bisect_left(self.lines, line)

    def _between(self, first: int, last: int) -> Stretch:
        return self._above[last].minus(self._above[first])


def _fineness(decimals: int, values: Iterable[int]) -> int:
    """Return the last digit that some packed figures may have been rounded to."""
    power = int(10**decimals)
    for value in values if decimals else ():
        while value % power:
            power //= 10
    return power


def _shown(value: Fraction) -> str:
    decimal = finite_decimal(value) or finite_decimal(Fraction(round(value * 1000), 1000))
    return f"{decimal:f}"
