"""Numbers in a sentence: digits, number words, Han numerals, and their scales."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.numbers import finite_decimal
from smartgoal.knowledge.sentence.mixed import is_article_of_part, part_behind, part_behind_unit, slashed_of_unit
from smartgoal.knowledge.words import HAN_DIGITS, load_words

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_LONGEST = 18
_KEPT = 20_000
_HAN_VALUES = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_HAN_GROUPS = {"万": 10_000, "亿": 100_000_000}
_HUNGARIAN_UNITS = {"egy": 1, "ketto": 2, "ket": 2, "harom": 3, "negy": 4, "ot": 5, "hat": 6, "het": 7, "nyolc": 8} | {
    "kilenc": 9
}
_HUNGARIAN_TENS = {"tizen": 10, "tiz": 10, "huszon": 20, "husz": 20, "harminc": 30, "negyven": 40, "otven": 50} | {
    "hatvan": 60,
    "hetven": 70,
    "nyolcvan": 80,
    "kilencven": 90,
}
_HUNGARIAN_VALUES = _HUNGARIAN_UNITS | _HUNGARIAN_TENS
_HUNGARIAN_FIRST = (*_HUNGARIAN_VALUES, "szaz", "ezer")
_BELOW_THOUSAND = "(?:(UNITS)?(szaz))?(?:(TENS))?(?:(UNITS))?".replace("UNITS", "|".join(_HUNGARIAN_UNITS)).replace(
    "TENS", "|".join(_HUNGARIAN_TENS)
)
_HUNGARIAN = re.compile(f"(?:{_BELOW_THOUSAND}(ezer))?{_BELOW_THOUSAND}")
DATE = re.compile(r"[0-9]+[-/.] ?[0-9]+[-/.] ?[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([ ,.'])[0-9]{3})(?:\1[0-9]{3})*(?:([.,])[0-9]+)?")
_EXPONENT = re.compile("e[0-9]+")
_UP_TO_59 = re.compile("[0-5]?[0-9]")
# "Au moins 18", "plus ou moins 18" have no sign.
_NO_SIGN = frozenset({"au", "du", "ou", "pas", "le"})
# "Ott" isn't five with an ending.
_THERE = "ott"
_WEAK_SCALES = {"k", "m", "e", "w", "mn", "md"}


class Number(NamedTuple):
    """A number and its tokens (end exclusive).

    Attributes:
        weak: The word is as often no number ("one", "un").
        endless: A part of it, as in 5⅓, has no end as a decimal; then the value isn't the number's.
    """

    value: Decimal
    first: int
    last: int
    signed: bool
    weak: bool
    endless: bool = False


def find_numbers(text: Scan) -> list[Number]:
    """Return the numbers of a text in order; those already taken are left out."""
    # Most texts have no sign in words and no number in words, and this runs for each of their tokens.
    read = _signed_at if text.found.get("signs") else _unsigned
    in_words = read is _signed_at or text.language == "hu" or "numbers" in text.found or "parts_of_unit" in text.found
    numbers: list[Number] = []
    last = 0
    for place, token in enumerate(text.tokens):
        if place < last or text.taken[place] or not (in_words or token.text[0] < "a" or token.text[0] > "z"):
            continue
        number = read(text, place)
        if number is not None:
            last = number.last
            if not number.endless:
                numbers.append(number)
    return numbers


def number_at(text: Scan, place: int) -> Number | None:
    """Return the number that begins at a token, a sign in words included: "minus 18", 零下18."""
    number = _signed_at(text, place)
    return None if number is None or number.endless else number


def _signed_at(text: Scan, place: int) -> Number | None:
    sign = text.at(place, "signs") if text.found.get("signs") else None
    signed = _signed(text, sign) if sign is not None else None
    return signed or _unsigned(text, place)


def _signed(text: Scan, sign: Match) -> Number | None:
    """Return the number behind a sign in words; None where the word is none: "au moins 18", "7 minus 2"."""
    before = text.tokens[sign.first - 1].text if sign.first else ""
    is_told = sign.value == "-1" or any(
        match.list_name == "before" and match.value in {"from", "to"} and match.last == sign.first
        for match in text.starts[sign.first - 1]
    )
    if sign.last >= len(text.tokens) or before in _NO_SIGN or before[:1].isdigit() or not is_told:
        return None
    number = _unsigned(text, sign.last)
    if number is None or number.signed or number.weak:
        return None
    return number._replace(value=number.value * int(sign.value), first=sign.first, signed=True)


def _unsigned(text: Scan, place: int) -> Number | None:
    word = text.tokens[place].text
    if "0" <= word[0] <= "9":
        return _in_digits(text, place, word)
    if word[0] in HAN_DIGITS:
        number = _han_at(text, place, word)
        return None if number is None else _whole(text, number.value, place, place + 1, weak=number.weak)
    if text.language == "hu" and (compound := hungarian_value(word)) is not None:
        return _whole(text, Decimal(compound), place, place + 1)
    match = text.at(place, "numbers") if text.starts[place] else None
    if match is None:
        is_one = "parts_of_unit" in text.found and is_article_of_part(text, place)
        return _whole(text, Decimal(1), place, place + 1) if is_one else None
    # A Hungarian ending may look like a number: "5 kg-ot" isn't five.
    if text.language == "hu" and (word == _THERE or text.is_adjacent_or_hyphened(place)):
        return None
    return _whole(text, Decimal(match.value), place, match.last, weak=Decimal(match.value) == 1)


def _in_digits(text: Scan, place: int, word: str) -> Number | None:
    value = _parse(word, text.language)
    # Nobody writes 1e9 of what is counted; it isn't one either.
    if value is None or (text.is_adjacent(place + 1) and _EXPONENT.fullmatch(text.word(place + 1))):
        return None
    sign, part = _sign(text, place), slashed_of_unit(text, place) if text.has_parts else None
    if part is None:
        return _whole(text, value, place, place + 1, sign=sign, spelt=False)
    exact = finite_decimal(part.value)
    value, last = _scaled(text, exact or Decimal(0), part.last, spelt=False)
    return Number(value * (sign or 1), place, last, sign is not None, weak=False, endless=exact is None)


def _whole(
    text: Scan,
    value: Decimal,
    first: int,
    last: int,
    *,
    sign: int | None = None,
    spelt: bool = True,
    weak: bool = False,
) -> Number:
    """Return the whole of a number that begins with this value: its part of one, its scale and its sign."""
    part = part_behind(text, last) if text.has_parts else None
    last = last if part is None else part.last
    is_han = spelt and text.language == "zh"
    scaled, end = (value, last) if is_han else _scaled(text, value, last, spelt=spelt)
    if text.has_parts:
        scale = _scaled(text, Decimal(1), last, spelt=spelt)[0] if end > last else Decimal(1)
        if part is None and end > last:
            # "Two million and a half".
            part = part_behind(text, end)
            end = end if part is None else part.last
        if part is None:
            part, scale = part_behind_unit(text, end), Decimal(1)
        if part is not None:
            exact = finite_decimal(Fraction(scaled) + part.value * Fraction(scale))
            whole = scaled if exact is None else plain(exact)
            return Number(whole * (sign or 1), first, end, sign is not None, weak=False, endless=exact is None)
    return Number(scaled * (sign or 1), first, end, sign is not None, weak=weak and end == last)


@lru_cache(_KEPT)
def hungarian_value(word: str) -> int | None:
    """Return what a Hungarian numeral of several parts says: "tizenötezer", "háromszázra"; None for any other word."""
    found = _HUNGARIAN.match(word) if word.startswith(_HUNGARIAN_FIRST) else None
    if found is None or (found.end() < len(word) and word[found.end() :] not in load_words("hu").endings):
        return None
    parts = [part for part in found.groups() if part]
    if len(parts) < 2:
        return None
    total = value = 0
    for part in found.groups():
        if part == "ezer":
            total, value = (value or 1) * 1000, 0
        elif part == "szaz":
            value = (value or 1) * 100
        elif part:
            value += _HUNGARIAN_VALUES[part]
    return total + value


def _han_at(text: Scan, place: int, word: str) -> Number | None:
    """Return a Han numeral; one glued to a digit before it is that number's scale."""
    value = han_value(word)
    if value is None or (place and text.tokens[place - 1].text == "第"):
        return None
    return Number(Decimal(value), place, place + 1, signed=False, weak=value in {1, 10})


