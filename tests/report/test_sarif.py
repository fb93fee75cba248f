"""SARIF: held against the published schema, and against what code scanning services do with it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from jsonschema import Draft4Validator

from smartgoal import __version__, api
from smartgoal.check.rule import Fix, Severity
from smartgoal.report.sarif import MOST_RESULTS, check
from smartgoal.report.style import Style
from smartgoal.settings import Settings
from tests.conftest import load_text
from tests.report.given import FEW_RULES, checked, file_of, goal
from tests.report.test_escape import HOSTILE

if TYPE_CHECKING:
    import pytest

    from smartgoal.check.finding import CheckResult

ROOT = Path(__file__).parent.parent.parent
IGNORING = file_of(goal("a", more=", ignore: {S116: agreed with the works council}"), goal("b"))


@cache
def schema() -> Draft4Validator:
    """Return the published schema."""
    text = (ROOT / "tests/data/sarif/sarif-schema-2.1.0.json").read_text("utf-8")
    return Draft4Validator(json.loads(text), format_checker=Draft4Validator.FORMAT_CHECKER)


def run_of(result: CheckResult) -> dict[str, Any]:
    """Return the one run in a result's SARIF, which is valid."""
    log = json.loads(check(result, Style()))
    assert [error.message for error in schema().iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_refuses_what_is_wrong() -> None:
    """The oracle itself finds a wrong level, a missing message and columns from 0."""
    log = json.loads(check(checked(file_of(goal("a"))), Style()))
    result = log["runs"][0]["results"][0]
    result["level"] = "bad"
    del result["message"]
    result["locations"][0]["physicalLocation"]["region"]["startColumn"] = 0

    assert len(list(schema().iter_errors(log))) == 3


def test_the_example_is_valid_with_relative_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it is checked from another folder of its repository, by its full name."""
    example = tmp_path / "goals.example.yaml"
    example.write_text((ROOT / example.name).read_text("utf-8").replace("importance: 3", "importence: 3"), "utf-8")
    for name in (".git", "elsewhere"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    run = run_of(api.check(api.open_plan([str(example)], Settings()), Settings()))

    places = [one["locations"][0]["physicalLocation"] for one in run["results"] if one["ruleId"] == "F003"]
    assert [one["artifactLocation"]["uri"] for one in places] == ["goals.example.yaml"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_clean_run_closes_alerts() -> None:
    """Results are there and empty; without the key services would keep the alerts of the run before."""
    run = run_of(checked("{}"))

    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_a_finding() -> None:
    """Its rule, level, place and fingerprint; the place in code points, its end exclusive."""
    result = checked("smartgoal: 1\ngoals:\n  - {title: Hívás 😀, id: a, ownr: Zoé}\n")
    finding = next(one for one in result.findings if one.code == "F003")

    told = next(one for one in run_of(result)["results"] if one["ruleId"] == "F003")

    assert told["level"] == "error"
    assert told["message"]["text"] == f"{finding.message} {finding.hint}"
    physical = told["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "goals.yaml", "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {"startLine": 3, "startColumn": 29, "endLine": 3, "endColumn": 33}
    assert told["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "a.ownr"}]
    assert told["partialFingerprints"] == {"smartgoal/v1": finding.fingerprint}
    assert told["fixes"] == [
        {
            "description": {"text": "Write `owner`."},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "goals.yaml", "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {"deletedRegion": physical["region"], "insertedContent": {"text": "owner"}},
                    ],
                }
            ],
        }
    ]


def test_levels() -> None:
    """Notes are what services call infos."""
    finding = checked(file_of(goal("a"))).findings[0]
    result = replace(
        checked(file_of(goal("a"))), findings=tuple(replace(finding, severity=severity) for severity in Severity)
    )

    assert [one["level"] for one in run_of(result)["results"]] == ["error", "warning", "note"]


def test_rules_bring_their_pages() -> None:
    """Every rule that took part, with help as text and as Markdown; results point to theirs."""
    run = run_of(checked(file_of(goal("a"))))
    driver = run["tool"]["driver"]
    rules = {rule["id"]: rule for rule in driver["rules"]}

    assert (driver["name"], driver["version"]) == ("smartgoal", __version__)
    assert set(rules) == {*FEW_RULES, "F001", "F007", "F008"}
    assert rules["S116"]["help"]["text"].count("How to fix:") == 1
    assert "\n\n**How to fix**\n\n" in rules["S116"]["help"]["markdown"]
    for one in run["results"]:
        assert driver["rules"][one["ruleIndex"]]["id"] == one["ruleId"]


def test_a_rule_that_is_not_listed_has_no_index() -> None:
    """A result may know its findings and not its rules."""
    result = replace(checked(file_of(goal("a"))), rules=())

    assert "ruleIndex" not in run_of(result)["results"][0]


def test_suppressions_are_kept() -> None:
    """What the file ignores, the settings leave out or is known; the others have an empty list."""
    plan = load_text(IGNORING)
    before = api.check(plan, Settings(select=("S116",)))
    known, _ = api.list_known(before)
    told = {
        (told["partialFingerprints"]["smartgoal/v1"], *(tuple(one.items()) for one in told["suppressions"]))
        for result in (
            before,
            api.check(plan, Settings(select=("S116",)), known=known),
            api.check(plan, Settings.model_validate({"select": ["S116"], "per-file-ignores": {"*.yaml": ["S"]}})),
        )
        for told in run_of(result)["results"]
    }
    ignored, open_one = before.silenced[0].finding.fingerprint, before.findings[0].fingerprint

    in_source = (("kind", "inSource"), ("justification", "agreed with the works council"))
    assert told == {
        (ignored, in_source),
        (open_one,),
        (open_one, (("kind", "external"), ("justification", "known"))),
        (open_one, (("kind", "external"), ("justification", "per-file-ignores"))),
    }


def test_at_most_5000_results_the_most_severe() -> None:
    """The rest is counted; what counts goes before what is silenced."""
    result = checked(IGNORING)
    error, silenced = result.findings[0], result.silenced[0]
    info = replace(error, severity=Severity.INFO)
    many = replace(result, findings=(info, *[info] * 10, *[error] * (MOST_RESULTS - 5)), silenced=(silenced,) * 3)

    log = json.loads(check(many, Style()))["runs"][0]

    levels = [one["level"] for one in log["results"]]
    assert (levels.count("error"), levels.count("note")) == (MOST_RESULTS - 5, 5)
    assert log["invocations"][0]["toolExecutionNotifications"] == [
        {"level": "warning", "message": {"text": "9 more findings are left out; the most severe 5000 are kept."}}
    ]


def test_related_places() -> None:
    """The other place of a duplicate is linked."""
    text = (
        "smartgoal: 1\ngoals:\n  - {id: a, title: A, owner: X, parent: b}\n  - {id: b, title: B, owner: X, parent: a}\n"
    )
    related = [one["relatedLocations"][0] for one in run_of(checked(text))["results"] if "relatedLocations" in one]

    assert related
    assert all(one["physicalLocation"]["region"]["startLine"] in {3, 4} and one["id"] == 1 for one in related)


def test_a_file_outside_of_the_repository() -> None:
    """It has its full address."""
    result = replace(checked(file_of(goal("a"))), paths={"goals.yaml": "/elsewhere/my goals.yaml"})

    place = run_of(result)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]

    assert place == {"uri": "file:///elsewhere/my%20goals.yaml"}


@given(HOSTILE, HOSTILE)
@settings(max_examples=60, deadline=None)
def test_hostile_text_stays_text(text: str, path: str) -> None:
    """Whatever is quoted: valid, ASCII, no links."""
    result = checked(file_of(goal("a")))
    finding = replace(
        result.findings[0], message=f"{text}[x](https://evil.example)", hint=text, goal=text, fix=Fix(text, text)
    )
    hostile = replace(result, findings=(finding,), paths={"goals.yaml": path})

    run = run_of(hostile)

    assert check(hostile, Style()).isascii()
    assert "](" not in run["results"][0]["message"]["text"]


def test_a_name_that_isnt_utf8() -> None:
    """Its bytes stand in the address as they do on disk."""
    plan = load_text("smartgoal: 1\ngoals: 3\n", "caf\udce9.yaml")

    place = run_of(api.check(plan, Settings()))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]

    assert place["uri"] == "caf%E9.yaml"
