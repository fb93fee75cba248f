"""Sorting the records of a tidy file into views, one for each metric, unit and kind of figures."""

from __future__ import annotations

from enum import Enum, auto
from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.goals.makeup import unfit_columns
from smartgoal.goals.mapping import OwnerColumn, RatioColumns, ResponseColumns, ValueColumn
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.metric_search import find_by_name, nearest
from smartgoal.knowledge.names import fold_name
from smartgoal.knowledge.nearest import did_you_mean
from smartgoal.knowledge.units import Dimension, find_unit, metric_unit
from smartgoal.readings.cells.memo import Flaw
from smartgoal.readings.codes import ErrorCode, RejectCode, SkipCode, WarningCode
from smartgoal.readings.export import Reject
from smartgoal.readings.rows.claimed_totals import Claims
from smartgoal.readings.rows.columns import Columns
from smartgoal.readings.rows.owners import WhoseColumn, WhosePair, namer
from smartgoal.readings.rows.sorter import TIDY_FIGURES
from smartgoal.readings.rows.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartgoal.goals.mapping import MetricColumns
    from smartgoal.knowledge.metric import Metric
    from smartgoal.readings.rows.lane import Lane
    from smartgoal.readings.rows.sorter import Frame

TIDY_NAMES = frozenset({
    "date", "metric", "owner", "team", "unit", "key", "weight",
    *(name for group in TIDY_FIGURES for name in group),
})  # fmt: skip
_Kind = str | tuple[str, str, str]
_NO_METRIC = Flaw(RejectCode.UNKNOWN_METRIC, "The metric is missing.")
_NO_WEIGHT = "Add the column weight, or numerator and denominator: averages of averages mislead."


class _Stranger(Enum):
    """A metric that rows aren't taken in of: no goal uses it, or nobody knows it."""

    UNUSED = auto()
    UNKNOWN = auto()


class _Refusal(NamedTuple):
    """Why all rows of a kind are rejected; the cell at fault is in `place`, though `column` may be the one missing."""

    metric: str
    column: str
    place: int
    code: str
    hint: str


