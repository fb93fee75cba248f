"""Windows and review periods by the calendar."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.model import Review
from smartgoal.goals.written import Window, WindowKind
from smartgoal.progress.windows import (
    ReviewPeriod,
    days_from,
    first_day,
    review_periods,
    two_periods_before,
    window_start,
)
from tests.progress.given import day

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def test_period_that_ends_on_the_day_judged_is_whole() -> None:
    """Sunday 11 October ends its week."""
    periods = list(review_periods(Review.WEEKLY, day("10-05"), day("10-11")))

    assert periods == [ReviewPeriod(day("10-05"), day("10-11"), partial=False)]


def test_days_count_both_ends() -> None:
    """1 to 30 April are thirty days, a day by itself is one, backwards none."""
    assert days_from(day("04-01"), day("04-30")) == 30
    assert days_from(day("04-01"), day("04-01")) == 1
    assert days_from(day("04-02"), day("04-01")) == 0


@pytest.mark.parametrize(
    ("last", "count", "unit", "first"),
    [
        ("11-22", 28, "days", "10-26"),
        ("11-22", 4, "weeks", "10-26"),
        ("11-22", 1, "days", "11-22"),
        # 31 March, one month: 31 February isn't there, so 28 February; the window begins the day after.
        ("03-31", 1, "months", "03-01"),
        # 30 April, one month: 30 March; the window begins on 31 March and 31 March counts.
        ("04-30", 1, "months", "03-31"),
        ("2024-03-30", 1, "months", "2024-03-01"),
        ("05-15", 12, "months", "2025-05-16"),
        ("01-31", 2, "months", "2025-12-01"),
    ],
)
def test_trailing_window_begins(last: str, count: int, unit: str, first: str) -> None:
    """Months end at the same day of the month, the last one where there is none."""
    units = {"days": "days", "weeks": "weeks", "months": "months"}
    window = Window(WindowKind.TRAILING, count, units[unit])  # type: ignore[arg-type]  # one of the three by the table

    assert first_day(window, day(last)) == day(first)


def test_months_before_the_calendar_end_at_its_first_day() -> None:
    """9999 months back from 1900 is before year 1."""
    assert first_day(Window(WindowKind.TRAILING, 9999, "months"), date(800, 1, 1)) == date.min


def test_days_before_the_calendar_end_at_its_first_day() -> None:
    """A window of 9999 weeks never leaves the calendar."""
    assert first_day(Window(WindowKind.TRAILING, 9999, "weeks"), date(100, 1, 1)) == date.min


def test_window_never_begins_before_the_goal() -> None:
    """Four weeks, nine days after the start: nine days."""
    window = Window(WindowKind.TRAILING, 4, "weeks")

    assert window_start(window, day("10-01"), day("10-09")) == day("10-01")
    assert window_start(Window(WindowKind.PERIOD), day("10-01"), day("12-01")) == day("10-01")


def test_weeks_are_iso_weeks_cut_at_both_ends() -> None:
    """1 October 2026 is a Thursday: its week has four days; 14 October cuts a week after its Wednesday."""
    periods = list(review_periods(Review.WEEKLY, day("10-01"), day("10-14")))

    assert periods == [
        ReviewPeriod(day("10-01"), day("10-04"), partial=True),
        ReviewPeriod(day("10-05"), day("10-11"), partial=False),
        ReviewPeriod(day("10-12"), day("10-14"), partial=True),
    ]


@pytest.mark.parametrize(
    ("review", "ends"),
    [
        (Review.DAILY, ["01-07", "01-08", "01-09"]),
        (Review.FORTNIGHTLY, ["01-18", "02-01", "02-15"]),
        (Review.MONTHLY, ["01-31", "02-28", "03-31"]),
        (Review.QUARTERLY, ["03-31", "06-30", "09-30"]),
    ],
)
def test_review_periods_follow_the_calendar(review: Review, ends: list[str]) -> None:
    """From Wednesday 7 January 2026; two ISO weeks are counted from the week of the start."""
    periods = list(review_periods(review, day("01-07"), day("12-31")))

    assert [period.last for period in periods[:3]] == [day(end) for end in ends]
    assert periods[0].first == day("01-07")
    assert periods[0].partial is (review is not Review.DAILY)


@settings(deadline=None)
@given(st.sampled_from(Review), DAYS, st.integers(0, 800))
def test_review_periods_fill_the_days_without_gap(review: Review, start: date, length: int) -> None:
    """Each begins the day after the one before; together they are the days asked for."""
    last = min(start + timedelta(days=length), date(2200, 12, 31))
    periods = list(review_periods(review, start, last))

    assert periods[0].first == start
    assert periods[-1].last == last
    assert all(one.last + timedelta(days=1) == two.first for one, two in itertools.pairwise(periods))
    assert not any(period.partial for period in periods[1:-1])


@pytest.mark.parametrize(
    ("review", "first"),
    [
        (Review.DAILY, "03-30"),
        (Review.WEEKLY, "03-18"),
        (Review.FORTNIGHTLY, "03-04"),
        (Review.MONTHLY, "02-01"),
        (Review.QUARTERLY, "2025-10-01"),
    ],
)
def test_two_review_periods_are_twice_their_length(review: Review, first: str) -> None:
    """Counted back from 31 March, that day included."""
    assert two_periods_before(review, day("03-31")) == day(first)
