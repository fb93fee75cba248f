"""T501 deadline-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Fix, Problem, Severity, rule
from smartgoal.goals.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "T501",
    Criterion.TIME_BOUND,
    Severity.ERROR,
    since="0.1",
    examples=(
        Example(
            bad="time_bound: {deadline: null}",
            good="time_bound: {deadline: 2026-12-31}",
            says="no deadline",
        ),
        Example(
            bad="{title: A shorter queue, time_bound: null}",
            good="""\
title: A shorter queue
time_bound: {start: 2026-10-01, deadline: 2026-12-31, stretch_deadline: 2027-03-31}
""",
            says='"A shorter queue"',
        ),
        Example(
            bad="""\
specific: Walk through the resolution steps, so that repeat calls fall from 18 % to 14 % by 31 December 2026.
time_bound: {deadline: null}
""",
            good="specific: Walk through the steps, so that repeat calls fall from 18 % to 14 % by 31 December 2026.",
            says="no deadline",
        ),
    ),
)
def deadline_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """The goal doesn't say by when it is to be met.

    Why it matters:
        Without a last day nothing can be late, and nothing is done; Doran (1981) asks "when the result(s) can be
        achieved".
    How to fix:
        Write the last day as `deadline`, year-month-day. A rhythm such as every Friday is no deadline.
    When to ignore:
        Never; keep the goal a draft until you have agreed on a day.
    """
    if goal.deadline is None and not goal.is_vision:
        hint, fix = _proposed(goal, context)
        message = f'The goal "{shortened(goal.title)}" has no deadline.'
        yield Problem(("time_bound", "deadline"), message, hint, fix=fix)


def _proposed(goal: Goal, context: Context) -> tuple[str, Fix | None]:
    """Return a hint, and the day that the text names where it names one that can be the last."""
    sentence = context.sentence(goal)
    days = {one.date for one in sentence.deadlines} if sentence else set()
    day = days.pop() if len(days) == 1 else None
    if sentence is None or day is None or (goal.start and day <= goal.start):
        return "Write its last day as `deadline`, such as 2026-12-31.", None
    said = f'The text says "{shortened(sentence.deadlines[0].text)}"'
    message = f"Add the day that the text names, {day.isoformat()}."
    return (
        f"{said}; write it as `deadline: {day.isoformat()}`.",
        Fix(message, day.isoformat(), asked_only=True, adds=("time_bound", "deadline")),
    )
