"""R402 threshold-not-beyond-baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import BASELINE, THRESHOLD, Band
from smartgoal.check.rule import Criterion, Example, Form, Problem, Related, Severity, rule
from smartgoal.goals.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_OCCUPANCY = """\
owner: Technical support
title: Room to breathe between calls
specific: Plan shifts by the forecast of each half-hour, so that occupancy stays in the agreed range.
realistic: {threshold: {from: 78 %, to: 85 %}, stretch: null, agreed_by: [Pál Nagy, Katalin Szabó]}
time_bound: {stretch_deadline: null}
"""


@rule(
    "R402",
    Criterion.REALISTIC,
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="realistic: {threshold: 18 %, stretch: 14 %}",
            good="realistic: {threshold: 14 %, stretch: 12 %}",
            says="18 %",
        ),
        Example(
            bad="realistic: {threshold: 18 %, stretch: 14 %}",
            good="""\
specific: Walk through the documented resolution steps on every technical call.
measurable: {keep: true}
realistic: {threshold: 18 %, stretch: 17 %}
""",
            says="18 %",
        ),
        Example(
            bad=_OCCUPANCY + "measurable: {metric: occupancy, baseline: 80 %}",
            good=_OCCUPANCY + "measurable: {metric: occupancy, baseline: 80 %, keep: true}",
            says="80 % lies within the threshold of 78 % to 85 %",
        ),
    ),
)
def threshold_not_beyond_baseline(goal: Goal, context: Context) -> Iterator[Problem]:
    """The threshold is met by the baseline already.

    Why it matters:
        A goal that asks for nothing is met on its first day, and its reward is for nothing.
    How to fix:
        Set a threshold beyond the baseline, or say `keep: true` if holding the level is the goal.
    When to ignore:
        Never; `keep: true` says openly that the level is to be kept.
    """
    aim = context.aim(goal)
    if aim is None or aim.keep or aim.way != 0 or aim.threshold is None or aim.baseline is None:
        return
    threshold = aim.show(aim.threshold)
    if isinstance(aim.threshold, Band):
        message = f"The baseline of {show(aim.baseline, aim.unit)} lies within the threshold of {threshold} already."
    else:
        message = f"The threshold of {threshold} is the baseline itself."
    yield Problem(
        at=THRESHOLD,
        message=message,
        hint="Set a threshold beyond the baseline, or say `keep: true` if the level is to be kept.",
        related=(Related("the baseline", goal, BASELINE),),
    )
