"""A text as a string of time codes, one letter an item, so that small patterns find times in any language.

d number · c number that may be a day · y year (Y: 年) · D whole date (A: with two digits for its year) · m month ·
B day and month without a year · w weekday · u day or longer · U hour or shorter · q quarter or half ·
e edge ("end") · z edge with its period ("year-end", 年底) · s season · f fiscal (F: FY26) ·
R running period ("idén") · t today · p by · k from on · b before · i within · n under · r this or next ·
L same day · l last · v every · V recurrence ("daily") · a glue · P T j S inflected until, to, in, since ·
h ordinal ending · x anything else
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.sentence.mixed import part_behind_unit
from smartgoal.knowledge.sentence.numerals import DATE, Number, find_numbers
from smartgoal.knowledge.sentence.short_dates import short_day, split_fiscal, split_year, with_century

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_CODES = {
    "prompt": "L",
    "recurrences": "V",
    "ends": "z",
    "running": "R",
    "quarters": "q",
    "months": "m",
    "weekdays": "w",
    "seasons": "s",
    "fiscal": "f",
    "edges": "e",
    "today": "t",
    "relative": "r",
    "units": "u",
    "each": "v",
    "time_before": "b",
    "within": "i",
    "under": "n",
    "by": "p",
    "starts": "k",
    "glue": "a",
}
_RANKS = {name: rank for rank, name in enumerate(_CODES)}
_LONG = {"day", "working_day", "week", "month", "quarter", "half", "year", "sprint"}
_SHORT = {"s", "min", "h"}
LENGTHS = frozenset(_LONG | _SHORT)
_ENDINGS = {"until": "P", "to": "T", "in": "j", "since": "S"}
_LONGEST_DATE = 12
# "Július elseje" is written out.
_FIRST_DAY = "elsej"
_BEFORE_CLOSE = frozenset({"at", "by", "the", "before", "until", "till", "to"})
_ORDINALS = {"st", "nd", "rd", "th", "er", "e", "ere", "eme"}
# "Tavasszal", "ősszel".
_WITH = ("sszal", "sszel")
# Longer words that begin like a Chinese "next", "this" or "last".
_NO_PERIODS = frozenset({"direction", "moving_verbs", "count_nouns", "metric_nouns", "process_verbs", "concrete_verbs"})
_PAIR_REACH, _NEXT_REACH, _WITH_ENDING = 9, 5, 2
_YEAR = re.compile("20[2-9][0-9]")
_WHOLE_YEAR = re.compile("20[0-9]{2}")
_TWO_DIGITS = re.compile("[23][0-9]")
_PARTS_OF_YEAR = (["底"], ["末"], ["终"], ["上"], ["下"], ["第"], ["度"])
_FISCAL = re.compile("(?:fy|ej)(?:20)?[0-9]{2}")


class Item(NamedTuple):
    """A stretch of tokens with its code; `value` is what the list says of it."""

    code: str
    value: str
    first: int
    last: int
    number: Number | None = None


class Timeline(NamedTuple):
    """A text's items and their codes as one string."""

    items: list[Item]
    codes: str


def timeline(text: Scan) -> Timeline:
    """Return the text's time items."""
    items = list(_items(text))
    return Timeline(items, "".join(item.code for item in items))


def _items(text: Scan) -> Iterator[Item]:
    numbers = {number.first: number for number in find_numbers(text)}
    parts = _parts_of_units(text, numbers.values())
    place = 0
    while place < len(text.tokens):
        for item in _items_at(text, place, numbers.get(place)):
            yield item if item.last not in parts else item._replace(last=parts[item.last])
            place = max(place, parts.get(item.last, item.last))


def _parts_of_units(text: Scan, numbers: Iterable[Number]) -> dict[int, int]:
    """Return where the 半 of 一年半内 begins and ends: its number holds it, and it is part of the time."""
    if not text.found.get("parts_of_unit"):
        return {}
    behind = ((text.at(number.last, "units"), part_behind_unit(text, number.last)) for number in numbers)
    return {unit.last: part.last for unit, part in behind if unit is not None and part is not None}


