"""How a result is shown: width, colours, glyphs. Decided by the caller, never by the environment."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODES = {
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
    "grey": "90",
    "bold": "1",
    "dim": "2",
}
_ASCII = {
    "✔": "+",
    "✗": "x",
    "▲": "!",
    "▼": "v",
    "●": "*",
    "○": "o",
    "◆": "#",
    "◇": "o",
    "·": ".",
    "┃": "|",
    "│": "|",
    "─": "-",
    "━": "=",
    "█": "#",
    "░": ".",
    "→": "->",
    "…": "...",
    "−": "-",
    "–": "-",
    "≤": "<=",
    "≥": ">=",
    "\u202f": " ",
    "\u00a0": " ",
    "×": "x",
    "÷": "/",
    "Σ": "sum ",
    "▁": ".",
    "▂": ".",
    "▃": "-",
    "▄": "-",
    "▅": "=",
    "▆": "=",
    "▇": "#",
}

_PIECES = re.compile(r"\s+|[^\s\u2e80-\uffdc\U0001f000-\U0003fffd]+|.")
"""What a line may end after: blanks, words, and each character of scripts that don't part their words."""


@dataclass(frozen=True, slots=True)
class Style:
    """What the stream that is written to can show.

    Attributes:
        width: Columns.
        colour: Whether colours may be used.
        unicode: Whether the stream's encoding has our glyphs; ASCII stands for them otherwise.
    """

    width: int = 100
    colour: bool = False
    unicode: bool = True

    def paint(self, text: str, *colours: str) -> str:
        """Return the text in colour, where colours may be used."""
        if not self.colour or not text:
            return text
        codes = ";".join(_CODES[colour] for colour in colours)
        return f"\x1b[{codes}m{text}\x1b[0m"

    def glyph(self, text: str) -> str:
        """Return our own glyphs, in ASCII where the stream lacks them."""
        return text if self.unicode else "".join(_ASCII.get(char, char) for char in text)

    def fit(self, text: str, width: int) -> str:
        """Return the text with our own glyphs in exactly `width` columns."""
        return fit(self.glyph(text), width, self.glyph("…"))


def cells(text: str) -> int:
    """Return how many columns a text takes: CJK and emoji two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_char_cells(char) for char in text)


def _char_cells(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200d\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """Return the text in exactly `width` columns: filled with blanks, or cut with an ellipsis."""
    length = cells(text)
    if length <= width:
        return text + " " * (width - length)
    kept = beginning(beginning(text, width - len(ellipsis)) + ellipsis, width)
    return kept + " " * (width - cells(kept))


def ending(text: str, width: int) -> str:
    """Return as much of a text's end as fits into `width` columns."""
    return beginning(text[::-1], width)[::-1]


def beginning(text: str, width: int) -> str:
    """Return as much of a text as fits into `width` columns."""
    return text[: sum(used <= width for used in accumulate(map(_char_cells, text)))]


def wrap(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` columns, one empty line for an empty text."""
    if cells(text) <= width:
        return [text.strip()]
    lines, used = [""], 0
    for piece in _PIECES.findall(text):
        for part in _parts(piece, width):
            size = cells(part)
            if used + size > width:
                lines.append("")
                used = 0
            if used or not part.isspace():
                lines[-1], used = lines[-1] + part, used + size
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _parts(piece: str, width: int) -> Iterator[str]:
    """Return a word in parts that fit into a line each."""
    start = used = 0
    if cells(piece) > width:
        for place, size in enumerate(map(_char_cells, piece)):
            if used + size > width and place > start:
                yield piece[start:place]
                start, used = place, 0
            used += size
    yield piece[start:]
