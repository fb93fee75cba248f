"""Imports as text: what became of each record, what the figures add up to, what changed; rejects as CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.goals.show import show
from smartgoal.readings.file.unpack import WORKBOOKS
from smartgoal.readings.scope import TIDY
from smartgoal.report.escape import csv_text, one_line
from smartgoal.report.style import wrap
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from smartgoal.readings.export import Export, FileForm, MetricTotal, Reject, Remark
    from smartgoal.readings.proposing.propose import Proposal
    from smartgoal.readings.store.import_run import FileImport, ImportResult
    from smartgoal.report.style import Style

_MOST_LISTED = 10
_LONGEST_RAW = 60
_DELIMITERS = {"\t": "tabs", ",": "commas", ";": "semicolons", "|": "bars"}
_MARKS = {",": "decimal comma", ".": "decimal point"}


def import_(result: ImportResult, style: Style) -> str:
    """Return each file's account and, where something was imported, how to take it back."""
    lines = [line for one in result.files for line in _file(one, style)]
    return "".join(f"{line}\n" for line in (*lines, *_closing(result, style)))


def _file(one: FileImport, style: Style) -> Iterator[str]:
    name = one_line(one.file)
    if one.export is None or one.error is not None:
        code = f" [{one.error.code}]" if one.error else ""
        yield f"{style.paint(style.glyph('✗'), 'red', 'bold')} {style.paint(name, 'bold')}  refused{code}"
        return
    export = one.export
    mark, colour = ("✗", "red") if export.rejects else ("▲", "yellow") if one.warnings else ("✔", "green")
    source = "" if export.source == TIDY else f"  source {one_line(export.source)}"
    yield f"{style.paint(style.glyph(mark), colour, 'bold')} {style.paint(name, 'bold')}{source}"
    for words in (_counts(export), _form(one.file, export.form), *_totals(export)):
        yield from _indented(words, style)
    for warning in one.warnings[:_MOST_LISTED]:
        yield from _indented(_warning(warning), style, "yellow")
    yield from _more(len(one.warnings) - _MOST_LISTED, "warnings", style)
    for reject in export.rejects[:_MOST_LISTED]:
        yield from _indented(_reject(reject), style, "red")
    yield from _more(len(export.rejects) - _MOST_LISTED, "rejected; --rejects FILE writes all", style)
    yield from _changes(one, style)


def _counts(export: Export) -> str:
    """Return the four counts, which add up to the records of the file."""
    counts = f"{_number(export.accepted)} accepted, {_number(export.nulls)} null"
    skipped = Counter({code: len(lines) for code, lines in export.skip_lines.items()})
    why = ", ".join(f"{_number(count)} {code}" for code, count in sorted(skipped.items()) if count)
    skips = f"{_number(export.skipped)} skipped" + (f" ({why})" if why else "")
    return f"{_number(export.records)} records = {counts}, {_number(len(export.rejects))} rejected, {skips}"


def _form(name: str, form: FileForm) -> str:
    parts = [f"header in line {form.header_line}"]
    if not name.casefold().endswith(WORKBOOKS):
        encoding = form.encoding.upper() if form.encoding.startswith("utf") else form.encoding
        parts = [one_line(encoding), _DELIMITERS.get(form.delimiter, f"{form.delimiter!r}"), *parts]
    if form.decimal is not None:
        parts.append(_MARKS[form.decimal])
    if form.date_order is not None:
        parts.append(f"dates {form.date_order}")
    return f"read as {', '.join(parts)}"


def _totals(export: Export) -> Iterator[str]:
    units = {rows.metric: rows.measure.unit for rows in export.rows}
    for metric, total in export.totals.items():
        yield f"{metric}: {_total(total, units[metric])}"


def _total(total: MetricTotal, unit: str) -> str:
    rows = "1 row" if total.rows == 1 else f"{_number(total.rows)} rows"
    days = f"{total.first_date} to {total.last_date}" if total.first_date != total.last_date else f"{total.first_date}"
    owners = f", {counted(total.owner_count, 'owner')}" if total.owner_count else ""
    mean = f", on average {show(total.weighted_mean, unit)}" if total.weighted_mean is not None else ""
    return f"{rows}, {days}{owners}{mean}"


