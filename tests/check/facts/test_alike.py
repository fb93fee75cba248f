"""Texts in nearly the same words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.check.facts.alike import alike


def pairs(*texts: str) -> list[tuple[int, int]]:
    """Return which text is like which earlier one."""
    return list(alike(texts, lambda _one, _other: True))


@pytest.mark.parametrize(
    ("one", "other", "are_alike"),
    [
        ("Router guide in the wiki", "The ROUTER guide, in the wiki!", True),
        ("Guide for routers published", "Guide for modems published", False),
        ("one two three four five", "one two three four six", True),
        ("one two three four", "one two three five", False),
        ("路由器故障排查手册", "路由器故障排查手冊", True),
        ("路由器故障排查手册", "客户满意度问卷", False),
        ("…", "…", False),
        ("Guide", "", False),
    ],
)
def test_eight_of_ten_words(one: str, other: str, are_alike: bool) -> None:  # noqa: FBT001 - a column of the table
    """Whatever their order, case and marks; Chinese by pairs of characters."""
    assert bool(pairs(one, other)) is are_alike


@given(st.lists(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=6), max_size=8))
@settings(max_examples=60)
def test_none_is_missed(texts: list[list[str]]) -> None:
    """Looking only at shared rare words finds a partner wherever comparing all with all does."""
    words = [set(text) for text in texts]
    expected = {
        number
        for number, own in enumerate(words)
        if any(2 * len(own & other) * 5 >= (len(own) + len(other)) * 4 for other in words[:number])
    }

    assert {number for number, _ in pairs(*(" ".join(text) for text in texts))} == expected


def test_few_are_compared() -> None:
    """A word in a thousand texts doesn't make a million pairs."""
    asked: list[int] = []

    def refuse(number: int, _other: int) -> bool:
        asked.append(number)
        return False

    assert list(alike([f"the same five words {number}" for number in range(1000)], refuse)) == []
    assert len(asked) <= 1000 * 150
