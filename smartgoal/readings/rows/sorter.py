"""Sorting the records of a table into views: one for a mapped source, or one a column of owners."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from smartgoal.errors import ReadingsError
from smartgoal.goals.makeup import unfit_columns
from smartgoal.goals.mapping import (
    Constant,
    CountedRows,
    OwnerColumn,
    RatioColumns,
    ResponseColumns,
    ScoreColumn,
    TeamColumn,
    ValueColumn,
)
from smartgoal.goals.source_forms import fixes_day
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.metric_search import nearest
from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.answers import Matches
from smartgoal.readings.cells.dates import Dates
from smartgoal.readings.codes import ErrorCode, SkipCode
from smartgoal.readings.export import Shape
from smartgoal.readings.file.table import WantedColumns
from smartgoal.readings.names import labels_total, owner_is_summary, owner_is_total
from smartgoal.readings.rows.claimed_totals import Claims
from smartgoal.readings.rows.columns import Columns, Decisions
from smartgoal.readings.rows.lane import Lane
from smartgoal.readings.rows.odd_records import OddRecords
from smartgoal.readings.rows.owners import People, WhoseColumn, WhosePair, namer
from smartgoal.readings.rows.view import View
from smartgoal.readings.scope import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smartgoal.goals.mapping import MetricColumns, SourceMapping
    from smartgoal.knowledge.metric import Metric
    from smartgoal.readings.file.table import Table
    from smartgoal.readings.rows.ledger import Ledger
    from smartgoal.readings.scope import Scope

TIDY_FIGURES = (("value",), ("numerator", "denominator"), ("promoters", "passives", "detractors"))
ROLES = frozenset({"date", "owner", "team", "metric"})


class Sorter(Protocol):
    """Hands the records of a table to the views they belong to."""

    odd: OddRecords
    people: People

    def sort(self, rows: Sequence[list[str]], lines: Sequence[int]) -> None:
        """Take in records of the right length."""

    @property
    def views(self) -> Sequence[View]:
        """All views so far."""


@dataclass(slots=True)
class Frame:
    """What the views of one table share."""

    table: Table
    scope: Scope
    decisions: Decisions
    ledger: Ledger
    people: People = field(default_factory=People)

    @property
    def mapping(self) -> SourceMapping | None:
        """The source's mapping, if it has one."""
        return self.scope.mapping

    def dates(self, place: int) -> Dates:
        """Return the reader of the date column.

        Raises:
            ReadingsError: The format that the source gives doesn't say which day it is.
        """
        mapping = self.mapping
        declared = mapping.date if mapping else None
        order = (declared.order if declared else None) or self.decisions.orders.get(place)
        ours = zone(self.scope.timezone)
        written_in = zone(mapping.timezone) if mapping and mapping.timezone else ours
        form = declared.format if declared else None
        if form is not None and not fixes_day(form):
            message = f'the date format "{shortened(form)}" doesn\'t say year, month and day; mend it in the source.'
            raise ReadingsError(ErrorCode.AMBIGUOUS_DATE, message, self.table.name)
        return Dates(place, order=order, decided=order is not None, form=form, zone=ours, written_in=written_in)

    def odd_records(self, labels: Sequence[int | None], owner: int | None) -> OddRecords:
        """Return the account of records that are no readings."""
        known = tuple(place for place in labels if place is not None)
        table = self.table
        return OddRecords(self.ledger, table.header, known, owner, table.header_line, table.delimiter, self.people)


def wanted_columns(scope: Scope) -> WantedColumns:
    """Return the columns that a file must have to be read in `scope`."""
    mapping = scope.mapping
    if mapping is None or scope.is_tidy:
        return WantedColumns(("date", "metric"), TIDY_FIGURES)
    return WantedColumns(tuple(dict.fromkeys(_mapped(mapping))))


def _mapped(mapping: SourceMapping) -> Iterator[str]:
    yield mapping.date.column if mapping.date else "date"
    for whose in (mapping.owner, mapping.team):
        if isinstance(whose, OwnerColumn | TeamColumn):
            yield whose.column
    yield from mapping.key or ()
    yield from (name for name in mapping.grain or () if name not in ROLES)
    yield from mapping.where
    for written in mapping.metrics.values():
        yield from columns_of(written)


