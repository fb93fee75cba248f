"""The JSON of progress, version 1: every goal has every key; what doesn't apply is null."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.written import Range
from smartgoal.progress.assessment import Judged
from smartgoal.report.json.exact import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from smartgoal.progress.assessment import Assessment, GuardrailResult, MilestoneResult, Point, Progress
    from smartgoal.report.style import Style


def progress(result: Progress, _style: Style) -> str:
    """Return a run's progress as JSON (`smartgoal schema progress`)."""
    return (
        json_text(
            {
                "schema": "smartgoal/progress/1",
                "as_of": result.as_of,
                "goals": [_goal(one) for one in result.goals],
                "rollup": [
                    {
                        "id": one.id,
                        "progress": one.progress,
                        "scored": one.scored,
                        "children": one.children,
                        "done": one.done,
                        "status": one.status,
                    }
                    for one in result.rollup
                ],
                "unjudged": [
                    {"id": one.id, "file": one.file, "line": one.line, "code": one.code, "message": one.message}
                    for one in result.unjudged
                ],
                "summary": {status.value: count for status, count in result.summary.items()},
                "data_errors": [
                    {
                        "goal": one.goal_id,
                        "file": one.error.file,
                        "line": one.error.line,
                        "code": one.error.code,
                        "message": one.error.message,
                    }
                    for one in result.data_errors
                ],
                "notes": [{"kind": one.kind, "text": one.text, "goals": one.goals} for one in result.notes],
            }
        )
        + "\n"
    )


def _goal(one: Assessment) -> dict[str, object]:
    return _agreed(one) | _judged(one) | _ahead(one)


def _agreed(one: Assessment) -> dict[str, object]:
    goal, window = one.goal, one.threshold.window
    metric = goal.metric
    return {
        "id": goal.id,
        "title": goal.title,
        "owner": goal.owner,
        "team": goal.team,
        "file": goal.file.name,
        "line": goal.span().line,
        "metric": goal.measurable.metric,
        "kind": metric.kind if metric else None,
        "unit": metric.unit if metric else None,
        "better": metric.better if metric else None,
        "deliverable": goal.measurable.deliverable,
        "done": goal.measurable.done,
        "baseline": goal.baseline,
        "threshold": _target(goal.threshold),
        "stretch": _target(goal.stretch),
        "start": goal.start,
        "deadline": goal.deadline,
        "stretch_deadline": goal.stretch_deadline,
        "window": {"kind": window.kind, "from": window.first, "to": window.last} if window else None,
    }


def _judged(one: Assessment) -> dict[str, object]:
    threshold, stretch, elapsed = one.threshold, one.stretch or Judged(), one.elapsed
    return {
        "status": one.status,
        "qualifiers": one.qualifiers,
        "value": threshold.value,
        "stretch_value": stretch.value,
        "rows": one.rows,
        "weight": one.weight,
        "interval": one.outlook.interval,
        "established": one.outlook.established,
        "meets_threshold": threshold.meets,
        "meets_stretch": stretch.meets,
        "progress": threshold.progress,
        "stretch_progress": stretch.progress,
        "allowance": one.allowance,
        "elapsed_days": elapsed.days if elapsed else None,
        "total_days": elapsed.of if elapsed else None,
        "elapsed": elapsed.share if elapsed else None,
        "coverage": one.coverage,
        "pace": {"expected": one.pace.expected, "gap": one.pace.gap} if one.pace else None,
        "slack_days": one.slack_days,
        "required": {"rate": one.required.rate, "per": one.required.per, "unreachable": one.required.unreachable}
        if one.required
        else None,
        "reason": one.reason,
    }


def _ahead(one: Assessment) -> dict[str, object]:
    forecast, step, reward = one.outlook.forecast, one.next_step, one.reward
    return {
        "forecast": {
            "at": forecast.at,
            "value": forecast.value,
            "low": forecast.low,
            "high": forecast.high,
            "chance": forecast.chance,
        }
        if forecast
        else None,
        "forecast_reason": one.outlook.why_none,
        "signals": [{"kind": signal.kind, "from": signal.first, "to": signal.last} for signal in one.outlook.signals],
        "guardrails": [_guardrail(guardrail) for guardrail in one.guardrails],
        "milestones": [_milestone(milestone) for milestone in one.milestones],
        "series": _series(one.series),
        "next_step": {"kind": step.kind, "text": step.text} if step else None,
        "reward": {"threshold": reward.threshold, "stretch": reward.stretch, "earned": reward.earned}
        if reward
        else None,
    }


def _target(target: Decimal | Range | None) -> object:
    return {"from": target.low, "to": target.high} if isinstance(target, Range) else target


def _guardrail(one: GuardrailResult) -> dict[str, object]:
    return {"metric": one.metric, "limit": one.limit, "side": one.side, "value": one.value, "holds": one.holds}


def _milestone(one: MilestoneResult) -> dict[str, object]:
    written = one.milestone
    if written.what is not None:
        return {"by": written.by, "what": written.what, "done": written.done, "reached": one.reached}
    return {"by": written.by, "value": written.value, "reached": one.reached}


def _series(points: Iterable[Point]) -> list[dict[str, object]]:
    return [
        {
            "from": point.first,
            "to": point.last,
            "value": point.value,
            "weight": point.weight,
            "partial": point.partial,
        }
        for point in points
    ]
