"""Figures: numbers with their unit and with what the words around say of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.figure import SECONDS, UNTOLD, Figure
from smartgoal.knowledge.sentence.mixed import is_han_minute, part_behind_unit
from smartgoal.knowledge.sentence.names import is_product
from smartgoal.knowledge.sentence.numbered import NamePlaces, names_thing
from smartgoal.knowledge.sentence.numerals import Number, find_numbers, is_short_minute
from smartgoal.knowledge.sentence.parts import Parts, as_part, is_base, is_frequency, read_parts
from smartgoal.knowledge.sentence.roles import (
    compared,
    compared_by_than,
    ending_roles,
    role_of,
    role_words,
    roles_after,
    roles_before,
    roles_beyond,
)
from smartgoal.knowledge.sentence.timeline import is_amount
from smartgoal.knowledge.sentence.ways import MOVING, ends_with_direction
from smartgoal.knowledge.words import Match

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from smartgoal.knowledge.sentence.scan import Scan

_LONGEST_NOUN = 3
_HUNGARIAN_MOST, _ENGLISH_MOST = re.compile("leg.+bb"), re.compile(".{3,}est")
# "Complaints about product 9 by calling back".
_APART = frozenset({"by", "par", "via"})
_OFTEN = frozenset({"how_often"})
_OF = frozenset({"of"})
_SHORT_UNIT = re.compile("[a-z]{1,3}")
# Not "always", "across", "its".
_PLURAL = re.compile("[a-z]{3,}[^aius]s")
_ONE = frozenset({"1", "one"})
_MAY_COUNT = frozenset({"vague_objects", "rate_nouns", "metric_nouns"})
_WORD = re.compile(r"[^\W\d_]{2,}|[\u4e00-\u9fff]")
# "By two thirds", "two thirds of": the number is read with its words.
_IN_WORDS = ("multipliers", "fractions", "shares")
_NO_NOUNS = frozenset(
    (
        "generic_words",
        "before",
        "after",
        "by",
        "within",
        "time_before",
        "glue",
        "joiners",
        "direction",
        "counterweights",
    )
) | {
    "conditions",
    "relative",
    "per",
    "each",
    "means",
    "qualifiers",
    "vague_time",
    "escapes",
    "open_ended",
    "recurrences",
}
_ALL_OF = {
    "en": frozenset({"the", "our", "all", "these", "those", "both"}),
    "fr": frozenset({"les", "nos", "ces", "tous", "toutes"}),
    "hu": frozenset({"a", "az", "mind"}),
}
_PLACES, _INSIDE = frozenset({"in", "across", "throughout", "dans"}), ("ban", "ben")
_AND = {"and", "et", "es", "&", "零"}
_AT_MOST_59 = re.compile("[0-5]?[0-9]")
_SIXTIETHS_UNNAMED = {"h", "min"}


def find_figures(text: Scan, names: NamePlaces) -> list[Figure]:
    """Return the figures of a text in order, what is already taken left out."""
    in_words = (match for name in _IN_WORDS for match in text.found.get(name, ()))
    multiplied = {place for match in in_words for place in range(match.first, match.last)}
    # "成为一名班长".
    multiplied |= {match.last for match in text.found.get("becoming", ()) if text.word(match.last) == "一"}
    numbers = [number for number in find_numbers(text) if number.first not in multiplied]
    ends = role_words(text) if numbers else {}
    figures: list[Figure] = []
    for index, number in enumerate(numbers):
        after = numbers[index + 1].first if index + 1 < len(numbers) else len(text.tokens)
        if figures and number.first < figures[-1].last:
            continue
        figure = _figure(text, number, ends, after, names)
        if figure is not None:
            figures.append(figure)
    return figures


def _figure(
    text: Scan, number: Number, ends: Mapping[int, list[Match]], after: int, names: NamePlaces
) -> Figure | None:
    """Return the figure that a number makes; None where it names or orders something."""
    if _is_ordinal(text, number):
        ranked = _ranked(text, number)
        if ranked is None:
            return None
        number = ranked
    if is_base(text, number):
        return None
    parts = _with_unit(text, number, after)
    before, reach = _roles_told(text, number, parts, ends)
    if _only_names(text, number, parts.unit) or (number.weak and _is_article(text, number, parts, before)):
        return None
    after_it, last = roles_after(text, parts.last)
    if parts.unit == "" and not before and after_it <= _OF and names_thing(text, number, names):
        return None
    roles = _settled(text, number, parts._replace(last=last), parts.roles | before | after_it)
    is_part = "change" in roles or text.word(parts.last) == "of" or _follows_direction(text, reach)
    part = as_part(parts.value, parts.unit) if is_part else None
    is_counted = parts.unit == "" or parts.unit.startswith("#")
    return Figure(
        value=parts.value if part is None else part,
        first=parts.first,
        last=last,
        unit=parts.unit.removeprefix("#") if part is None else "%",
        roles=roles,
        reach=reach,
        signed=number.signed,
        counted=is_counted and part is None,
        whole=parts.whole,
    )


def _only_names(text: Scan, number: Number, unit: str) -> bool:
    """Whether a number is a year, the number of a line or part of a product's name."""
    is_year = _is_bare_year(text, number) and text.at(number.last, "count_nouns") is None
    if is_year and (unit == "" or unit.startswith("#")) and not is_amount(text, number):
        return True
    return unit == "" and (number.weak or _is_list_number(text, number) or is_product(text, number))


