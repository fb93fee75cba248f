"""Finding the columns that a source names, and how each of them is to be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.goals.mapping import CountedRows, RatioColumns, ResponseColumns, ScoreColumn, ValueColumn
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.names import fold_name
from smartgoal.knowledge.units import (
    PERCENT,
    SECOND,
    Dimension,
    factor_between,
    find_unit,
    fold_unit,
    metric_unit,
    whole_in,
)
from smartgoal.readings.cells.answers import Answers, Matches, WantedAnswers
from smartgoal.readings.cells.clocks import CLOCKS, Clock
from smartgoal.readings.cells.durations import NamedParts, read_time_of_day
from smartgoal.readings.cells.memo import NULL, NULLS, Memo, Same
from smartgoal.readings.cells.plain import Plain
from smartgoal.readings.cells.values import Numbers, Percent
from smartgoal.readings.codes import ErrorCode, RejectCode
from smartgoal.readings.export import Shape
from smartgoal.readings.names import says_average
from smartgoal.readings.rows.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartgoal.goals.mapping import Amounts, DateOrder, MetricColumns
    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.numbers import Mark
    from smartgoal.knowledge.units import Unit
    from smartgoal.readings.cells.plain import Cell
    from smartgoal.readings.file.table import Table

PROMOTERS, PASSIVES, DETRACTORS = range(9, 11), range(7, 9), range(7)


@dataclass(slots=True)
class Decisions:
    """What was declared, or decided over whole columns: a decimal mark by columns, an order by date column."""

    declared: Mark | None
    is_workbook: bool = False
    marks: dict[tuple[int, ...], Mark] = field(default_factory=dict)
    orders: dict[int, DateOrder] = field(default_factory=dict)
    percent_signs: dict[int, bool] = field(default_factory=dict)
    grammars: dict[tuple[int, ...], list[Plain]] = field(default_factory=dict)

    def plain(self, places: tuple[int, ...], unit: Unit | None) -> Plain:
        """Return a reader of the numbers in `places`."""
        mark = self.declared or self.marks.get(places)
        grammar = Plain(places, mark, decided=mark is not None, unit=unit)
        self.grammars.setdefault(places, []).append(grammar)
        return grammar

    @property
    def mark(self) -> Mark | None:
        """The first decimal mark that was met."""
        marks = (grammar.mark for grammars in self.grammars.values() for grammar in grammars)
        return next((mark for mark in marks if mark is not None), None)


class UnitGrammar(NamedTuple):
    """How cells of one unit are read, and what one of them is worth in the metric's unit."""

    grammar: Callable[[str], Cell]
    factor: Fraction
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Columns:
    """Makes the lanes of one table."""

    table: Table
    decisions: Decisions
    is_tidy: bool = False

    def amount(self, metric: Metric, unit: str | None, places: tuple[int, ...]) -> UnitGrammar:
        """Return how the cells in `places` are read for `metric`; raise ReadingsError where the units don't fit."""
        own = metric_unit(metric.unit)
        if unit is None:
            return UnitGrammar(self._own(own, places), Fraction(1), own)
        if unit.casefold() in CLOCKS:
            return UnitGrammar(Clock(unit.casefold()), self._factor(metric, own, SECOND, unit), SECOND)
        if unit == "duration":
            return UnitGrammar(self._named_parts(places), self._factor(metric, own, SECOND, unit), SECOND)
        if unit == "clock":
            return UnitGrammar(read_time_of_day, self._factor(metric, own, SECOND, unit), SECOND)
        if fold_unit(unit) == fold_unit(metric.unit):
            return UnitGrammar(self._own(own, places), Fraction(1), own)
        found = find_unit(unit, own)
        return UnitGrammar(self.decisions.plain(places, found), self._factor(metric, own, found, unit), found)

    def _named_parts(self, places: tuple[int, ...]) -> NamedParts:
        return NamedParts(self.decisions.plain(places, None))

    def _own(self, unit: Unit | None, places: tuple[int, ...]) -> Callable[[str], Cell]:
        plain = self.decisions.plain(places, unit)
        if unit != SECOND or not self.is_tidy:
            return plain
        clock = Clock("h:mm:ss")
        # Three parts have one reading; two have two, and are refused.
        return lambda text: clock(text) if ":" in text else plain(text)

    def _factor(self, metric: Metric, own: Unit | None, unit: Unit | None, text: str) -> Fraction:
        factor = factor_between(unit, own) if unit and own else None
        if factor is None:
            message = f'"{text}" can\'t be turned into the unit of {metric.id}, {metric.unit}.'
            raise ReadingsError(ErrorCode.UNIT_INCONSISTENT, message, self.table.name)
        return factor

    def values(
        self, metric: Metric, written: Amounts, column: str, places: tuple[int, ...]
    ) -> tuple[Numbers, Fraction]:
        """Return the reader of a column of values and what one is worth; `places` share its decimal mark."""
        self._demand_unit(metric, written.unit, column)
        amount = self.amount(metric, written.unit, places)
        low, high = (None if bound is None else Fraction(bound) / amount.factor for bound in metric.bounds)
        is_time = amount.unit is not None and amount.unit.dimension is Dimension.TIME
        code = RejectCode.BAD_DURATION if is_time and low == 0 else RejectCode.OUT_OF_RANGE
        percent = None
        if amount.unit == PERCENT:
            # A workbook keeps the sign in a format that isn't read: there 0.85 is as good as signed.
            signed = True if self.decisions.is_workbook else self.decisions.percent_signs.get(places[0])
            percent = Percent(places[0], signed, is_declared=written.unit is not None)
        numbers = Numbers(amount.grammar, nulls=_nulls(written), bounds=(low, high), low_code=code, percent=percent)
        return numbers, amount.factor

    def _demand_unit(self, metric: Metric, unit: str | None, column: str) -> None:
        own = metric_unit(metric.unit)
        if unit is not None or self.is_tidy or own is None or own.dimension not in {Dimension.TIME, Dimension.SHARE}:
            return
        if own.dimension is Dimension.TIME:
            message = f'say the `unit` of "{column}" for {metric.id}: s, ms, min, h, "h:mm:ss", "mm:ss" or duration.'
            raise ReadingsError(ErrorCode.AMBIGUOUS_DURATION, message, self.table.name)
        message = f'say the `unit` of "{column}" for {metric.id}: "%" or fraction (0 to 1).'
        raise ReadingsError(ErrorCode.AMBIGUOUS_PERCENT, message, self.table.name)

    def counts(self, column: str, nulls: frozenset[str]) -> tuple[Numbers, int]:
        """Return the reader of a column of weights or counts, and its place."""
        place = self.table.place(column)
        grammar = self.decisions.plain((place,), None)
        return Numbers(grammar, nulls=nulls, bounds=(Fraction(0), None), low_code=RejectCode.NEGATIVE_COUNT), place

    def lane(self, metric: Metric, written: MetricColumns) -> Lane:
        """Return the lane of one metric of a source."""
        match written:
            case ValueColumn():
                return self.value_lane(metric, written)
            case RatioColumns():
                return self.ratio_lane(metric, written)
            case ScoreColumn():
                place = self.table.place(written.score)
                groups = (PROMOTERS, PASSIVES, DETRACTORS)
                readers = tuple(Answers(group, _nulls(written)) for group in groups)
                return Lane(metric, Shape.RESPONSES, readers, (place,) * 3, (Fraction(1),) * 3)
            case ResponseColumns():
                names = (written.promoters, written.passives, written.detractors)
                counted = [self.counts(name, _nulls(written)) for name in names]
                readers, places = zip(*counted, strict=True)
                return Lane(metric, Shape.RESPONSES, readers, places, (Fraction(1),) * 3)
            case CountedRows():
                return self.count_lane(metric, written)

    def value_lane(self, metric: Metric, written: ValueColumn, *, weight_optional: bool = False) -> Lane:
        """Return the lane of a value, with its weight if it has one."""
        place = self.table.place(written.value)
        values, factor = self.values(metric, written, written.value, (place,))
        weighs = metric.kind in {Kind.RATIO, Kind.MEAN, Kind.MEDIAN}
        if written.weight is None or written.weight == "none" or not weighs:
            self.demand_weight(metric, written)
            unweighted = written.weight == "none" and weighs
            return Lane(metric, Shape.VALUE, (values,), (place,), (factor,), unweighted=unweighted)
        weights, weight_place = self.counts(written.weight, _nulls(written))
        return Lane(
            metric,
            Shape.WEIGHTED,
            (values, weights),
            (place, weight_place),
            (factor, Fraction(1)),
            weight_optional=weight_optional,
        )

    def demand_weight(self, metric: Metric, written: ValueColumn) -> None:
        """Raise ReadingsError where averages come without the number of contacts behind them."""
        if written.weight is not None or self.is_tidy:
            return
        averages = metric.kind in {Kind.MEAN, Kind.MEDIAN} and says_average(written.value)
        if metric.kind is Kind.RATIO or averages:
            message = f'say the `weight` of "{written.value}" for {metric.id}: the column of counts, or none.'
            raise ReadingsError(ErrorCode.MISSING_WEIGHT, message, self.table.name)

    def ratio_lane(self, metric: Metric, written: RatioColumns) -> Lane:
        """Return the lane of a sum over a sum."""
        above = self.table.place(written.numerator)
        nulls = _nulls(written)
        below, below_place = self.counts(written.denominator, nulls)
        whole = whole_in(metric.unit)
        amount = UnitGrammar(self.decisions.plain((above,), None), Fraction(1), None)
        factors = (whole or Fraction(1), Fraction(1))
        if whole is not None and written.unit is not None:
            # Time over time: both are written alike.
            amount, other = (self._span(written.unit, place) for place in (above, below_place))
            below = Numbers(other.grammar, nulls=nulls, bounds=(Fraction(0), None), low_code=RejectCode.BAD_DURATION)
        elif whole is None:
            self._demand_unit(metric, written.unit, written.numerator)
            amount = self.amount(metric, written.unit, (above,))
            factors = (amount.factor, Fraction(1))
        low = metric.bounds[0]
        is_time = amount.unit is not None and amount.unit.dimension is Dimension.TIME
        bounds = (Fraction(0) if low is not None and low >= 0 else None, None)
        code = RejectCode.BAD_DURATION if is_time else RejectCode.NEGATIVE_COUNT
        numerator = Numbers(amount.grammar, nulls=nulls, bounds=bounds, low_code=code)
        return Lane(metric, Shape.RATIO, (numerator, below), (above, below_place), factors)

    def _span(self, unit: str, place: int) -> UnitGrammar:
        if unit.casefold() in CLOCKS:
            return UnitGrammar(Clock(unit.casefold()), Fraction(1), SECOND)
        if unit == "duration":
            return UnitGrammar(self._named_parts((place,)), Fraction(1), SECOND)
        if unit == "clock":
            return UnitGrammar(read_time_of_day, Fraction(1), SECOND)
        return UnitGrammar(self.decisions.plain((place,), find_unit(unit)), Fraction(1), find_unit(unit))

    def count_lane(self, metric: Metric, written: CountedRows) -> Lane:
        """Return the lane of rows that are counted."""
        top, top_place = self._choice(written.count, otherwise=None, counts_any=_counts_any(written))
        if written.of is None:
            return Lane(metric, Shape.VALUE, (top,), (top_place,), (Fraction(1),), fills=True)
        whole, whole_place = self._choice(written.of, otherwise=NULL)
        factor = whole_in(metric.unit) or Fraction(1)
        return Lane(metric, Shape.RATIO, (top, whole), (top_place, whole_place), (factor, Fraction(1)))

    def _choice(self, chosen: object, *, otherwise: str | None, counts_any: bool = False) -> tuple[Memo[str], int]:
        if not isinstance(chosen, dict):
            return Same(1), 0
        (column, cells), *more = chosen.items()
        if more:
            message = "rows are counted by one column; use `where` for the others."
            raise ReadingsError(ErrorCode.AMBIGUOUS_COLUMN, message, self.table.name)
        place = self.table.place(column)
        if cells == "any":
            return Matches(None, otherwise=otherwise), place
        return (
            Matches(cells, otherwise=otherwise) if otherwise else WantedAnswers(cells, counts_any=counts_any)
        ), place


def _counts_any(written: CountedRows) -> bool:
    """Whether whatever stands in the column of wanted answers counts as an answer."""
    count, whole = written.count, written.of
    if not isinstance(count, dict) or not isinstance(whole, dict):
        return False
    (column, *_), ((other, cells), *_) = count, whole.items()
    return cells == "any" and fold_name(column) == fold_name(other)


def _nulls(written: Amounts) -> frozenset[str]:
    return NULLS | frozenset(map(fold_name, written.null or ()))
