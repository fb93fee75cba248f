"""Reading an export: from bytes to an account of every record."""

from __future__ import annotations

import csv
import gc
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.readings.cells.dates import UndecidedDates
from smartgoal.readings.cells.decide import decide_mark, decide_order, has_percent_signs
from smartgoal.readings.cells.plain import UndecidedMark
from smartgoal.readings.cells.values import UndecidedPercent
from smartgoal.readings.codes import ErrorCode, SkipCode, WarningCode
from smartgoal.readings.export import Export, FileForm
from smartgoal.readings.file.encoding import find_encoding, refuse_other_files
from smartgoal.readings.file.table import LONGEST_FIELD, find_table, long_fields
from smartgoal.readings.file.unpack import unpack
from smartgoal.readings.rows.columns import Decisions
from smartgoal.readings.rows.hidden_totals import take_out_totals
from smartgoal.readings.rows.jumps import refuse_jumps
from smartgoal.readings.rows.ledger import Ledger
from smartgoal.readings.rows.mixed_shares import refuse_mixed_shares
from smartgoal.readings.rows.repeats import Repeats
from smartgoal.readings.rows.sorter import Frame, MappedSorter, Sorter, wanted_columns
from smartgoal.readings.rows.strange_answers import warn_of_strange_answers
from smartgoal.readings.rows.tidy import TidySorter
from smartgoal.readings.scope import named_sources, scope_by_name, scope_by_pattern, source_scope, tidy_scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.export import Remark
    from smartgoal.readings.file.table import Records, Table
    from smartgoal.readings.file.unpack import Text
    from smartgoal.readings.file.watching import Heed
    from smartgoal.readings.rows.view import View
    from smartgoal.readings.scope import Scope
    from smartgoal.readings.spans import DaySpan

Tried = dict[object, ReadingsError | None]
"""Columns, encoding and language by which a file was opened, and why it couldn't be."""
CHUNK = 512
"""Records taken in at once: enough to outweigh the overhead, few enough to stay in the processor's cache."""
_MOST_DECISIONS = 2_000


def read_in_scope(name: str, content: bytes, scope: Scope) -> Export:
    """Return one file read by what `scope` says of it.

    Raises:
        ReadingsError: It is no table that `scope` fits, or can't be read as one.
    """
    with long_fields():
        return read_texts(name, unpacked(name, content), scope)


def unpacked(name: str, content: bytes) -> Sequence[Text]:
    """Return the tables in a file.

    Raises:
        ReadingsError: It is none: too large, damaged, or of another kind.
    """
    texts = unpack(name, content)
    for text in texts:
        refuse_other_files(name, text.content)
    return texts


def read_texts(name: str, texts: Sequence[Text], scope: Scope, heed: Heed | None = None) -> Export:
    """Return the one table among `texts` that has the columns of `scope`, read by it.

    Raises:
        ReadingsError: None has them, several have, or what stands below them can't be read.
    """
    found, faults = [], []
    for text in texts:
        try:
            found.append(_open(name, text, scope))
        except ReadingsError as error:
            faults.append(error)
    if not found:
        raise faults[0]
    if len(found) > 1:
        names = ", ".join(f'"{text.sheet}"' for text in texts)
        message = f"several sheets have all the columns ({names}); keep one, or export it as CSV."
        raise ReadingsError(ErrorCode.AMBIGUOUS_SOURCE, message, name)
    table, remarks, is_workbook = found[0]
    declared = "." if is_workbook else scope.mapping.decimal if scope.mapping else None
    decisions = Decisions(declared, is_workbook=is_workbook)
    with _without_garbage_collection():
        for _ in range(_MOST_DECISIONS):
            ledger = Ledger()
            ledger.warnings += remarks
            try:
                return _read(table, scope, decisions, ledger, heed)
            except UndecidedMark as undecided:
                is_of_source = bool(scope.mapping and scope.mapping.language)
                mark = decide_mark(table, undecided.places, scope.language, is_of_source=is_of_source)
                decisions.marks[undecided.places] = mark
            except UndecidedPercent as undecided:
                decisions.percent_signs[undecided.place] = has_percent_signs(table, undecided.place)
            except UndecidedDates as undecided:
                decisions.orders[undecided.place] = decide_order(table, undecided.place)
            decisions.grammars.clear()
    raise ReadingsError(
        ErrorCode.AMBIGUOUS_DECIMAL, "its columns contradict each other; say `decimal` in its source.", name
    )


class Opened(NamedTuple):
    """A table, what is to be said about its encoding, and whether it is a sheet."""

    table: Table
    remarks: tuple[Remark, ...]
    is_workbook: bool


