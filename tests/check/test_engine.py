"""Rules over a plan: which take part, what they find is located, each once, silenced where somebody says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgoal.check.concern import concerns
from smartgoal.check.engine import all_rules, check_plan
from smartgoal.check.rule import Context, Severity
from smartgoal.check.selection import Selection
from smartgoal.goals.plan import Plan
from tests.conftest import laid_over, load_text

if TYPE_CHECKING:
    from smartgoal.check.finding import CheckResult, Finding
    from smartgoal.goals.plan import Goal

ANNA_AND_BENCE = """
owner: null
owners: {{Anna Kovács: {anna}, Bence Tóth: {bence}}}
realistic: {{agreed_by: [owner, Pál Nagy]}}
"""


def checked(
    fragment: str,
    selection: Selection | None = None,
    *,
    known: frozenset[str] = frozenset(),
    today: date | None = None,
) -> CheckResult:
    """Return what is found in a fragment laid over the clean goal."""
    return check_plan(Context(load_text(laid_over(fragment)), today=today), selection or Selection(), known=known)


def found(fragment: str, code: str, selection: Selection | None = None) -> list[Finding]:
    """Return the findings of one rule."""
    return [one for one in checked(fragment, selection).findings if one.code == code]


def goal_of(fragment: str) -> Goal:
    """Return the one goal of a fragment."""
    return load_text(laid_over(fragment)).goals[0]


def test_every_rule_is_found_by_walking_the_folder() -> None:
    """In order of id, and the letter of each is that of its folder's criterion."""
    ids = [one.id for one in all_rules()]

    assert ids == sorted(ids)
    assert {one.id[0] for one in all_rules()} <= set("FSMARTCP")
    assert all(one.id[0] == one.criterion.value[0].upper() for one in all_rules() if one.id[0] not in "FC")


def test_clean_goal_has_no_findings() -> None:
    """Not even notes, and it is SMART."""
    result = checked("{}")

    assert result.findings == ()
    assert all(one.is_smart for one in result.goals)


@pytest.mark.parametrize(
    ("selection", "codes"),
    [
        (Selection(), ["S116", "T501"]),
        (Selection(select=("S",)), ["S116"]),
        (Selection(select=("S116", "T5")), ["S116", "T501"]),
        (Selection(ignore=("S1",)), ["T501"]),
        (Selection(select=("S",), ignore=("S116",)), []),
    ],
)
def test_rules_are_selected_by_prefix(selection: Selection, codes: list[str]) -> None:
    """What is ignored goes out of what is selected."""
    fragment = "{owner: null, time_bound: {deadline: null, stretch_deadline: null}}"

    assert [one.code for one in checked(fragment, selection).findings if one.code in {"S116", "T501"}] == codes


def test_rules_that_need_a_day_wait_for_one() -> None:
    """Without it no verdict changes overnight."""
    late = date(2027, 6, 1)

    assert [one.code for one in checked("{}").findings] == []
    assert [one.code for one in checked("{}", today=late).findings] == ["T510"]


def test_severity_is_the_settings_choice() -> None:
    """Before drafts and doubts."""
    selection = Selection(severity={"S116": Severity.ERROR})

    assert found("{owner: null}", "S116", Selection(severity={"S116": Severity.INFO}))[0].severity is Severity.INFO
    assert found("{owner: null, status: draft}", "S116")[0].severity is Severity.INFO
    assert found("{owner: null, status: draft}", "S116", selection)[0].severity is Severity.ERROR


def test_findings_come_in_order_of_place() -> None:
    """File, line, column, code; whatever rule found them first."""
    orders = [one.order for one in checked("{owner: null, realistic: {threshold: 19 %}, id: Not Kebab}").findings]

    assert len(orders) > 2
    assert orders == sorted(orders)


def test_excerpt_stands_inside_the_text() -> None:
    """A finding about some words shows these words."""
    text = laid_over("specific: {behaviour: Call back on Monday., mood: good}")
    (one,) = found("specific: {behaviour: Call back on Monday., mood: good}", "F003")

    assert text.splitlines()[one.span.line - 1][one.span.column - 1 : one.span.end_column - 1] == "mood"


def test_what_cant_be_used_is_one_finding() -> None:
    """A baseline that is no number isn't missing as well."""
    codes = [one.code for one in checked("measurable: {baseline: many}").findings]

    assert codes == ["F004"]


