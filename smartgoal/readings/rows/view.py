"""Taking in the rows of an export: in bulk while all is well, one by one where something isn't."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, TypeVar

from smartgoal.readings.cells.memo import FLAWED, NULL, Flaw
from smartgoal.readings.cells.values import Rescaled
from smartgoal.readings.codes import SkipCode
from smartgoal.readings.export import Reject
from smartgoal.readings.keys import Keys, Texts
from smartgoal.readings.rows.claimed_totals import Claims

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartgoal.readings.cells.answers import Matches
    from smartgoal.readings.cells.dates import Dates
    from smartgoal.readings.rows.lane import Lane
    from smartgoal.readings.rows.ledger import Ledger
    from smartgoal.readings.rows.odd_records import OddRecords
    from smartgoal.readings.rows.owners import People, WhoseColumn, WhosePair

Record = tuple[str, ...]
Operand = TypeVar("Operand")


@dataclass(slots=True)
class View:
    """The columns of a file that together make readings.

    Attributes:
        whose: Reads the owner and team; None: everybody's row is `nobody`.
        whose_places: Their columns, two for a `WhosePair`.
        filters: Columns that must match, with what matches.
        key_places: Columns that make a row the same row.
        claims: What is known of columns that nothing reads, but that may name totals.
    """

    header: Sequence[str]
    dates: Dates
    date_place: int
    lanes: tuple[Lane, ...]
    ledger: Ledger
    odd: OddRecords
    people: People
    whose: WhoseColumn | WhosePair | None = None
    whose_places: tuple[int, ...] = ()
    nobody: int = 0
    filters: tuple[tuple[int, Matches], ...] = ()
    key_places: tuple[int, ...] = ()
    claims: Claims = field(default_factory=Claims)
    first_day: int = field(default=10**9)
    last_day: int = 0
    keys: Texts = field(default_factory=Texts)

    def __post_init__(self) -> None:
        for lane in self.lanes:
            lane.keys = Keys(self.keys)

    def take(self, rows: Sequence[Sequence[str]], lines: Sequence[int]) -> None:
        """Take in records of the right length."""
        cells: list[Record] = list(zip(*rows, strict=True))
        self.claims.note(cells, lines, self.lanes)
        days, whose, operands = self._read(cells, len(rows))
        suspects = self._suspects(cells, days, whose, operands)
        good_days = days
        if suspects:
            for place in sorted(suspects):
                row = [values[place] for values in operands]
                self._take_one(tuple(rows[place]), lines[place], days[place], whose[place], row)
            keep = [place not in suspects for place in range(len(rows))]
            good_days, whose = list(compress(days, keep)), list(compress(whose, keep))
            operands = [list(compress(values, keep)) for values in operands]
            lines = list(compress(lines, keep))
            rows = list(compress(rows, keep))
        self.ledger.accepted += len(good_days)
        if good_days:
            self._extend(rows, lines, good_days, whose, operands)

    def _read(self, cells: list[Record], count: int) -> tuple[list[int], list[int], list[list[int]]]:
        while True:
            try:
                return self._read_at_scale(cells, count)
            except Rescaled:
                continue

    def _read_at_scale(self, cells: list[Record], count: int) -> tuple[list[int], list[int], list[list[int]]]:
        days = list(map(self.dates.__getitem__, cells[self.date_place]))
        if self.whose is None:
            whose = [self.nobody] * count
        else:
            whose = self.whose.numbers([cells[place] for place in self.whose_places])
        operands = [
            list(map(reader.__getitem__, cells[place]))
            for lane in self.lanes
            for reader, place in zip(lane.readers, lane.places, strict=True)
        ]
        return days, whose, operands

    def _suspects(self, cells: list[Record], days: list[int], whose: list[int], operands: list[list[int]]) -> set[int]:
        suspects: set[int] = set()
        for place, matches in self.filters:
            kept = list(map(matches.__getitem__, cells[place]))
            if matches.flaws:
                suspects.update(index for index, value in enumerate(kept) if value <= FLAWED)
        read = [days, whose, *operands]
        flaws = [self.dates.flaws, self.whose.flaws if self.whose is not None else []]
        flaws += [reader.flaws for lane in self.lanes for reader in lane.readers]
        for values, possible in zip(read, flaws, strict=True):
            if possible and min(values) <= FLAWED:
                suspects.update(index for index, value in enumerate(values) if value <= FLAWED)
        for lane, columns in self._by_lane(operands):
            suspects |= lane.odd_rows(columns)
        return suspects

    def _by_lane(self, operands: list[Operand]) -> Iterator[tuple[Lane, list[Operand]]]:
        """Return for each lane what is its own of the operands of all."""
        start = 0
        for lane in self.lanes:
            end = start + len(lane.readers)
            yield lane, operands[start:end]
            start = end

    def _widen(self, day: int) -> None:
        self.first_day, self.last_day = min(self.first_day, day), max(self.last_day, day)

    @property
    def span(self) -> tuple[int, int] | None:
        """Ordinals of the first and last day met, filtered records and those without figures among them."""
        days = set().union(*(lane.days for lane in self.lanes))
        if self.last_day:
            days |= {self.first_day, self.last_day}
        return (min(days), max(days)) if days else None

    def _extend(
        self,
        rows: Sequence[Sequence[str]],
        lines: Sequence[int],
        days: list[int],
        whose: list[int],
        operands: list[list[int]],
    ) -> None:
        keys = self.keys.extend(map(self._key, rows)) if self.key_places else range(0)
        for lane, columns in self._by_lane(operands):
            lane.extend(days, whose, lines, columns)
            lane.keys.places.extend(keys)

    def _take_one(self, row: Record, line: int, day: int, whose: int, operands: list[int]) -> None:
        """Find out what a record that isn't plainly right is."""
        if any(matches[row[place]] <= FLAWED for place, matches in self.filters):
            self.ledger.skip(SkipCode.FILTERED, line)
            if day > FLAWED:
                self._widen(day)
            return
        flaw = self.dates.flaw(day) if day <= FLAWED else None
        if flaw is not None and flaw.value is not None:
            self.ledger.warn(flaw.code, line, f"{row[self.date_place].strip()}: {flaw.hint}")
            day, flaw = flaw.value, None
        if flaw is not None:
            self.odd.without_date(row, line, flaw, self.date_place, self._only_metric)
            return
        if whose <= FLAWED and self.whose is not None:
            stranger = self.whose.flaw(whose)
            if stranger.code == SkipCode.TOTAL_ROW:
                self.odd.total(row, line, day, self.lanes)
            elif stranger.code == SkipCode.SUMMARY_ROW:
                self.ledger.skip(SkipCode.SUMMARY_ROW, line)
            else:
                self.odd.without_owner(row, line, day, self.header[self.whose_places[0]], self.lanes)
            return
        self._take_figures(row, line, day, whose, operands)

    @property
    def _only_metric(self) -> str | None:
        """The metric that a record is about; None where it is about several."""
        return self.lanes[0].metric.id if len(self.lanes) == 1 else None

    def _take_figures(self, row: Record, line: int, day: int, whose: int, operands: list[int]) -> None:
        found: list[tuple[Lane, list[list[int]]]] = []
        faults: list[tuple[Lane, list[int], Flaw]] = []
        for lane, figures in self._by_lane(operands):
            flaw = lane.judge(figures)
            if flaw is None:
                found.append((lane, lane.filled(figures)))
            elif flaw.code != NULL:
                faults.append((lane, figures, flaw))
        if faults:
            self._reject(row, line, whose, faults, [lane for lane, _ in found])
            return
        self._widen(day)
        if not found:
            self.ledger.nulls.append(line)
            return
        self.ledger.accepted += 1
        keys = self.keys.extend([self._key(row)]) if self.key_places else range(0)
        for lane, columns in found:
            lane.extend([day], [whose], [line], columns)
            lane.keys.places.extend(keys)

    def _key(self, row: Sequence[str]) -> str:
        """Return a record's key; empty where it has none, so that it is the same as no other."""
        parts = [row[place].strip() for place in self.key_places]
        return "\x1f".join(parts) if any(parts) else ""

    def _reject(
        self, row: Record, line: int, whose: int, faults: Sequence[tuple[Lane, list[int], Flaw]], good: Sequence[Lane]
    ) -> None:
        """Name the cell at fault, the first that couldn't be read, else the first of those that contradict.

        A record is taken in or rejected as a whole, so the metrics that it has good figures of lose them too.
        """
        (lane, figures, flaw), *more = faults
        others = tuple(other.metric.id for other in (*good, *(other for other, _, _ in more)))
        cells = zip(lane.readers, lane.places, figures, strict=True)
        unread = [(place, reader.flaw(value)) for reader, place, value in cells if value <= FLAWED]
        # Where an empty cell contradicts those beside it, it is the one to look at.
        at_fault = [place for place, found in unread if found is flaw] or [place for place, _ in unread]
        place = at_fault[0] if at_fault else lane.places[0]
        owner = self.people.pairs[whose][0]
        reject = Reject(line, self.header[place], flaw.code, row[place], flaw.hint, lane.metric.id, owner, others)
        self.ledger.reject(reject)
