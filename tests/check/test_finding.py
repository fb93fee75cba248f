"""Findings and what a run of check counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smartgoal.check.engine import check_plan
from smartgoal.check.rule import Context, Severity
from smartgoal.check.selection import Selection
from tests.conftest import laid_over, load_text


@pytest.mark.parametrize(
    ("fragment", "fail_on", "code"),
    [
        ("owner: null", ["error"], 1),
        ("measurable: {baseline: null}", ["error"], 0),
        ("measurable: {baseline: null}", ["warning"], 1),
        ("realistic: {why: null}", ["warning"], 0),
        ("realistic: {why: null}", ["info"], 1),
        ("owner: null", ["never"], 0),
        ("owner: null", [], 0),
        ("{}", ["info"], 0),
    ],
)
def test_exit_code_follows_the_worst_finding(fragment: str, fail_on: list[str], code: int) -> None:
    """At or above the severity named."""
    result = check_plan(Context(load_text(laid_over(fragment))), Selection())

    assert replace(result, fail_on=tuple(fail_on)).exit_code == code


def test_findings_are_counted_by_severity() -> None:
    """A draft's missing parts are notes."""
    result = check_plan(Context(load_text(laid_over("{owner: null, measurable: {baseline: null}}"))), Selection())
    by_rank = [result.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)]

    assert by_rank[0] >= 1
    assert by_rank[1] >= 1
    assert sum(by_rank) == len(result.findings)


def test_edits_that_keep_the_meaning_are_counted() -> None:
    """A misspelt key has one; a missing owner none."""
    result = check_plan(Context(load_text(laid_over("{owner: null, importence: 2}"))), Selection())

    assert result.fixable == 1


def test_findings_are_equal_whatever_goals_they_name() -> None:
    """They can be put into sets."""
    findings = [check_plan(Context(load_text(laid_over("owner: null"))), Selection()).findings for _ in range(2)]

    assert len({*findings[0], *findings[1]}) == len(findings[0])
