"""How a source says that exports are written: formats of dates and encodings that can be what they are said to be."""

from __future__ import annotations

import codecs
import re
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.goals.yaml.fault import MOST_OF_A_KIND, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.goals.mapping import SourceMapping
    from smartgoal.goals.yaml.span import Path

EXCEL_SERIAL = "excel_serial"
_PROBES = (datetime(1987, 11, 23, 10, 11, 12, tzinfo=UTC), datetime(2026, 3, 5, 4, 7, 8, tzinfo=UTC))
_NO_CHARACTER_SETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf_7"})
"""What Python calls encodings and no export is written in; they make half characters of some texts."""


def fixes_day(form: str) -> bool:
    """Whether a format of dates tells year, month and day: what it writes, it reads back."""
    if form == EXCEL_SERIAL:
        return True
    try:
        return all(datetime.strptime(day.strftime(form), form).date() == day.date() for day in _PROBES)  # noqa: DTZ007 (days only)
    # Not all that a format can have is told apart by strptime: a part named twice is an error of its expression.
    except (ValueError, OverflowError, re.error):
        return False


def find_charset(name: str) -> str | None:
    """Return the usual name of an encoding that files of text can be in; None where there is no such."""
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)
    # An unknown name, one with impossible characters, or a codec that turns bytes into bytes.
    except (LookupError, ValueError):
        return None
    return None if codec.name.replace("-", "_") in _NO_CHARACTER_SETS else codec.name


def misfits_of_sources(sources: Iterable[SourceMapping]) -> Iterator[tuple[Path, str, str]]:
    """Yield place, message and hint of what a source says and no export can be read by; places begin at the file."""
    yield from islice(_misfits(sources), MOST_OF_A_KIND)


def _misfits(sources: Iterable[SourceMapping]) -> Iterator[tuple[Path, str, str]]:
    for number, source in enumerate(sources):
        form = source.date.format if source.date else None
        if form is not None and not fixes_day(form):
            message = f'"{shortened(form)}" doesn\'t say year, month and day.'
            yield ("sources", number, "date", "format"), message, "Write them all, such as %d/%m/%Y; or excel_serial."
        if source.encoding is not None and find_charset(source.encoding) is None:
            message = f'"{shortened(source.encoding)}" isn\'t an encoding of text.'
            yield ("sources", number, "encoding"), message, "Write its name, such as utf-8, cp1250 or gb18030."
