"""Texts that only keep a place free, in four languages."""

from __future__ import annotations

import pytest

from smartgoal.check.facts.placeholder import is_placeholder
from tests.check.rules.found import found


@pytest.mark.parametrize(
    "text", ["TBD", "tbc.", "?", "…", "-", "[to be defined]", "N/A", "à définir", "待定", "Később"]
)
def test_placeholders(text: str) -> None:
    """Whatever their case, accents and marks."""
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["Anna", "x-ray", "None of the callers waits", "决定权待定后再议", "TBD Ltd", "5"])
def test_texts(text: str) -> None:
    """A placeholder inside says something all the same."""
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("fragment", "code"),
    [
        ("owner: TBD", "S116"),
        ("achievable: {means: [TBD, '?']}", "A303"),
        ("realistic: {why: TBD}", "R408"),
        ("realistic: {agreed_by: [TBD]}", "R407"),
    ],
)
def test_what_is_kept_free_is_missing(fragment: str, code: str) -> None:
    """Nothing is said there."""
    assert len(found(code, fragment)) == 1


def test_one_cause_gives_one_finding() -> None:
    """An owner to come is no unknown one."""
    assert found("S117", "owner: TBD") == []


def test_one_mean_is_enough() -> None:
    """Others may follow."""
    assert found("A303", "achievable: {means: [weekly coaching, TBD]}") == []
