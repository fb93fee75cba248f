"""A goal is added after the last one, and every other byte stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.errors import GoalsError
from smartgoal.goals.append import with_goal
from smartgoal.goals.yaml.source import read_source
from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from smartgoal.goals.yaml.document import Document

GOAL = "- id: new\n  title: New  # ? Which?\n\n  measurable:\n    metric: aht\n"


def document(text: str) -> Document:
    """Return a goal file as read."""
    return read_source("goals.yaml", text.encode())


def added(text: str, goal: str = GOAL) -> str:
    """Return a file's text with the goal added."""
    return with_goal(document(text), goal).text


NEW = "  - id: new\n    title: New  # ? Which?\n\n    measurable:\n      metric: aht\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # at the end, with and without a line end
        ("goals:\n  - id: a\n    title: A\n", f"goals:\n  - id: a\n    title: A\n{NEW}"),
        ("goals:\n  - id: a\n    title: A", f"goals:\n  - id: a\n    title: A\n{NEW}".rstrip("\n")),
        # dashes in the first column
        (
            "goals:\n- id: a\n",
            "goals:\n- id: a\n- id: new\n  title: New  # ? Which?\n\n  measurable:\n    metric: aht\n",
        ),
        # a blank line apart, as between the others
        ("goals:\n  - id: a\n\n  - id: b\n", f"goals:\n  - id: a\n\n  - id: b\n\n{NEW}"),
        ("goals:\n  - id: a\n  - id: b\n\n", f"goals:\n  - id: a\n  - id: b\n{NEW}\n"),
        # before the key that follows and what is remarked of it; a remark about the goal stays with it
        (
            "goals:\n  - id: a\n    # of a\n# about teams\nteam: T\n",
            f"goals:\n  - id: a\n    # of a\n{NEW}# about teams\nteam: T\n",
        ),
        # what looks like a remark in a text is text
        (
            "goals:\n  - id: a\n    specific: |\n      Call back.\n      # 1 call\nteam: T\n",
            f"goals:\n  - id: a\n    specific: |\n      Call back.\n      # 1 call\n{NEW}team: T\n",
        ),
        # none yet
        ("smartgoal: 1\ngoals: []\nteam: T\n", f"smartgoal: 1\ngoals:\n{NEW}team: T\n"),
        ("goals:  # none yet\nteam: T\n", f"goals:  # none yet\n{NEW}team: T\n"),
        ("smartgoal: 1\nteam: T\n\n", f"smartgoal: 1\nteam: T\ngoals:\n{NEW}\n"),
    ],
)
def test_where_it_goes(before: str, after: str) -> None:
    """After the last goal."""
    assert added(before) == after


def test_line_ends_and_encodings_stay() -> None:
    """Of Windows, and of UTF-16 with its mark."""
    assert added("goals:\r\n  - id: a\r\n").count("\r\n") == 2 + GOAL.count("\n")
    text = "goals:\n  - id: a\n    title: é\n"
    whole = read_source("goals.yaml", text.encode("utf-16"))

    assert with_goal(whole, GOAL).text == text + NEW


@pytest.mark.parametrize(
    "text",
    [
        "goals: [{id: a}]\n",
        "goals: {a: 1}\n",
        "{smartgoal: 1, goals: []}\n",
        "goals:\n  - id: a\n  x: [\n",
        "- a\n",
        "",
        "goals:\n    -\n      id: a\n",
        "goals:\n  - id: a\n...\n",
    ],
)
def test_what_it_leaves_to_people(text: str) -> None:
    """Brackets, broken files, unusual forms: nothing is guessed."""
    with pytest.raises(GoalsError, match=r"goals\.yaml: the goal can't be put into this file by itself; print it"):
        added(text)


def test_a_goal_that_isnt_one_is_refused() -> None:
    """Whatever is added has to be one goal."""
    with pytest.raises(GoalsError):
        added(CLEAN_FILE, "- id: a\n- id: b\n")
    with pytest.raises(GoalsError):
        added(CLEAN_FILE, "# nothing\n")


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["", "  # remark", "# remark", "    # deep", "      - x", "    title: |", "      # text"]))
)
def test_nothing_else_changes(tail: list[str]) -> None:
    """Whatever stands behind the last goal, its lines stay in their order, or nothing is done."""
    text = "\n".join([CLEAN_FILE.rstrip("\n"), *tail, "x-more: 1", ""])
    before = document(text)
    try:
        after = with_goal(before, GOAL)
    except GoalsError:
        return

    lines = after.text.split("\n")
    new = NEW.rstrip("\n").split("\n")
    place = lines.index(new[0])
    assert lines[place : place + len(new)] == new
    assert [*lines[:place], *lines[place + len(new) :]] == text.split("\n")
