"""Which names may be one person's."""

from __future__ import annotations

import pytest

from smartgoal.knowledge.same_person import Persons, other_spellings


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
    assert Persons(people=["Bence Tóth", "Balázs Tóth", "Anna Kiss"]).may_be(name) == near


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("Agent 1", "Agent 10"),
        ("Agent 10", "Agent 1"),
        ("Level 2 North", "Level N 2"),
        ("Line 1 Shift 2", "Line 2 Shift 1"),
        ("Support EN", "Support E"),
        ("Shift A", "Shift AM"),
        ("T. Bence", "Tóth Bence"),
        ("Adam Bela Kiss", "B. A. Kiss"),
        ("Ay Bee Cee Dee Ell Eff Gee", "Ay Bee Cee Dee Ell Eff G."),
    ],
)
def test_numbers_and_letters_that_number_things_are_no_initials(known: str, name: str) -> None:
    """A number is itself, and only whole words of three letters are abbreviated, in their order."""
    assert Persons(people=[known]).may_be(name) == ()


def test_only_people_have_initials() -> None:
    """Names of teams are written otherwise in any order, but Team A isn't Team Alpha."""
    known = Persons(["Team Alpha"])

    assert known.may_be("Team A") == ()
    assert known.may_be("Alpha Team") == ("Team Alpha",)


def test_a_name_is_kept_as_another_is_where_it_can_be_only_one() -> None:
    """A. Kovács may be Anna or Andrea; of names that nobody knows the one without comma is kept."""
    known = Persons(people=["Andrea Kovács", "Anna Kovács", "ANNA KOVÁCS", "Bence Tóth"])
    names = ["A. Kovács", "Tóth B.", "Anna Kovács", "Nagy, Dora", "Dora Nagy", "Kovács Anna"]

    assert other_spellings(names, known) == {
        "Tóth B.": "Bence Tóth",
        "Kovács Anna": "Anna Kovács",
        "Nagy, Dora": "Dora Nagy",
    }


def test_finding_other_spellings_takes_as_long_as_there_are_names() -> None:
    """Thousands that share a word are no reason to compare each with each."""
    names = [f"Agent {number}" for number in range(50_000)]

    assert other_spellings(names, Persons(names)) == other_spellings(names, Persons()) == {}
