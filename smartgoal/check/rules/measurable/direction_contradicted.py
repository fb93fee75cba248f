"""M206 direction-contradicted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import BASELINE, THRESHOLD
from smartgoal.check.rule import Criterion, Example, Form, Problem, Related, Severity, rule
from smartgoal.goals.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "M206",
    Criterion.MEASURABLE,
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="measurable: {baseline: 12 %}",
            good="measurable: {baseline: 18 %}",
            says="14 % is above the baseline of 12 %",
        ),
        Example(
            bad="""\
title: Reviewed calls that follow the playbook
specific: Ask the three diagnostic questions of the playbook at the start of each technical call.
measurable: {metric: qa_score, baseline: 92 %}
realistic: {threshold: 88 %, stretch: 94 %}
""",
            good="""\
title: Reviewed calls that follow the playbook
specific: Ask the three diagnostic questions of the playbook at the start of each technical call.
measurable: {metric: qa_score, baseline: 92 %, keep: true}
realistic: {threshold: 88 %, stretch: 94 %}
""",
            says="88 % is below the baseline of 92 %",
        ),
        Example(
            bad="""\
language: zh
title: 缩短平均处理时长
specific: 通话中当场记录结果,缩短平均处理时长。
measurable: {metric: aht, baseline: 5:20, guardrails: [{metric: qa_score, at_least: 85 %}]}
realistic: {threshold: 5:45, stretch: 5:10}
""",
            good="""\
language: zh
title: 缩短平均处理时长
specific: 通话中当场记录结果,缩短平均处理时长。
measurable: {metric: aht, baseline: 6:30, guardrails: [{metric: qa_score, at_least: 85 %}]}
realistic: {threshold: 5:45, stretch: 5:20}
""",
            says="5 min 45 s is above the baseline of 5 min 20 s",
        ),
        Example(
            bad="measurable: {keep: true}",
            good="""\
specific: Walk through the documented resolution steps on every technical call.
measurable: {baseline: 13 %, keep: true}
""",
            says="The level to keep, 14 %, isn't there yet: the baseline is 18 %",
        ),
    ),
)
def direction_contradicted(goal: Goal, context: Context) -> Iterator[Problem]:
    """The threshold is worse than the baseline by the metric's direction, or a level to keep isn't there.

    Why it matters:
        Such a goal rewards getting worse; usually two numbers are swapped or the metric's direction is wrong.
    How to fix:
        Swap or correct the numbers, set `better` of your own metric right, or say `keep: true` for a level to hold.
    When to ignore:
        A planned step back, such as longer calls during a migration; give the reason.
    """
    aim = context.aim(goal)
    if aim is None or aim.threshold is None or aim.baseline is None:
        return
    threshold, baseline = aim.show(aim.threshold), show(aim.baseline, aim.unit)
    if aim.keeps_what_isnt_there:
        # Some say so for a level that is to be there from the first day on.
        yield Problem(
            at=("measurable", "keep"),
            message=f"The level to keep, {threshold}, isn't there yet: the baseline is {baseline}.",
            hint="Take `keep` out if the threshold is to be reached first, or correct one of the two.",
            related=(Related("the baseline", goal, BASELINE),),
            tentative=True,
        )
    if not aim.asks_for_worse:
        return
    side, better = ("below", "higher") if aim.rises else ("above", "lower")
    yield Problem(
        at=THRESHOLD,
        message=f"The threshold of {threshold} is {side} the baseline of {baseline}, though {better} is better.",
        hint="Correct the threshold or the baseline, or say `keep: true` if the level is to be kept.",
        related=(Related("the baseline", goal, BASELINE),),
    )
