"""The invented figures of the first goal move from the baseline towards the threshold."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from io import StringIO

from smartgoal.samples.figures import Course, SampleShape, figures

START, DEADLINE, TODAY = date(2026, 10, 1), date(2027, 1, 31), date(2026, 11, 22)


def rows_of(*courses: Course) -> list[dict[str, str]]:
    """Return the rows of the export for these courses."""
    text = figures(courses, owner="Alex Martin", start=START, deadline=DEADLINE, today=TODAY)
    return list(csv.DictReader(StringIO(text)))


def rate(rows: list[dict[str, str]], first: str, last: str) -> Fraction:
    """Return the sum over sum between two days, as 100 times a share."""
    chosen = [row for row in rows if first <= row["date"] <= last]
    return Fraction(100 * sum(int(row["numerator"]) for row in chosen), sum(int(row["denominator"]) for row in chosen))


def test_rows_are_working_days_up_to_yesterday() -> None:
    """Eight weeks before the start to the last working day before today, a Sunday."""
    days = [date.fromisoformat(row["date"]) for row in rows_of(Course("csat", 78, 84, 14, SampleShape.SHARE))]

    assert (days[0], days[-1]) == (date(2026, 8, 6), date(2026, 11, 20))
    assert {day.isoweekday() for day in days} == {1, 2, 3, 4, 5}


def test_a_share_keeps_its_baseline_and_then_leads_the_pace() -> None:
    """What rounding leaves is handed on, so that eight weeks show the baseline within a point.

    The line from 78 to 84 stands at 78 + 6 · 53/123 = 80.6 on 22 November; with the lead of 8/5 the level is 82.1.
    """
    rows = rows_of(Course("csat", 78, 84, 14, SampleShape.SHARE))

    assert abs(rate(rows, "2026-08-06", "2026-09-30") - 78) < 1
    assert 80.6 < rate(rows, "2026-10-26", "2026-11-22") < 82.1
    assert all(0 <= int(row["numerator"]) <= int(row["denominator"]) for row in rows)


def test_an_average_is_a_sum_over_calls() -> None:
    """Seconds over calls stay within a tenth of the baseline before the start."""
    rows = rows_of(Course("aht", 390, 345, 31, SampleShape.AVERAGE))

    assert abs(rate(rows, "2026-08-06", "2026-09-30") / 100 - 390) < 5


def test_observations_have_one_value_a_row() -> None:
    """The columns are those of raw observations, with one decimal."""
    rows = rows_of(Course("qa_score", 82, 88, 1, SampleShape.OBSERVATION))

    assert list(rows[0]) == ["date", "metric", "owner", "value"]
    assert rows[0]["value"] == "83.5"


def test_a_second_metric_follows_the_first() -> None:
    """A guardrail's rows stand in the same file."""
    rows = rows_of(Course("aht", 390, 345, 31, SampleShape.AVERAGE), Course("csat", 80, 80, 14, SampleShape.SHARE))

    assert [row["metric"] for row in rows] == ["aht"] * 77 + ["csat"] * 77


def test_the_level_stays_between_baseline_and_threshold() -> None:
    """Before the period it is the baseline, and from 5/8 of the period on the threshold."""
    course = Course("csat", 78, 84, 14, SampleShape.SHARE)

    assert [course.level(Fraction(share)) for share in ("-1", "0", "5/16", "5/8", "1")] == [78, 78, 81, 84, 84]
