"""T510 overdue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, Need, Problem, Severity, rule
from smartgoal.goals.model import GoalStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "T510",
    Criterion.TIME_BOUND,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    needs=(Need.DAY,),
    examples=(
        Example(
            bad="status: active",
            good="time_bound: {start: 2027-02-01, deadline: 2027-04-30, stretch_deadline: 2027-06-30}",
            says="2026-12-31",
            as_of=date(2027, 4, 1),
        ),
        Example(
            bad="time_bound: {deadline: 2026-12-30}",
            good="time_bound: {deadline: 2026-12-31}",
            says="2026-12-30",
            as_of=date(2026, 12, 31),
        ),
    ),
)
def overdue(goal: Goal, context: Context) -> Iterator[Problem]:
    """An active goal's deadline has passed; known only with `--as-of`.

    Why it matters:
        A goal left open after its last day is neither praised nor learned from, and makes other deadlines look soft.
    How to fix:
        Look at the result together, say `status: closed`, and write the goal that follows.
    When to ignore:
        The stretch is still being worked on until its own deadline.
    """
    today, deadline = context.today, goal.deadline
    if goal.status is GoalStatus.ACTIVE and today is not None and deadline is not None and deadline < today:
        yield Problem(
            at=("time_bound", "deadline"),
            message=f"The goal is active, but its deadline {deadline} has passed.",
            hint="Say `status: closed` and write the goal that follows, or agree on a new period.",
        )
