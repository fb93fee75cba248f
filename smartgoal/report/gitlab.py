"""The Code Quality report of GitLab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Severity
from smartgoal.report.escape import one_line
from smartgoal.report.json.exact import json_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.check.finding import CheckResult, Finding
    from smartgoal.report.style import Style

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_LONGEST = 1000


def check(result: CheckResult, _style: Style) -> str:
    """Return a check as a list of Code Quality entries; an empty list where nothing was found."""
    return json_text([_entry(finding, result) for finding in result.findings]) + "\n"


def _entry(finding: Finding, result: CheckResult) -> Mapping[str, object]:
    return {
        "description": one_line(f"{finding.code}: {finding.message} {finding.hint}", _LONGEST),
        "check_name": finding.name,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": result.repository_path(finding.path), "lines": {"begin": finding.span.line}},
    }
