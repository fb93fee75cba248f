"""Figures inside a metric's name: the window of "30-day retention", the class of "10 000 Ft feletti számlák".

They name what is measured where another figure says how much: alone, "a 2-hour training" is itself the figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.numerals import find_numbers
from smartgoal.knowledge.sentence.timeline import LENGTHS

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.numerals import Number
    from smartgoal.knowledge.sentence.scan import Scan

_DIGITS, _TWO = re.compile("[0-9]+"), 2
_SINGULAR = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
_COUNTED_FROM = frozenset({"day", "week", "month", "year", "grade", "stage"})
_HUNGARIAN_LONG = ("napos", "oras", "perces", "hetes", "honapos", "eves")
_HUNGARIAN_CLASS = frozenset({"feletti", "folotti", "alatti", "beluli", "meghalado", "hosszabb", "rovidebb", "regebbi"})
_HUNGARIAN_THAN = ("nal", "nel")
_NO_NAMES = frozenset({"idoszak", "idoszakban", "hatarido", "hataridovel"})
# Behind a length these say more of it, or begin something else.
_GOES_ON = frozenset(
    {"before", "after", "by", "within", "time_before", "joiners", "direction", "relative_events", "per", "each"}
) | {"generic_words", "conditions", "units", "scales", "glue", "relative", "more"}
_LEADS = frozenset({"from", "to", "change", "between", "at_least", "at_most"})
_INSIDE = ("within", "lasting", "by", "each")
_RATES, _NAMES = ("rate_nouns",), ("rate_nouns", "metric_nouns", "time_nouns")
_REACH, _CLASS_REACH = 12, 3
_PUNCTUATION = frozenset(",.;:()、")
_OF = "的"


def take_windows(text: Scan) -> None:
    """Mark the figures that only name a metric, where another is left that may be its level."""
    # A window alone is the figure itself.
    if len(_DIGITS.findall(text.folded.text)) < _TWO:
        return
    numbers = [number for number in find_numbers(text) if not text.taken[number.first]]
    names = {number.first: last for number in numbers if (last := _window_end(text, number))}
    others = [number for number in numbers if number.first not in names and _is_figure(text, number)]
    if names and others and (text.language != "fr" or any(_is_share(text, number) for number in others)):
        for first, last in names.items():
            text.take(_lead(text, first), last)
        # The 超过 of "不超过15分钟的订单占比" moves nothing.
        moves = text.found.get("direction", [])
        text.found["direction"] = [match for match in moves if not text.taken[match.first]]


def _is_figure(text: Scan, number: Number) -> bool:
    word = text.tokens[number.first].text
    is_year = len(word) == 4 and word.startswith("20") and text.at(number.last, "units") is None
    return not number.weak and not is_year


def _is_share(text: Scan, number: Number) -> bool:
    unit = text.at(number.last, "units")
    return unit is not None and unit.value in {"%", "points"}


def _window_end(text: Scan, number: Number) -> int:
    """Return one past the last token of a figure that names something, 0 where it names nothing."""
    if number.signed:
        return 0
    ends = {"en": _english, "fr": _french, "zh": _chinese, "hu": _hungarian}
    return ends[text.language](text, number)


def _english(text: Scan, number: Number) -> int:
    """Return the end of "30-day" before a noun, or of "day-7", "Year 6", "grade 3"."""
    unit = text.at(number.last, "units")
    if text.word(number.first - 1) in _COUNTED_FROM and unit is None:
        is_named = text.word(number.last) == ":" or _is_noun(text, number.last)
        return number.last if is_named and not _is_led(text, number.first - 1) else 0
    if unit is None or unit.value not in LENGTHS or text.word(unit.last - 1) not in _SINGULAR:
        return 0
    is_whole = text.is_hyphened(number.last) or number.value > 1
    return unit.last if is_whole and _is_noun(text, unit.last) and not _is_led(text, number.first) else 0


def _french(text: Scan, number: Number) -> int:
    """Return the end of « à 30 jours » behind a noun: « la rétention à 30 jours »."""
    unit, place = text.at(number.last, "units"), number.first - 1
    if unit is None or unit.value not in LENGTHS or text.word(place) != "a" or not _is_noun(text, place - 1):
        return 0
    before = range(max(0, place - _REACH), place)
    return 0 if any(text.at(at, "time_nouns") is not None for at in before) else unit.last


def _chinese(text: Scan, number: Number) -> int:
    """Return the end of 24小时 in 24小时回复率, of 80分以上 in 80分以上的员工占比."""
    unit = text.at(number.last, "units")
    end = unit.last if unit is not None else number.last
    bound = text.at(end, "after")
    is_led = _is_led(text, number.first)
    if bound is not None and bound.value in _LEADS:
        end, is_bound = bound.last, True
    else:
        is_bound = _lead(text, number.first) < number.first
    if is_bound:
        return end if text.word(end) == _OF and _is_named(text, end, _RATES) else 0
    is_length = unit is not None and unit.value in LENGTHS and not is_led
    return end if is_length and text.word(end) != _OF and _is_named(text, end, _NAMES) else 0


def _is_named(text: Scan, place: int, names: tuple[str, ...]) -> bool:
    """Whether a Chinese metric's noun follows soon, with no verb, figure or comma between."""
    for at in range(place, min(len(text.tokens), place + _REACH)):
        word = text.tokens[at].text
        if at > place and any(text.at(at, name) is not None for name in names):
            return True
        if (
            word in _PUNCTUATION
            or word[0].isdigit()
            or any(match.list_name == "direction" for match in text.starts[at])
        ):
            return False
        if text.at(at, "within") is not None and at == place:
            return False
    return False


