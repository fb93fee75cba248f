"""Figures that only name or describe something: a room's number, an age, the size of groups."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.numerals import Number
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

# "Exam AZ-104", "release v2.3", but neither "FY-26" nor "Q1-2026".
_CODE = re.compile(
    r"(?<![A-Za-z0-9-])(?:"
    r"(?:(?!FY|KW|CW)[A-Z]{2,5}[0-9]{0,2}-(?!20[0-9]{2})[A-Z]{0,2}[0-9]{1,5}|[vV][0-9]++(?:\.[0-9]++){1,3})(?![A-Za-z0-9%.-])"
    # "Call 400-820-8820".
    r"|[0-9]{3,4}-[0-9]{3,4}-[0-9]{3,5}(?![A-Za-z0-9%-]))"
)
# Most texts have nothing of the kind, and a look for this is quicker.
_MARK_OF_CODE = re.compile("[-vV][A-Z]{0,2}[0-9]")
# 三年级二班, 初三(2)班, 高一3班, 六(1)班, 大三学生: years and classes of a school; but 提高三成.
_CLASS_NUMBER = r"\(?[一二三四五六七八九十0-9]{1,3}\)?班"
_SCHOOL_CLASS = re.compile(
    r"(?:[一二三四五六七八九1-9]年级|(?<![提升增最抬调])[初高][一二三](?:年级|(?=[学新全各的段0-9(一二三四五六七八九十]))"
    rf"|大[一二三四](?=[学新]))(?:{_CLASS_NUMBER})?|[一二三四五六七八九]\([一二三四五六七八九十0-9]{{1,3}}\)班"
)
_SCHOOL = frozenset("级初高大班")
_NUMBER_SIGNS = frozenset({"no", "nr", "n", "°", "o", ".", "number", "numero"})
_LONGEST_SIGN = 3
_SHORT_NAME = 2
_ADJECTIVE = frozenset({"as", "es", "os", "."})
# Behind 号 these show a day: 15号前; "" is the end of the text.
_AFTER_A_DAY = frozenset(("", *"前之以起后内至到早上中下晚开完提交发,.，。、("))
_OTHER_ENDS = frozenset({"and", "or", "to", "et", "ou", "a", "es", "&"})
_PARTITIVE_REACH = 8


def take_names(text: Scan) -> None:
    """Mark the figures that are names, so that nobody reads a target or a time in them."""
    original = text.folded.original
    for found in _CODE.finditer(original) if _MARK_OF_CODE.search(original) is not None else ():
        _take_span(text, *(bisect_left(text.folded.offsets, place) for place in found.span()))
    if text.language == "zh" and not _SCHOOL.isdisjoint(text.folded.text):
        for found in _SCHOOL_CLASS.finditer(text.folded.text):
            _take_span(text, *found.span())
    for match in text.found.get("labels", ()):
        _take_behind(text, match)
    for match in text.found.get("labelled", ()):
        _take_before(text, match)
    for match in text.found.get("partitives", ()):
        near = range(match.first - 1, max(-1, match.first - _PARTITIVE_REACH), -1)
        number = next((place for place in near if _is_number(text, place, spelt=True)), None)
        if number is not None:
            text.take(number, number + 1)


def _take_span(text: Scan, first: int, last: int) -> None:
    """Mark the tokens of a stretch of the folded text."""
    text.take(*(bisect_left(text.tokens, place, key=lambda token: token.start) for place in (first, last)))


def is_product(text: Scan, number: Number) -> bool:
    """Whether a number is part of a name written with a capital: "Dynamics 365"."""
    place = number.first - 1
    if place < 1 or number.signed or text.starts[place] or not text.tokens[number.first].text.isdigit():
        return False
    name = text.hit(place, place + 1).text
    is_name = name[0].isupper() and name[1:].islower() and len(name) > _SHORT_NAME
    return is_name and text.tokens[place - 1].text[0].isalpha() and not text.taken[place]


def _take_behind(text: Scan, match: Match) -> None:
    """Take the number behind a label: "room 204", "aged 12", "groups of four"."""
    place = match.last
    while match.value == "name" and place - match.last < _LONGEST_SIGN and text.word(place) in _NUMBER_SIGNS:
        place += 1
    if not _is_number(text, place, spelt=match.value == "lot") or text.taken[place]:
        return
    bound = text.at(place + 1, "after")
    if match.value == "lot" and bound is not None and bound.value in {"at_least", "at_most"}:
        return
    if match.value == "name":
        if _is_measured(text, place + 1) or text.at(match.first - 1, "per") or text.at(match.first - 1, "each"):
            return
        # "Chapters 1 to 5", "rooms 4-6".
        if _is_number(text, place + 1) and text.is_adjacent_or_hyphened(place + 1):
            text.take(place + 1, place + 2)
        if text.word(place + 1) in _OTHER_ENDS and _is_number(text, place + 2) and not _is_measured(text, place + 3):
            text.take(place + 2, place + 3)
    elif match.value == "age":
        last = _age_end(text, match, place + 1)
        text.take(place, last or place)
        return
    text.take(place, place + 1)


def _age_end(text: Scan, match: Match, place: int) -> int:
    """Return where an age ends whose number stands before a token: "over 65s", "aged 12 years"; 0 for no age."""
    unit = text.at(place, "units")
    is_plural = text.word(place) == "s" and text.is_adjacent(place) and _is_said_of_people(text, match)
    if _is_age_group(text, match, place):
        return place
    return place + 1 if is_plural or (unit is not None and unit.value == "year") else 0


def _is_age_group(text: Scan, match: Match, place: int) -> bool:
    """Whether "under-5" stands before what is said of these children: "under-5 mortality"."""
    is_joined = text.language == "en" and text.is_hyphened(match.last)
    return is_joined and text.word(place)[:1].isalpha() and text.at(place, "units") is None


def _is_said_of_people(text: Scan, match: Match) -> bool:
    """Whether "over 65s" are people: "the over-65s", but not "answer in under 60s"."""
    is_joined = text.folded.text[text.tokens[match.last - 1].end : text.tokens[match.last].start] == "-"
    return is_joined or text.at(match.first - 1, "articles") is not None


def _take_before(text: Scan, match: Match) -> None:
    """Take the number before what it names: "27 Mill Lane", "7-es épület", 204室, "15 years of experience"."""
    place = match.first - 1
    if match.value == "street":
        # Streets of two words: "27 Old Mill Lane".
        while place > match.first - 4 and not _is_number(text, place) and _is_capital(text, place):
            place -= 1
        if not _is_capital(text, match.first):
            return
    elif match.value == "house":
        if text.word(match.last)[:1] in _AFTER_A_DAY or text.word(place - 1) in {"月", "每"}:
            return
    elif match.value == "ordered":
        if text.word(place) not in _ADJECTIVE or not text.is_adjacent_or_hyphened(place):
            return
        place -= 1
        # "A 7. és 8. osztályban".
        if text.word(place - 1) in _OTHER_ENDS and text.word(place - 2) in _ADJECTIVE and _is_number(text, place - 3):
            text.take(place - 3, place - 2)
    if _is_number(text, place, spelt=match.value != "street"):
        text.take(place, place + 1)


def _is_measured(text: Scan, place: int) -> bool:
    """Whether a unit or something counted stands at a token."""
    return text.at(place, "units") is not None or text.at(place, "count_nouns") is not None


def _is_number(text: Scan, place: int, *, spelt: bool = False) -> bool:
    """Whether a number that is no year stands at a token."""
    word = text.word(place)
    if not word or (len(word) == 4 and word.startswith("20")):
        return False
    return word[0].isdigit() or (spelt and text.at(place, "numbers") is not None) or _is_han(word)


def _is_han(word: str) -> bool:
    return word[0] in "一二两三四五六七八九十百"


def _is_capital(text: Scan, place: int) -> bool:
    return 0 <= place < len(text.tokens) and text.hit(place, place + 1).text[0].isupper()
