"""Errors and formulas nobody has calculated, in workbooks: written out as text, as the reader of workbooks drops them.

An average that is #DIV/0! isn't a figure that is missing. Saved as CSV, its cell says so; here it has to say so, too.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 1 << 20
_ERROR = re.compile(rb'(<c\s[^<>]{0,200}?)\bt="e"(?=[^<>]{0,200}>)')
_UNCALCULATED = re.compile(
    rb"<c(\s[^<>]{0,300})>(?:<f(?:\s[^<>]{0,300})?>[^<]{0,9000}</f>|<f\s[^<>]{0,300}/>)(?:<v\s?/>|<v></v>)?</c>"
)
_TYPE = re.compile(rb'\st="[^"<>]*"')
_ODS_ERROR = re.compile(rb'(<table:table-cell)(\s[^<>]{0,9000}?calcext:value-type="error"[^<>]{0,300}>)(?=<text:p)')
_ODS_VALUE = re.compile(rb'\soffice:(?:value|value-type|string-value)="[^"<>]*"')


class _Kind(NamedTuple):
    """What a sheet's part looks like: what it may hold, and where a cell ends."""

    hints: tuple[bytes, ...]
    cell_end: bytes


_XLSX = _Kind((b't="e"', b"<f"), b"</c>")
_ODS = _Kind((b'calcext:value-type="error"',), b"</table:table-cell>")


def with_errors_as_text(content: bytes) -> bytes:
    """Return a zipped workbook whose cells say #DIV/0! as text where that is their error; itself where none does.

    Raises:
        zipfile.BadZipFile: It is damaged; also NotImplementedError, RuntimeError, EOFError, OSError and zlib.error.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        suspects = {part.filename for part in archive.infolist() if _is_suspect(archive, part)}
        if not suspects:
            return content
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
            for part in {part.filename: part for part in archive.infolist()}.values():
                _copy(archive, copy, part, is_sheet=part.filename in suspects)
    return written.getvalue()


def _kind(name: str) -> _Kind | None:
    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
        return _XLSX
    return _ODS if name == "content.xml" else None


def _is_suspect(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    kind = _kind(part.filename)
    return kind is not None and any(hint in block for block in _cells(archive, part, kind) for hint in kind.hints)


def _cells(archive: zipfile.ZipFile, part: zipfile.ZipInfo, kind: _Kind) -> Iterator[bytes]:
    """Yield a sheet's text in blocks that end with a cell."""
    with archive.open(part) as file:
        rest = b""
        while block := file.read(_BLOCK):
            end = block.rfind(kind.cell_end) + len(kind.cell_end)
            if end < len(kind.cell_end):
                # Only empty cells: these may part anywhere between two tags.
                end = max(block.rfind(b"<"), 0)
            yield rest + block[:end]
            rest = block[end:]
        yield rest


def _copy(archive: zipfile.ZipFile, copy: zipfile.ZipFile, part: zipfile.ZipInfo, *, is_sheet: bool) -> None:
    kind = _kind(part.filename)
    if kind is None or not is_sheet:
        copy.writestr(part.filename, archive.read(part))
        return
    with copy.open(part.filename, "w", force_zip64=True) as file:
        for block in _cells(archive, part, kind):
            file.write(_spelled_out(block) if kind is _XLSX else _ODS_ERROR.sub(_as_ods_text, block))


def _spelled_out(block: bytes) -> bytes:
    return _UNCALCULATED.sub(_as_error, _ERROR.sub(rb'\1t="str"', block))


def _as_error(found: re.Match[bytes]) -> bytes:
    """Return a cell that says that nobody knows its figure; one of an empty text is left as it is."""
    attributes = found[1]
    if b't="str"' in attributes:
        return found[0]
    return b"<c" + _TYPE.sub(b"", attributes) + b' t="str"><v>#UNCALCULATED!</v></c>'


def _as_ods_text(found: re.Match[bytes]) -> bytes:
    return found[1] + b' office:value-type="string"' + _ODS_VALUE.sub(b"", found[2])
