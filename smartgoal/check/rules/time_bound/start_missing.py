"""T502 start-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "T502",
    Criterion.TIME_BOUND,
    Severity.ERROR,
    since="0.1",
    spares=Form.VISION,
    left_open_by_drafts=True,
    examples=(
        Example(
            bad="time_bound: {start: null}",
            good="time_bound: {start: 2026-10-01}",
            says="no first day",
        ),
        Example(
            bad="{title: A shorter queue, time_bound: {start: null}}",
            good="{title: A shorter queue, time_bound: {start: 2026-11-01}}",
            says='"A shorter queue"',
        ),
    ),
)
def start_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """The goal doesn't say from when on it counts.

    Why it matters:
        A period has two ends: which calls count, and how far one should be by now, depends on the first day as well.
    How to fix:
        Write the first day as `start`, year-month-day.
    When to ignore:
        Never; keep the goal a draft until you have agreed on a day.
    """
    if goal.start is None:
        yield Problem(
            at=("time_bound", "start"),
            message=f'The goal "{shortened(goal.title)}" has no first day.',
            hint="Write its first day as `start`, such as 2026-10-01.",
        )
