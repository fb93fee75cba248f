"""Words that the next steps of all goals share, and the commands that go with them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from smartgoal.goals.model import Side
from smartgoal.goals.show import show_beside, show_day
from smartgoal.progress.assessment import Command

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import Assessment, GuardrailResult

_MOST_NAMED = 3


def owner(goal: Goal) -> str:
    """Return with whom to talk."""
    return goal.owner or "the owner"


def the_day(day: date | None, assessment: Assessment) -> str:
    """Return a day as reports show it beside the day judged."""
    return show_day(day, assessment.day) if day is not None else "the day agreed"


def days(count: int) -> str:
    """Return a number of days."""
    return counted(count, "day")


def counted(number: int, noun: str) -> str:
    """Return how many there are of something: `1 row`, `2 rows`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(texts: Sequence[str]) -> str:
    """Return the first three texts as a list in words; "" without any."""
    *most, last = texts[:_MOST_NAMED] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def broken_guardrail(assessment: Assessment) -> GuardrailResult | None:
    """Return the first broken guardrail."""
    return next((one for one in assessment.guardrails if one.holds is False), None)


def in_words(guardrail: GuardrailResult) -> str:
    """Return what a broken guardrail is, beside its limit."""
    side = "above" if guardrail.side is Side.AT_MOST else "below"
    told = f"the guardrail {guardrail.metric} is {side} its limit"
    if guardrail.value is None or guardrail.limit is None:
        return told
    value, limit = show_beside(guardrail.value, guardrail.limit, guardrail.unit or "")
    return f"{told}, {value} beside {limit}"


def command_why(goal: Goal) -> Command:
    """Return the command that shows how a goal's figures came about."""
    return Command("progress", f"--why {shlex.quote(goal.id)}", needs_run=True)


def command_show(goal: Goal) -> Command:
    """Return the command that shows where one goal stands."""
    return Command("progress", f"--goal {shlex.quote(goal.id)}", needs_run=True)


def command_new(goal: Goal) -> Command:
    """Return the command that writes the next goal."""
    return Command("new", f"--after {shlex.quote(goal.id)}", needs_run=True)


def command_check(goal: Goal, day: date | None = None) -> Command:
    """Return the command that checks a goal's file, on another day than today where one is given."""
    return Command("check", shlex.quote(goal.file.name) + (f" --as-of {day}" if day else ""))
