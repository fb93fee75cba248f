"""The Code Quality report: the fields that GitLab asks for, and no more."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from smartgoal.check.rule import Severity
from smartgoal.report.gitlab import check
from smartgoal.report.style import Style
from tests.report.given import checked, file_of, goal
from tests.report.test_escape import HOSTILE

FIELDS = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "additionalProperties": False,
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "additionalProperties": False,
                    "properties": {
                        "path": {"type": "string", "not": {"pattern": r"^\./"}},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)
"""GitLab's documented fields of a Code Quality report."""


def entries_of(text: str) -> list[dict[str, Any]]:
    """Return the entries of a report, which are as GitLab wants them."""
    entries = json.loads(text)
    assert [error.message for error in FIELDS.iter_errors(entries)] == []
    assert isinstance(entries, list)
    return entries


def test_a_finding() -> None:
    """Relative path, 1-based line, and a fingerprint that stays when lines move."""
    entry, moved = (
        entries_of(check(checked(text), Style()))[0]
        for text in (file_of(goal("a")), file_of(goal("a")).replace("goals:", "team: Sales\n\ngoals:"))
    )

    assert entry["location"] == {"path": "goals.yaml", "lines": {"begin": 3}}
    assert (entry["check_name"], entry["severity"]) == ("owner-missing", "major")
    assert entry["description"].startswith('S116: The goal "Warm calls" has no owner.')
    assert re.fullmatch("[0-9a-f]{32}", entry["fingerprint"])
    assert moved["fingerprint"] == entry["fingerprint"]


def test_a_clean_run_is_an_empty_list() -> None:
    """So that GitLab shows what was mended."""
    assert check(checked("{}"), Style()) == "[]\n"


def test_fingerprints_and_severities() -> None:
    """GitLab merges what has one fingerprint, so each finding has its own; errors are major, infos info."""
    result = checked(file_of(goal("a"), goal("b"), goal("b")))
    levels = tuple(replace(one, severity=severity) for one, severity in zip(result.findings, Severity, strict=False))

    assert len({one["fingerprint"] for one in entries_of(check(result, Style()))}) == len(result.findings) == 3
    assert [one["severity"] for one in entries_of(check(replace(result, findings=levels), Style()))] == [
        "major",
        "minor",
        "info",
    ]


@given(HOSTILE)
@settings(max_examples=50, deadline=None)
def test_hostile_text_stays_text(text: str) -> None:
    """It is one line of ASCII JSON."""
    result = checked(file_of(goal("a")))
    hostile = check(replace(result, findings=(replace(result.findings[0], message=text),)), Style())

    assert hostile.isascii()
    assert "\n" not in entries_of(hostile)[0]["description"]
