"""Quantities as people write them: a number with or without a unit, read into the metric's unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from smartgoal.knowledge.numbers import (
    DECIMAL_DIGITS,
    MARKS,
    NUMBER_FORM,
    WHOLE_DIGITS,
    finite_decimal,
    normalise_digits,
    parse_number,
    readings_of,
)
from smartgoal.knowledge.units import (
    HOUR,
    MINUTE,
    SECOND,
    Dimension,
    Unit,
    convert,
    find_unit,
    fold_unit,
    metric_unit,
)

CURRENCY = "currency"
"""The unit of a money metric that leaves the currency to its goals."""

_SP = r"[ \u00a0\u202f\u2009\u3000]"
_D = r"[0-9\uff10-\uff19]"
_SIXTY = rf"[0-5\uff10-\uff15]{_D}"
_COLON = r"[:\uff1a]"
_SIGN = rf"[+\-\u2212\uff0b\uff0d]{_SP}?"
_PREFIX = (
    r"(?:[A-Za-z\u00c0-\u017f\uff21-\uff3a\uff41-\uff5a]{0,3}[$\u00a3\u00a5\u20a0-\u20bf\uff04\uffe1\uffe5]"
    r"|[A-Za-z\u00c0-\u017f\uff21-\uff3a\uff41-\uff5a]{1,3}|\u767e\u5206\u4e4b)"
)
_BEFORE = rf"(?:{_SIGN})?(?:{_PREFIX}{_SP}?)?|{_PREFIX}{_SP}?{_SIGN}"
_CLOCK = rf"{_D}+{_COLON}{_SIXTY}(?:{_COLON}{_SIXTY})?(?:[.,\uff0e\uff0c]{_D}+)?"
# A unit can't begin like the rest of a number: 1_000, 012, 1e3 and 75-85 are no numbers with odd units.
_UNIT = (
    r"(?![eE\uff25\uff45][+\-]?[0-9\uff10-\uff19])"
    r"[^\u0000-\u0020\u007f-\u00a0\u2009\u202f\u3000+\-\u2212\uff0b\uff0d0-9\uff10-\uff19"
    r".,:'_\u2019\uff0e\uff0c\uff1a\uff07\uff3f][^\u0000-\u001f\u007f]*"
)
_FORM = rf"[ \t\r\n]*(before:{_BEFORE})(number:{_CLOCK}|{NUMBER_FORM})(?:{_SP}*(unit:{_UNIT})|{_SP}*)[\t\r\n]*"
_WRITTEN = re.compile(re.sub(r"\((before|number|unit):", r"(?P<\1>", _FORM))
_NEXT = {"days": "h", "h": "min", "min": "s"}


class Fault(StrEnum):
    """What is wrong with a written quantity."""

    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS = "ambiguous"
    UNKNOWN_UNIT = "unknown_unit"
    UNIT_MISMATCH = "unit_mismatch"
    TOO_LARGE = "too_large"


class QuantityError(ValueError):
    """A written quantity that can't be read into the metric's unit.

    Attributes:
        kind: What is wrong.
        message: One sentence with the text in it.
        hint: What to write instead, in one sentence.
    """

    def __init__(self, kind: Fault, message: str, hint: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity that was read.

    Attributes:
        value: The number, in `unit`.
        unit: The metric's unit as given, or the currency (`EUR`) where the metric's is `currency` and one was written.
    """

    value: Decimal
    unit: str


def quantity_pattern() -> str:
    """Return the regular expression (ECMA 262 and Python alike, anchored) of a written quantity's form.

    A text that doesn't match is `not_a_number`; one that does may still have an unknown unit or two readings.
    """
    return "^" + re.sub(r"\((before|number|unit):", "(?:", _FORM) + "$"


def read_quantity(written: str | int | Decimal, unit: str, language: str | None = None) -> Decimal:
    """Return a written quantity in the metric's `unit`, exactly.

    Args:
        written: A number, which is in that unit, or a text such as `14 %`, `5:45`, `1 h 30 min`, `€1 200`, `3.5/5`.
        unit: The metric's unit: a known one, `currency` or the file's own text.
        language: The declared language (en, fr, zh, hu), which alone decides between 1250 and 1.25 for `1,250`.

    Raises:
        QuantityError: Where it is no number, has two readings, or its unit is unknown or not the metric's.
    """
    return read_amount(written, unit, language).value


