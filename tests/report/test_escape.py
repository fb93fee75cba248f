"""Foreign text reaches screens, logs and files only in one harmless form."""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.report.escape import for_log, markdown_text, one_line, shown, xml_text

HOSTILE = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\x1b\x07\r\n\t\x85\u2028\u2029\u202e\u2066\u200b\u200d\ufeff\x9b:#[]|\\ \ud800"),
        st.sampled_from(("😀", "👩", "钱")),
    ),
    max_size=60,
)
"""Text with a liking for what terminals and logs obey."""
COMMANDS = ("::", "##[", "##vso[", "##teamcity[")


def is_harmless(text: str) -> bool:
    """Return whether no character of a text can paint, hide, reorder or end a line."""
    return all(
        char == "\u200d" or unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"} for char in text
    ) and not any(char in text for char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain", "plain"),
        ("two\nlines\r\nand\ttabs", "two lines and tabs"),
        ("\x1b[31mred\x1b[0m", r"\u{1b}[31mred\u{1b}[0m"),
        ("a\u202eb", r"a\u{202e}b"),
        ("a\u200bb\ufeff", r"a\u{200b}b\u{feff}"),
        ("a\u200db", r"a\u{200d}b"),
        ("a\ud800b", r"a\u{d800}b"),
        ("\U000e0041", r"\u{e0041}"),
        ("next\x85line", "next line"),
        ("Éric 王芳 Őze", "Éric 王芳 Őze"),
        ("👩\u200d💻 works", "👩\u200d💻 works"),
        ("[bold]x[/bold] <script>", "[bold]x[/bold] <script>"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    """Line ends become blanks, dangerous characters are written out, all else stays."""
    assert one_line(text) == line


def test_long_text_is_cut() -> None:
    """At 200 characters, or at what the caller says; the ellipsis is among them."""
    assert one_line("x" * 200) == "x" * 200
    assert one_line("x" * 201) == "x" * 199 + "…"
    assert one_line("abcdef", 4) == "abc…"


@pytest.mark.parametrize(
    ("written", "logged"),
    [
        ("::error::owned", "\\::error::owned"),
        ("a\n \u3000::set-output\n", "a\n \u3000\\::set-output\n"),
        ("a ##[group]x", "a ##\\u{5b}group]x"),
        ("x##VSO[task]", "x##VSO\\u{5b}task]"),
        ("##teamcity[x", "##teamcity\\u{5b}x"),
        ("a::b", "a::b"),
        ("# heading", "# heading"),
        ("a\n\n:: b", "a\n\n\\:: b"),
    ],
)
def test_commands_of_ci_services_are_broken(written: str, logged: str) -> None:
    """Colons where a line begins, markers anywhere; all else stays."""
    assert for_log(written) == logged


@pytest.mark.parametrize(
    ("text", "written"),
    [("# a", "\\# a"), ("## a", "\\## a"), ("- a", "\\- a"), ("1. a", "1\\. a"), ("3.5", "3.5"), ("-5 d", "-5 d")],
)
def test_what_opens_a_block_in_markdown_stays_text(text: str, written: str) -> None:
    """Headings and lists, where a line begins with it; figures stay as they are."""
    assert markdown_text(text) == written


def test_our_own_commands_stay() -> None:
    """With what a marker in them says broken all the same."""
    assert for_log("::error::##[a]\n", has_commands=True) == "::error::##\\u{5b}a]\n"


def test_a_private_character_isnt_mistaken_for_a_joiner() -> None:
    """What stands in for a joiner inside the function never changes a character that was there before."""
    assert shown("\ue000 and 👩\u200d💻") == "\ue000 and 👩\u200d💻"


@given(HOSTILE)
@settings(max_examples=200, deadline=None)
def test_any_text_is_one_harmless_line(text: str) -> None:
    """One line, no control characters, no command, at most 200 characters."""
    line = one_line(text)
    logged = for_log(line).lower()

    assert is_harmless(line)
    assert line.splitlines() in ([], [line])
    assert not logged.lstrip().startswith(COMMANDS[0])
    assert not any(marker in logged for marker in COMMANDS[1:])
    assert for_log(logged) == logged
    assert len(line) <= 200


@given(HOSTILE)
@settings(max_examples=100, deadline=None)
def test_harmless_lines_stay(text: str) -> None:
    """Doing it twice changes nothing."""
    once = one_line(text)

    assert one_line(once, 300) == once


@given(HOSTILE)
@settings(max_examples=100, deadline=None)
def test_xml_text_can_be_parsed(text: str) -> None:
    """Whatever the text, ElementTree reads back what it wrote."""
    element = ET.Element("case", name="x")
    element.text = xml_text(text)

    read = ET.fromstring(ET.tostring(element, "utf-8")).text or ""  # noqa: S314 - our own text

    assert read == xml_text(text).replace("\r\n", "\n").replace("\r", "\n")


def test_xml_text_shows_what_xml_lacks() -> None:
    """Control characters, lone surrogates and the two non-characters stand as code points."""
    assert xml_text("a\x00\x1b\ud800\uffff\tb") == "a\\u{0}\\u{1b}\\u{d800}\\u{ffff}\tb"
