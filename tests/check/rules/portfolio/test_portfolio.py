"""Rules about several goals: across files and for several owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartgoal.check.engine import check_plan
from smartgoal.check.rule import Context, Severity
from smartgoal.check.selection import Selection
from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.yaml.source import read_source

if TYPE_CHECKING:
    from smartgoal.check.finding import Finding

SPEED = "measurable: {metric: aht, baseline: 400}, realistic: {threshold: 360}"
QUALITY = "measurable: {metric: qa_score, baseline: 80}, realistic: {threshold: 85}"
YEAR = "time_bound: {start: 2026-01-01, deadline: 2026-12-31}"


def found(code: str, *files: str) -> list[Finding]:
    """Return what one rule finds in files that hold goals each on a line; the first line may be the head."""
    texts = []
    for number, file in enumerate(files):
        lines = [line.strip() for line in file.strip().splitlines()]
        head = [line for line in lines if not line.startswith("id:")]
        goals = [f"- {{title: T, {line}}}" for line in lines if line.startswith("id:")]
        text = "\n".join(["smartgoal: 1", *head, "goals:", *goals]) + "\n"
        texts.append(GoalText(read_source(f"{number}.yaml", text.encode())))
    plan = load_plan(texts, lambda _folder, _name: IncludeRefused("No.", "No."))
    return list(check_plan(Context(plan), Selection(select=(code,))).findings)


def goals_of(findings: list[Finding]) -> list[str | None]:
    """Return whose findings they are."""
    return [one.goal for one in findings]


def test_duplicate_ids_across_files() -> None:
    """The later file is told, with the place in the earlier one; owners of one goal share its id rightly."""
    (one,) = found("F006", "id: calls\nid: mails, owners: {Anna: , Bence: }", "id: calls")

    assert (one.path, one.related[0].path) == ("1.yaml", "0.yaml")
    assert "0.yaml" in one.message


def test_stand_ins_for_ids_are_no_duplicates() -> None:
    """Goals without a usable id have their own finding."""
    assert found("F006", "id: goal-2\nid: Not Kebab", "id: Not Kebab\nid: goal-2") != []
    assert found("F006", "id: goal-2\nid: Not Kebab") == []


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (f"id: b, owner: Anna, {QUALITY}, {YEAR}", 0),
        (f"id: b, owner: anna, {QUALITY}", 0),
        (f"id: b, owner: North, {QUALITY}, {YEAR}", 0),
        (f"id: b, owner: Bence, {QUALITY}, {YEAR}", 1),
        (f"id: b, owner: Anna, {QUALITY}, status: closed, {YEAR}", 1),
        (f"id: b, owner: Anna, {QUALITY}, time_bound: {{start: 2027-01-01, deadline: 2027-12-31}}", 1),
        ("id: b, owner: Anna, measurable: {metric: csat, guardrails: [{metric: fcr, at_least: 70 %}]}", 0),
        ("id: b, owner: Anna, measurable: {metric: backlog, guardrails: [{metric: fcr, at_least: 70 %}]}", 0),
        ("id: b, owner: Anna, measurable: {metric: backlog, guardrails: [{metric: unheard, at_least: 70 %}]}", 0),
        ("id: b, owner: Anna, measurable: {metric: backlog, guardrails: [{metric: revenue, at_least: 70 EUR}]}", 1),
        (f"id: b, owner: Anna, {SPEED}", 1),
    ],
)
def test_what_balances_speed(other: str, count: int) -> None:
    """Quality of the same owner or team at the same time, as a goal or a guardrail; once for an owner."""
    head = "people: {Anna: {team: North}, Bence: {team: North}}"

    assert len(found("P701", f"{head}\nid: a, owner: Anna, {SPEED}, {YEAR}", f"{head}\n{other}")) == count


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (f"id: b, owner: Anna, {SPEED}, {YEAR}", 1),
        (f"id: b, owner: Anna, {SPEED}, time_bound: {{start: 2026-12-31, deadline: 2027-12-31}}", 1),
        (f"id: b, owner: Anna, {SPEED}, time_bound: {{start: 2027-01-01, deadline: 2027-12-31}}", 0),
        (f"id: b, owner: Anna, {SPEED}", 0),
        (f"id: b, owner: Bence, {SPEED}, {YEAR}", 0),
        (f"id: b, owner: Anna, {QUALITY}, {YEAR}", 0),
        (f"id: b, owner: Anna, status: closed, {SPEED}, {YEAR}", 0),
        (f"id: b, owner: Anna, level: vision, {SPEED}, {YEAR}", 0),
    ],
)
def test_duplicates_share_owner_metric_and_days(other: str, count: int) -> None:
    """Both ends count; what is over, or only dreamt of, is no second goal."""
    assert len(found("P702", f"id: a, owner: Anna, {SPEED}, {YEAR}", other)) == count


def test_same_deliverable_is_a_note() -> None:
    """Two people may mean to work together."""
    guide = "measurable: {deliverable: Router guide in the wiki}"
    (one,) = found("P702", f"id: a, owner: Anna, {guide}\nid: b, owner: Bence, {guide}")

    assert one.severity is Severity.INFO
    assert found("P702", f"id: a, owners: {{Anna: , Bence: }}, {guide}") == []
    assert (
        found(
            "P702", "id: a, owner: A, measurable: {deliverable: '…'}\nid: b, owner: B, measurable: {deliverable: '…'}"
        )
        == []
    )


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (f"deliverable: Router guide in the wiki}}, {YEAR}", 1),
        (f"deliverable: router  guide in the WIKI}}, {YEAR}", 1),
        (f"deliverable: The router guide in the wiki}}, {YEAR}", 0),
        ("deliverable: Router guide in the wiki}, time_bound: {start: 2027-01-01, deadline: 2027-12-31}", 0),
        (f"deliverable: Router guide in the wiki}}, status: closed, {YEAR}", 0),
    ],
)
def test_one_owner_makes_a_thing_once(other: str, count: int) -> None:
    """Two things of one owner may be alike, such as a guide for each router; the same words mean the same."""
    first = f"id: a, owner: Anna, measurable: {{deliverable: Router guide in the wiki}}, {YEAR}"

    assert len(found("P702", first, f"id: b, owner: anna, measurable: {{{other}")) == count


def test_an_owner_in_two_spellings_is_one() -> None:
    """Both goals of it would take the same rows."""
    (one,) = found("P702", f"id: a, owners: {{Anna K: , Bence: , anna  k: }}, {SPEED}, {YEAR}")

    assert (one.goal, one.message) == (
        "a/anna-k-2",
        "anna  k is among the owners twice, and the same rows count twice.",
    )
    assert one.related[0].span.column < one.span.column


def test_ranges_apart_conflict() -> None:
    """No value of the metric can please both teams."""
    low = "measurable: {metric: occupancy}, realistic: {threshold: {from: 70 %, to: 75 %}}"
    high = "measurable: {metric: occupancy}, realistic: {threshold: {from: 80 %, to: 85 %}}"
    wide = "measurable: {metric: occupancy}, realistic: {threshold: {from: 75 %, to: 85 %}}"

    assert goals_of(found("P703", f"id: a, owner: North, {high}\nid: b, owner: South, {low}")) == ["b"]
    assert found("P703", f"id: a, owner: North, {wide}\nid: b, owner: South, {low}") == []
    assert found("P703", f"id: a, owner: North, {high}\nid: b, owner: North, {low}") == []


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("", 1),
        ("parent: v", 1),
        ("parent: top", 0),
        ("parent: nowhere", 0),
        ("status: closed", 0),
        ("time_bound: {start: 2030-01-01}", 0),
    ],
)
def test_trade_offs_need_something_in_common(more: str, count: int) -> None:
    """A goal above both, wherever; where the way up is broken nobody can tell."""
    north = f"team: North\nid: a, owner: Anna, parent: middle, {SPEED}, {YEAR}\nid: middle, parent: top\nid: top\nid: v"
    south = (
        f"team: South\nid: b, owner: Bence, {QUALITY}, {more}"
        if more
        else f"team: South\nid: b, owner: Bence, {QUALITY}"
    )

    assert len(found("P703", north, south)) == count


def test_one_team_has_its_own_rule() -> None:
    """Within it speed without quality is P701's."""
    assert found("P703", f"team: North\nid: a, owner: Anna, {SPEED}\nid: b, owner: Bence, {QUALITY}") == []


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ("id: a, parent: a", ["a"]),
        ("id: a, parent: b\nid: b, parent: c\nid: c, parent: a", ["a"]),
        ("id: x, parent: a\nid: a, parent: b\nid: b, parent: a", ["a"]),
        ("id: a, owners: {Anna: , Bence: }, parent: a", ["a"]),
        ("id: a, owners: {Anna: , Bence: }\nid: b, parent: a/anna", []),
        ("id: a, parent: A B\nid: A B", []),
        ("id: a, follows: b\nid: b, follows: a", ["a"]),
    ],
)
def test_circles_are_told_once(goals: str, expected: list[str]) -> None:
    """At the first goal of the circle, and not at those that lead into it."""
    assert goals_of(found("P704", goals)) == expected


