"""M212 definition-open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_SERVICE_LEVEL = """\
owner: Technical support
title: Calls picked up within 20 seconds
specific: Move breaks and coaching out of the Monday peak.
measurable: {metric: service_level, baseline: 71 %, guardrails: [{metric: abandonment_rate, at_most: 5 %}]}
realistic: {threshold: 80 %, stretch: 84 %, agreed_by: [Pál Nagy, Katalin Szabó]}
"""
_FIRST_CONTACT = """\
roles: {technical-support: {metrics: [fcr]}}
title: Solved on the first call
specific: Load one page together with the caller before the call ends.
measurable: {metric: fcr, baseline: 71 %}
realistic: {threshold: 76 %, stretch: 79 %}
"""


@rule(
    "M212",
    Criterion.MEASURABLE,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad=_SERVICE_LEVEL,
            good=_SERVICE_LEVEL + "metrics: {service_level: {variant: answered_of_offered}}",
            says="service_level",
        ),
        Example(
            bad=_FIRST_CONTACT,
            good=_FIRST_CONTACT + "metrics: {fcr: {variant: no_repeat}}",
            says="2 formulas",
        ),
    ),
)
def definition_open(goal: Goal, context: Context) -> Iterator[Problem]:
    """The metric has several published formulas, and the file doesn't say which one is meant.

    Why it matters:
        The same calls of the same day give five different service levels by the five published formulas (ICMI
        QueueTips, Call Centre Helper), so the goal could be met and missed at once.
    How to fix:
        Say which one your telephone system or survey uses: `metrics: {service_level: {variant: answered_of_offered}}`.
    When to ignore:
        Your formula is none of them; better describe it as a metric of your own.
    """
    metric = goal.metric
    is_open = metric is not None and metric.needs_variant and metric.variant is None
    if metric is not None and is_open and not goal.file.is_doubtful("metrics", metric.id):
        choices = ", ".join(variant.id for variant in metric.variants)
        yield Problem(
            at=("measurable", "metric"),
            message=f"{metric.id} has {len(metric.variants)} formulas with different results, and none is chosen.",
            hint=f"Choose one under `metrics` as `{metric.id}: {{variant: …}}`: {choices}.",
        )
