"""A302 team-metric-for-one-person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.knowledge.metric import Reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_OCCUPANCY = """\
roles: {technical-support: {metrics: [occupancy]}}
title: Room to breathe between calls
specific: Plan shifts by the forecast of each half-hour.
measurable: {metric: occupancy, baseline: 89 %}
time_bound: {stretch_deadline: null}
"""
_BACKLOG = """\
title: A smaller pile of open tickets
specific: Close the ten oldest tickets first each morning.
measurable: {metric: backlog, baseline: 120, window: null, min_sample: null}
realistic: {threshold: 100, stretch: 90}
people: {Anna Kovács: {role: null}}
"""


@rule(
    "A302",
    Criterion.ACHIEVABLE,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad=_OCCUPANCY + "realistic: {threshold: {from: 78 %, to: 85 %}, stretch: null}",
            good=_OCCUPANCY
            + "realistic: {threshold: {from: 78 %, to: 85 %}, stretch: null, agreed_by: [Pál Nagy, Katalin Szabó]}\n"
            + "owner: Technical support",
            says="occupancy",
        ),
        Example(
            bad=_BACKLOG,
            good=_BACKLOG + "metrics: {backlog: {moved_by: person}}",
            says="Anna Kovács",
        ),
    ),
)
def team_metric_for_one_person(goal: Goal, context: Context) -> Iterator[Problem]:
    """One person owns a metric that only a whole team moves.

    Why it matters:
        Occupancy, service level or the backlog follow from staffing and call volume; one representative can work well
        all month and miss them. Occupancy even rises with the size of the team.
    How to fix:
        Let the team own the goal, or choose what this person does for it: adherence, handle time, solved tickets.
    When to ignore:
        The owner leads the team and answers for it; `moved_by: person` under `metrics` says the same for all goals.
    """
    is_of_a_team = goal.metric is not None and goal.metric.moved_by is Reach.TEAM
    if is_of_a_team and goal.person is not None and not context.roles.forbid(goal):
        yield Problem(
            at=("owner",),
            message=f"A whole team moves {goal.measurable.metric}, and {goal.owner} is one person.",
            hint="Let the team own the goal, or choose a metric of this person's own work.",
        )
