"""From a part of a YAML scalar's value back to where it is written."""

from __future__ import annotations

import re

_BLANKS = (" ", "\t", "\r", "\n")
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)?")
_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|\r\n|.)", re.DOTALL)
_MOST_CHARACTERS = 100_000
"""A longer value isn't searched character by character: nobody wrote it."""
_ESCAPED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def find_source(source: str, value: str, text: str, start: int | None) -> tuple[int, int] | None:
    """Return the start and end offset in a scalar's source of a text in its value; None if it isn't there.

    Args:
        source: The scalar as written, with its quotes or block header.
        value: What it means.
        text: A part of the value; blanks in it match any blanks, and case is ignored if need be.
        start: The offset of the text in the value, when known.
    """
    wanted = _locate(value, text, start)
    if wanted is None:
        return None
    if value in (source, source[1:-1]):
        opening = int(value != source)
        return opening + wanted[0], opening + wanted[1]
    origins = _origins(source, value[: wanted[1]]) if len(value) <= _MOST_CHARACTERS else []
    return (origins[wanted[0]][0], origins[-1][1]) if len(origins) == wanted[1] else None


def _locate(value: str, text: str, start: int | None) -> tuple[int, int] | None:
    pattern = r"\s+".join(map(re.escape, text.split()))
    tries = ((flags, begin) for begin in dict.fromkeys((start or 0, 0)) for flags in (0, re.IGNORECASE))
    found = (re.compile(pattern, flags).search(value, begin) for flags, begin in tries if pattern)
    return next((match.span() for match in found if match), None)


def _origins(source: str, value: str) -> list[tuple[int, int]]:
    """Return where each character of the value is written, up to one that isn't found.

    Whatever the style, the characters that aren't blank keep their order; only line ends, indents, quotes and escapes
    come between them.
    """
    quote = source[:1] if source[:1] in ("'", '"') else ""
    header = _HEADER.match(source)
    at = header.end() if header else len(quote)
    origins: list[tuple[int, int]] = []
    for wanted in value:
        end, character = _read(source, at, quote)
        while wanted not in _BLANKS and (character in _BLANKS or not character) and at < len(source):
            at = end
            end, character = _read(source, at, quote)
        if wanted not in _BLANKS and character != wanted:
            break
        origins.append((at, end))
        at = end if character == wanted or character in _BLANKS else at
    return origins


def _read(source: str, at: int, quote: str) -> tuple[int, str]:
    """Return where the character written at an offset ends, and what it means; "" for a line end that doesn't count."""
    if quote == "'" and source.startswith("''", at):
        return at + 2, "'"
    match = _ESCAPE.match(source, at) if quote == '"' else None
    if match is None:
        return at + 1, source[at : at + 1]
    code = match[0][1:]
    if code[0] in "xuU":
        return match.end(), chr(int(code[1:], 16))
    return match.end(), _ESCAPED.get(code, "" if code[0] in "\r\n" else code)
