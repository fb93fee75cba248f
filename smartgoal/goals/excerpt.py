"""From a part of a YAML scalar's value back to where it is written."""

from __future__ import annotations

import re

_BLANKS = " \t\r\n"
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)?")
_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|\r\n|.)", re.DOTALL)
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
    origins = _origins(source, value) if wanted else []
    if wanted is None or wanted[1] > len(origins):
        return None
    return origins[wanted[0]][0], origins[wanted[1] - 1][1]


def _locate(value: str, text: str, start: int | None) -> tuple[int, int] | None:
    words = text.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    for begin in (start or 0, 0):
        found = pattern.search(value, begin) or re.compile(pattern.pattern, re.IGNORECASE).search(value, begin)
        if found:
            return found.span()
    return None


def _origins(source: str, value: str) -> list[tuple[int, int]]:
    """Return where each character of the value is written, as far as that can be told.

    Whatever the style, the characters that aren't blank keep their order; only line ends, indents, quotes and escapes
    come between them.
    """
    quoted = source[:1] in ("'", '"')
    escaped = source[:1] == '"'
    header = _HEADER.match(source)
    at = header.end() if header else int(quoted)
    origins: list[tuple[int, int]] = []
    for character in value:
        if character in _BLANKS and not (escaped and source[at : at + 1] == "\\"):
            origins.append((at, at))
            at += source[at : at + 1] in tuple(_BLANKS)
            continue
        found = _seek(source, at, character, escaped=escaped)
        if found is None:
            break
        origins.append(found)
        at = found[1]
    return origins


def _seek(source: str, at: int, wanted: str, *, escaped: bool) -> tuple[int, int] | None:
    while at < len(source):
        end, character = _read(source, at, escaped=escaped)
        if character == wanted:
            return at, end
        at = end
    return None


def _read(source: str, at: int, *, escaped: bool) -> tuple[int, str]:
    match = _ESCAPE.match(source, at) if escaped else None
    if match is None:
        return at + 1, source[at]
    code = match[0][1:]
    if len(code) > 1 and code[0] in "xuU":
        return match.end(), chr(int(code[1:], 16))
    return match.end(), _ESCAPED.get(code, "" if code[0] in "\r\n" else code)
