"""The one word: before the deadline, without data, after the deadline."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smartgoal.goals.written import WindowKind
from smartgoal.progress.assess import NotJudgeableError
from smartgoal.progress.assessment import JudgedWindow, Pace, RewardResult
from smartgoal.progress.kinds import Qualifier, RewardFor, Status
from smartgoal.progress.windows import Elapsed
from smartgoal.readings.days import DaySum, DaySums, Whose
from tests.progress.given import (
    LIMITS,
    Row,
    answers,
    assess_alone,
    count,
    day,
    goal,
    judged,
    level,
    mean,
    share,
    stretch_of,
    sums,
)

WEEKS = ("04-01", "04-08", "04-15")
"""A day of each of April's first three weeks, so that it is never too early from 11 April on."""

RANGE = "measurable: {metric: load, baseline: %s, window: period}\nrealistic: {threshold: {from: 75, to: 85}}"


@pytest.mark.parametrize(("value", "status"), [(15, "on_track"), (16, "at_risk"), (30, "at_risk"), (31, "off_track")])
def test_cap_follows_its_allowance(value: int, status: str) -> None:
    """On 15 April half of 30 may be used: 15 on track, 30 at risk, more off track."""
    one = goal("measurable: {metric: complaints}\nrealistic: {threshold: 30}")
    rows = [count(when, 0, metric="complaints") for when in WEEKS]

    assert judged(one, *rows, count("04-02", value, metric="complaints"), on="04-15").status == status


@pytest.mark.parametrize(
    ("value", "status"), [(60, "on_track"), (48, "on_track"), (47, "at_risk"), (30, "at_risk"), (29, "off_track")]
)
def test_sum_is_graded_by_its_gap(value: int, status: str) -> None:
    """On 15 April 60 of 120 are due: gap e − A ÷ T = 1/2 − 48/120 = 0.10 on track; 1/2 − 30/120 = 0.25 at risk."""
    one = goal("measurable: {metric: sales}\nrealistic: {threshold: 120}")
    rows = [count(when, 0) for when in WEEKS]

    assert judged(one, *rows, count("04-02", value), on="04-15").status == status


def test_whole_period_ratio_is_held_against_the_threshold_itself() -> None:
    """L = T = 60: gap (60 − 58) ÷ 10 = 0.2, at risk on 15 April; the settings may allow 0.2."""
    one = goal("measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 60}")
    rows = [share(when, 58, 100) for when in WEEKS]
    wide = replace(LIMITS, on_track_gap=Fraction(1, 5))

    assert judged(one, *rows, on="04-15").pace == Pace(Fraction(60), Fraction(1, 5))
    assert judged(one, *rows, on="04-15").status is Status.AT_RISK
    assert assess_alone(one, sums(*rows), today=day("04-15"), limits=wide).status is Status.ON_TRACK


@pytest.mark.parametrize(("value", "status"), [(60, "on_track"), (57, "at_risk"), (56, "off_track")])
@pytest.mark.parametrize("measured", ["window: period", "baseline: 65, window: period", "keep: true, baseline: 50"])
def test_without_a_way_a_small_miss_is_at_risk(value: int, status: str, measured: str) -> None:
    """No baseline, one better than the threshold, or a level to keep: 5 % of 60 is 3, so 57 is at risk and 56 off."""
    one = goal(f"measurable: {{metric: rate, {measured}}}\nrealistic: {{threshold: 60}}")

    result = judged(one, *(share(when, value, 100) for when in WEEKS), on="04-15")

    assert result.pace == Pace(Fraction(60), None)
    assert result.status == status


@pytest.mark.parametrize(
    ("value", "status"), [("75", "on_track"), ("74.5", "at_risk"), ("85.5", "at_risk"), ("85.6", "off_track")]
)
def test_range_forgives_a_twentieth_of_its_width(value: str, status: str) -> None:
    """5 % of 85 − 75 is 0.5."""
    result = judged(goal(RANGE % 60), *(share(when, value, 100, metric="load") for when in WEEKS), on="04-15")

    assert result.status == status
    assert result.pace == Pace(None, None)
    assert result.required is None


