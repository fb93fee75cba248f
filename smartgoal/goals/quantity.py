"""Quantities as people write them: a number with or without a unit, read into the metric's unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from smartgoal.goals.quantity_fault import (
    QuantityError,
    QuantityFault,
    ambiguous,
    ambiguous_clock,
    endless,
    mismatch,
    not_a_number,
    short_money,
    too_large,
    unfit_clock,
    unknown_unit,
)
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.numbers import (
    DECIMAL_DIGITS,
    MARKS,
    NUMBER_FORM,
    SIGNS,
    SPACES,
    WHOLE_DIGITS,
    finite_decimal,
    normalise_digits,
    parse_number,
    plain_digits,
    readings_of,
)
from smartgoal.knowledge.units import (
    HOUR,
    MINUTE,
    PERCENT,
    POINTS,
    SECOND,
    Dimension,
    Unit,
    convert,
    find_unit,
    fold_unit,
    metric_unit,
)
from smartgoal.knowledge.words import load_words

__all__ = ["CURRENCY", "Amount", "QuantityError", "QuantityFault", "quantity_pattern", "read_amount", "read_quantity"]

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
    r"[^\u0000-\u0020\u007f-\u00a0\u2009\u202f\u3000+\-\u2212\u2013\u2014~\uff0b\uff0d0-9\uff10-\uff19"
    r".,:'_\u2019\uff0e\uff0c\uff1a\uff07\uff3f][^\u0000-\u001f\u007f]*"
)
_FORM = rf"[ \t\r\n]*(before:{_BEFORE})(number:{_CLOCK}|{NUMBER_FORM})(?:{_SP}*(unit:{_UNIT})|{_SP}*)[\t\r\n]*"
_WRITTEN = re.compile(re.sub(r"\((before|number|unit):", r"(?P<\1>", _FORM))
_STEP = re.compile(r"([^0-9]+)([0-9]+(?:[.,][0-9]+)?)?")
_AND = re.compile(r"\s(?:and|et|és)\s+$", re.IGNORECASE)
# In 1h30 and 5 min 45 the last number is of the next smaller unit.
_SMALLER = {HOUR.factor: 60, MINUTE.factor: 1}


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
        raise not_a_number(str(written).lower())
    if isinstance(written, str):
        return _read(written, unit, language)
    value = Decimal(written)
    if isinstance(written, Decimal):
        _require_one_reading(written, language)
    return Amount(_capped(value, f"{value:.6g}"), unit)


def _require_one_reading(number: Decimal, language: str | None) -> None:
    """Raise where a number with a point and three digits, as 1.250, isn't what people of its language would read."""
    readings, marks = readings_of(str(number)), MARKS.get(language or "")
    if len(readings) > 1 and (marks is None or marks.decimal != "."):
        raise ambiguous(str(number), readings, declared=marks is not None)


@lru_cache(maxsize=4096)
def _read(written: str, unit: str, language: str | None) -> Amount:
    return _Reader(written, unit, language).read()