def _parse(word: str, language: str) -> Decimal | None:
    """Return what a number's digits say by the language's marks; None for a date or a number too long."""
    # "0800" is dialled.
    is_dialled = word[0] == "0" and word.isdigit() and len(word) > 2
    if is_dialled or len(word) > 2 * _LONGEST or DATE.fullmatch(word):
        return None
    grouped = _GROUPED.fullmatch(word)
    single_mark = grouped is not None and grouped[2] is None and word.count(grouped[1]) == 1 and grouped[1] in ",."
    decimal_mark = "," if language in {"fr", "hu"} else "."
    if grouped is None or (single_mark and (grouped[1] == decimal_mark or word.startswith("0"))):
        whole = word.replace(",", ".")
    else:
        whole = word.replace(grouped[1], "").replace(",", ".")
    digits = len(whole.replace(".", ""))
    return Decimal(whole) if digits <= _LONGEST else None


def _sign(text: Scan, place: int) -> int | None:
    """Return 1 or −1 where a sign stands right before the digits and nothing glued before it."""
    chars, start = text.folded.text, text.tokens[place].start
    before = start - 1
    if before > 0 and chars[before] == " " and chars[before - 1] == "+":
        before -= 1
    if before < 0 or chars[before] not in "+-":
        return None
    is_bound = before > 0 and chars[before - 1] not in " (:,;" and not "\u4e00" <= chars[before - 1] <= "\u9fff"
    if is_bound and chars[before] == "-":
        return None
    return 1 if chars[before] == "+" else -1


