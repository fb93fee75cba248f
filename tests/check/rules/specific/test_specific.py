"""Owners and behaviours: what the examples can't say."""

from __future__ import annotations

import pytest

from tests.check.rules.found import found


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


def test_unknown_owner_among_several_stands_at_the_name() -> None:
    """And concerns that owner alone."""
    (one,) = found("S117", "{owner: null, owners: {Anna Kovács: {}, Bence Toth: {}}}")

    assert one.goal == "fewer-repeat-calls/bence-toth"
    assert one.hint == "Did you mean `Bence Tóth`?"


def test_role_is_shown_where_it_stands() -> None:
    """Beside the owner it belongs to."""
    (one,) = found("S117", "people: {Anna Kovács: {role: supprot}}")

    assert [place.message for place in one.related] == ["the role"]
