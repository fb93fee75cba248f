"""SARIF 2.1.0, which code scanning services read; a clean run is a valid file without results and closes alerts."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from smartgoal import __version__
from smartgoal.check.rule import Severity
from smartgoal.report.escape import one_line
from smartgoal.report.json.exact import json_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.check.finding import CheckResult, Finding, SilencedFinding
    from smartgoal.check.rule import Rule
    from smartgoal.goals.yaml.source import Span
    from smartgoal.report.style import Style

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 5000
"""More aren't shown by the services."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
_LONGEST = 1000


def check(result: CheckResult, _style: Style) -> str:
    """Return a check as SARIF 2.1.0, silenced findings with their suppressions."""
    places = {rule.id: number for number, rule in enumerate(result.rules)}
    told = [(finding, None) for finding in result.findings] + [(one.finding, one) for one in result.silenced]
    told.sort(key=lambda pair: (pair[1] is not None, pair[0].severity.rank))
    shown = sorted(told[:MOST_RESULTS], key=lambda pair: pair[0].order)
    run = {
        "tool": {"driver": _driver(result)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top folder of the repository."}}},
        "invocations": [_invocation(len(told) - len(shown))],
        "results": [_result(finding, silenced, result, places) for finding, silenced in shown],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _driver(result: CheckResult) -> Mapping[str, object]:
    return {
        "name": "smartgoal",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in result.rules],
    }


def _rule(rule: Rule) -> Mapping[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.page, "markdown": _as_markdown(rule.page)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.criterion.value]},
    }


def _as_markdown(page: str) -> str:
    """Return a rule's page with its headings in bold."""
    lines = (line.strip() for line in page.splitlines())
    return "\n".join(re.sub(r"^([A-Z][a-z ]+):$", r"\n**\1**\n", line) for line in lines)


def _invocation(left_out: int) -> Mapping[str, object]:
    invocation: dict[str, object] = {"executionSuccessful": True}
    if left_out:
        text = f"{left_out} more findings are left out; the most severe {MOST_RESULTS} are kept."
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return invocation


def _result(
    finding: Finding, silenced: SilencedFinding | None, result: CheckResult, places: Mapping[str, int]
) -> Mapping[str, object]:
    place = _physical(finding.path, finding.span, result)
    told: dict[str, object] = {"ruleId": finding.code}
    if finding.code in places:
        told["ruleIndex"] = places[finding.code]
    told |= {
        "level": _LEVELS[finding.severity],
        "message": _message(f"{finding.message} {finding.hint}"),
        "locations": [{**place, **_logical(finding)}],
        "partialFingerprints": {"smartgoal/v1": finding.fingerprint},
        # With none given a suppression counts as unknown, and services then show what was silenced.
        "suppressions": [_suppression(silenced)] if silenced else [],
    }
    if finding.related:
        told["relatedLocations"] = [
            {"id": number, **_physical(one.path, one.span, result), "message": _message(one.message)}
            for number, one in enumerate(finding.related, 1)
        ]
    if finding.fix:
        replacement = {
            "deletedRegion": _region(finding.fix_span),
            "insertedContent": {"text": finding.fix.text},
        }
        change = {"artifactLocation": _artifact(finding.path, result), "replacements": [replacement]}
        told["fixes"] = [{"description": _message(finding.fix.message), "artifactChanges": [change]}]
    return told


def _message(text: str) -> Mapping[str, str]:
    # [text](target) would be a link; what a goal file says is none.
    return {"text": one_line(text, _LONGEST).replace("](", "] (")}


def _suppression(silenced: SilencedFinding) -> Mapping[str, str]:
    in_source = not silenced.known and silenced.reason != "per-file-ignores"
    return {"kind": "inSource" if in_source else "external", "justification": one_line(silenced.reason, _LONGEST)}


def _logical(finding: Finding) -> Mapping[str, object]:
    name = ".".join(part for part in (finding.goal, finding.field) if part)
    return {"logicalLocations": [{"fullyQualifiedName": one_line(name, _LONGEST)}]} if name else {}


def _physical(path: str, span: Span, result: CheckResult) -> Mapping[str, object]:
    return {"physicalLocation": {"artifactLocation": _artifact(path, result), "region": _region(span)}}


def _artifact(path: str, result: CheckResult) -> Mapping[str, str]:
    name = result.repository_path(path)
    if PurePosixPath(name).is_absolute():
        return {"uri": f"file://{_quoted(name)}"}
    return {"uri": _quoted(name), "uriBaseId": _ROOT}


def _quoted(name: str) -> str:
    """Return a name for an address; bytes that aren't UTF-8 stay as they are on disk."""
    try:
        return quote(name, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(name, errors="backslashreplace")


def _region(span: Span) -> Mapping[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
