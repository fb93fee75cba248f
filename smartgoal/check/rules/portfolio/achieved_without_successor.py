"""P706 achieved-without-successor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Example, Form, PlanProblem, Severity, plan_rule
from smartgoal.goals.model import GoalStatus
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Plan


@plan_rule(
    "P706",
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad="""
              status: closed
            """,
            good="""
              goals:
                - id: fewer-repeat-calls-summer
                  status: closed
                  time_bound: {start: 2026-07-01, deadline: 2026-09-30, stretch_deadline: 2026-12-31}
                - id: fewer-repeat-calls
                  follows: fewer-repeat-calls-summer
            """,
            says="The goal fewer-repeat-calls is closed and no other goal follows it.",
        ),
        Example(
            bad="""
              {id: hivasok-nyara, status: closed}
            """,
            good="""
              goals:
                - id: hivasok-tele
                  follows: hivasok-nyara
                - id: hivasok-nyara
                  status: closed
                  time_bound: {start: 2026-07-01, deadline: 2026-09-30, stretch_deadline: 2026-12-31}
            """,
            says="hivasok-nyara is closed",
        ),
    ),
)
def achieved_without_successor(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """A closed goal that no other goal follows.

    Why it matters:
        Goals direct attention (Locke and Latham); a level that nobody looks after any more drifts back.
    How to fix:
        Write the next goal, or one that keeps the level (`keep: true`), and name this one in it under `follows`.
    When to ignore:
        The work is done for good, or its successor stands in files that aren't checked along.
    """
    family = context.family
    if not family.is_complete:
        return
    followed = {goal.id for goal in family.reached("follows")}
    continued = {goal.whole for goal in plan.goals if goal.id in followed}
    for goal in plan.goals:
        if goal.status is GoalStatus.CLOSED and not goal.is_vision and goal.id not in followed:
            name = goal.id if goal.whole in continued else goal.whole
            yield PlanProblem(
                at=("status",),
                message=f"The goal {shortened(name)} is closed and no other goal follows it.",
                hint="Name it under `follows` in the goal that takes its place.",
                goal=goal,
            )