def _scaled(text: Scan, value: Decimal, last: int, *, spelt: bool) -> tuple[Decimal, int]:
    """Return the number times the scale after it ("k", "Mio", "万"), with where that ends."""
    for _ in range(2):
        match = text.at(last, "scales")
        if match is None:
            break
        word = text.tokens[last].text
        if word in _WEAK_SCALES and (spelt or not (text.is_adjacent(last) or _is_money(text, last + 1))):
            break
        if is_short_minute(text, last):
            break
        value, last = value * Decimal(match.value), match.last
    return plain(value), last


def is_short_minute(text: Scan, place: int) -> bool:
    """Whether a lone m means minutes, because seconds follow: 5m45s, 5 m 45 s, 5m45."""
    words = [token.text for token in text.tokens[place : place + 3]]
    if len(words) < 2 or words[0] != "m" or not _UP_TO_59.fullmatch(words[1]):
        return False
    return words[2:] == ["s"] or (text.is_adjacent(place + 1) and text.is_adjacent(place))


def plain(value: Decimal) -> Decimal:
    """Return a whole number without decimals: 1500000.0 is 1500000."""
    return Decimal(int(value)) if value == int(value) else value


def _is_money(text: Scan, place: int) -> bool:
    match = text.at(place, "units")
    return match is not None and len(match.value) == 3 and match.value.isupper()


def han_value(word: str) -> int | None:
    """Return what a Han numeral says; None where it is no number by itself ("万")."""
    total = section = digit = 0
    if word[0] not in "零〇一二两三四五六七八九十" or len(word) > _LONGEST:
        return None
    for char in word:
        if char in _HAN_VALUES:
            digit = digit * 10 + _HAN_VALUES[char]
        elif char in _HAN_SCALES:
            section += (digit or 1) * _HAN_SCALES[char]
            digit = 0
        else:
            total = (total + section + digit) * _HAN_GROUPS[char]
            section = digit = 0
    # 两万五 are 25,000, 一百二 are 120; 一百零二 says that the tens are none.
    scale = (_HAN_SCALES | _HAN_GROUPS).get(word[-2:-1], 1) if digit else 1
    return total + section + digit * max(1, scale // 10)