def columns_of(written: MetricColumns) -> Iterator[str]:
    """Return the headers that a metric is made of."""
    match written:
        case ValueColumn():
            names = [written.value if written.value != "columns" else None, written.weight]
            yield from (name for name in names if name not in {None, "none"} and name is not None)
        case RatioColumns():
            yield from (written.numerator, written.denominator)
        case ResponseColumns():
            yield from (written.promoters, written.passives, written.detractors)
        case ScoreColumn():
            yield written.score
        case CountedRows():
            cells = (written.count, written.of)
            yield from (name for chosen in cells if isinstance(chosen, dict) for name in chosen)


class _Whose(NamedTuple):
    """What reads whose a row is, from which columns; without a reader all are of one owner and team, by number."""

    reader: WhoseColumn | WhosePair | None
    places: tuple[int, ...] = ()
    nobody: int = 0


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the views of a source share, and making one of them."""

    frame: Frame
    odd: OddRecords
    dates: Dates
    date_place: int
    filters: tuple[tuple[int, Matches], ...]
    keys: tuple[int, ...]
    has_dimensions: bool

    def view(self, lanes: tuple[Lane, ...], whose: _Whose) -> View:
        """Return the view of some lanes."""
        table, frame, places = self.frame.table, self.frame, (self.date_place, *whose.places)
        self.odd.lanes += lanes
        return View(
            table.header, self.dates, self.date_place, lanes, frame.ledger, self.odd, frame.people,
            whose=whose.reader, whose_places=whose.places, nobody=whose.nobody,
            filters=self.filters, key_places=self.keys,
            claims=Claims(_unread(table, lanes, self.filters, places) if self.has_dimensions else ()),
        )  # fmt: skip


class MappedSorter:
    """Records of a source: each belongs to the one view, or with a column per owner to each of them."""

    def __init__(self, frame: Frame, mapping: SourceMapping) -> None:
        table = frame.table
        self.people = frame.people
        self.ledger = frame.ledger
        self.fill_down: int | None = None
        self._last = ""
        date_place = self._date_place = table.place(mapping.date.column if mapping.date else "date")
        owner_place = table.place(mapping.owner.column) if isinstance(mapping.owner, OwnerColumn) else None
        team_place = table.place(mapping.team.column) if isinstance(mapping.team, TeamColumn) else None
        if isinstance(mapping.owner, OwnerColumn) and mapping.owner.fill_down:
            self.fill_down = owner_place
        self.odd = frame.odd_records((date_place, owner_place, team_place), owner_place)
        self.odd.names_owners_above = self.fill_down is not None
        self.odd.says_whose = _says_whose(mapping)
        shared = _Shared(
            frame,
            self.odd,
            frame.dates(date_place),
            date_place,
            filters=tuple(
                (table.place(name), Matches((cell,), otherwise=SkipCode.FILTERED))
                for name, cell in mapping.where.items()
            ),
            keys=tuple(map(table.place, mapping.key or [name for name in mapping.grain or () if name not in ROLES])),
            # A row with a key is one thing, and its other cells may say anything.
            has_dimensions=mapping.owners is None and not mapping.key,
        )
        used = _used_metrics(frame, mapping)
        if mapping.owners == "columns":
            self.views = tuple(_views_by_owner(shared, mapping, used))
            return
        columns = Columns(table, frame.decisions)
        lanes = tuple(columns.lane(metric, written) for metric, written in used)
        whose = _whose(frame.people, mapping, owner_place, team_place)
        self.odd.name_owner = namer(frame.people, whose.reader, whose.places, whose.nobody)
        self.views = (shared.view(lanes, whose),) if lanes else ()

    def sort(self, rows: Sequence[list[str]], lines: Sequence[int]) -> None:
        """Take in records of the right length."""
        if self.fill_down is not None:
            self._fill_down(rows, self.fill_down)
        if not self.views:
            self.ledger.skip(SkipCode.OTHER_METRIC, *lines)
        for view in self.views:
            view.take(rows, lines)

    def _fill_down(self, rows: Sequence[list[str]], place: int) -> None:
        for row in rows:
            if row[place].strip():
                # People are called Total too; what adds up others has no day of its own.
                total = owner_is_total(row[place]) or (labels_total(row[place]) and not row[self._date_place].strip())
                self._last = "" if total else row[place]
                if self._last and row[self._date_place].strip():
                    self.odd.names_owners_beside = True
            elif self._last and any(row):
                row[place] = self._last


def _says_whose(mapping: SourceMapping) -> bool:
    """Whether each row says whose it is, or all are one team's whoever is named above them."""
    if mapping.owners == "columns" or isinstance(mapping.owner, OwnerColumn):
        return True
    return mapping.owner is None and mapping.team is not None


