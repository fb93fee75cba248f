"""Hours of the day, which say when something is done, not how long it takes: "from 16:00 to 22:00", "before 5 pm"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.sentence.mixed import part_behind_unit
from smartgoal.knowledge.sentence.numerals import find_numbers
from smartgoal.knowledge.sentence.opening import has_opening, tells_length
from smartgoal.knowledge.sentence.single_hours import is_hour_of_day

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.numerals import Number
    from smartgoal.knowledge.sentence.scan import Scan

_MARK = re.compile(r"[0-9一二三四五六七八九十] ?(?:[h:点时]|[ap]\.? ?m|-?ora)")
_MINUTES = re.compile("[0-5][0-9]")
_POINTED = re.compile(r"(?:0?[1-9]|1[0-2])\.[0-5][0-9]")
_LAST_HOUR, _NOON, _HALF = 24, 12, 30
_HAN_CLOCKS, _HAN_HALF, _HAN_FULL = frozenset("点时"), "半", frozenset("整钟")
_HALF_DAYS = {"am": 0, "pm": _NOON}
_BEFORE = (["前"], ["之", "前"], ["以", "前"])
# What stands between two hours; in Chinese also the part of the day.
_JOINS = {
    "en": (["to"], ["and"], ["until"], ["till"]),
    "fr": (["a"], ["et"], ["jusqu", "a"]),
    "zh": (["到"], ["至"], ["~"]),
    "hu": (["es"],),
}
_PARTS_OF_DAY, _LATER = frozenset("早上午下晚中傍凌晨次日当天"), frozenset("下晚中傍次")
_LONGEST_JOIN = 5
_FROM, _UNTIL = frozenset({"tol", "oratol"}), frozenset({"ig", "oraig"})
# A length is so much for each: "de 8 h à 10 h par an".
_PER = frozenset({"par", "per", "/", "a"})
# Behind bare hours no noun may be counted: "open 9 to 12 shops".
_BEHIND = frozenset({"weekdays", "recurrences", "each", "joiners", "means", "conditions", "within", "by"}) | {
    "time_before",
    "day_of",
}


class Hour(NamedTuple):
    """An hour of the day, in minutes, with its tokens (end exclusive); `mark` is what shows that it is one."""

    minutes: int
    first: int
    last: int
    mark: str
    ending: str = ""


def take_hours(text: Scan) -> list[tuple[str, int, int]]:
    """Mark hours of the day, so that nobody reads a length or a target in them.

    Returns:
        Those that tell when something is done, each with its kind, hours from one to another or the prompt
        "by 5 pm", and its tokens, end exclusive.
    """
    if not text.found.get("opening") and _MARK.search(text.folded.text) is None:
        return []
    hours = _hours(text)
    found: list[tuple[str, int, int]] = []
    paired = -1
    for at, hour in enumerate(hours):
        if hour is None or at == paired:
            continue
        after = hours[at + 1] if at + 1 < len(hours) else None
        if after is not None and _is_pair(text, hour, after):
            paired = at + 1
            if _are_hours(text, hour, after):
                found.append(("hours", hour.first, after.last))
        else:
            found += _alone(text, hour)
    for _, first, last in found:
        text.take(first, last)
    return [one for one in found if one[0]]


def _hours(text: Scan) -> list[Hour | None]:
    """Return the hours of a text, and None for each other number, so that only neighbours are pairs."""
    hours: list[Hour | None] = []
    last = 0
    for number in find_numbers(text):
        # The 30 of 8:30.
        if number.first < last:
            continue
        hours.append(_hour(text, number))
        last = hours[-1].last if hours[-1] is not None else number.last
    return hours


def _alone(text: Scan, hour: Hour) -> list[tuple[str, int, int]]:
    """Return an hour by itself, a prompt where its form can't mean a length; nothing for a length or a number."""
    if hour.mark in _HALF_DAYS:
        return [("prompt", hour.first, hour.last)]
    if hour.mark == "点":
        before = next((len(words) for words in _BEFORE if _words(text, hour.last, len(words)) == words), 0)
        is_hour = is_hour_of_day(text, hour.mark, hour.first, hour.last)
        return [("prompt", hour.first, hour.last + before)] if before or is_hour else []
    if hour.mark and is_hour_of_day(text, hour.mark, hour.first, hour.last):
        return [("", hour.first, hour.last)]
    return []


