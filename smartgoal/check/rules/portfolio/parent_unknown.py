"""P704 parent-unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Example, Problem, Severity, plan_rule
from smartgoal.knowledge.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal, Plan


@plan_rule(
    "P704",
    Severity.ERROR,
    since="0.1",
    examples=(
        Example(bad="parent: first-time-rihgt", good="{}", says="first-time-rihgt"),
    ),
)
def parent_unknown(plan: Plan, context: Context) -> Iterator[Problem]:
    """The goal's `parent` or `follows` names no goal of the run, or leads back to the goal itself.

    Why it matters:
        Progress rolls up along `parent`, so a goal with a wrong one counts nowhere.
    How to fix:
        Correct the id, or check the files together that hold the goals.
    When to ignore:
        The other goal lives in a repository that isn't checked along.
    """
    known: dict[str, Goal] = {}
    for goal in plan.goals:
        known.setdefault(goal.id, goal)
        known.setdefault(goal.whole, goal)
    for goal in plan.goals:
        for key in ("parent", "follows"):
            named = goal.written.parent if key == "parent" else goal.written.follows
            if named is None:
                continue
            if named not in known:
                yield _unknown(goal, key, named, list(known))
            elif _is_circular(goal, key, known):
                message = f"The {key} {named} leads back to {goal.whole} itself."
                yield Problem((key,), message, "Take one of these links out.", goal=goal)


def _unknown(goal: Goal, key: str, named: str, known: list[str]) -> Problem:
    near = nearest(named, [name for name in known if name not in (goal.id, goal.whole)], limit=1)
    hint = f"Did you mean `{near[0]}`?" if near else "Name a goal of these files, or check its file along."
    return Problem((key,), f'The {key} "{named}" is no goal of these files.', hint, goal=goal)


def _is_circular(goal: Goal, key: str, known: dict[str, Goal]) -> bool:
    seen: set[str] = set()
    current: Goal | None = goal
    while current is not None and current.whole not in seen:
        seen.add(current.whole)
        named = current.written.parent if key == "parent" else current.written.follows
        current = known.get(named) if named else None
    return current is not None and current.whole == goal.whole
