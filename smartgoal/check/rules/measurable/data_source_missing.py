"""M210 data-source-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, PlanProblem, Severity, plan_rule
from smartgoal.knowledge.metrics import names_of
from smartgoal.knowledge.names import label_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import LoadedFile, Plan


@plan_rule(
    "M210",
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    criterion=Criterion.MEASURABLE,
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
def data_source_missing(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """Sources are declared, and none of them brings the goal's metric.

    Why it matters:
        At the deadline there would be no figure to judge by, and nobody could say whether the goal is met.
    How to fix:
        Say under `metrics` of a source which columns make up the metric, or choose a metric that is exported.
    When to ignore:
        The figures are imported by hand from a tidy file that no source names.
    """
    brought = {file.name: _brought(file) for file in plan.files}
    for goal in plan.goals:
        names = brought.get(goal.file.name)
        if goal.metric is None or names is None or any(label_key(name) in names for name in names_of(goal.metric)):
            continue
        yield PlanProblem(
            at=("measurable", "metric"),
            message=f"None of the sources brings {goal.metric.id}.",
            hint=f"Say under `metrics` of a source which columns make up {goal.metric.id}.",
            goal=goal,
        )


def _brought(file: LoadedFile) -> frozenset[str] | None:
    """Return the folded names of the metrics that the sources bring; None where that can't be told."""
    if not file.sources or any(fault.path[:1] in {("sources",), ("include",)} for fault in file.faults):
        return None
    # A source without columns is a tidy file, whose rows name their metric themselves.
    if not all(source.mapping.metrics for source in file.sources):
        return None
    return frozenset(label_key(name) for source in file.sources for name in source.mapping.metrics)
