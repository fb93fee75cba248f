"""Suggestions are made only when near."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.knowledge.names import label_key
from smartgoal.knowledge.nearest import (
    equally_near,
    is_slip,
    loosely_near,
    nearest,
    some_of,
    turns_meaning,
)

KEYS = ("threshold", "stretch", "agreed_by", "agreed_on", "why", "reward", "deadline", "id", "title")
WORDS = st.text(alphabet="abcdefgé满意 _-", max_size=12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("treshold", "threshold"),
        ("thershold", "threshold"),
        ("Threshold", "threshold"),
        ("agreed-by", "agreed_by"),
        ("stretch_target", "stretch"),
        ("dead line", "deadline"),
        ("wyh", "why"),
    ],
)
def test_misspelt_key_finds_the_one_meant(typed: str, meant: str) -> None:
    """Missing, added, swapped letters, case, hyphens and a word too much are slips."""
    assert nearest(typed, KEYS)[0] == meant


@pytest.mark.parametrize("typed", ["colour", "", "x", "on", "line", "responsibility", "客户"])
def test_nothing_near_suggests_nothing(typed: str) -> None:
    """A wrong suggestion is worse than none."""
    assert nearest(typed, KEYS) == ()


def test_nearest_first_then_order_given() -> None:
    """Two names equally near stand in the order given; a nearer one goes before them."""
    assert nearest("agreed_bn", ["agreed_on", "agreed_in", "agreed_by", "agreed_bin"]) == (
        "agreed_on",
        "agreed_in",
        "agreed_by",
    )
    assert nearest("agreed_by", ["agreed_on", "agreed_by"]) == ("agreed_by", "agreed_on")


def test_limit_is_kept() -> None:
    """At most `limit` names are returned."""
    assert nearest("case", ["cases", "cave", "care"], limit=1) == ("cases",)


def test_chinese_name_with_its_first_word_left_out() -> None:
    """Three characters are a word in Chinese."""
    assert nearest("满意度", ["客户满意度", "客户流失率"]) == ("客户满意度",)


@settings(max_examples=150)
@given(WORDS, st.lists(WORDS, max_size=6))
def test_only_choices_come_back(word: str, choices: list[str]) -> None:
    """What comes back was offered, and a choice equal when folded always comes back first."""
    found = nearest(word, choices)

    assert set(found) <= set(choices)
    assert len(found) <= 3
    if any(label_key(choice) == label_key(word) for choice in choices):
        assert label_key(found[0]) == label_key(word)


@settings(max_examples=150)
@given(st.text(alphabet="abcdeo", min_size=7, max_size=14), st.data())
def test_one_slip_is_always_near(word: str, data: st.DataObject) -> None:
    """A letter missing, doubled or swapped in a long enough name still finds it."""
    place = data.draw(st.integers(0, len(word) - 2))
    slips = [
        word[:place] + word[place + 1 :],
        word[: place + 1] + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ]

    for slip in slips:
        assert nearest(slip, [word]) == (word,)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("agreed", ("agreed_by", "agreed_on")), ("agreed_bt", ("agreed_by",)), ("colour", ())],
)
def test_choices_just_as_near_are_all_named(typed: str, meant: tuple[str, ...]) -> None:
    """Nobody knows which of two was meant."""
    assert equally_near(typed, KEYS) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("timebound", "time_bound"),
        ("Spécifique", "specifique"),
        ("titel", "title"),
        ("form", "from"),
        ("wekly", "weekly"),
        ("weeekly", "weekly"),
        ("weekli", "weekly"),
        ("at_lest", "at_least"),
        ("mean", "means"),
        ("baselines", "baseline"),
        ("activ", "active"),
    ],
)
def test_one_thing_can_be_meant(typed: str, meant: str) -> None:
    """Case, accents, gaps, a plural, or one letter in a word that is long enough."""
    assert is_slip(typed, meant)
    assert not turns_meaning(typed, meant)


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("inactive", "active"),
        ("reactive", "active"),
        ("disclosed", "closed"),
        ("biweekly", "weekly"),
        ("bi-weekly", "weekly"),
        ("twice weekly", "weekly"),
        ("nightly", "fortnightly"),
        ("division", "vision"),
        ("nominator", "denominator"),
        ("max_sample", "min_sample"),
        ("not closed", "closed"),
    ],
)
def test_what_stands_before_a_word_turns_its_meaning(typed: str, choice: str) -> None:
    """However near the two look."""
    assert turns_meaning(typed, choice)
    assert not is_slip(typed, choice)


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("slower", "lower"),
        ("least", "last"),
        ("spend", "speed"),
        ("ration", "ratio"),
        ("wyh", "why"),
        ("data", "date"),
        ("rules", "roles"),
        ("yo", "to"),
        ("stat date", "start day"),
        ("agreed", "agreed_by"),
        ("strethc", "stretchx"),
        ("deadlinx", "dexdline"),
        ("is", "i"),
    ],
)
def test_other_words_are_no_slips(typed: str, choice: str) -> None:
    """Another first letter, a letter that makes another word, a short word, two slips."""
    assert not is_slip(typed, choice)


@settings(max_examples=100)
@given(WORDS, WORDS)
def test_any_two_names_can_be_compared(one: str, other: str) -> None:
    """Empty ones and blanks as well; a name is its own slip and turns nothing."""
    assert is_slip(one, one)
    assert not turns_meaning(one, one)
    assert is_slip(one, other) in {True, False}
    assert turns_meaning(one, other) in {True, False}


def test_a_missing_key_is_found_by_a_looser_likeness() -> None:
    """Two thirds of it are enough."""
    assert loosely_near("nominator", ["numerator", "metric"]) == ("numerator",)
    assert loosely_near("colour", ["numerator"]) == ()


def test_a_word_too_much_turns_nothing() -> None:
    """Nor does one that was left out."""
    assert not turns_meaning("new_baseline", "baseline")
    assert not turns_meaning("sample", "min_sample")
    assert not turns_meaning("itle", "title")


def test_of_many_names_some() -> None:
    """A list that is cut says so."""
    assert some_of(["a", "b"]) == "a, b"
    assert some_of(["a", "b", "c"], 2) == "a, b and 1 more"
