"""JUnit XML, read back by junitparser."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from junitparser import Failure, JUnitXml, TestCase, TestSuite

from smartgoal import api
from smartgoal.check.rule import Severity
from smartgoal.report.junit.check import check
from smartgoal.report.style import Style
from smartgoal.settings import Settings
from tests.conftest import load_text
from tests.report.given import checked, file_of, goal
from tests.report.test_escape import HOSTILE


def suites_of(text: str) -> list[TestSuite]:
    """Return the suites of a report, whose counts are right."""
    report = JUnitXml.fromstring(text.encode())
    suites = list(report)
    for suite in suites:
        assert (suite.tests, suite.failures) == (len(list(suite)), sum(not case.is_passed for case in suite))
    assert report.tests == sum(suite.tests for suite in suites)
    assert report.failures == sum(suite.failures for suite in suites)
    return suites


def cases_of(text: str) -> list[TestCase]:
    """Return all test cases of a report."""
    return [case for suite in suites_of(text) for case in suite]


def test_a_case_per_goal() -> None:
    """One that fails and one that passes; each with its file and line."""
    text = check(checked(file_of(goal("a"), goal("b", more=", owner: Anna"))), Style())

    (suite,) = suites_of(text)
    failed, passed = cases_of(text)
    assert suite.name == "goals.yaml"
    assert (failed.name, failed.classname, passed.name) == ("a", "goals.yaml", "b")
    (failure,) = failed.result
    assert isinstance(failure, Failure)
    assert (failure.message, failure.type) == ('The goal "Warm calls" has no owner.', "S116")
    assert failure.text is not None
    assert failure.text.startswith("\ngoals.yaml:3:6: error[S116] The goal")
    assert passed.is_passed


def test_what_concerns_no_goal_has_a_case_of_its_own() -> None:
    """It has the file's name."""
    text = check(checked("smartgoal: 1\nteem: X\ngoals:\n  - {id: a, title: A, owner: Anna}\n"), Style())

    assert [(case.name, case.is_passed) for case in cases_of(text)] == [("goals.yaml", False), ("a", True)]


def test_each_owner_has_a_case() -> None:
    """What all share fails each of them."""
    text = check(checked("owner: null\nowners: {Anna Kovács: {}, Bence Tóth: {}}\nparent: nowhere"), Style())

    assert [(case.name, case.is_passed) for case in cases_of(text)] == [
        ("fewer-repeat-calls/anna-kovacs", False),
        ("fewer-repeat-calls/bence-toth", False),
    ]


def test_what_fails_the_run_fails_the_case() -> None:
    """Infos only show, unless the run fails on them; the worst finding gives the failure its name."""
    plan = load_text(file_of(goal("a", more=", parent: b")))
    few = ("S116", "P704")
    lenient = api.check(plan, Settings.model_validate({"select": few, "fail-on": "never"}))
    (case,) = cases_of(check(lenient, Style()))
    assert case.is_passed
    assert case.system_out is not None
    assert "S116" in case.system_out

    mixed = api.check(plan, Settings.model_validate({"select": few, "severity": {"S116": "warning"}}))
    (case,) = cases_of(check(mixed, Style()))
    assert [one.type for one in case.result] == ["P704"]
    assert case.system_out is not None
    assert "warning[S116]" in case.system_out

    strict = replace(mixed, fail_on=(Severity.INFO,))
    (case,) = cases_of(check(strict, Style()))
    assert [one.type for one in case.result] == ["P704"]
    assert case.system_out is None


def test_a_clean_run() -> None:
    """All cases pass."""
    assert [case.is_passed for case in cases_of(check(checked("{}"), Style()))] == [True]


@given(HOSTILE, HOSTILE)
@settings(max_examples=60, deadline=None)
def test_hostile_text_stays_text(text: str, path: str) -> None:
    """Whatever is quoted, the XML is sound and has the same cases."""
    result = checked(file_of(goal("a")))
    finding = replace(result.findings[0], message=text, hint=text)
    hostile = replace(result, findings=(finding,), paths={"goals.yaml": path})

    (case,) = cases_of(check(hostile, Style()))

    assert case.name == "a"
    assert not case.is_passed
