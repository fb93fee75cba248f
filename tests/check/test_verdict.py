"""The letters of each goal."""

from __future__ import annotations

import pytest

from smartgoal.check.engine import check_plan
from smartgoal.check.finding import Verdict
from smartgoal.check.rule import Context, Criterion
from smartgoal.check.selection import Selection
from tests.conftest import laid_over, load_text


def letters(fragment: str, selection: Selection | None = None) -> list[str]:
    """Return SMART for each goal: a letter where met, a dot where not, a question mark where not judged."""
    result = check_plan(Context(load_text(laid_over(fragment))), selection or Selection())
    return ["".join(_shown(criterion, verdict) for criterion, verdict in one.criteria.items()) for one in result.goals]


def _shown(criterion: Criterion, verdict: Verdict) -> str:
    return {Verdict.MET: criterion.value[0].upper(), Verdict.NOT_MET: "·", Verdict.NOT_JUDGED: "?"}[verdict]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("{}", "SMART"),
        ("owner: null", "·MART"),
        ("measurable: {baseline: null}", "S·ART"),
        ("realistic: {threshold: null, stretch: null}", "SMA·T"),
        ("time_bound: {deadline: null, stretch_deadline: null}", "SMAR·"),
        ("realistic: {why: null}", "SMART"),
        ("parent: nowhere", "SMART"),
    ],
)
def test_errors_and_warnings_count_against_their_letter(fragment: str, expected: str) -> None:
    """Notes and faults between goals change none."""
    assert letters(fragment) == [expected]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("measurable: {baselin: 18 %}", "S·ART"),
        ("realistic: {threshold: low}", "SMA·T"),
        ("title: null", "·MART"),
        ("id: Not Kebab", "SMART"),
        ("colour: red", "SMART"),
    ],
)
def test_faults_of_form_count_against_the_section_they_stand_in(fragment: str, expected: str) -> None:
    """Those in no section change no letter."""
    assert letters(fragment) == [expected]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("{people: null, roles: null, achievable: null, realistic: {stretch: null, threshold: 17 %}}", "SM?RT"),
        ("{people: null, roles: null}", "SMART"),
        ("{owner: Technical support, achievable: null, realistic: {stretch: null, threshold: 17 %}}", "SMART"),
        (
            "{level: vision, owner: null, measurable: null, achievable: null, realistic: null, time_bound: null}",
            "S????",
        ),
        ("{measurable: {metric: null, deliverable: A guide}, realistic: {threshold: null, stretch: null}}", "SMA?T"),
    ],
)
def test_what_nothing_tells_of_isnt_judged(fragment: str, expected: str) -> None:
    """No role and no means: nobody knows whether it is achievable; without a metric nothing is too much."""
    assert letters(fragment) == [expected]


def test_ignored_findings_count_against_nothing() -> None:
    """Whoever gives a reason has decided."""
    assert letters("{owner: null, ignore: {S116: chosen in January}}") == ["SMART"]


def test_owners_are_judged_apart() -> None:
    """One's own threshold is no other's fault."""
    owners = "{Anna Kovács: {}, Bence Tóth: {threshold: 19 %, stretch: 20 %}}"
    mine, yours = letters(f"{{owner: null, owners: {owners}, realistic: {{agreed_by: [owner, Pál Nagy]}}}}")

    assert mine == "SMART"
    assert yours != "SMART"
    assert yours[0] == "S"


def test_role_of_one_owner_is_no_fault_of_the_other() -> None:
    """The finding stands at the shared metric, and yet concerns her alone."""
    fragment = """
roles: {technical-support: {metrics: [repeat_contact_rate]}, trainee: {metrics: [qa_score]}}
people: {Bence Tóth: {role: trainee, team: Technical support}}
owner: null
owners: {Anna Kovács: {}, Bence Tóth: {}}
realistic: {agreed_by: [owner, Pál Nagy]}
"""

    assert letters(fragment) == ["SMART", "SM·RT"]


def test_goals_with_one_id_are_judged_apart() -> None:
    """That they share it is a fault of its own."""
    assert letters("goals: [{id: calls}, {id: calls, specific: null, owner: Technical support}]") == ["SMART", "·MART"]
