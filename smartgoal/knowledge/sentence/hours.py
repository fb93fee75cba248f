"""Hours of the day that say when something is done, not how long it takes: "from 16:00 to 22:00", "before 5 pm"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.scan import Scan

_CLOCK = r"(?<![0-9:.,])([01]?[0-9]|2[0-4]) ?(?:h|:|点|时)(?: ?([0-5][0-9])(?! ?[0-9%:]))?"
_OPEN = re.compile(rf"{_CLOCK} ?分? ?(?:to|and|until|till|a|et|-|至|到) ?{_CLOCK}(?![a-z0-9:])")
_HALF_DAY = re.compile(r"(?<![0-9:.,])(?:0?[1-9]|1[0-2])(?:[:.][0-5][0-9])? ?(?:am|pm|a\.m\.?|p\.m\.?)(?![a-z])")
_DIGIT = re.compile("[0-9]")
_BREAKS = re.compile(r"[,;.。，；:]|\bso that\b|\bafin\b|\bpour qu")
# A length is so much for each: "de 8 h à 10 h par an".
_PER = re.compile(r" *(?:par|/|per|a) ")
_MOVES = frozenset({"up", "down", "reach"})
_LENGTHS = ("time_nouns", "metric_nouns", "weak_metrics")
_REACH = 25


def take_hours(text: Scan) -> list[tuple[str, int, int]]:
    """Mark hours of the day, so that nobody reads a length or a target in them.

    Returns:
        Each with its kind, hours from one to another or the prompt "by 5 pm", and its tokens, end exclusive.
    """
    folded = text.folded.text
    if _DIGIT.search(folded) is None:
        return []
    found = []
    if text.language == "en" and "m" in folded:
        found += [("prompt", *_places(text, *one.span())) for one in _HALF_DAY.finditer(folded)]
    if any(mark in folded for mark in "h:点时"):
        spans = ((one, *_places(text, *one.span())) for one in _OPEN.finditer(folded))
        found += [("hours", first, last) for one, first, last in spans if _are_hours(text, one, first)]
    for _, first, last in found:
        text.take(first, last)
    return found


def _are_hours(text: Scan, found: re.Match[str], first: int) -> bool:
    return _is_rising(found) and not _tells_length(text, first) and not _PER.match(text.folded.text, found.end())


def _is_rising(found: re.Match[str]) -> bool:
    first, first_minutes, last, last_minutes = (int(part or 0) for part in found.groups())
    return (first, first_minutes) < (last, last_minutes)


def _tells_length(text: Scan, first: int) -> bool:
    """Whether the words before, back to the last comma, speak of how long something takes or of how it moves."""
    for place in range(first - 1, max(-1, first - _REACH), -1):
        if _BREAKS.fullmatch(text.tokens[place].text):
            return False
        for match in text.starts[place]:
            if match.list_name in _LENGTHS or (match.list_name == "direction" and match.value in _MOVES):
                return True
    return False


def _places(text: Scan, first: int, last: int) -> tuple[int, int]:
    """Return the tokens, end exclusive, of a stretch of the folded text."""
    begins, ends = (bisect_left(text.tokens, place, key=lambda token: token.start) for place in (first, last))
    return begins, ends