@pytest.mark.parametrize(
    ("measured", "row"),
    [
        ("{metric: sales}", count("04-13", 60)),
        ("{metric: backlog, baseline: 90}", level("04-13", 60, metric="backlog")),
        ("{metric: faults, baseline: 90, window: latest}", share("04-13", 60, 100, metric="faults")),
        ("{metric: faults, baseline: 90, window: 2 weeks}", share("04-13", 60, 100, metric="faults")),
    ],
)
def test_reached_early_has_a_word_of_its_own(measured: str, row: Row) -> None:
    """Totals, levels, latest values and trailing windows say so before the deadline."""
    one = goal(f"measurable: {measured}\nrealistic: {{threshold: 60}}")
    early = [(row[0], day(when), DaySum(*_nothing(row[2]))) for when in WEEKS[:2]]

    result = judged(one, *early, row, on="04-15")

    assert result.status is Status.REACHED


def _nothing(like: DaySum) -> tuple[Fraction, Fraction, int]:
    return Fraction(0), like.denominator * 0, 1


def test_stretch_reached_early() -> None:
    """70 sold of 60, stretch 70."""
    one = goal("measurable: {metric: sales}\nrealistic: {threshold: 60, stretch: 70}")

    assert judged(one, count("04-01", 70), on="04-15").status is Status.STRETCH_REACHED


@pytest.mark.parametrize(
    ("measured", "rows"),
    [
        ("{metric: rate, baseline: 50, window: period}", [share(when, 70, 100) for when in WEEKS]),
        ("{metric: backlog, keep: true}", [level(when, 20) for when in WEEKS]),
    ],
)
def test_what_can_still_turn_is_on_track_at_best(measured: str, rows: list[Row]) -> None:
    """A whole-period ratio and a level to keep can still be lost."""
    one = goal(f"measurable: {measured}\nrealistic: {{threshold: 60}}")

    assert judged(one, *rows, on="04-30").status is Status.ON_TRACK
    assert judged(one, *rows, on="05-01").status is Status.MET


def test_deadline_day_itself_still_counts() -> None:
    """A sale on 30 April counts on 30 April, and the verdict falls on 1 May."""
    one = goal("measurable: {metric: sales}\nrealistic: {threshold: 10}")
    rows = [*(count(when, 3) for when in WEEKS), count("04-30", 1), count("05-01", 5)]

    assert judged(one, *rows, on="04-29").status is Status.ON_TRACK
    assert judged(one, *rows, on="04-30").status is Status.REACHED
    assert judged(one, *rows, on="05-01").value == 10


def test_too_early_in_the_first_tenth() -> None:
    """2 of 30 days are 0.067; 3 of 30 are 0.10, but two of three review periods still lack data."""
    one = goal("measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 60}")

    assert judged(one, share("04-01", 1, 2), on="04-02").status is Status.TOO_EARLY
    assert judged(one, share("04-01", 1, 2), on="04-03").status is Status.TOO_EARLY


def test_too_early_until_three_review_periods_or_a_third_of_the_time() -> None:
    """April 2026 starts on a Wednesday: by the 9th two weeks, by the 10th e = 1/3."""
    one = goal("measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 60}")
    rows = [share("04-01", 70, 100), share("04-08", 70, 100)]

    assert judged(one, *rows, on="04-09").status is Status.TOO_EARLY
    assert judged(one, *rows, on="04-10").status is Status.ON_TRACK


def test_three_review_periods_are_enough_in_the_first_third() -> None:
    """Daily reviews: three days with data from the tenth of the time on."""
    one = goal(
        "measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 60}\n"
        "time_bound: {start: 2026-04-01, deadline: 2026-04-30, review: daily}"
    )
    rows = [share(f"04-0{number}", 70, 100) for number in (1, 2, 3)]

    assert judged(one, *rows, on="04-03").status is Status.ON_TRACK
    assert judged(one, *rows[:2], on="04-03").status is Status.TOO_EARLY


def test_total_that_is_there_is_never_too_early() -> None:
    """All ten sold on the first day."""
    one = goal("measurable: {metric: sales, min_sample: 50}\nrealistic: {threshold: 10}")

    result = judged(one, count("04-01", 10), on="04-01")

    assert result.status is Status.REACHED
    assert result.qualifiers == (Qualifier.LOW_SAMPLE,)