def test_parents_may_stand_in_other_files() -> None:
    """Those of the run; in what can't be read they may stand too."""
    assert found("P704", "id: a, parent: b", "id: b") == []
    assert [one.code for one in found("P704", "id: a, parent: b", "x: 'open")] == ["F001"]
    assert [one.hint for one in found("P704", "id: a, parent: first-time-rihgt\nid: first-time-right")] == [
        "Did you mean `first-time-right`?"
    ]


def test_closed_goal_of_several_owners() -> None:
    """Who has no successor is named."""
    closed = "id: old, owners: {Anna: , Bence: }, status: closed"

    assert goals_of(found("P706", closed)) == ["old"]
    assert goals_of(found("P706", f"{closed}\nid: new, follows: old/anna")) == ["old/bence"]
    assert found("P706", f"{closed}\nid: new, follows: old") == []


def test_orphans_are_only_told_among_families() -> None:
    """Visions, parents and what is over need none."""
    assert found("P705", "id: a\nid: b") == []
    assert goals_of(found("P705", "id: a, parent: b\nid: b\nid: c\nid: d, status: closed\nid: e, level: vision")) == [
        "c"
    ]


@pytest.mark.parametrize("link", ["parent", "follows"])
def test_an_id_that_stands_twice_is_one_finding(link: str) -> None:
    """Which of the two a link names can't be told."""
    goals = f"id: a, level: vision\nid: a, {link}: a"

    assert found("P704", goals) == []
    assert goals_of(found("F006", goals)) == ["a"]
