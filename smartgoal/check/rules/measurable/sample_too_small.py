"""M211 sample-too-small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.knowledge.metric import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric

_REVIEWS = """\
title: Reviewed calls that follow the playbook
specific: Ask the three diagnostic questions of the playbook at the start of each technical call.
realistic: {threshold: 88 %, stretch: 91 %}
"""
_TICKETS = """\
roles: {technical-support: {metrics: [tickets_solved]}}
title: More tickets solved
specific: Close the oldest three tickets before the first call of the day.
realistic: {threshold: 90, stretch: 100}
"""


@rule(
    "M211",
    Criterion.MEASURABLE,
    Severity.INFO,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="measurable: {min_sample: null}",
            good="measurable: {min_sample: 100}",
            says="repeat_contact_rate",
        ),
        Example(
            bad=_REVIEWS + "measurable: {metric: qa_score, baseline: 82 %, min_sample: null}",
            good=_TICKETS + "measurable: {metric: tickets_solved, baseline: 80, window: null, min_sample: null}",
            says="qa_score",
        ),
    ),
)
def sample_too_small(goal: Goal, context: Context) -> Iterator[Problem]:
    """A share, mean or net promoter score that would be judged from however few answers there are.

    Why it matters:
        Nine of ten and 450 of 500 are both 90 %, but the first says little: 60 answers leave a net promoter score
        uncertain by nearly 20 points.
    How to fix:
        Add `min_sample` with the smallest number of contacts, answers or reviews that you would both trust.
    When to ignore:
        The numbers are always large, as with all calls of a team.
    """
    if goal.metric is not None and _needs_sample(goal.metric) and goal.measurable.min_sample is None:
        yield Problem(
            at=("measurable", "min_sample"),
            message=f"Without `min_sample` even a handful of cases would decide {goal.metric.id}.",
            hint="Add `min_sample`: the smallest number of cases that you would both trust.",
        )


def _needs_sample(metric: Metric) -> bool:
    return metric.is_share or metric.kind in {Kind.MEAN, Kind.NPS}
