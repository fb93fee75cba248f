"""An export that was read: every record accounted for, and its figures in packed columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping

    from smartgoal.knowledge.metric import Kind
    from smartgoal.readings.keys import Keys
    from smartgoal.readings.packed import Packed
    from smartgoal.readings.scope import Scope


class Reject(NamedTuple):
    """A record that can't be believed.

    Attributes:
        line: 1-based, the record's first.
        column: Header of the cell at fault; None where the whole record is.
        raw: The cell, or the record, as the file has it.
        metric: The metric that is lost; None: all the record's.
        owner: Whose it was, where that is known.
        others: The metrics whose figures in the record are lost with it, good as they may be.
    """

    line: int
    column: str | None
    code: str
    raw: str
    hint: str
    metric: str | None = None
    owner: str | None = None
    others: tuple[str, ...] = ()

    @property
    def losses(self) -> Iterator[Reject]:
        """The record once for each metric that it is lost for; those beside the cell at fault are told where it is."""
        yield self._replace(others=())
        for metric in self.others:
            hint = f'It stands in the column "{self.column}", and the record is rejected as a whole. {self.hint}'
            yield self._replace(hint=hint, metric=metric, others=())


class Skip(NamedTuple):
    """A record that says nothing by itself."""

    line: int
    code: str


class Remark(NamedTuple):
    """Something worth knowing about a file that was read all the same."""

    code: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class FileForm:
    """How a file is written, as declared or decided."""

    encoding: str
    delimiter: str
    decimal: str | None
    date_order: str | None
    header_line: int


class Shape(StrEnum):
    """What the operands of a metric's rows are."""

    VALUE = "value"
    WEIGHTED = "weighted"
    RATIO = "ratio"
    RESPONSES = "responses"


@dataclass(frozen=True, slots=True)
class RowMeaning:
    """What the operands of rows mean.

    Attributes:
        metric: Its id.
        unit: The metric's unit, which `scales` lead to.
        shape: What the operands are: a value; a value and its weight; numerator and denominator; promoters, passives
            and detractors.
        scales: What one of each operand is worth: in the metric's unit, weights and denominators in themselves.
        unweighted: Whether averages without weight are counted alike by declaration.
        fills: Whether days without rows are zeros.
    """

    metric: str
    kind: Kind
    unit: str
    shape: Shape
    scales: tuple[Fraction, ...]
    unweighted: bool = False
    fills: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """All accepted rows of one measure in one export, as columns of one length, in no order.

    Attributes:
        days: Ordinals of the local days.
        whose: Places in the export's `whose`.
        lines: Where each row stands.
        keys: What makes a row the same row; None where nothing does.
    """

    measure: RowMeaning
    days: array[int]
    whose: array[int]
    lines: array[int]
    operands: tuple[Packed, ...]
    keys: Keys | None = None

    @property
    def metric(self) -> str:
        """The metric's id."""
        return self.measure.metric

    def __len__(self) -> int:
        return len(self.days)


@dataclass(frozen=True, slots=True)
class MetricTotal:
    """What one metric of an export adds up to.

    Attributes:
        sum: Σ value in the metric's unit; Σ numerator where rows carry one, Σ promoters − detractors for answers.
        weight: Σ weight, denominator or answers; None where rows carry none.
        weighted_mean: None without weight.
        owners: Names in order, at most 1,000.
    """

    rows: int
    sum: Fraction
    weight: Fraction | None
    weighted_mean: Fraction | None
    first_date: date
    last_date: date
    owner_count: int
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """One file that was read; `records` = accepted + null + rejected + skipped.

    Attributes:
        file: As the user named it.
        scope: How it was read: its source, metrics, zone.
        whose: Owners and teams (None where a row doesn't say) that `rows` point into.
        rows: What was accepted, by metric.
        null_lines: Lines of the records without any figure.
        skip_lines: Lines of the records skipped, by code.
        span: First and last day of the file, with filtered rows; None without any.
        has_key: Whether a key or grain makes rows the same.
        is_zoned: Whether its days depend on a zone, as its times have offsets or are of a zone of their own.
    """

    file: str
    scope: Scope
    form: FileForm
    accepted: int
    whose: tuple[tuple[str | None, str | None], ...]
    rows: tuple[Rows, ...]
    rejects: tuple[Reject, ...]
    null_lines: array[int]
    skip_lines: Mapping[str, array[int]]
    warnings: tuple[Remark, ...]
    span: tuple[date, date] | None = None
    has_key: bool = False
    is_zoned: bool = False

    @property
    def source(self) -> str:
        """The source it belongs to; `tidy` for files that need none."""
        return self.scope.source

    @property
    def has_days_in_key(self) -> bool:
        """Whether the day is part of what makes a row the same row."""
        mapping = self.scope.mapping
        return mapping is not None and "date" in (mapping.grain or ())

    @property
    def nulls(self) -> int:
        """How many records say nothing was measured."""
        return len(self.null_lines)

    @property
    def skipped(self) -> int:
        """How many records say nothing by themselves, header and preamble among them."""
        return sum(map(len, self.skip_lines.values()))

    @property
    def records(self) -> int:
        """How many records the file has."""
        return self.accepted + self.nulls + len(self.rejects) + self.skipped

    @property
    def rows_of_data(self) -> int:
        """How many records aren't skipped."""
        return self.records - self.skipped

    @property
    def skips(self) -> Iterator[Skip]:
        """Every record skipped, in order of line."""
        skips = (Skip(line, code) for code, lines in self.skip_lines.items() for line in lines)
        return iter(sorted(skips))

    @property
    def totals(self) -> dict[str, MetricTotal]:
        """What each metric adds up to."""
        return {rows.metric: total for rows in self.rows if (total := self._total(rows)) is not None}

    def _total(self, rows: Rows) -> MetricTotal | None:
        same = [other for other in self.rows if other.metric == rows.metric and len(other)]
        if not same:
            return None
        numerators, weights = zip(*(_sums(part) for part in same), strict=True)
        values = sum((_plain_sum(part) for part in same), Fraction(0))
        weight = None if None in weights else sum((part for part in weights if part is not None), Fraction(0))
        owners = sorted({name for part in same for place in set(part.whose) if (name := self.whose[place][0])})
        return MetricTotal(
            rows=sum(map(len, same)),
            sum=values,
            weight=weight,
            weighted_mean=sum(numerators, Fraction(0)) / weight if weight else None,
            first_date=date.fromordinal(min(min(part.days) for part in same)),
            last_date=date.fromordinal(max(max(part.days) for part in same)),
            owner_count=len(owners),
            owners=tuple(owners[:1000]),
        )


def _plain_sum(rows: Rows) -> Fraction:
    if rows.measure.shape is Shape.RESPONSES:
        return _sums(rows)[0]
    return sum(rows.operands[0].items) * rows.measure.scales[0]


def _sums(rows: Rows) -> tuple[Fraction, Fraction | None]:
    columns = [column.items for column in rows.operands]
    scales = rows.measure.scales
    match rows.measure.shape:
        case Shape.VALUE:
            return sum(columns[0]) * scales[0], None
        case Shape.RATIO:
            return sum(columns[0]) * scales[0], sum(columns[1]) * scales[1]
        case Shape.WEIGHTED:
            products = sum(value * weight for value, weight in zip(*columns, strict=True))
            return products * scales[0] * scales[1], sum(columns[1]) * scales[1]
        case Shape.RESPONSES:
            counts = [sum(column) * scale for column, scale in zip(columns, scales, strict=True)]
            return 100 * (counts[0] - counts[2]), sum(counts, Fraction(0))
