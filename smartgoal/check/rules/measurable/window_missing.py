"""M207 window-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.knowledge.metric import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_KINDS = {Kind.MEAN: "a mean", Kind.RATIO: "a ratio", Kind.NPS: "a net promoter score", Kind.MEDIAN: "a median"}
_TICKETS = """\
roles: {technical-support: {metrics: [tickets_solved]}}
title: More tickets solved
specific: Close the oldest three tickets before the first call of the day.
realistic: {threshold: 90, stretch: 100}
"""


@rule(
    "M207",
    Criterion.MEASURABLE,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="measurable: {window: null}",
            good="measurable: {window: period}",
            says="over which days repeat_contact_rate, a ratio, is judged",
        ),
        Example(
            bad="measurable: {metric: qa_score, baseline: 9 %, window: null}",
            good=_TICKETS + "measurable: {metric: tickets_solved, baseline: 80, window: null, min_sample: null}",
            says="qa_score, a mean, is judged",
        ),
    ),
)
def window_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """A mean, ratio, net promoter score or median that doesn't say over which days it is judged.

    Why it matters:
        The average over the whole period and the level at its end differ, and a weak start weighs on one only.
    How to fix:
        Say `window: 4 weeks` for the level at the end, `period` for all days, `latest` for the last measurement.
    When to ignore:
        Never; `window: period` says what is judged without one.
    """
    if goal.metric is not None and goal.metric.kind in _KINDS and goal.measurable.window is None:
        yield Problem(
            at=("measurable", "window"),
            message=f"The goal doesn't say over which days {goal.metric.id}, {_KINDS[goal.metric.kind]}, is judged.",
            hint="Add `window: 4 weeks` for the level at the end, or `window: period` for all days together.",
        )