class TidySorter:
    """Records of a tidy file: each belongs to the view of its metric, unit and kind of figures."""

    def __init__(self, frame: Frame) -> None:
        table = frame.table
        self.frame = frame
        self.people = frame.people
        self.metric_place = table.place("metric")
        self.places = {name: table.place(name) for name in TIDY_NAMES if table.has(name)}
        owner, team = self.places.get("owner"), self.places.get("team")
        self.odd = frame.odd_records((self.places["date"], self.metric_place, owner, team), owner)
        self.odd.says_whose = owner is not None or team is not None
        self.columns = Columns(table, frame.decisions, is_tidy=True)
        self.dates = frame.dates(self.places["date"])
        self.groups = [group for group in TIDY_FIGURES if all(name in self.places for name in group)]
        self._sorted: dict[_Kind, View | _Refusal | _Stranger] = {}
        self._whose, self._whose_places = self._find_whose(owner, team)
        self._nobody = self.people.number(None, None) if self._whose is None else 0
        self.odd.name_owner = namer(self.people, self._whose, self._whose_places, self._nobody)
        named = {place: name for place, name in enumerate(table.header) if name}
        self._extra = [place for place, name in named.items() if fold_name(name) not in TIDY_NAMES]
        if self._extra:
            listed = ", ".join(f'"{shortened(named[place])}"' for place in self._extra[:8])
            frame.ledger.warn(WarningCode.EXTRA_COLUMNS, table.header_line, f"Passed over: {listed}.")

    @property
    def views(self) -> list[View]:
        """All views so far."""
        return [view for view in self._sorted.values() if isinstance(view, View)]

    def _find_whose(
        self, owner: int | None, team: int | None
    ) -> tuple[WhoseColumn | WhosePair | None, tuple[int, ...]]:
        mapping = self.frame.mapping
        aliases = mapping.owner.aliases if mapping and isinstance(mapping.owner, OwnerColumn) else {}
        if owner is not None and team is not None:
            return WhosePair(self.people, aliases), (owner, team)
        if owner is not None:
            return WhoseColumn(self.people, aliases), (owner,)
        if team is not None:
            return WhoseColumn(self.people, {}, owner_column=False), (team,)
        return None, ()

    def sort(self, rows: Sequence[list[str]], lines: Sequence[int]) -> None:
        """Take in records of the right length."""
        if "unit" in self.places or len(self.groups) > 1:
            kinds: list[_Kind] = [self._kind(row) for row in rows]
        else:
            kinds = list(map(itemgetter(self.metric_place), rows))
        different = dict.fromkeys(kinds)
        if len(different) == 1:
            self._hand_over(kinds[0], rows, lines)
            return
        for kind in different:
            mask = list(map(kind.__eq__, kinds))
            self._hand_over(kind, list(compress(rows, mask)), list(compress(lines, mask)))

    def _kind(self, row: Sequence[str]) -> _Kind:
        """Return what tells the metrics, units and kinds of figures of rows apart."""
        unit = self.places.get("unit")
        return row[self.metric_place], "" if unit is None else row[unit].strip(), self._group(row)

    def _group(self, row: Sequence[str]) -> str:
        """Return the first of the figures that this row has; the first of all where it has none."""
        for group in self.groups:
            if any(row[self.places[name]].strip() for name in group):
                return group[0]
        return self.groups[0][0]

    def _hand_over(self, kind: _Kind, rows: Sequence[list[str]], lines: Sequence[int]) -> None:
        if kind not in self._sorted:
            metric, unit, group = (kind, "", self.groups[0][0]) if isinstance(kind, str) else kind
            self._sorted[kind] = self._sort_kind(metric, unit, group)
        match self._sorted[kind]:
            case View() as view:
                view.take(rows, lines)
            case _Refusal() as refusal:
                self._refuse(refusal, rows, lines)
            case _Stranger.UNUSED:
                self.frame.ledger.skip(SkipCode.OTHER_METRIC, *lines)
            case _Stranger.UNKNOWN:
                for row, line in zip(rows, lines, strict=True):
                    self._refuse_metric(row, line)

    def _sort_kind(self, metric_name: str, unit: str, group: str) -> View | _Refusal | _Stranger:
        metric = find_by_name(metric_name.strip(), self.frame.scope.metrics)
        if metric is None:
            return _Stranger.UNKNOWN
        if metric.id not in self.frame.scope.used:
            return _Stranger.UNUSED
        written = self._written(unit or None, group)
        unfit = unfit_columns(written, metric)
        if unfit is not None:
            code = RejectCode.MISSING_WEIGHT if group == "value" else RejectCode.BAD_NUMBER
            return _Refusal(metric.id, group, self.places[group], code, unfit.message)
        try:
            lane = self._lane(metric, written)
        except ReadingsError as error:
            if error.code != ErrorCode.UNIT_INCONSISTENT:
                raise
            place = self.places["unit"]
            hint = error.message[:1].upper() + error.message[1:]
            return _Refusal(metric.id, self.frame.table.header[place], place, _code_of_unit(unit, metric), hint)
        if lane is None:
            return _Refusal(metric.id, "weight", self.places["value"], RejectCode.MISSING_WEIGHT, _NO_WEIGHT)
        return self._view(lane)

    def _view(self, lane: Lane) -> View:
        self.odd.lanes.append(lane)
        key = self.places.get("key")
        return View(
            self.frame.table.header, self.dates, self.places["date"], (lane,), self.frame.ledger, self.odd,
            self.people, whose=self._whose, whose_places=self._whose_places,
            nobody=self._nobody,
            key_places=() if key is None else (key,),
            claims=Claims(self._extra),
        )  # fmt: skip

    def _written(self, unit: str | None, group: str) -> MetricColumns:
        """Return what a source would say of these columns."""
        if group == "promoters":
            return ResponseColumns(promoters="promoters", passives="passives", detractors="detractors")
        if group == "numerator":
            return RatioColumns(numerator="numerator", denominator="denominator", unit=unit)
        return ValueColumn(value="value", weight="weight" if "weight" in self.places else None, unit=unit)

    def _lane(self, metric: Metric, written: MetricColumns) -> Lane | None:
        if not isinstance(written, ValueColumn):
            return self.columns.lane(metric, written)
        if metric.kind is Kind.RATIO and written.weight is None:
            return None
        return self.columns.value_lane(metric, written, weight_optional=metric.kind is not Kind.RATIO)

    def _refuse(self, refusal: _Refusal, rows: Sequence[list[str]], lines: Sequence[int]) -> None:
        metric, column, place, code, hint = refusal
        for row, line in zip(rows, lines, strict=True):
            reject = Reject(line, column, code, row[place], hint, metric, self.odd.name_owner(row))
            self.frame.ledger.reject(reject)

    def _refuse_metric(self, row: Sequence[str], line: int) -> None:
        text = row[self.metric_place]
        date_flaw = self.dates.read(row[self.places["date"]])
        if not text.strip() and not any(cell.strip() for cell in row):
            self.frame.ledger.skip(SkipCode.BLANK, line)
        elif fold_name(text) == "metric" or not isinstance(date_flaw, int):
            flaw = date_flaw if not isinstance(date_flaw, int) else None
            self.odd.without_date(row, line, flaw or _NO_METRIC, self.places["date"])
        else:
            near = nearest(text, self.frame.scope.metrics)
            hint = did_you_mean(near, "No goal file and no catalogue has this metric.")
            meant = next((name for name in near if name in self.frame.scope.used), None)
            owner = self.odd.name_owner(row)
            self.frame.ledger.reject(Reject(line, "metric", RejectCode.UNKNOWN_METRIC, text, hint, meant, owner))


def _code_of_unit(text: str, metric: Metric) -> str:
    units = find_unit(text), metric_unit(metric.unit)
    is_money = all(unit is not None and unit.dimension is Dimension.MONEY for unit in units)
    return RejectCode.WRONG_CURRENCY if is_money else RejectCode.BAD_NUMBER