def _open(name: str, text: Text, scope: Scope) -> Opened:
    mapping = scope.mapping
    if text.sheet is not None:
        return Opened(find_table(name, text.content, "utf-8", ",", wanted_columns(scope)), (), is_workbook=True)
    encoding = find_encoding(name, text.content, mapping.encoding if mapping else None, scope.language)
    delimiter = mapping.delimiter if mapping else None
    table = find_table(name, text.content, encoding.name, delimiter, wanted_columns(scope))
    return Opened(table, encoding.remarks, is_workbook=False)


def find_scope(name: str, texts: Sequence[Text], plan: Plan, source: str | None, tried: Tried | None = None) -> Scope:
    """Return how a file is to be read: by the source named, by its name, as tidy, or by its columns.

    What was `tried` for another plan isn't tried again.

    Raises:
        ReadingsError: There is no source of that name, no way fits, or several do.
    """
    tried = {} if tried is None else tried
    if source is not None:
        return scope_by_name(plan, source)
    scope = scope_by_pattern(plan, name)
    if scope is not None:
        return scope
    tidy = tidy_scope(plan)
    fault = _fault_in(name, texts, tidy, tried)
    if fault is None:
        return tidy
    sources = (source_scope(plan, file, each) for file, each in named_sources(plan))
    faults = [(each, _fault_in(name, texts, each, tried)) for each in sources if not each.is_tidy]
    fitting = [each for each, wrong in faults if wrong is None]
    if not fitting:
        raise _nearest_fault((tidy, fault), faults)
    if len(fitting) > 1:
        names = ", ".join(each.source for each in fitting)
        message = f"several sources have all its columns ({names}); say which with --source."
        raise ReadingsError(ErrorCode.AMBIGUOUS_SOURCE, message, name)
    return fitting[0]


def _nearest_fault(
    tidy: tuple[Scope, ReadingsError], of_sources: Sequence[tuple[Scope, ReadingsError | None]]
) -> ReadingsError:
    """Return why a file is of no source: of the one that has most of its columns, unless it is more of a tidy file."""
    faults = [(each, fault) for each, fault in of_sources if fault is not None and fault.lacking]
    scope, fault = max([tidy, *faults], key=_share_found)
    if scope is tidy[0]:
        return fault
    message = f'the source "{scope.source}" comes nearest, but {fault.message}'
    return replace(fault, message=message)


def _share_found(one: tuple[Scope, ReadingsError]) -> Fraction:
    """Return how much of a scope's columns a file has."""
    scope, fault = one
    wanted = {*wanted_columns(scope).names, *fault.lacking}
    return Fraction(len(wanted) - len(fault.lacking), len(wanted)) if fault.lacking else Fraction(0)


def _fault_in(name: str, texts: Sequence[Text], scope: Scope, tried: Tried) -> ReadingsError | None:
    """Return why a file can't be read in `scope`; None where one of its tables can."""
    mapping = scope.mapping
    way = (wanted_columns(scope), mapping and (mapping.encoding, mapping.delimiter), scope.language)
    if way not in tried:
        faults = [_fault_of(name, text, scope) for text in texts]
        tried[way] = None if None in faults else faults[0]
    return tried[way]


def _fault_of(name: str, text: Text, scope: Scope) -> ReadingsError | None:
    try:
        _open(name, text, scope)
    except ReadingsError as error:
        return error
    return None


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Keep the collector from walking millions of rows that form no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(table: Table, scope: Scope, decisions: Decisions, ledger: Ledger, heed: Heed | None) -> Export:
    for line, code in table.before:
        ledger.skip(code, line)
    frame = Frame(table, scope, decisions, ledger)
    mapping = scope.mapping
    sorter: Sorter = TidySorter(frame) if mapping is None or scope.is_tidy else MappedSorter(frame, mapping)
    records = _take_all(table, sorter, ledger, heed)
    for view in sorter.views:
        take_out_totals(view)
    sorter.odd.finish()
    _refuse_misfits(table, sorter.odd.misfits, records)
    if not ledger.accepted and not ledger.rejects and not len(ledger.nulls):
        ledger.warn(WarningCode.NO_ROWS, None, _no_rows(sorter.views))
    orders = {order for view in sorter.views for order in view.dates.orders}
    if len(orders) > 1:
        ledger.warn(
            WarningCode.MIXED_DATE_ORDERS,
            None,
            f"Its dates are written in several orders: {', '.join(sorted(orders))}.",
        )
    lanes = [lane for view in sorter.views for lane in view.lanes]
    refuse_mixed_shares(table.name, lanes, table.header)
    warn_of_strange_answers(ledger, lanes, table.header)
    repeats = Repeats(table.name, scope, sorter, ledger)
    rows = repeats.settle()
    refuse_jumps(table.name, rows)
    return Export(
        file=table.name,
        scope=scope,
        form=FileForm(table.encoding, table.delimiter, decisions.mark, _order(orders), table.header_line),
        accepted=ledger.accepted,
        whose=tuple(frame.people.pairs),
        rows=rows,
        rejects=tuple(sorted(ledger.rejects, key=lambda reject: reject.line)),
        null_lines=ledger.nulls,
        skip_lines=ledger.skips,
        warnings=tuple(ledger.warnings),
        span=_span_of(sorter.views),
        has_key=repeats.has_key,
        is_zoned=any(view.dates.is_zoned for view in sorter.views),
    )


