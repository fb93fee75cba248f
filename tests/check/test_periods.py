"""How long goals run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from smartgoal.check.periods import days_of, first_of_months
from smartgoal.goals.written import Window, WindowKind
from smartgoal.progress.windows import first_day

if TYPE_CHECKING:
    from tests.conftest import PlanOf


@pytest.mark.parametrize(
    ("last", "months", "first"),
    [
        (date(2027, 3, 31), 6, date(2026, 10, 1)),
        (date(2027, 4, 1), 6, date(2026, 10, 2)),
        (date(2027, 2, 28), 6, date(2026, 8, 29)),
        (date(2026, 8, 31), 6, date(2026, 3, 1)),
        (date(2027, 12, 31), 12, date(2027, 1, 1)),
        (date(2200, 12, 31), 10**6, date.min),
    ],
)
def test_months_are_counted_as_windows_count_them(last: date, months: int, first: date) -> None:
    """Both ends are in; a month without such a day gives its last."""
    assert first_of_months(last, months) == first == first_day(Window(WindowKind.TRAILING, months, "months"), last)


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
