"""M210 data-source-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Problem, Severity, rule
from smartgoal.knowledge.metrics import find_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric


@rule(
    "M210",
    Criterion.MEASURABLE,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="""\
sources:
  - {files: calls-*.csv, date: Day, owner: Agent, metrics: {aht: {value: AHT, unit: "h:mm:ss", weight: Calls}}}
""",
            good="""\
sources:
  - files: calls-*.csv
    date: Day
    owner: Agent
    metrics: {repeat_contact_rate: {numerator: Repeat calls, denominator: Calls}}
""",
            says="repeat_contact_rate",
        ),
        Example(
            bad="sources: [{files: survey.csv, date: Day, metrics: {nps: {score: Recommend}}}]",
            good="sources: [{files: tidy.csv}]",
            says="repeat_contact_rate",
        ),
    ),
)
def data_source_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """Sources are declared, and none of them brings the goal's metric.

    Why it matters:
        At the deadline there would be no figure to judge by, and an unmeasured goal passes for nobody.
    How to fix:
        Say under `metrics` of a source which columns make up the metric, or choose a metric that is exported.
    When to ignore:
        The figures are imported by hand from a tidy file that no source names.
    """
    sources = [source.mapping.metrics for source in goal.file.sources]
    # A source without columns is a tidy file, whose rows name their metric themselves.
    if goal.metric is None or not all(sources) or not sources or _has_unread_source(goal):
        return
    if not any(_brings(name, goal.metric, goal) for metrics in sources for name in metrics):
        yield Problem(
            at=("measurable", "metric"),
            message=f"None of the sources brings {goal.metric.id}.",
            hint=f"Say under `metrics` of a source which columns make up {goal.metric.id}.",
        )


def _has_unread_source(goal: Goal) -> bool:
    return any(fault.path[:1] in {("sources",), ("include",)} for fault in goal.file.faults)


def _brings(name: str, metric: Metric, goal: Goal) -> bool:
    if name == metric.id:
        return True
    named = find_by_name(name, goal.file.metrics)
    return named is not None and named.id == metric.id