def test_small_sample_is_too_early_then_no_data() -> None:
    """30 of the 100 agreed: too early however late, and no verdict after the deadline, though the value is shown."""
    one = goal("measurable: {metric: rate, baseline: 50, window: period, min_sample: 100}\nrealistic: {threshold: 60}")
    rows = [share(when, 10, 10) for when in WEEKS]

    assert judged(one, *rows, on="04-30").status is Status.TOO_EARLY
    over = judged(one, *rows, on="05-01")
    assert over.status is Status.NO_DATA
    assert over.value == 100
    assert over.threshold.meets is True
    assert Qualifier.LOW_SAMPLE in over.qualifiers
    assert over.reason == "The sample is 30; the least agreed is 100."


def test_not_started_before_the_first_day() -> None:
    """Nothing is judged on 31 March, and rows before the start never count."""
    one = goal("measurable: {metric: sales}\nrealistic: {threshold: 10}")
    rows = [count("03-31", 100), count("04-01", 1)]

    result = judged(one, *rows, on="03-31")

    assert result.status is Status.NOT_STARTED
    assert (result.value, result.threshold.window, result.elapsed) == (None, None, Elapsed(0, 30))
    assert judged(one, *rows, on="04-15").value == 1


def test_draft_keeps_its_word_and_its_value() -> None:
    """A draft that has everything is shown with its value; nothing is earned by it."""
    one = goal("status: draft\nmeasurable: {metric: sales}\nrealistic: {threshold: 10, reward: {threshold: cake}}")

    result = judged(one, count("04-01", 10), on="05-01")

    assert result.status is Status.DRAFT
    assert result.value == 10
    assert result.reward == RewardResult("cake", None, ())


def test_draft_may_lack_everything() -> None:
    """No metric, no deadline: still a draft."""
    one = goal("status: draft\ntime_bound: {}")

    assert judged(one, on="05-01").status is Status.DRAFT


def test_goal_that_lacks_its_threshold_cant_be_assessed() -> None:
    """Only a draft may."""
    with pytest.raises(NotJudgeableError):
        judged(goal("measurable: {metric: sales}"), on="05-01")


def test_no_rows_in_the_window_is_no_data() -> None:
    """Rows of April's first days don't answer for its last week."""
    one = goal("measurable: {metric: rate, baseline: 50, window: 1 weeks}\nrealistic: {threshold: 60}")

    result = judged(one, share("04-02", 90, 100), on="04-20")

    assert result.status is Status.NO_DATA
    assert result.value is None
    assert (
        result.reason == "There are no rows of rate from Tue 14 Apr to Mon 20 Apr; the newest before is of Thu 2 Apr."
    )
    assert result.qualifiers == (Qualifier.STALE, Qualifier.LOW_COVERAGE)


def test_reason_is_the_same_whatever_came_later() -> None:
    """What is said of 20 April isn't changed by rows of May, unless there were none before."""
    one = goal("measurable: {metric: rate, baseline: 50, window: 1 weeks}\nrealistic: {threshold: 60}")
    early, late = share("04-02", 90, 100), share("05-03", 90, 100)

    assert judged(one, early, late, on="04-20").reason == judged(one, early, on="04-20").reason
    assert judged(one, late, on="04-20").reason == (
        "There are no rows of rate from Tue 14 Apr to Mon 20 Apr; the first after is of Sun 3 May."
    )


def test_zero_total_is_no_data() -> None:
    """0 of 0 is neither 0 % nor 100 %."""
    one = goal("measurable: {metric: rate, baseline: 50, window: period}\nrealistic: {threshold: 60}")

    result = judged(one, share("04-02", 0, 0), on="05-01")

    assert result.status is Status.NO_DATA
    assert result.reason == "The rows of rate from Wed 1 Apr to Thu 30 Apr count nothing, as their total is zero."


def test_no_answers_are_no_nps() -> None:
    """Nobody answered."""
    one = goal("measurable: {metric: nps, baseline: 0, window: period}\nrealistic: {threshold: 10}")

    assert judged(one, answers("04-02", 0, 0, 0), on="05-01").status is Status.NO_DATA


def test_two_levels_on_the_newest_day_contradict() -> None:
    """30 and 50 tickets on one evening: no verdict; on an older day it doesn't matter."""
    one = goal("measurable: {metric: backlog, baseline: 60}\nrealistic: {threshold: 40}")
    twice = [level("04-20", 30), level("04-20", 50)]

    result = judged(one, *twice, on="05-01")

    assert result.status is Status.NO_DATA
    assert result.reason == "backlog has two different values on Mon 20 Apr."
    assert judged(one, *twice, level("04-21", 40), on="05-01").status is Status.MET
    assert judged(one, level("04-20", 40), level("04-20", 40), on="05-01").status is Status.MET


