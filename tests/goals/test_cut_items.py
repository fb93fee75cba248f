"""Numbers with a thousands comma inside [ ]."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartgoal.goals.cut_items import cut_items
from tests.conftest import load_text

if TYPE_CHECKING:
    from smartgoal.goals.yaml.fault import Fault


def faults_of(means: str) -> tuple[Fault, ...]:
    """Return what is wrong in the file whose one goal has these means."""
    goal = f"{{id: a, title: A, achievable: {{means: {means}}}}}"
    return load_text(f"smartgoal: 1\ngoals: [{goal}]\n").files[0].faults


def found(means: str) -> list[str]:
    """Return the messages on cut items."""
    return [one.message for one in faults_of(means) if "cut in two" in one.message]


@pytest.mark.parametrize(
    ("means", "whole"),
    [
        ("[€3,500 for headsets, coaching]", "€3,500 for headsets"),
        ("[bus budget of €3,500, two librarians]", "bus budget of €3,500"),
        ("[3,500 for headsets]", "3,500 for headsets"),
        ("['a tool', $1,200,000 for a hall]", "$1,200,000 for a hall"),
    ],
)
def test_a_thousands_comma_cuts_an_item(means: str, whole: str) -> None:
    assert found(means) == [f'"{whole}" is cut in two: inside [ ] a comma ends the item.']


def test_it_is_one_finding() -> None:
    """Half of a number is no text that is at fault by itself."""
    assert len(faults_of("[bus budget of €3,500, two librarians]")) == 1


@pytest.mark.parametrize(
    "means",
    [
        "['€3,500 for headsets', coaching]",
        "[Room 3, 500 seats]",
        "[course 12,two tools]",
        "[course 12,5000 leaflets]",
        "[form A3,500 leaflets]",
    ],
)
def test_what_are_two_items(means: str) -> None:
    assert found(means) == []


def test_numbers_alone_are_several() -> None:
    """The bounds of a metric need no space."""
    document = load_text("smartgoal: 1\nbounds: [0,100]\n").files[0].document
    assert cut_items({"bounds": [0, 100]}, document, lambda path: path) == []
