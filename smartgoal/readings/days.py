"""Day sums: the one shape that files, the store and every later engine hand to progress."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from smartgoal.readings.export import Reject
    from smartgoal.readings.spans import DaySpan


class Whose(NamedTuple):
    """What a row is about: a metric's id and whom it counts for; None where the row doesn't say."""

    metric: str
    owner: str | None
    team: str | None


@dataclass(frozen=True, slots=True)
class DaySum:
    """All rows of one metric, owner and team on one local day, added up exactly.

    Attributes:
        numerator: Σ value · weight or Σ numerator, in the metric's unit (for % already × 100); for nps
            promoters − detractors, for sum Σ value, for last the value.
        denominator: Σ weight or Σ denominator; for nps all responses; 0 for sum and last.
        squares: Σ value² of raw observations (weight 1), for nps promoters + detractors; None where a row was no raw
            observation.
        rows: Number of rows.
        values: Every value of the day, for medians and levels only; two different values of a level contradict.
        unweighted: Whether rows without weight were counted alike by declaration.
    """

    numerator: Fraction
    denominator: Fraction
    rows: int
    squares: Fraction | None = None
    values: tuple[Fraction, ...] = ()
    unweighted: bool = False

    def __add__(self, other: DaySum) -> DaySum:
        """Return both as one; squares are lost where either has none."""
        return DaySum(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.rows + other.rows,
            None if self.squares is None or other.squares is None else self.squares + other.squares,
            self.values + other.values,
            self.unweighted or other.unweighted,
        )


@dataclass(frozen=True, slots=True)
class DataError:
    """A row or a contradiction that progress has to name.

    Attributes:
        owner: Whose row it was; None: anybody's.
        about, day: Of a contradiction, which figures it is among; it matters to goals that take that day's.
    """

    metric: str
    owner: str | None
    file: str
    line: int | None
    code: str
    message: str
    about: Whose | None = None
    day: date | None = None


def errors_of(losses: Iterable[Reject], file: str, readable: Iterable[str]) -> Iterator[DataError]:
    """Return rejected records as errors of the metrics that lost them: all of the file where it can't be told."""
    for loss in losses:
        for metric in (loss.metric,) if loss.metric else readable:
            message = f'"{loss.raw[:60]}": {loss.hint}'
            yield DataError(metric, loss.owner, file, loss.line, loss.code, message)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where figures came from, for `--why`: a file, how many rows, which lines."""

    file: str
    rows: int
    first_line: int
    last_line: int
    imported: int | None = None

    def joined(self, other: Origin) -> Origin:
        """Return this and other rows of the same file as one."""
        first, last = min(self.first_line, other.first_line), max(self.last_line, other.last_line)
        return replace(self, rows=self.rows + other.rows, first_line=first, last_line=last)


@dataclass(frozen=True, slots=True)
class DaySums:
    """Every day sum of one run, by what the rows are about; days in order.

    Attributes:
        sums: Metric, owner and team to the day sums by local day, ascending.
        errors: Rows rejected, and contradictions found.
        origins: Metric, owner and team to the files that the figures came from.
        sample: Whether the figures are the sample data that ships with smartgoal.
        counted: Metric, owner and team to the days over which rows were counted: those without any are zeros, not gaps.
        unlike: Ids of metrics of which some rows don't count, as they were read by another definition, and why.
        remarks: What readers of the figures have to know of the files, a sentence each.
        apart: By goal file and currency their own day sums, where the goal files of a run take different ones.
    """

    sums: Mapping[Whose, Mapping[date, DaySum]] = field(default_factory=dict)
    errors: tuple[DataError, ...] = ()
    origins: Mapping[Whose, tuple[Origin, ...]] = field(default_factory=dict)
    sample: bool = False
    counted: Mapping[Whose, tuple[DaySpan, ...]] = field(default_factory=dict)
    unlike: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    apart: Mapping[tuple[str, str | None], DaySums] = field(default_factory=dict)

    def of_file(self, name: str, currency: str | None = None) -> DaySums:
        """Return what counts for the goals of a file, of one currency where they are in several."""
        return self.apart.get((name, currency)) or self.apart.get((name, None)) or self

    @property
    def files(self) -> frozenset[str]:
        """The names of all exports that figures came from."""
        own = {origin.file for found in self.origins.values() for origin in found}
        return frozenset(own.union(*(one.files for one in self.apart.values())))

    def of_metric(self, metric: str) -> Iterator[tuple[Whose, Mapping[date, DaySum]]]:
        """Return what there is of one metric."""
        return ((whose, days) for whose, days in self.sums.items() if whose.metric == metric)


def divided(found: Mapping[tuple[str, str | None], DaySums]) -> DaySums:
    """Return the day sums of several goal files as one: those of the first, and apart all where any are others."""
    first = next(iter(found.values()), DaySums())
    if all(sums is first for sums in found.values()):
        return first
    remarks = dict.fromkeys(remark for sums in found.values() for remark in sums.remarks)
    return replace(first, apart=found, remarks=tuple(remarks))