def test_ignore_silences_and_keeps_its_reason() -> None:
    """Silenced findings are counted, not listed."""
    result = checked("{owner: null, ignore: {S116: chosen in January}}")

    assert "S116" not in {one.code for one in result.findings}
    assert [(one.finding.code, one.reason, one.known) for one in result.silenced] == [
        ("S116", "chosen in January", False)
    ]


@pytest.mark.parametrize("glob", ["goals.yaml", "*.yaml", "*/goals.yaml"])
def test_files_may_leave_rules_out(glob: str) -> None:
    """The glob is held against the path and the bare name."""
    plan = load_text(laid_over("owner: null"), "team/goals.yaml")
    result = check_plan(Context(plan), Selection(per_file_ignores={glob: ("S1",)}))

    assert [(one.finding.code, one.reason) for one in result.silenced] == [("S116", "per-file-ignores")]
    assert result.goals[0].is_smart


def test_known_findings_dont_count() -> None:
    """They are silenced."""
    fingerprint = found("owner: null", "S116")[0].fingerprint
    result = checked("owner: null", known=frozenset({fingerprint, "0" * 32}))

    assert "S116" not in {one.code for one in result.findings}
    assert [one.known for one in result.silenced] == [True]


def test_fingerprint_moves_with_its_line() -> None:
    """Lines above make no new fault; another goal does."""
    whole = laid_over("owner: null")
    moved = check_plan(Context(load_text("# a comment\n\n" + whole)), Selection()).findings
    other = check_plan(Context(load_text(whole.replace("fewer-repeat-calls", "other"))), Selection()).findings
    (before,) = found("owner: null", "S116")

    assert [one.fingerprint for one in moved if one.code == "S116"] == [before.fingerprint]
    assert before.fingerprint not in {one.fingerprint for one in other}


def test_repeated_faults_have_fingerprints_of_their_own() -> None:
    """Two of a kind at one path are told apart by their number."""
    fragment = "ignore: {S116: too early, S117: too late}"
    pair = "goals: [{id: calls, owner: null}, {id: calls, owner: null}]"
    prints = [one.fingerprint for one in found(pair, "S116")]

    assert len(prints) == len(set(prints)) == 2
    assert len({one.fingerprint for one in found(fragment, "F010")}) == 2


def test_shared_fault_of_several_owners_is_given_once() -> None:
    """It names the goal as written and concerns all of them."""
    fragment = ANNA_AND_BENCE.format(anna="{}", bence="{}") + "title: Calls\nspecific: Calls.\n"
    (one,) = found(fragment, "S114")

    assert one.goal == "fewer-repeat-calls"
    assert [goal.id for goal in one.goals] == ["fewer-repeat-calls/anna-kovacs", "fewer-repeat-calls/bence-toth"]


def test_own_fault_of_an_owner_is_hers_alone() -> None:
    """It stands at her value, names her goal, and is found for the usual path."""
    (one,) = found(ANNA_AND_BENCE.format(anna="{}", bence="{stretch: 16 %}"), "R404")

    assert one.goal == "fewer-repeat-calls/bence-toth"
    assert one.field == "realistic.stretch"
    assert [goal.owner for goal in one.goals] == ["Bence Tóth"]


def test_unusable_value_of_an_owner_is_hers_alone() -> None:
    """A fault of form under `owners` counts against the section it is meant for."""
    (one,) = found(ANNA_AND_BENCE.format(anna="{threshold: low}", bence="{}"), "F004")

    assert (one.goal, one.field) == ("fewer-repeat-calls/anna-kovacs", "realistic.threshold")


def test_unknown_key_of_an_owner_is_hers_alone() -> None:
    """It stands where it was written."""
    (one,) = found(ANNA_AND_BENCE.format(anna="{}", bence="{treshold: 12 %}"), "F003")

    assert (one.goal, one.field) == ("fewer-repeat-calls/bence-toth", "owners.Bence Tóth.treshold")


def test_shared_value_concerns_only_who_reads_it() -> None:
    """An unusable baseline is no matter of the owner that has her own."""
    fragment = ANNA_AND_BENCE.format(anna="{}", bence="{baseline: 21 %}") + "measurable: {baseline: low}\n"
    (one,) = found(fragment, "F004")

    assert (one.goal, one.field) == ("fewer-repeat-calls/anna-kovacs", "measurable.baseline")


