"""T505 period-too-long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.placeholder import is_placeholder
from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.knowledge.months import start_of_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_YEAR = "{start: 2026-10-01, deadline: 2027-09-30, stretch_deadline: 2027-12-31}"


@rule(
    "T505",
    Criterion.TIME_BOUND,
    Severity.WARNING,
    since="0.1",
    spares=Form.VISION,
    examples=(
        Example(
            bad=f"time_bound: {_YEAR}",
            good="time_bound: {start: 2026-10-01, deadline: 2027-03-31, stretch_deadline: 2027-06-30}",
            says="2026-10-01 to 2027-09-30",
        ),
        Example(
            bad=f"time_bound: {_YEAR}",
            good=f"""\
owner: Technical support
realistic: {{agreed_by: [Pál Nagy, Katalin Szabó]}}
time_bound: {_YEAR}
""",
            says="more than 6 months",
        ),
    ),
)
def period_too_long(goal: Goal, context: Context) -> Iterator[Problem]:
    """One person's goal on one metric runs longer than the settings allow (`long-period`, 6 months).

    Why it matters:
        A far day moves nobody today, and in half a year products, tools and shifts change; nearer goals on the way keep
        up effort and confidence (Bandura and Schunk 1981).
    How to fix:
        Split it into goals that follow each other (`follows`), each with a threshold of its own.
    When to ignore:
        The figure only exists once a year, such as a yearly survey.
    """
    start, deadline, most = goal.start, goal.deadline, context.limits.long_period_months
    # Who is no known person may be a team misspelt, or nobody yet; each is a finding of its own.
    is_of_one = goal.owner is not None and not (goal.is_team or goal.has_unknown_owner or is_placeholder(goal.owner))
    if not is_of_one or goal.measurable.metric is None or start is None or deadline is None:
        return
    if start < start_of_months(most, until=deadline):
        yield Problem(
            at=("time_bound", "deadline"),
            message=f"From {start} to {deadline} is more than {most} month{'s' if most > 1 else ''} for one person.",
            hint="Split it into shorter goals that follow each other.",
        )