def _is_article(text: Scan, number: Number, parts: Parts, before: frozenset[str]) -> bool:
    """Whether "one" counts nothing: « envoyer un point d'avancement », but « augmenter d'un point »."""
    if parts.unit == "points":
        return text.language == "fr" and "change" not in before
    is_bound = bool(before & {"at_least", "at_most"})
    is_noun = text.language not in {"fr", "hu"} and _is_listed_noun(text, number.last)
    return parts.unit.startswith("#") and not (is_noun or is_bound)


def _roles_told(
    text: Scan, number: Number, parts: Parts, ends: Mapping[int, list[Match]]
) -> tuple[frozenset[str], int]:
    """Return the roles that words before a figure give, and where those words begin."""
    first = parts.first
    # "To +5" is a level of what may be negative; "to +5 %" is said of growth.
    is_level = number.signed and first and text.tokens[first - 1].text == "+" and parts.unit not in {"%", "points"}
    before, reach = roles_before(first - 1 if is_level else first, ends)
    return (before | roles_beyond(text, reach, ends) if text.language == "zh" else before), reach


def _settled(text: Scan, number: Number, parts: Parts, roles: frozenset[str]) -> frozenset[str]:
    """Return a figure's roles, what "-nál" says made plain and an unclear one marked."""
    than = compared_by_than(text, parts.first) if text.language == "hu" else frozenset()
    if than:
        return roles - {"at_least", "at_most"} | than
    if is_frequency(text, number) or _tells_where(text, number, parts):
        return roles | {UNTOLD}
    return roles - {"than"} | compared(text, parts.first, parts.last) if "than" in roles else roles


def _tells_where(text: Scan, number: Number, parts: Parts) -> bool:
    """Whether a figure only counts the places where something is done: "in the six rooms", « dans les 6 chambres »."""
    if not parts.unit.startswith("#"):
        return False
    if text.language == "hu":
        return text.word(number.first - 1) in _ALL_OF["hu"] and text.word(parts.last - 1).endswith(_INSIDE)
    place = number.first
    while place and text.word(place - 1) in _ALL_OF.get(text.language, ()):
        place -= 1
    return place < number.first and text.word(place - 1) in _PLACES


def _follows_direction(text: Scan, place: int) -> bool:
    """Whether a Chinese figure stands right behind a word of rising or falling: 减少1/3."""
    match = ends_with_direction(text, place) if text.language == "zh" else None
    return match is not None and match.value in MOVING


