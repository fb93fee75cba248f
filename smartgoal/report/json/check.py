"""The JSON of check, version 1: within a version keys are only added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal import __version__
from smartgoal.check.rule import Severity
from smartgoal.report.json.exact import json_text

if TYPE_CHECKING:
    from smartgoal.check.finding import CheckResult, Finding, GoalVerdict
    from smartgoal.goals.yaml.source import Span
    from smartgoal.report.style import Style


def check(result: CheckResult, _style: Style) -> str:
    """Return a check as JSON (`smartgoal schema check`)."""
    known = sum(one.known for one in result.silenced)
    return (
        json_text(
            {
                "schema": "smartgoal/check/1",
                "tool": {"name": "smartgoal", "version": __version__},
                "summary": {
                    "files": len(result.files),
                    "goals": len(result.goals),
                    "errors": result.count(Severity.ERROR),
                    "warnings": result.count(Severity.WARNING),
                    "infos": result.count(Severity.INFO),
                    "suppressed": len(result.silenced) - known,
                    "known": known,
                    "fixable": result.fixable,
                },
                "goals": [_goal(verdict) for verdict in result.goals],
                "findings": [_finding(finding) for finding in result.findings],
            }
        )
        + "\n"
    )


def _goal(verdict: GoalVerdict) -> dict[str, object]:
    goal = verdict.goal
    return {
        "id": goal.id,
        "title": goal.title,
        "owner": goal.owner,
        "file": goal.file.name,
        "line": goal.span().line,
        "criteria": {criterion.value: found.value for criterion, found in verdict.criteria.items()},
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "path": finding.path,
        **_span(finding.span),
        "code": finding.code,
        "name": finding.name,
        "criterion": finding.criterion,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "goal": finding.goal,
        "field": finding.field,
        "related": [
            {"message": one.message, "path": one.path, "line": one.span.line, "column": one.span.column}
            for one in finding.related
        ],
        "fix": {"message": finding.fix.message, "edits": [{**_span(finding.fix_span), "text": finding.fix.text}]}
        if finding.fix
        else None,
        "fingerprint": finding.fingerprint,
    }


def _span(span: Span) -> dict[str, object]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
