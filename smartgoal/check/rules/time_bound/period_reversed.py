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

_GUIDE = """\
title: A guide for routers
specific: Publish a troubleshooting guide with one page for each of the five routers that we sell.
measurable:
  {{metric: null, baseline: null, window: null, min_sample: null, deliverable: Guide published, done: {}}}
realistic: {{threshold: null, stretch: null}}
time_bound: {{stretch_deadline: null}}
"""


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
            bad=_GUIDE.format("2025-10-20"),
            good=_GUIDE.format("2026-10-20"),
            says="done on 2025-10-20, before the first day, 2026-10-01",
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
    """The deadline or the day it was done comes before the start; with `--as-of`, also a draft whose period is over.

    Why it matters:
        No day counts for such a goal, so it can be neither met nor missed; what was there before is no result of it.
    How to fix:
        Correct the year or swap the days; move the period of a draft before it is agreed.
    When to ignore:
        Never.
    """
    start, deadline, done = goal.start, goal.deadline, goal.measurable.done
    if start is not None and done is not None and done < start:
        yield Problem(
            at=("measurable", "done"),
            message=f"It was done on {done}, before the first day, {start}.",
            hint="Correct the year, or let the goal start earlier.",
            related=(Related("the first day", goal, ("time_bound", "start")),),
        )
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
