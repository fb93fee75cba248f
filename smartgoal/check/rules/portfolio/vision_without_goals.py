"""P708 vision-without-goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Example, PlanProblem, Severity, plan_rule
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
"""
_CHINESE = """
goals:
- id: first-time-right
  level: vision
  title: 一次解决
  specific: 客户在首次来电时就得到答复，不必再次来电。
- id: fewer-repeat-calls
"""
_SERVES = "  parent: first-time-right\n"


@plan_rule(
    "P708",
    Severity.INFO,
    since="0.1",
    examples=(
        Example(bad=_VISION, good=_VISION + _SERVES, says='No goal serves the vision "Right the first time".'),
        Example(bad=_CHINESE, good=_CHINESE + _SERVES, says="一次解决"),
    ),
)
def vision_without_goals(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """A vision that no goal names as its parent.

    Why it matters:
        A vision is reached through goals or not at all; one without any is a motto.
    How to fix:
        Name its id as `parent` in the goals that serve it, or write the first such goal.
    When to ignore:
        Its goals stand in files that aren't checked along.
    """
    family = context.family
    if not family.is_complete:
        return
    served = {goal.whole for goal in family.reached("parent")}
    for goal in plan.goals:
        if goal.is_vision and goal.whole not in served:
            yield PlanProblem(
                at=("level",),
                message=f'No goal serves the vision "{shortened(goal.title)}".',
                hint=f"Name `{shortened(goal.whole)}` as `parent` in the goals that serve it.",
                goal=goal,
            )