def _hungarian(text: Scan, number: Number) -> int:
    """Return the end of "30 napos", "90 napon belüli", "10 000 Ft feletti", "2 óránál hosszabb" before a noun."""
    unit = text.at(number.last, "units")
    end = unit.last if unit is not None else number.last
    is_long = unit is not None and unit.value in LENGTHS and text.word(end - 1).endswith(_HUNGARIAN_LONG)
    end += text.is_adjacent_or_hyphened(end) and text.word(end) in _HUNGARIAN_THAN
    is_class = text.word(end) in _HUNGARIAN_CLASS
    end += is_class
    if not (is_long or is_class) or not _is_noun(text, end) or text.word(end) in _NO_NAMES:
        return 0
    counts = any(text.at(at, "metric_nouns") is not None for at in range(end, end + _CLASS_REACH))
    return end if counts or not _is_led(text, number.first) else 0


def _is_noun(text: Scan, place: int) -> bool:
    """Whether a word stands at a token that can be a name's: no preposition, verb of movement or unit."""
    word = text.word(place)
    if not word[:1].isalpha() or text.taken[place]:
        return False
    return not any(match.list_name in _GOES_ON and match.value != "keep" for match in text.starts[place])


def _is_led(text: Scan, place: int) -> bool:
    """Whether a word before a figure makes it a target or a term: "to a 4-hour turnaround", "in a 90-day trial"."""
    begins = {place, place - 1} if text.at(place - 1, "articles") is not None else {place}
    near = (match for at in range(max(0, place - _REACH // 2), place) for match in text.starts[at])
    leads = (match for match in near if match.last in begins and text.tokens[match.first].text != "of")
    return any(match.list_name in _INSIDE or (match.list_name == "before" and match.value in _LEADS) for match in leads)


def _lead(text: Scan, place: int) -> int:
    """Return where the bound before a Chinese figure begins: the 不超过 of 不超过15分钟; else the figure's place."""
    if text.language != "zh":
        return place
    near = (match for at in range(max(0, place - _REACH // 2), place) for match in text.starts[at])
    bounds = (match.first for match in near if match.last == place and match.value in {"at_least", "at_most"})
    return next(bounds, place)