def _is_ordinal(text: Scan, number: Number) -> bool:
    """Whether a number only gives a place in an order: "3rd", 第三."""
    before = text.tokens[number.first - 1].text if number.first else ""
    after = text.tokens[number.last].text if number.last < len(text.tokens) else ""
    glued = text.is_adjacent(number.last) and after in {"st", "nd", "rd", "th", "er", "e", "eme", "ere"}
    return before == "第" or (glued and text.language in {"en", "fr"}) or before in {"#", "§"}


def _ranked(text: Scan, number: Number) -> Number | None:
    """Return an ordinal that is a rank, with its ending: "8th place", 第8名; None for any other."""
    is_glued = text.is_adjacent(number.last) and text.language != "zh"
    last = number.last + is_glued
    return number._replace(last=last) if text.at(last, "ranks") is not None else None


def _is_bare_year(text: Scan, number: Number) -> bool:
    word = text.tokens[number.first].text
    return len(word) == 4 and word.startswith("20") and not number.signed and number.last == number.first + 1


def _is_list_number(text: Scan, number: Number) -> bool:
    """Whether a number opens a line of a list: "2) …"."""
    return number.first == 0 and len(text.tokens) > 1 and text.tokens[1].text in {")", "."} and not number.signed


def _is_listed_noun(text: Scan, place: int) -> bool:
    return text.at(place, "count_nouns") is not None or text.at(place, "units") is not None


def _with_unit(text: Scan, number: Number, after: int) -> Parts:
    """Return value, first and last token, unit and the roles that an inflected unit carries."""
    first, last, value = number.first, number.last, number.value
    if text.found.get("how_often") and text.at(first, "how_often") is not None:
        return Parts(value, first, last, "", _OFTEN)
    special = read_parts(text, number)
    if special is not None:
        return special
    money = text.at(first - 1, "units") if first else None
    # The "forintról" of "500 forintról 450 forintra" belongs to the 500.
    is_free = first < 2 or not text.tokens[first - 2].text[0].isdigit()
    if money is not None and money.value.isupper() and money.last == first and is_free:
        return Parts(value, first - 1, last, money.value)
    more = text.at(last, "more")
    place = more.last if more is not None else last
    match = _unit_at(text, place)
    if match is not None and not _is_noun_instead(text, match, place):
        unit, last = match.value, match.last
        if unit in SECONDS:
            value, unit, match, last = _longer_time(text, value, match)
        part = part_behind_unit(text, match.first)
        last = last if part is None else max(last, part.last)
        return Parts(value, first, last, unit, frozenset(ending_roles(text, match)))
    noun, last, noun_roles = _noun(text, place, after)
    return Parts(value, first, last, f"#{noun}" if noun else "", noun_roles)


def _is_noun_instead(text: Scan, match: Match, place: int) -> bool:
    """Whether a unit's letter is the start of something longer counted ("story points" is listed as counted)."""
    noun = text.at(place, "count_nouns")
    return noun is not None and noun.last > match.last


def _unit_at(text: Scan, place: int) -> Match | None:
    """Return the unit at a token; 分 and m are minutes where seconds follow, as in 6分30秒 and 5m45s."""
    if is_short_minute(text, place):
        return Match("units", "min", place, place + 1, "")
    match = text.at(place, "units")
    if match is not None and text.language == "zh" and is_han_minute(text, match):
        return match._replace(value="min")
    if match is None or match.value != "points" or text.tokens[match.first].text != "分":
        return match
    count = match.last + (text.word(match.last) in _AND)
    seconds = text.at(count + 1, "units")
    is_time = seconds is not None and seconds.value == "s" and text.word(count).isdigit()
    return match._replace(value="min") if is_time else match


