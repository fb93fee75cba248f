"""T503 period-reversed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, Problem, Related, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_DEADLINE = ("time_bound", "deadline")


@rule(
    "T503",
    Criterion.TIME_BOUND,
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad="time_bound: {deadline: 2026-09-30}",
            good="time_bound: {deadline: 2026-12-31}",
            says="2026-09-30 is before the first day, 2026-10-01",
        ),
        Example(
            bad="status: draft",
            good="{status: draft, time_bound: {start: 2027-02-01, deadline: 2027-04-30, stretch_deadline: 2027-06-30}}",
            says="2026-12-31",
            as_of=date(2027, 1, 15),
        ),
    ),
)
def period_reversed(goal: Goal, context: Context) -> Iterator[Problem]:
    """The deadline comes before the start; with `--as-of`, also a draft whose period is over.

    Why it matters:
        No day counts for such a goal, so it can be neither met nor missed.
    How to fix:
        Correct the year or swap the days; move the period of a draft before it is agreed.
    When to ignore:
        Never.
    """
    start, deadline = goal.start, goal.deadline
    if deadline is None:
        return
    if start is not None and deadline < start:
        yield Problem(
            at=_DEADLINE,
            message=f"The deadline {deadline} is before the first day, {start}.",
            hint="Correct the year or swap the two days.",
            related=(Related("the first day", goal, ("time_bound", "start")),),
        )
    elif goal.is_draft and context.today is not None and deadline < context.today:
        yield Problem(
            at=_DEADLINE,
            message=f"This draft's period was over on {deadline} already.",
            hint="Move its period, or delete the draft.",
        )
