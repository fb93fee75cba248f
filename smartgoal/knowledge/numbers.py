"""Numbers as goal files, exports and sentences write them: one strict grammar, read exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Mark = Literal[".", ","]

WHOLE_DIGITS = 18
DECIMAL_DIGITS = 15

SPACES = " \u00a0\u202f\u2009"
APOSTROPHES = "'\u2019"
SIGNS = "+-\u2212"
# Marks of one kind are the same mark: a number may mix a plain and a no-break space, never a space and a comma.
_GROUP_KINDS = (SPACES, APOSTROPHES, ",", ".")


@dataclass(frozen=True, slots=True)
class NumberMarks:
    """How a language writes numbers: its decimal mark and what may stand between groups of three digits."""

    decimal: Mark
    groups: frozenset[str]


POINT = NumberMarks(".", frozenset(SPACES + APOSTROPHES + ","))
COMMA = NumberMarks(",", frozenset(SPACES + APOSTROPHES + "."))
MARKS: Mapping[str, NumberMarks] = {"en": POINT, "fr": COMMA, "zh": POINT, "hu": COMMA}


def _number_form() -> str:
    digit, sp = r"[0-9\uff10-\uff19]", r"[ \u00a0\u202f\u2009\u3000]"
    first, point, comma = r"[1-9\uff11-\uff19]", r"[.\uff0e]", r"[,\uff0c]"
    part = rf"(?:[.,\uff0e\uff0c]{digit}+)?"

    def grouped(mark: str) -> str:
        return rf"{first}{digit}{{0,2}}(?:{mark}{digit}{{3}})+"

    kinds = (
        grouped(sp) + part,
        grouped(r"['\u2019\uff07]") + part,
        grouped(comma) + rf"(?:{point}{digit}+)?",
        grouped(point) + rf"(?:{comma}{digit}+)?",
        rf"(?:[0\uff10]|{first}{digit}*){part}",
        rf"[.,\uff0e\uff0c]{digit}+",
    )
    return "(?:" + "|".join(kinds) + ")"


NUMBER_FORM = _number_form()
"""A regular expression, the same to Python and ECMA 262, of an unsigned number of any length with the marks of any
language: no exponent and no leading zeros. Full-width forms match as they are."""

_FULL_WIDTH = {0xFF01 + index: 0x21 + index for index in range(94)} | {0x3000: " ", 0xFFE1: "£", 0xFFE5: "¥"}
_NO_GROUPS = dict.fromkeys(map(ord, SPACES + APOSTROPHES + ",."))


def normalise_digits(text: str) -> str:
    """Return `text` with full-width digits, letters and signs in their plain form.

    Nothing else changes: NFKC would also read 5² as 52 and ½ as 1⁄2.
    """
    return text if text.isascii() else text.translate(_FULL_WIDTH)


@lru_cache(maxsize=64)
def _grammar(decimal: str, groups: frozenset[str], places: int) -> re.Pattern[str]:
    kinds = [re.escape(kind) for kind in _GROUP_KINDS if decimal not in kind and groups.intersection(kind)]
    grouped = "".join(rf"[1-9][0-9]{{0,2}}(?:[{kind}][0-9]{{3}}){{1,5}}|" for kind in kinds)
    part = rf"{re.escape(decimal)}([0-9]{{1,{places}}})"
    exponent = r"(?:[eE]([+-]?(?:1[0-2]|0?[0-9])))?"
    return re.compile(rf"([+\-\u2212]?)(?:({grouped}[0-9]{{1,{WHOLE_DIGITS}}})(?:{part})?|{part}){exponent}")


def parse_number(
    text: str, *, decimal: str, groups: Collection[str], exponent: bool = False, places: int = DECIMAL_DIGITS
) -> Decimal | None:
    """Return the number that `text` is, exactly; None where it isn't one by these marks.

    Args:
        text: The number alone: sign, at most 18 digits before the mark; zeros in front are fine.
        decimal: The decimal mark.
        groups: Marks that may stand between groups of three; one space stands for all spaces.
        exponent: Whether e±12 and less may follow.
        places: How many digits there are at most after the mark.
    """
    found = _grammar(decimal, frozenset(groups), places).fullmatch(text)
    if found is None:
        return None
    sign, whole, part, bare_part, power = found.groups()
    if power is not None and not exponent:
        return None
    digits = whole.translate(_NO_GROUPS) if whole else "0"
    value = Decimal(f"{digits}.{part or bare_part or ''}E{power or 0}")
    return value.copy_negate() if sign in {"-", "\u2212"} and value else value


def readings_of(text: str) -> tuple[Decimal, ...]:
    """Return every number that `text` could be where its language isn't known: none, one, or two as for 1,250."""
    readings = (parse_number(text, decimal=marks.decimal, groups=marks.groups) for marks in (POINT, COMMA))
    return tuple(dict.fromkeys(reading for reading in readings if reading is not None))


@lru_cache(maxsize=4096)
def exact(value: Decimal | int) -> Fraction:
    """Return a written number as the fraction it is; the same few come again and again, and making one takes long."""
    return Fraction(value)


def finite_decimal(value: Fraction, places: int = DECIMAL_DIGITS) -> Decimal | None:
    """Return `value` as the same decimal number; None where it needs more than `places` digits after the mark."""
    scaled = value * 10**places
    if scaled.denominator != 1:
        return None
    digits, exponent = scaled.numerator, -places
    while exponent < 0 and digits % 10 == 0:
        digits, exponent = digits // 10, exponent + 1
    return Decimal(f"{digits}E{exponent}")


_THREE_AFTER_POINT = re.compile(r"(?<![0-9.])([1-9][0-9]{0,2}\.[0-9]{3})(?![0-9])")


def unmistakable(text: str) -> str:
    """Return a number written with a point so that no language reads it otherwise: 1.125 becomes 1.1250."""
    return _THREE_AFTER_POINT.sub(r"\g<1>0", text, count=1)


def plain_digits(value: Decimal) -> str:
    """Return all digits of a number without exponent, zeros at the end or a minus before zero."""
    digits = f"{value.copy_abs():f}"
    digits = digits.rstrip("0").removesuffix(".") if "." in digits else digits
    return f"-{digits}" if value < 0 else digits
