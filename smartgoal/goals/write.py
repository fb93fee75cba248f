"""Writes the YAML of a goal file as people would: plain where that can't be misread, in quotes where it could."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from smartgoal.goals.model import FORMAT_VERSION
from smartgoal.goals.quantity import Amount
from smartgoal.goals.show import write_quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

_STEP = "  "
# What other readers of YAML take for a truth or nothing at all; this one reads only the first three so.
_READ_OTHERWISE = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_MARKS = re.compile(r":(?=\s|$)|(?<=\s)#")
# Inside brackets some readers take a question mark for the mark of a key.
_MARKS_IN_BRACKETS = re.compile(rf"{_MARKS.pattern}|[,?\[\]{{}}]")
_SOME = re.compile(r"[1-9][0-9]* [a-z]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"'}


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with a remark behind it."""

    value: Value
    remark: str


Value: TypeAlias = "bool | int | str | date | Amount | Noted | Sequence[Value] | Mapping[str, Value] | None"
"""What can be written: None is a value left open, an Amount is written so that it has one reading in any language."""


def gap(question: str, value: Value = None) -> Noted:
    """Return what is left open for somebody to fill in; with a value, what should be looked at again."""
    return Noted(value, f"? {question}")


def write_goal_file(head: Mapping[str, Value], goals: Iterable[Mapping[str, Value]]) -> str:
    """Return a goal file; `head` holds its other keys, in their order."""
    lines = _keys({"smartgoal": FORMAT_VERSION, **head}, "")
    written = "\n".join(write_goal(goal) for goal in goals)
    return "\n".join([*lines, f"goals:\n{written}" if written else "goals: []\n"])


def write_goal(goal: Mapping[str, Value]) -> str:
    """Return one goal as it stands in the list of a goal file."""
    lines = list(_keys(goal, _STEP * 2))
    return "".join(f"{line}\n" for line in [f"{_STEP}- {lines[0].lstrip()}", *lines[1:]])


def _keys(mapping: Mapping[str, Value], margin: str) -> Iterator[str]:
    for key, value in mapping.items():
        yield from _entry(f"{margin}{_text(key)}:", value, margin)


def _entry(start: str, value: Value, margin: str) -> Iterator[str]:
    """Yield the lines of a key or dash and its value."""
    remark = f"  # {_visible(value.remark)}" if isinstance(value, Noted) else ""
    value = value.value if isinstance(value, Noted) else value
    if isinstance(value, Mapping) and value:
        yield f"{start}{remark}"
        yield from _keys(value, margin + _STEP)
    else:
        written = _scalar(value)
        yield f"{start}{' ' if written else ''}{written}{remark}"


def _scalar(value: Value, marks: re.Pattern[str] = _MARKS) -> str:
    """Return a value that fits behind its key; lists and groups of keys in brackets."""
    if isinstance(value, Noted):
        return _scalar(value.value, marks)
    if isinstance(value, str):
        return _text(value, marks)
    if isinstance(value, Mapping):
        return f"{{{', '.join(_pair(key, one) for key, one in value.items())}}}"
    if isinstance(value, Sequence):
        return f"[{', '.join(_scalar(one, _MARKS_IN_BRACKETS) or 'null' for one in value)}]"
    return _plain(value, marks)


def _pair(key: str, value: Value) -> str:
    return f"{_text(key, _MARKS_IN_BRACKETS)}: {_scalar(value, _MARKS_IN_BRACKETS)}"


def _plain(value: int | date | Amount | None, marks: re.Pattern[str]) -> str:
    if value is None:
        return ""
    if isinstance(value, Amount):
        written = write_quantity(value.value, value.unit)
        return _quoted(written) if marks.search(written) or not written.isprintable() else written
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(text: str, marks: re.Pattern[str] = _MARKS) -> str:
    """Return a text as it is where nobody would read anything else, else in quotes."""
    is_plain = (
        (text[:1].isalpha() or _SOME.fullmatch(text) is not None)
        and text == text.strip()
        and text.lower() not in _READ_OTHERWISE
        and not marks.search(text)
        and text == _visible(text)
    )
    return text if is_plain else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{"".join(_ESCAPES.get(char) or _shown(char) for char in text)}"'


def _visible(text: str) -> str:
    """Return a text with everything written out that can't be seen or would end its line."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    # Blanks of all widths are seen; French figures are full of them.
    if char.isprintable() or (char.isspace() and ord(char) > 0x9F and char not in "\u2028\u2029"):
        return char
    # Half a character is none, and no reader of YAML takes it.
    code = 0xFFFD if "\ud800" <= char <= "\udfff" else ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
