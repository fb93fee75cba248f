"""Counting in months of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from smartgoal.knowledge.months import first_of_month, month_longer, months_between, start_of_months


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
def test_months_that_end_on_a_day_begin(last: date, months: int, first: date) -> None:
    """Both ends are in; a month without such a day gives its last."""
    assert start_of_months(months, until=last) == first


@pytest.mark.parametrize(
    ("day", "later", "first"),
    [
        (date(2026, 11, 22), 0, date(2026, 11, 1)),
        (date(2026, 11, 30), 2, date(2027, 1, 1)),
        (date(2027, 1, 31), -1, date(2026, 12, 1)),
    ],
)
def test_months_later_begin_on_their_first_day(day: date, later: int, first: date) -> None:
    """Over the turn of a year, and backwards."""
    assert first_of_month(day, later=later) == first
    assert months_between(day, first) == later


@pytest.mark.parametrize(
    ("last", "end"),
    [
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2026, 12, 30), date(2026, 12, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
    ],
)
def test_a_month_longer_ends_with_a_month(last: date, end: date) -> None:
    """The month that the day after it belongs to."""
    assert month_longer(last) == end