def _capped(value: Decimal, text: str) -> Decimal:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, str):
        raise not_a_number(text)
    if (value and value.adjusted() >= WHOLE_DIGITS) or exponent < -DECIMAL_DIGITS:
        raise too_large(text)
    return value or value.copy_abs()


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
            raise not_a_number(self.text)
        before, number, rest = (normalise_digits(form[name] or "").strip() for name in ("before", "number", "unit"))
        prefix = before.strip(SIGNS + SPACES)
        value, found = self._clock(number, prefix + rest) if ":" in number else self._number(number, prefix, rest)
        negative = "-" in before or "\u2212" in before
        return self._in_own_unit(-value if negative else value, found)

    def _number(self, number: str, prefix: str, rest: str) -> tuple[Fraction, Unit | None]:
        """Return the number and its unit; None is the metric's own."""
        if not prefix and (not rest or fold_unit(rest) == fold_unit(self.unit)):
            return self._one_reading(number), None
        found = find_unit(prefix or rest, self.own)
        if rest and (prefix or found is None):
            self._refuse_short(number, prefix, rest)
        if prefix and (rest or found is None or found.dimension not in {Dimension.MONEY, Dimension.SHARE}):
            raise unknown_unit(self.text, f"{prefix} {rest}", self.unit)
        if found is not None:
            return self._one_reading(number), found
        return self._compound(number, rest), SECOND

    def _refuse_short(self, number: str, prefix: str, rest: str) -> None:
        """Raise for €420k, 1.2m EUR, 40万元: money in thousands or millions, of which the whole figure is known."""
        is_money = self.own is not None and self.own.dimension is Dimension.MONEY
        short = _shortened_by(prefix, rest, self.own) if is_money or self.unit == CURRENCY else None
        if short is not None:
            readings = readings_of(number)
            known = plain_digits(readings[0] * short.scale) if len(readings) == 1 else None
            raise short_money(self.text, known, short.currency)

    def _one_reading(self, number: str) -> Fraction:
        readings = readings_of(number)
        if len(readings) > 1 and self.marks is not None:
            decided = parse_number(number, decimal=self.marks.decimal, groups=self.marks.groups)
            readings = tuple(reading for reading in readings if reading == decided)
        if not readings:
            raise too_large(self.text)
        if len(readings) > 1:
            raise ambiguous(self.text, readings)
        return Fraction(readings[0])

    def _compound(self, number: str, rest: str) -> Fraction:
        """Return the seconds of 1 h 30 min, 5m 32s, 1h30: ever smaller units, of which the last may be missing."""
        total, size = Fraction(0), None
        for name, following in _STEP.findall(rest):
            unit = find_unit(_AND.sub("", name) if following else name, MINUTE)
            factor = unit.factor if unit is not None and unit.dimension is Dimension.TIME else None
            if not number or factor is None or (size is not None and factor >= size):
                raise unknown_unit(self.text, rest, self.unit)
            total, size, number = total + self._one_reading(number) * factor, factor, following
        if not number:
            return total
        if size not in _SMALLER:
            raise unknown_unit(self.text, rest, self.unit)
        return total + self._one_reading(number) * _SMALLER[size]

    def _clock(self, number: str, rest: str) -> tuple[Fraction, Unit]:
        """Return the seconds of m:ss or h:mm:ss; a unit behind it is the one it begins with."""
        whole, _, part = number.replace(",", ".").partition(".")
        steps = whole.split(":")
        if len(steps[0]) > WHOLE_DIGITS or len(part) > DECIMAL_DIGITS:
            raise too_large(self.text)
        first = (HOUR,) if len(steps) == 3 else (MINUTE, HOUR)
        begins_with = find_unit(rest, MINUTE) if rest else first[0]
        if begins_with not in first:
            is_time = begins_with is not None and begins_with.dimension is Dimension.TIME
            raise unfit_clock(self.text, rest, first) if is_time else unknown_unit(self.text, rest, self.unit)
        if not rest and len(steps) == 2 and _counts_hours(self.own):
            raise ambiguous_clock(self.text, *steps)
        value = Fraction(f"{steps[-1]}.{part or 0}")
        for power, step in enumerate(reversed(steps[:-1]), 1):
            value += int(step) * 60**power
        return value * 60 if begins_with == HOUR and len(steps) == 2 else value, SECOND

    def _in_own_unit(self, value: Fraction, found: Unit | None) -> Amount:
        if found is None:
            return self._amount(value, self.unit, self.unit)
        if self.unit == CURRENCY and found.dimension is Dimension.MONEY:
            return self._amount(value, found.symbol, found.symbol)
        converted = convert(value, found, self.own) if self.own else None
        if converted is None:
            points = self.own == PERCENT and found.symbol in {"pp", POINTS.symbol}
            raise mismatch(self.text, self.unit, points_of_percent=points)
        return self._amount(converted, self.unit, found.symbol)

    def _amount(self, value: Fraction, unit: str, written_in: str) -> Amount:
        exact = finite_decimal(value)
        if exact is None:
            raise endless(self.text, value, self.unit, written_in)
        return Amount(_capped(exact, self.text), unit)


class _Short(NamedTuple):
    """What the letters behind an amount multiply it by, and the currency beside them."""

    scale: Decimal
    currency: str


def _shortened_by(prefix: str, rest: str, own: Unit | None) -> _Short | None:
    """Return what "k", "m EUR" or 万元 behind a number mean; a bare "k" is in the metric's own currency."""
    scales = {phrase: Decimal(value) for each in LANGUAGES for phrase, value in load_words(each).entries("scales")}
    folded = fold_unit(rest)
    # The longest first, so that "mn" isn't taken for "m" with a currency "n".
    for word in sorted(scales, key=len, reverse=True):
        behind = folded.removeprefix(word).strip()
        if folded.startswith(word) and not (prefix and behind):
            currency = find_unit(prefix or behind, own) if prefix or behind else own
            if currency is not None and currency.dimension is Dimension.MONEY:
                return _Short(scales[word], currency.symbol)
    return None


def _counts_hours(unit: Unit | None) -> bool:
    """Whether people would read 5:45 beside this unit as hours and minutes."""
    return unit is not None and unit.dimension is Dimension.TIME and (unit.factor or 0) >= 3600
