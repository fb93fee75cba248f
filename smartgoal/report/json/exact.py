"""JSON with exact numbers: what finite decimals there are keep all their digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import Enum
from fractions import Fraction
from json.encoder import encode_basestring_ascii

from smartgoal.knowledge.numbers import finite_decimal
from smartgoal.report.escape import MARKER

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
    return _written(value, "" if indent is None else "\n", "" if indent is None else " " * indent)


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


def _written(value: object, line: str, indent: str) -> str:
    """Return a value as JSON; `line` begins a line at its level, "" where everything stands on one."""
    inner = line + indent
    if isinstance(value, Mapping):
        return _group("{}", [f"{_key(key)}: {_written(one, inner, indent)}" for key, one in value.items()], line, inner)
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return _group("[]", [_written(one, inner, indent) for one in value], line, inner)
    return _scalar(value)


def _group(marks: str, members: Sequence[str], line: str, inner: str) -> str:
    if not members:
        return marks
    separator = f",{inner}" if line else ", "
    return f"{marks[0]}{inner}{separator.join(members)}{line}{marks[1]}"


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a key that is {type(key).__name__} can't be written as JSON")
    return _quoted(key)


def _quoted(text: str) -> str:
    written = encode_basestring_ascii(text)
    # CI services look for their markers in logs, within JSON too; this means the same.
    return MARKER.sub(r"\1\\u005b", written) if "##" in written else written


def _scalar(value: object) -> str:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal | Fraction):
        return json_number(value)
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    raise TypeError(f"{type(value).__name__} can't be written as JSON")
