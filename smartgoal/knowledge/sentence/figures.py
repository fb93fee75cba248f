"""Figures: numbers with their unit and with what the words around say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from smartgoal.knowledge.sentence.clocks import is_minute, is_time_of_day, read_clock
from smartgoal.knowledge.sentence.names import is_product
from smartgoal.knowledge.sentence.numerals import Number, find_numbers, han_value, is_short_minute, plain
from smartgoal.knowledge.sentence.timeline import is_amount
from smartgoal.knowledge.words import Match

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.knowledge.sentence.scan import Scan

# Value, first and last token, unit, and the roles that the unit's ending gives.
_Parts: TypeAlias = tuple[Decimal, int, int, str, frozenset[str]]
_STEPS = 4
_HUNDREDTH = Decimal("0.01")
_LARGEST_WHOLE = 1000
_LONGEST_NOUN = 3
_HUNGARIAN_MOST, _ENGLISH_MOST = re.compile("leg.+bb"), re.compile(".{3,}est")
_WORD = re.compile(r"[^\W\d_]{2,}|[\u4e00-\u9fff]")
SECONDS = {"s": Decimal(1), "min": Decimal(60), "h": Decimal(3600), "day": Decimal(86_400), "week": Decimal(604_800)}
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
_AND = {"and", "et", "es", "&", "零"}
_AT_MOST_59 = re.compile("[0-5]?[0-9]")
_SIXTIETHS_UNNAMED = {"h", "min"}
_OCLOCK = {"前", "钟", "半", "之", "起", "左"}
_SHARE_OF = {"in", "of", "sur", "out", "bol", "kozul"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence.

    Attributes:
        first: Its first token, a currency before it included.
        last: One past its last token, the unit included.
        unit: Canonical for times, %, points and money; else the noun counted, as folded; "" where nothing is.
        roles: What stands around it: from, to, change, at_least, at_most, between, until, in.
        reach: The first token of the words before it that gave a role.
        signed: A plus or minus stands before it.
        counted: Its unit is a noun, or nothing.
    """

    value: Decimal
    first: int
    last: int
    unit: str
    roles: frozenset[str]
    reach: int
    signed: bool = False
    counted: bool = False


def find_figures(text: Scan) -> list[Figure]:
    """Return the figures of a text in order, what is already taken left out."""
    ends = _ends(text)
    figures: list[Figure] = []
    multiplied = {place for m in text.found.get("multipliers", ()) for place in range(m.first, m.last)}
    numbers = [number for number in find_numbers(text) if number.first not in multiplied]
    for index, number in enumerate(numbers):
        after = numbers[index + 1].first if index + 1 < len(numbers) else len(text.tokens)
        if figures and number.first < figures[-1].last:
            continue
        figure = _figure(text, number, ends, after)
        if figure is not None:
            figures.append(figure)
    return figures


def _ends(text: Scan) -> Mapping[int, list[Match]]:
    """Return the words before numbers by where they end."""
    ends: dict[int, list[Match]] = {}
    for matches in text.starts:
        for match in matches:
            if match.list_name == "before":
                ends.setdefault(match.last, []).append(match)
    return ends


def _figure(text: Scan, number: Number, ends: Mapping[int, list[Match]], after: int) -> Figure | None:
    """Return the figure that a number makes; None where it names or orders something."""
    if _is_ordinal(text, number):
        ranked = _ranked(text, number)
        if ranked is None:
            return None
        number = ranked
    value, first, last, unit, roles = _with_unit(text, number, after)
    counted = unit == "" or unit.startswith("#")
    is_year = _is_bare_year(text, number) and text.at(number.last, "count_nouns") is None
    if counted and is_year and not is_amount(text, number):
        return None
    if unit == "" and (number.weak or _is_list_number(text, number) or is_product(text, number)):
        return None
    is_bound = bool(_roles_before(first, ends)[0] & {"at_least", "at_most"})
    is_noun = text.language not in {"fr", "hu"} and _is_listed_noun(text, number.last)
    if number.weak and counted and not (is_noun or (is_bound and unit)):
        return None
    # "To +5" is a level of what may be negative; "to +5 %" is said of growth.
    is_level = number.signed and first and text.tokens[first - 1].text == "+" and unit not in {"%", "points"}
    before, reach = _roles_before(_before_time(text, first - 1 if is_level else first), ends)
    # "Envoyer un point d'avancement" counts nothing; "augmenter d'un point" does.
    if number.weak and unit == "points" and text.language == "fr" and "change" not in before:
        return None
    roles_after, last = _roles_after(text, last)
    return Figure(
        value=value,
        first=first,
        last=last,
        unit=unit.removeprefix("#"),
        roles=roles | before | roles_after,
        reach=reach,
        signed=number.signed,
        counted=counted,
    )