def _span_of(views: Sequence[View]) -> DaySpan | None:
    spans = [span for view in views if (span := view.span) is not None]
    if not spans:
        return None
    return date.fromordinal(min(first for first, _ in spans)), date.fromordinal(max(last for _, last in spans))


def _no_rows(views: Sequence[View]) -> str:
    """Return what it means that no row of a file counts: nothing, or zeros where rows are counted."""
    span = _span_of(views)
    counted = [lane.metric.id for view in views for lane in view.lanes if lane.fills]
    if span is None or not counted:
        return "It has no rows to read."
    first, last = span
    return f"None of its rows counts: {' and '.join(counted)} is 0 from {first} to {last}."


def _order(orders: set[str]) -> str | None:
    return min(orders) if len(orders) == 1 else None


def _take_all(table: Table, sorter: Sorter, ledger: Ledger, heed: Heed | None) -> int:
    """Hand over all records below the header; return how many there are."""
    records = table.records(heed)
    width = len(table.header)
    count = 0
    ends_well = table.content.endswith((b"\n", b"\r", b"\n\x00", b"\r\x00"))
    if not ends_well:
        ledger.warn(WarningCode.NO_FINAL_NEWLINE, None, "The last line has no end; the download may be cut off.")
    has_nul = b"\x00" in table.content and not table.encoding.startswith("utf-16")
    while True:
        before = records.line_num
        rows = _next_rows(table, records)
        if not rows:
            return count
        count += len(rows)
        lines: Sequence[int] = range(before + 1, records.line_num + 1)
        if len(lines) != len(rows):
            lines = _first_lines(rows, before)
        if has_nul or set(map(len, rows)) != {width}:
            at_end = len(rows) < CHUNK and not ends_well
            rows, lines = _well_formed(rows, lines, width, sorter, ledger, cut_off=at_end, has_nul=has_nul)
        if rows:
            sorter.sort(rows, lines)


def _next_rows(table: Table, records: Records) -> list[list[str]]:
    try:
        return list(islice(records, CHUNK))
    except csv.Error as error:
        raise _fault(table, str(error)) from error


def _fault(table: Table, message: str) -> ReadingsError:
    """Return the error of a file that the csv module refuses, with the line where the record at fault begins."""
    records = table.records()
    line = records.line_num + 1
    try:
        for _ in records:
            line = records.line_num + 1
    except csv.Error:
        pass
    if "field larger" in message:
        return ReadingsError(
            ErrorCode.TOO_LARGE, f"a field is longer than {LONGEST_FIELD} characters.", table.name, line
        )
    if "unexpected end" in message:
        return ReadingsError(ErrorCode.UNTERMINATED_QUOTE, "a quote that opens here is never closed.", table.name, line)
    return ReadingsError(
        ErrorCode.UNTERMINATED_QUOTE, "a quote stands inside a quoted cell; double it.", table.name, line
    )


def _first_lines(rows: Sequence[Sequence[str]], before: int) -> list[int]:
    lines = []
    line = before + 1
    for row in rows:
        lines.append(line)
        line += 1
        for cell in row:
            if "\n" in cell or "\r" in cell:
                line += cell.count("\n") + cell.count("\r") - cell.count("\r\n")
    return lines


def _well_formed(
    rows: Sequence[list[str]],
    lines: Sequence[int],
    width: int,
    sorter: Sorter,
    ledger: Ledger,
    *,
    cut_off: bool,
    has_nul: bool,
) -> tuple[list[list[str]], list[int]]:
    """Return the records with as many fields as the header; account for the others."""
    good_rows, good_lines = [], []
    for row, line in zip(rows, lines, strict=True):
        if has_nul and any("\x00" in cell for cell in row):
            sorter.odd.with_nul(row, line)
        elif not any(row) or not any(map(str.strip, row)):
            ledger.skip(SkipCode.BLANK, line)
        elif len(row) == width:
            good_rows.append(row)
            good_lines.append(line)
        elif len(row) > width and not any(row[width:]):
            good_rows.append(row[:width])
            good_lines.append(line)
        else:
            sorter.odd.misfit(row, line, cut_off=cut_off and line == lines[-1])
    return good_rows, good_lines


def _refuse_misfits(table: Table, misfits: int, records: int) -> None:
    if misfits > 10 and 2 * misfits > records:
        message = (
            f"{misfits} of {records} records have another number of fields than the header; "
            "is the decimal mark the same as the delimiter?"
        )
        raise ReadingsError(ErrorCode.FIELD_COUNT, message, table.name)
