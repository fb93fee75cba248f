"""What must not change a verdict, and what must change it one way only."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.progress.kinds import Status
from smartgoal.readings.days import DaySum, DaySums, Whose
from tests.progress.given import assess_alone, day, goal, sums

if TYPE_CHECKING:
    from smartgoal.progress.assessment import Assessment

COUNTS = st.dictionaries(st.integers(0, 45), st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=12)
DAYS = st.integers(0, 60)
WINDOWS = st.sampled_from(["period", "latest", "7 days", "2 weeks"])
WHO = Whose("rate", "Anna", None)


def _goal_text(
    window: str, targets: tuple[int, int, int] = (40, 60, 70), *, metric: str = "rate", shift: int = 0
) -> str:
    """Return a goal of five weeks from a Monday; `targets` are baseline, threshold and stretch."""
    start, end = day("2026-03-02") + timedelta(days=shift), day("2026-04-05") + timedelta(days=shift)
    baseline, threshold, stretch = targets
    return (
        f"measurable: {{metric: {metric}, baseline: {baseline}, window: {window}, min_sample: 20}}\n"
        f"realistic: {{threshold: {threshold}, stretch: {stretch}}}\n"
        f"time_bound: {{start: {start}, deadline: {end}, review: weekly}}"
    )


def _figures(counts: dict[int, tuple[int, int]], shift: int = 0, whose: Whose = WHO) -> DaySums:
    begin = day("2026-03-01") + timedelta(days=shift)
    days = {
        begin + timedelta(days=place): DaySum(Fraction(good * 100), Fraction(good + bad), 1)
        for place, (good, bad) in sorted(counts.items())
    }
    return DaySums({whose: days})


def _told(one: Assessment) -> tuple[object, ...]:
    """Return what a verdict says, without days and names."""
    pace = one.pace and (one.pace.gap,)
    points = tuple((point.value, point.weight, point.partial) for point in one.series)
    return (
        one.status,
        one.qualifiers,
        one.threshold.progress,
        one.elapsed,
        one.coverage,
        pace,
        one.slack_days,
        one.value,
        points,
    )


@given(COUNTS, DAYS, WINDOWS, st.integers(-200, 200))
@settings(max_examples=60, deadline=None)
def test_shifting_all_days_by_whole_weeks_changes_nothing(
    counts: dict[int, tuple[int, int]], on: int, window: str, weeks: int
) -> None:
    """Weekly reviews and day windows know no calendar but the week."""
    shift = 7 * weeks
    today = day("2026-03-01") + timedelta(days=on)
    here = assess_alone(goal(_goal_text(window)), _figures(counts), today=today)
    there = assess_alone(
        goal(_goal_text(window, shift=shift)), _figures(counts, shift), today=today + timedelta(days=shift)
    )

    assert _told(here) == _told(there)


@given(COUNTS, DAYS, WINDOWS)
@settings(max_examples=60, deadline=None)
def test_splitting_rows_changes_nothing_but_their_number(
    counts: dict[int, tuple[int, int]], on: int, window: str
) -> None:
    """Half a day's counts under the same name in another spelling and team."""
    today = day("2026-03-01") + timedelta(days=on)
    whole = _figures(counts).sums[WHO]
    half = {when: DaySum(one.numerator / 2, one.denominator / 2, 1) for when, one in whole.items()}
    split = DaySums({WHO: half, Whose("rate", "ANNA", "South"): half})

    one = assess_alone(goal(_goal_text(window)), _figures(counts), today=today)
    two = assess_alone(goal(_goal_text(window)), split, today=today)

    assert _told(one) == _told(two)
    assert (two.rows or 0) == 2 * (one.rows or 0)


