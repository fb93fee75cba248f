"""What can be wrong with a written quantity, and how to say it."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from smartgoal.knowledge.numbers import DECIMAL_DIGITS, WHOLE_DIGITS, plain_digits, unmistakable

if TYPE_CHECKING:
    from fractions import Fraction

    from smartgoal.knowledge.units import Unit

_SEVERAL = re.compile(r"[0-9](?![eE])[^0-9]*[-\u2013\u2014~\s%][^0-9]*[0-9]")
_LOOK_AT = 200


class QuantityFault(StrEnum):
    """What is wrong with a written quantity."""

    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS = "ambiguous"
    UNKNOWN_UNIT = "unknown_unit"
    UNIT_MISMATCH = "unit_mismatch"
    TOO_LARGE = "too_large"
    ENDLESS = "endless"


class QuantityError(ValueError):
    """A written quantity that can't be read into the metric's unit.

    Attributes:
        kind: What is wrong.
        message: One sentence with the text in it.
        hint: What to write instead, in one sentence.
    """

    def __init__(self, kind: QuantityFault, message: str, hint: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.hint = hint


def not_a_number(text: str) -> QuantityError:
    """Return the error for a text whose form is no quantity's."""
    if is_several(text):
        return several(QuantityFault.NOT_A_NUMBER, text)
    hint = "Write digits with at most one decimal mark, then the unit, such as 1250, 14.5 % or 6 min."
    return QuantityError(QuantityFault.NOT_A_NUMBER, f"{_quoted(text)} isn't a number.", hint)


def is_several(text: str) -> bool:
    """Return whether a text holds two numbers, as a range or a sentence does."""
    return _SEVERAL.search(text[:_LOOK_AT]) is not None


def several(kind: QuantityFault, text: str) -> QuantityError:
    """Return the error for a text with two numbers."""
    hint = "Write one number with its unit, or a range as {from: 75 %, to: 85 %}."
    return QuantityError(kind, f"{_quoted(text)} is more than one number.", hint)


def too_large(text: str) -> QuantityError:
    """Return the error for a number of more digits than are read."""
    hint = f"Write at most {WHOLE_DIGITS} digits before the decimal mark and {DECIMAL_DIGITS} after it."
    return QuantityError(QuantityFault.TOO_LARGE, f"{_quoted(text)} has too many digits.", hint)


def ambiguous(text: str, readings: tuple[Decimal, ...], *, declared: bool = False) -> QuantityError:
    """Return the error for a number that two languages read differently, or a language otherwise than YAML."""
    first, second = (unmistakable(plain_digits(reading)) for reading in readings)
    message = f"{_quoted(text)} can be read as {first} or as {second}."
    hint = f"Write {first} or {second}" + ("." if declared else ", or declare the file's `language`.")
    return QuantityError(QuantityFault.AMBIGUOUS, message, hint)


def ambiguous_clock(text: str, first: str, second: str) -> QuantityError:
    """Return the error for a:b where hours and minutes may be meant."""
    message = f"{_quoted(text)} can be hours and minutes or minutes and seconds."
    return QuantityError(QuantityFault.AMBIGUOUS, message, f"Write {first} h {second} min or {first}:{second}:00.")


def unknown_unit(text: str, name: str, unit: str) -> QuantityError:
    """Return the error for a unit that nobody knows."""
    if is_several(text):
        return several(QuantityFault.AMBIGUOUS, text)
    return QuantityError(QuantityFault.UNKNOWN_UNIT, f"The unit {_quoted(name)} isn't known.", _in_unit(unit))


def short_money(text: str, known: str | None, currency: str) -> QuantityError:
    """Return the error for money in thousands or millions; what it is written out, where that is known."""
    such = f": {known} {currency}" if known else f", such as 420000 {currency}"
    hint = f"Write the number out{such}."
    return QuantityError(QuantityFault.UNKNOWN_UNIT, f"{_quoted(text)} shortens thousands or millions.", hint)


def mismatch(text: str, unit: str, *, points_of_percent: bool = False) -> QuantityError:
    """Return the error for a unit that doesn't convert to the metric's."""
    message = f"{_quoted(text)} doesn't convert to {_cut(unit)}, the metric's unit."
    hint = "Write the percentage to reach, not a number of points." if points_of_percent else _in_unit(unit)
    return QuantityError(QuantityFault.UNIT_MISMATCH, message, hint)


def unfit_clock(text: str, unit: str, first: tuple[Unit, ...]) -> QuantityError:
    """Return the error for 1:00 s, whose first number can only be of other units."""
    units = " or ".join(one.symbol for one in first)
    message = f"{_quoted(text)} can't be in {_cut(unit)}: what stands before the first colon is in {units}."
    hint = f"Leave the unit out, or write a number of {_cut(unit)} without a colon."
    return QuantityError(QuantityFault.AMBIGUOUS, message, hint)


def endless(text: str, value: Fraction, unit: str, written_in: str) -> QuantityError:
    """Return the error for a value without end in the metric's unit, as 100 s is in minutes."""
    digits = Context(prec=len(str(abs(int(value)))) + 2)
    rounded = plain_digits(digits.divide(Decimal(value.numerator), Decimal(value.denominator)))
    message = f"{_quoted(text)} has no end as a number of {_cut(unit)}: about {rounded}."
    hint = f"Give the metric `unit: {written_in}` under `metrics`, or round to {rounded} {_cut(unit)}."
    return QuantityError(QuantityFault.ENDLESS, message, hint)


def _in_unit(unit: str) -> str:
    if unit == "currency":
        return "Write the number with its currency, such as 1200 EUR."
    return "Write the number alone." if unit == "count" else f"Write the number in {_cut(unit)}."


def _quoted(text: str) -> str:
    return f'"{_cut(text)}"'


def _cut(text: str) -> str:
    short = " ".join(text[:_LOOK_AT].split())
    return f"{short[:29]}…" if len(short) > 30 else short