def _warning(warning: Remark) -> str:
    line = f"line {warning.line}: " if warning.line else ""
    return f"{line}{one_line(warning.message, 500)} [{warning.code}]"


def _reject(reject: Reject) -> str:
    column = f", {one_line(reject.column, _LONGEST_RAW)}" if reject.column else ""
    raw = one_line(reject.raw, _LONGEST_RAW)
    return f'line {reject.line}{column}: "{raw}" [{reject.code}] {one_line(reject.hint)}'.rstrip()


def _changes(one: FileImport, style: Style) -> Iterator[str]:
    kept = one.kept
    if kept is None:
        return
    if kept.unchanged:
        yield from _indented("was imported already: nothing changed", style)
        return
    if kept.same or one.corrected:
        counts = f"{_number(kept.new)} new, {_number(kept.same)} the same, {_number(one.corrected)} corrected"
        yield from _indented(counts + (":" if kept.corrections else ""), style)
    for each in kept.corrections[:_MOST_LISTED]:
        key, old, new = (one_line(text, _LONGEST_RAW) for text in (each.key, each.old, each.new))
        yield from _indented(f"line {each.line}: {each.metric} of {key} was {old}, is {new}", style)
    yield from _more(len(kept.corrections) - _MOST_LISTED, "corrected; --format json lists all", style)


def _indented(words: str, style: Style, colour: str | None = None) -> Iterator[str]:
    for number, line in enumerate(wrap(style.glyph(words), style.width - 4)):
        start = "  " if number == 0 else "    "
        yield start + (style.paint(line, colour) if colour else line)


def _more(count: int, what: str, style: Style) -> Iterator[str]:
    if count > 0:
        yield from _indented(f"… and {_number(count)} more {what}", style)


def _closing(result: ImportResult, style: Style) -> Iterator[str]:
    """Yield what was done; why nothing was is said on standard error."""
    if result.refusal:
        return
    done = [(one.export, one.kept) for one in result.files if one.export and one.kept]
    fresh = [(export, kept) for export, kept in done if not kept.unchanged]
    if not fresh:
        yield from wrap("Nothing changed: everything was imported already, and is read the same way.", style.width)
        return
    rows = sum(export.accepted for export, _ in fresh)
    what = f"{_number(rows)} {'row' if rows == 1 else 'rows'} from {counted(len(fresh), 'file')}"
    if result.dry_run:
        yield from wrap(f"Would import {what}; nothing was changed.", style.width)
        return
    first, last = fresh[0][1].number, fresh[-1][1].number
    imports = f"import {first}" if first == last else f"imports {first} to {last}"
    yield from wrap(f"Imported {what} ({imports}).", style.width)
    undo = f"it back: smartgoal store undo {first}" if first == last else "one back: smartgoal store undo ID"
    # A command is copied, so it's never broken.
    yield f"To take {undo}{_place(result.folder)}"


def _place(folder: Path) -> str:
    return "" if str(folder) == ".smartgoal" else f" --store {one_line(str(folder))}"


def _number(count: int) -> str:
    return f"{count:,}"


def rejects_csv(result: ImportResult) -> str:
    """Return every rejected record as CSV, with its original text; the header alone where there is none."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("file", "line", "column", "code", "raw", "hint"))
    for one in result.files:
        for reject in one.export.rejects if one.export else ():
            cells = (reject.column or "", reject.code, reject.raw, reject.hint)
            writer.writerow((csv_text(one.file), reject.line, *map(csv_text, cells)))
    return text.getvalue()


def sources_yaml(proposals: Iterable[Proposal]) -> str:
    """Return proposed sources as one block to paste into a goal file; files that would be one source give one."""
    blocks: dict[tuple[str, ...], str] = {}
    for one in proposals:
        head, _, block = one.yaml.partition("\n")
        # Their names and patterns are the same; what differs are the samples.
        blocks.setdefault((head, *islice(block.split("\n"), 2)), block)
    return "".join(_printable(part) for part in ("sources:\n" if blocks else "", *blocks.values()))


def _printable(text: str) -> str:
    """Return YAML with the escapes of YAML for what could paint, hide or reorder; it stands in quotes or comments."""
    return "".join(char if char == "\n" or char.isprintable() else _yaml_escape(char) for char in text)


def _yaml_escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"