@given(COUNTS, DAYS, WINDOWS, st.integers(2, 1000))
@settings(max_examples=60, deadline=None)
def test_scaling_the_unit_scales_values_only(
    counts: dict[int, tuple[int, int]], on: int, window: str, factor: int
) -> None:
    """Milliseconds or seconds: same status, gap and slack."""
    today = day("2026-03-01") + timedelta(days=on)
    text = _goal_text(window, metric="points")
    large = _goal_text(window, (40 * factor, 60 * factor, 70 * factor), metric="points")
    head = "  points: {name: P, kind: mean, unit: points, better: higher, class: other}\n"
    whose = Whose("points", "Anna", None)
    plain = _figures(counts).sums[WHO]
    scaled = {when: replace(one, numerator=one.numerator * factor) for when, one in plain.items()}

    one = assess_alone(goal(text, head=head), _figures(counts, whose=whose), today=today)
    two = assess_alone(goal(large, head=head), DaySums({whose: scaled}), today=today)

    assert _told(one)[:7] == _told(two)[:7]
    assert two.value == (None if one.value is None else one.value * factor)


@given(COUNTS, DAYS, WINDOWS)
@settings(max_examples=60, deadline=None)
def test_mirroring_direction_and_values_changes_nothing(
    counts: dict[int, tuple[int, int]], on: int, window: str
) -> None:
    """80 % right of at least 60 is 20 % wrong of at most 40."""
    today = day("2026-03-01") + timedelta(days=on)
    mirrored = _goal_text(window, (60, 40, 30), metric="faults")
    wrong = {place: (bad, good) for place, (good, bad) in counts.items()}

    right = assess_alone(goal(_goal_text(window)), _figures(counts), today=today)
    left = assess_alone(goal(mirrored), _figures(wrong, whose=Whose("faults", "Anna", None)), today=today)

    assert _told(right)[:7] == _told(left)[:7]


@given(COUNTS, DAYS, WINDOWS, st.integers(0, 45))
@settings(max_examples=80, deadline=None)
def test_a_better_value_never_gives_a_worse_verdict(
    counts: dict[int, tuple[int, int]], on: int, window: str, place: int
) -> None:
    """Turn one day's bad contacts into good ones."""
    today = day("2026-03-01") + timedelta(days=on)
    good, bad = counts.get(place, (0, 0))
    better = {**counts, place: (good + bad, 0)} if place in counts else counts

    before = assess_alone(goal(_goal_text(window)), _figures(counts), today=today)
    after = assess_alone(goal(_goal_text(window)), _figures(better), today=today)

    assert after.status.place >= before.status.place
    assert before.threshold.progress is None or (
        after.threshold.progress is not None and after.threshold.progress >= before.threshold.progress
    )
    assert before.slack_days is None or (after.slack_days is not None and after.slack_days >= before.slack_days)


@given(DAYS, WINDOWS, COUNTS)
@settings(max_examples=60, deadline=None)
def test_nothing_passes_without_data(on: int, window: str, counts: dict[int, tuple[int, int]]) -> None:
    """No rows, rows of somebody else, rows that count nothing."""
    today = day("2026-03-01") + timedelta(days=on)
    silent = {Status.NO_DATA, Status.NOT_STARTED}
    nothing = dict.fromkeys(counts, (0, 0))

    for figures in (sums(), _figures(counts, whose=Whose("rate", "Bence", None)), _figures(nothing)):
        assert assess_alone(goal(_goal_text(window)), figures, today=today).status in silent


@given(COUNTS, DAYS, WINDOWS)
@settings(max_examples=60, deadline=None)
def test_slack_has_the_sign_of_the_gap(counts: dict[int, tuple[int, int]], on: int, window: str) -> None:
    """Never "2 days in hand" on a value behind its line."""
    today = day("2026-03-01") + timedelta(days=on)
    result = assess_alone(goal(_goal_text(window)), _figures(counts), today=today)

    if result.slack_days is not None:
        assert result.pace is not None
        assert result.pace.gap is not None
        assert (result.slack_days >= 0) is (result.pace.gap <= 0)
