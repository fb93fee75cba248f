"""Goals judged by hand: each test says the arithmetic it expects."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smartgoal.goals.written import WindowKind
from smartgoal.progress.assessment import JudgedWindow, Required
from smartgoal.progress.kinds import Per, Qualifier, Status
from smartgoal.progress.windows import Elapsed
from smartgoal.readings.days import DaySum
from tests.progress.given import (
    answers,
    count,
    day,
    goal,
    judged,
    level,
    mean,
    observation,
    share,
    stretch_of,
)

WEEKS = ("04-01", "04-08", "04-15")
"""A day of each of April's first three weeks, so that it is never too early from 11 April on."""


def test_ratio_is_sum_by_sum_never_a_mean_of_rates() -> None:
    """9 of 10 and 10 of 90 are 19 of 100 = 19 %; the mean of 90 % and 11.1 % would be 50.6 %."""
    one = goal("measurable: {metric: rate, baseline: 10, window: period}\nrealistic: {threshold: 19}")

    result = judged(one, share("04-01", 9, 10), share("04-02", 10, 90), on="05-01")

    assert result.value == 19
    assert result.weight == 100
    assert result.rows == 2
    assert result.status is Status.MET


def test_mean_weighs_its_rows() -> None:
    """4 of 30 reviews and 5 of 10: (120 + 50) ÷ 40 = 4.25, not 4.5."""
    one = goal("measurable: {metric: score, baseline: 4, window: period}\nrealistic: {threshold: 4.5}")

    result = judged(one, mean("04-01", 4, 30), mean("04-02", 5, 10), on="05-01")

    assert result.value == Fraction(17, 4)
    assert result.weight == 40
    assert result.status is Status.MISSED


def test_sum_adds_and_weighs_by_rows() -> None:
    """3 + 4 + 5 = 12 of 12; three rows."""
    one = goal("measurable: {metric: sales, baseline: 9}\nrealistic: {threshold: 12}")

    result = judged(one, count("04-01", 3), count("04-02", 4), count("04-30", 5), on="05-01")

    assert result.value == 12
    assert result.rows == 3
    assert result.weight == 3
    assert result.status is Status.MET
    assert result.threshold.progress == 1


def test_level_is_the_newest() -> None:
    """The newest level is 40, whatever stood before; rows are those of the period."""
    one = goal("measurable: {metric: backlog, baseline: 60}\nrealistic: {threshold: 40}")

    result = judged(one, level("04-01", 10), level("04-20", 40), on="05-01")

    assert result.value == 40
    assert result.rows == 2
    assert result.weight == 2
    assert result.status is Status.MET


def test_nps_counts_passives_in_the_whole() -> None:
    """100 · (30 − 10) ÷ 60 = 33 1/3."""
    one = goal("measurable: {metric: nps, baseline: 20, window: period}\nrealistic: {threshold: 33}")

    result = judged(one, answers("04-01", 20, 10, 0), answers("04-02", 10, 10, 10), on="05-01")

    assert result.value == Fraction(100, 3)
    assert result.weight == 60
    assert result.status is Status.MET


@pytest.mark.parametrize(("values", "middle"), [((9, 1, 5), 5), ((9, 1, 5, 6), Fraction(11, 2)), ((7,), 7)])
def test_median_is_the_middle_of_all_observations(values: tuple[int, ...], middle: Fraction) -> None:
    """Of an even number the mean of the middle two."""
    one = goal("measurable: {metric: wait, baseline: 60, window: period}\nrealistic: {threshold: 5}")

    result = judged(one, *(observation("04-01", value) for value in values), on="05-01")

    assert result.value == middle


def test_equality_meets() -> None:
    """57 of 100 at 57 %; as floats 57/100·100 is 56.99999999999999."""
    one = goal("measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 57 %}")

    assert judged(one, share("04-01", 57, 100), on="05-01").status is Status.MET


def test_tenths_add_up_exactly() -> None:
    """0.1 + 0.2 is 0.3; as floats it is more, and a cap of 0.3 would be broken."""
    one = goal("measurable: {metric: complaints}\nrealistic: {threshold: 0.3}")
    rows = [count(f"04-{number:02}", 0, metric="complaints") for number in range(1, 31)]

    result = judged(
        one, *rows, count("04-01", "0.1", metric="complaints"), count("04-02", "0.2", metric="complaints"), on="05-01"
    )

    assert result.status is Status.MET
    assert result.allowance == 0


