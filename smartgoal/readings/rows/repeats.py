"""Rows that are the same row: by key or grain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smartgoal.errors import ReadingsError
from smartgoal.readings.cells.clocks import Clock
from smartgoal.readings.cells.values import Numbers
from smartgoal.readings.codes import ErrorCode, RejectCode, SkipCode
from smartgoal.readings.export import Reject
from smartgoal.readings.keys import Keys, bucketed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smartgoal.readings.export import Rows
    from smartgoal.readings.rows.lane import Lane
    from smartgoal.readings.rows.ledger import Ledger
    from smartgoal.readings.rows.sorter import Sorter
    from smartgoal.readings.scope import Scope

_CONFLICT = "The same key stands in another row with other figures; keep one of them."


class Repeats:
    """Settles which rows of a file count where a key or grain says which are the same."""

    def __init__(self, file: str, scope: Scope, sorter: Sorter, ledger: Ledger) -> None:
        mapping = scope.mapping
        self.file = file
        self.sorter = sorter
        self.ledger = ledger
        self.grain = tuple(mapping.grain or ()) if mapping else ()
        self.key_columns = [view.key_places for view in sorter.views if view.key_places]
        self.has_key = bool(self.grain or self.key_columns)

    @property
    def _key_column(self) -> str | None:
        """The first column of the key; None where only a grain says which rows are the same."""
        columns = (view.header[view.key_places[0]] for view in self.sorter.views if view.key_places)
        return next(columns, None)

    def settle(self) -> tuple[Rows, ...]:
        """Return what was accepted, identical repeats skipped and contradictions rejected."""
        lanes = [lane for view in self.sorter.views for lane in view.lanes]
        refuse_undecided_clocks(self.file, self.sorter)
        if not self.has_key:
            return tuple(lane.rows() for lane in lanes if lane.says_something)
        for lane in lanes:
            lane.keys = self._keys(lane)
            refuse_damaged_keys(self.file, lane)
        repeated, contradicted = self._compare(lanes)
        if not any(repeated) and not contradicted:
            return tuple(lane.rows(has_keys=True) for lane in lanes if lane.says_something)
        drops = [
            {place for place, line in enumerate(lane.lines) if place in same or line in contradicted}
            for lane, same in zip(lanes, repeated, strict=True)
        ]
        self._account(lanes, repeated, contradicted)
        kept = [[place not in drop for place in range(len(lane.days))] for lane, drop in zip(lanes, drops, strict=True)]
        return tuple(
            lane.rows(keep=keep, has_keys=True)
            for lane, keep in zip(lanes, kept, strict=True)
            if lane.fills or any(keep)
        )

    def _keys(self, lane: Lane) -> Keys:
        roles = [role for role in self.grain if role in {"date", "owner", "team"}]
        if not roles:
            return lane.keys
        pairs = self.sorter.people.pairs
        columns: list[Iterable[str]] = []
        for role in roles:
            if role == "date":
                columns.append(date.fromordinal(day).isoformat() for day in lane.days)
            else:
                names = [pair[0 if role == "owner" else 1] or "" for pair in pairs]
                columns.append(map(names.__getitem__, lane.whose))
        if len(lane.keys):
            columns.append(lane.keys)
        return Keys.of(map("\x1f".join, zip(*columns, strict=True)))

    def _compare(self, lanes: Sequence[Lane]) -> tuple[list[set[int]], set[int]]:
        """Return by lane the places of identical repeats, and the lines of rows that contradict each other."""
        repeated: list[set[int]] = [set() for _ in lanes]
        contradicted: set[int] = set()
        by_metric: dict[str, list[int]] = {}
        for number, lane in enumerate(lanes):
            by_metric.setdefault(lane.metric.id, []).append(number)
        texts = {id(lane.keys.texts): lane.keys.texts for lane in lanes}
        repeating = {name for name, each in texts.items() if each.repeats}
        for numbers in by_metric.values():
            if len(numbers) > 1 or id(lanes[numbers[0]].keys.texts) in repeating:
                self._compare_metric(lanes, numbers, repeated, contradicted)
        return repeated, contradicted

    def _compare_metric(
        self, lanes: Sequence[Lane], numbers: Sequence[int], repeated: list[set[int]], contradicted: set[int]
    ) -> None:
        lots = [bucketed(lanes[number].keys) for number in numbers]
        for together in zip(*lots, strict=True):
            seen: dict[str, tuple[int, int]] = {}
            for number, places in zip(numbers, together, strict=True):
                lane = lanes[number]
                for place in places:
                    other, first = seen.setdefault(lane.keys[place], (number, place))
                    if (other, first) == (number, place):
                        continue
                    if lanes[other].shape is lane.shape and lanes[other].row(first) == lane.row(place):
                        repeated[number].add(place)
                    else:
                        contradicted |= {lanes[other].lines[first], lane.lines[place]}

    def _account(self, lanes: Sequence[Lane], repeated: Sequence[set[int]], contradicted: set[int]) -> None:
        left = {
            line
            for lane, same in zip(lanes, repeated, strict=True)
            for place, line in enumerate(lane.lines)
            if place not in same
        }
        gone = {
            lane.lines[place] for lane, same in zip(lanes, repeated, strict=True) for place in same
        } - left - contradicted  # fmt: skip
        self.ledger.skip(SkipCode.DUPLICATE_KEY, *sorted(gone))
        for line, owner, key in sorted(self._named(lanes, contradicted)):
            shown = key.replace("\x1f", ", ")
            code = RejectCode.CONFLICTING_DUPLICATE
            self.ledger.reject(Reject(line, self._key_column, code, shown, _CONFLICT, owner=owner or None))
        self.ledger.accepted -= len(gone) + len(contradicted)

    def _named(self, lanes: Sequence[Lane], lines: set[int]) -> set[tuple[int, str, str]]:
        pairs = self.sorter.people.pairs
        found: dict[int, tuple[int, str, str]] = {}
        for lane in lanes:
            for place, line in enumerate(lane.lines):
                if line in lines:
                    found.setdefault(line, (line, pairs[lane.whose[place]][0] or "", lane.keys[place]))
        return set(found.values())


def refuse_damaged_keys(name: str, lane: Lane) -> None:
    """Raise ReadingsError where a spreadsheet has turned ids into rounded numbers (1.23457E+11)."""
    keys = lane.keys
    if not keys.texts.hold(b"E+") and not keys.texts.hold(b"e+"):
        return
    for line, key in zip(lane.lines, keys, strict=True):
        if "E+" not in key and "e+" not in key:
            continue
        head, _, power = key.upper().partition("E+")
        if power.isdigit() and head.replace(".", "", 1).replace(",", "", 1).isdigit():
            message = f'"{key}" was an id until a spreadsheet rounded it; export it as text.'
            raise ReadingsError(ErrorCode.DAMAGED_KEY, message, name, line)


def refuse_undecided_clocks(name: str, sorter: Sorter) -> None:
    """Raise ReadingsError where a spreadsheet may have turned a column's minutes into hours (05:12 into 05:12:00)."""
    for view in sorter.views:
        for lane in view.lanes:
            for reader, place, column in zip(lane.readers, lane.places, lane.columns, strict=True):
                clock = reader.grammar if isinstance(reader, Numbers) else None
                if not isinstance(reader, Numbers) or not isinstance(clock, Clock) or not clock.met.doubtful:
                    continue
                accepted = {figure // 10**reader.decimals for figure in column.items}
                durations = clock.met.among(accepted)
                if durations.are_undecided:
                    raise ReadingsError(ErrorCode.AMBIGUOUS_DURATION, durations.doubt(view.header[place]), name)
