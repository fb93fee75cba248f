"""Workbooks as text: each sheet becomes the CSV that a careful person would have saved."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.readings.codes import ErrorCode
from smartgoal.readings.file.table import MOST_COLUMNS
from smartgoal.readings.file.workbook_errors import with_errors_as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from python_calamine import CalamineWorkbook

MOST_CELLS = 12_000_000
LARGEST_PART = 400_000_000
_RATIO = 300
_FINEST, _WIDE = Decimal("1e-15"), Context(prec=40)
_ROW = re.compile(rb"<row\b[^>]*?\br=\"(\d+)\"")
_CELL = re.compile(rb"<c\b[^>]*?\br=\"([A-Z]{1,3})(\d+)\"")
_REPEATED = re.compile(
    rb"number-(rows|columns)-repeated=\"(\d+)\"[^>]*>(?=\s*<(?:text:p|table:table-cell[^>]*office:value))"
)
_BLOCK = 1 << 20

CellValue = object


class Sheet(NamedTuple):
    """A sheet's name and its cells as UTF-8 CSV; a line a row."""

    name: str
    content: bytes


def sheets_of(name: str, content: bytes) -> Sequence[Sheet]:
    """Return the sheets that aren't empty.

    Raises:
        ReadingsError: The extra isn't installed, or the workbook is damaged, locked or far too large.
    """
    if content.startswith(b"PK"):
        content = _unzipped(name, content)
    sheets = [sheet for sheet in _read_all(name, content) if sheet.content.strip(b",\n")]
    if not sheets:
        raise ReadingsError(ErrorCode.EMPTY_FILE, "the workbook has no cells; export it again.", name)
    return sheets


def _read_all(name: str, content: bytes) -> Iterator[Sheet]:
    workbook = _open(name, content)
    cells = 0
    for title in workbook.sheet_names:
        try:
            sheet = workbook.get_sheet_by_name(title)
        except (ValueError, OSError, RuntimeError) as error:
            raise ReadingsError(
                ErrorCode.UNREADABLE, f'the sheet "{title}" can\'t be read; export it as CSV.', name
            ) from error
        cells += sheet.total_height * sheet.total_width
        if sheet.total_width > MOST_COLUMNS:
            message = f'the sheet "{title}" has {sheet.total_width} columns, {MOST_COLUMNS} are read at most.'
            raise ReadingsError(ErrorCode.TOO_LARGE, message, name)
        if cells > MOST_CELLS:
            raise ReadingsError(ErrorCode.TOO_LARGE, f"it has more than {MOST_CELLS} cells; export it as CSV.", name)
        yield Sheet(title, _as_csv(sheet.iter_rows()))


def _open(name: str, content: bytes) -> CalamineWorkbook:
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 (an extra)
    except ImportError:
        message = 'workbooks need an extra: pip install "smartgoal[excel]"; or export it as CSV.'
        raise ReadingsError(ErrorCode.MISSING_EXTRA, message, name) from None
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (CalamineError, ValueError, OSError) as error:
        message = "the workbook is damaged or locked with a password; save it anew, or export it as CSV."
        raise ReadingsError(ErrorCode.UNREADABLE, message, name) from error


def _as_csv(rows: Iterable[Sequence[CellValue]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_as_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode(errors="replace")


def _as_text(cell: CellValue) -> str:  # noqa: PLR0911 (one return a kind of cell)
    """Return a cell as text that has one reading."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case float():
            return _as_number(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
        case date():
            return cell.isoformat()
        case time():
            return cell.strftime("%H:%M:%S")
        case timedelta():
            return _as_clock(cell)
        case str():
            return " ".join(cell.splitlines()) if "\n" in cell or "\r" in cell else cell
        case _:
            return "" if cell is None else f"{cell}"


def _as_number(cell: float) -> str:
    """Return a number with the fifteen digits that a workbook shows: 0.1 + 0.2 stands in it as 0.30000000000000004."""
    if not isfinite(cell):
        return f"{cell}"
    text = f"{Decimal(f'{cell:.15g}').quantize(_FINEST, context=_WIDE):f}" if abs(cell) < 1e15 else f"{cell!r}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _as_clock(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _unzipped(name: str, content: bytes) -> bytes:
    """Return a zipped workbook with its errors as text; raise ReadingsError where it is damaged or far too large."""
    try:
        _refuse_bombs(name, content)
        return with_errors_as_text(content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise ReadingsError(
            ErrorCode.UNREADABLE, "the workbook is damaged; save it anew, or export it as CSV.", name
        ) from error


def _refuse_bombs(name: str, content: bytes) -> None:
    """Refuse what would unpack to far more than an export: by the directory of the zip, and by what sheets claim.

    The reader makes a full grid of every sheet, so one cell in the last corner would cost gigabytes.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = sum(part.file_size for part in archive.infolist())
        if size > LARGEST_PART or size > max(_RATIO * len(content), 20_000_000):
            raise ReadingsError(ErrorCode.TOO_LARGE, "it is far larger unpacked than an export can be.", name)
        for part in archive.infolist():
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                _refuse_wide_grid(name, archive, part)
            elif part.filename == "content.xml":
                _refuse_repeats(name, archive, part)


def _blocks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as file:
        before = b""
        while block := file.read(_BLOCK):
            yield before + block
            before = block[-400:]


def _refuse_wide_grid(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    rows, columns = 0, 0
    for block in _blocks(archive, part):
        rows = max([rows, *map(int, _ROW.findall(block))])
        for letters, number in set(_CELL.findall(block)):
            columns = max(columns, _column_number(letters))
            rows = max(rows, int(number))
        if rows * columns > MOST_CELLS or columns > MOST_COLUMNS:
            message = f"a sheet claims {rows} rows and {columns} columns; delete what is empty, or export it as CSV."
            raise ReadingsError(ErrorCode.TOO_LARGE, message, name)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_repeats(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    for block in _blocks(archive, part):
        for kind, count in _REPEATED.findall(block):
            if int(count) > (MOST_COLUMNS if kind == b"columns" else 100_000):
                raise ReadingsError(ErrorCode.TOO_LARGE, f"a sheet claims {int(count)} equal {kind.decode()}.", name)
