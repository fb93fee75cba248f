"""Annotations in a pull request: workflow commands of GitHub Actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Severity
from smartgoal.report.check_words import NOUNS, silenced
from smartgoal.report.escape import workflow_data, workflow_property
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from smartgoal.check.finding import CheckResult, Finding
    from smartgoal.report.style import Style

MOST_OF_A_LEVEL = 10
"""GitHub drops what a step says beyond that."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def check(result: CheckResult, _style: Style) -> str:
    """Return a check as workflow commands, the most severe first, with a line that counts them all."""
    lines: list[str] = []
    for severity in Severity:
        found = [finding for finding in result.findings if finding.severity is severity]
        lines += [_command(finding, result) for finding in found[:MOST_OF_A_LEVEL]]
    return "\n".join([*lines, _count(result, len(result.findings) - len(lines))]) + "\n"


def _command(finding: Finding, result: CheckResult) -> str:
    span = finding.span
    properties = {
        "file": result.repository_path(finding.path),
        "line": str(span.line),
        "endLine": str(span.end_line),
        "title": f"{finding.code} {finding.name}",
    }
    if span.line == span.end_line:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    told = ",".join(f"{key}={workflow_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{workflow_data(f'{finding.message} {finding.hint}')}"


def _count(result: CheckResult, left_out: int) -> str:
    counts = ", ".join(counted(result.count(severity), NOUNS[severity]) for severity in Severity)
    line = f"smartgoal: {counts} in {counted(len(result.files), 'file')}"
    line += f"; {left_out} of them without annotation." if left_out else "."
    return " ".join([line, *silenced(result)])
