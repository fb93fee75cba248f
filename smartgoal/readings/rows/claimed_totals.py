"""Which rows of a view say, in columns that nothing reads, that they add up others."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from smartgoal.readings.names import TOTAL_CELLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smartgoal.readings.rows.lane import Lane


class Claims:
    """Which rows say, in columns that nothing reads, that they add up others.

    A column that says so in every row tells what the whole report is about: of it nothing is written down before it
    says something else.

    Args:
        watched: The columns.

    Attributes:
        lines: The lines of the rows, by column and what it says.
    """

    __slots__ = ("_always", "lines", "watched")

    def __init__(self, watched: Iterable[int] = ()) -> None:
        self.watched = tuple(watched)
        self.lines: dict[tuple[int, str], array[int]] = defaultdict(lambda: array("q"))
        self._always: dict[int, str] = dict.fromkeys(self.watched, "")

    def note(self, cells: Sequence[Sequence[str]], lines: Sequence[int], lanes: Sequence[Lane]) -> None:
        """Look at some rows, given by columns; `lanes` have taken in those before them."""
        for place in self.watched:
            column = cells[place]
            has_totals = not TOTAL_CELLS.isdisjoint(column)
            if place in self._always:
                if has_totals and TOTAL_CELLS.issuperset(column):
                    self._always[place] = column[0]
                    continue
                self._begin(place, lanes)
            if has_totals:
                for line, cell in zip(lines, column, strict=True):
                    if cell in TOTAL_CELLS:
                        self.lines[place, cell].append(line)

    def _begin(self, place: int, lanes: Sequence[Lane]) -> None:
        """Write down that all rows so far were totals in a column."""
        text = self._always.pop(place)
        if text:
            self.lines[place, text].extend(sorted({line for lane in lanes for line in lane.lines}))
