"""What is wrong with a setting, in our words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_EXPECTED = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a smaller number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "decimal_max_places": "a number of at most 15 decimals",
    "finite_number": "a number",
    "string_type": "a text in quotes",
    "tuple_type": "a list such as [S104, M2]",
    "dict_type": "a group of keys and values",
    "literal_error": "error, warning or info",
}
_LIMITS = {"ge": "at least", "gt": "more than", "le": "at most"}


class WrongValueError(ValueError):
    """A value that its setting can't have; the text is for people.

    Attributes:
        key: The setting, where it isn't the one that is looked at.
    """

    def __init__(self, told: str, key: str = "") -> None:
        super().__init__(told)
        self.key = key


def key_of(error: ErrorDetails) -> str:
    """Return the setting that an error is about."""
    wrong = error.get("ctx", {}).get("error")
    return wrong.key if isinstance(wrong, WrongValueError) and wrong.key else str(error["loc"][0])


def reason(error: ErrorDetails) -> str:
    """Return what is expected instead, in our words."""
    context = error.get("ctx", {})
    wrong = context.get("error")
    if isinstance(wrong, WrongValueError):
        told = str(wrong)
        return told if told.endswith("?") else f"{told}."
    limit = " and ".join(f"{_LIMITS[key]} {value}" for key, value in context.items() if key in _LIMITS)
    return f"{limit or _EXPECTED.get(error['type'], 'another kind of value')} is expected."