def _is_ordinal(text: Scan, number: Number) -> bool:
    """Whether a number only gives a place in an order or a time of day: "3rd", 第三, "at 9:00"."""
    before = text.tokens[number.first - 1].text if number.first else ""
    after = text.tokens[number.last].text if number.last < len(text.tokens) else ""
    glued = text.is_adjacent(number.last) and after in {"st", "nd", "rd", "th", "er", "e", "eme", "ere"}
    oclock = after == "点" and (_word(text, number.last + 1) in _OCLOCK or _word(text, number.last + 2) == "分")
    oclock = oclock or (before == "点" and after == "分")
    oclock = oclock or (after == ":" and is_time_of_day(text, number)) or is_minute(text, number.first)
    return before == "第" or oclock or (glued and text.language in {"en", "fr"}) or before in {"#", "§"}


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


def _with_unit(text: Scan, number: Number, after: int) -> _Parts:
    """Return value, first and last token, unit and the roles that an inflected unit carries."""
    first, last, value = number.first, number.last, number.value
    special = _special(text, number)
    if special is not None:
        return special
    money = text.at(first - 1, "units") if first else None
    if money is not None and money.value.isupper() and money.last == first:
        return value, first - 1, last, money.value, frozenset()
    more = text.at(last, "more")
    place = more.last if more is not None else last
    match = _unit_at(text, place)
    if match is not None and not _is_noun_instead(text, match, place):
        unit, last = match.value, match.last
        if unit in SECONDS:
            value, unit, match, last = _longer_time(text, value, match)
        return value, first, last, unit, frozenset(_ending_roles(text, match))
    noun, last, noun_roles = _noun(text, place, after)
    return value, first, last, f"#{noun}" if noun else "", noun_roles


def _is_noun_instead(text: Scan, match: Match, place: int) -> bool:
    """Whether a unit's letter is the start of something longer counted ("story points" is listed as counted)."""
    noun = text.at(place, "count_nouns")
    return noun is not None and noun.last > match.last


def _unit_at(text: Scan, place: int) -> Match | None:
    """Return the unit at a token; 分 and m are minutes where seconds follow, as in 6分30秒 and 5m45s."""
    if is_short_minute(text, place):
        return Match("units", "min", place, place + 1, "")
    match = text.at(place, "units")
    if match is None or match.value != "points" or text.tokens[match.first].text != "分":
        return match
    count = match.last + (_word(text, match.last) in _AND)
    seconds = text.at(count + 1, "units")
    is_time = seconds is not None and seconds.value == "s" and _word(text, count).isdigit()
    return match._replace(value="min") if is_time else match


def _longer_time(text: Scan, value: Decimal, match: Match) -> tuple[Decimal, str, Match, int]:
    """Return a time, in seconds where smaller units follow, with its last unit and where it ends.

    Such as "1 h 30 min", "5 minutes and 45 seconds", "5 min 45".
    """
    total, last, unit = value * SECONDS[match.value], match.last, match.value
    while True:
        place = last + (_word(text, last) in _AND)
        word, smaller = _word(text, place), _unit_at(text, place + 1)
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


def _special(text: Scan, number: Number) -> _Parts | None:
    """Return numbers of two parts: 5:45, 80/20, 4/5, "8 in 10", 8成, 百分之八十."""
    tokens, first, last, value = text.tokens, number.first, number.last, number.value
    mark = tokens[last].text if last < len(tokens) else ""
    second = tokens[last + 1].text if last + 1 < len(tokens) else ""
    nothing: frozenset[str] = frozenset()
    clock = read_clock(text, number)
    if clock is not None:
        role = text.ending_role(clock.ending) if clock.ending else None
        return clock.seconds, first, clock.last, "s", frozenset({role} if role else ())
    if mark == "/" and second.isdigit() and text.is_adjacent(last):
        is_service_level = value >= 50 and int(second) <= 60
        unit = "%" if is_service_level else f"/{second}"
        return value, first, last + 2, unit, nothing
    if mark in _SHARE_OF:
        jump = last + (2 if mark == "out" and second == "of" else 1)
        whole = tokens[jump].text if jump < len(tokens) else ""
        tens = text.at(jump, "numbers")
        base = whole if whole.isdigit() else (tens.value if tens else "")
        if base.isdigit() and value < int(base) <= _LARGEST_WHOLE and text.at(jump + 1, "units") is None:
            return plain((value * 100 / int(base)).quantize(_HUNDREDTH)), first, jump + 1, "%", nothing
    if mark == "成" and 0 < value <= 10:
        rest = han_value(second) if len(second) == 1 else None
        return value * 10 + (rest or 0), first, last + (1 if rest is None else 2), "%", nothing
    return _chinese_share(text, number)


def _chinese_share(text: Scan, number: Number) -> _Parts | None:
    """Return 百分之八十 and 十分之八 as a share of a hundred."""
    words = [token.text for token in text.tokens[max(0, number.first - 3) : number.last + 3]]
    place = min(3, number.first)
    after = words[place + number.last - number.first :]
    if words[:place] == ["百", "分", "之"]:
        return number.value, number.first - 3, number.last, "%", frozenset()
    if after[:2] == ["分", "之"] and len(after) == 3:
        part = han_value(after[2])
        if part is not None and 0 < part <= number.value:
            return (
                plain((part * 100 / number.value).quantize(_HUNDREDTH)),
                number.first,
                number.last + 3,
                "%",
                frozenset(),
            )
    return None


