"""A sentence with what was found in it underlined, and the names of that below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.report.escape import shown
from smartgoal.report.style import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smartgoal.check.drafts.draft import Draft
    from smartgoal.knowledge.sentence import Quantity
    from smartgoal.report.style import Style

_MARGIN = "  "
_MOST_LINES = 12
_BLANKS = re.compile(r"[\t\r\n\x0b\x0c\x85]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a text and what it says."""

    start: int
    end: int
    name: str


def slots(draft: Draft) -> tuple[Slot, ...]:
    """Return what was found in a draft's line, in order; a word of direction inside a figure is left to the figure."""
    sentence = draft.sentence
    found = [Slot(hit.hit.start, hit.hit.end, "metric") for hit in sentence.metrics[:1]]
    if sentence.quantity is not None:
        hit = sentence.quantity.hit
        found.append(Slot(hit.start, hit.end, _role(sentence.quantity)))
    if sentence.deadline is not None:
        found.append(Slot(sentence.deadline.start, sentence.deadline.end, "deadline"))
    if sentence.owner is not None:
        found.append(Slot(sentence.owner.start, sentence.owner.end, "owner"))
    if sentence.direction is not None:
        hit = sentence.direction.hit
        if all(slot.end <= hit.start or hit.end <= slot.start for slot in found):
            found.append(Slot(hit.start, hit.end, sentence.direction.way.value))
    return tuple(sorted(found, key=lambda slot: slot.start))


def _role(quantity: Quantity) -> str:
    if quantity.to is None:
        return "change"
    if quantity.lower is not None:
        return "range"
    return "from, to" if quantity.from_ is not None else "target"


def marked(text: str, found: Sequence[Slot], style: Style) -> Iterator[str]:
    """Yield the lines of a text that fit the screen, below each its underlines and names."""
    safe, places = _shown(text, found)
    room = style.width - len(_MARGIN)
    # Not much more is looked at than could be shown: a line may be as long as a file.
    seen = 2 * _MOST_LINES * room
    lines = wrap(safe[:seen], room)
    begin, named = 0, set[int]()
    for line in lines[:_MOST_LINES]:
        begin = safe.index(line, begin)
        end = begin + len(line)
        yield f"{_MARGIN}{line}".rstrip()
        here = [(number, max(start, begin), min(stop, end)) for number, (start, stop) in enumerate(places)]
        spans = [
            (number, cells(safe[begin:first]), cells(safe[first:last])) for number, first, last in here if first < last
        ]
        names = [(column, found[number].name) for number, column, _ in spans if number not in named]
        named |= {number for number, _, _ in spans}
        yield from _below([(column, style.glyph("─") * length) for _, column, length in spans], style)
        yield from _below(names, style)
        begin = end
    if len(lines) > _MOST_LINES or len(safe) > seen:
        yield style.glyph(f"{_MARGIN}… and {len(safe) - begin} more characters")


def _shown(text: str, found: Iterable[Slot]) -> tuple[str, list[tuple[int, int]]]:
    """Return a text as it can be shown, with the places of the slots in it."""
    flat = _BLANKS.sub(" ", text)
    return shown(flat), [(len(shown(flat[: slot.start])), len(shown(flat[: slot.end]))) for slot in found]


def _below(written: Iterable[tuple[int, str]], style: Style) -> Iterator[str]:
    """Yield lines with texts at their columns, or further left where the screen ends.

    One that would run into the text before it goes a line lower.
    """
    lines: list[str] = []
    room = style.width - len(_MARGIN)
    for begin, text in written:
        column = max(0, min(begin, room - cells(text)))
        row = next((number for number, line in enumerate(lines) if cells(line) < column or not line), len(lines))
        if row == len(lines):
            lines.append("")
        lines[row] = lines[row].ljust(column) + text
    yield from (style.paint(_MARGIN + line, "cyan") for line in lines)
