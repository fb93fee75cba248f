"""A file as a table of text: where its header is, and its records below."""

from __future__ import annotations

import csv
import io
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from smartgoal.errors import ReadingsError
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.names import fold_name
from smartgoal.knowledge.nearest import nearest
from smartgoal.readings.codes import ErrorCode, SkipCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from smartgoal.readings.file.watching import Heed

DELIMITERS = (",", ";", "\t", "|")
LONGEST_FIELD = 1_000_000
MOST_COLUMNS = 1_000
HEADER_WITHIN = 40


class Records(Protocol):
    """An iterator over records that counts lines: a reader of the csv module."""

    @property
    def line_num(self) -> int:
        """Lines read so far."""

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


class WantedColumns(NamedTuple):
    """Which columns a file must have.

    Attributes:
        names: All of them.
        one_of: Groups of further columns of which one must be there whole; empty: no more.
    """

    names: tuple[str, ...]
    one_of: tuple[tuple[str, ...], ...] = ()

    def missing(self, header: Collection[str]) -> tuple[str, ...]:
        """Return the names that a folded header lacks."""
        lacking = [name for name in self.names if fold_name(name) not in header]
        if self.one_of and not any(all(fold_name(name) in header for name in group) for group in self.one_of):
            gaps = [[name for name in group if fold_name(name) not in header] for group in self.one_of]
            fewest: list[str] = min(gaps, key=len)
            lacking += fewest
        return tuple(dict.fromkeys(lacking))


@dataclass(frozen=True, slots=True)
class Table:
    """A file whose header was found.

    Attributes:
        header: The names of its columns, blanks trimmed.
        before: Lines and codes of what stands before the header, and the header itself.
    """

    name: str
    content: bytes
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    header_line: int
    header_records: int
    before: tuple[tuple[int, SkipCode], ...]

    def records(self, heed: Heed | None = None) -> Records:
        """Return a reader that stands below the header; `heed` is told how far it is."""
        reader = open_records(self.content, self.encoding, self.delimiter, heed)
        for _ in islice(reader, self.header_records):
            pass
        return reader

    def place(self, column: str) -> int:
        """Return where a column stands.

        Raises:
            ReadingsError: It stands nowhere, or several times.
        """
        folded = fold_name(column)
        places = [place for place, name in enumerate(self.header) if fold_name(name) == folded]
        if len(places) == 1:
            return places[0]
        if places:
            message = f'the column "{column}" stands there {len(places)} times; rename all but one.'
            raise ReadingsError(ErrorCode.AMBIGUOUS_COLUMN, message, self.name, self.header_line)
        raise missing_column(self.name, (column,), self.header, self.header_line)

    def has(self, column: str) -> bool:
        """Whether a column is there."""
        return fold_name(column) in map(fold_name, self.header)


class _Heeded(io.BytesIO):
    """Bytes that say how far they were read."""

    def __init__(self, content: bytes, heed: Heed) -> None:
        super().__init__(content)
        self._heed, self._size = heed, len(content)

    def read1(self, size: int | None = -1, /) -> bytes:
        """Return some of the bytes."""
        some = super().read1(size)
        if some:
            self._heed(self.tell(), self._size)
        return some


def open_records(content: bytes, encoding: str, delimiter: str, heed: Heed | None = None) -> Records:
    """Return a strict reader over all records; `heed` is told how far it is."""
    source = io.BytesIO(content) if heed is None else _Heeded(content, heed)
    lines = io.TextIOWrapper(source, encoding=encoding, newline="")
    return csv.reader(lines, delimiter=delimiter, strict=True)


@contextmanager
def long_fields() -> Iterator[None]:
    """Let the csv module, whose limit is everybody's, read fields as long as an export may have."""
    before = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def find_table(name: str, content: bytes, encoding: str, delimiter: str | None, wanted: WantedColumns) -> Table:
    """Return the table whose header has all wanted columns; one row fixes delimiter, preamble and header at once.

    Raises:
        ReadingsError: No row has them all, or what has them is too large.
    """
    hinted, hint_lines = _separator_hint(content, encoding)
    choices = (delimiter,) if delimiter else (hinted,) if hinted else DELIMITERS
    best: tuple[int, int, Table] | None = None
    too_large: ReadingsError | None = None
    for rank, choice in enumerate(choices):
        try:
            candidates = list(_candidates(name, content, encoding, choice, hint_lines))
        except ReadingsError as error:
            too_large = error
            continue
        for table in candidates:
            found = _folded(table.header)
            lacking = len(wanted.missing(found))
            if lacking == 0:
                _refuse_too_wide(table)
                return table
            known = sum(fold_name(name) in found for name in wanted.names)
            if best is None or (known, -rank) > (best[0], best[1]):
                best = (known, -rank, table)
    if best is None and too_large is not None:
        raise too_large
    if best is None:
        raise ReadingsError(ErrorCode.NOT_CSV, "no line can be read as the header of a table.", name)
    table = best[2]
    _refuse_too_wide(table)
    raise missing_column(name, wanted.missing(_folded(table.header)), table.header, table.header_line)


def _folded(header: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold_name, header)) if len(header) <= MOST_COLUMNS else frozenset(header[:MOST_COLUMNS])


def _refuse_too_wide(table: Table) -> None:
    if len(table.header) > MOST_COLUMNS:
        message = f"the header has {len(table.header)} columns, {MOST_COLUMNS} are read at most."
        raise ReadingsError(ErrorCode.TOO_LARGE, message, table.name, table.header_line)


def _separator_hint(content: bytes, encoding: str) -> tuple[str | None, int]:
    with io.TextIOWrapper(io.BytesIO(content[:256]), encoding=encoding, errors="ignore") as lines:
        first = lines.readline().strip().strip('"').casefold()
    if first.startswith("sep=") and len(first) == 5:
        return first[4], 1
    return ("\t", 1) if first in {"sep=\\t", "sep="} else (None, 0)


def _candidates(name: str, content: bytes, encoding: str, delimiter: str, hint_lines: int) -> Iterator[Table]:
    """Return a table for each of the first records that could be its header."""
    reader = open_records(content, encoding, delimiter)
    before: list[tuple[int, SkipCode]] = []
    while len(before) < HEADER_WITHIN:
        line = reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            if "field larger" in str(error):
                message = f"a field is longer than {LONGEST_FIELD} characters."
                raise ReadingsError(ErrorCode.TOO_LARGE, message, name, line) from None
            return
        if record is None:
            return
        header = tuple(cell.strip() for cell in record)
        if len(before) < hint_lines:
            before.append((line, SkipCode.SEP_HINT))
        elif not any(header):
            before.append((line, SkipCode.BLANK))
        else:
            before.append((line, SkipCode.PREAMBLE))
            yield Table(name, content, encoding, delimiter, header, line, len(before), tuple(before))


def missing_column(name: str, columns: Sequence[str], header: Sequence[str], line: int) -> ReadingsError:
    """Return the error that names the columns missing and those near them."""
    near = [choice for column in columns for choice in nearest(column, header[:MOST_COLUMNS], limit=2)]
    wanted = ", ".join(f'"{column}"' for column in columns)
    verb = "columns are" if len(columns) > 1 else "column is"
    there = ", ".join(f'"{shortened(column)}"' for column in dict.fromkeys(near or header[:12]))
    lead = "near" if near else "there"
    message = f"the {verb} missing: {wanted} ({lead}: {there})."
    return ReadingsError(ErrorCode.MISSING_COLUMN, message, name, line, tuple(columns))
