"""Adding up rows that count into day sums."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache, partial
from itertools import compress, repeat
from operator import add, mul, sub
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.names import fold_name
from smartgoal.readings.days import DaySum, DaySums, Origin, Whose
from smartgoal.readings.export import Shape
from smartgoal.readings.spans import joined
from smartgoal.readings.sums.contradictions import Seen, find_contradictions
from smartgoal.readings.sums.twice import Twice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DataError
    from smartgoal.readings.export import RowMeaning, Rows
    from smartgoal.readings.spans import DaySpan

    LookUp = Callable[[Mapping[Whose, frozenset[int]]], Iterator[Seen]]
    """Returns what rows say of people's days that are wanted."""

_DAYS_A_PERSON = 1_000_000
"""More than the ordinal of any day, so that a person and a day make one number."""
_COUNTED = frozenset({Kind.MEAN, Kind.RATIO, Kind.MEDIAN, Kind.NPS})
_KEPT = frozenset({Kind.MEDIAN, Kind.LAST})
_ZERO = Fraction(0)
_MOST_MULTIPLES = 10_000


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one metric in one file, and which of them count.

    Attributes:
        file: As the user named it.
        pairs: The owners and teams that the rows point into.
        span: First and last day of the file.
        keep: None: all rows count.
        source: The file's.
    """

    file: str
    rows: Rows
    pairs: Sequence[tuple[str | None, str | None]]
    span: DaySpan | None
    keep: Sequence[bool] | None = None
    source: str = ""


def add_up(parts: Iterable[Part], plan: Plan, errors: Iterable[DataError]) -> DaySums:
    """Return the day sums of all rows that count."""
    names = Names(plan)
    some = tuple(parts)
    made = DaySumsBuilder(several_bring((part.rows.metric, part.source) for part in some))
    for part in some:
        rows, keep = part.rows, part.keep
        whose = [Whose(rows.metric, names(owner), names(team)) for owner, team in part.pairs]
        see = partial(values_at, file=part.file, rows=rows, whose=whose, keep=keep)
        made.add(rows.measure, whose, sum_days(rows, keep), part.span, see, part.source)
        for place, extent in extents_of(rows, keep).items():
            made.add_origin(whose[place], Origin(part.file, *extent))
    return made.done(errors)


def several_bring(metrics: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the metrics that stand with more than one source."""
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for metric, source in metrics:
        sources[metric].add(source)
    return frozenset(metric for metric, some in sources.items() if len(some) > 1)


class DaySumsBuilder:
    """Day sums in the making, of rows or of what rows were added up to before.

    Attributes:
        twice: What several sources bring.
    """

    __slots__ = ("_counted", "_date", "_levels", "_origins", "_sums", "twice")

    def __init__(self, shared: frozenset[str]) -> None:
        """Begin; `shared` are the metrics that several sources bring."""
        self.twice = Twice(shared)
        self._sums: defaultdict[Whose, dict[date, DaySum]] = defaultdict(dict)
        self._date = cache(date.fromordinal)
        self._origins: defaultdict[Whose, list[Origin]] = defaultdict(list)
        self._counted: defaultdict[Whose, list[DaySpan]] = defaultdict(list)
        self._levels: list[tuple[Sequence[Whose], LookUp]] = []

    def add(
        self,
        measure: RowMeaning,
        whose: Sequence[Whose],
        sums: Iterable[tuple[tuple[int, int], Sum]],
        span: DaySpan | None,
        see: LookUp,
        source: str,
    ) -> None:
        """Add one measure of one file.

        Args:
            measure: What the sums are of.
            whose: Whom the places among the file's pairs stand for.
            sums: As `sum_days` returns them.
            span: First and last day of the file.
            see: Returns the rows behind the sums.
            source: The file's.
        """
        finish = finisher(measure)
        is_shared = self.twice.watches(measure)
        for (place, ordinal), found in sums:
            days = self._sums[whose[place]]
            day, finished = self._date(ordinal), finish(found)
            days[day] = days[day] + finished if day in days else finished
            if is_shared:
                self.twice.add(source, whose[place], day, finished)
        if measure.fills and span is not None:
            # Whoever the file names was there to be counted, though perhaps none of the rows counts.
            for one in whose:
                self._counted[one].append(span)
        if measure.kind is Kind.LAST:
            self._levels.append((whose, see))

    def add_origin(self, whose: Whose, origin: Origin) -> None:
        """Say where some of the figures came from."""
        self._origins[whose].append(origin)

    def done(self, errors: Iterable[DataError], unlike: Mapping[str, str] | None = None) -> DaySums:
        """Return all that was added, with the contradictions in it."""
        ordered = {whose: dict(sorted(days.items())) for whose, days in self._sums.items()}
        levels = {one.metric for whose, _ in self._levels for one in whose}
        return DaySums(
            ordered,
            (*errors, *find_contradictions(ordered, levels, self._look_up)),
            {whose: tuple(found) for whose, found in self._origins.items()},
            counted={whose: joined(spans) for whose, spans in self._counted.items()},
            unlike=unlike or {},
            remarks=tuple(self.twice.told()),
        )

    def _look_up(self, wanted: Mapping[Whose, frozenset[int]]) -> Iterator[Seen]:
        for whose, see in self._levels:
            if not wanted.keys().isdisjoint(whose):
                yield from see(wanted)


