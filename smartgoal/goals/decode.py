"""From bytes to text, strictly, with the characters that must not be there."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.goals.fault import Fault, FaultKind, Trouble
from smartgoal.goals.span import Lines

if TYPE_CHECKING:
    from smartgoal.goals.fault import Troubles

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    # The mark of UTF-32 begins with that of UTF-16, so it's looked for first; nobody writes goals in it.
    (codecs.BOM_UTF32_LE, "", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SAVE = "Save the file as UTF-8."

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_LINE_ENDS = "\x85\u2028\u2029"
# What shows nothing or turns the reading direction: bidirectional controls, zero-width characters, tags.
_HIDDEN = "\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# Joiners are part of emoji and of the scripts between Arabic and Sinhala, Burmese and Khmer.
_JOINING = "\u0600-\u0dff\u1000-\u109f\u1780-\u18af"
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNWANTED = re.compile(
    f"(?P<control>[{_CONTROL}]+)"
    f"|[{_HIDDEN}{_LINE_ENDS}]+"
    f"|(?<![{_JOINING}])\u200c"
    f"|(?<![{_JOINING}{_EMOJI}])\u200d"
    f"|(?<=[{_EMOJI}])\u200d(?![{_EMOJI}])"
    # England's flag is a black flag and six tag characters.
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0001-\U000e007f]+"
)
_FORBIDDEN = re.compile(f"[{_CONTROL}]")


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
        span = Lines("").span(0, 0)
        return Decoded("", fault=Fault(FaultKind.BAD_ENCODING, span, f"This file is {name}, which isn't read.", _SAVE))
    try:
        return Decoded(content[len(mark) :].decode(encoding), encoding, bool(mark))
    except UnicodeDecodeError as error:
        return Decoded("", encoding, bool(mark), _not_text(error, name))


def _not_text(error: UnicodeDecodeError, name: str) -> Fault:
    before = error.object[: error.start].decode(error.encoding)
    place = Lines(before).place(len(before))
    byte = error.object[error.start]
    message = f"The byte 0x{byte:02x} at this place isn't {name}."
    span = Lines(before).span(len(before), len(before))
    return Fault(FaultKind.BAD_ENCODING, span, message, f"{_SAVE} (The byte is in line {place[0]}, column {place[1]}.)")


def note_unwanted(text: str, troubles: Troubles) -> None:
    """Note the control characters and the hidden characters of a text."""
    for match in _UNWANTED.finditer(text):
        troubles.add(_unwanted(match))


def _unwanted(match: re.Match[str]) -> Trouble:
    code = f"U+{ord(match[0][0]):04X}"
    if match["control"]:
        kind, message = FaultKind.BAD_ENCODING, f"The control character {code} stands here."
        hint = "Delete it; where there are many, save the file as UTF-8."
    else:
        kind, message = FaultKind.HIDDEN_CHARACTERS, f"The hidden character {code} stands here."
        hint = "Delete it: a reader can't see what it does to the text."
    return Trouble(kind, match.start(), match.end(), message, hint)


def parsable(text: str) -> tuple[str, dict[int, str]]:
    """Return a text of the same length that YAML's reader takes, and what to put back into its values.

    YAML 1.1, and so libyaml, ends lines (and comments) at characters that editors show as part of a line.
    """
    text = _FORBIDDEN.sub("\ufffd", text)
    present = [character for character in _LINE_ENDS if character in text]
    if not present:
        return text, {}
    free = (chr(code) for code in range(0x10FFFD, 0xFFFFF, -1) if chr(code) not in text)
    restored = {ord(stand_in): character for stand_in, character in zip(free, present, strict=False)}
    return text.translate({ord(character): code for code, character in restored.items()}), restored
