"""How long goals run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from smartgoal.check.periods import days_of, months_later

if TYPE_CHECKING:
    from tests.conftest import PlanOf


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 10, 1), 6, date(2027, 4, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2200, 12, 31), 10**6, date.max),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    """A month without such a day gives its last."""
    assert months_later(day, months) == later


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
