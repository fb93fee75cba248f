"""Records that are no readings: totals, repeated headers, footers, and those that only look like one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.answers import Matches
from smartgoal.readings.cells.memo import NULLS, Flaw, Same
from smartgoal.readings.codes import RejectCode, SkipCode, WarningCode
from smartgoal.readings.export import Reject
from smartgoal.readings.file.table import DELIMITERS
from smartgoal.readings.names import (
    is_sheet_error,
    is_total,
    labels_summary,
    labels_total,
    owner_is_summary,
    owner_is_total,
)
from smartgoal.readings.rows.owners import MISSING_OWNER
from smartgoal.readings.rows.totals import LaneTotals, Own, StatedTotal, TotalRows, figures_of, read_operand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from smartgoal.readings.rows.lane import Lane
    from smartgoal.readings.rows.ledger import Ledger
    from smartgoal.readings.rows.owners import People

_TOO_FEW = "It has {found} fields where the header has {wanted}; the line may be cut off."
_TOO_MANY = "It has {found} fields where the header has {wanted}; quote cells that hold the delimiter."
_VALUE = re.compile(r"[\W_]*\d")
"""A cell whose first letter or digit is a digit: a date, a figure, perhaps with something behind it."""
_SCALE = re.compile(r"[\W_]*\d+ ?(?:[-\u2013/]|\.\.\.?|\u2026|to|\u00e0) ?\d+\W*|/ ?\d+")
"""What a second header says of its column's figures: (0-100), 1 to 5, /10."""
_BREAKS = (SkipCode.REPEATED_HEADER, SkipCode.FOOTER)
"""Where a report goes on with another page or group, whose total is of what follows."""
_RULE = re.compile(r"[-=+ ]{3,}")
"""What terminals draw below the header of a table."""


class Pending(NamedTuple):
    """A record that can be named only once the whole file was read; `otherwise` is what it is if it isn't harmless."""

    row: Sequence[str]
    line: int
    otherwise: Reject | None
    day: int | None = None
    lanes: tuple[Lane, ...] = ()
    """The metrics it is about; empty: all of the file."""


