"""Thin, odd and huge data: a plain answer, in time."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from time import process_time

import pytest

from smartgoal.progress.judge import judge
from smartgoal.progress.kinds import Qualifier, Status
from smartgoal.progress.why import explain_figures
from smartgoal.progress.windows import Elapsed
from smartgoal.readings.days import DaySum, DaySums, Whose
from tests.progress.given import LIMITS, Row, answers, count, day, goal, judged, level, mean, observation, plan, share

ONE_OF_EACH: list[tuple[str, Row]] = [
    ("rate", share("04-01", 1, 1)),
    ("score", mean("04-01", 4)),
    ("sales", count("04-01", 1)),
    ("backlog", level("04-01", 1)),
    ("nps", answers("04-01", 1, 0, 0)),
    ("wait", observation("04-01", 1)),
]


@pytest.mark.parametrize(("metric", "row"), ONE_OF_EACH)
@pytest.mark.parametrize("on", ["03-31", "04-01", "04-10", "04-30", "05-01", "2200-12-31", "1900-01-01"])
def test_a_single_reading_is_judged(metric: str, row: Row, on: str) -> None:
    """On any day, with no forecast, no signal and no certainty made of nothing."""
    one = goal(f"measurable: {{metric: {metric}, baseline: 1}}\nrealistic: {{threshold: 3, stretch: 4}}")

    result = judged(one, row, on=on)

    assert result.outlook.forecast is None
    assert result.outlook.signals == ()
    assert result.outlook.natural is None
    assert explain_figures(result)
    assert result.status in Status


@pytest.mark.parametrize(("metric", "row"), ONE_OF_EACH)
def test_readings_all_alike_are_judged(metric: str, row: Row) -> None:
    """Half a year of one and the same figure: no signal, and a forecast without width."""
    one = goal(
        f"measurable: {{metric: {metric}, baseline: 0, window: period}}\nrealistic: {{threshold: 3}}\n"
        "time_bound: {start: 2026-01-05, deadline: 2026-07-05}"
    )
    whose, _, day_sum = row
    rows = [(whose, day("2026-01-05") + timedelta(days=7 * week), day_sum) for week in range(20)]

    result = judged(one, *rows, on="2026-05-24")

    assert result.outlook.signals == ()
    assert result.outlook.forecast is None or result.outlook.forecast.low == result.outlook.forecast.high


def test_no_reading_at_all_is_no_data() -> None:
    """All cells of the export were empty: there are no rows."""
    one = goal("measurable: {metric: rate, baseline: 50}\nrealistic: {threshold: 60}")

    assert judged(one, on="04-20").status is Status.NO_DATA


def test_a_gap_of_months_is_no_row_of_zeros() -> None:
    """Ten weeks, four months of nothing, three weeks: thirteen points, and a coverage that says so."""
    one = goal(
        "measurable: {metric: rate, baseline: 40, window: 4 weeks}\nrealistic: {threshold: 60}\n"
        "time_bound: {start: 2026-01-05, deadline: 2026-12-31}"
    )
    weeks = [*range(10), *range(28, 31)]
    rows = [share(str(day("2026-01-05") + timedelta(days=7 * week)), 50 + week % 3, 100) for week in weeks]

    result = judged(one, *rows, on="2026-08-09")

    assert len(result.series) == 13
    assert result.coverage == Fraction(13, 31)
    assert result.qualifiers == (Qualifier.LOW_COVERAGE,)
    assert result.outlook.forecast is not None
    assert 50 <= result.outlook.forecast.value <= 52


def test_a_metric_that_stopped_is_stale_and_not_foreseen() -> None:
    """Ten weeks, then silence: no data in the window, and nobody guesses."""
    one = goal(
        "measurable: {metric: rate, baseline: 40, window: 4 weeks}\nrealistic: {threshold: 60}\n"
        "time_bound: {start: 2026-01-05, deadline: 2026-12-31}"
    )
    rows = [share(str(day("2026-01-05") + timedelta(days=7 * week)), 50, 100) for week in range(10)]

    result = judged(one, *rows, on="2026-08-09")

    assert result.status is Status.NO_DATA
    assert Qualifier.STALE in result.qualifiers
    assert result.outlook.why_none == "no rows for two review periods"


@pytest.mark.parametrize(
    ("metric", "baseline", "threshold", "rows"),
    [
        ("rate", 0, 100, [share("04-01", 100, 100), share("04-08", 100, 100), share("04-15", 0, 100)]),
        ("faults", 100, 0, [share("04-01", 0, 100, metric="faults"), share("04-15", 100, 100, metric="faults")]),
        ("nps", -100, 100, [answers("04-01", 9, 0, 0), answers("04-15", 0, 0, 9)]),
        ("score", 0, 5, [mean("04-01", 0), mean("04-08", 5), mean("04-15", 5)]),
    ],
)
def test_values_at_the_bounds(metric: str, baseline: int, threshold: int, rows: list[Row]) -> None:
    """The ends of the scale are values like others."""
    one = goal(
        f"measurable: {{metric: {metric}, baseline: {baseline}, window: period}}\nrealistic: {{threshold: {threshold}}}"
    )

    for on in ("04-01", "04-20", "04-30", "05-01"):
        result = judged(one, *rows, on=on)
        assert result.value is not None
        assert result.threshold.progress is not None
        assert 0 <= result.threshold.progress <= 1


def test_goal_of_one_day() -> None:
    """Start and deadline on one day: elapsed 1 of 1, no day left, no way to divide by nothing."""
    one = goal(
        "measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 60}\n"
        "time_bound: {start: 2026-04-01, deadline: 2026-04-01, review: quarterly}"
    )

    result = judged(one, share("04-01", 60, 100), on="04-01")

    assert result.elapsed == Elapsed(1, 1)
    assert result.elapsed.share == 1
    assert result.status is Status.ON_TRACK
    assert result.required is None


def test_huge_and_tiny_figures_stay_exact() -> None:
    """A trillion trillions beside a trillionth."""
    one = goal("measurable: {metric: sales}\nrealistic: {threshold: 999999999999999999}")
    rows = [count("04-01", 10**24), count("04-02", Fraction(1, 10**24)), count("04-03", -(10**24))]

    assert judged(one, *rows, on="05-01").value == Fraction(1, 10**24)


def _timed(plan_goals: list[str], figures: DaySums, today: date) -> float:
    several = plan(*plan_goals)
    begin = process_time()
    result = judge(several, figures, today=lambda _zone: today, limits=LIMITS)
    seconds = process_time() - begin
    assert len(result.goals) == len(plan_goals)
    return seconds


def test_ten_years_of_daily_figures_are_judged_in_time() -> None:
    """3,650 days, 3,650 review periods, forecast and all: well under the second that a person notices."""
    text = (
        "measurable: {metric: rate, baseline: 40, window: 12 months}\nrealistic: {threshold: 60}\n"
        "time_bound: {start: 2026-01-01, deadline: 2036-12-31, review: daily}"
    )
    days = {day("2026-01-01") + timedelta(days=at): DaySum(Fraction(5000 + at), Fraction(100), 1) for at in range(3650)}

    assert _timed([text], DaySums({Whose("rate", "Anna", None): days}), day("2035-12-29")) < 2


def test_cost_grows_with_days_and_goals_not_with_their_product() -> None:
    """100 goals of 100 people on one metric over 20,000 day sums: each looks at its own 200."""
    texts = [
        f"owner: p{at}\nmeasurable: {{metric: rate, baseline: 40, window: 4 weeks}}\nrealistic: {{threshold: 60}}\n"
        "time_bound: {start: 2026-01-01, deadline: 2026-03-31}"
        for at in range(100)
    ]
    days = {day("2026-01-01") + timedelta(days=at): DaySum(Fraction(5000 + at), Fraction(100), 1) for at in range(200)}
    figures = DaySums({Whose("rate", f"p{at}", None): days for at in range(100)})

    assert _timed(texts, figures, day("2026-03-30")) < 5
