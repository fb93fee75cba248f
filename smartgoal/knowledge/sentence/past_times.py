"""Times that tell when something was: "compared to 2025", "from 12 minutes in January to 7", "down from 9 in May"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_BASE_REACH, _START_REACH = 4, 6
# How far before its time a figure of the past stands.
_WAS_REACH = 5
_YEAR = re.compile("20[0-9]{2}")
_BREAKS = frozenset(",;.()")


def is_past(text: Scan, first: int, last: int) -> bool:
    """Whether a time, given by its tokens, is no end: what is compared with, or when a change starts."""
    return any(tells(text, first, last) for tells in (_is_compared, _dates_a_start, _dates_what_was))


def _is_compared(text: Scan, first: int, last: int) -> bool:
    """Whether a time is what is compared with: "compared to 2025", 较2025年, "a 2025-ös szinthez képest"."""
    while first > 0 and text.at(first - 1, "glue") is not None and text.at(first - 1, "compared") is None:
        first -= 1
    near = (match for at in range(max(0, first - _BASE_REACH), first) for match in text.starts[at])
    if any(match.list_name == "compared" and match.last >= first for match in near):
        return True
    for at in range(last, min(len(text.tokens), last + _BASE_REACH)):
        if text.at(at, "compared_behind") is not None:
            return True
        if text.tokens[at].text == ",":
            break
    return False


def _dates_a_start(text: Scan, first: int, last: int) -> bool:
    """Whether a time says when the first of two figures was: "from 12 minutes in January to 7 minutes in June"."""
    to = text.at(last, "before")
    if to is None or to.value != "to" or not is_digit(text, to.last):
        return False
    near = (match for at in range(max(0, first - _START_REACH), first) for match in text.starts[at])
    return any(m.list_name == "before" and m.value == "from" and is_digit(text, m.last) for m in near)


def _dates_what_was(text: Scan, first: int, last: int) -> bool:
    """Whether a time stands beside what a level is compared with: "down from 9 minutes in January"."""
    if text.language == "hu":
        behind = (text.at(at, "after") for at in range(last, last + _START_REACH))
        return any(match is not None and match.value == "instead" for match in behind)
    number = next((at for at in range(first - 1, max(-1, first - _WAS_REACH), -1) if _is_number(text, at)), None)
    if number is None or any(text.word(at) in _BREAKS for at in range(number, first)):
        return False
    lead = _words_before(text, number)
    if lead is None or lead.value not in {"instead", "from"}:
        return False
    return lead.value == "instead" or _is_start_of_move(text, lead)


def _words_before(text: Scan, number: int) -> Match | None:
    """Return the words before a number that say what it is, small words and a currency between left aside."""
    while True:
        unit = text.at(number - 1, "units")
        lead = text.ending_at("before", number)
        if unit is not None and unit.last == number:
            number -= 1
        elif lead is not None and lead.value == "about":
            number = lead.first
        else:
            return lead


def _is_start_of_move(text: Scan, lead: Match) -> bool:
    """Whether a plain "from" says where a change starts: "cut it from 9 %", but not "feedback from 40 patients"."""
    if text.language != "en":
        return False
    moves = text.found.get("direction", ())[:1]
    is_told = text.word(lead.first) != "from" or text.word(lead.first - 1) in _BREAKS
    return is_told or any(move.first < lead.first for move in moves)


def _is_number(text: Scan, place: int) -> bool:
    if text.taken[place] or _YEAR.fullmatch(text.tokens[place].text):
        return False
    return is_digit(text, place) or text.at(place, "numbers") is not None


def is_digit(text: Scan, place: int) -> bool:
    """Whether a token begins with a digit."""
    return place < len(text.tokens) and text.tokens[place].text[0].isdigit()
