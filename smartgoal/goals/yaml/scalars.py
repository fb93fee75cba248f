"""What an unquoted YAML scalar means, by the core rules of YAML 1.2."""

from __future__ import annotations

import re
from decimal import Decimal

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
# A number with leading zeros is a code or a time, and one beyond the caps a slip or an attack: both stay text.
_DECIMAL = re.compile(
    r"[-+]?(?:(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{0,15})?|\.[0-9]{1,15})(?:[eE][-+]?0*(?:[0-9]|1[0-2]))?"
)
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]{1,14}")
_OCTAL = re.compile(r"0o[0-7]{1,19}")
_OF_NUMBERS = frozenset("0123456789+-.")


def plain_value(text: str) -> str | int | Decimal | bool | None:
    """Return the value of an unquoted scalar; text that isn't surely a number, a truth or null stays text."""
    if text in _WORDS:
        return _WORDS[text]
    return number(text) if text[0] in _OF_NUMBERS else text


def number(text: str) -> str | int | Decimal:
    """Return the exact number that a text is, else the text."""
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _HEXADECIMAL.fullmatch(text):
        return int(text, 16)
    return int(text, 8) if _OCTAL.fullmatch(text) else text
