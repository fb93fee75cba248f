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
    parts: list[str] = []
    _write(value, parts, "" if indent is None else "\n", "" if indent is None else " " * indent)
    return "".join(parts)


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


def _write(value: object, parts: list[str], line: str, indent: str) -> None:
    """Add the JSON of a value; `line` begins a line at its level, "" where everything stands on one."""
    if isinstance(value, dict):
        _write_group("{}", value, parts, line, indent)
    elif isinstance(value, list | tuple):
        _write_group("[]", value, parts, line, indent)
    elif isinstance(value, Mapping):
        _write_group("{}", dict(value), parts, line, indent)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        _write_group("[]", tuple(value), parts, line, indent)
    else:
        parts.append(_scalar(value))


def _write_group(
    marks: str, group: dict[object, object] | Sequence[object], parts: list[str], line: str, indent: str
) -> None:
    if not group:
        parts.append(marks)
        return
    inner = line + indent
    separator = f",{inner}" if line else ", "
    parts.append(marks[0] + inner)
    for number, one in enumerate(group):
        if number:
            parts.append(separator)
        if isinstance(group, dict):
            if not isinstance(one, str):
                raise TypeError(f"a key that is {type(one).__name__} can't be written as JSON")
            parts.append(f"{_quoted(one)}: ")
            one = group[one]  # noqa: PLW2901 - from a key to what stands under it
        _write(one, parts, inner, indent)
    parts.append(line + marks[1])


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
