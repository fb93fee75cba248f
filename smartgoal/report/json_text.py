"""JSON with exact numbers: what finite decimals there are keep all their digits."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.knowledge.numbers import finite_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = 12
_ROUNDING = Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN)


def json_text(value: object, *, indent: int | None = 2) -> str:
    """Return a value as JSON: ASCII only, numbers exact, dates ISO.

    Args:
        value: Mappings whose keys are texts, sequences, texts, numbers (int, Decimal, Fraction), dates, enums, booleans
            and None.
        indent: Blanks per level; None for one line.

    Raises:
        TypeError: The value holds anything else, such as a float.
    """
    return "".join(_parts(value, indent, 0))


def json_number(value: Decimal | Fraction) -> str:
    """Return a finite decimal with all its digits, anything else rounded half-even to 12 significant digits."""
    exact = value if isinstance(value, Decimal) else finite_decimal(value)
    if exact is None:
        fraction = Fraction(value)
        exact = _ROUNDING.divide(Decimal(fraction.numerator), Decimal(fraction.denominator))
    text = f"{exact:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _parts(value: object, indent: int | None, level: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _group("{", "}", [_entry(key, one, indent, level + 1) for key, one in value.items()], indent, level)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        yield from _group("[", "]", ["".join(_parts(one, indent, level + 1)) for one in value], indent, level)
    else:
        yield _scalar(value)


def _entry(key: object, value: object, indent: int | None, level: int) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a key that is {type(key).__name__} can't be written as JSON")
    return f"{_scalar(key)}: {''.join(_parts(value, indent, level))}"


def _group(left: str, right: str, parts: list[str], indent: int | None, level: int) -> Iterator[str]:
    if not parts:
        yield f"{left}{right}"
    elif indent is None:
        yield f"{left}{', '.join(parts)}{right}"
    else:
        inner = " " * (indent * (level + 1))
        lines = f",\n{inner}".join(parts)
        yield f"{left}\n{inner}{lines}\n{' ' * (indent * level)}{right}"


def _scalar(value: object) -> str:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool | int | str):
        return json.dumps(value)
    if isinstance(value, Decimal | Fraction):
        return json_number(value)
    if isinstance(value, date):
        return json.dumps(value.isoformat())
    raise TypeError(f"{type(value).__name__} can't be written as JSON")
