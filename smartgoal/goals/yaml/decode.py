"""From bytes to text, strictly, with the characters that must not be there."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.goals.yaml.fault import MOST_OF_A_KIND, Fault, FaultKind, Trouble
from smartgoal.goals.yaml.span import Lines, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.goals.yaml.fault import Troubles

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    # The mark of UTF-32 begins with that of UTF-16, so it's looked for first; nobody writes goals in it.
    (codecs.BOM_UTF32_LE, "", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# A goal file begins with an ASCII character: which of the first four bytes are zero tells how wide characters are.
_UNMARKED: Mapping[tuple[bool, ...], str] = {
    (False, True, False, True): "UTF-16",
    (True, False, True, False): "UTF-16",
    (False, True, True, True): "UTF-32",
    (True, True, True, False): "UTF-32",
}
_SAVE = "Save the file as UTF-8."

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_FORBIDDEN = re.compile(f"[{_CONTROL}]")
# libyaml follows YAML 1.1 and ends lines at these too; editors don't, so a comment could hide a key.
_LINE_ENDS = "\x85\u2028\u2029"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = "\u180e\u200b-\u200d\u2060-\u2064\ufeff"
_TAGS = "\U000e0001-\U000e007f"
_CONTROLS = re.compile(f"[{_CONTROL}]+")
_HIDDEN = re.compile(f"[{_LINE_ENDS}{_DIRECTIONS}{_ZERO_WIDTH}{_TAGS}]+")
# Joiners shape letters in the scripts from Arabic to Sinhala, in Burmese and in Khmer.
_JOINING = re.compile(r"[\u0600-\u0dff\u1000-\u109f\u1780-\u18af]")
_EMOJI = re.compile(r"[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_FLAG_OF_A_REGION = re.compile("(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark, or the fault that kept it from being read."""

    text: str
    encoding: str = "utf-8"
    marked: bool = False
    """Whether a byte order mark stood before the text."""
    fault: Fault | None = None


def decode(content: bytes) -> Decoded:
    """Return the text of UTF-8, or of UTF-16 where a byte order mark says so."""
    mark, encoding, name = next((each for each in _MARKS if content.startswith(each[0])), (b"", "utf-8", "UTF-8"))
    if not encoding:
        return _unreadable(f"This file is {name}, which isn't read.")
    unmarked = _UNMARKED.get(tuple(byte == 0 for byte in content[:4]))
    if unmarked is not None:
        return _unreadable(f"This file looks like {unmarked} without its byte order mark.")
    try:
        return Decoded(content[len(mark) :].decode(encoding), encoding, bool(mark))
    except UnicodeDecodeError as error:
        return Decoded("", encoding, bool(mark), _not_text(error, name))


def _unreadable(message: str) -> Decoded:
    return Decoded("", fault=Fault(FaultKind.BAD_ENCODING, Span(1, 1, 1, 1), message, _SAVE))


def _not_text(error: UnicodeDecodeError, name: str) -> Fault:
    before = error.object[: error.start].decode(error.encoding)
    line, column = Lines(before).place(len(before))
    message = f"The byte 0x{error.object[error.start]:02x} isn't {name}."
    return Fault(FaultKind.BAD_ENCODING, Span(line, column, line, column), message, _SAVE)


def note_unwanted(text: str, troubles: Troubles) -> None:
    """Note the control characters and the hidden characters of a text."""
    if _is_plain(text):
        return
    for match in islice(_CONTROLS.finditer(text), MOST_OF_A_KIND):
        message = f"The control character {_code(match)} stands here."
        hint = "Delete it; where there are many, save the file as UTF-8."
        troubles.add(Trouble(FaultKind.BAD_ENCODING, *match.span(), message, hint))
    hidden = (match for match in _HIDDEN.finditer(text) if not _is_part_of_a_sign(match))
    for match in islice(hidden, MOST_OF_A_KIND):
        message = f"The hidden character {_code(match)} stands here."
        hint = "Delete it: nobody sees what it does to the text."
        troubles.add(Trouble(FaultKind.HIDDEN_CHARACTERS, *match.span(), message, hint))


@lru_cache(maxsize=1)
def _is_plain(text: str) -> bool:
    """Whether nothing in a text needs a closer look, as in most; this one takes a sixth of the time."""
    return text.replace("\n", "").isprintable()


def _code(match: re.Match[str]) -> str:
    return f"U+{ord(match[0][0]):04X}"


def _is_part_of_a_sign(match: re.Match[str]) -> bool:
    """Return whether a hidden character joins emoji or letters into what a reader does see."""
    if match[0] in ("\u200c", "\u200d"):
        before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
        joins_emoji = match[0] == "\u200d" and _EMOJI.match(before) and _EMOJI.match(after)
        return bool(joins_emoji or _JOINING.match(before))
    return bool(_FLAG_OF_A_REGION.fullmatch(match.string, match.start(), match.end()))


def parsable(text: str) -> tuple[str, dict[int, str]]:
    """Return a text of the same length that YAML's reader takes, and what to put back into its values."""
    if _is_plain(text):
        return text, {}
    text = _FORBIDDEN.sub("\ufffd", text)
    present = [character for character in _LINE_ENDS if character in text]
    if not present:
        return text, {}
    free = (chr(code) for code in range(0x10FFFD, 0xFFFFF, -1) if chr(code) not in text)
    restored = {ord(stand_in): character for stand_in, character in zip(free, present, strict=False)}
    return text.translate({ord(character): code for code, character in restored.items()}), restored
