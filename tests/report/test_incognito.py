"""Incognito: every format shows where goals stand, and neither whose they are nor by which figure."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from smartgoal.progress.assessment import GoalDataError, Progress, Unjudged
from smartgoal.progress.kinds import Qualifier, Status
from smartgoal.readings.days import DataError
from smartgoal.report.formats import RequestedFormat, render
from smartgoal.report.incognito import incognito
from smartgoal.report.style import Style
from tests.progress.given import plan
from tests.report.given_progress import CALLS, DAY, full, run_of

HIDDEN = "zxq"
"""Stands in every name and text, and in no word of ours."""
FIGURES = re.compile(r"76|229|1733|8642")
GOAL = f"""\
id: {HIDDEN}-goal
title: {HIDDEN} title
owner: {HIDDEN} owner
parent: {HIDDEN}-vision
specific: {HIDDEN} behaviour
measurable: {{metric: rate, baseline: 1733, guardrails: [{{metric: {HIDDEN}_metric, at_most: 8642}}]}}
realistic: {{threshold: 8642, reward: {{threshold: {HIDDEN} reward}}}}
time_bound: {{start: 2026-04-01, deadline: 2026-04-30}}
"""
SHOWN = ("text", "json", "csv", "markdown", "junit", "openmetrics")


def hidden_run() -> Progress:
    """Return a run in which everything that could tell something says it."""
    goals = plan(
        CALLS, GOAL, f"{GOAL}status: closed\n".replace("-goal", "-closed"), head=f"team: {HIDDEN} team\n"
    ).goals
    file = replace(goals[0].file, name=f"{HIDDEN}.yaml")
    first, second, closed = (replace(goal, file=file) for goal in goals)
    base = run_of()
    return replace(
        base,
        goals=(
            replace(full(), goal=second, status=Status.AT_RISK, reason=HIDDEN),
            replace(full(), goal=first, status=Status.ON_TRACK, qualifiers=()),
            replace(full(), goal=closed, status=Status.MET, qualifiers=()),
        ),
        rollup=tuple(replace(one, id=f"{HIDDEN}-vision-{number}") for number, one in enumerate(base.rollup)),
        unjudged=(Unjudged.of(replace(first, id=f"{HIDDEN}-x"), file.name, 3, "R401", HIDDEN),),
        data_errors=(
            GoalDataError(second.id, DataError(HIDDEN, HIDDEN, f"{HIDDEN}.csv", 8642, "not_a_number", HIDDEN)),
        ),
        notes=tuple(replace(note, text=HIDDEN, goals=(second.id,)) for note in base.notes),
    )


@pytest.mark.parametrize("name", SHOWN)
def test_no_format_tells_names_or_figures(name: str) -> None:
    """What it says without the option, it says no more."""
    style = Style(width=120)
    open_text, text = (
        render(RequestedFormat("progress", name, None), one, style) for one in (hidden_run(), incognito(hidden_run()))
    )

    assert HIDDEN in open_text
    assert FIGURES.search(open_text)
    assert HIDDEN not in text
    assert not FIGURES.search(text)
    assert "at_risk" in text or "at risk" in text


def test_statuses_qualifiers_and_counts_stay() -> None:
    """Goals are numbered as they stand in their file, whatever their order; closed ones stay closed."""
    hidden = incognito(hidden_run())

    assert [(one.goal.id, one.status, one.is_closed) for one in hidden.goals] == [
        ("goal-3", Status.AT_RISK, False),
        ("goal-1", Status.ON_TRACK, False),
        ("goal-4", Status.MET, True),
    ]
    assert hidden.goals[0].qualifiers == (Qualifier.LOW_SAMPLE, Qualifier.GUARDRAIL_BROKEN)
    assert [(one.id, one.progress, one.scored, one.children) for one in hidden.rollup] == [
        ("parent-1", None, 1, 2),
        ("parent-2", None, 0, 1),
    ]
    assert [(one.id, one.file, one.line, one.code) for one in hidden.unjudged] == [("goal-2", "file-1", 3, "R401")]
    assert [(one.goal_id, one.error.code) for one in hidden.data_errors] == [("goal-3", "not_a_number")]
    assert (hidden.as_of, hidden.notes) == (DAY, ())


def test_an_empty_run_stays_empty() -> None:
    """Nothing to hide."""
    assert incognito(Progress(DAY)) == Progress(DAY)
