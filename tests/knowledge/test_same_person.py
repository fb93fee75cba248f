"""Which names may be one person's."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.same_person import Persons, may_be_one_person


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Tóth Bence", ("Bence Tóth",)),
        ("Tóth, Bence", ("Bence Tóth",)),
        ("TOTH BENCE", ("Bence Tóth",)),
        ("B. Tóth", ("Bence Tóth", "Balázs Tóth")),
        ("Tóth, Ba", ()),
        ("bence  tóth", ()),
        ("Bence", ()),
        ("B. T.", ()),
        ("Bence Tóth Kiss", ()),
        ("Bence Kiss", ()),
        ("Kiss Dora", ()),
    ],
)
def test_the_same_words_or_initials_of_them(name: str, near: tuple[str, ...]) -> None:
    """In any order, with a comma or without accents; a name that is known is nobody else's."""
    assert Persons(["Bence Tóth", "Balázs Tóth", "Anna Kiss"]).may_be(name) == near


def test_two_names_are_one_whichever_comes_first() -> None:
    """And two people of one family aren't."""
    assert may_be_one_person("Bence Tóth", "T. Bence")
    assert may_be_one_person("T. Bence", "Bence Tóth")
    assert not may_be_one_person("Anna Tóth", "Bence Tóth")
