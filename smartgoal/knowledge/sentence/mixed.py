"""Parts of one behind a number: 5½, "five and a half", « une heure et demie », 一个半小时, "öt egész öt tized"."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_SMALL, _DIVISOR = re.compile("[1-9]|1[0-5]"), re.compile("[2-9]|1[0-6]")
_GAPS = frozenset({" ", "-", " - "})
_MOST_DIGITS, _HALVES = 4, 2
_HAN_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0"}
_HAN_HOUR, _HAN_MINUTES = "点", "分"
_BEHIND_CLOCK = frozenset("前之以开到至")
# The first units tell what a text measures, and long texts take no longer.
_SHORT_TIMES, _FEW = frozenset({"s", "min", "h"}), 20
_ARTICLES = frozenset({"a", "an"})


class PartOfOne(NamedTuple):
    """What stands behind a whole number, and where it ends."""

    value: Fraction
    last: int


def part_behind(text: Scan, place: int) -> PartOfOne | None:
    """Return the part right behind a whole number that ends before a token: the 1/2 of 5 1/2, "and a half", 个半."""
    slashed = slashed_at(text, place)
    if slashed is not None:
        gap = text.folded.text[text.tokens[place - 1].end : text.tokens[place].start]
        return slashed if gap in _GAPS else None
    # In Chinese a half behind a measure word needs its unit: 两个半小时, but 两个半天 are two half-days.
    said = _said(text, place, "parts_of_number")
    needs_unit = text.language == "zh" and (said is None or text.at(said.last, "units") is None)
    return _decimals(text, place) if said is None or needs_unit else PartOfOne(Fraction(said.value), said.last)


def slashed_at(text: Scan, place: int) -> PartOfOne | None:
    """Return the part of one that is written with a slash: the 3/4 of 5 3/4."""
    if text.word(place + 1) != "/" or not (text.is_adjacent(place + 1) and text.is_adjacent(place + 2)):
        return None
    above, below = text.word(place), text.word(place + 2)
    if not (_SMALL.fullmatch(above) and _DIVISOR.fullmatch(below)) or int(above) >= int(below):
        return None
    is_longer = text.is_adjacent(place + 3) and text.word(place + 3) == "/"
    return None if is_longer else PartOfOne(Fraction(int(above), int(below)), place + 3)


def slashed_of_unit(text: Scan, place: int) -> PartOfOne | None:
    """Return the part of a unit that 1/2 hour and ¾ million are; "4/5 points" and "2/3 of callers" are others."""
    part = slashed_at(text, place)
    if part is None:
        return None
    if text.word(part.last) == "of" and text.word(part.last + 1) in _ARTICLES:
        part = part._replace(last=part.last + 2)
    scale = text.at(part.last, "scales") if not text.is_adjacent(part.last) else None
    unit = text.at(part.last, "units")
    is_mark = unit is not None and unit.value == "points" and part.value.denominator > _HALVES
    return None if (unit is None and scale is None) or is_mark else part


def part_behind_unit(text: Scan, place: int) -> PartOfOne | None:
    """Return the part behind the unit that begins at a token: the "et demie" of « cinq minutes et demie »."""
    unit = text.at(place, "units") if text.found.get("parts_of_unit") else None
    said = _said(text, unit.last, "parts_of_unit") if unit is not None else None
    # "2 hours and a half day" has a unit of its own behind; 九点半 is an hour of the day.
    if said is None or text.at(said.last, "units") is not None or text.word(place) == _HAN_HOUR:
        return None
    return PartOfOne(Fraction(said.value), said.last)


def is_article_of_part(text: Scan, place: int) -> bool:
    """Whether an English article counts: "an hour and a half"."""
    return text.language == "en" and text.word(place) in _ARTICLES and part_behind_unit(text, place + 1) is not None


def is_han_minute(text: Scan, unit: Match) -> bool:
    """Whether 分 counts minutes by the half behind it: 5分半钟; 4分半 is a mark where the text tells no time."""
    if text.tokens[unit.first].text != _HAN_MINUTES or _said(text, unit.last, "parts_of_unit") is None:
        return False
    is_told = bool(text.found.get("time_nouns")) or text.word(unit.last + 1) == "钟"
    return is_told or any(match.value in _SHORT_TIMES for match in islice(text.found["units"], _FEW))


def _said(text: Scan, place: int, name: str) -> Match | None:
    return text.at(place, name) if text.found.get(name) and text.at(place, f"not_{name}") is None else None


def _decimals(text: Scan, place: int) -> PartOfOne | None:
    """Return decimals in words: "five point five", « cinq virgule vingt-cinq », 五点五, "öt egész öt tized"."""
    mark = text.at(place, "decimal_marks") if text.found.get("decimal_marks") else None
    if mark is None:
        return None
    if text.language == "zh":
        digits, last = "".join(_HAN_DIGITS.get(char, "-") for char in text.word(mark.last)), mark.last + 1
        # 八点零五分 is five past eight, as is 八点五分前; 八点五分 is a mark.
        behind = text.word(last + 1)
        is_clock = text.word(last) == _HAN_MINUTES and behind != "钟" and (digits[:1] == "0" or behind in _BEHIND_CLOCK)
        is_told = text.at(last, "units") is not None or text.word(place - 2) == "之"
        is_read = bool(digits) and "-" not in digits and not is_clock and is_told
    else:
        digits, last = _digits(text, mark.last)
        is_read = bool(digits)
    sized = text.at(last, "decimal_places")
    if sized is not None:
        digits, last = digits.zfill(int(sized.value)), sized.last
    return (
        PartOfOne(Fraction(int(digits), 10 ** len(digits)), last) if is_read and len(digits) <= _MOST_DIGITS else None
    )


def _digits(text: Scan, place: int) -> tuple[str, int]:
    """Return the decimals that number words say, one digit each or all in one."""
    digits = ""
    while len(digits) < _MOST_DIGITS:
        number = text.at(place, "numbers")
        if number is None or not number.value.isdigit() or (digits.strip("0") and len(number.value) > 1):
            break
        digits, place = digits + number.value, number.last
    return digits, place