def _word(text: Scan, place: int) -> str:
    """Return the token at a place; "" beyond the end."""
    return text.tokens[place].text if place < len(text.tokens) else ""


def _ending_roles(text: Scan, match: Match) -> set[str]:
    role = text.ending_role(match.ending) if match.ending else None
    return {role} if role else set()


def _noun(text: Scan, place: int, after: int) -> tuple[str, int, frozenset[str]]:
    """Return the noun counted, where it ends and what its ending says; the listed noun within reach, else the next."""
    for ahead in range(place, min(place + _LONGEST_NOUN, after, len(text.tokens))):
        match = text.at(ahead, "count_nouns") or text.at(ahead, "scores")
        if match is not None:
            return text.hit(ahead, match.last).text, match.last, frozenset(_ending_roles(text, match))
        if not _WORD.match(text.tokens[ahead].text):
            break
    superlative = _superlative_end(text, place)
    if superlative < min(after, len(text.tokens)) and _WORD.match(text.tokens[superlative].text):
        place = superlative
    if place >= min(after, len(text.tokens)) or text.language == "zh" or not _WORD.match(text.tokens[place].text):
        return "", place, frozenset()
    if text.taken[place] or any(match.list_name in _NO_NOUNS for match in text.starts[place]):
        return "", place, frozenset()
    word = text.tokens[place].text
    glued = text.is_adjacent_or_hyphened(place)
    role = text.ending_role(word) if glued else _suffix_role(text, word)
    if role and glued:
        return "", place, frozenset()
    return text.hit(place, place + 1).text, place + 1, frozenset({role} if role else ())


def _superlative_end(text: Scan, place: int) -> int:
    """Return where a superlative ends: the "most common" of "ten most common questions", « leggyakoribb »."""
    word = _word(text, place)
    if text.language == "hu":
        return place + bool(_HUNGARIAN_MOST.fullmatch(word))
    if text.language != "en" or text.at(place, "count_nouns") is not None:
        return place
    return place + (2 if word in {"most", "least"} else _ENGLISH_MOST.fullmatch(word) is not None)


def _suffix_role(text: Scan, word: str) -> str | None:
    """Return the role of a Hungarian noun's ending where the noun isn't listed."""
    role = text.ending_role(word[-3:]) if text.language == "hu" and len(word) > 4 else None
    return role if role in {"from", "change"} else None


def _before_time(text: Scan, place: int) -> int:
    """Return where a Chinese time begins that says when a figure was: 从1月的12分钟, 从去年的18%; else the place."""
    if text.language != "zh" or place < _LONGEST_NOUN or text.tokens[place - 1].text != "的":
        return place
    first = place - 1
    while first > 0 and text.taken[first - 1]:
        first -= 1
    past = (match for at in range(place - 1 - _LONGEST_NOUN, place - 1) for match in text.starts[at])
    now = next((match for match in past if match.list_name == "now" and match.last == place - 1), None)
    if now is not None:
        return now.first
    # 到 may belong to the time.
    leads = first < place - 1 and text.at(first, "before") is not None
    return first + leads if first < place - 1 else place


def _roles_before(first: int, ends: Mapping[int, list[Match]]) -> tuple[frozenset[str], int]:
    """Return the roles that the words before give, read leftwards, and where those words begin."""
    roles: set[str] = set()
    place = first
    for _ in range(_STEPS):
        matches = ends.get(place, ())
        if not matches:
            break
        longest = min(match.first for match in matches)
        roles |= {match.value for match in matches if match.first == longest} - {"about"}
        place = longest
    return frozenset(roles), place


def _roles_after(text: Scan, last: int) -> tuple[frozenset[str], int]:
    """Return the roles that the words after give: "or more", 以上, "-ról"."""
    roles: set[str] = set()
    for _ in range(2):
        match = text.at(last, "after")
        word = text.tokens[last].text if last < len(text.tokens) else ""
        if match is not None:
            if match.value != "per_of":
                roles.add(match.value)
                last = match.last
            else:
                roles.add("of")
                break
        elif text.language == "hu" and text.is_adjacent_or_hyphened(last) and text.ending_role(word):
            roles.add(text.ending_role(word) or "")
            last += 1
        else:
            break
    return frozenset(roles), last


def with_unit(figure: Figure, neighbour: Figure) -> Figure:
    """Return a figure that takes its neighbour's unit: "from 60 to 45 days"."""
    if figure.unit or not neighbour.unit:
        return figure
    return replace(figure, unit=neighbour.unit, counted=neighbour.counted)


def in_seconds(figure: Figure) -> Figure:
    """Return a time in seconds; any other figure as it is."""
    if figure.unit not in SECONDS:
        return figure
    return replace(figure, unit="s", value=figure.value * SECONDS[figure.unit])
