"""A304 owner-overloaded."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.check.rule import Criterion, Example, Form, PlanProblem, Related, Severity, plan_rule
from smartgoal.goals.model import GoalStatus
from smartgoal.knowledge.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal, Plan

_SIX_OF_ONE = """\
goals:
  - {id: one}
  - {id: two}
  - {id: three}
  - {id: four}
  - {id: five}
  - {id: six}
"""


class _Running(NamedTuple):
    """A goal and the days it runs, ends included."""

    start: date
    deadline: date
    goal: Goal


@plan_rule(
    "A304",
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    criterion=Criterion.ACHIEVABLE,
    examples=(
        Example(bad=_SIX_OF_ONE, good="goals: [{id: one}]", says="6 active goals"),
        Example(
            bad=_SIX_OF_ONE + "  - {id: seven, owner: Bence Tóth}",
            good="""\
goals:
  - {id: autumn}
  - id: winter
    follows: autumn
    time_bound: {start: 2027-01-01, deadline: 2027-03-31, stretch_deadline: 2027-06-30}
""",
            says="Anna Kovács has 6",
        ),
    ),
)
def owner_overloaded(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """An owner has more active goals at the same time than the settings allow (`max-goals-per-owner`, 5).

    Why it matters:
        Attention is what goals direct (Locke and Latham); shared among many it directs nothing, and the easiest goal
        wins.
    How to fix:
        Keep the goals that matter most, let others follow once these are closed, or hand some over.
    When to ignore:
        Several goals are steps of one and the same piece of work.
    """
    limit = context.limits.max_goals_per_owner
    for running in _by_owner(plan.goals).values():
        day, together = _busiest(running) if len(running) > limit else (None, [])
        if len(together) > limit:
            first = together[limit]
            yield PlanProblem(
                at=("owner",),
                message=f"{first.owner} has {len(together)} active goals at once on {day}; the limit is {limit}.",
                hint="Keep the goals that matter most, and let the others follow or hand them over.",
                goal=first,
                related=tuple(Related("another goal of these days", goal, ("id",)) for goal in together[:limit]),
            )


def _by_owner(goals: Iterable[Goal]) -> dict[str, list[_Running]]:
    owners: dict[str, list[_Running]] = {}
    for goal in goals:
        if goal.status is GoalStatus.ACTIVE and not goal.is_vision and goal.owner and goal.start and goal.deadline:
            running = _Running(goal.start, goal.deadline, goal)
            owners.setdefault(fold_name(goal.owner), []).append(running)
    return owners


def _busiest(running: list[_Running]) -> tuple[date, list[Goal]]:
    """Return the first day on which most goals run, and these in the order of their files."""
    most, busiest = 0, running[0].start
    ends: list[date] = []
    for one in sorted(running, key=lambda each: each.start):
        while ends and ends[0] < one.start:
            heappop(ends)
        heappush(ends, one.deadline)
        if len(ends) > most:
            most, busiest = len(ends), one.start
    return busiest, [one.goal for one in running if one.start <= busiest <= one.deadline]
