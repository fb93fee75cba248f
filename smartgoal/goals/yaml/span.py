"""Places in a text: offsets, and the lines and columns that editors show."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Path = tuple[str | int, ...]
"""A way into a file's data, such as `("goals", 3, "realistic", "threshold")`."""

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: 1-based, in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """The lines of a text, counted as editors count them: by LF, CR LF and CR."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        # Most files have no findings, so the lines are counted when the first place is asked for.
        self._starts = array("L")

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets."""
        return Span(*self.place(start), *self.place(end))

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset."""
        starts = self._counted()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place; the end of the text for one beyond it."""
        starts = self._counted()
        return min(starts[line - 1] + column - 1, len(self.text)) if line <= len(starts) else len(self.text)

    def offsets(self, span: Span) -> tuple[int, int]:
        """Return the offsets between which a span lies."""
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def line(self, number: int) -> str:
        """Return a line without its line end; "" beyond the text."""
        starts = self._counted()
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def _counted(self) -> array[int]:
        if not self._starts:
            self._starts.extend(_line_starts(self.text))
        return self._starts


def _line_starts(text: str) -> Iterable[int]:
    """Return the offset of each line; "splitlines" finds them fastest, but knows more ends of lines than editors."""
    lines = text.splitlines(keepends=True)
    ends = text.count("\n") + text.count("\r") - text.count("\r\n")
    is_open = text != "" and text[-1] not in "\r\n"
    if len(lines) == ends + is_open:
        return accumulate(map(len, lines[:ends]), initial=0)
    return [0, *(match.end() for match in _LINE_END.finditer(text))]