def test_large_counts_keep_their_last_digit() -> None:
    """2^53 + 1 isn't a float: 9007199254740993 sold of 9007199254740993 agreed, and one less misses."""
    one = goal("measurable: {metric: sales}\nrealistic: {threshold: 9007199254740993}")

    assert judged(one, count("04-01", 9007199254740993), on="05-01").status is Status.MET
    assert judged(one, count("04-01", 9007199254740992), on="05-01").status is Status.MISSED


def test_lower_is_better_is_met_from_above() -> None:
    """14 of 100 at 14 % meets, 15 misses."""
    one = goal("measurable: {metric: faults, baseline: 18, window: period}\nrealistic: {threshold: 14}")

    assert judged(one, share("04-01", 14, 100, metric="faults"), on="05-01").status is Status.MET
    assert judged(one, share("04-01", 15, 100, metric="faults"), on="05-01").status is Status.MISSED


RANGE = "measurable: {metric: load, baseline: %s, window: period}\nrealistic: {threshold: {from: 75, to: 85}}"


@pytest.mark.parametrize(("value", "status"), [(74, "missed"), (75, "met"), (80, "met"), (85, "met"), (86, "missed")])
def test_range_is_met_at_both_ends(value: int, status: str) -> None:
    """From ≤ value ≤ to."""
    assert judged(goal(RANGE % 60), share("04-01", value, 100, metric="load"), on="05-01").status == status


@pytest.mark.parametrize(
    ("baseline", "value", "progress"),
    [
        # d(60) = 15, d(70) = 5: (15 − 5) ÷ 15
        (60, 70, Fraction(2, 3)),
        # d(95) = 10, d(90) = 5, from above
        (95, 90, Fraction(1, 2)),
        # from below the range through to above it: (15 − 1) ÷ 15
        (60, 86, Fraction(14, 15)),
        # inside: all the way
        (60, 80, 1),
        # worse than before
        (60, 54, Fraction(-2, 5)),
        # the baseline is inside already
        (80, 70, None),
    ],
)
def test_progress_to_a_range_is_by_distance(baseline: int, value: int, progress: Fraction | None) -> None:
    """(d(B) − d(A)) ÷ d(B), d the distance from the nearer end."""
    result = judged(goal(RANGE % baseline), share("04-01", value, 100, metric="load"), on="05-01")

    assert result.threshold.progress == progress


@pytest.mark.parametrize(
    ("baseline", "progress"),
    [("baseline: 50, ", Fraction(1, 2)), ("", None), ("baseline: none, ", None), ("baseline: 60, ", None),
     ("baseline: 70, ", None), ("baseline: 0, ", Fraction(11, 12))],
)  # fmt: skip
def test_progress_needs_a_baseline_worse_than_the_threshold(baseline: str, progress: Fraction | None) -> None:
    """(55 − 50) ÷ (60 − 50) = 1/2; null without baseline, at the threshold or beyond; a baseline of 0 is one."""
    one = goal(f"measurable: {{metric: rate, {baseline}window: period}}\nrealistic: {{threshold: 60}}")

    assert judged(one, share("04-01", 55, 100), on="05-01").threshold.progress == progress


def test_progress_is_not_clamped() -> None:
    """(40 − 50) ÷ 10 = −1 and (75 − 50) ÷ 10 = 2.5."""
    one = goal("measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 60}")

    assert judged(one, share("04-01", 40, 100), on="05-01").threshold.progress == -1
    assert judged(one, share("04-01", 75, 100), on="05-01").threshold.progress == Fraction(5, 2)


def test_sum_begins_at_nothing_whatever_its_baseline() -> None:
    """30 of 120 is 1/4; last year's 100 is no baseline of this year's total."""
    one = goal("measurable: {metric: sales, baseline: 100}\nrealistic: {threshold: 120, stretch: 150}")

    result = judged(one, *(count(when, 10) for when in WEEKS), on="04-15")

    assert result.threshold.progress == Fraction(1, 4)
    assert stretch_of(result).progress == Fraction(1, 5)


def test_cap_has_an_allowance_and_no_progress() -> None:
    """7 of at most 30 leave 23; half the period is over, 7 ≤ 15."""
    one = goal("measurable: {metric: complaints, baseline: 40}\nrealistic: {threshold: 30, stretch: 20}")

    result = judged(
        one, *(count(when, n, metric="complaints") for when, n in zip(WEEKS, (2, 3, 2), strict=False)), on="04-15"
    )

    assert result.threshold.progress is None
    assert stretch_of(result).progress is None
    assert result.allowance == 23
    assert result.status is Status.ON_TRACK


