"""Progress as CSV: a row a goal, then one for each roll-up and each goal that couldn't be judged."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from io import StringIO
from typing import TYPE_CHECKING

from smartgoal.goals.written import Range
from smartgoal.report.escape import csv_text
from smartgoal.report.json.exact import json_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smartgoal.progress.assessment import Assessment, Progress, RollUp, Unjudged
    from smartgoal.report.style import Style

COLUMNS = (
    "record", "id", "title", "owner", "team", "status", "qualifiers",
    "value", "unit", "threshold", "threshold_from", "threshold_to", "stretch", "stretch_from", "stretch_to",
    "stretch_value", "baseline", "better", "progress", "stretch_progress", "expected", "gap", "slack_days",
    "forecast", "forecast_low", "forecast_high", "chance", "rows", "weight", "coverage",
    "metric", "deliverable", "done", "window_from", "window_to", "start", "deadline", "stretch_deadline",
    "scored", "children", "children_done", "reason", "guardrails", "next_step", "file", "line", "code",
)  # fmt: skip
"""Within a version columns are only added, behind the others."""


def progress(result: Progress, _style: Style) -> str:
    """Return a run's progress as CSV; numbers are whole or decimal with a point, texts can't be formulas."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = [*map(_goal, result.goals), *map(_rollup, result.rollup), *map(_unjudged, result.unjudged)]
    writer.writerows([_cell(row.get(column)) for column in COLUMNS] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal | Fraction):
        return json_number(value)
    if isinstance(value, int | date):
        return str(value)
    return csv_text(str(value.value if isinstance(value, Enum) else value))


def _goal(one: Assessment) -> Mapping[str, object]:
    return _agreed(one) | _judged(one)


def _agreed(one: Assessment) -> dict[str, object]:
    goal, metric = one.goal, one.goal.metric
    return {
        "record": "goal",
        "id": goal.id,
        "title": goal.title,
        "owner": goal.owner,
        "team": goal.team,
        "unit": metric.unit if metric else None,
        "better": metric.better if metric else None,
        "metric": goal.measurable.metric,
        "deliverable": goal.measurable.deliverable,
        "done": goal.measurable.done,
        "baseline": goal.baseline,
        **_target("threshold", goal.threshold),
        **_target("stretch", goal.stretch),
        "start": goal.start,
        "deadline": goal.deadline,
        "stretch_deadline": goal.stretch_deadline,
        "file": goal.file.name,
        "line": goal.span().line,
    }


def _judged(one: Assessment) -> dict[str, object]:
    forecast, window, pace = one.outlook.forecast, one.threshold.window, one.pace
    return {
        "status": one.status,
        "qualifiers": _joined(qualifier.value for qualifier in one.qualifiers),
        "value": one.value,
        "stretch_value": one.stretch.value if one.stretch else None,
        "progress": one.threshold.progress,
        "stretch_progress": one.stretch.progress if one.stretch else None,
        "expected": pace.expected if pace else None,
        "gap": pace.gap if pace else None,
        "slack_days": one.slack_days,
        "forecast": forecast.value if forecast else None,
        "forecast_low": forecast.low if forecast else None,
        "forecast_high": forecast.high if forecast else None,
        "chance": forecast.chance if forecast else None,
        "rows": one.rows,
        "weight": one.weight,
        "coverage": one.coverage,
        "window_from": window.first if window else None,
        "window_to": window.last if window else None,
        "reason": one.reason,
        "guardrails": _joined(f"{rail.metric}: {_HOLDS[rail.holds]}" for rail in one.guardrails),
        "next_step": one.next_step.text if one.next_step else None,
    }


_HOLDS = {True: "holds", False: "broken", None: "no data"}


def _joined(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None


def _target(name: str, target: Decimal | Range | None) -> dict[str, object]:
    if isinstance(target, Range):
        return {f"{name}_from": target.low, f"{name}_to": target.high}
    return {name: target}


def _rollup(one: RollUp) -> Mapping[str, object]:
    return {
        "record": "rollup",
        "id": one.id,
        "status": one.status,
        "progress": one.progress,
        "scored": one.scored,
        "children": one.children,
        "children_done": one.done,
    }


def _unjudged(one: Unjudged) -> Mapping[str, object]:
    return {
        "record": "unjudged",
        "id": one.id,
        "title": one.title,
        "owner": one.owner,
        "reason": one.message,
        "file": one.file,
        "line": one.line,
        "code": one.code,
    }
