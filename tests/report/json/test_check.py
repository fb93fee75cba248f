"""The JSON of check: every key of its schema, counts of what isn't listed."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
from hypothesis import given, settings

from smartgoal import api
from smartgoal.check.finding import CheckResult, RelatedPlace, SilencedFinding
from smartgoal.check.rule import Fix, Severity
from smartgoal.report.json.check import check
from smartgoal.report.style import Style
from tests.report.given import checked, file_of, goal
from tests.report.test_escape import HOSTILE

SCHEMA = json.loads(api.schema("check"))
TYPO = file_of(goal("warm-calls", more=", parnet: first-time-right"))


def read(result: CheckResult) -> dict[str, object]:
    """Return what the JSON of a result says; it holds to its schema."""
    written = check(result, Style())
    assert written.isascii()
    told: dict[str, object] = json.loads(written)
    jsonschema.validate(told, SCHEMA)
    return told


def test_the_schema_is_one() -> None:
    """It holds to the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_clean_run() -> None:
    """Nothing found is an empty list; `schema` stands first."""
    told = read(checked("{}"))

    assert next(iter(told)) == "schema"
    assert (told["schema"], told["findings"]) == ("smartgoal/check/1", [])
    assert told["summary"] == {
        "files": 1,
        "goals": 1,
        "errors": 0,
        "warnings": 0,
        "infos": 0,
        "suppressed": 0,
        "known": 0,
        "fixable": 0,
    }


def test_a_goal() -> None:
    """Its place and its five verdicts."""
    assert read(checked("{}"))["goals"] == [
        {
            "id": "fewer-repeat-calls",
            "title": "Fewer repeat calls for the same problem",
            "owner": "Anna Kovács",
            "file": "goals.yaml",
            "line": 19,
            "criteria": dict.fromkeys(("specific", "measurable", "achievable", "realistic", "time_bound"), "met"),
        }
    ]


def test_a_finding() -> None:
    """All that is known of it; columns count from 1, ends are exclusive."""
    finding = read(checked(TYPO))["findings"][0]  # type: ignore[index]  # a list, as the schema has just said

    assert finding.pop("fingerprint")
    assert finding == {
        "path": "goals.yaml",
        "line": 3,
        "column": 6,
        "end_line": 3,
        "end_column": 8,
        "code": "S116",
        "name": "owner-missing",
        "criterion": "specific",
        "severity": "error",
        "message": 'The goal "Warm calls" has no owner.',
        "hint": "Name the person or team that answers for it.",
        "goal": "warm-calls",
        "field": "owner",
        "related": [],
        "fix": None,
    }


def test_a_fix_and_a_related_place() -> None:
    """The edit is the finding's span and the text that replaces it."""
    result = checked(TYPO)
    first = result.findings[0]
    place = RelatedPlace("the other one", "b.yaml", first.span)
    fixed = replace(first, fix=Fix("Write the owner.", "owner: Anna"), related=(place,))

    finding = read(replace(result, findings=(fixed,)))["findings"][0]  # type: ignore[index]

    assert finding["related"] == [{"message": "the other one", "path": "b.yaml", "line": 3, "column": 6}]
    assert finding["fix"] == {
        "message": "Write the owner.",
        "edits": [{"line": 3, "column": 6, "end_line": 3, "end_column": 8, "text": "owner: Anna"}],
    }


def test_silenced_findings_are_counted() -> None:
    """Those that are known, and those that somebody ignored."""
    result = checked(TYPO)
    first, second = result.findings
    silenced = (SilencedFinding(first, "legacy", known=True), SilencedFinding(first, "why"), SilencedFinding(first, ""))
    shown = replace(result, findings=(replace(second, severity=Severity.INFO),), silenced=silenced)

    summary = read(shown)["summary"]

    assert isinstance(summary, dict)
    assert (summary["errors"], summary["infos"], summary["known"], summary["suppressed"]) == (0, 1, 1, 2)


@given(HOSTILE)
@settings(max_examples=50, deadline=None)
def test_any_text_is_read_back(text: str) -> None:
    """ASCII only, and nothing of the text is lost."""
    result = checked(TYPO)
    finding = replace(result.findings[0], message=text, path=text, hint=text)

    told = read(replace(result, findings=(finding,)))["findings"][0]  # type: ignore[index]

    assert (told["message"], told["path"], told["hint"]) == (text, text, text)