def _items_at(text: Scan, place: int, number: Number | None) -> Iterator[Item]:
    """Yield the item at a token, with what its ending adds."""
    word = text.tokens[place].text
    match = _time_match(text, place)
    if text.taken[place]:
        yield Item("x", "", place, place + 1)
    elif match is not None and match.value == "half" and word == "半":
        # "半年" holds its own count.
        yield Item("d", "1", place, place, Number(Decimal(1), place, place, signed=False, weak=False))
        yield Item("u", "half", place, match.last)
    elif match is not None and (number is None or match.last > number.last or _is_feast(match, number)):
        yield Item(_code(match), match.value, match.first, match.last)
        yield from _ending(text, match)
    elif number is not None:
        yield from _number_items(text, number)
        unit = text.at(number.last, "units") if text.language == "zh" and number.value != int(number.value) else None
        if unit is not None and unit.value == "month":
            # 月内 is the end of this month, a 一个半月内 isn't.
            yield Item("u", unit.value, unit.first, unit.last)
    elif len(word) <= _LONGEST_DATE and DATE.fullmatch(word):
        is_whole = _WHOLE_YEAR.search(word) is not None
        yield Item("D" if is_whole else "A", word if is_whole else with_century(word, text.language), place, place + 1)
    elif _FISCAL.fullmatch(word):
        years = split_fiscal(text, place)
        yield Item("F", *years) if years else Item("F", "20" + word[-2:], place, place + 1)
    elif word == ",":
        yield Item(",", "", place, place + 1)
    elif word in _ORDINALS and text.is_adjacent(place):
        yield Item("h", "", place, place + 1)
    else:
        yield Item("x", "", place, place + 1)


def _time_match(text: Scan, place: int) -> Match | None:
    """Return the longest time phrase at a token; the order of lists settles the rest."""
    best: Match | None = None
    for match in text.starts[place]:
        rank = _RANKS.get(match.list_name)
        if rank is None or (match.list_name == "units" and match.value not in _LONG and match.value not in _SHORT):
            continue
        if match.list_name == "recurrences" and match not in text.found["recurrences"]:
            continue
        if match.list_name == "seasons" and _is_guarded(text, match):
            continue
        if match.list_name == "edges" and _is_verb(text, match):
            continue
        # 比上季度下降2%: a fall is no next quarter.
        if match.list_name == "relative" and text.language == "zh" and _begins_verb(text, match):
            continue
        # "Promote three from within by October".
        if match.list_name == "within" and match.first and text.tokens[match.first - 1].text == "from":
            continue
        # "5 perc-es" lasts five minutes; in "5 perc és 45 másodperc" the same letters are an "and".
        if match.list_name == "within" and text.at(place, "joiners") and not text.is_adjacent_or_hyphened(place):
            continue
        if best is None or (match.last, -rank) > (best.last, -_RANKS[best.list_name]):
            best = match
    return best


def _begins_verb(text: Scan, match: Match) -> bool:
    """Whether a Chinese "next" or "last" is the first character of something else: 下降, 来电, 明确."""
    return any(one.last > match.last and one.list_name in _NO_PERIODS for one in text.starts[match.first])


def _is_feast(match: Match, number: Number) -> bool:
    """Whether a feast is written like a number: 五一, 六一."""
    return match.list_name == "seasons" and match.last == number.last


def _is_guarded(text: Scan, match: Match) -> bool:
    """Whether a season's word is part of something else: the "fall" of "after a fall"."""
    guards = text.found.get("not_seasons", [])
    before = bisect_right(guards, match.first, key=lambda guard: guard.first)
    return before > 0 and match.first < guards[before - 1].last


def _is_verb(text: Scan, match: Match) -> bool:
    """Whether "close" is what is done: "close the month by working day 4"."""
    word = text.tokens[match.first].text
    return word == "close" and (match.first == 0 or text.tokens[match.first - 1].text not in _BEFORE_CLOSE)


def _code(match: Match) -> str:
    if match.list_name == "units":
        return "U" if match.value in _SHORT else "u"
    if match.list_name == "relative" and match.value == "last":
        return "l"
    return _CODES[match.list_name]


def _ending(text: Scan, match: Match) -> Iterator[Item]:
    """Yield what a Hungarian ending says: "júniusig" is June with an until."""
    role = text.ending_role(match.ending) if match.ending else None
    if match.list_name == "seasons" and text.tokens[match.last - 1].text.endswith(_WITH):
        role = "in"
    if role in _ENDINGS:
        yield Item(_ENDINGS[role], "", match.last, match.last)


