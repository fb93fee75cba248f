"""What total rows should say: the sums and means of the rows that they can be of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import pairwise
from operator import add, mul, sub
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.goals.show import show, show_against
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.numbers import finite_decimal
from smartgoal.knowledge.units import SECOND
from smartgoal.readings.cells.clocks import Clock
from smartgoal.readings.cells.memo import FLAWED
from smartgoal.readings.cells.values import Numbers, Rescaled
from smartgoal.readings.export import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smartgoal.readings.rows.lane import Lane

_ONE_DIGIT = 10
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


class RowSums(NamedTuple):
    """Rows that a total could be of, and what they come to.

    Attributes:
        rows: How many they are.
        sums: Of each operand, as packed.
        products: The sum of values times weights, where there are weights.
    """

    rows: int
    sums: tuple[int, ...]
    products: int

    def plus(self, other: RowSums) -> RowSums:
        """Return both together."""
        sums = tuple(map(add, self.sums, other.sums))
        return RowSums(self.rows + other.rows, sums, self.products + other.products)

    def minus(self, other: RowSums) -> RowSums:
        """Return what is left without the other."""
        sums = tuple(map(sub, self.sums, other.sums))
        return RowSums(self.rows - other.rows, sums, self.products - other.products)

    @property
    def means(self) -> tuple[Fraction, Fraction]:
        """The mean of a value by its weights, of which there are some, and plainly."""
        return Fraction(self.products, self.sums[1]), Fraction(self.sums[0], self.rows)


class Own(NamedTuple):
    """The rows that a total with a day is likely to be of.

    Attributes:
        day: The ordinal of their day.
        whose: The numbers of their owners and teams; None: anybody's.
    """

    day: int
    whose: frozenset[int] | None = None


class StatedTotal(NamedTuple):
    """What a total row says of one metric.

    Attributes:
        line: Its line.
        previous: The line of the total before it; 0 where it is the first.
        own: The rows of its day, where it has one.
        figures: Each operand as packed; None where it is no figure.
    """

    line: int
    previous: int
    own: Own | None
    figures: tuple[int | None, ...]


class TotalRows(NamedTuple):
    """Where total rows stand in a file.

    Attributes:
        lines: Their lines.
        own: The rows of their days, of those that have one.
        uncertain: Those of records that may be totals or may be something else, such as readings without owner.
        breaks: The lines after which a page or a group begins.
    """

    lines: frozenset[int]
    own: frozenset[Own]
    uncertain: frozenset[Own]
    breaks: frozenset[int] = frozenset()


class LaneTotals:
    """One metric's figures in order of their lines, summed over the rows that a total can be of.

    Args:
        lane: The metric; all totals were read by it, so that its scale stays as it is.
        header: The names of the columns.
        marks: Where the total rows stand; those that the metric took in are left out of the sums.

    Attributes:
        each_has_one: Whether there is an uncertain total for every row.
    """

    def __init__(self, lane: Lane, header: Sequence[str], marks: TotalRows) -> None:
        self.lane = lane
        self.header = header
        parts = (place for place, line in enumerate(lane.lines) if line not in marks.lines)
        in_order = sorted(parts, key=lane.lines.__getitem__)
        self.lines, self.days, self._whose, *columns = (
            [values[place] for place in in_order]
            for values in (lane.lines, lane.days, lane.whose, *(column.items for column in lane.columns))
        )
        self._columns = tuple(columns)
        self._groups = _groups_by_number({own.whose for own in marks.own})
        self.each_has_one = self._is_each_in(marks.uncertain)
        self._fineness = _fineness(self._decimals, self._columns[0])
        self._pages = sorted(set(map(self._place, marks.breaks)))
        cuts = sorted({0, *map(self._place, marks.lines | marks.breaks), len(self.lines)})
        self._above = dict(self._summed_up(cuts))
        self._reach = dict(self._reaching(cuts))
        self._telling: Counter[Own] = Counter()
        self._by_own = dict(self._summed_by_own(marks.own))

    def _summed_up(self, cuts: Sequence[int]) -> Iterator[tuple[int, RowSums]]:
        """Yield what all rows before each place come to; only where totals stand it is asked for."""
        above = RowSums(0, (0,) * len(self._columns), 0)
        yield 0, above
        for first, last in pairwise(cuts):
            above = above.plus(self._sum(*(values[first:last] for values in self._columns)))
            yield last, above

    def _is_each_in(self, owns: frozenset[Own]) -> bool:
        """Whether every row is one of those that some total is likely to be of."""
        met = set(zip(self.days, self._whose, strict=True)) if owns else ()
        return bool(met) and all(not owns.isdisjoint(self._owns(day, number)) for day, number in met)

    def _owns(self, day: int, number: int) -> Iterator[Own]:
        """Yield what a row is a part of."""
        return (Own(day, whose) for whose in (*self._groups.get(None, ()), *self._groups.get(number, ())))

    def _summed_by_own(self, wanted: frozenset[Own]) -> Iterator[tuple[Own, RowSums]]:
        places: dict[Own, list[int]] = {own: [] for own in wanted}
        days = {own.day for own in wanted}
        for place, (day, number) in enumerate(zip(self.days, self._whose, strict=True) if wanted else ()):
            for own in self._owns(day, number) if day in days else ():
                if own in places:
                    places[own].append(place)
        for own, found in places.items():
            self._telling[own] = sum(any(values[place] for values in self._columns) for place in found)
            yield own, self._sum(*([values[place] for place in found] for values in self._columns))

    def _reaching(self, cuts: Sequence[int]) -> Iterator[tuple[int, set[int]]]:
        """Yield the first and the last day of all rows before each place."""
        reach: set[int] = set()
        for first, last in pairwise(cuts):
            reach = self._ends(first, last, reach)
            yield last, reach

    def _ends(self, first: int, last: int, reach: Iterable[int] = ()) -> set[int]:
        days = [*self.days[first:last], *reach]
        return {min(days), max(days)} if days else set()

    def _sum(self, *columns: Sequence[int]) -> RowSums:
        products = sum(map(mul, *columns)) if self._is_weighted else 0
        return RowSums(len(columns[0]), tuple(map(sum, columns)), products)

    @property
    def _is_weighted(self) -> bool:
        return self.lane.shape is Shape.WEIGHTED

    def parts(self, own: Own) -> int:
        """Return how many rows a total of theirs would count twice."""
        return self._by_own[own].rows

    def telling_parts(self, own: Own) -> int:
        """Return how many of these rows have figures other than 0."""
        return self._telling[own]

    def fits_its_own(self, total: StatedTotal) -> bool:
        """Whether a total with a day says what the rows of its day come to."""
        return total.own is not None and not self._wrong(total, self._by_own[total.own])

    def says_something(self, total: StatedTotal) -> bool:
        """Whether any operand can be checked."""
        return any(total.figures[index] is not None for index in self._checked)

    def disagreements(self, total: StatedTotal, *, is_labelled: bool = True) -> list[str]:
        """Return how a total disagrees with the rows that it fits best.

        Args:
            total: What the total row says.
            is_labelled: Whether it is a total for certain, and not perhaps a record that lacks its owner.
        """
        if is_labelled or total.own is None:
            choices = self._possible_rows(total)
        else:
            choices = self._likely_rows(total, total.own)
        found = [(self._wrong(total, rows), rows) for rows in choices]
        if not found:
            return [f"No rows can make up the total of {self.lane.metric.id}."]
        fewest, rows = min(found, key=lambda one: len(one[0]))
        return [self._message(index, total, rows) for index in fewest]

    def _possible_rows(self, total: StatedTotal) -> Iterator[RowSums]:
        """Return what a total can be of: all rows above, its section, the whole file, its own day."""
        above, end = self._place(total.line), len(self.lines)
        for first, last in ((0, above), *((first, above) for first in self._sections(total)), (0, end)):
            yield self._between(first, last)
        if total.own is not None:
            yield self._by_own[total.own]

    def _sections(self, total: StatedTotal) -> Iterator[int]:
        """Yield where the section of a total may begin: behind the total before it, or with the page or group."""
        yield self._place(total.previous)
        pages = bisect_left(self._pages, self._place(total.line))
        yield from self._pages[pages - 1 : pages] if pages else ()

    def _likely_rows(self, total: StatedTotal, own: Own) -> Iterator[RowSums]:
        """Return what a record can be a total of that could also be something else.

        That of its own day; of a single row only where every day has such a record, as one figure easily equals
        another by chance. Or the rows above or its section, where it has their first or last day.
        """
        of_its_day, day = self._by_own[own], own.day
        if of_its_day.rows != 1 or self.each_has_one:
            yield of_its_day
        last = self._place(total.line)
        if last > 1 and day in self._reach[last]:
            yield self._between(0, last)
        for first in self._sections(total):
            if last - first > 1 and day in self._ends(first, last):
                yield self._between(first, last)

    def _wrong(self, total: StatedTotal, rows: RowSums) -> list[int]:
        """Return the operands of which a total says something else than its rows."""
        return [
            index
            for index in self._checked
            if (stated := total.figures[index]) is not None and not self._agrees(index, stated, rows)
        ]

    def _message(self, index: int, total: StatedTotal, rows: RowSums) -> str:
        scale = self.lane.scale(index) / self.lane.factors[index]
        is_mean = self._is_mean(index)
        stated = (total.figures[index] or 0) * scale
        actual = (rows.means[0] if is_mean else rows.sums[index]) * scale
        told, other = self._shown(index, stated, actual)
        metric = f" ({self.lane.metric.id})" if index == 0 else ""
        makes = f"make {other} together" if is_mean else f"add up to {other}"
        return f'The total of "{self.header[self.lane.places[index]]}"{metric} is {told}, its rows {makes}.'

    def _shown(self, index: int, stated: Fraction, actual: Fraction) -> tuple[str, str]:
        """Return two figures as the file writes them, or where it has colons as durations."""
        reader = self.lane.readers[index]
        exact = finite_decimal(stated)
        if exact is not None and isinstance(reader, Numbers) and isinstance(reader.grammar, Clock):
            return show(exact, SECOND.symbol), show_against(actual, (exact,), SECOND.symbol)
        return _shown(stated), _shown(actual)

    @property
    def _checked(self) -> tuple[int, ...]:
        """The operands of which a total says what their rows say: not medians, and not rows counted here."""
        if self.lane.counts_rows:
            return ()
        if self.lane.shape is Shape.VALUE and self.lane.metric.kind is not Kind.SUM:
            return ()
        if self._is_weighted and self.lane.metric.kind not in _AVERAGED:
            return (1,)
        return tuple(range(len(self.lane.readers)))

    def _is_mean(self, index: int) -> bool:
        return self._is_weighted and index == 0

    def _agrees(self, index: int, stated: int, rows: RowSums) -> bool:
        if not self._is_mean(index):
            # A report may round the total to one digit less than its rows.
            slack = min(_fineness(self._decimals_of(index), [stated]), _ONE_DIGIT)
            return 2 * abs(stated - rows.sums[index]) <= (slack if slack > 1 else 0)
        if not rows.sums[1]:
            return True
        # Reports round each row and the total, and some take the plain mean of the rows.
        slack = self._fineness + _fineness(self._decimals, [stated])
        return any(abs(stated - mean) <= slack for mean in rows.means)

    @property
    def _decimals(self) -> int:
        return self._decimals_of(0)

    def _decimals_of(self, index: int) -> int:
        reader = self.lane.readers[index]
        return reader.decimals if isinstance(reader, Numbers) else 0

    def _place(self, line: int) -> int:
        return bisect_left(self.lines, line)

    def _between(self, first: int, last: int) -> RowSums:
        return self._above[last].minus(self._above[first])


def _groups_by_number(groups: Iterable[frozenset[int] | None]) -> Mapping[int | None, Sequence[frozenset[int] | None]]:
    """Return the groups that each number is in; those of anybody under None."""
    found: dict[int | None, list[frozenset[int] | None]] = defaultdict(list)
    for group in groups:
        for number in (None,) if group is None else group:
            found[number].append(group)
    return found


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
