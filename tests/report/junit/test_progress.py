"""JUnit: read by a parser of its own; no data never passes, and what fails the run fails its case."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from junitparser import Error, Failure, JUnitXml, Skipped

from smartgoal.progress.assessment import Assessment, Progress
from smartgoal.progress.kinds import Status
from smartgoal.report.junit.progress import progress
from smartgoal.report.style import Style
from tests.report.given_progress import CALLS, DAY, bare, full, run_of
from tests.report.test_escape import HOSTILE, is_harmless

KINDS = {Failure: "failure", Error: "error", Skipped: "skipped"}


def outcomes(result: Progress) -> list[str]:
    """Return how each case ended."""
    parsed = JUnitXml.fromstring(progress(result, Style()).encode())
    return [
        next((KINDS[type(one)] for one in case.result if type(one) in KINDS), "passed")
        for suite in parsed
        for case in suite
    ]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (Status.MISSED, "failure"),
        (Status.OFF_TRACK, "failure"),
        (Status.NO_DATA, "skipped"),
        (Status.AT_RISK, "passed"),
        (Status.TOO_EARLY, "skipped"),
        (Status.ON_TRACK, "passed"),
        (Status.REACHED, "passed"),
        (Status.STRETCH_REACHED, "passed"),
        (Status.MET, "passed"),
        (Status.STRETCH_MET, "passed"),
        (Status.NOT_STARTED, "skipped"),
        (Status.DRAFT, "skipped"),
    ],
)
def test_every_status(status: Status, outcome: str) -> None:
    """Missed and off track fail; what tells nothing yet is skipped and never passes."""
    assert outcomes(Progress(DAY, (bare(status),))) == [outcome]


@pytest.mark.parametrize(
    ("fail_on", "ends"),
    [
        ({"no_data"}, ["passed", "failure", "skipped"]),
        ({"missed"}, ["passed", "skipped", "failure"]),
        ({"guardrail_broken"}, ["failure", "skipped", "skipped"]),
        ({"low_sample", "missed"}, ["failure", "skipped", "failure"]),
    ],
)
def test_what_fails_the_run_fails_its_case(fail_on: set[str], ends: list[str]) -> None:
    """Statuses and qualifiers alike; a missed goal that fails nothing didn't pass for all that."""
    result = Progress(DAY, (full(), bare(Status.NO_DATA), bare(Status.MISSED)), fail_on=frozenset(fail_on))

    assert outcomes(result) == ends


@pytest.mark.parametrize(("status", "outcome"), [(Status.MISSED, "skipped"), (Status.MET, "passed")])
def test_closed_goals_never_fail(status: Status, outcome: str) -> None:
    """They are over."""
    closed = bare(status, CALLS + "status: closed\n")

    assert outcomes(Progress(DAY, (closed,), fail_on=frozenset({"missed", "met"}))) == [outcome]


def test_what_a_report_says() -> None:
    """A suite per file, the goals with their lines, errors for goals not judged, roll-ups as properties."""
    parsed = ET.fromstring(progress(run_of(full(), bare(reason="No row.")), Style()))  # noqa: S314 - our own

    assert parsed.attrib == {"name": "smartgoal progress", "tests": "3", "failures": "0", "errors": "1", "skipped": "1"}
    suite, together = parsed
    assert (suite.get("name"), together.get("name"), together.get("tests")) == ("goals.yaml", "rollup", "0")
    case, silent, lacking = suite
    assert (case.get("name"), case.get("file"), case.get("line")) == ("first-time-right", "goals.yaml", "15")
    assert case.findtext("system-out") == (
        "\nFirst time right (Anna)\nat risk: 76.3 %, ≥ 80 % agreed, −3 d\nmet so far, not established; low sample\n"
        "guardrail broken: time is 5 min 10 s, at most 5 min was agreed\n"
    )
    assert [one.get("message") for one in silent.iter("skipped")] == ["no data: No row."]
    assert [one.attrib for one in lacking.iter("error")] == [
        {"message": "not judged: There is no threshold.", "type": "R401"}
    ]
    assert [one.attrib for one in together.iter("property")] == [
        {"name": "vision", "value": "at risk, 33.3 %, 1 of 2 scored, 0 done"},
        {"name": "other", "value": "–, 0 of 1 scored, 0 done"},
    ]


def test_a_goal_without_owner_is_its_title() -> None:
    """No empty brackets."""
    one = bare(Status.ON_TRACK)
    text = progress(Progress(DAY, (replace(one, goal=replace(one.goal, owner=None)),)), Style())

    assert "\nFirst time right\n" in text


def test_an_empty_run() -> None:
    """No suite."""
    assert outcomes(Progress(DAY)) == []


@settings(max_examples=60)
@given(HOSTILE)
def test_hostile_names_stay_text(name: str) -> None:
    """The XML holds, and nothing in it paints or hides."""
    one: Assessment = replace(full(), goal=replace(full().goal, owner=name), reason=name)
    text = progress(Progress(DAY, (one,)), Style())

    ET.fromstring(text)  # noqa: S314 - our own
    assert all(is_harmless(line) for line in text.split("\n"))
