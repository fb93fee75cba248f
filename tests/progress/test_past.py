"""What was measured before a goal began: whole review periods, natural limits, a baseline that compares."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smartgoal.progress.assessment import JudgedWindow, NaturalLimits, Point
from smartgoal.progress.past import Past, past_of
from smartgoal.progress.rows import Book
from tests.progress.given import answers, count, day, goal, level, mean, share, sums

if TYPE_CHECKING:
    from tests.progress.given import Row

RATE = "measurable: {metric: rate, baseline: 50, window: %s}\nrealistic: {threshold: 60}\n"
APRIL = "time_bound: {start: 2026-04-06, deadline: 2026-05-03}\n"
"""From a Monday on, four weeks."""
START = date(2026, 4, 6)


def past(text: str, *rows: Row) -> Past | None:
    """Return what was measured before a goal began."""
    one = goal(text)
    return past_of(one, Book(sums(*rows), (one,)))


def weeks_before(values: list[int], weekday: int = 2) -> list[tuple[str, int]]:
    """Return a day in each of the weeks before the start, the last value in the last week."""
    first = START - timedelta(weeks=len(values)) + timedelta(days=weekday)
    return [((first + timedelta(weeks=number)).isoformat(), value) for number, value in enumerate(values)]


def test_limits_of_the_weeks_before_worked_by_hand() -> None:
    """50, 52, 51, 53, 50, 52: mean 308/6; moving ranges 2 1 2 3 2, their mean 2; so the limits are 2.66 · 2 away."""
    rows = [share(when, value, 100) for when, value in weeks_before([50, 52, 51, 53, 50, 52])]

    found = past(RATE % "4 weeks" + APRIL, *rows)

    assert found is not None
    assert [point.value for point in found.points] == [50, 52, 51, 53, 50, 52]
    centre = Fraction(308, 6)
    assert found.natural == NaturalLimits(centre, centre - Fraction(532, 100), centre + Fraction(532, 100))
    assert (found.days, found.periods, found.share) == (28, Fraction(4), Fraction(1))
    # 51 + 53 + 50 + 52 of 400 in the four weeks before.
    assert found.window == JudgedWindow(goal(RATE % "4 weeks").window.kind, date(2026, 3, 9), date(2026, 4, 5))
    assert found.value == Fraction(206, 4)


def test_rows_from_the_start_on_are_no_past() -> None:
    """A goal is never judged by what it brought about; without a past there is none."""
    rows = [share("2026-04-06", 90, 100), share("2026-04-20", 90, 100)]

    assert past(RATE % "period" + APRIL, *rows) is None
    assert past(RATE % "period" + APRIL) is None


@pytest.mark.parametrize(
    "text",
    [
        "measurable: {deliverable: Guide}\n" + APRIL,
        "measurable: {metric: rate}\n" + APRIL,
        RATE % "period" + "time_bound: {start: 2026-04-06, deadline: 2026-04-01}\n",
    ],
)
def test_goals_without_figures_have_no_past(text: str) -> None:
    """Deliverables, goals that lack something, and periods upside down."""
    assert past(text, share("2026-03-30", 50, 100)) is None


def test_only_the_newest_count() -> None:
    """Twenty-four weeks are looked at, the limits are those of the last twelve; a cut week isn't whole."""
    values = [10] * 20 + [50, 52] * 6
    rows = [share(when, value, 100) for when, value in weeks_before(values)]

    found = past(RATE % "period" + APRIL, *rows)

    assert found is not None
    assert len(found.points) == 24
    assert found.natural is not None
    assert found.natural.centre == 51


def test_few_weeks_have_no_limits() -> None:
    """Five are too few; the week that the start cuts isn't among them."""
    text = RATE % "period" + "time_bound: {start: 2026-04-08, deadline: 2026-05-05}\n"
    rows = [share(when, value, 100) for when, value in [*weeks_before([50, 51, 52, 51, 50]), ("2026-04-07", 99)]]

    found = past(text, *rows)

    assert found is not None
    assert len(found.points) == 5
    assert found.natural is None


def test_a_gappy_baseline_is_none() -> None:
    """Three of four weeks with rows are less than 80 %."""
    rows = [share(when, 50, 100) for when, _ in weeks_before([0, 0, 0, 0])]

    complete, gappy = past(RATE % "4 weeks" + APRIL, *rows), past(RATE % "4 weeks" + APRIL, *rows[1:])

    assert complete is not None
    assert gappy is not None
    assert (complete.value, gappy.value) == (Fraction(50), None)