def test_cap_with_gaps_gives_no_verdict() -> None:
    """Rows in 1 of April's 5 weeks: 20 %; nobody knows the complaints of the others."""
    one = goal("measurable: {metric: complaints}\nrealistic: {threshold: 30}")

    result = judged(one, count("04-02", 3, metric="complaints"), on="05-01")

    assert result.status is Status.NO_DATA
    assert result.coverage == Fraction(1, 5)
    assert result.reason == "Rows cover 20 % of the review periods, and a cap needs 80 %."


def test_cap_of_rows_that_were_counted_has_no_gaps() -> None:
    """The file reaches from the first to the last of April: without a complaint is without a complaint."""
    one = goal("measurable: {metric: complaints}\nrealistic: {threshold: 30}")
    found = sums(count("04-02", 3, metric="complaints"))
    (whose,) = found.sums

    result = assess_alone(one, replace(found, counted={whose: ((day("04-01"), day("04-30")),)}), today=day("05-01"))

    assert result.status is Status.MET
    assert result.coverage == 1
    assert result.value == 3
    assert [point.value for point in result.series] == [3, 0, 0, 0, 0]


def test_cap_without_any_row_is_met_where_the_owner_was_counted() -> None:
    """None at all is the best that a cap can be; for somebody whom no file names there is no data."""
    one = goal("measurable: {metric: complaints}\nrealistic: {threshold: 30}")
    counted = {Whose("complaints", "Anna", None): ((day("04-01"), day("04-30")),)}

    result = assess_alone(one, DaySums(counted=counted), today=day("05-01"))

    assert result.status is Status.MET
    assert result.value == result.rows == 0
    assert assess_alone(one, DaySums(), today=day("05-01")).status is Status.NO_DATA


def test_cap_with_four_of_five_weeks_is_judged() -> None:
    """Exactly 80 % is enough."""
    one = goal("measurable: {metric: complaints}\nrealistic: {threshold: 30}")
    rows = [count(when, 3, metric="complaints") for when in (*WEEKS, "04-22")]

    result = judged(one, *rows, on="05-01")

    assert result.coverage == Fraction(4, 5)
    assert result.status is Status.MET
    assert Qualifier.LOW_COVERAGE not in result.qualifiers


STRETCH = """\
measurable: {metric: faults, baseline: 18, window: 2 weeks}
realistic: {threshold: 14, stretch: 12, reward: {threshold: a day off, stretch: a ticket}}
time_bound: {start: 2026-04-01, deadline: 2026-04-30, stretch_deadline: 2026-05-31}
"""


def _faults(when: str, value: int) -> Row:
    return share(when, value, 100, metric="faults")


def test_stretch_may_come_later_and_go_again() -> None:
    """14 % at the deadline is met; 12 % by 20 May is the stretch; 13 % on 31 May falls back to met for good."""
    one = goal(STRETCH)
    rows = [_faults("04-25", 14), _faults("05-20", 12), _faults("05-28", 14)]

    assert judged(one, *rows, on="05-10").status is Status.MET
    assert judged(one, *rows, on="05-20").status is Status.STRETCH_MET
    over = judged(one, *rows, on="06-15")
    assert over.status is Status.MET
    assert stretch_of(over).value == 13
    assert stretch_of(over).window == JudgedWindow(WindowKind.TRAILING, day("05-18"), day("05-31"))
    assert over.value == 14
    assert stretch_of(over).progress == Fraction(5, 6)
    assert stretch_of(over).meets is False


def test_later_improvement_never_repairs_a_miss() -> None:
    """15 % at the deadline is missed, though May reaches the stretch."""
    result = judged(goal(STRETCH), _faults("04-25", 15), _faults("05-20", 5), on="05-31")

    assert result.status is Status.MISSED
    assert stretch_of(result).meets is True
    assert result.reward == RewardResult("a day off", "a ticket", ())


def test_rewards_are_earned_once_met() -> None:
    """The threshold's at the deadline, the stretch's with the stretch; nothing before."""
    one = goal(STRETCH)
    rows = [_faults(when, 14) for when in ("04-02", "04-10", "04-25")]

    assert judged(one, *rows, on="04-30").reward == RewardResult("a day off", "a ticket", ())
    assert judged(one, *rows, on="05-01").reward == RewardResult("a day off", "a ticket", (RewardFor.THRESHOLD,))
    both = judged(one, *rows, _faults("05-20", 12), on="05-20").reward
    assert both == RewardResult("a day off", "a ticket", (RewardFor.THRESHOLD, RewardFor.STRETCH))


