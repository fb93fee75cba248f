"""The letters of each goal."""

from __future__ import annotations

import pytest

from smartgoal.check.engine import check_plan
from smartgoal.check.finding import Verdict
from smartgoal.check.rule import Context, Criterion
from smartgoal.check.selection import Selection
from tests.conftest import laid_over, load_text

DELIVERABLE = """\
measurable: {metric: null, baseline: null, window: null, min_sample: null, deliverable: A guide},
realistic: {threshold: null, stretch: null},
time_bound: {stretch_deadline: null}
"""


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
        ("{measureable: {metric: csat}, measurable: null}", "S·A?T"),
        ("{timebound2: {start: 2026-01-01}, time_bound: null}", "SMAR·"),
        ("{specifik: Test the line., specific: null}", "·MART"),
        ("name: Fewer calls", "·MART"),
        ("{owner: null, ownr: Anna Kovács}", "·MART"),
        ("time_bound: {milestones: [{by: 2026-11-01, valeu: 16 %}]}", "SMAR·"),
        ("{deadline: 2026-12-31, time_bound: {deadline: null}}", "SMAR·"),
        ("{measurable: {threshold: 14 %}, realistic: {threshold: null, stretch: null}}", "SMA·T"),
        ("{team: Sales, goals: [{unit: s}]}", "SMART"),
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
        ("{roles: null, achievable: null, realistic: {stretch: null, threshold: 17 %}}", "SMART"),
        (f"{{roles: null, achievable: null, {DELIVERABLE}}}", "SM??T"),
        ("{metrics: {x: {name: X}}, measurable: {metric: x, baseline: 1}, realistic: {threshold: 2}}", "S?A?T"),
        ("{owner: Technical support, achievable: null, realistic: {stretch: null, threshold: 17 %}}", "SMART"),
        (
            "{level: vision, owner: null, measurable: null, achievable: null, realistic: null, time_bound: null}",
            "S????",
        ),
        (f"{{{DELIVERABLE}}}", "SMA?T"),
    ],
)
def test_what_nothing_tells_of_isnt_judged(fragment: str, expected: str) -> None:
    """No role, no known reach and no means: nobody knows whether it is achievable; without a metric nothing is much."""
    assert letters(fragment) == [expected]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("S",), (), "S????"),
        (("T501",), (), "????T"),
        (("F", "C", "P"), (), "?????"),
        ((), ("A", "R4"), "SM??T"),
        (("S", "T504"), ("S",), "????T"),
    ],
)
def test_criteria_whose_rules_took_no_part_arent_judged(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: str
) -> None:
    """Nobody looked at them."""
    assert letters("{}", Selection(select, ignore)) == [expected]


def test_rules_that_spare_a_goal_dont_judge_it() -> None:
    """M202 is about metrics, and a deliverable has none."""
    deliverable = "{measurable: {metric: null, deliverable: A guide}, realistic: {threshold: null, stretch: null}}"

    assert letters(deliverable, Selection(("M202",))) == ["?????"]
    assert letters(deliverable, Selection(("M201",))) == ["?M???"]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("smartgoal: 1\ngoals: [{id: a-goal, title: A goal, status: draft}]", "?????"),
        ("{status: draft, owner: null}", "?MART"),
        ("{status: draft, measurable: {baseline: null}}", "S?ART"),
        ("{status: draft, owner: null, realistic: {stretch: 20 %}}", "?MA·T"),
        ("{status: draft}", "SMART"),
    ],
)
def test_what_a_draft_leaves_open_isnt_judged(fragment: str, expected: str) -> None:
    """It's no fault of a draft, and nothing that could be called good."""
    assert letters(fragment)[0] == expected


def test_faults_of_form_count_whatever_rules_took_part() -> None:
    """F004 stands in the section though no rule of its letter ran."""
    assert letters("realistic: {threshold: low}", Selection(("F",))) == ["???·?"]


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


@pytest.mark.parametrize(("level", "expected"), [("{}", "????T"), ("level: vision", "????T")])
def test_a_rule_that_spares_a_vision_with_figures_has_had_its_say(level: str, expected: str) -> None:
    """What such a vision needn't have isn't missing."""
    assert letters(level, Selection(select=("T502",))) == [expected]
