"""Forecasts: where there is one, what it says of plain series, and that its intervals hold."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.calibration import forecast_held
from tests.progress.given import Row, answers, count, day, goal, judged, level, mean, observation, share

if TYPE_CHECKING:
    from smartgoal.progress.assessment import Assessment, Forecast

START = day("2026-01-05")
HALF_YEAR = "time_bound: {start: 2026-01-05, deadline: 2026-07-05}"


def _on(week: int) -> str:
    return str(START + timedelta(days=7 * week + 6))


def _judged(measured: str, rows: list[Row], threshold: object = 100, week: int = 9) -> Assessment:
    one = goal(f"measurable: {{{measured}}}\nrealistic: {{threshold: {threshold}}}\n{HALF_YEAR}")
    return judged(one, *rows, on=_on(week))


def _forecast(measured: str, rows: list[Row], threshold: object = 100, week: int = 9) -> Forecast:
    told = _judged(measured, rows, threshold, week).outlook.forecast
    assert told is not None
    return told


def test_level_goes_on_along_its_line() -> None:
    """Ten Sundays from 200 down by 4: 200 − 4 · 25 = 100 on the 26th, without any noise."""
    rows = [level(_on(week), 200 - 4 * week) for week in range(10)]

    told = _forecast("metric: backlog, baseline: 220", rows)

    assert told.at == day("07-05")
    assert (told.value, told.low, told.high) == (Fraction(100), Fraction(100), Fraction(100))
    assert told.chance == 1


def test_total_adds_what_is_still_to_come() -> None:
    """Ten weeks of 7 are 70; sixteen more make 182."""
    rows = [count(_on(week), 7) for week in range(10)]

    assert _forecast("metric: sales", rows, 183).value == 182
    assert _forecast("metric: sales", rows, 182).chance == 1
    assert _forecast("metric: sales", rows, 183).chance == 0


def test_total_never_shrinks() -> None:
    """A falling line stops at nothing sold: 55 stays 55."""
    rows = [count(_on(week), 10 - week) for week in range(10)]

    assert _forecast("metric: sales", rows, 55).low >= 55


def test_whole_period_mixes_the_known_with_the_coming() -> None:
    """50 % of 100 in each of ten weeks, and as many in sixteen to come: 50 %."""
    rows = [share(_on(week), 50, 100) for week in range(10)]

    assert _forecast("metric: rate, window: period", rows).value == 50


def test_rising_share_counts_the_low_weeks_too() -> None:
    """40 % rising by 1 a week: the line ends at 65 %, but the mean of weeks 0 to 25 is 52.5 %."""
    rows = [share(_on(week), 40 + week, 100) for week in range(10)]

    assert float(_forecast("metric: rate, window: period", rows).value) == pytest.approx(52.5, abs=0.1)
    assert float(_forecast("metric: rate, window: latest", rows).value) == pytest.approx(65.4, abs=0.2)
    assert float(_forecast("metric: rate, window: 4 weeks", rows).value) == pytest.approx(63.5, abs=0.1)


def test_trailing_window_keeps_what_it_already_holds() -> None:
    """Two weeks before the end, half of the four weeks' window is known: 50 and 50, and 50 to come."""
    rows = [share(_on(week), 50, 100) for week in range(24)]

    assert _forecast("metric: rate, window: 4 weeks", rows, week=23).value == 50


def test_forecast_stays_within_the_bounds() -> None:
    """A share that rises by 5 a week from 50 can't pass 100 %; NPS can't pass 100."""
    rows = [share(_on(week), 50 + 5 * week, 100) for week in range(10)]
    told = _forecast("metric: rate, window: latest", rows)

    assert told.value == told.high == 100
    answered = [answers(_on(week), 50 + 5 * week, 50 - 5 * week, 0) for week in range(10)]
    assert _forecast("metric: nps, window: latest", answered).high == 100
    falling = [level(_on(week), 50 - 5 * week) for week in range(10)]
    assert _forecast("metric: backlog", falling).low == 0


OWN = "  {name}: {{name: Own, kind: {kind}, unit: {unit}, better: higher}}\n"