class Names:
    """Spellings of owners and teams: the plan's where it knows a name, else the first one met."""

    __slots__ = ("_known",)

    def __init__(self, plan: Plan) -> None:
        self._known: dict[str, str] = {}
        for goal in plan.goals:
            if goal.owner:
                self._known.setdefault(fold_name(goal.owner), goal.owner)
        for file in plan.files:
            for name in (*file.people, *sorted(file.teams)):
                self._known.setdefault(fold_name(name), name)

    def __call__(self, name: str | None) -> str | None:
        """Return the spelling."""
        return None if name is None else self._known.setdefault(fold_name(name), name)


@dataclass(slots=True)
class Sum:
    """What one day adds up to, in whole numbers of its measure's scales.

    Attributes:
        is_raw: Whether every row is a raw observation.
        values: Every value, for medians and levels only.
    """

    numerator: int = 0
    denominator: int = 0
    squares: int = 0
    rows: int = 0
    is_raw: bool = True
    values: tuple[int, ...] = ()


class _Columns(NamedTuple):
    """Rows as they are added up; `raw` is what the denominator of a raw observation is, None where none is one."""

    numerators: Iterable[int]
    denominators: Iterable[int]
    squares: Iterable[int]
    raw: int | None


def sum_days(rows: Rows, keep: Sequence[bool] | None = None) -> Iterator[tuple[tuple[int, int], Sum]]:
    """Yield what some rows add up to, by whose they are (a place among the file's pairs) and ordinal of the day."""
    places: Iterable[int] = map(add, map(mul, rows.whose, repeat(_DAYS_A_PERSON)), rows.days)
    operands: list[Sequence[int]] = [column.items for column in rows.operands]
    if keep is not None:
        places = compress(places, keep)
        operands = [list(compress(column, keep)) for column in operands]
    columns = _columns(rows.measure, operands)
    table: defaultdict[int, Sum] = defaultdict(Sum)
    values: defaultdict[int, list[int]] = defaultdict(list)
    with_values = rows.measure.kind in _KEPT
    figures = (columns.numerators, columns.denominators, columns.squares)
    for place, numerator, denominator, square in zip(places, *figures, strict=False):
        found = table[place]
        found.numerator += numerator
        found.denominator += denominator
        found.squares += square
        found.rows += 1
        if denominator != columns.raw:
            found.is_raw = False
        if with_values:
            values[place].append(numerator)
    # Let go of as they are taken, so that sums and what is made of them never stand beside each other whole.
    for place in list(table):
        found = table.pop(place)
        found.values = tuple(values.pop(place, ()))
        yield divmod(place, _DAYS_A_PERSON), found


