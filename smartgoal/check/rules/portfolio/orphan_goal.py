"""P705 orphan-goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Example, Form, PlanProblem, Severity, plan_rule
from smartgoal.goals.model import GoalStatus
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Plan


_VISION = """
goals:
- id: first-time-right
  level: vision
  title: Right the first time
  specific: A caller hears the answer in the first call and has no reason for a second one.
- id: fewer-repeat-calls
  parent: first-time-right
- id: fewer-repeat-calls-bence
  title: Fewer calls about one fault
  owner: Bence Tóth
  realistic: {agreed_by: [Bence Tóth, Pál Nagy]}
"""
_FRENCH = """
goals:
- id: satisfait
  title: Clients satisfaits
  owner: Technical support
  realistic: {agreed_by: [Anna Kovács, Pál Nagy]}
- id: rappels
  title: Moins de rappels
  parent: satisfait
"""
_ORPHAN = """\
- id: attente
  title: Moins d'attente
  owner: Bence Tóth
  realistic: {agreed_by: [Bence Tóth, Pál Nagy]}
"""


@plan_rule(
    "P705",
    Severity.INFO,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad=_VISION,
            good=_VISION + "  parent: first-time-right\n",
            says='The goal "Fewer calls about one fault" serves no other goal',
        ),
        Example(bad=_FRENCH + _ORPHAN, good=_FRENCH, says="Moins d'attente"),
    ),
)
def orphan_goal(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """Other goals of the run have a parent, and this one has none and is nobody's parent.

    Why it matters:
        A goal outside the tree counts in no roll-up, and nobody sees which aim of the team it serves.
    How to fix:
        Name the goal or vision that it serves as `parent`.
    When to ignore:
        It serves an aim that is written down nowhere yet.
    """
    parents = {goal.written.parent for goal in plan.goals} - {None}
    family = context.family
    above = {other.whole for name in parents for other in family.named(name)}
    for goal in plan.goals if parents else ():
        is_over = goal.status is GoalStatus.CLOSED
        if goal.written.parent is None and not goal.is_vision and not is_over and goal.whole not in above:
            yield PlanProblem(
                at=("parent",),
                message=f'The goal "{shortened(goal.title)}" serves no other goal, though others here do.',
                hint="Name the goal or vision that it serves as `parent`.",
                goal=goal,
            )
