"""What a sentence says stands in its place in the goal; what it doesn't say is asked, never made up."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from smartgoal.check.drafts.draft import questions_of
from smartgoal.goals.write import Noted, Value, write_goal
from tests.check.drafts.test_draft import draft

AHT = "Reduce AHT"


def at(sentence: str, path: str) -> str:
    """Return what a sentence's goal says at a dotted path, as it is written; a question where it is open."""
    value: Value = draft(sentence).goal
    for key in path.split("."):
        assert isinstance(value, Mapping)
        value = value[key]
    return write_goal({"key": value}).removeprefix("  - key:").strip()


@pytest.mark.parametrize(
    ("sentence", "path", "expected"),
    [
        ("Reduce AHT from 6 min to 5:45", "measurable.baseline", "6 min"),
        ("Reduce AHT from 6 min to 5:45", "realistic.threshold", "5 min 45 s"),
        ("Reduce AHT to 5 min", "measurable.baseline", "# ? Where does aht stand today? (Write none if nobody has "),
        ("Cut AHT by 20 %", "realistic.threshold", '# ? Which figure is "20 %", counted from the baseline?'),
        ("Reduce AHT from 6 min", "realistic.threshold", "# ? The text says where it starts: which figure is it to"),
        (AHT, "realistic.threshold", "# ? Which figure do both sides agree on?"),
        ("Reduce AHT to 10 tickets", "realistic.threshold", "# ? 10 tickets is no figure in s: which one is meant"),
        ("Attend 10 talks", "realistic.threshold", "10  # 10 talks"),
        ("Attend 10 talks", "measurable.metric", "# ? Which figure would show it?"),
        ("Answer 80 % of calls in 20 s", "realistic.threshold", "80 %"),
        ("Raise revenue to 2 million euros", "realistic.threshold", "€2 000 000"),
        ("Halve the backlog (now 600 tickets)", "measurable.baseline", "600 tickets"),
        ("Cut complaints by 20 % (1,250 in 2026) by 2027", "measurable.baseline", "1250"),
        ("Raise CSAT by 6 points to 84 %", "measurable.baseline", "# ? Where does csat stand today?"),
        ("Raise CSAT by 6 points to 84 %", "realistic.threshold", "84 %"),
        ("Keep CSAT at 85 %", "measurable.keep", "true"),
        ("Occupancy between 75 and 85 %", "realistic.threshold", "from: 75 %\n      to: 85 %"),
        ("CSAT between 75 and 85 %", "realistic.threshold", '# ? "75 and 85 %" is a range: which figure in it'),
        ("Publish the guide by 1 May 2026", "measurable.deliverable", "# ? What will be there"),
        ("Publish the guide by 1 May 2026", "time_bound.deadline", "2026-05-01"),
        ("Publish the guide by 1 May", "time_bound.deadline", '# ? Which day is "by 1 May"?'),
        (AHT, "time_bound.deadline", "# ? By which day?"),
        ("Reduce AHT, owner: Anna Kovács", "owner", "Anna Kovács"),
        (AHT, "owner", "# ? Who answers for it?"),
        ("Improve service", "specific", "Improve service  # ? What would somebody see or hear"),
        (AHT, "specific", AHT),
        (AHT, "status", "draft  # active once the questions are answered"),
        (AHT, "realistic.agreed_by", "[]  # ? Who agrees on it: the owner, and who else?"),
    ],
)
def test_a_place_in_the_goal(sentence: str, path: str, expected: str) -> None:
    """What the sentence says, else a question."""
    assert at(sentence, path).startswith(expected)


def test_a_bare_figure_has_no_unit() -> None:
    """It stands alone, in whatever unit the metric will have."""
    assert at("Reach 40 by June 2026", "realistic.threshold") == "40"


def sections(sentence: str) -> dict[str, set[str]]:
    """Return the keys of the sections measurable and realistic."""
    goal = draft(sentence).goal
    return {name: set(goal[name]) for name in ("measurable", "realistic")}  # type: ignore[arg-type]  # both are groups


def test_a_level_to_keep_has_no_start() -> None:
    """Its baseline is the level itself."""
    assert "baseline" not in sections("Keep CSAT at 85 %")["measurable"]


def test_a_thing_to_make_has_no_figures() -> None:
    """Neither threshold nor baseline nor window."""
    assert sections("Publish the guide by 1 May 2026") == {
        "measurable": {"deliverable"},
        "realistic": {"agreed_by", "why"},
    }


def test_a_sum_has_no_window() -> None:
    """It is taken over the period, and so is a level at the end."""
    assert "window" not in sections("Reduce complaints to 20")["measurable"]
    assert "window" in sections(AHT)["measurable"]


def test_questions_are_the_gaps() -> None:
    """In the order of the file; the optional stretch is no question."""
    goal = draft("Keep CSAT at 85 % until 30 June 2026").goal

    asked = [key for key, _ in questions_of(draft("Keep CSAT at 85 % until 30 June 2026"))]

    assert asked == ["owner", "window", "means", "agreed_by", "why", "start", "review"]
    assert isinstance(goal["realistic"], Mapping)
    assert isinstance(goal["realistic"]["stretch"], Noted)
