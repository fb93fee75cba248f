"""Headings and lines that go on with an item make no goals of their own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.check.drafts.draft import lines_of, read_drafts
from smartgoal.check.drafts.list_lines import item_start, joined
from smartgoal.knowledge.metrics import load_catalogue

GOAL = "Reduce repeat calls from 18 % to 14 % by 31 March 2027"


def texts(text: str) -> list[object]:
    """Return the texts of the goals that a list makes."""
    made = read_drafts(lines_of(text), language=None, metrics=load_catalogue(), today=None)
    return [one.goal["title"] if one.sentence.specific is False else one.goal["specific"] for one in made if one.goal]


@pytest.mark.parametrize("ruler", ["=====", "---", "***", "|---|---|", "```", "1.", "2026", "* * *"])
def test_rulers(ruler: str) -> None:
    """What has no letter says nothing, unless it is all there is."""
    assert texts(f"{ruler}\n- {GOAL}\n{ruler}\n") == [GOAL]
    assert texts("80 %") == ["80 %"]


@pytest.mark.parametrize(
    "heading",
    [
        "Goals 2027",
        "Our team goals for Q3 2027",
        "OKRs 2027:",
        "## Goals",
        "## Support",
        "Sales team:",
        "Goal 3:",
        "Objectifs 2026",
        "Objectifs de l'équipe 2026 :",
        "Nos priorités 2027",
        "2026年目标",
        "2026年度工作目标",
        "一、2027年目标",
        "2026-os célok",
        "Céljaink 2027",
    ],
)
def test_headings(heading: str) -> None:
    """They say only that goals follow, whose, or for when; alone they are all there is."""
    assert texts(f"{heading}\n- {GOAL}\n") == [GOAL]
    assert len(texts(heading)) == (heading != "Goal 3:")


@pytest.mark.parametrize(
    "line",
    [
        "Improve our goals",
        "Publish the team goals by 1 May 2027",
        "## Improve service",
        "Score 30 goals",
        "Keep calls short:",
        "Réviser les objectifs avant mai 2027",
        "提高目标",
        "Goals " + "of the team " * 10,
    ],
)
def test_no_headings(line: str) -> None:
    """A verb, a figure or a day makes a goal, however vague."""
    assert len(texts(f"{line}\n{GOAL}")) == 2


def test_a_line_that_goes_on() -> None:
    """Indented below an item; places count in both lines."""
    item = "- Reduce repeat calls from 18 % to 14 %\n  by 31 March 2027\n\tthrough coaching"
    text = f"{item}\n- Publish the guide by May 2027"
    made = read_drafts(lines_of(text), language=None, metrics=load_catalogue(), today=None)

    assert [bool(one.goal) for one in made] == [True, False, False, True]
    assert made[0].goal["specific"] == "Reduce repeat calls from 18 % to 14 % by 31 March 2027 through coaching"
    deadline = made[0].sentence.deadline
    assert deadline is not None
    assert made[0].text[deadline.start : deadline.end] == "by 31 March 2027"
    assert made[1].text == "  by 31 March 2027"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goal 3: Cut calls\n   by 10 % by May", ["Goal 3: Cut calls\n   by 10 % by May", ""]),
        ("1.2 Cut calls\n\tby 10 %", ["1.2 Cut calls\n\tby 10 %", ""]),
        ("Cut calls\n  by 10 %", ["Cut calls", "  by 10 %"]),
        ("- Cut calls\nby 10 %", ["- Cut calls", "by 10 %"]),
        ("- Cut calls\n\n  by 10 %", ["- Cut calls", "", "  by 10 %"]),
        ("- Cut calls\n  - by 10 %", ["- Cut calls", "  - by 10 %"]),
        ("  - Cut calls\n  by 10 %", ["  - Cut calls", "  by 10 %"]),
        ("- ", ["- "]),
    ],
)
def test_joined(text: str, expected: list[str]) -> None:
    """Only what is indented further, right below a bullet or number, and is no item itself."""
    assert [whole for _, whole in joined(lines_of(text))] == expected


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Goal 3: Improve service", "Improve service"),
        ("- **Goal 3:** Improve service", "Improve service"),
        ("3 - Improve service", "Improve service"),
        ("n°3 Améliorer le service", "Améliorer le service"),
        ("目标3：提高满意度", "提高满意度"),
        ("3. cél: Javítani a szolgáltatást", "Javítani a szolgáltatást"),
        ("2026. december 31-ig 30 ügyfél", "2026. december 31-ig 30 ügyfél"),
        ("Goal 3", "Goal 3"),
        ("1) [ ] 2) - 3) - 4) - Improve service", "Improve service"),
    ],
)
def test_where_an_item_begins(line: str, sentence: str) -> None:
    """Behind its bullet and its number."""
    assert line[item_start(line, None) :] == sentence


@given(st.lists(st.text(alphabet="-1.2 )\tabGoalé目标", max_size=9), max_size=6))
@settings(max_examples=50, deadline=None)
def test_every_line_is_told_once(lines: list[str]) -> None:
    """In order, and what goes on with an item stands there."""
    told = list(joined(lines))

    assert [line for line, _ in told] == lines
    assert [part for _, whole in told if whole for part in whole.split("\n")] == [line for line in lines if line]
