"""M201 metric-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.goals.model import Measurable
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_OTHER_KEYS = Measurable.model_fields.keys() - {"metric", "deliverable"}


@rule(
    "M201",
    Criterion.MEASURABLE,
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION,
    left_open_by_drafts=True,
    examples=(
        Example(
            bad="measurable: {metric: null}",
            good="measurable: {metric: repeat_contact_rate}",
            says="no metric",
        ),
        Example(
            bad="{title: A guide for routers, measurable: null}",
            good="""\
title: A guide for routers
specific: Publish a troubleshooting guide with one page for each of the five routers that we sell.
measurable: {metric: null, baseline: null, window: null, min_sample: null, deliverable: Guide published}
realistic: {threshold: null, stretch: null}
time_bound: {stretch_deadline: null}
""",
            says='"A guide for routers"',
        ),
    ),
)
def metric_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """The goal names neither a metric nor a deliverable.

    Why it matters:
        Without a figure or a thing to show, both sides will judge the result by memory; Doran (1981) asks that a goal
        "quantify or at least suggest an indicator of progress".
    How to fix:
        Name a `metric` of the catalogue (`smartgoal metrics`) or of the file's own, or the `deliverable` that will be
        there.
    When to ignore:
        Never; a wish without measure is a vision (`level: vision`).
    """
    measurable = goal.measurable
    if measurable.metric is None and measurable.deliverable is None and not _may_be_unread(goal):
        yield Problem(
            at=("measurable", "metric"),
            message=f'The goal "{shortened(goal.title)}" has no metric and no deliverable.',
            hint="Name the metric that shows the result, or the deliverable that will be there.",
        )


def _may_be_unread(goal: Goal) -> bool:
    """Whether what is missing may be what stands there in a form or under a key that nobody can use."""
    return any(path[:1] == ("measurable",) and _OTHER_KEYS.isdisjoint(path[1:2]) for path in goal.faulty)
