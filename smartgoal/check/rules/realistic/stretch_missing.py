"""R403 stretch-missing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import STRETCH
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.goals.show import show
from smartgoal.knowledge.metric import Better

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "R403",
    Criterion.REALISTIC,
    Severity.INFO,
    since="0.1",
    spares=Form.VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="realistic: {stretch: null}",
            good="realistic: {stretch: 12 %}",
            says="14 %",
        ),
        Example(
            bad="""\
title: Shorter calls without haste
measurable: {metric: aht, baseline: 6 min 30 s}
realistic: {threshold: 5 min 45 s, stretch: null}
""",
            good="""\
title: Shorter calls without haste
specific: Write the note during the call and not after it.
measurable: {metric: aht, baseline: 6 min 30 s, guardrails: [{metric: qa_score, at_least: 85 %}]}
realistic: {threshold: 5 min 45 s, stretch: 5 min 20 s}
""",
            says="5 min 45 s",
        ),
    ),
)
def stretch_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """There is no stretch target to grow to beyond the threshold.

    Why it matters:
        A further target that never counts as failure keeps people going who are past the threshold; high goals lead
        to more than easy ones (Locke and Latham), and the threshold stays safe to agree on.
    How to fix:
        Add a `stretch` beyond the threshold, with its own `stretch_deadline`.
    When to ignore:
        More would do harm or cost too much. Ranges and levels to keep aren't asked for a stretch.
    """
    threshold, metric = goal.threshold, goal.metric
    if metric is None or not isinstance(threshold, Decimal) or goal.stretch is not None or is_unread(goal, STRETCH):
        return
    # Beyond 100 % of all, or none at all, there is nothing.
    is_last = threshold == metric.bounds[1 if metric.better is Better.HIGHER else 0]
    if not goal.measurable.keep and metric.better is not Better.RANGE and not is_last:
        yield Problem(
            at=STRETCH,
            message=f"There is no stretch target beyond the threshold of {show(threshold, metric.unit)}.",
            hint="Add a `stretch` to grow to, with its own `stretch_deadline`.",
        )
