"""P707 child-outlives-parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Example, Form, PlanProblem, Related, Severity, plan_rule
from smartgoal.goals.model import GoalStatus
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Plan

_DEADLINE = ("time_bound", "deadline")


_VISION = """
goals:
- id: fewer-repeat-calls
  parent: first-time-right
- id: first-time-right
  level: vision
  title: Right the first time
  specific: A caller hears the answer in the first call and has no reason for a second one.
"""
_FRENCH = """
goals:
- id: rappels
  parent: satisfait
- id: satisfait
  owner: Technical support
  realistic: {agreed_by: [Anna Kovács, Pál Nagy]}
"""


@plan_rule(
    "P707",
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad=_VISION + "  time_bound: {start: 2026-01-01, deadline: 2026-11-30}",
            good=_VISION + "  time_bound: {start: 2026-01-01, deadline: 2027-12-31}",
            says="The deadline of 2026-12-31 is after that of its parent first-time-right, 2026-11-30.",
        ),
        Example(
            bad=_FRENCH + "  time_bound: {deadline: 2026-12-24}", good=_FRENCH, says="parent satisfait, 2026-12-24"
        ),
    ),
)
def child_outlives_parent(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """The goal's deadline is later than that of the goal it serves.

    Why it matters:
        What comes after its deadline can't help a goal; on that day its roll-up is judged without the rest.
    How to fix:
        Bring the deadline forward, give the parent more time, or name another parent.
    When to ignore:
        The work goes on for its own sake after the parent is over.
    """
    family = context.family
    for goal in plan.goals:
        parent = family.parent_of(goal)
        if parent is None or goal.deadline is None or parent.deadline is None or goal.status is GoalStatus.CLOSED:
            continue
        if goal.deadline > parent.deadline:
            name = shortened(parent.whole, 30)
            yield PlanProblem(
                at=_DEADLINE,
                message=f"The deadline of {goal.deadline} is after that of its parent {name}, {parent.deadline}.",
                hint="Bring it forward, or give the parent more time.",
                goal=goal,
                related=(Related("the parent's deadline", parent, _DEADLINE),),
            )
