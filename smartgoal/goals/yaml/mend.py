"""Setting a broken list item aside, so that a mistake in one goal doesn't hide the findings of the others."""

from __future__ import annotations

import re
from bisect import bisect_right

_TOP_LINE = re.compile(r"(?<![^\r\n])[^\s#-]")
_DASH = re.compile(r"(?<![^\r\n])( *)-(?=\s|\Z)")
_ANCHOR = re.compile(r"(?:^|[\s\[{,])&\w")
_VISIBLE = re.compile(r"[^\r\n]")


def broken_item(text: str, at: int) -> tuple[int, int] | None:
    """Return where the item around an offset begins and ends, in a list right under one of the file's own keys.

    None where there is no such item, where it's the list's only one, and where it has an anchor others may need.
    """
    tops = [match.start() for match in _TOP_LINE.finditer(text)]
    section = bisect_right(tops, at)
    if section == 0:
        return None
    end = [*tops, len(text)][section]
    dashes = [(match.start(), match[1]) for match in _DASH.finditer(text, tops[section - 1], end)]
    items = [start for start, indent in dashes if indent == dashes[0][1]]
    number = bisect_right(items, at)
    if number == 0 or len(items) < 2:
        return None
    item = (items[number - 1], [*items, end][number])
    return None if _ANCHOR.search(text[slice(*item)]) else item


def blanked(text: str, item: tuple[int, int]) -> str:
    """Return the text with an item's characters as spaces, so that everything else keeps its place."""
    start, end = item
    return text[:start] + _VISIBLE.sub(" ", text[start:end]) + text[end:]