@pytest.mark.parametrize(
    ("unit", "floor"), [("count", 360), ("tickets", 360), ("h", 360), ("EUR", -300), ("points", -300)]
)
def test_what_is_counted_is_never_less_than_nothing(unit: str, floor: int) -> None:
    """80, 70, … 10 a week are 360: with no bounds said, a total of tickets keeps them, a balance may turn."""
    text = "measurable: {metric: own}\nrealistic: {threshold: 500}\n"
    text += "time_bound: {start: 2026-01-05, deadline: 2026-05-24}"
    one = goal(text, head=OWN.format(name="own", kind="sum", unit=unit))

    told = judged(
        one, *(count(_on(week), 80 - 10 * week, metric="own") for week in range(8)), on="03-01"
    ).outlook.forecast

    assert told is not None
    assert told.value == pytest.approx(floor)
    assert (told.low >= 360) is (floor > 0)


def test_a_count_that_was_negative_may_be_so_again() -> None:
    """Net of what was taken back: nothing below is impossible."""
    one = goal(
        f"measurable: {{metric: own}}\nrealistic: {{threshold: 500}}\n{HALF_YEAR}",
        head=OWN.format(name="own", kind="last", unit="tickets"),
    )

    told = judged(one, *(level(_on(week), 8 - 2 * week, metric="own") for week in range(9)), on=_on(8)).outlook.forecast

    assert told is not None
    assert told.value < -8


def test_open_bounds_bound_nothing() -> None:
    """Seconds have no highest value."""
    rows = [mean(_on(week), 100 + 10 * week, metric="time") for week in range(10)]

    assert _forecast("metric: time, window: latest", rows).value > 300


def test_noise_widens_the_interval_and_splits_the_chance() -> None:
    """100 ± 10 around a threshold of 100."""
    rows = [level(_on(week), 100 + (10, -10, 4, -6, 8, -8)[week % 6]) for week in range(12)]

    told = _forecast("metric: backlog, baseline: 120", rows, week=11)

    assert told.low < told.value < told.high
    assert Fraction(1, 5) < told.chance < Fraction(4, 5)


def test_same_figures_give_the_same_forecast() -> None:
    """The draws are fixed."""
    rows = [level(_on(week), 100 + (10, -10, 4)[week % 3]) for week in range(12)]

    assert _forecast("metric: backlog", rows, week=11) == _forecast("metric: backlog", rows, week=11)


def test_range_has_a_chance_too() -> None:
    """75 to 85 with a steady 80."""
    rows = [share(_on(week), 80, 100, metric="load") for week in range(10)]

    assert _forecast("metric: load, window: period", rows, "{from: 75, to: 85}").chance == 1


@pytest.mark.parametrize(
    ("weeks", "week", "reason"),
    [
        (7, 6, "7 whole review periods, 8 needed"),
        (1, 0, "1 whole review period, 8 needed"),
        (0, 6, "0 whole review periods, 8 needed"),
        (10, 12, "no rows for two review periods"),
        (26, 25, "the last day has come"),
        (26, 26, "the deadline has passed"),
    ],
)
def test_no_forecast_says_why(weeks: int, week: int, reason: str) -> None:
    """Too few points, old ones, or nothing left to foresee."""
    result = _judged("metric: sales", [count(_on(one), 7) for one in range(weeks)], week=week)

    assert (result.outlook.forecast, result.outlook.why_none) == (None, reason)


def test_medians_of_parts_dont_make_one_of_the_whole() -> None:
    """Only the latest can be foreseen."""
    rows = [observation(_on(week), 60) for week in range(10)]

    assert _judged("metric: wait, window: period", rows).outlook.why_none is not None
    assert _forecast("metric: wait, window: latest", rows).value == 60


def test_other_goals_say_why_too() -> None:
    """Drafts, deliverables, goals to come."""
    thing = goal(f'measurable: {{deliverable: "Guide"}}\n{HALF_YEAR}')
    assert judged(thing, on=_on(9)).outlook.why_none == "a deliverable has no figures"
    assert judged(goal("status: draft"), on=_on(9)).outlook.why_none == "the goal is a draft"
    later = goal(f"measurable: {{metric: sales}}\nrealistic: {{threshold: 9}}\n{HALF_YEAR}")
    assert judged(later, on="2026-01-04").outlook.why_none == "the goal hasn't started"


@pytest.mark.parametrize("case", ["level", "total"])
def test_four_of_five_intervals_hold(case: str) -> None:
    """80 % promised; 60 runs are within 16 points of it, and chances come true on the whole."""
    told = forecast_held(case, known=12, runs=60)

    assert 0.64 <= told.share <= 0.96
    assert abs(told.bias) < 0.2
