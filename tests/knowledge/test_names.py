"""Which spellings of a name are one, wherever names are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgoal.knowledge.names import fold_name


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("Anna Kovács", "anna  KOVÁCS ", True),
        ("Anna Kovács", "Anna Kova\u0301cs", True),
        ("\u1fb4", "\u1fb3\u0301", True),
        ("Anna Kovács", "Anna Kovacs", False),
        ("Jean-Luc", "Jean Luc", False),
        ("Straße", "STRASSE", True),
    ],
)
def test_spellings(one: str, other: str, *, are_one: bool) -> None:
    """Case, blanks and how accents are put together don't part names; accents do."""
    assert (fold_name(one) == fold_name(other)) is are_one


@given(st.text(max_size=20))
def test_any_composition_is_one_name(text: str) -> None:
    """And folding is done once."""
    folded = fold_name(text)

    assert fold_name(unicodedata.normalize("NFD", text)) == folded
    assert fold_name(folded) == folded