def read_amount(written: str | int | Decimal, unit: str, language: str | None = None) -> Amount:
    """Return a written quantity as `read_quantity` does, with the currency that was written for a `currency` metric."""
    if isinstance(written, bool):
        raise _not_a_number(str(written).lower())
    if isinstance(written, str):
        return _Reader(written, unit, language).read()
    value = _capped(Decimal(written), str(written))
    return Amount(value, unit)


def _capped(value: Decimal, text: str) -> Decimal:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, str):
        raise _not_a_number(text)
    if (value and value.adjusted() >= WHOLE_DIGITS) or exponent < -DECIMAL_DIGITS:
        raise _too_large(text)
    return value if value else value.copy_abs()


class _Reader:
    """Reads one written text for one metric."""

    def __init__(self, written: str, unit: str, language: str | None) -> None:
        self.text = written
        self.unit = unit
        self.own = metric_unit(unit)
        self.marks = MARKS.get(language or "")

    def read(self) -> Amount:
        form = _WRITTEN.fullmatch(self.text)
        if form is None:
            raise _not_a_number(self.text)
        before, number, rest = (normalise_digits(form[name] or "").strip() for name in ("before", "number", "unit"))
        prefix = before.strip("+-\u2212 \u00a0\u202f\u2009")
        value, found = self._clock(number, rest) if ":" in number else self._number(number, prefix, rest)
        if before.startswith(("-", "\u2212")) or before.endswith(("-", "\u2212")):
            value = -value
        return self._in_own_unit(value, found)

    def _number(self, number: str, prefix: str, rest: str) -> tuple[Fraction, Unit | None]:
        """Return the number and its unit; None is the metric's own."""
        if not prefix and (not rest or fold_unit(rest) == fold_unit(self.unit)):
            return self._one_reading(number), None
        found = find_unit(prefix or rest, self.own)
        if prefix and (rest or found is None or found.dimension not in {Dimension.MONEY, Dimension.SHARE}):
            raise self._unknown_unit(f"{prefix} {rest}".strip())
        if found is not None:
            return self._one_reading(number), found
        seconds = self._compound(number, rest)
        if seconds is None:
            raise self._unknown_unit(rest)
        return seconds, SECOND

    def _one_reading(self, number: str) -> Fraction:
        readings = readings_of(number)
        if not readings:
            raise _too_large(self.text)
        if len(readings) > 1 and self.marks is not None:
            decided = parse_number(number, decimal=self.marks.decimal, groups=self.marks.groups)
            readings = (decided,) if decided is not None else readings
        if len(readings) > 1:
            raise _ambiguous(self.text, readings)
        return Fraction(readings[0])

    def _compound(self, number: str, rest: str) -> Fraction | None:
        """Return the seconds of 1 h 30 min, 5m 32s, 1h30; None where it isn't such a text."""
        total, last = Fraction(0), None
        amount: str | None = number
        for name, following in re.findall(r"([^0-9]+)([0-9]+(?:[.,][0-9]+)?)?", rest):
            unit = find_unit(name, MINUTE)
            if amount is None or not _may_follow(unit, last):
                return None
            total += self._seconds(amount, unit)
            last, amount = unit, following or None
        if amount is None or last is None:
            return total
        smaller = _NEXT.get(last.symbol)
        unit = find_unit(smaller) if smaller else None
        return total + self._seconds(amount, unit) if unit else None

    def _seconds(self, amount: str, unit: Unit | None) -> Fraction:
        factor = unit.factor if unit and unit.factor else Fraction(0)
        return self._one_reading(amount) * factor

    def _clock(self, number: str, rest: str) -> tuple[Fraction, Unit]:
        """Return the seconds of m:ss or h:mm:ss."""
        first, *others = number.replace(",", ".").split(":")
        if len(first) > WHOLE_DIGITS or len(number) > 2 * WHOLE_DIGITS:
            raise _too_large(self.text)
        seconds = Fraction(first)
        for part in others:
            seconds = seconds * 60 + Fraction(part)
        unit = find_unit(rest, MINUTE) if rest else None
        expected = HOUR if len(others) == 2 else MINUTE
        if rest and unit != expected:
            raise self._unknown_unit(rest)
        if not rest and len(others) == 1 and self.own and self.own.symbol in {"h", "days", "weeks"}:
            raise _ambiguous_clock(self.text, first, others[0])
        return seconds, SECOND

    def _in_own_unit(self, value: Fraction, found: Unit | None) -> Amount:
        if found is None:
            return self._amount(value, self.unit)
        if self.unit == CURRENCY and found.dimension is Dimension.MONEY:
            return self._amount(value, found.symbol)
        converted = convert(value, found, self.own) if self.own else None
        if converted is None:
            raise self._mismatch()
        return self._amount(converted, self.unit)

    def _amount(self, value: Fraction, unit: str) -> Amount:
        exact = finite_decimal(value)
        if exact is None:
            raise QuantityError(
                Fault.UNIT_MISMATCH,
                f"{_quoted(self.text)} has no exact value in {self.unit}.",
                f"Write the number in {self.unit}, or give the metric a smaller unit.",
            )
        return Amount(_capped(exact, self.text), unit)

    def _unknown_unit(self, name: str) -> QuantityError:
        if re.search("[0-9]", name):
            message = f"{_quoted(self.text)} is more than one number."
            return QuantityError(Fault.UNKNOWN_UNIT, message, f"Write one number{self._in_unit()}.")
        return QuantityError(
            Fault.UNKNOWN_UNIT, f"The unit {_quoted(name)} isn't known.", f"Write the number{self._in_unit()}."
        )

    def _mismatch(self) -> QuantityError:
        return QuantityError(
            Fault.UNIT_MISMATCH,
            f"{_quoted(self.text)} doesn't convert to the metric's unit, {self.unit}.",
            f"Write the number{self._in_unit()}, or choose another metric.",
        )

    def _in_unit(self) -> str:
        return " alone" if self.unit == "count" else f" in {self.unit}"


