"""Widths are those of the screen, colours and glyphs only what the stream can show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.report.escape import one_line
from smartgoal.report.style import Style, cells, ending, fit, wrap
from tests.report.test_escape import HOSTILE

WIDE = st.text(st.one_of(st.sampled_from("首次解决率，。 ab-é"), st.characters(codec="utf-8")), max_size=80)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("é", 1), ("e\u0301", 1), ("首次", 4), ("ＡＢ", 4), ("😀", 2), ("👩\u200d💻", 4), ("✔", 1), ("", 0)],
)
def test_cells(text: str, columns: int) -> None:
    """CJK, full-width letters and emoji take two columns, combining marks and joiners none."""
    assert cells(text) == columns


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("abc", 5, "abc  "), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("首次解决", 6, "首次… "), ("首次", 4, "首次")],
)
def test_fit(text: str, width: int, shown: str) -> None:
    """A text is filled with blanks or cut with an ellipsis; half a wide character is a blank."""
    assert fit(text, width) == shown


def test_ending() -> None:
    """As much of the end as fits."""
    assert ending("abcdef", 3) == "def"
    assert ending("首次解决", 5) == "解决"
    assert ending("abc", 0) == ""


@given(HOSTILE, st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_fit_takes_exactly_its_width(text: str, width: int) -> None:
    """Whatever the text, the columns after it stay where they are."""
    assert cells(fit(one_line(text), width)) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("one two", 80, ["one two"]),
        ("", 10, [""]),
        ("首次解决率; 首次联系解决率", 12, ["首次解决率;", "首次联系解决", "率"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("abcde\u0301\u0301fghi 首", 4, ["abcd", "e\u0301\u0301fgh", "i 首"]),
        ("  one  ", 80, ["one"]),
        ("ab 首次解决率", 6, ["ab 首", "次解决", "率"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    """Lines end at blanks, within a word where it is longer than a line, and after any wide character."""
    assert wrap(text, width) == lines


@given(WIDE, st.integers(2, 40))
@settings(max_examples=100, deadline=None)
def test_wrapped_lines_fit_and_keep_everything(text: str, width: int) -> None:
    """No line is too wide and no letter is lost."""
    lines = wrap(text, width)

    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_colours() -> None:
    """Only where colours may be used, and never around nothing."""
    assert Style(colour=True).paint("x", "red", "bold") == "\x1b[31;1mx\x1b[0m"
    assert Style(colour=True).paint("", "red") == ""
    assert Style(colour=False).paint("x", "red") == "x"


def test_glyphs() -> None:
    """Our own signs have letters that stand for them; names stay as they are."""
    assert Style(unicode=False).glyph("✔ a → b … 5\u00a0% ≤ −3 Kovács") == "+ a -> b ... 5 % <= -3 Kovács"
    assert Style().glyph("✔ →") == "✔ →"


def test_every_glyph_has_one_letter_where_columns_matter() -> None:
    """The marks of tables and pictures keep their width in ASCII."""
    marks = "✔✗▲▼●○◆◇·┃│━─▁▂▃▄▅▆▇−"
    plain = Style(unicode=False).glyph(marks)

    assert plain.isascii()
    assert len(plain) == len(marks)
