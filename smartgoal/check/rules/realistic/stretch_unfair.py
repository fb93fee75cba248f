"""R406 stretch-unfair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import STRETCH
from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_REVIEWS = """\
title: Reviewed calls that follow the playbook
specific: Ask the three diagnostic questions of the playbook at the start of each technical call.
measurable: {metric: qa_score, baseline: 82 %}
"""


@rule(
    "R406",
    Criterion.REALISTIC,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="realistic: {stretch: 5 %}",
            good="realistic: {stretch: 6 %}",
            says="9 points beyond the threshold",
        ),
        Example(
            bad=_REVIEWS + "realistic: {threshold: 85 %, stretch: 92 %}",
            good=_REVIEWS + "realistic: {threshold: 85 %, stretch: 91 %}",
            says="7 points beyond the threshold",
        ),
    ),
)
def stretch_unfair(goal: Goal, context: Context) -> Iterator[Problem]:
    """The step from threshold to stretch is larger than twice the step from baseline to threshold.

    Why it matters:
        A stretch encourages while it is in sight; one that is much further than all that was asked before looks like
        a reward that nobody means to give.
    How to fix:
        Bring the stretch nearer, or agree on a threshold further from the baseline.
    When to ignore:
        The threshold is held low on purpose, for instance for somebody new.
    """
    aim = context.aim(goal)
    if aim is None or aim.way is None or aim.way <= 0 or aim.baseline is None or aim.stretch is None:
        return
    further = aim.distance(aim.baseline, aim.stretch) - aim.way
    if further > 2 * aim.way:
        step, before = aim.show_step(further), aim.show_step(aim.way)
        yield Problem(
            at=STRETCH,
            message=f"The stretch is {step} beyond the threshold, which is only {before} beyond the baseline.",
            hint=f"Bring the stretch nearer: at most {aim.show_step(2 * aim.way)} beyond the threshold.",
        )