@dataclass(slots=True)
class OddRecords:
    """What is known of the records that aren't plain readings.

    Attributes:
        labels: Columns whose cell may say "Total": date, owner, team.
        owner_place: The column of owners, if there is one.
        header_line: The line of the header.
        people: The owners met.
        name_owner: Returns whose a record is, where it can be told.
        names_owners_above: Whether an owner may stand alone, above the rows that are theirs.
        names_owners_beside: Whether an owner stands in a row with a date as well.
        says_whose: Whether each row says whose it is, or all are one team's: no words between can say it.
    """

    ledger: Ledger
    header: Sequence[str]
    labels: tuple[int, ...]
    owner_place: int | None
    header_line: int
    delimiter: str
    people: People
    lanes: list[Lane] = field(default_factory=list)
    second_headers: list[Pending] = field(default_factory=list)
    totals: list[Pending] = field(default_factory=list)
    footers: list[Pending] = field(default_factory=list)
    misfits: int = 0
    name_owner: Callable[[Sequence[str]], str | None] = lambda _row: None
    names_owners_above: bool = False
    names_owners_beside: bool = False
    says_whose: bool = True
    next_header_line: int = field(init=False)

    def __post_init__(self) -> None:
        self.next_header_line = self.header_line + 1 + sum(name.count("\n") for name in self.header)

    def without_date(
        self, row: Sequence[str], line: int, flaw: Flaw, date_place: int, metric: str | None = None
    ) -> None:
        """Account for a record of one metric, or of all of the file, whose date can't be read."""
        if not any(map(str.strip, row)):
            self.ledger.skip(SkipCode.BLANK, line)
            return
        if self._is_header(row):
            self.ledger.skip(SkipCode.REPEATED_HEADER, line)
            return
        if self._named_total(row, line):
            return
        raw = row[date_place]
        owner = self.name_owner(row)
        reject = Reject(line, self.header[date_place], flaw.code, raw, flaw.hint, metric, owner)
        has_figures = any(self._figures(row))
        if line == self.next_header_line and self._names_columns(row, date_place):
            self.second_headers.append(Pending(row, line, reject))
            self.next_header_line = line + 1 + sum(cell.count("\n") for cell in row)
        elif not has_figures and self._is_heading(row):
            self.ledger.skip(SkipCode.FOOTER, line)
        elif not has_figures and self._looks_like_a_footer(row):
            self.footers.append(Pending(row, line, reject))
        elif has_figures and not raw.strip() and self._owner(row) is None:
            # Where owners stand, a row without any is a total; elsewhere only if its figures fit.
            self.totals.append(Pending(row, line, None if self.owner_place is not None else reject))
        else:
            self.ledger.reject(reject)

    def total(self, row: Sequence[str], line: int, day: int | None = None, lanes: tuple[Lane, ...] = ()) -> None:
        """Account for a record that says that it adds up others."""
        self.totals.append(Pending(row, line, None, day, lanes))

    def without_owner(self, row: Sequence[str], line: int, day: int, column: str, lanes: tuple[Lane, ...]) -> None:
        """Account for a record with a date, but without owner and team."""
        metric = lanes[0].metric.id if len(lanes) == 1 else None
        reject = Reject(line, column, MISSING_OWNER.code, self.delimiter.join(row), MISSING_OWNER.hint, metric)
        self.totals.append(Pending(row, line, reject, day, lanes))

    def misfit(self, row: Sequence[str], line: int, *, cut_off: bool) -> None:
        """Account for a record with too few or too many fields."""
        filled = [cell for cell in row if cell.strip()]
        if not filled:
            self.ledger.skip(SkipCode.BLANK, line)
            return
        if line == self.next_header_line and _RULE.fullmatch("".join(row)):
            self.ledger.skip(SkipCode.SECOND_HEADER, line)
            return
        if self._named_total(row, line):
            return
        few = len(row) < len(self.header)
        hint = (_TOO_FEW if few else _TOO_MANY).format(found=len(row), wanted=len(self.header))
        code = RejectCode.TOO_FEW_FIELDS if few else RejectCode.TOO_MANY_FIELDS
        reject = Reject(line, None, code, self.delimiter.join(row), hint)
        has_words_only = few and not cut_off and not any(self._figures(row))
        if has_words_only and self._is_heading(row):
            self.ledger.skip(SkipCode.FOOTER, line)
        elif has_words_only and self._looks_like_a_footer(row):
            self.footers.append(Pending(row, line, reject))
        else:
            self.misfits += 1
            self.ledger.reject(reject)

    def with_nul(self, row: Sequence[str], line: int) -> None:
        """Account for a record that holds NUL characters."""
        place = next((place for place, cell in enumerate(row) if "\x00" in cell), 0)
        column = self.header[place] if place < len(self.header) else None
        hint = "It holds a NUL character; export the file again."
        self.ledger.reject(Reject(line, column, RejectCode.NUL_BYTE, row[place], hint))

    def finish(self) -> None:
        """Name the records that were left open."""
        if self.second_headers:
            self._close_second_headers()
        if not self.footers and not self.totals:
            return
        last = max((max(lane.lines) for lane in self.lanes if lane.lines), default=0)
        groups = Counter(owner for owner, _ in groupby(self._heading_owners()))
        for pending in self.footers:
            is_heading = groups[self._group_of(pending.row)] == 1
            if pending.line > last or pending.otherwise is None or is_heading:
                self.ledger.skip(SkipCode.FOOTER, pending.line)
            else:
                self.ledger.reject(pending.otherwise)
        if self.totals:
            self._close_totals()

    def _heading_owners(self) -> Iterator[str]:
        """Yield the names above groups of rows, in order."""
        pending = sorted((*self.footers, *self.second_headers), key=lambda pending: pending.line)
        yield from filter(None, (self._group_of(each.row) for each in pending))

    def _group_of(self, row: Sequence[str]) -> str:
        """Return whose the rows below are that a record names and nothing else; "" where it may be other words.

        Owners stand above their rows or beside them, not both. What has figures in it or stands there again is of a
        page as likely as of somebody; a rule or "n/a" is nobody.
        """
        owner = self._owner(row)
        if not self.names_owners_above or self.names_owners_beside or owner is None:
            return ""
        is_alone = sum(map(bool, map(str.strip, row))) == 1 and len(row) == len(self.header)
        name = fold_name(owner)
        is_name = any(map(str.isalpha, name)) and not any(map(str.isdigit, name)) and name not in NULLS
        return name if is_alone and is_name else ""

    def _close_second_headers(self) -> None:
        """Skip what stands below the header without any value, unless it is somebody's whose rows follow."""
        pairs = self.people.pairs
        owners = {pairs[number][0] for lane in self.lanes for number in set(lane.whose)}
        owners |= {reject.owner for reject in self.ledger.rejects}
        met = {fold_name(owner) for owner in owners if owner is not None}
        for row, line, otherwise, *_ in self.second_headers:
            if otherwise is not None and otherwise.owner is not None and fold_name(otherwise.owner) in met:
                is_alone = self.names_owners_above and sum(map(bool, map(str.strip, row))) == 1
                if is_alone or self._is_heading(row):
                    self.ledger.skip(SkipCode.FOOTER, line)
                else:
                    self.ledger.reject(otherwise)
            else:
                self.ledger.skip(SkipCode.SECOND_HEADER, line)

    def _close_totals(self) -> None:
        # Before sums are made: a total with more digits than any row changes the scale of its column.
        for pending in self.totals:
            for lane in pending.lanes or self.lanes:
                figures_of(lane, pending.row)
        marks = self._marks()
        totals = {id(lane): LaneTotals(lane, self.header, marks) for lane in self.lanes}
        previous = 0
        for pending in sorted(self.totals, key=lambda pending: pending.line):
            own = [totals[id(lane)] for lane in pending.lanes or self.lanes]
            self._close_total(pending, own, previous)
            previous = pending.line

    def _marks(self) -> TotalRows:
        dated = [(Own(pending.day), pending.otherwise) for pending in self.totals if pending.day is not None]
        return TotalRows(
            frozenset(pending.line for pending in self.totals),
            frozenset(own for own, _ in dated),
            frozenset(own for own, otherwise in dated if otherwise is not None),
            frozenset(line for code in _BREAKS for line in self.ledger.skips.get(code, ())),
        )

    def _close_total(self, pending: Pending, totals: Sequence[LaneTotals], previous: int) -> None:
        """Skip a record that is a total, with what disagrees in it; reject what only looks like one."""
        disagreements: list[str] = []
        says_something, can_be_checked = False, True
        own = None if pending.day is None else Own(pending.day)
        for each in totals:
            total = StatedTotal(pending.line, previous, own, figures_of(each.lane, pending.row))
            if each.says_something(total):
                says_something = True
                disagreements += each.disagreements(total, is_labelled=pending.otherwise is None)
            elif any(figure is not None for figure in total.figures):
                can_be_checked = False
        if pending.otherwise is not None and (disagreements or not says_something or not can_be_checked):
            self.ledger.reject(pending.otherwise)
            return
        self.ledger.skip(SkipCode.TOTAL_ROW, pending.line)
        for message in disagreements:
            self.ledger.warn(WarningCode.TOTAL_DISAGREES, pending.line, message)

    def _named_total(self, row: Sequence[str], line: int) -> bool:
        labels = list(self._labels(row))
        if any(map(labels_total, labels)) and (any(self._figures(row)) or any(map(is_total, labels))):
            self.total(row, line)
            return True
        if any(map(labels_summary, labels)) and any(self._figures(row)):
            self.ledger.skip(SkipCode.SUMMARY_ROW, line)
            return True
        return False

    def _labels(self, row: Sequence[str]) -> Iterator[str]:
        """Return the cells that may name a total: where there is an owner that one alone, else date and first cell."""
        owner = self._owner(row)
        has_no_day = all(not row[place].strip() for place in self.labels[:1] if place < len(row))
        if owner is not None:
            if owner_is_total(owner) or owner_is_summary(owner) or (has_no_day and labels_total(owner)):
                yield owner
            places = [place for place in self.labels if place != self.owner_place and place < len(row)]
            yield from (row[place] for place in places[:1] if is_total(row[place]))
            return
        if has_no_day:
            yield next((cell for cell in row if cell.strip()), "")
        yield from (row[place] for place in self.labels if place < len(row))

    def _looks_like_a_footer(self, row: Sequence[str]) -> bool:
        filled = [cell.strip() for cell in row if cell.strip()]
        if len(filled) > 2 or (self._owner(row) is not None and len(filled) > 1):
            return False
        return not filled[0][0].isdigit() or (len(filled) == 1 and re.search(r"[^\W\d_]{2}", filled[0]) is not None)

    def _is_heading(self, row: Sequence[str]) -> bool:
        """Whether a record is a line of words, such as "Page 1 of 2" or a team's name, that carries no reading.

        Where rows are counted or words are answers, one cell is as good a reading as many, and its date is lost.
        """
        readers = [
            (reader, place) for lane in self.lanes for reader, place in zip(lane.readers, lane.places, strict=True)
        ]
        if not self.says_whose or any(isinstance(reader, Same) for reader, _ in readers):
            return False
        filled = [(place, cell) for place, cell in enumerate(row) if cell.strip()]
        place, cell = filled[0]
        if len(filled) > 1 or is_sheet_error(cell.strip()) or not self._looks_like_a_footer(row):
            return False
        # A record of another file, whose delimiter isn't this one's, is one cell, too.
        if (place == self.owner_place and self.names_owners_above) or any(mark in cell for mark in DELIMITERS):
            return False
        if any(isinstance(reader, Matches) and place == own for reader, own in readers):
            return False
        return not any(map(_is_value, self._figure_cells(row)))

    def _names_columns(self, row: Sequence[str], date_place: int) -> bool:
        """Whether nothing in the record below the header is or was a value, though it may not be readable."""
        if _is_value(row[date_place].strip()):
            return False
        values = [cell for cell in self._figure_cells(row) if _is_value(cell) and _SCALE.fullmatch(cell) is None]
        is_nobodys = not any(row[place].strip() for place in self.labels)
        return not values or (is_nobodys and not any(self._figures(row)))

    def _figure_cells(self, row: Sequence[str]) -> Iterator[str]:
        operands = (pair for lane in self.lanes for pair in zip(lane.readers, lane.places, strict=True))
        places = {place for reader, place in operands if not isinstance(reader, Same)}
        return (row[place].strip() for place in places if place < len(row))

    def _figures(self, row: Sequence[str]) -> Iterator[bool]:
        """Return whether each operand's cell is a figure."""
        return (
            read_operand(lane, index, row) is not None
            for lane in self.lanes
            for index, place in enumerate(lane.places)
            if place not in self.labels and not isinstance(lane.readers[index], Matches | Same)
        )

    def _is_header(self, row: Sequence[str]) -> bool:
        return all(fold_name(cell) == fold_name(name) for cell, name in zip(row, self.header, strict=True))

    def _owner(self, row: Sequence[str]) -> str | None:
        place = self.owner_place
        return row[place].strip() or None if place is not None and place < len(row) else None


def _is_value(cell: str) -> bool:
    return _VALUE.match(cell) is not None or is_sheet_error(cell)