def test_stretch_needs_its_sample_too() -> None:
    """May's window holds 10 of the 100 agreed: met, not stretch."""
    one = goal(STRETCH.replace("window: 2 weeks", "window: 2 weeks, min_sample: 100"))
    rows = [_faults("04-25", 14), share("05-20", 1, 10, metric="faults")]

    assert judged(one, *rows, on="05-20").status is Status.MET


def test_stretch_without_rows_has_no_value() -> None:
    """Nothing in the stretch's window: met, nothing said of the stretch."""
    result = judged(goal(STRETCH), _faults("04-25", 14), on="05-31")

    assert result.status is Status.MET
    assert stretch_of(result).value is None
    assert stretch_of(result).meets is None


def test_stretch_needs_its_guardrail_to_hold_by_then() -> None:
    """Faults fell to 12 % in May, but calls grew slow: met stays, the stretch isn't."""
    text = STRETCH.replace("window: 2 weeks", "window: 2 weeks, guardrails: [{metric: time, at_most: 480}]")
    rows = [_faults("04-25", 14), mean("04-25", 400, metric="time"), _faults("05-20", 12)]

    assert judged(goal(text), *rows, mean("05-20", 480, metric="time"), on="05-20").status is Status.STRETCH_MET
    assert judged(goal(text), *rows, mean("05-20", 481, metric="time"), on="05-20").status is Status.MET


CAP = """\
measurable: {metric: complaints%s}
realistic: {threshold: 10, stretch: 5, reward: {stretch: a trip}}
time_bound: {start: 2026-04-01, deadline: 2026-04-30, stretch_deadline: 2026-06-30}
"""


def _complaints(*days: str) -> list[Row]:
    return [count(when, 1, metric="complaints") for when in days]


def test_stretch_of_a_cap_needs_its_own_days_covered() -> None:
    """April is covered, May and June aren't: 5 of 14 weeks. Nobody knows what came in the others."""
    april = _complaints("04-02", "04-08", "04-15", "04-22", "04-29")
    later = [count(f"05-{number:02}", 0, metric="complaints") for number in (4, 11, 18, 25)]
    june = [count(f"06-{number:02}", 0, metric="complaints") for number in (1, 8)]

    result = judged(goal(CAP % ""), *april, on="07-10")

    assert result.status is Status.MET
    assert stretch_of(result).meets is True
    assert result.reward == RewardResult(None, "a trip", ())
    assert result.coverage == 1
    assert result.reason == (
        "The stretch isn't counted: rows cover 35.7 % of the review periods, and a cap needs 80 %."
    )
    assert judged(goal(CAP % ""), *april, *later, on="07-10").status is Status.MET
    # 11 of 14 weeks are 78.6 %, 12 are 85.7 %.
    assert judged(goal(CAP % ""), *april, *later, *june, on="07-10").status is Status.MET
    enough = judged(goal(CAP % ""), *april, *later, *june, count("06-15", 0, metric="complaints"), on="07-10")
    assert enough.status is Status.STRETCH_MET
    assert enough.reason is None


def test_stretch_to_come_is_not_counted_yet() -> None:
    """Until its deadline rows may still come."""
    april = _complaints("04-02", "04-08", "04-15", "04-22", "04-29")

    result = judged(goal(CAP % ""), *april, on="05-31")

    assert result.reason == (
        "The stretch isn't counted yet: rows cover 55.6 % of the review periods, and a cap needs 80 %."
    )


def test_stretch_says_which_guardrail_is_in_its_way() -> None:
    """Broken by then, or without data over its own days: neither passes."""
    text = STRETCH.replace("window: 2 weeks", "window: 2 weeks, guardrails: [{metric: time, at_most: 480}]")
    rows = [_faults("04-25", 14), mean("04-25", 400, metric="time"), _faults("05-28", 12)]

    unknown = judged(goal(text), *rows, on="06-15")
    broken = judged(goal(text), *rows, mean("05-28", 481, metric="time"), on="05-31")

    assert unknown.status is Status.MET
    assert unknown.reason == "The stretch isn't counted: there is no data for the guardrail time."
    assert broken.reason == "The stretch isn't counted yet: the guardrail time is broken."
