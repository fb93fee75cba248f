"""Lines and columns as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.yaml.span import Lines, Span

TEXTS = st.text(st.sampled_from("ab \r\n\x85\u2028\x0b漢😀"), max_size=40)


def test_line_ends_are_lf_crlf_and_cr() -> None:
    """Each of the three ends a line, CR LF only one."""
    lines = Lines("a\nb\r\nc\rd")

    assert [lines.line(number) for number in range(1, 5)] == ["a", "b", "c", "d"]


@pytest.mark.parametrize("other", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_other_separators_are_part_of_a_line(other: str) -> None:
    """Editors don't break lines there, so neither do we."""
    assert Lines(f"a{other}b\nc").span(2, 4) == Span(1, 3, 2, 1)


def test_columns_count_characters_and_not_bytes() -> None:
    """A sign of four bytes is one column."""
    assert Lines("😀漢é x").place(4) == (1, 5)


def test_lines_beyond_the_text_are_empty() -> None:
    """There's nothing to show of them, and no error."""
    lines = Lines("only")

    assert [lines.line(number) for number in (-1, 0, 1, 2)] == ["", "", "only", ""]


def test_the_end_of_the_text_has_a_place() -> None:
    """What is missing at the end is shown there."""
    assert Lines("a\n").place(2) == (2, 1)
    assert Lines("").place(0) == (1, 1)


@given(TEXTS, st.data())
@settings(max_examples=100)
def test_a_place_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    """The lines before it and its column add up to the offset."""
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)

    line, column = lines.place(offset)

    start = next(start for start in range(len(text) + 1) if lines.place(start) == (line, 1))
    assert start + column - 1 == offset
