"""Dates and years written short: 30/06, 06.30-ig, 31/12/26, and 2025/26, which is no calendar year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.numerals import Number
    from smartgoal.knowledge.sentence.scan import Scan

_PART = re.compile("[0-9]{1,2}")
_DOTTED = re.compile(r"([0-9]{2})\.([0-9]{2})")
_TWO_DIGIT_YEAR = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_YEAR = re.compile("20[0-9]{2}")
_MONTHS, _DAYS = range(1, 13), range(1, 32)
_DAY_FIRST, _MONTH_FIRST = frozenset({"fr"}), frozenset({"hu", "zh"})
# "15.06." may be an amount, unless one of these stands before.
_BY = frozenset({"by", "until", "till", "before", "due", "le", "au"})
_FRENCH_THE = frozenset({"le", "au"})
_UNTIL = ("until", "to")


def short_day(text: Scan, number: Number) -> tuple[str, int] | None:
    """Return "month-day" and where it ends; "" for a date that may be read either way, None for no date."""
    word = text.tokens[number.first].text
    if number.signed:
        return None
    if text.word(number.first + 1) == "/" and _PART.fullmatch(word) and _is_glued(text, number.first):
        second, last = text.word(number.first + 2), number.first + 3
        is_longer = text.word(last) in {"/", "%"} and text.is_adjacent(last)
        is_date = _PART.fullmatch(second) and not is_longer and _is_written_as_day(text, number.first, word, second)
        return _settled(word, second, text.language, last) if is_date else None
    dotted = _DOTTED.fullmatch(word)
    if dotted is None or not _is_dotted_day(text, number.first, dotted[1], dotted[2]):
        return None
    return _settled(dotted[1], dotted[2], "hu" if text.language == "hu" else "fr", number.first + 1)


def _is_glued(text: Scan, place: int) -> bool:
    return text.is_adjacent(place + 1) and text.is_adjacent(place + 2)


def _is_written_as_day(text: Scan, place: int, first: str, second: str) -> bool:
    """Whether two figures can be no fraction or mark: 30/06, "avant le 5/9", but not 4/5, 2/3 and 14/20."""
    day, month = (second, first) if text.language in _MONTH_FIRST else (first, second)
    # Americans write the month first; "to 12/20" is rather a mark.
    if text.language == "en" and int(second) > max(_MONTHS) and text.word(place - 1) in _BY:
        day, month = second, first
    if int(month) not in _MONTHS or int(day) not in _DAYS:
        return False
    if "0" in {first[0], second[0]} or int(day) > max(_MONTHS):
        return True
    is_the = text.language == "fr" and text.word(place - 1) in _FRENCH_THE
    near = (match for at in range(max(0, place - 4), place - 1) for match in text.starts[at]) if is_the else ()
    return any(match.list_name in {"by", "time_before"} and match.last == place for match in near)


def _is_dotted_day(text: Scan, place: int, first: str, second: str) -> bool:
    """Whether 06.30 or 15.06 is a date: with an "until" behind in Hungarian, elsewhere with a dot of its own."""
    if text.language == "hu":
        role = text.ending_role(text.word(place + 1)) if text.is_adjacent_or_hyphened(place + 1) else None
        return first[0] == "0" and int(first) in _MONTHS and int(second) in _DAYS and role in _UNTIL
    is_day = int(first) in _DAYS and int(second) in _MONTHS and text.language != "zh"
    is_longer = text.is_adjacent(place + 2) and text.word(place + 2)[:1].isdigit()
    has_dot = text.word(place + 1) == "." and text.is_adjacent(place + 1) and not is_longer
    return is_day and has_dot and text.word(place - 1) in _BY


def _settled(first: str, second: str, language: str, last: int) -> tuple[str, int]:
    one, other = int(first), int(second)
    if language in _DAY_FIRST:
        is_settled, month, day = other in _MONTHS, other, one
    elif language in _MONTH_FIRST:
        is_settled, month, day = one in _MONTHS, one, other
    else:
        is_settled, month, day = one > max(_MONTHS) or one == other, other, one
        if other > max(_MONTHS):
            is_settled, month, day = True, one, other
    return (f"{month}-{day}" if is_settled else ""), last


def with_century(word: str, language: str) -> str:
    """Return "year-month-day" of 31/12/26, in Hungarian and Chinese of 26.12.31; "" where it may be read two ways."""
    found = _TWO_DIGIT_YEAR.fullmatch(word)
    if found is None:
        return ""
    first, month, last = (int(part) for part in found.groups())
    if language in _MONTH_FIRST:
        return f"20{first}-{month}-{last}" if month in _MONTHS and last in _DAYS else ""
    is_settled = month in _MONTHS and (first > max(_MONTHS) or first == month)
    return f"20{last}-{month}-{first}" if is_settled else ""


def split_year(text: Scan, number: Number) -> tuple[str, int] | None:
    """Return "2025/2026" and where it ends for a fiscal or school year of two: 2025/26, 2025-2026; else None."""
    word = text.tokens[number.first].text
    if not _YEAR.fullmatch(word) or number.last != number.first + 1:
        return None
    has_stroke = text.word(number.last) == "/" and _is_glued(text, number.first)
    place = number.last + has_stroke
    is_joined = has_stroke or (place < len(text.tokens) and text.is_hyphened(place))
    second = str(int(word) + 1)
    is_longer = text.word(place + 1) in {"/", "%"} and text.is_adjacent(place + 1)
    if not is_joined or text.word(place) not in {second, second[2:]} or is_longer:
        return None
    return f"{word}/{second}", place + 1


def split_fiscal(text: Scan, place: int) -> tuple[str, int, int] | None:
    """Return "2025/2026" with the tokens of FY25/26 or FY2025-26, None for a fiscal year of one number."""
    first = int(text.tokens[place].text[-2:])
    has_stroke = text.word(place + 1) == "/" and _is_glued(text, place)
    last = place + 1 + has_stroke
    is_joined = has_stroke or (last < len(text.tokens) and text.is_hyphened(last))
    is_next = text.word(last) in {f"{first + 1}", f"20{first + 1}"}
    return (f"20{first}/20{first + 1}", place, last + 1) if is_joined and is_next else None
