"""What a file holds: itself, what it was before gzip, or the sheets of a workbook, each as the text of a table."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.readings.codes import ErrorCode

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST = 300_000_000
"""Bytes that are read of one file, and of the text in it."""
_SUSPICIOUS, _RATIO = 20_000_000, 300
"""Beyond so many bytes, text that shrinks to less than one part in so many is no export."""
_GZIP = 31
WORKBOOKS = (".xlsx", ".xls", ".ods")


class Text(NamedTuple):
    """One table of text; `sheet` names it where it is a workbook's, whose numbers have a decimal point."""

    content: bytes
    sheet: str | None = None


def unpack(name: str, content: bytes) -> Sequence[Text]:
    """Return the tables of text that a file holds, at least one.

    Raises:
        ReadingsError: It is too large, damaged, or needs an extra that isn't installed.
    """
    lower = name.casefold()
    if lower.endswith(WORKBOOKS) and content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from smartgoal.readings.file.workbook import sheets_of  # noqa: PLC0415 (only where there is a workbook)

        return [Text(sheet.content, sheet.name) for sheet in sheets_of(name, content)]
    if lower.endswith(".gz") and content.startswith(b"\x1f\x8b"):
        content = inflate(name, content)
    require_size(name, len(content))
    return [Text(content)]


def require_size(name: str, size: int) -> None:
    """Raise where a file has more bytes than are read.

    Raises:
        ReadingsError: It has.
    """
    if size > LARGEST:
        raise ReadingsError(ErrorCode.TOO_LARGE, f"it holds more than {LARGEST // 10**6} MB; split it by month.", name)


def inflate(name: str, content: bytes) -> bytes:
    """Return what was compressed with gzip.

    Raises:
        ReadingsError: It is damaged, cut off, or larger than an export can be.
    """
    parts: list[bytes] = []
    size = 0
    rest = content
    while rest:
        stream = zlib.decompressobj(_GZIP)
        try:
            while not stream.eof:
                part = stream.decompress(rest, 1 << 20)
                rest = stream.unconsumed_tail
                parts.append(part)
                size += len(part)
                if size > LARGEST or (size > _SUSPICIOUS and size > _RATIO * len(content)):
                    raise ReadingsError(ErrorCode.TOO_LARGE, "it is far larger unpacked than an export can be.", name)
                if not part and not rest and not stream.eof:
                    raise ReadingsError(ErrorCode.UNREADABLE, "the compressed file is cut off; get it again.", name)
        except zlib.error as error:
            raise ReadingsError(ErrorCode.UNREADABLE, "the compressed file is damaged; get it again.", name) from error
        rest = stream.unused_data.lstrip(b"\x00")
    return b"".join(parts)
