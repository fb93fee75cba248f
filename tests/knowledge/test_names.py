"""Which spellings of a name are one, wherever names are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgoal.knowledge.names import fold_name, label_key, same_name


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


def test_accents_width_and_gaps_fold() -> None:
    """Names are compared as people mean them."""
    assert label_key(" Taux_d’Abandon ") == label_key("taux d'abandon") == label_key("taux-d-abandon")
    assert label_key("ＣＳＡＴ　満意度") == label_key("csat 満意度")


def test_same_names_however_spelt() -> None:
    """A missing name is the same as none."""
    assert same_name("Anna Kovács", " ANNA  KOVACS ")
    assert not same_name("Anna", "Anne")
    assert not same_name(None, None)
