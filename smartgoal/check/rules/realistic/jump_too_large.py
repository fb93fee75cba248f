"""R405 jump-too-large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import BASELINE, THRESHOLD
from smartgoal.check.rule import Criterion, Example, Form, Problem, Related, Severity, rule
from smartgoal.goals.show import show, show_against

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.facts.aim import Aim
    from smartgoal.check.rule import Context, RuleLimits
    from smartgoal.goals.plan import Goal

_REVIEWS = """\
title: Reviewed calls that follow the playbook
specific: Ask the three diagnostic questions of the playbook at the start of each technical call.
measurable: {metric: qa_score, baseline: 60 %}
"""
_CALLS = """\
title: Shorter calls without haste
specific: Write the note during the call and not after it.
measurable: {metric: aht, baseline: 8 min, guardrails: [{metric: qa_score, at_least: 85 %}]}
"""


@rule(
    "R405",
    Criterion.REALISTIC,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad=_REVIEWS + "realistic: {threshold: 85 %, stretch: 90 %}",
            good=_REVIEWS + "realistic: {threshold: 80 %, stretch: 85 %}",
            says="25 points",
        ),
        Example(
            bad=_CALLS + "realistic: {threshold: 3 min 50 s, stretch: 3 min 30 s}",
            good=_CALLS + "realistic: {threshold: 4 min, stretch: 3 min 30 s}",
            says="52.1 %",
        ),
    ),
)
def jump_too_large(goal: Goal, context: Context) -> Iterator[Problem]:
    """The threshold asks for a larger change of the baseline than the settings allow.

    The limits are `large-jump` (50 % of the baseline) and, for metrics in % or points, `large-jump-points` (20).

    Why it matters:
        A threshold nobody believes in isn't agreed, only accepted; commitment is what makes high goals work (Locke and
        Latham), and a first milestone does more than a far summit.
    How to fix:
        Agree on a nearer threshold, make the far value the stretch, or let several goals follow each other.
    When to ignore:
        The cause of the bad baseline is known and gone, such as an outage.
    """
    aim = context.aim(goal)
    excess = _excess(aim, context.limits) if aim else None
    if aim is not None and aim.threshold is not None and excess is not None:
        step, limit = excess
        yield Problem(
            at=THRESHOLD,
            message=f"The threshold of {aim.show(aim.threshold)} is {step} from the baseline, more than {limit}.",
            hint="Agree on a nearer threshold, and make this value the stretch or a later goal.",
            related=(Related("the baseline", goal, BASELINE),),
        )


def _excess(aim: Aim, limits: RuleLimits) -> tuple[str, str] | None:
    """Return the change asked for and the limit that it passes, as shown."""
    if aim.keep or aim.way is None or aim.way <= 0:
        return None
    if aim.unit in {"%", "points"}:
        limit = limits.large_jump_points
        return (aim.show_step(aim.way), show(limit, "points")) if aim.way > limit else None
    limit = limits.large_jump
    if aim.change is None or aim.change <= limit:
        return None
    return show_against(aim.change, (limit,), "%"), show(limit, "%")
