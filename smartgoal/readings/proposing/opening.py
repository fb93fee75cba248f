"""Opening an export that no source describes yet: its table, and what its columns probably are."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from smartgoal.errors import ReadingsError
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.dates import Dates
from smartgoal.readings.cells.plain import peel
from smartgoal.readings.codes import ErrorCode
from smartgoal.readings.file.encoding import find_encoding, refuse_other_files
from smartgoal.readings.file.table import DELIMITERS, HEADER_WITHIN, Table, long_fields, open_records
from smartgoal.readings.file.unpack import unpack
from smartgoal.readings.proposing.counted import settle_counts
from smartgoal.readings.proposing.guess import Guess, Role, guess_column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smartgoal.goals.mapping import DateOrder
    from smartgoal.knowledge.metric import Metric
    from smartgoal.readings.file.unpack import Text

_SAMPLED = 200


class UnmappedExport(NamedTuple):
    """An export without a source: its table, the first records of it, and what its columns probably are."""

    name: str
    table: Table
    records: list[list[str]]
    encoding: str
    guesses: tuple[Guess, ...]


@dataclass
class HeaderAloneError(ReadingsError):
    """An export of days without contacts: nothing shows how its cells are written.

    Attributes:
        header: Its columns.
    """

    header: tuple[str, ...] = ()


def open_export(name: str, content: bytes, metrics: Mapping[str, Metric], language: str | None) -> UnmappedExport:
    """Return a file, or the first sheet of a workbook that has what a source needs.

    Raises:
        HeaderAloneError: It has no rows.
        ReadingsError: It is no table, or none of its columns is a date or a known metric.
    """
    faults: list[ReadingsError] = []
    with long_fields():
        for text in unpack(name, content):
            refuse_other_files(name, text.content)
            try:
                return _open(name, text, metrics, language)
            except ReadingsError as fault:
                where = f'the sheet "{text.sheet}": ' if text.sheet else ""
                faults.append(replace(fault, message=f"{where}{fault.message}"))
    # A sheet with a table says more than one with a few lines of text.
    raise next((fault for fault in faults if fault.code == ErrorCode.MISSING_COLUMN), faults[0])


def _open(name: str, text: Text, metrics: Mapping[str, Metric], language: str | None) -> UnmappedExport:
    encoding = "utf-8" if text.sheet else find_encoding(name, text.content, None, language).name
    table, records = _find_header(name, text.content, encoding)
    if table.has("date") and table.has("metric"):
        message = "it has the columns date and metric: it needs no source, import it as it is."
        raise ReadingsError(ErrorCode.AMBIGUOUS_SOURCE, message, name, table.header_line)
    if not records:
        raise _header_alone(table)
    guesses = guess_columns(table, records, metrics)
    if not any(guess.role is Role.DATE for guess in guesses) or not any(guess.metric for guess in guesses):
        left_out = "".join(f" {guess.left_out}" for guess in dict.fromkeys(guesses) if guess.left_out)
        message = (
            f"no column is plainly a date beside one that is plainly a metric (there: {_listed(table.header)})."
            f"{left_out} Write its source by hand: `name`, `files`, `date: COLUMN`, and under `metrics` each with its "
            'column, such as `csat: {value: COLUMN, unit: "%", weight: COLUMN}` or `complaints: {count: rows}`.'
        )
        raise ReadingsError(ErrorCode.MISSING_COLUMN, message, name, table.header_line)
    return UnmappedExport(name, table, records, encoding, guesses)


def _header_alone(table: Table) -> HeaderAloneError:
    message = (
        f"it has a header ({_listed(table.header)}) and no rows below it, which would show how its cells are written; "
        "propose from an export that has some."
    )
    return HeaderAloneError(ErrorCode.EMPTY_FILE, message, table.name, table.header_line, header=table.header)


def _listed(header: Sequence[str]) -> str:
    return ", ".join(f'"{shortened(column)}"' for column in header[:12])


def guess_columns(table: Table, records: Sequence[Sequence[str]], metrics: Mapping[str, Metric]) -> tuple[Guess, ...]:
    """Return what each named column probably is."""
    dates = plain_dates(None)
    times = Counter(map(fold_name, table.header))
    columns = [
        (column, [record[place] for record in records if place < len(record)])
        for place, column in enumerate(table.header)
        if column
    ]
    guesses = [_once(guess_column(name, cells, dates, metrics), times[fold_name(name)]) for name, cells in columns]
    return settle_counts(guesses, dict(columns), metrics)


def _once(guess: Guess, times: int) -> Guess:
    """Return a guess; that nothing can be read of a column whose name stands there several times."""
    if times == 1:
        return guess
    is_something = guess.role in {Role.DATE, Role.OWNER, Role.TEAM, Role.METRIC}
    told = f'"{shortened(guess.column)}" is left out: it stands there {times} times; rename all but one.'
    return Guess(guess.column, Role.OTHER, left_out=told if is_something else "")


def _find_header(name: str, content: bytes, encoding: str) -> tuple[Table, list[list[str]]]:
    """Return the table whose header is followed by the most records of as many fields, else by nothing at all."""
    best: tuple[tuple[int, int], Table, list[list[str]]] | None = None
    for delimiter in DELIMITERS:
        try:
            records = list(islice(open_records(content, encoding, delimiter), _SAMPLED + HEADER_WITHIN))
        except csv.Error:
            continue
        last = max((place for place, record in enumerate(records) if _filled(record) > 1), default=None)
        for place, record in enumerate(records[:HEADER_WITHIN]):
            below = [other for other in records[place + 1 :] if len(other) == len(record) and any(other)]
            named = sum(1 for cell in record if cell.strip() and peel(cell.strip()) is None)
            if named < 2 or named < len(record) - 1 or not (below or place == last):
                continue
            score = (named * len(below), 0 if below else named)
            if best is None or score > best[0]:
                header = tuple(cell.strip() for cell in record)
                table = Table(name, content, encoding, delimiter, header, place + 1, place + 1, ())
                best = (score, table, below[:_SAMPLED])
    if best is None:
        raise ReadingsError(ErrorCode.NOT_CSV, "no line can be read as the header of a table with rows below it.", name)
    return best[1], best[2]


def _filled(record: Sequence[str]) -> int:
    return sum(map(bool, map(str.strip, record)))


def plain_dates(order: DateOrder | None) -> Dates:
    """Return a reader of dates without zone; in no order it says which ones are undecided."""
    zone = ZoneInfo("UTC")
    return Dates(0, order=order, decided=order is not None, form=None, zone=zone, written_in=zone)
