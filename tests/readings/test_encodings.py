"""Encodings that a source declares."""

from __future__ import annotations

import encodings
import pkgutil

import pytest

from smartgoal.errors import ReadingsError
from smartgoal.readings.file.encoding import find_encoding

ENCODINGS = sorted(module.name for module in pkgutil.iter_modules(encodings.__path__))


@pytest.mark.parametrize("content", [b"Day,n\n2026-01-05,1\n", bytes(range(32, 256)) * 2, b"\\ud800 +2AA- xn--0\n\xff"])
def test_every_encoding_of_python_reads_a_file_or_refuses_it(content: bytes) -> None:
    """Whatever is declared, what is read is whole characters."""
    for declared in ENCODINGS:
        try:
            found = find_encoding("x.csv", content, declared, None).name
        except ReadingsError as error:
            assert error.code == "bad_encoding"  # noqa: PT017 (either way is right)
        else:
            content.decode(found).encode()


@pytest.mark.parametrize("end", ["le", "be"])
def test_utf_16_without_its_mark_is_told_its_name(end: str) -> None:
    """Declared as UTF-16 or not at all; with the name told it is read."""
    content = "Day,n\n2026-01-05,1\n".encode(f"utf-16-{end}")
    for declared in ("utf-16", None):
        with pytest.raises(ReadingsError, match=f"encoding: utf-16-{end}"):
            find_encoding("x.csv", content, declared, None)

    assert find_encoding("x.csv", content, f"utf-16-{end}", None).name == f"utf-16-{end}"


@pytest.mark.parametrize(
    ("text", "language", "line", "says"),
    [
        ("Kovács\nTóth Győző\nSzűcs\n", "en", 3, 'Read as cp1252, as in "Gyõzõ" (cp1250: "Győző"); say'),
        ("Kovács\nTóth Győző\n", "hu", 3, 'Read as cp1250, as in "Győző" (cp1252: "Gyõzõ"); say'),
        ("Nagy\nKovács\n", "hu", 3, 'Read as cp1250, as in "Kovács"; say'),
        ("Anna;1\u00a0234\n", "fr", 2, "Read as cp1252; say"),
    ],
)
def test_the_guess_is_shown_by_a_word_that_tells(text: str, language: str, line: int, says: str) -> None:
    """Most letters are the same in both; who only sees those learns nothing."""
    content = f"Name\n{text}".encode("cp1250")

    (remark,) = find_encoding("x.csv", content, None, language).remarks

    assert remark.line == line
    assert remark.message.startswith(says)


@pytest.mark.parametrize(
    ("content", "declared"),
    [
        ("Day,n\nJános,é".encode()[:-1], None),
        ("Day,n\nJános,客".encode()[:-1], None),
        ("Day,n\nJános,é".encode("utf-8-sig")[:-1], None),
        ("Day,n\nJanos,é".encode()[:-1], "utf-8"),
        ("Day,n\n客服".encode("gb18030")[:-1], "gb18030"),
        ("Day,n\nJános,é".encode("utf-16")[:-1], None),
    ],
)
def test_a_file_cut_within_a_letter_is_of_one_encoding(content: bytes, declared: str | None) -> None:
    """What is missing is its end."""
    with pytest.raises(ReadingsError, match="ends in the middle of a letter") as caught:
        find_encoding("x.csv", content, declared, None)

    assert (caught.value.code, caught.value.line) == ("bad_encoding", 2)


def test_a_last_letter_of_one_byte_is_whole() -> None:
    """It looks like the beginning of one in UTF-8."""
    assert find_encoding("x.csv", "Day,n\n2026-01-05,café".encode("cp1252"), None, None).name == "cp1252"