def _hour(text: Scan, number: Number) -> Hour | None:
    """Return the hour that a number may say, with its minutes and its Hungarian ending; None for no hour at all."""
    word, place = text.word(number.first), number.last
    half = _half_day(text, place)
    if half is not None and _POINTED.fullmatch(word):
        whole, _, rest = word.partition(".")
        return Hour(_minutes(int(whole), half[0]) + int(rest), number.first, half[1], half[0])
    value, mark, minutes = int(number.value), "", int(number.value * 60 % 60)
    part = part_behind_unit(text, place) if minutes and text.word(place) == "h" else None
    if number.signed or not 0 <= number.value <= _LAST_HOUR or (minutes and part is None):
        return None
    if text.word(place) == ":" and _MINUTES.fullmatch(text.word(place + 1)) and text.is_adjacent(place):
        if text.word(place + 2) == ":" and text.is_adjacent(place + 2):
            return None
        mark, minutes, place = ":", int(text.word(place + 1)), place + 2
    elif text.word(place) == "h" and text.language in {"en", "fr"}:
        mark, place = "h", part.last if part is not None else place + 1
        if _MINUTES.fullmatch(text.word(place)) and text.word(place + 1) not in {"%", ":"}:
            minutes, place = int(text.word(place)), place + 1
    elif text.word(place) in _HAN_CLOCKS and text.language == "zh":
        mark, minutes, place = _after_han(text, place + 1)
    half = _half_day(text, place)
    if half is not None and 1 <= value <= _NOON:
        return Hour(_minutes(value, half[0]) + minutes, number.first, half[1], half[0])
    hour = _hungarian(text, Hour(60 * value + minutes, number.first, place, mark))
    unit = text.at(hour.last, "units") if not hour.mark else None
    return hour if unit is None or unit.value == "h" else None


def _minutes(value: int, half: str) -> int:
    return 60 * (value % _NOON + _HALF_DAYS[half])


def _half_day(text: Scan, place: int) -> tuple[str, int] | None:
    """Return "am" or "pm" at a token, with where it ends."""
    if text.language != "en":
        return None
    word = text.word(place)
    if word in _HALF_DAYS:
        return word, place + 1
    if word in {"a", "p"} and _words(text, place + 1, 2) == [".", "m"] and text.is_adjacent(place + 1):
        return word + "m", place + 3 + (text.word(place + 3) == "." and text.is_adjacent(place + 3))
    return None


def _after_han(text: Scan, place: int) -> tuple[str, int, int]:
    """Return the mark, the minutes and the end of 9点半, 9点30分, 9点整."""
    if text.word(place) == _HAN_HALF:
        return "点", _HALF, place + 1
    if _MINUTES.fullmatch(text.word(place)) and text.word(place + 1) != "%":
        return "点", int(text.word(place)), place + 1 + (text.word(place + 1) == "分")
    return "点", 0, place + (text.word(place) in _HAN_FULL)


def _hungarian(text: Scan, hour: Hour) -> Hour:
    """Return an hour with what its Hungarian ending says: "8 órától", "18:00-ig", "9-kor"."""
    if text.language != "hu":
        return hour
    word = text.word(hour.last)
    is_ending = text.is_adjacent_or_hyphened(hour.last) if word in {"tol", "ig", "kor"} else word.startswith("ora")
    if not is_ending:
        return hour
    return hour._replace(last=hour.last + 1, mark=hour.mark or ("ora" if word.startswith("ora") else ""), ending=word)


def _words(text: Scan, place: int, count: int) -> list[str]:
    return [text.word(at) for at in range(place, place + count)]


def _is_pair(text: Scan, first: Hour, last: Hour) -> bool:
    """Whether only "to" or its like stands between two hours."""
    if last.first - first.last > _LONGEST_JOIN:
        return False
    between = _words(text, first.last, last.first - first.last)
    if text.language == "zh":
        between = [word for word in between if word not in _PARTS_OF_DAY]
    if first.ending in _FROM:
        return not between and last.ending in _UNTIL
    gap = text.folded.text[text.tokens[first.last - 1].end : text.tokens[last.first].start].strip()
    return between in _JOINS[text.language] or gap in {"-", "~"}


def _are_hours(text: Scan, first: Hour, last: Hour) -> bool:
    """Whether two hours are of the day; bare numbers are so only beside "open" and its like."""
    is_later = any(text.word(at) in _LATER for at in range(first.last, last.first))
    is_rising = first.minutes < last.minutes or is_later
    if text.word(last.last) in _PER or tells_length(text, first.first):
        return False
    is_open = has_opening(text, first.first, last.last)
    if first.mark and last.mark:
        # Nobody takes from 22:00 to 6:00, but a night shift does.
        return is_rising or is_open or (first.mark == ":" and not text.found.get("time_nouns"))
    return is_open and (is_rising or last.minutes <= 60 * _NOON) and _stands_free(text, last)


def _stands_free(text: Scan, last: Hour) -> bool:
    """Whether no noun is counted behind bare hours: "from 9 to 12 on Saturdays", but not "open 9 to 12 shops"."""
    word = text.word(last.last)
    is_other = text.at(last.last, "units") is not None or text.at(last.last, "count_nouns") is not None
    if last.mark or not word or not word[0].isalnum():
        return not is_other
    is_free = bool(text.taken[last.last]) or any(match.list_name in _BEHIND for match in text.starts[last.last])
    return not is_other and (is_free or text.language in {"zh", "hu"})
