"""T504 stretch-period-not-longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, Problem, Related, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "T504",
    Criterion.TIME_BOUND,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad="time_bound: {stretch_deadline: null}",
            good="time_bound: {stretch_deadline: 2027-03-31}",
            says="both end on 2026-12-31",
        ),
        Example(
            bad="time_bound: {stretch_deadline: 2026-11-30}",
            good="""\
metrics: {repeat_contact_rate: {better: range}}
realistic: {threshold: {from: 12 %, to: 15 %}, stretch: null}
time_bound: {stretch_deadline: null}
specific: Walk through the documented resolution steps on every technical call.
""",
            says="2026-11-30 is before the deadline, 2026-12-31",
        ),
    ),
)
def stretch_period_not_longer(goal: Goal, context: Context) -> Iterator[Problem]:
    """The stretch target has no more time than the threshold.

    Why it matters:
        More in the same time presses on everything else; who has met the threshold needs time to grow further.
    How to fix:
        Give the stretch its own `stretch_deadline`, after the deadline.
    When to ignore:
        The whole goal ends on a fixed day, such as a campaign's last.
    """
    deadline, own = goal.deadline, goal.time_bound.stretch_deadline
    if goal.stretch is None or deadline is None or (own is not None and own > deadline):
        return
    if own is None or own == deadline:
        message = f"The stretch has no more time than the threshold: both end on {deadline}."
    else:
        message = f"The stretch deadline {own} is before the deadline, {deadline}."
    yield Problem(
        at=("time_bound", "stretch_deadline"),
        message=message,
        hint="Give the stretch a `stretch_deadline` after the deadline.",
        related=(Related("the deadline", goal, ("time_bound", "deadline")),),
    )
