"""Markdown: rendered by a parser of its own, short, hostile text stays text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from inline_snapshot import snapshot
from markdown_it import MarkdownIt

from smartgoal.progress.assessment import Note, Progress, RollUp
from smartgoal.progress.kinds import NoteKind, Status
from smartgoal.report.markdown.progress import progress
from smartgoal.report.style import Style
from tests.report.given_progress import CALLS, DAY, bare, full, run_of
from tests.report.test_escape import HOSTILE, is_harmless

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
MOST_OF_A_COMMENT = 65_536


def shown_cells(markdown: str) -> list[str]:
    """Return what the cells of all tables show, as HTML."""
    return re.findall(r"<td[^>]*>(.*?)</td>", RENDERER.render(markdown), re.DOTALL)


def test_a_run() -> None:
    """A summary, the goals, what stands together, notes, what couldn't be judged, what to do."""
    assert progress(run_of(full(), bare(reason="No row of the metric."), sample=True), Style()) == snapshot("""\
## Progress

Mon 20 Apr 2026. 2 goals: 1 no data, 1 at risk. Sample data, invented.

| status | goal | owner | now | agreed | slack | at the deadline |
|---|---|---|--:|--:|--:|--:|
| ▲ at risk | First time right (met so far, not established; low sample; guardrail broken: time is 5 min 10 s, at most \
5 min was agreed) | Anna | 76.3 % | ≥ 80 % | −3 d | 74 % … 83 % |
| ○ no data | First time right | Anna | No row of the metric. | ≥ 80 % |  |  |

| worst status | together under | progress | |
|---|---|--:|---|
| ▲ at risk | vision | 33.3 % | 1 of 2 scored, 0 done |
| – | other | – | 0 of 1 scored, 0 done |

**Notes**

- Time improves while Rate gets worse.

**Data errors**

- calls.csv:7 first-time-right: "x" isn't a number

**Not judged**

- goals.yaml:3 lacking: There is no threshold. (R401)

**What to do next**

- First time right (Anna): Listen to five calls together.
""")


def test_an_empty_run() -> None:
    """A line."""
    assert progress(Progress(None), Style()) == "## Progress\n\nToday in each file's time zone. 0 goals.\n"


def test_a_goal_without_figures_says_why_once() -> None:
    """Its title alone is no reason."""
    assert shown_cells(progress(Progress(DAY, (bare(Status.DRAFT),)), Style()))[3] == ""
    assert shown_cells(progress(Progress(DAY, (bare(reason="No row."),)), Style()))[3] == "No row."


def test_closed_goals_need_no_next_step() -> None:
    """They are over."""
    closed = replace(bare(Status.MET, CALLS + "status: closed\n"), next_step=full().next_step)

    assert "What to do next" not in progress(Progress(DAY, (closed,)), Style())


def test_a_message_stays_short() -> None:
    """Sixty goals, the others counted by status, twenty roll-ups, five of each list; a comment holds it all."""
    hostile = "@everyone <b>&" * 40
    goal = replace(full().goal, written=full().goal.written.model_copy(update={"title": hostile}), owner=hostile)
    goals = (*(replace(full(), goal=goal) for _ in range(400)), bare(Status.MET), bare(Status.DRAFT))
    result = replace(
        run_of(*goals),
        rollup=tuple(RollUp(hostile, None, 0, 1, 0, None) for _ in range(50)),
        notes=tuple(Note(NoteKind.BALANCE, hostile, ()) for _ in range(7)),
        unjudged=run_of().unjudged * 6,
    )

    text = progress(result, Style())

    assert len(text) < MOST_OF_A_COMMENT
    assert "342 more goals are left out: 340 at risk, 1 met, 1 draft." in text
    assert "\n30 more are left out.\n" in text
    assert text.count("\n- and ") == 3
    assert "\n- and 395 more\n" in text


def test_one_goal_left_out() -> None:
    """In the singular."""
    assert "\n1 more goal is left out: 1 at risk.\n" in progress(Progress(DAY, (full(),) * 61), Style())


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
        ("[a](http://x)", "[a](http:\u200b//x)"),
        ("a | b", "a | b"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("首次解决率", "首次解决率"),
        ("שלום", "שלום"),
        ("\x1b[31m", r"\u{1b}[31m"),
        ("x" * 400, "x" * 79 + "…"),
    ],
)
def test_names_stay_text(name: str, cell: str) -> None:
    """In the goal's cell, as they are written."""
    goal = replace(full().goal, written=full().goal.written.model_copy(update={"title": name}))
    one = replace(full(), goal=goal, qualifiers=(), outlook=replace(full().outlook, established=None), guardrails=())

    assert shown_cells(progress(Progress(DAY, (one,)), Style()))[1] == cell


@settings(max_examples=60)
@given(HOSTILE)
def test_any_name_stays_in_its_cell(name: str) -> None:
    """Seven cells a goal, no tag of its own, nothing that paints."""
    goal = replace(full().goal, written=full().goal.written.model_copy(update={"title": name}), owner=name)

    text = progress(Progress(DAY, (replace(full(), goal=goal),)), Style())

    assert len(shown_cells(text)) == 7
    assert set(re.findall(r"</?([a-z0-9]+)", RENDERER.render(text))) <= {
        "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li",
    }  # fmt: skip
    assert all(is_harmless(line) for line in text.split("\n"))