def values_at(
    wanted: Mapping[Whose, frozenset[int]],
    file: str,
    rows: Rows,
    whose: Sequence[Whose],
    keep: Sequence[bool] | None = None,
) -> Iterator[Seen]:
    """Return what each row says of people's days that are wanted, and where it stands."""
    numerators = _columns(rows.measure, [column.items for column in rows.operands]).numerators
    scale = _scales(rows.measure)[0]
    kept = repeat(1) if keep is None else keep
    days = [wanted.get(one, frozenset()) for one in whose]
    for place, day, line, counts, value in zip(rows.whose, rows.days, rows.lines, kept, numerators, strict=False):
        if counts and day in days[place]:
            yield Seen(whose[place], day, file, line, _times(value, scale))


def _columns(measure: RowMeaning, operands: Sequence[Sequence[int]]) -> _Columns:
    match measure.shape:
        case Shape.VALUE:
            (values,) = operands
            return _Columns(values, repeat(1), map(mul, values, values), None if measure.unweighted else 1)
        case Shape.WEIGHTED:
            values, weights = operands
            products = map(mul, values, weights)
            return _Columns(products, weights, map(mul, values, values), _one(measure.scales[1]))
        case Shape.RATIO:
            above, below = operands
            return _Columns(above, below, map(mul, above, above), _one(measure.scales[1]))
        case Shape.RESPONSES:
            return _answers(measure, operands)


def _answers(measure: RowMeaning, operands: Sequence[Sequence[int]]) -> _Columns:
    # Counts are whole in practice; where one isn't, all three are brought to one scale.
    finest = min(measure.scales)
    promoters, passives, detractors = (
        [value * int(scale / finest) for value in column]
        for column, scale in zip(operands, measure.scales, strict=True)
    )
    committed = list(map(add, promoters, detractors))
    return _Columns(map(sub, promoters, detractors), map(add, committed, passives), committed, None)


def _one(scale: Fraction) -> int | None:
    return scale.denominator if scale.numerator == 1 else None


def finisher(measure: RowMeaning) -> Callable[[Sum], DaySum]:
    """Return what makes a day's sum in the units of its metric."""
    # The counts of days are often the same, and stand in memory once.
    numerator, denominator, squares = (
        lru_cache(_MOST_MULTIPLES)(partial(_times, scale=one)) for one in _scales(measure)
    )
    counted = measure.kind in _COUNTED
    is_answers = measure.shape is Shape.RESPONSES

    def finish(found: Sum) -> DaySum:
        return DaySum(
            numerator=numerator(found.numerator),
            denominator=denominator(found.denominator) if counted else _ZERO,
            rows=found.rows,
            squares=squares(found.squares) if is_answers or (found.is_raw and counted) else None,
            values=tuple(map(numerator, found.values)),
            unweighted=measure.unweighted,
        )

    return finish


def _times(value: int, scale: Fraction) -> Fraction:
    # Most scales are whole, and a fraction of a whole number needs no common divisor.
    product = value * scale.numerator
    return Fraction(product) if scale.denominator == 1 else Fraction(product, scale.denominator)


def _scales(measure: RowMeaning) -> tuple[Fraction, Fraction, Fraction]:
    first = measure.scales[0]
    match measure.shape:
        case Shape.VALUE:
            return first, Fraction(1), first * first
        case Shape.WEIGHTED:
            return first * measure.scales[1], measure.scales[1], first * first
        case Shape.RATIO:
            return first, measure.scales[1], first * first
        case Shape.RESPONSES:
            finest = min(measure.scales)
            return finest, finest, finest


def extents_of(rows: Rows, keep: Sequence[bool] | None = None) -> dict[int, tuple[int, int, int]]:
    """Return how many rows count of whom (a place among the file's pairs), and their first and last line."""
    pairs: Iterable[tuple[int, int]] = zip(rows.whose, rows.lines, strict=True)
    found: dict[int, list[int]] = {}
    for place, line in pairs if keep is None else compress(pairs, keep):
        known = found.get(place)
        if known is None:
            found[place] = [1, line, line]
        else:
            known[0] += 1
            if line < known[1]:
                known[1] = line
            elif line > known[2]:
                known[2] = line
    return {place: (count, first, last) for place, (count, first, last) in found.items()}
