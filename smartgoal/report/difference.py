"""Two long texts in short: the parts around the place where they begin to differ."""

from __future__ import annotations

import re
import unicodedata

from smartgoal.report.style import beginning, cells, ending

_WINDOW = 1000
_OPEN_ESCAPE = re.compile(r"\\(u(\{[0-9a-f]*)?)?\Z")
_JOINING = "\u200d\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def around_difference(old: str, new: str, width: int) -> tuple[str, str]:
    """Return what two texts of one line become in at most `width` columns each, with an ellipsis where they are cut."""
    start = 0
    if old != new and max(cells(old), cells(new)) > width:
        place = _first_difference(old, new)
        rest = max(cells(text[place : place + _WINDOW]) for text in (old, new))
        if cells(old[:place]) > width * 2 // 3:
            start = _start(old[:place], max(width // 3, width - 1 - rest))
    return _part(old, start, width), _part(new, start, width)


def _first_difference(old: str, new: str) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def _start(common: str, lead: int) -> int:
    """Return where to begin, so many columns before the texts differ."""
    start = len(common) - len(ending(common[-_WINDOW:], lead))
    while start < len(common) and (common[start].isspace() or _parts_a_character(common, start)):
        start += 1
    return start


def _part(text: str, start: int, width: int) -> str:
    shown = f"{'…' if start else ''}{text[start : start + _WINDOW]}"
    if cells(shown) <= width and start + _WINDOW >= len(text):
        return shown
    end = len(beginning(shown, width - 1))
    while end > 1 and end < len(shown) and _parts_a_character(shown, end):
        end -= 1
    return f"{shown[:end]}…"


def _parts_a_character(text: str, place: int) -> bool:
    """Whether a cut would part what is one character to a reader, or the escape that stands for one."""
    before, after = text[max(0, place - 9) : place], text[place]
    return (
        bool(unicodedata.combining(after))
        or after in _JOINING
        or before.endswith("\u200d")
        or (_OPEN_ESCAPE.search(before) is not None)
    )
