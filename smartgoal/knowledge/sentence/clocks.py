"""Times written like a clock: lengths such as 5:45, 7'30 and "6:00 perc", told apart from times of the day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from smartgoal.knowledge.sentence.numerals import Number
    from smartgoal.knowledge.sentence.scan import Scan

_PART = re.compile("[0-5][0-9]")
_HOURS_MINUTES_SECONDS = 2
_TOLD_LAST = {"before", "until", "avant", "after", "des"}
_JOINS = {"to", "a", "and", "et", "-", "until", "till"}
_LENGTHS = {"s", "min", "h"}
_AFTERNOON = {"am", "pm"}
_HOURS_OF_DAY = {"kor", "tol", "ig", "oratol", "oraig", "orakor"}
_LAST_HOUR, _HOUR_TOLD = 24, frozenset({"avant", "des"})
_LASTING, _STOPS = frozenset({"direction", "time_nouns", "metric_nouns", "moving_verbs"}), frozenset({".", ";"})
_VERB_REACH, _LENGTH_REACH = 25, 6


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


def is_time_of_day(text: Scan, number: Number) -> bool:
    """Whether a clock says when, not how long: "at 9:00", "9:00-kor", "open from 9:00 to 18:00"."""
    parts, last = _parts(text, number)
    if not parts:
        return _is_hour(text, number.first)
    if len(parts) != 1 or text.word(number.last) != ":":
        return False
    before, after = text.word(number.first - 1), text.word(last)
    if after in _HOURS_OF_DAY and text.language == "hu":
        return after != "ig" or not _has_moving_length(text, number)
    is_second = before in _JOINS and text.word(number.first - 3) == ":"
    is_first = after in _JOINS and text.word(last + 2) == ":"
    if before in _TOLD_LAST or text.at(number.first - 1, "clock_before") is None:
        return before in _TOLD_LAST or ((is_first or is_second) and not _tells_length(text, number))
    if is_second:
        return not _tells_length(text, number)
    return not _has_moving_length(text, number, before) or _is_length_behind(text, last)


def _is_hour(text: Scan, place: int) -> bool:
    """Whether an hour is one of the day: "5 pm", « dès 8 h », « à 8 h » where nothing before it takes so long."""
    after, hour = text.word(place + 1), text.word(place)
    if text.language != "fr":
        return text.language == "en" and after in _AFTERNOON
    if after != "h" or not hour.isdigit() or int(hour) > _LAST_HOUR:
        return False
    if text.word(place - 1) in _HOUR_TOLD:
        return True
    # The end of opening hours belongs to their beginning.
    if text.word(place - 2) == "h" or text.word(place - 3) == "h":
        return False
    return text.at(place - 1, "clock_before") is not None and not _is_long(text, place)


def _is_long(text: Scan, place: int) -> bool:
    """Whether something before a token, in its clause, lasts or moves."""
    for at in range(place - 2, max(-1, place - _VERB_REACH), -1):
        if text.tokens[at].text in _STOPS:
            return False
        if any(match.list_name in _LASTING for match in text.starts[at]):
            return True
    return False


def is_minute(text: Scan, place: int) -> bool:
    """Whether a number belongs to a time of day read already: the 30 of 8:30, but not 目标：30."""
    if text.language == "fr" and place > 1 and text.tokens[place - 1].text == "h":
        return _is_hour(text, place - 2)
    is_glued = place > 1 and text.tokens[place - 1].text == ":" and text.is_adjacent(place)
    return is_glued and text.tokens[place - 2].text[0].isdigit()


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


def _tells_length(text: Scan, number: Number) -> bool:
    """Whether the text speaks of how long something takes, or of something that goes up or down before a number."""
    return bool(text.found.get("time_nouns")) or _moves(text, number, {"up", "down"})


def _has_moving_length(text: Scan, number: Number, before: str = "") -> bool:
    """Whether a verb says what becomes of how long something takes: "cut the wait by 1:30", "keep AHT at 6:00"."""
    ways = {"by": {"up", "down"}, "at": {"keep", "reach"}}.get(before, {"up", "down", "keep", "reach"})
    return bool(text.found.get("time_nouns")) and _moves(text, number, ways)


def _moves(text: Scan, number: Number, ways: set[str]) -> bool:
    near = range(max(0, number.first - _VERB_REACH), number.first)
    if text.language == "hu":
        near = range(near.start, min(len(text.tokens), number.first + _VERB_REACH))
    matches = (text.at(place, "direction") for place in near)
    return any(match is not None and match.value in ways for match in matches)


def _is_length_behind(text: Scan, last: int) -> bool:
    """Whether another time follows that says how long: "cut the wait at 9:00 to 5 minutes"."""
    units = (text.at(place, "units") for place in range(last + 1, last + _LENGTH_REACH))
    return any(unit is not None and unit.value in _LENGTHS for unit in units)
