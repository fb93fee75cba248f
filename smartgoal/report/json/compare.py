"""The JSON of compare, version 1: one entry an edit, the statuses by that edit alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.written import Range
from smartgoal.report.json.exact import json_text

if TYPE_CHECKING:
    from smartgoal.progress.changes.compare import Comparison, GoalChange
    from smartgoal.progress.changes.edits import Told
    from smartgoal.report.style import Style


def compare(result: Comparison, _style: Style) -> str:
    """Return what changed between two goal files as JSON (`smartgoal schema compare`)."""
    told = {
        "schema": "smartgoal/compare/1",
        "as_of": result.as_of,
        "old": result.old,
        "new": result.new,
        "changes": [_change(one) for one in result.changes],
    }
    return json_text(told) + "\n"


def _change(one: GoalChange) -> dict[str, object]:
    return {
        "goal": one.goal_id,
        "kind": one.kind,
        "field": one.field,
        "old": _value(one.old),
        "new": _value(one.new),
        "direction": one.direction,
        "after_agreed": one.after_agreed,
        "status_old": one.status_old,
        "status_new": one.status_new,
    }


def _value(value: Told) -> object:
    return {"from": value.low, "to": value.high} if isinstance(value, Range) else value
