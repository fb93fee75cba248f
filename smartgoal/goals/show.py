"""Values as people read them: one form everywhere, which `read_quantity` reads back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from smartgoal.goals.quantity import CURRENCY
from smartgoal.knowledge.numbers import DECIMAL_DIGITS, finite_decimal
from smartgoal.knowledge.units import PERCENT, POINTS, SECOND, Dimension, Unit, metric_unit

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}


def show(value: Decimal | Fraction, unit: str) -> str:
    """Return a value with its unit: `14 %`, `5 min 45 s`, `€1200`, `3.5/5`, `12/h`, `12 500 calls`.

    A Decimal is what somebody wrote and keeps all its digits. A Fraction was computed and is rounded half-even: no digit
    after the mark from 1000 on, one from 10, two from 1, three significant ones below; whole seconds from a minute on.
    """
    known = metric_unit(unit)
    written = value if isinstance(value, Decimal) else _rounded(value, _places(value, known))
    return _with_unit(written, unit, known)


def show_beside(value: Decimal | Fraction, limit: Decimal, unit: str) -> tuple[str, str]:
    """Return a value and its limit, the value with digits enough that the two compare as they do exactly.

    79.96 beside 80 is `79.96 %`, never `80 %`. Where 15 digits don't part them the value is `<80 %` or `>80 %`.
    """
    known = metric_unit(unit)
    shown_limit = _with_unit(limit, unit, known)
    if isinstance(value, Decimal):
        return _with_unit(value, unit, known), shown_limit
    order = _order(value, limit)
    for places in range(_places(value, known), DECIMAL_DIGITS + 1):
        rounded = _rounded(value, places)
        if _order(Fraction(rounded), limit) == order:
            return _with_unit(rounded, unit, known), shown_limit
    return f"{'<' if order < 0 else '>'}{shown_limit}", shown_limit


def show_change(difference: Decimal | Fraction, unit: str) -> str:
    """Return the difference of two values with its sign: `+3 points`, `-1 min 5 s`; percentages differ by points."""
    points = metric_unit(unit) == PERCENT
    shown = show(difference, "points" if points else unit)
    return f"+{shown}" if difference > 0 else shown


def _order(value: Fraction, limit: Decimal) -> int:
    other = Fraction(limit)
    return (value > other) - (value < other)


def _places(value: Fraction, unit: Unit | None) -> int:
    """Return how many digits after the mark a computed value deserves."""
    size = abs(value)
    if unit == SECOND and size >= 60:
        return 0
    if unit is not None and unit.dimension is Dimension.MONEY:
        return 2
    for places, least in enumerate((1000, 10, 1)):
        if size >= least:
            return places
    return next((places + 2 for places in range(1, DECIMAL_DIGITS - 1) if size * 10**places >= 1), 0)


def _rounded(value: Fraction, places: int) -> Decimal:
    return finite_decimal(round(value, places)) or Decimal(0)


def _with_unit(value: Decimal, unit: str, known: Unit | None) -> str:
    if unit in {CURRENCY, "count"}:
        return _digits(value)
    if known is None:
        return f"{_digits(value)} {unit}"
    sign, size = ("-" if value < 0 else ""), value.copy_abs()
    match known.dimension:
        case Dimension.TIME if known == SECOND:
            return sign + _duration(Fraction(size))
        case Dimension.MONEY:
            return sign + _money(size, known.symbol)
        case Dimension.RATE:
            return f"{_digits(value)}{known.symbol.removeprefix('1')}"
        case Dimension.POINTS if known != POINTS:
            return f"{_digits(value)}{known.symbol}"
        case Dimension.POINTS:
            return f"{_digits(value)} {'point' if size == 1 else 'points'}"
        case Dimension.COUNT:
            return f"{_digits(value)} {unit}"
        case _:
            return f"{_digits(value)} {known.symbol}"


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
    whole, mark, part = digits.partition(".")
    if mark and len(part) == 1:
        digits = f"{whole}.{part}0"
    return f"{_SYMBOLS[code]}{digits}" if code in _SYMBOLS else f"{code} {digits}"


def _digits(value: Decimal) -> str:
    """Return plain digits without zeros at the end; from five digits on in groups of three.

    The group mark is a plain space and the decimal mark a point: every language reads them so, every terminal has them.
    """
    whole, mark, part = f"{value.copy_abs():f}".partition(".")
    part = part.rstrip("0")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", " ")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"