def _unread(
    table: Table, lanes: Iterable[Lane], filters: Iterable[tuple[int, Matches]], others: Iterable[int]
) -> Iterator[int]:
    """Return the columns in which a row can say that it adds up others; none where each row is one thing counted."""
    lanes = tuple(lanes)
    if all(lane.counts_rows for lane in lanes):
        return
    read = {place for lane in lanes for place in lane.places}.union(others, (place for place, _ in filters))
    yield from (place for place in range(len(table.header)) if place not in read)


def _metric(frame: Frame, name: str) -> Metric:
    metric = frame.scope.metrics.get(name)
    if metric is None:
        near = nearest(name, frame.scope.metrics)
        hint = f" (near: {', '.join(near)})" if near else ""
        raise ReadingsError(
            ErrorCode.UNKNOWN_METRIC, f'the source maps "{name}", which is no metric{hint}.', frame.table.name
        )
    return metric


def _refuse_unfit(frame: Frame, metric: Metric, written: MetricColumns) -> None:
    unfit = unfit_columns(written, metric)
    if unfit is not None:
        lacks_weight = isinstance(written, CountedRows) and metric.kind in {Kind.RATIO, Kind.MEAN}
        code = ErrorCode.MISSING_WEIGHT if lacks_weight else ErrorCode.MISSING_COLUMN
        message = f"{unfit.message[0].lower()}{unfit.message[1:-1]}; {unfit.hint[0].lower()}{unfit.hint[1:]}"
        raise ReadingsError(code, message, frame.table.name)


def _used_metrics(frame: Frame, mapping: SourceMapping) -> list[tuple[Metric, MetricColumns]]:
    """Return the metrics of a source that goals are about, with their columns; those of no goal have to exist too."""
    metrics = {name: _metric(frame, name) for name in mapping.metrics}
    used = [(metrics[name], written) for name, written in mapping.metrics.items() if name in frame.scope.used]
    for metric, written in used:
        _refuse_unfit(frame, metric, written)
    return used


def _whose(people: People, mapping: SourceMapping, owner: int | None, team: int | None) -> _Whose:
    aliases = mapping.owner.aliases if isinstance(mapping.owner, OwnerColumn) else {}
    owner_name = mapping.owner.name if isinstance(mapping.owner, Constant) else None
    team_name = mapping.team.name if isinstance(mapping.team, Constant) else None
    if owner is not None and team is not None:
        return _Whose(WhosePair(people, aliases), (owner, team))
    if owner is not None:
        return _Whose(WhoseColumn(people, aliases, same=team_name), (owner,))
    if team is not None:
        return _Whose(WhoseColumn(people, aliases, owner_column=False, same=owner_name), (team,))
    return _Whose(None, nobody=people.number(owner_name, team_name))


def _views_by_owner(
    shared: _Shared, mapping: SourceMapping, used: Iterable[tuple[Metric, MetricColumns]]
) -> Iterator[View]:
    """Yield a view for each metric and column of an owner."""
    columns, people = Columns(shared.frame.table, shared.frame.decisions), shared.frame.people
    team = mapping.team.name if isinstance(mapping.team, Constant) else None
    mapped = list(_mapped(mapping))
    for metric, written in used:
        for name, lane in _lanes_by_owner(columns, metric, written, mapped):
            yield shared.view((lane,), _Whose(None, nobody=people.number(name, team)))


def _lanes_by_owner(
    columns: Columns, metric: Metric, written: MetricColumns, mapped: Sequence[str]
) -> Iterator[tuple[str, Lane]]:
    taken = set(map(fold_name, mapped))
    header = columns.table.header
    places = tuple(
        place
        for place, name in enumerate(header)
        if name and fold_name(name) not in taken and not owner_is_total(name) and not owner_is_summary(name)
    )
    if not isinstance(written, ValueColumn) or written.value != "columns":
        message = f"with `owners: columns` the source says `value: columns` for {metric.id}."
        raise ReadingsError(ErrorCode.MISSING_COLUMN, message, columns.table.name)
    unweighted = written.weight == "none" and metric.kind in {Kind.RATIO, Kind.MEAN, Kind.MEDIAN}
    columns.demand_weight(metric, written)
    for place in places:
        columns.table.place(header[place])
        values, factor = columns.values(metric, written, header[place], places)
        yield header[place], Lane(metric, Shape.VALUE, (values,), (place,), (factor,), unweighted=unweighted)
