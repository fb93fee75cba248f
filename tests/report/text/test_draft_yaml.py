"""Drafts as a goal file."""

from __future__ import annotations

from smartgoal import api
from smartgoal.report.formats import RequestedFormat, render
from smartgoal.report.style import Style
from smartgoal.settings import Settings


def test_a_goal_file() -> None:
    """What the sentence says in its places, a question at each gap."""
    drafts = api.draft("Raise CSAT from 78 % to 85 % by 31 December 2026, owner: Anna Kovács", Settings())

    assert render(RequestedFormat("draft", "yaml", None), drafts, Style()) == (
        "smartgoal: 1\n"
        "language: en\n"
        "goals:\n"
        "  - id: raise-csat\n"
        "    title: Customer satisfaction\n"
        "    status: draft  # active once the questions are answered\n"
        "    owner: Anna Kovács\n"
        '    specific: "Raise CSAT from 78 % to 85 % by 31 December 2026, owner: Anna Kovács"\n'
        "    measurable:\n"
        "      metric: csat\n"
        "      baseline: 78 %\n"
        "      window:  # ? Over which days is it judged: 4 weeks, period or latest?\n"
        "    achievable:\n"
        "      means: []  # ? What makes it possible: training, tools, time?\n"
        "    realistic:\n"
        "      threshold: 85 %\n"
        "      stretch:  # optional: a further target to grow to; missing it is no failure\n"
        "      agreed_by: []  # ? Who agrees on it: the owner, and who else?\n"
        "      why:  # ? Why this, and why now?\n"
        "    time_bound:\n"
        "      start:  # ? From which day on?\n"
        "      deadline: 2026-12-31\n"
        "      review:  # ? How often will you look at it: weekly, fortnightly, monthly?\n"
    )
