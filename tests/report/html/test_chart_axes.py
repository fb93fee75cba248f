"""Axes: round values, few ticks, one axis of days for all."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.progress.assessment import Assessment
from smartgoal.progress.kinds import Status
from smartgoal.report.html.chart_axes import WIDTH, DayAxis, day_axes, value_axis
from tests.progress.given import goal
from tests.report.given_progress import DAY

NO_BOUNDS = (None, None)
VALUES = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=1000)


def lasting(first: str, last: str, later: str | None = None) -> Assessment:
    """Return a goal of these days."""
    more = f", stretch_deadline: {later}" if later else ""
    return Assessment(goal(f"id: g\ntime_bound: {{start: {first}, deadline: {last}{more}}}"), DAY, Status.NO_DATA)


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ((2026, 4, 1), (2026, 4, 3), "1 Apr, 2 Apr, 3 Apr"),
        ((2026, 4, 1), (2026, 4, 30), "6 Apr, 13 Apr, 20 Apr, 27 Apr"),
        ((2026, 10, 1), (2026, 12, 31), "Oct, Nov, Dec"),
        ((2026, 12, 1), (2027, 2, 28), "Dec, 2027, Feb"),
        ((2026, 7, 1), (2027, 6, 30), "Jul, Sep, Nov, 2027, Mar, May"),
        ((2017, 1, 1), (2026, 12, 31), "2018, 2020, 2022, 2024, 2026"),
        ((1900, 1, 1), (2200, 12, 31), "1900, 2000, 2100, 2200"),
    ],
)
def test_days_are_marked_by_their_length(first: tuple[int, int, int], last: tuple[int, int, int], names: str) -> None:
    """Days, weeks, months, years."""
    assert ", ".join(name for _, name in DayAxis(date(*first), date(*last)).ticks()) == names


@settings(max_examples=60)
@given(st.dates(date(1900, 1, 1), date(2190, 1, 1)), st.integers(0, 4000))
def test_ticks_are_few_and_inside(first: date, days: int) -> None:
    """At most seven, in order."""
    places = [place for place, _ in DayAxis(first, first + timedelta(days)).ticks()]

    assert places == sorted(set(places))
    assert len(places) <= 7
    assert all(0 <= place < WIDTH for place in places)


def test_a_day_has_a_beginning_and_an_end() -> None:
    """What lies outside stands at the edge."""
    axis = DayAxis(date(2026, 4, 1), date(2026, 4, 10))

    assert (axis.begin(date(2026, 4, 1)), axis.end(date(2026, 4, 1))) == (0, 100)
    assert (axis.end(date(2025, 1, 1)), axis.end(date(2027, 1, 1))) == (0, WIDTH)
    assert DayAxis(date.min, date.max).begin(date.min) == 0


def test_all_goals_share_an_axis() -> None:
    """From the first start to the last deadline, the stretch's too; a goal without days has none."""
    short, long = lasting("2026-04-01", "2026-06-30"), lasting("2026-01-01", "2026-03-31", "2026-12-31")
    dayless = Assessment(goal("id: g\ntime_bound: {review: weekly}"), DAY, Status.DRAFT)
    backwards = lasting("2026-04-01", "2026-03-01")

    year = DayAxis(date(2026, 1, 1), date(2026, 12, 31))
    assert day_axes([short, dayless, long, backwards]) == (year, None, year, None)


def test_a_month_beside_ten_years_has_its_own_axis() -> None:
    """It would be a speck; such goals share one again."""
    ages, one, other = (
        lasting("2017-01-01", "2026-12-31"),
        lasting("2026-04-01", "2026-04-30"),
        lasting("2026-05-01", "2026-05-31"),
    )
    months = DayAxis(date(2026, 4, 1), date(2026, 5, 31))
    assert day_axes([one, ages, other]) == (months, DayAxis(date(2017, 1, 1), date(2026, 12, 31)), months)


@pytest.mark.parametrize(
    ("values", "unit", "ticks"),
    [
        (("14", "18"), "%", "14 % 15 % 16 % 17 % 18 %"),
        (("330", "400"), "s", "5 min 30 s 6 min 6 min 30 s"),
        (("0", "0.3"), "points", "0 points 0.1 points 0.2 points 0.3 points"),
        (("20000", "90000"), "count", "20 000 40 000 60 000 80 000"),
        (("1", "2"), "very long units", "1 very long … 1.5 very lon… 2 very long …"),
    ],
)
def test_values_are_marked_by_round_figures(values: tuple[str, ...], unit: str, ticks: str) -> None:
    """In steps that people count in."""
    axis = value_axis(map(Fraction, values), 150, unit, (Fraction(0), None))
    assert " ".join(text for _, text in axis.ticks()) == ticks


@settings(max_examples=80)
@given(st.lists(VALUES, min_size=1, max_size=5), st.sampled_from(["%", "s", "count"]))
def test_values_are_inside_with_at_most_six_ticks(values: list[Fraction], unit: str) -> None:
    """Whatever the values: one, all equal, far apart."""
    axis = value_axis(values, 150, unit, NO_BOUNDS)

    heights = [axis.at(value) for value in values]
    assert all(0 < height < 150 for height in heights)
    ticks = [height for height, _ in axis.ticks()]
    assert 1 <= len(ticks) <= 6
    assert ticks == sorted(ticks, reverse=True)


def test_no_room_is_left_beyond_what_is_possible() -> None:
    """A share ends at 0 and 100; what lies outside all the same is shown."""
    share = (Fraction(0), Fraction(100))
    axis = value_axis([Fraction(1), Fraction(99)], 150, "%", share)
    assert (axis.low, axis.high) == share
    beyond = value_axis([Fraction(-5), Fraction(110)], 150, "%", share)
    assert beyond.low < -5 < 110 < beyond.high


def test_steps_too_small_to_be_written_have_no_ticks() -> None:
    """Fifteen digits after the mark are enough for anybody."""
    tiny = Fraction(1, 10**20)
    assert not list(value_axis([Fraction(1, 3), Fraction(1, 3) + tiny], 150, "%", NO_BOUNDS).ticks())
