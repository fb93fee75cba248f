"""Numbers of two parts: 5:45, 80/20, 4/5, "8 in 10", "6 per 1000", 8成, 百分之八十."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.sentence.clocks import read_clock
from smartgoal.knowledge.sentence.numerals import Number, han_value, number_at, plain

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.scan import Scan

_HUNDREDTH = Decimal("0.01")
_HIGHEST_MARK = 10
_LARGEST_WHOLE, _SMALLEST_BASE, _HIGHEST_DIVISOR = 1000, 100, 12
_SHARE_OF = {"in", "of", "sur", "out"}
# "8 out of every 10", "25 of the 30 agents".
_EVERY = frozenset({"every", "each", "chaque"})
_OF_ALL = frozenset({"the", "our", "all", "these", "those"})
_CHINESE_REACH, _LONGEST_BOUND = 9, 4
_PER = {"en": {"per"}, "fr": {"pour"}}
_WORD = re.compile(r"[^\W\d_]{2,}")
_FRENCH_TOLD = re.compile(".{2,}(?<!m)ent|sont|ont|font|seront|auront|est|sera|aura|doivent|peuvent")
_FRENCH_HOW = frozenset({"tres", "bien", "pleinement", "entierement"})
_VERBS = ("process_verbs", "deliverable_verbs", "concrete_verbs", "found_so")
# Behind the whole these begin something else: "4 calls in 5 within 20 seconds".
_GOES_ON = ("within", "by", "time_before", "before", "joiners", "means", "conditions", "recurrences", "under")
_DAYS = frozenset({"day", "working_day", "week", "month"})
_TIMES = _DAYS | {"h", "min", "quarter", "year"}
_CHINESE_TENTHS = {"百": 100, "千": 1000, "万": 10_000}


class Parts(NamedTuple):
    """What a number says: value, tokens (end exclusive), unit, the roles of an ending, and of how many it is a part."""

    value: Decimal
    first: int
    last: int
    unit: str
    roles: frozenset[str] = frozenset()
    whole: int | None = None


def read_parts(text: Scan, number: Number) -> Parts | None:
    """Return what a number of two parts says; None where it has only one."""
    clock = read_clock(text, number)
    if clock is not None:
        role = text.ending_role(clock.ending) if clock.ending else None
        return Parts(clock.seconds, number.first, clock.last, "s", frozenset({role} if role else ()))
    mark, second = text.word(number.last), text.word(number.last + 1)
    if mark == "/" and second.isdigit() and text.is_adjacent(number.last):
        is_service_level = number.value >= 50 and int(second) <= 60
        return Parts(number.value, number.first, number.last + 2, "%" if is_service_level else f"/{second}")
    if text.language == "hu":
        return _hungarian_share(text, number)
    if text.language == "zh":
        return _chinese_tenths(text, number) or _chinese_fraction(text, number) or _chinese_share(text, number)
    return _share(text, number) or _of_the_day(text, number) or _per(text, number)


def _chinese_tenths(text: Scan, number: Number) -> Parts | None:
    """Return 八成五, 百分之八十 and 千分之三 in percent."""
    first, last, value = number.first, number.last, number.value
    if text.word(last) == "成" and 0 < value <= 10:
        second = text.word(last + 1)
        rest = han_value(second) if len(second) == 1 else None
        return Parts(value * 10 + (rest or 0), first, last + (1 if rest is None else 2), "%")
    words = [text.word(place) for place in range(first - 3, first)]
    whole = _CHINESE_TENTHS.get(words[0]) if words[1:] == ["分", "之"] else None
    return None if whole is None else Parts(plain(value * 100 / whole), first - 3, last, "%")


def as_part(value: Decimal, unit: str) -> Decimal | None:
    """Return in percent what a change by 2/3 says; None for marks out of so many."""
    divisor = unit.removeprefix("/")
    if divisor == unit or not divisor.isdigit() or not 0 < value < int(divisor) <= _HIGHEST_DIVISOR:
        return None
    return plain((value * 100 / int(divisor)).quantize(_HUNDREDTH))


def is_base(text: Scan, number: Number) -> bool:
    """Whether a number only says per how many: "4 errors per 1000 parcels", « un jour sur deux », 每1000单."""
    if text.language == "fr" and text.word(number.first - 1) == "sur":
        unit = text.at(number.first - 2, "units")
        return unit is not None and unit.value in _DAYS
    if text.language == "zh":
        is_each = text.word(number.first - 1) == "每" and number.value >= _SMALLEST_BASE
        return is_each and _chinese_share(text, number) is None
    is_behind = text.language == "en" and text.word(number.first - 1) in _PER["en"]
    return is_behind and number.value >= _SMALLEST_BASE


def is_frequency(text: Scan, number: Number) -> bool:
    """Whether a French number opens « un jour sur deux »."""
    if text.language != "fr":
        return False
    first = number.last
    unit = text.at(first, "units")
    is_time = unit is not None and unit.value in _DAYS and text.word(unit.last) == "sur"
    return is_time and unit is not None and _whole_at(text, unit.last + 1) is not None


def _percent(text: Scan, part: Number, first: int, last: int, whole: int) -> Parts:
    share = plain((part.value * 100 / whole).quantize(_HUNDREDTH))
    return Parts(share, first, last, "%", _bounds_before(text, part.first), whole)


def _bounds_before(text: Scan, place: int) -> frozenset[str]:
    """Return at_least or at_most where such words stand right before a token."""
    near = (match for at in range(max(0, place - _LONGEST_BOUND), place) for match in text.starts[at])
    told = (match.value for match in near if match.list_name == "before" and match.last == place)
    return frozenset(value for value in told if value.startswith("at_"))


def _share(text: Scan, number: Number) -> Parts | None:
    """Return "8 in 10", "8 out of every 10", "4 calls in 5", « 8 clients sur 10 » as a share of a hundred."""
    place = number.last
    if text.word(place) not in _SHARE_OF:
        place = _noun_end(text, place)
        is_mark = text.word(place) in {"in", "sur"} or (text.word(place), text.word(place + 1)) == ("out", "of")
        if place == number.last or not is_mark:
            return None
    is_counted = place > number.last
    is_out_of = text.word(place) == "out" and text.word(place + 1) == "of"
    place += 2 if is_out_of else 1
    place += text.word(place) in _EVERY or (text.word(place - 1) == "of" and text.word(place) in _OF_ALL)
    whole = _whole_at(text, place)
    if whole is None or not 0 < number.value < whole <= _LARGEST_WHOLE or text.at(place + 1, "units") is not None:
        return None
    if is_counted and not (is_out_of or _ends_count(text, place + 1)):
        return None
    if number.value != int(number.value) and whole <= _HIGHEST_MARK:
        # No 4.5 of 5 people are satisfied: it is a mark.
        return Parts(number.value, number.first, place + 1, f"/{whole}", _bounds_before(text, number.first))
    return _percent(text, number, number.first, place + 1, whole)


def _of_the_day(text: Scan, number: Number) -> Parts | None:
    """Return "20 of the 24 hours", "5 days out of 7", « 20 heures sur 24 » as the first time alone."""
    unit = text.at(number.last, "units")
    place = unit.last if unit is not None else number.last
    if text.word(place) not in {"of", "out", "sur"}:
        return None
    place += 2 if (text.word(place), text.word(place + 1)) == ("out", "of") else 1
    place += text.word(place) in _OF_ALL
    whole, behind = _whole_at(text, place), text.at(place + 1, "units")
    # One of the two names the unit: "20 hours of the 24", not "2 days of 8 hours".
    told = (unit or behind) if unit is None or behind is None else None
    if whole is None or told is None or told.value not in _TIMES or not 0 < number.value < whole:
        return None
    return Parts(number.value, number.first, max(told.last, place + 1), told.value)


def _noun_end(text: Scan, place: int) -> int:
    """Return where the noun behind a number ends; the place itself where none stands there."""
    noun = text.at(place, "count_nouns")
    if noun is not None:
        return noun.last
    is_noun = _WORD.fullmatch(text.word(place)) is not None and not text.taken[place]
    is_other = is_noun and (text.at(place, "units") or any(text.at(place, name) for name in _GOES_ON))
    return place + 1 if is_noun and not is_other else place


def _whole_at(text: Scan, place: int) -> int | None:
    word, match = text.word(place), text.at(place, "numbers")
    said = word if word.isdigit() else match.value if match is not None else ""
    return int(said) if said.isdigit() and not text.taken[place] else None


def _ends_count(text: Scan, place: int) -> bool:
    """Whether nothing counted stands behind a number, so that it is the whole: "4 calls in 5", not "in 5 shops"."""
    word = text.word(place)
    if not word or not word[0].isalnum() or text.taken[place] or any(text.at(place, name) for name in _GOES_ON):
        return True
    if text.language == "en":
        return word.endswith("ly") or _is_found_so(text, place)
    word = text.word(place := place + (word in _FRENCH_HOW))
    return _FRENCH_TOLD.fullmatch(word) is not None or any(text.at(place, name) for name in _VERBS)


def _is_found_so(text: Scan, place: int) -> bool:
    """Whether "satisfied" tells what so many are: "in 10 satisfied", but not "in 10 certified shops"."""
    state = text.at(place, "found_so")
    return state is not None and (not text.word(state.last)[:1].isalpha() or _ends_count(text, state.last))


def _hungarian_share(text: Scan, number: Number) -> Parts | None:
    """Return "10-ből 9 hívást", "10 hívásból 8-at", "tízből kilenc" as a share of a hundred."""
    word = text.word(number.last - 1)
    place = number.last
    if not word.endswith("bol"):
        if not text.word(place).endswith("bol"):
            return None
        place += 1
    part = number_at(text, place) if place < len(text.tokens) and not text.taken[place] else None
    if part is None or number.value != int(number.value) or not 0 < part.value <= number.value <= _LARGEST_WHOLE:
        return None
    return None if text.at(part.last, "units") else _percent(text, part, number.first, part.last, int(number.value))


def _per(text: Scan, number: Number) -> Parts | None:
    """Return "6 per 1000", « 6 pour 1 000 » with what it is told by as the unit."""
    place = number.last
    is_per = text.word(place) in _PER[text.language] and text.at(place, "units") is None
    if not is_per or place + 1 >= len(text.tokens) or text.taken[place + 1]:
        return None
    base = number_at(text, place + 1)
    if base is None or base.value < _SMALLEST_BASE or text.at(base.last, "units") is not None:
        return None
    return Parts(number.value, number.first, base.last, f"per {base.value:f}")


def _chinese_fraction(text: Scan, number: Number) -> Parts | None:
    """Return 十分之八 as a share of a hundred."""
    words = [text.word(at) for at in range(number.last, number.last + 3)]
    part = han_value(words[2]) if words[:2] == ["分", "之"] and words[2] else None
    if part is None or not 0 < part <= number.value:
        return None
    return Parts(plain((part * 100 / number.value).quantize(_HUNDREDTH)), number.first, number.last + 3, "%")


def _chinese_share(text: Scan, number: Number) -> Parts | None:
    """Return 10个电话中有9个 and 每10单投诉有8单 as a share of a hundred: the same measure word stands behind both."""
    measure, tokens = text.word(number.last), text.tokens
    if not measure or measure[0].isdigit() or number.value != int(number.value):
        return None
    is_each = text.word(number.first - 1) == "每"
    for place in range(number.last + 1, min(number.last + _CHINESE_REACH, len(tokens) - 1)):
        if not tokens[place].text[0].isalnum() or text.taken[place]:
            return None
        part = number_at(text, place)
        if part is None:
            continue
        between = {token.text for token in tokens[number.last + 1 : place]}
        is_share = "中" in between or (is_each and "有" in between)
        is_part = text.word(part.last) == measure and 0 < part.value <= number.value <= _LARGEST_WHOLE
        whole = int(number.value)
        return _percent(text, part, number.first, part.last + 1, whole) if is_share and is_part else None
    return None
