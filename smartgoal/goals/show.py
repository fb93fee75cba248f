"""Values and days as people read them: one form everywhere; `read_quantity` reads the values back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.goals.quantity import CURRENCY
from smartgoal.knowledge.numbers import DECIMAL_DIGITS, finite_decimal, plain_digits, unmistakable
from smartgoal.knowledge.units import ALIASES, POINTS, SECOND, Dimension, Unit, fold_unit, metric_unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}
# No digit after the mark from 1000 on, one from 10, two from 1.
_STEPS = (1000, 10, 1)


def show(value: Decimal | Fraction, unit: str) -> str:
    """Return a value with its unit: `14 %`, `5 min 45 s`, `€1200`, `3.5/5`, `12/h`, `12 500 calls`.

    A Decimal is what somebody wrote and keeps all its digits. A Fraction was computed and is rounded half-even: to one
    digit after the mark from 10 on, two from 1, three significant ones below, none from 1000; a minute and more to
    whole seconds, money to cents.
    """
    known = metric_unit(unit)
    written = value if isinstance(value, Decimal) else _rounded(value, _places(value, known))
    return _with_unit(written, unit, known)


def show_against(value: Decimal | Fraction, limits: Iterable[Decimal], unit: str) -> str:
    """Return a value with digits enough that it compares with each of the limits as it does exactly.

    79.96 against 80 is `79.96 %`, never `80 %`. Where 15 digits don't part them it is `<80 %` or `>80 %`.
    """
    known, against = metric_unit(unit), tuple(limits)
    if isinstance(value, Decimal):
        return _with_unit(value, unit, known)
    orders = [_order(value, limit) for limit in against]
    for places in range(_places(value, known), DECIMAL_DIGITS + 1):
        rounded = _rounded(value, places)
        if [_order(Fraction(rounded), limit) for limit in against] == orders:
            return _with_unit(rounded, unit, known)
    nearest = min(against, key=lambda limit: abs(Fraction(limit) - value))
    return f"{'<' if value < Fraction(nearest) else '>'}{_with_unit(nearest, unit, known)}"


def show_beside(value: Decimal | Fraction, limit: Decimal, unit: str) -> tuple[str, str]:
    """Return a value and the limit it is judged by, which compare as shown as they do exactly."""
    return show_against(value, (limit,), unit), show(limit, unit)


def write_quantity(value: Decimal, unit: str) -> str:
    """Return a value as it is written into a goal file: as shown, but one reading whatever the file's language."""
    return unmistakable(show(value, unit))


def _order(value: Fraction, limit: Decimal) -> int:
    other = Fraction(limit)
    return (value > other) - (value < other)


def _places(value: Fraction, unit: Unit | None) -> int:
    """Return how many digits after the mark a computed value deserves."""
    # Reports show very many values, and whole numbers compare and round much faster than fractions.
    size, one = abs(value.numerator), value.denominator
    if unit == SECOND and size >= 60 * one:
        return 0
    if unit is not None and unit.dimension is Dimension.MONEY:
        return 2
    for places, least in enumerate(_STEPS):
        if size >= least * one:
            return places
    return next((places + 2 for places in range(1, DECIMAL_DIGITS - 1) if size * 10**places >= one), 0)


def _rounded(value: Fraction, places: int) -> Decimal:
    """Return a value rounded half-even to so many digits after the mark."""
    whole, rest = divmod(value.numerator * 10**places, value.denominator)
    over = 2 * rest - value.denominator
    return Decimal(f"{whole + (over > 0 or (over == 0 and whole % 2))}E-{places}")


def _with_unit(value: Decimal, unit: str, known: Unit | None) -> str:
    if unit == CURRENCY or (known is not None and known.symbol == unit == "count"):
        return _digits(value)
    sign, size = ("-" if value < 0 else ""), value.copy_abs()
    if known == SECOND:
        return sign + _duration(Fraction(size))
    if known is not None and known.dimension is Dimension.MONEY:
        return sign + _money(size, known.symbol)
    return _digits(value) + _after(size, unit, known)


def _after(size: Decimal, unit: str, known: Unit | None) -> str:
    """Return what stands behind the digits."""
    if known is None:
        return f" {unit}"
    if known.dimension is Dimension.RATE:
        return known.symbol.removeprefix("1")
    if known.dimension is Dimension.POINTS and known != POINTS:
        return known.symbol
    name = unit if known.dimension is Dimension.COUNT else known.symbol
    singular = name.removesuffix("s")
    return f" {singular if size == 1 and ALIASES.get(fold_unit(singular)) == known else name}"


def _duration(seconds: Fraction) -> str:
    """Return `45 s`, `5 min 45 s`, `1 h 30 min`: hours are the largest, as a day may be a working day."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{_digits(Decimal(count))} {name}" for count, name in ((hours, "h"), (minutes, "min")) if count]
    if rest or not parts:
        parts.append(f"{_digits(finite_decimal(rest) or Decimal(0))} s")
    return " ".join(parts)


def _money(size: Decimal, code: str) -> str:
    digits = _digits(size)
    whole, _, part = digits.partition(".")
    amount = f"{whole}.{part:0<2}" if part else whole
    return f"{_SYMBOLS[code]}{amount}" if code in _SYMBOLS else f"{code} {amount}"


def _digits(value: Decimal) -> str:
    """Return the digits, from five before the point on in groups of three.

    The group mark is a plain space and the decimal mark a point: every language reads them, every terminal has them.
    """
    whole, _, part = plain_digits(value).partition(".")
    if len(whole.lstrip("-")) > 4:
        whole = f"{int(whole):,}".replace(",", " ")
    return f"{whole}.{part}" if part else whole


def show_day(day: date, today: date | None = None) -> str:
    """Return a day as `Fri 25 Dec`, with its year where that isn't today's."""
    year = "" if today and day.year == today.year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"