def test_latest_takes_the_newest_day_that_counts_something() -> None:
    """20 April has 0 of 0, so 17 April speaks."""
    one = goal("measurable: {metric: rate, baseline: 50, window: latest}\nrealistic: {threshold: 60}")

    result = judged(one, share("04-10", 1, 2), share("04-17", 61, 100), share("04-20", 0, 0), on="04-20")

    assert result.value == 61
    assert result.threshold.window == JudgedWindow(WindowKind.LATEST, day("04-17"), day("04-17"))
    assert result.rows == 1


def test_latest_without_data_looks_at_the_whole_period() -> None:
    """Only zero totals: no data."""
    one = goal("measurable: {metric: rate, baseline: 50, window: latest}\nrealistic: {threshold: 60}")

    result = judged(one, share("04-10", 0, 0), on="04-20")

    assert result.status is Status.NO_DATA
    assert result.threshold.window == JudgedWindow(WindowKind.LATEST, day("04-01"), day("04-20"))


def test_latest_level_counts_the_rows_of_the_period() -> None:
    """For levels latest and period are the same."""
    rows = [level("04-10", 50), level("04-17", 40)]
    latest = judged(
        goal("measurable: {metric: backlog, window: latest}\nrealistic: {threshold: 40}"), *rows, on="05-01"
    )
    period = judged(
        goal("measurable: {metric: backlog, window: period}\nrealistic: {threshold: 40}"), *rows, on="05-01"
    )

    assert latest.value == period.value == 40
    assert latest.rows == period.rows == 2
    assert latest.status is period.status is Status.MET


def test_trailing_window_ends_at_the_deadline() -> None:
    """Two weeks to 30 April are 17 to 30 April: 16 April and 1 May are outside."""
    one = goal("measurable: {metric: rate, baseline: 50, window: 14 days}\nrealistic: {threshold: 60}")
    rows = [share("04-16", 0, 100), share("04-17", 60, 100), share("04-30", 60, 100), share("05-01", 0, 100)]

    result = judged(one, *rows, on="05-03")

    assert result.threshold.window == JudgedWindow(WindowKind.TRAILING, day("04-17"), day("04-30"))
    assert result.value == 60


def test_milestones_are_judged_on_their_day() -> None:
    """55 by 10 April: 54 on that day isn't; 58 by 20 April: not yet on the 19th; a later value repairs nothing."""
    one = goal(
        "measurable: {metric: rate, baseline: 50, window: latest}\nrealistic: {threshold: 60}\n"
        "time_bound: {start: 2026-04-01, deadline: 2026-04-30,"
        " milestones: [{by: 2026-04-10, value: 55}, {by: 2026-04-20, value: 58}]}"
    )
    rows = [share("04-10", 54, 100), share("04-11", 60, 100)]

    assert [step.reached for step in judged(one, *rows, on="04-09").milestones] == [None, None]
    assert [step.reached for step in judged(one, *rows, on="04-19").milestones] == [False, None]
    assert [step.reached for step in judged(one, *rows, on="04-20").milestones] == [False, True]


def test_milestone_without_data_is_open() -> None:
    """No row by its day."""
    one = goal(
        "measurable: {metric: sales}\nrealistic: {threshold: 60}\n"
        "time_bound: {start: 2026-04-01, deadline: 2026-04-30, milestones: [{by: 2026-04-10, value: 20}]}"
    )

    assert judged(one, count("04-11", 60), on="04-15").milestones[0].reached is None
    assert judged(one, count("04-10", 20), on="04-15").milestones[0].reached is True


def test_milestone_of_a_range_is_reached_when_as_near() -> None:
    """70 is 5 from 75 to 85; 92 is 7 away, 88 is 3."""
    text = RANGE % 60 + (
        "\ntime_bound: {start: 2026-04-01, deadline: 2026-04-30, milestones: [{by: 2026-04-10, value: 70}]}"
    )

    assert judged(goal(text), share("04-02", 92, 100, metric="load"), on="04-15").milestones[0].reached is False
    assert judged(goal(text), share("04-02", 88, 100, metric="load"), on="04-15").milestones[0].reached is True
    assert judged(goal(text), share("04-02", 90, 100, metric="load"), on="04-15").milestones[0].reached is True


