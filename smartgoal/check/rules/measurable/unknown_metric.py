"""M202 unknown-metric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Fix, Form, PlanProblem, Severity, plan_rule
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.metrics import find_by_name, nearest
from smartgoal.knowledge.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal, LoadedFile, Plan
    from smartgoal.goals.yaml.source import Path

_MOST_NAMES_COMPARED = 50
"""Looking for near names is slow, and a hostile file could hold thousands of wrong ones."""


@plan_rule(
    "M202",
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    criterion=Criterion.MEASURABLE,
    examples=(
        Example(
            bad="measurable: {metric: repeat_contct_rate}",
            good="measurable: {metric: repeat_contact_rate}",
            says='"repeat_contct_rate"',
        ),
        Example(
            bad="""\
language: fr
specific: Tester la ligne avant de raccrocher pour ramener le taux de réitération de 18 % à 14 %.
measurable: {metric: taux de réitération}
""",
            good="""\
language: fr
specific: Tester la ligne avant de raccrocher pour ramener le taux de réitération de 18 % à 14 %.
measurable: {metric: repeat_contact_rate}
""",
            says='"taux de réitération"',
        ),
        Example(
            bad="measurable: {guardrails: [{metric: qa_scoer, at_least: 85 %}]}",
            good="measurable: {guardrails: [{metric: qa_score, at_least: 85 %}]}",
            says='"qa_scoer"',
        ),
        Example(
            bad="measurable: {metric: parcels_packed}",
            good="""\
roles: {technical-support: {metrics: [parcels_packed]}}
metrics:
  parcels_packed: {name: Packed parcels, kind: sum, unit: parcels, better: higher, class: volume}
title: More parcels out of the door in time
specific: Lay out the boxes before the shift begins and pack the small parcels first.
measurable: {metric: parcels_packed, baseline: 4000 parcels, window: null}
realistic: {threshold: 4400 parcels, stretch: 4600 parcels}
""",
            says='"parcels_packed"',
        ),
    ),
)
def unknown_metric(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """A metric, the goal's or a guardrail's, is neither in the catalogue nor among the file's own.

    Why it matters:
        Unit, direction and formula come from the metric; without it no figure of the goal can be judged.
    How to fix:
        Write the id of a metric of the catalogue (`smartgoal metrics`), or describe your own under `metrics` with its
        kind, unit and direction.
    When to ignore:
        Never; the goal can't be judged.
    """
    hints: dict[tuple[str, str], tuple[str, Fix | None]] = {}
    for goal in plan.goals:
        for at, name in _named(goal):
            if name in goal.file.metrics or goal.file.is_doubtful("metrics", name):
                continue
            known = (goal.file.name, name)
            if known not in hints:
                hints[known] = _hint(name, goal.file, compare=len(hints) < _MOST_NAMES_COMPARED)
            hint, fix = hints[known]
            yield PlanProblem(at, f'The metric "{shortened(name)}" isn\'t known.', hint, goal=goal, fix=fix)


def _named(goal: Goal) -> Iterator[tuple[Path, str]]:
    """Return the metrics that a goal names, each with where."""
    if goal.measurable.metric is not None:
        yield ("measurable", "metric"), goal.measurable.metric
    at: Path = ("measurable", "guardrails")
    # Those that can't be used are out of the goal's list already; their numbers are those of the file.
    written = goal.file.document.value(goal.locate(at)) if goal.measurable.guardrails else []
    for number, rail in enumerate(written if isinstance(written, list) else []):
        name = rail.get("metric") if isinstance(rail, dict) else None
        if isinstance(name, str):
            yield (*at, number, "metric"), name


def _hint(name: str, file: LoadedFile, *, compare: bool) -> tuple[str, Fix | None]:
    meant = find_by_name(name, file.metrics)
    if meant is not None:
        return f"Write its id, `{meant.id}`.", Fix(f"Write the id {meant.id}.", meant.id)
    near = nearest(name, file.metrics) if compare else ()
    otherwise = "Choose one that `smartgoal metrics` lists, or describe your own under `metrics`."
    return did_you_mean(near, otherwise, quote="`"), None
