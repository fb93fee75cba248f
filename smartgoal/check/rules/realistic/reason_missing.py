"""R408 reason-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.placeholder import is_placeholder
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.rule import Criterion, Example, Form, PlanProblem, Severity, plan_rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal, Plan

_WHY = ("realistic", "why")


@plan_rule(
    "R408",
    Severity.INFO,
    since="0.1",
    spares=Form.BARE_VISION,
    criterion=Criterion.REALISTIC,
    examples=(
        Example(
            bad="realistic: {why: null}",
            good="realistic: {why: Repeat calls are the first complaint in the survey.}",
            says='"Fewer repeat calls',
        ),
        Example(
            bad="realistic: {why: null}",
            good="""\
goals:
  - id: one-call-is-enough
    owner: Technical support
    title: One call is enough
    specific: Test the line together with the caller before the call ends.
    realistic: {agreed_by: [Pál Nagy, Katalin Szabó]}
  - {id: fewer-repeat-calls, parent: one-call-is-enough, realistic: {why: null}}
""",
            says="doesn't say why it is wanted",
        ),
    ),
)
def reason_missing(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """Neither the goal nor a parent of it says why it is wanted.

    Why it matters:
        A goal that is explained is taken on as readily as one that people helped to set; an order without reason isn't
        (Latham, Erez and Locke 1988).
    How to fix:
        Write one sentence as `why`, or name the parent goal that this one serves.
    When to ignore:
        The reason is plain to everyone involved.
    """
    known: dict[str, Goal] = {}
    for goal in plan.goals:
        known.setdefault(goal.id, goal)
        known.setdefault(goal.whole, goal)
    explained: dict[str, bool] = {}
    for goal in plan.goals:
        if not goal.is_vision and not is_unread(goal, _WHY) and not _is_explained(goal, known, explained):
            yield PlanProblem(
                at=_WHY,
                message=f'The goal "{shortened(goal.title)}" doesn\'t say why it is wanted.',
                hint="Write one sentence as `why`, or name the parent that this goal serves.",
                goal=goal,
            )


def _is_explained(goal: Goal, known: Mapping[str, Goal], explained: dict[str, bool]) -> bool:
    """Whether the goal or one above it says why; where a parent isn't among the goals, that can't be denied."""
    way: list[str] = []
    current, found = goal, False
    while True:
        parent = current.written.parent
        if current.id in explained:
            found = explained[current.id]
        elif current.id not in way:
            way.append(current.id)
            why = current.realistic.why
            found = (why is not None and not is_placeholder(why)) or (parent is not None and parent not in known)
            if not found and parent is not None:
                current = known[parent]
                continue
        break
    explained.update(dict.fromkeys(way, found))
    return found
