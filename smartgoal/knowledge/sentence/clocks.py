"""Lengths of time written like a clock: 5:45, 7'30, "6:00 perc"; hours of the day are taken before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from smartgoal.knowledge.sentence.numerals import Number
    from smartgoal.knowledge.sentence.scan import Scan

_PART = re.compile("[0-5][0-9]")
_HOURS_MINUTES_SECONDS = 2
_LENGTHS = {"s", "min", "h"}


class ClockLength(NamedTuple):
    """A length of time in seconds, with one past its last token and its unit's ending, if it has one."""

    seconds: Decimal
    last: int
    ending: str = ""


def read_clock(text: Scan, number: Number) -> ClockLength | None:
    """Return the length that 5:45, 1:05:45, 7'30 or "6:00 perc" says; None where a number opens none of these."""
    parts, last = _parts(text, number)
    if not parts:
        return _minutes_alone(text, number)
    value = number.value
    for part in parts:
        value = value * 60 + part
    unit = text.at(last, "units")
    if unit is None or unit.value not in _LENGTHS or len(parts) > 1:
        return ClockLength(value, last)
    return ClockLength(value * 60 if unit.value == "h" else value, unit.last, unit.ending)


def _parts(text: Scan, number: Number) -> tuple[list[int], int]:
    """Return what follows the first number of 5:45, 1:05:45 or 7'30, and where it ends; nothing if it is no clock."""
    parts: list[int] = []
    place = number.last
    while text.word(place) == ":" and _PART.fullmatch(text.word(place + 1)) and text.is_adjacent(place):
        parts.append(int(text.word(place + 1)))
        place += 2
    if not parts and _has_prime(text, place) and _PART.fullmatch(text.word(place)):
        end = place + 1
        return [int(text.word(place))], end + (text.word(end) == '"' and text.is_adjacent(end))
    return (parts, place) if len(parts) <= _HOURS_MINUTES_SECONDS else ([], number.last)


def _has_prime(text: Scan, place: int) -> bool:
    """Whether nothing but a prime stands between a token and the number before."""
    if not 0 < place < len(text.tokens):
        return False
    return text.folded.text[text.tokens[place - 1].end : text.tokens[place].start] == "'"


def _minutes_alone(text: Scan, number: Number) -> ClockLength | None:
    """Return the minutes of 6' where the text speaks of a time; elsewhere it is a length in feet, or a quote."""
    end = text.tokens[number.last - 1].end
    is_prime = text.folded.text[end : end + 1] == "'" and not text.folded.text[end + 1 : end + 2].isalnum()
    return ClockLength(number.value * 60, number.last) if is_prime and text.found.get("time_nouns") else None