def _may_follow(unit: Unit | None, last: Unit | None) -> bool:
    """Whether a time unit may stand after a larger one."""
    if unit is None or unit.dimension is not Dimension.TIME or unit.factor is None:
        return False
    return last is None or last.factor is None or unit.factor < last.factor


def _quoted(text: str) -> str:
    short = " ".join(text.split())
    return f'"{short[:29]}…"' if len(short) > 30 else f'"{short}"'


def _not_a_number(text: str) -> QuantityError:
    hint = "Write digits with at most one decimal mark, then the unit, such as 1250, 14.5 % or 6 min."
    return QuantityError(Fault.NOT_A_NUMBER, f"{_quoted(text)} isn't a number.", hint)


def _too_large(text: str) -> QuantityError:
    return QuantityError(
        Fault.TOO_LARGE,
        f"{_quoted(text)} has too many digits.",
        f"Write at most {WHOLE_DIGITS} digits before the decimal mark and {DECIMAL_DIGITS} after it.",
    )


def _ambiguous(text: str, readings: tuple[Decimal, ...]) -> QuantityError:
    first, second = (_unmistakable(reading) for reading in readings)
    return QuantityError(
        Fault.AMBIGUOUS,
        f"{_quoted(text)} can be read as {first} or as {second}.",
        f"Write {first} or {second}, or declare the `language`.",
    )


def _ambiguous_clock(text: str, first: str, second: str) -> QuantityError:
    return QuantityError(
        Fault.AMBIGUOUS,
        f"{_quoted(text)} can be hours and minutes or minutes and seconds.",
        f"Write {first} h {second} min or {first}:{second}:00.",
    )


def _unmistakable(value: Decimal) -> str:
    """Return the number so that no language reads it otherwise: never exactly three digits after the mark."""
    digits = f"{value:f}"
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    if not part:
        return whole
    return f"{whole}.{part}0" if len(part) == 3 else f"{whole}.{part}"