def test_stale_after_two_review_periods_without_a_row() -> None:
    """The newest row is of 10 April: 14 days later, on the 24th, two weeks without one have passed."""
    one = goal("measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 60}")
    rows = [share("04-10", 60, 100)]

    assert Qualifier.STALE not in judged(one, *rows, on="04-23").qualifiers
    assert Qualifier.STALE in judged(one, *rows, on="04-24").qualifiers
    assert Qualifier.STALE not in judged(one, *rows, on="05-24").qualifiers


def test_not_stale_before_two_review_periods_could_pass() -> None:
    """On 13 April the goal is 13 days old."""
    one = goal("measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 60}")

    assert Qualifier.STALE not in judged(one, on="04-13").qualifiers
    assert Qualifier.STALE in judged(one, on="04-14").qualifiers


def test_unweighted_rows_are_named() -> None:
    """A source that says `weight: none`."""
    one = goal("measurable: {metric: score, baseline: 4, window: period}\nrealistic: {threshold: 4.5}")
    whose, when, day_sum = mean("04-02", 5)
    plain = DaySum(day_sum.numerator, day_sum.denominator, 1, unweighted=True)

    assert Qualifier.UNWEIGHTED in judged(one, (whose, when, plain), on="04-15").qualifiers
    assert Qualifier.UNWEIGHTED not in judged(one, (whose, when, day_sum), on="04-15").qualifiers


def test_published_example() -> None:
    """1 October to 31 December, 22 November: 53 of 92 days; 266 of 1750 calls in four weeks are 15.2 %.

    L = 18 − 4 · 53/92 = 15.695652…; gap (15.695652… − 15.2) ÷ −4 = −0.123913…; 15.2 is due after 64.4 days, in 11;
    progress (15.2 − 18) ÷ −4 = 0.7, to the stretch (15.2 − 18) ÷ −6 = 0.4666….
    """
    one = goal(
        """
measurable:
  metric: faults
  baseline: 18 %
  window: 4 weeks
  min_sample: 100
  guardrails: [{metric: time, at_most: 480}]
realistic: {threshold: 14 %, stretch: 12 %}
time_bound:
  start: 2026-10-01
  deadline: 2026-12-31
  stretch_deadline: 2027-03-31
  milestones: [{by: 2026-11-15, value: 16 %}]
"""
    )
    weeks = ["10-01", "10-05", "10-12", "10-19", "10-26", "11-02", "11-09", "11-16"]
    calls = [(23, 130), (70, 400), (70, 400), (70, 400), (70, 440), (66, 440), (60, 430), (70, 440)]
    rows = [share(when, part, whole, metric="faults") for when, (part, whole) in zip(weeks, calls, strict=True)]

    result = judged(one, *rows, mean("11-01", 431, metric="time"), on="11-22")

    assert result.status is Status.ON_TRACK
    assert result.qualifiers == ()
    assert result.value == stretch_of(result).value == Fraction(152, 10)
    assert result.weight == 1750
    assert result.elapsed == Elapsed(53, 92)
    assert result.pace is not None
    assert result.pace.expected is not None
    assert result.pace.gap is not None
    assert round(result.pace.expected, 10) == Fraction("15.6956521739")
    assert round(result.pace.gap, 12) == Fraction("-0.123913043478")
    assert result.slack_days == 11
    assert (result.threshold.progress, stretch_of(result).progress) == (Fraction(7, 10), Fraction(7, 15))
    assert result.threshold.window == JudgedWindow(WindowKind.TRAILING, day("10-26"), day("11-22"))
    assert result.coverage == 1
    assert result.required is None
    assert [step.reached for step in result.milestones] == [True]
    assert [rail.holds for rail in result.guardrails] == [True]
    first = result.series[0]
    assert (first.first, first.last, first.partial) == (day("10-01"), day("10-04"), True)
    assert first.weight == 130
    assert round(first.value, 10) == Fraction("17.6923076923")
    assert round(result.elapsed.share, 12) == Fraction("0.576086956522")


def test_required_of_the_rest() -> None:
    """15 April: 58 of 100 three times is 174 of 300; the other half must bring 186 of 300, 62 %."""
    one = goal("measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 60}")

    result = judged(one, *(share(when, 58, 100) for when in WEEKS), on="04-15")

    assert result.required == Required(Fraction(62), Per.REST, unreachable=False)
