"""M205 baseline-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.aim import BASELINE
from smartgoal.check.rule import Criterion, Example, Problem, Severity, rule
from smartgoal.check.unread import is_unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "M205",
    Criterion.MEASURABLE,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="measurable: {baseline: null}",
            good="measurable: {baseline: 18 %}",
            says="repeat_contact_rate",
        ),
        Example(
            bad="measurable: {baseline: null}",
            good="""\
specific: Walk through the resolution steps on every technical call, so that repeat calls fall to 14 %.
measurable: {baseline: none}
""",
            says="baseline",
        ),
        Example(
            bad="""\
language: hu
specific: Minden hívás végén leellenőrizni a vonalat, hogy az ismételt hívások aránya 14 %-ra csökkenjen.
measurable: {baseline: null}
""",
            good="""\
language: hu
specific: Minden hívás végén leellenőrizni a vonalat, hogy az ismételt hívások aránya 18 %-ról 14 %-ra csökkenjen.
measurable: {baseline: 18 %}
""",
            says="baseline",
        ),
    ),
)
def baseline_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """The goal doesn't say where its metric starts.

    Why it matters:
        Whether a target is bold or idle, and how far the owner has come, shows only beside the value at the start.
    How to fix:
        Write the value of the last weeks as `baseline`; `baseline: none` says openly that nobody has measured it yet.
    When to ignore:
        A goal to keep a level needs no baseline; say `keep: true` instead of ignoring this.
    """
    measurable = goal.measurable
    if goal.metric is None or goal.is_vision or measurable.keep or is_unread(goal, BASELINE):
        return
    if measurable.baseline is None:
        yield Problem(
            at=BASELINE,
            message=f"Where {goal.metric.id} starts isn't said: the baseline is missing.",
            hint="Write its value of the last weeks as `baseline`, or none if nobody has measured it yet.",
        )