def test_a_small_baseline_is_none() -> None:
    """Where the goal asks for 300 cases, 200 tell nothing."""
    rows = [share(when, 25, 50) for when, _ in weeks_before([0, 0, 0, 0])]
    text = (RATE % "4 weeks").replace("window", "min_sample: %s, window")

    enough, few = past(text % 200 + APRIL, *rows), past(text % 201 + APRIL, *rows)

    assert enough is not None
    assert few is not None
    assert (enough.value, few.value) == (Fraction(50), None)


def test_a_total_is_compared_with_an_equally_long_one() -> None:
    """Four weeks of 7 each are 28; a week is a quarter of the goal's days."""
    text = "measurable: {metric: sales}\nrealistic: {threshold: 40}\n" + APRIL
    found = past(text, *(count(when, 7) for when, _ in weeks_before([0] * 8)))

    assert found is not None
    assert (found.value, found.days, found.periods, found.share) == (Fraction(28), 28, Fraction(4), Fraction(1, 4))
    assert found.window is not None
    assert (found.window.first, found.window.last) == (date(2026, 3, 9), date(2026, 4, 5))


def test_months_are_as_long_as_they_are() -> None:
    """January to March have 90 days, a month of them 30; April to June have 91."""
    text = "measurable: {metric: sales}\nrealistic: {threshold: 40}\n"
    text += "time_bound: {start: 2026-04-01, deadline: 2026-06-30, review: monthly}\n"
    found = past(text, *(count(f"2026-0{month}-10", 30) for month in (1, 2, 3)))

    assert found is not None
    assert (found.days, found.share, found.value) == (91, Fraction(30, 91), None)


def test_a_total_of_months_before() -> None:
    """91 days before April reach into December; four months of which all have rows."""
    text = "measurable: {metric: sales}\nrealistic: {threshold: 40}\n"
    text += "time_bound: {start: 2026-04-01, deadline: 2026-06-30, review: monthly}\n"
    found = past(text, count("2025-12-31", 1), *(count(f"2026-0{month}-10", 30) for month in (1, 2, 3)))

    assert found is not None
    assert found.value == 91


@pytest.mark.parametrize(("newest", "value"), [("04-03", Fraction(80)), ("03-24", Fraction(80)), ("03-22", None)])
def test_a_level_is_the_newest(newest: str, value: Fraction | None) -> None:
    """If it isn't older than two weeks."""
    text = "measurable: {metric: backlog, baseline: 120}\nrealistic: {threshold: 60}\n" + APRIL
    found = past(text, level("03-04", 120), level(newest, 80))

    assert found is not None
    assert (found.value, found.days, found.periods) == (value, 7, Fraction(1))


def test_the_latest_day_is_one_seventh_of_a_week() -> None:
    """Its value varies more than a week's."""
    found = past(RATE % "latest" + APRIL, share("03-31", 50, 100), share("04-02", 70, 100), share("03-25", 50, 100))

    assert found is not None
    assert (found.value, found.days, found.periods) == (Fraction(70), 1, Fraction(1, 7))


def test_a_window_is_never_longer_than_the_goal() -> None:
    """As it is judged: six weeks, of which the goal has four."""
    found = past(RATE % "6 weeks" + APRIL, *(share(when, 50, 100) for when, _ in weeks_before([0] * 6)))

    assert found is not None
    assert found.days == 28
    assert found.window is not None
    assert found.window.first == date(2026, 3, 9)


def test_every_kind_of_figure() -> None:
    """Means and net promoter scores go by their weights."""
    score = "measurable: {metric: score, baseline: 3}\nrealistic: {threshold: 4}\n" + APRIL
    nps = "measurable: {metric: nps, baseline: 3}\nrealistic: {threshold: 40}\n" + APRIL
    weeks = [when for when, _ in weeks_before([0] * 4)]

    scores = past(score, *(mean(when, number, number) for number, when in enumerate(weeks, 1)))
    promoters = past(nps, *(answers(when, 6, 2, 2) for when in weeks))

    assert scores is not None
    assert promoters is not None
    # (1 + 4 + 9 + 16) ÷ 10; 100 · (24 − 8) ÷ 40
    assert (scores.value, promoters.value) == (Fraction(3), Fraction(40))
    assert day("04-06") == START


@pytest.mark.parametrize(
    ("target", "is_far"), [(59, False), (60, False), (61, True), (31, False), (30, False), (29, True)]
)
def test_far_is_more_than_the_width_of_the_limits_away(target: int, is_far: bool) -> None:  # noqa: FBT001 (a case)
    """60 and 30 lie just as far from the ends as these from each other."""
    limits = NaturalLimits(Fraction(45), Fraction(40), Fraction(50))
    point = Point(START, START, Fraction(45), Fraction(1), partial=False)
    measured = Past((point,), limits, 28, Fraction(4), Fraction(1))

    assert measured.is_far_from(Fraction(target), rises=target > 45) == is_far
