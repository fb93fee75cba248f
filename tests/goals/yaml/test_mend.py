"""A mistake in one goal hides no other's findings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.yaml.mend import blanked, broken_item
from smartgoal.goals.yaml.source import FaultKind, Span, read_source

TEXT = "team: x\ngoals:\n  - id: a\n  # remark\n  - id: b\n    means:\n      - c\n\n  -\n    id: d\npeople:\n- e\n- f\n"


def item_at(text: str, words: str) -> str | None:
    """Return the item around the first place of some words."""
    item = broken_item(text, text.index(words))
    return text[slice(*item)] if item else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("- id: a", "  - id: a\n  # remark\n"),
        ("remark", "  - id: a\n  # remark\n"),
        ("id: b", "  - id: b\n    means:\n      - c\n\n"),
        ("- c", "  - id: b\n    means:\n      - c\n\n"),
        ("id: d", "  -\n    id: d\n"),
        ("e\n- f", "- e\n"),
        ("f\n", "- f\n"),
        ("goals", None),
        ("x\n", None),
        ("people", None),
    ],
)
def test_the_item_around_a_place(words: str, expected: str | None) -> None:
    """It ends where the next one begins, or the next of the file's own keys."""
    assert item_at(TEXT, words) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end(end: str) -> None:
    """LF, CR LF and CR."""
    assert item_at(TEXT.replace("\n", end), "remark") == f"  - id: a{end}  # remark{end}"


def test_the_end_of_the_file() -> None:
    """What is missing there belongs to the last item."""
    assert broken_item("a:\n- b\n- [c\n", 12) == (7, 12)


@pytest.mark.parametrize("text", ["", "# a\n", "- a\n- b\n", "a:\n- b: @\n", "a:\n- b: &x @\n- c\n", "a: @\n"])
def test_where_nothing_can_be_set_aside(text: str) -> None:
    """No list, no key above it, a single item, or an anchor that others may use."""
    assert broken_item(text, max(text.find("@"), 0)) is None


def test_blanking_keeps_places() -> None:
    """Lines stay lines, of the same length."""
    assert blanked("a\r\nbc\n\nd", (1, 6)) == "a\r\n  \n\nd"


def test_the_goals_after_a_mistake_are_read() -> None:
    """They keep their places, and each mistake is told."""
    text = "goals:\n  - id: a\n  - id: b: c\n  - id: d\n    id: e\n  - id: [\n  - id: f\nteam: x\n"

    document = read_source("goals.yaml", text.encode())

    assert document.data == {"goals": [{"id": "a"}, {"id": "d"}, {"id": "f"}], "team": "x"}
    assert [fault.span.line for fault in document.faults] == [3, 5, 6]
    assert document.faults[1].path == ("goals", 1, "id")
    assert document.span(("goals", 2, "id")) == Span(7, 9, 7, 10)
    assert document.text == text
    assert not document.complete


def test_faults_in_what_is_set_aside_belong_to_no_goal() -> None:
    """Their goal isn't in the data, and its place in the list is another's."""
    document = read_source("goals.yaml", b"goals:\n- id: a\n  id: b\n  t: @\n- id: c\n  id: d\n")

    assert [(fault.kind, fault.path) for fault in document.faults] == [
        (FaultKind.DUPLICATE_KEY, ()),
        (FaultKind.INVALID_YAML, ()),
        (FaultKind.DUPLICATE_KEY, ("goals", 0, "id")),
    ]


def test_a_long_file_is_read_once() -> None:
    """Reading it as often as it has mistakes would take too long."""
    text = "goals:\n- a: @\n- b: 1\n" + "#" * 1_000_000

    assert read_source("goals.yaml", text.encode()).data == {"goals": []}


GOAL = st.sampled_from(
    ["id: {0}", 'id: {0}\n    title: "open', "id: {0}: x", "id: [{0}", "id: {0}\n   odd: 1", "id: {0}\n    a: @"]
)


@given(st.lists(GOAL, min_size=2, max_size=8))
@settings(max_examples=60, deadline=None)
def test_sound_goals_are_kept_whole(goals: list[str]) -> None:
    """What is kept is a goal as it was written, in its order; a mistake never changes another goal."""
    text = "goals:\n" + "".join(f"  - {goal.format(f'g{number}')}\n" for number, goal in enumerate(goals))

    document = read_source("goals.yaml", text.encode())

    sound = [{"id": f"g{number}"} for number, goal in enumerate(goals) if goal == "id: {0}"]
    assert isinstance(document.data, dict)
    assert all(goal in sound for goal in document.data["goals"] or [])
    assert document.complete == (len(sound) == len(goals))
