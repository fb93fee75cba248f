"""How long goals run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartgoal.check.facts.periods import days_of

if TYPE_CHECKING:
    from tests.conftest import PlanOf


@pytest.mark.parametrize(
    ("fragment", "days"),
    [
        ("{}", 92),
        ("time_bound: {deadline: 2026-10-01}", 1),
        ("time_bound: {deadline: 2026-09-30}", None),
        ("time_bound: {start: null}", None),
        ("time_bound: {deadline: null}", None),
    ],
)
def test_days_include_both_ends(plan_of: PlanOf, fragment: str, days: int | None) -> None:
    """A goal of one day runs one day; a period without end or reversed has no length."""
    assert days_of(plan_of(fragment).goals[0]) == days
