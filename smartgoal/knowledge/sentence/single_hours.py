"""Whether an hour by itself is one of the day: "at 9:00", "9:00-kor", « dès 8 h »; or how long something takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.scan import Scan

_TOLD_LAST = frozenset({"before", "until", "avant", "after", "des"})
_ENDINGS = frozenset({"kor", "tol", "ig", "oratol", "oraig", "orakor"})
_LENGTHS = frozenset({"s", "min", "h"})
_HOUR_TOLD = frozenset({"avant", "des"})
_LASTING, _STOPS = frozenset({"direction", "time_nouns", "metric_nouns", "moving_verbs"}), frozenset({".", ";"})
_HAN_AFTER = frozenset("前之起左")
_VERB_REACH, _LENGTH_REACH = 25, 6


def is_hour_of_day(text: Scan, mark: str, first: int, last: int) -> bool:
    """Whether what is written like an hour, at some tokens, says when, not how long."""
    if mark == ":":
        return _is_clock(text, first, last)
    if mark == "h":
        return text.language == "fr" and _is_french(text, first)
    if mark == "点":
        # 9点 may be nine points, 9点半 and 9点左右 can't.
        return last - first > 2 or text.word(last) in _HAN_AFTER
    return False


def _is_clock(text: Scan, first: int, last: int) -> bool:
    before, ending = text.word(first - 1), text.word(last - 1)
    if text.language == "hu" and ending in _ENDINGS:
        return ending != "ig" or not _has_moving_length(text, first)
    if before in _TOLD_LAST or text.at(first - 1, "clock_before") is None:
        return before in _TOLD_LAST
    return not _has_moving_length(text, first, before) or _is_length_behind(text, last)


def _is_french(text: Scan, place: int) -> bool:
    """Whether « 8 h » is an hour of the day: « dès 8 h », « à 8 h » where nothing before it takes so long."""
    if text.word(place - 1) in _HOUR_TOLD:
        return True
    return text.at(place - 1, "clock_before") is not None and not _is_long(text, place)


def _is_long(text: Scan, place: int) -> bool:
    """Whether something before a token, in its clause, lasts or moves."""
    for at in range(place - 2, max(-1, place - _VERB_REACH), -1):
        if text.tokens[at].text in _STOPS:
            return False
        if any(match.list_name in _LASTING for match in text.starts[at]):
            return True
    return False


def _has_moving_length(text: Scan, first: int, before: str = "") -> bool:
    """Whether a verb says what becomes of how long something takes: "cut the wait by 1:30", "keep AHT at 6:00"."""
    ways = {"by": {"up", "down"}, "at": {"keep", "reach"}}.get(before, {"up", "down", "keep", "reach"})
    return bool(text.found.get("time_nouns")) and _moves(text, first, ways)


def _moves(text: Scan, first: int, ways: set[str]) -> bool:
    near = range(max(0, first - _VERB_REACH), first)
    if text.language == "hu":
        near = range(near.start, min(len(text.tokens), first + _VERB_REACH))
    matches = (text.at(place, "direction") for place in near)
    return any(match is not None and match.value in ways for match in matches)


def _is_length_behind(text: Scan, last: int) -> bool:
    """Whether another time follows that says how long: "cut the wait at 9:00 to 5 minutes"."""
    units = (text.at(place, "units") for place in range(last + 1, last + _LENGTH_REACH))
    return any(unit is not None and unit.value in _LENGTHS for unit in units)
