"""Bytes to text, and the characters that must not be there."""

from __future__ import annotations

import codecs

import pytest

from smartgoal.goals.yaml.decode import decode, note_unwanted, parsable
from smartgoal.goals.yaml.fault import MOST_OF_A_KIND, FaultKind, Troubles
from smartgoal.goals.yaml.span import Lines, Span


def unwanted(text: str) -> list[tuple[FaultKind, int, int]]:
    """Return the kinds and columns of what is noted in one line of text."""
    troubles = Troubles()
    note_unwanted(text, troubles)
    return [(fault.kind, fault.span.column, fault.span.end_column) for fault in troubles.located(Lines(text))]


@pytest.mark.parametrize(
    ("content", "encoding", "marked"),
    [
        ("é漢😀".encode(), "utf-8", False),
        (codecs.BOM_UTF8 + "é漢😀".encode(), "utf-8", True),
        ("\ufeffé漢😀".encode("utf-16-le"), "utf-16-le", True),
        ("\ufeffé漢😀".encode("utf-16-be"), "utf-16-be", True),
    ],
)
def test_encodings(content: bytes, encoding: str, marked: bool) -> None:  # noqa: FBT001
    """UTF-8 with or without a mark, UTF-16 with one; the mark isn't part of the text."""
    decoded = decode(content)

    assert (decoded.text, decoded.encoding, decoded.marked, decoded.fault) == ("é漢😀", encoding, marked, None)


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        (b"a: 1\nb: \xe9t\xe9\n", 2, 4, "The byte 0xe9 isn't UTF-8."),
        ("漢: ".encode() + b"\xff", 1, 4, "The byte 0xff isn't UTF-8."),
        (codecs.BOM_UTF8 + b"ab\xc3", 1, 3, "The byte 0xc3 isn't UTF-8."),
        (b"\xed\xa0\x80", 1, 1, "The byte 0xed isn't UTF-8."),
        (codecs.BOM_UTF16_LE + "a\n".encode("utf-16-le") + b"\x00\xd8a\x00", 2, 1, "The byte 0x00 isn't UTF-16."),
        (codecs.BOM_UTF16_BE + "a".encode("utf-16-be") + b"\xdc", 1, 2, "The byte 0xdc isn't UTF-16."),
        (codecs.BOM_UTF32_LE + "a".encode("utf-32-le"), 1, 1, "This file is UTF-32, which isn't read."),
        ("a: 1".encode("utf-16-le"), 1, 1, "This file looks like UTF-16 without its byte order mark."),
        ("a: 1".encode("utf-16-be"), 1, 1, "This file looks like UTF-16 without its byte order mark."),
        ("a".encode("utf-32-le"), 1, 1, "This file looks like UTF-32 without its byte order mark."),
        ("a".encode("utf-32-be"), 1, 1, "This file looks like UTF-32 without its byte order mark."),
    ],
)
def test_the_first_bad_byte_is_located(content: bytes, line: int, column: int, message: str) -> None:
    """Also in the middle of a line, behind a mark, and for a lone surrogate."""
    decoded = decode(content)

    assert decoded.text == ""
    assert decoded.fault
    assert decoded.fault.kind is FaultKind.BAD_ENCODING
    assert decoded.fault.span == Span(line, column, line, column)
    assert decoded.fault.message == message


@pytest.mark.parametrize("content", [b"", b"a", b"a\0", b"a\0b:", b"\0\0\0\0", b"a\0\0b"])
def test_a_few_zero_bytes_make_no_other_encoding(content: bytes) -> None:
    """They are control characters, told where they stand."""
    assert decode(content).fault is None


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"]
)
def test_control_characters(character: str) -> None:
    """They are an error wherever they stand, several in a row once."""
    assert unwanted(f"a{character}{character}b{character}") == [
        (FaultKind.BAD_ENCODING, 2, 4),
        (FaultKind.BAD_ENCODING, 5, 6),
    ]


@pytest.mark.parametrize(
    "character", ["\u202e", "\u2066", "\u200b", "\u2060", "\ufeff", "\u2028", "\x85", "\U000e0041"]
)
def test_hidden_characters(character: str) -> None:
    """Direction marks, zero-width characters, odd line ends and tags."""
    assert unwanted(f"a{character}b") == [(FaultKind.HIDDEN_CHARACTERS, 2, 3)]


@pytest.mark.parametrize("joiner", ["a\u200db", "\u200d", "👩\u200da", "a\u200d👩", "a\u200cb", "👩\u200c👩"])
def test_joiners_that_join_nothing(joiner: str) -> None:
    """A zero-width joiner in a word makes it another word that looks the same."""
    assert [kind for kind, _, _ in unwanted(joiner)] == [FaultKind.HIDDEN_CHARACTERS]


@pytest.mark.parametrize(
    "text", ["👩\u200d💻", "❤\ufe0f\u200d🔥", "می\u200cخواهم", "ක්\u200dෂ", "\U0001f3f4\U000e0067\U000e0062\U000e007f"]
)
def test_joiners_and_tags_that_make_a_sign(text: str) -> None:
    """Emoji, flags, Persian and Sinhala are meant as they are."""
    assert unwanted(text) == []


@pytest.mark.parametrize("text", ["plain\ttext\r\n", "é漢字 – “quoted” 😀", "\u00a0\u00ad"])
def test_ordinary_text(text: str) -> None:
    """Nothing to say."""
    assert unwanted(text) == []


def test_a_flood_is_noted_only_so_often() -> None:
    """A file of hidden characters stays readable as a report."""
    assert len(unwanted("\u200ba\0a" * 300)) == 2 * MOST_OF_A_KIND


def test_what_yaml_cant_read_is_replaced_one_for_one() -> None:
    """Places stay what they are."""
    assert parsable("a\0b\x1bc") == ("a\ufffdb\ufffdc", {})


def test_line_ends_that_editors_dont_know_are_set_aside() -> None:
    """Their stand-ins aren't in the text, and lead back."""
    text = "a\x85b\u2028\U0010fffd"

    changed, restored = parsable(text)

    assert "\x85" not in changed
    assert changed.endswith("\U0010fffd")
    assert len(changed) == len(text)
    assert changed.translate(restored) == text