def _longer_time(text: Scan, value: Decimal, match: Match) -> tuple[Decimal, str, Match, int]:
    """Return a time, in seconds where smaller units follow, with its last unit and where it ends.

    Such as "1 h 30 min", "5 minutes and 45 seconds", "5 min 45".
    """
    total, last, unit = value * SECONDS[match.value], match.last, match.value
    while True:
        place = last + (text.word(last) in _AND)
        word, smaller = text.word(place), _unit_at(text, place + 1)
        size = SECONDS.get(smaller.value) if smaller is not None else None
        if not _AT_MOST_59.fullmatch(word):
            break
        if smaller is not None and size is not None and size < SECONDS[match.value]:
            total, match, last, unit = total + int(word) * size, smaller, smaller.last, "s"
            continue
        if smaller is None and place == last and len(word) == 2 and match.value in _SIXTIETHS_UNNAMED:
            total, last, unit = total + int(word) * SECONDS[match.value] / 60, last + 1, "s"
        break
    return (total if unit == "s" else value), unit, match, last


def _noun(text: Scan, place: int, after: int) -> tuple[str, int, frozenset[str]]:
    """Return the noun counted, where it ends and what its ending says; the listed noun within reach, else the next."""
    for ahead in range(place, min(place + _LONGEST_NOUN, after, len(text.tokens))):
        match = text.at(ahead, "count_nouns") or text.at(ahead, "scores")
        if match is not None:
            return text.hit(ahead, match.last).text, match.last, frozenset(ending_roles(text, match))
        if not _WORD.match(text.tokens[ahead].text) or text.tokens[ahead].text in _APART:
            break
    if text.language == "hu" and _is_short_unit(text, place):
        role = role_of(text, text.word(place + 1), place + 1)
        return text.hit(place, place + 1).text, place + 2, frozenset({role} if role else ())
    superlative = _superlative_end(text, place)
    if superlative < min(after, len(text.tokens)) and _WORD.match(text.tokens[superlative].text):
        place = superlative
    if place >= min(after, len(text.tokens)) or text.language == "zh" or not _WORD.match(text.tokens[place].text):
        return "", place, frozenset()
    if text.taken[place] or any(match.list_name in _NO_NOUNS for match in text.starts[place]):
        return "", place, frozenset()
    place += _is_compound(text, place, after)
    word = text.tokens[place].text
    glued = text.is_adjacent_or_hyphened(place)
    role = role_of(text, word, place) if glued else _suffix_role(text, place)
    if role and glued:
        return "", place, frozenset()
    return text.hit(place, place + 1).text, place + 1, frozenset({role} if role else ())


def _is_compound(text: Scan, place: int, after: int) -> bool:
    """Whether an English noun only says which of those counted behind it: the "gift" of "150 gift vouchers"."""
    if text.language != "en" or place + 1 >= min(after, len(text.tokens)) or text.taken[place + 1]:
        return False
    word, behind = text.word(place), text.word(place + 1)
    # "1 agent handles the desk".
    is_plural = _PLURAL.fullmatch(behind) is not None and not word.endswith("s") and text.word(place - 1) not in _ONE
    return is_plural and not any(match.list_name not in _MAY_COUNT for match in text.starts[place + 1])


def _is_short_unit(text: Scan, place: int) -> bool:
    """Whether an unlisted short unit stands at a token with a hyphen and a telling ending: "1200 t-ról"."""
    is_short = _SHORT_UNIT.fullmatch(text.word(place)) is not None and not text.is_adjacent_or_hyphened(place)
    ending = text.word(place + 1)
    return is_short and ending != "" and text.is_hyphened(place + 1) and text.ending_role(ending) is not None


def _superlative_end(text: Scan, place: int) -> int:
    """Return where a superlative ends: the "most common" of "ten most common questions", « leggyakoribb »."""
    word = text.word(place)
    if text.language == "hu":
        return place + bool(_HUNGARIAN_MOST.fullmatch(word))
    if text.language != "en" or text.at(place, "count_nouns") is not None:
        return place
    return place + (2 if word in {"most", "least"} else _ENGLISH_MOST.fullmatch(word) is not None)


def _suffix_role(text: Scan, place: int) -> str | None:
    """Return the role of a Hungarian noun's ending where the noun isn't listed."""
    word = text.tokens[place].text
    role = role_of(text, word[-3:], place) if text.language == "hu" and len(word) > 4 else None
    return role if role in {"from", "change", "than"} else None
