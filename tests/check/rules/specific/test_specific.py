"""Owners and behaviours: what the examples can't say."""

from __future__ import annotations

import pytest

from tests.check.rules.found import checked, checked_with_include, found


@pytest.mark.parametrize("fragment", ["specific: [no]", "specific: {behaviour: 5}", "specific: {behaviour: ''}"])
def test_behaviour_that_cant_be_used_isnt_missing(fragment: str) -> None:
    """It has its own finding."""
    assert found("S101", fragment) == []


@pytest.mark.parametrize(
    ("fragment", "count"),
    [
        ("people: null", 0),
        ("owner: Technical support", 0),
        ("{owner: Second line, people: {Eva: {team: Second line}}}", 0),
        ("owner: Nobody Known", 1),
        ("{roles: null, people: {Anna Kovács: {role: anything}}}", 0),
        ("{owner: null, owners: {Anna Kovács: {}, Bence Toth: {}}}", 1),
    ],
)
def test_who_is_unknown(fragment: str, count: int) -> None:
    """Neither one of the people nor a team; without people nobody can tell."""
    assert len(found("S117", fragment.replace("people: null", "{people: null, owner: Eva}"))) == count


@pytest.mark.parametrize(
    ("fragment", "is_told"),
    [
        ("{people: {Anna Kovács: agent}}", False),
        ("{owner: Eva, people: {Anna Kovács: agent}}", True),
        ("{people: {Anna Kovács: {role: agent}}, roles: {agent: csat}}", False),
    ],
)
def test_who_cant_be_read_isnt_unknown(fragment: str, *, is_told: bool) -> None:
    """F004 stands at the person or the role already."""
    assert bool(found("S117", fragment)) is is_told


@pytest.mark.parametrize("included", [None, "people: {Eva: agent}", "peple: {Eva: {}}", "people: {Eva: {}"])
def test_owner_may_stand_in_an_include_that_cant_be_read(included: str | None) -> None:
    """Nobody knows who is in it."""
    fragment = "{owner: Eva, realistic: {agreed_by: [owner, Pál Nagy]}}"

    assert "S117" not in [one.code for one in checked_with_include(fragment, included).findings]
    assert "S117" in [one.code for one in checked_with_include(fragment, "people: {Ben: {}}").findings]


@pytest.mark.parametrize("owners", ["[Anna Kovács, Bence Tóth]", "{}", "Anna Kovács", "{Anna Kovács: 5}"])
def test_owners_in_a_wrong_form_arent_missing(owners: str) -> None:
    """One cause gives one finding."""
    fragment = f"{{owner: null, owners: {owners}}}"

    assert not found("S116", fragment)
    assert found("F004", fragment)


def test_unknown_owner_among_several_stands_at_the_name() -> None:
    """And concerns that owner alone."""
    (one,) = found("S117", "{owner: null, owners: {Anna Kovács: {}, Bence Toth: {}}}")

    assert one.goal == "fewer-repeat-calls/bence-toth"
    assert one.hint == "Did you mean `Bence Tóth`?"


def test_role_is_shown_where_it_stands() -> None:
    """Beside the owner it belongs to."""
    (one,) = found("S117", "people: {Anna Kovács: {role: supprot}}")

    assert [place.message for place in one.related] == ["the role"]


_PEOPLE = "team: Support Team\npeople: {Anna Kovács: {team: Support Team}, Omar Nasri: {}}\n"
_YEAR = "time_bound: {start: 2026-01-01, deadline: 2026-12-31, stretch_deadline: null}\n"


@pytest.mark.parametrize("owner", ["support team", "Support  Team", "anna KOVÁCS"])
def test_who_owns_a_goal_is_told_whatever_the_case(owner: str) -> None:
    """Progress counts the same rows for them."""
    ids = {one.code for one in checked(f"{_PEOPLE}owner: {owner}\n").findings}

    assert not ids & {"S117", "T505"}


@pytest.mark.parametrize(("owner", "code"), [("Suport Team", "S117"), ("TBD", "S116"), ("Anna Kovacz", "S117")])
def test_an_owner_nobody_knows_is_one_finding(owner: str, code: str) -> None:
    """Whether it is one person, and who should have agreed, can't be told yet."""
    ids = {one.code for one in checked(f"{_PEOPLE}{_YEAR}owner: {owner}\n").findings}

    assert code in ids
    assert not ids & {"R407", "T505"}
