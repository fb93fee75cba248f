"""R404 stretch-not-beyond-threshold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import STRETCH, THRESHOLD, Band
from smartgoal.check.rule import Criterion, Example, Form, Problem, Related, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.facts.aim import Aim, Target
    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_OCCUPANCY = """\
owner: Technical support
title: Room to breathe between calls
specific: Plan shifts by the forecast of each half-hour, so that occupancy stays in the agreed range.
measurable: {metric: occupancy, baseline: 89 %}
"""
_REVIEWS = """\
title: Reviewed calls that follow the playbook
specific: Ask the three diagnostic questions of the playbook at the start of each technical call.
measurable: {metric: qa_score, baseline: 70 %}
"""


@rule(
    "R404",
    Criterion.REALISTIC,
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad=_REVIEWS + "realistic: {threshold: 75 %, stretch: 70 %}",
            good=_REVIEWS + "realistic: {threshold: 75 %, stretch: 78 %}",
            says="The stretch of 70 % is below the threshold of 75 %.",
        ),
        Example(
            bad="realistic: {stretch: 16 %}",
            good="realistic: {stretch: 12 %}",
            says="The stretch of 16 % is above the threshold of 14 %.",
        ),
        Example(
            bad="realistic: {stretch: 14 %}",
            good="realistic: {stretch: 12.5 %}",
            says="The stretch of 14 % is the threshold itself.",
        ),
        Example(
            bad=_OCCUPANCY + "realistic: {threshold: {from: 78 %, to: 85 %}, stretch: {from: 76 %, to: 85 %}}",
            good=_OCCUPANCY
            + "realistic: {threshold: {from: 78 %, to: 85 %}, stretch: {from: 80 %, to: 84 %},"
            + " agreed_by: [Pál Nagy, Katalin Szabó]}",
            says="76 % to 85 % isn't inside the threshold of 78 % to 85 %",
        ),
    ),
)
def stretch_not_beyond_threshold(goal: Goal, context: Context) -> Iterator[Problem]:
    """The stretch target asks for no more than the threshold.

    Why it matters:
        Whoever meets the threshold would have met the stretch before it, so its reward says nothing.
    How to fix:
        Set the stretch beyond the threshold (a range: inside it), or swap the two if they are mixed up.
    When to ignore:
        Never; leave the stretch out instead.
    """
    aim = context.aim(goal)
    what = _what_is_wrong(aim) if aim else None
    if aim is not None and what is not None:
        where = "inside" if isinstance(aim.threshold, Band) else "beyond"
        yield Problem(
            at=STRETCH,
            message=what,
            hint=f"Set the stretch {where} the threshold, or leave it out.",
            related=(Related("the threshold", goal, THRESHOLD),),
        )


def _what_is_wrong(aim: Aim) -> str | None:
    threshold, stretch = aim.threshold, aim.stretch
    if threshold is None or stretch is None:
        return None
    if threshold == stretch:
        return f"The stretch of {aim.show(stretch)} is the threshold itself."
    if isinstance(threshold, Band):
        low, high = (stretch.low, stretch.high) if isinstance(stretch, Band) else (stretch, stretch)
        is_inside = threshold.low <= low and high <= threshold.high
        return None if is_inside else _not_so(aim, stretch, "isn't inside", threshold)
    # A range beside a single figure: which of them asks for more can't be told.
    if not isinstance(stretch, Decimal) or aim.distance(threshold, stretch) > 0:
        return None
    # The threshold leads away from the baseline and the stretch further so: that is one mistake, M206's.
    if aim.asks_for_worse:
        return None
    return _not_so(aim, stretch, "is below" if aim.rises else "is above", threshold)


def _not_so(aim: Aim, stretch: Target, how: str, threshold: Target) -> str:
    return f"The stretch of {aim.show(stretch)} {how} the threshold of {aim.show(threshold)}."