def test_fault_of_the_owner_list_concerns_all() -> None:
    """And of a list of owners the goal itself."""
    (empty,) = found("{owner: null, owners: []}", "F004")

    assert (empty.goal, empty.field) == ("fewer-repeat-calls", "owners")


def test_one_text_of_two_goals_is_judged_for_each() -> None:
    """An anchor gives both the same words; one of them ignores what is found there."""
    text = """\
smartgoal: 1
goals:
  - {id: one, title: Calls, specific: &text {behaviour: Calls.}, ignore: {S114: elsewhere}}
  - {id: two, title: Calls, specific: *text}
  - {id: three, title: Calls, specific: *text}
"""
    result = check_plan(Context(load_text(text)), Selection(select=("S114",)))

    assert [[goal.id for goal in one.goals] for one in result.findings] == [["two", "three"]]
    assert [[goal.id for goal in one.finding.goals] for one in result.silenced] == [["one"]]


def test_a_text_names_the_metrics_of_its_own_file() -> None:
    """Though another file says the same in the same words and knows other metrics."""
    text = "{specific: 'Walk through the steps, so that the zorb share falls from 18 % to 14 %.'}"
    plain, declared = (
        load_text(laid_over(f"{{{kinds}, {text[1:]}"), name)
        for name, kinds in (
            ("plain.yaml", "metrics: {}"),
            ("declared.yaml", "metrics: {zorbs: {like: repeat_contact_rate, aliases: [zorb share]}}"),
        )
    )
    context = Context(Plan((*plain.files, *declared.files), (*plain.goals, *declared.goals)))

    first, second = (context.sentence(goal) for goal in context.plan.goals)

    assert first
    assert second
    assert [named.metric_id for named in first.metrics] == []
    assert [named.metric_id for named in second.metrics] == ["zorbs"]


def test_faults_outside_of_goals_concern_none() -> None:
    """They have a dotted path from the top of the file."""
    (one,) = found("people: {Anna Kovács: {rolle: technical-support}}", "F003")

    assert (one.goal, one.goals, one.field) == (None, (), "people.Anna Kovács.rolle")


@pytest.mark.parametrize(
    ("fragment", "judged", "spared"),
    [
        ("level: vision\nmeasurable: null", ("F003", "S101", "S114", "P704", "P708"), ("S116", "M201", "A303", "P701")),
        ("level: vision", ("M201", "S117"), ("S116",)),
        ("measurable: {deliverable: A guide}", ("M201", "R407", "T501"), ("M202", "M212", "R401", "R410", "C602")),
        ("{}", ("M202", "C602", "R409"), ()),
    ],
)
def test_some_goals_are_spared_some_rules(fragment: str, judged: tuple[str, ...], spared: tuple[str, ...]) -> None:
    """Visions and deliverables aren't asked for what they needn't have."""
    goal = goal_of(fragment)

    assert {one.id for one in all_rules() if one.id in {*judged, *spared} and concerns(one, goal)} == set(judged)


def test_related_places_have_their_file() -> None:
    """Here that of the other goal."""
    (one,) = found("goals: [{id: calls}, {id: calls}]", "F006")
    (place,) = one.related

    assert (place.path, place.message) == ("goals.yaml", "first taken here")
    assert place.span.line < one.span.line


@given(st.sets(st.sampled_from(["S101", "S116", "M205", "R403", "T509", "A303"])))
def test_ignoring_takes_out_what_is_ignored_and_nothing_else(codes: set[str]) -> None:
    """Found and silenced together are always the same."""
    base = {"owner: null", "specific: null", "achievable: null", "time_bound: {review: null}"}
    base |= {"measurable: {baseline: null}", "realistic: {stretch: null}"}
    fragment = "\n".join(sorted(base))
    everything = {one.code for one in checked(fragment).findings}
    ignore = ", ".join(f"{code}: agreed" for code in sorted(codes & everything))
    result = checked(f"{fragment}\nignore: {{{ignore}}}")

    assert {one.code for one in result.findings} == everything - codes
    assert {one.finding.code for one in result.silenced} == everything & codes