def _number_items(text: Scan, number: Number) -> Iterator[Item]:
    """Yield a number as year, Chinese month or day, or plain."""
    word = text.tokens[number.first].text
    after = text.tokens[number.last].text if number.last < len(text.tokens) else ""
    day, years = short_day(text, number), split_year(text, number)
    is_year = len(word) == 4 and word.startswith("20") and number.last == number.first + 1
    short = _short_year(text, number)
    if day is not None:
        yield Item("B", day[0], number.first, day[1])
    elif years is not None:
        yield Item("y", years[0], number.first, years[1])
    elif short:
        # 年底 is an end by itself.
        is_whole = after == "年" and _time_match(text, number.last + 1) is None
        yield Item("Y" if is_whole else "y", short, number.first, number.last + is_whole)
    elif is_year and after == "年":
        yield Item("Y", word, number.first, number.last + 1)
    elif is_year and _unit(text, number.last) is None and not is_amount(text, number):
        yield Item("y", word, number.first, number.last)
    elif after == "月" and 1 <= number.value <= 12 and number.value == int(number.value):
        yield Item("m", str(int(number.value)), number.first, number.last + 1)
    elif after == "号" or (after == "日" and text.tokens[number.first - 1].text == "月"):
        yield Item("c", word, number.first, number.last + 1, number)
    else:
        value = word if word.isdigit() and number.last == number.first + 1 else str(number.value)
        yield Item("c" if _can_be_day(text, number) else "d", value, number.first, number.last, number)


def is_amount(text: Scan, number: Number) -> bool:
    """Whether a number such as 2000 is no year: "2000人", "1200-ról 2000-re", "from 1200 to 2000"."""
    if text.language == "zh" and text.at(number.last, "count_nouns") is not None:
        return True
    near = range(number.first - 1, max(-1, number.first - _PAIR_REACH), -1)
    begun = next((place for place in near if text.tokens[place].text[0].isdigit()), None)
    if begun is None or (_YEAR.fullmatch(text.tokens[begun].text) and _YEAR.fullmatch(text.tokens[number.first].text)):
        return False
    if text.language == "hu":
        is_pair = number.first - begun == _WITH_ENDING and _role(text, begun + 1) == "from"
        # "31-ről 2027-re 40-re": the year has its ending, and the amount comes behind.
        return is_pair and _role(text, number.last) == "to" and not _has_ending(text, number.last + 1, "to")
    to = _said_from(text, number.first, "to")
    # "de 20 % d'ici à 2027": one counted thing may stand between, a unit or more words are another clause.
    between = range(begun + 1, to) if to is not None else range(0)
    is_next = len(between) == 0 or (len(between) == 1 and text.at(between[0], "units") is None)
    return to is not None and is_next and _said_from(text, begun, "from") is not None


def _has_ending(text: Scan, first: int, role: str) -> bool:
    """Whether a number with an ending of this role stands within a few words."""
    ends = range(first, min(len(text.tokens) - 1, first + _NEXT_REACH))
    return any(text.tokens[at].text[0].isdigit() and _role(text, at + 1) == role for at in ends)


def _role(text: Scan, place: int) -> str | None:
    return text.ending_role(text.tokens[place].text) if place < len(text.tokens) else None


def _said_from(text: Scan, place: int, value: str) -> int | None:
    """Return where a word such as "from" or "to" begins that stands right before a number; None where none does."""
    starts = (*text.starts[place - 1], *text.starts[max(0, place - 2)]) if place > 0 else ()
    said = (match for match in starts if match.list_name == "before" and match.value == value and match.last == place)
    return next((match.first for match in said), None)


def _short_year(text: Scan, number: Number) -> str:
    """Return the year that "June '27" and 27年底 mean; "" for any other number."""
    token = text.tokens[number.first]
    if not _TWO_DIGITS.fullmatch(token.text) or number.last != number.first + 1:
        return ""
    opens = text.folded.text[max(0, token.start - 2) : token.start]
    has_apostrophe = opens.endswith("'") and not opens[:1].isdigit()
    behind = [one.text for one in text.tokens[number.last : number.last + 3]]
    is_part = behind[1:2] in _PARTS_OF_YEAR or (behind[2:] == ["月"] and behind[1].isdigit())
    is_chinese = text.language == "zh" and behind[:1] == ["年"] and is_part
    return f"20{token.text}" if has_apostrophe or is_chinese else ""


def _unit(text: Scan, place: int) -> Match | None:
    match = text.at(place, "units")
    return None if match is not None and match.value == "year" else match


def _can_be_day(text: Scan, number: Number) -> bool:
    """Whether a number may be the day of a date: 1 to 31, in digits, and nothing counted."""
    unit = text.at(number.last, "units")
    is_plain = unit is None or unit.value == "day"
    word = text.tokens[number.first].text
    return (
        (word.isdigit() or word.startswith(_FIRST_DAY))
        and 1 <= number.value <= 31
        and number.value == int(number.value)
        and not number.signed
        and is_plain
    )


def closer_time(text: Scan, match: Match) -> bool:
    """Whether a time phrase begins where another phrase does and is longer ("first quarter" beside "first")."""
    time = _time_match(text, match.first)
    return time is not None and time.last > match.last
