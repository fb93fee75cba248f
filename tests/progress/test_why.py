"""The way of a figure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smartgoal.progress.why import explain_figures
from smartgoal.readings.days import DataError, DaySums, Origin
from tests.progress.given import (
    APRIL,
    Row,
    answers,
    assess_alone,
    count,
    day,
    goal,
    judged,
    level,
    mean,
    observation,
    share,
    sums,
)


def test_whole_way_of_a_share() -> None:
    """Days, rows with their files and lines, formula, comparisons, pace, guardrails."""
    one = goal(
        "measurable: {metric: rate, baseline: 50, window: period, guardrails: [{metric: time, at_most: 480},"
        " {metric: tempo, at_most: 3}, {metric: score, at_least: 4}]}\nrealistic: {threshold: 60, stretch: 80}"
    )
    found = sums(share("04-01", 57, 100), share("04-15", 171, 300), mean("04-02", 481, metric="time"))
    whose = next(iter(found.sums))
    origins = {whose: (Origin("a.csv", 1, 2, 2), Origin("b.csv", 2, 3, 9, imported=4))}

    result = assess_alone(one, DaySums(found.sums, (), origins), today=day("04-15"))

    assert explain_figures(result) == (
        "goal-1: off track",
        "days: Wed 1 Apr to Wed 15 Apr (whole period)",
        "rows: 2 of Anna, the newest of Wed 15 Apr",
        "files, with their rows of any day:",
        "  a.csv, line 2: 1 row",
        "  b.csv, lines 3 to 9: 2 rows, import 4",
        "rate = 228 ÷ 400 × 100 = 57 %",
        "threshold: 57 % beside 60 %: not met",
        "stretch: 57 % beside 80 %: not met",
        "pace: 60 % after 15 of 30 days, 30 % of the way behind",
        "guardrail: time 8 min 1 s, at most 8 min: broken",
        "guardrail: tempo can't be judged",
        "guardrail: score at least 4 points: no data",
    )


@pytest.mark.parametrize(
    ("metric", "row", "formula"),
    [
        ("score", mean("04-01", 4, 30), "score = 120 ÷ 30 = 4 points"),
        ("sales", count("04-01", 4), "sales = sum of 1 row = 4"),
        ("backlog", level("04-01", 4), "backlog = newest value, of Wed 1 Apr = 4 tickets"),
        ("nps", answers("04-01", 3, 2, 1), "nps = 100 × 2 ÷ 6 = 33.3 points"),
        ("wait", observation("04-01", 4), "wait = middle of 1 observation = 4 s"),
    ],
)
def test_formula_of_each_kind(metric: str, row: Row, formula: str) -> None:
    """With the numbers put in."""
    one = goal(f"measurable: {{metric: {metric}}}\nrealistic: {{threshold: 5}}")

    assert formula in explain_figures(judged(one, row, on="04-20"))


def test_value_is_shown_so_that_it_agrees_with_the_verdict() -> None:
    """79.996 % isn't 80 %; of a range the nearer end decides."""
    one = goal("measurable: {metric: rate, window: latest, baseline: 50}\nrealistic: {threshold: 80}")
    ranged = goal("measurable: {metric: load, window: latest}\nrealistic: {threshold: {from: 75, to: 80}}")

    single = explain_figures(judged(one, share("04-01", 79996, 100000), on="04-01"))
    assert "threshold: 79.996 % beside 80 %: not met" in single
    assert "rate = 79 996 ÷ 100 000 × 100 = 79.996 %" in single
    double = explain_figures(judged(ranged, share("04-01", 80004, 100000, metric="load"), on="04-01"))
    assert "threshold: 80.004 % beside 75 % to 80 %: not met" in double


@pytest.mark.parametrize(("value", "formula"), [("10.01", "10.01"), ("10.0000001", "10.0000001")])
def test_a_total_is_shown_beyond_its_cap(value: str, formula: str) -> None:
    """A cap of 10 isn't passed by 10."""
    one = goal("measurable: {metric: complaints}\nrealistic: {threshold: 10}")

    lines = explain_figures(judged(one, count("04-01", value, metric="complaints"), on="04-15"))

    assert f"complaints = sum of 1 row = {formula}" in lines
    assert f"threshold: {formula} beside 10: not met" in lines


def test_what_was_added_up_is_shown_to_the_last_digit() -> None:
    """A sum that is rounded would give another figure than the one behind it; a third has no last digit."""
    one = goal("measurable: {metric: score, window: period}\nrealistic: {threshold: 4}")

    finite = explain_figures(judged(one, mean("04-01", "3.99999", 1000), on="04-15"))
    endless = explain_figures(judged(one, mean("04-01", Fraction(11, 3)), on="04-15"))

    assert "score = 3999.99 ÷ 1000 = 3.99999 points" in finite
    assert "score = 3.67 ÷ 1 = 3.67 points" in endless


def test_pace_ahead() -> None:
    """On 3 April of 30 days, latest from 50 to 80: due 53, there 56: 3 of 30 ahead."""
    one = goal("measurable: {metric: rate, window: latest, baseline: 50}\nrealistic: {threshold: 80}")

    lines = explain_figures(judged(one, share("04-01", 56, 100), on="04-03"))

    assert "pace: 53 % after 3 of 30 days, 10 % of the way ahead" in lines


def test_reason_stands_last() -> None:
    """No rows: the reason, and no formula."""
    one = goal("measurable: {metric: rate, window: latest}\nrealistic: {threshold: 80}")

    assert explain_figures(judged(one, on="04-03")) == (
        "goal-1: no data",
        "days: Wed 1 Apr to Fri 3 Apr (latest)",
        "rows: 0",
        "There are no rows of rate for Anna.",
    )


def test_a_stretch_says_its_own_days() -> None:
    """What is shown beside the threshold isn't what decided it."""
    one = goal(
        "measurable: {metric: rate, baseline: 50, window: 7 days}\nrealistic: {threshold: 60, stretch: 80}\n"
        "time_bound: {start: 2026-04-01, deadline: 2026-04-30, stretch_deadline: 2026-05-31}"
    )
    result = judged(one, share("04-28", 85, 100), share("05-28", 79, 100), on="06-01")

    lines = explain_figures(result)

    assert "threshold: 85 % beside 60 %: met" in lines
    assert "stretch: 79 % beside 80 % from Mon 25 May to Sun 31 May: not met" in lines


def test_each_file_is_told_once_whoever_has_rows_in_it() -> None:
    """Two people's lines of one export are one line; two imports of one name are two."""
    text = "owner: Team\nmeasurable: {metric: rate, window: period}\nrealistic: {threshold: 60}"
    team = goal(text, head="team: Team\npeople: {Anna: {}, Bence: {}}\n")
    found = sums(share("04-01", 57, 100, owner="Anna"), share("04-02", 57, 100, owner="Bence"))
    anna, bence = found.sums
    origins = {
        anna: (Origin("a.csv", 3, 4, 9, imported=1), Origin("a.csv", 1, 2, 2, imported=2)),
        bence: (Origin("a.csv", 2, 2, 8, imported=1),),
    }

    lines = explain_figures(assess_alone(team, DaySums(found.sums, (), origins), today=day("04-15")))

    assert lines[3:6] == (
        "files, with their rows of any day:",
        "  a.csv, lines 2 to 9: 5 rows, import 1",
        "  a.csv, line 2: 1 row, import 2",
    )


def test_deliverables_say_their_day() -> None:
    """Done or not."""
    thing = f'measurable: {{deliverable: "Guide"%s}}\n{APRIL}'

    assert explain_figures(judged(goal(thing % ""), on="04-03")) == ("goal-1: on track", "result: Guide; not done yet")
    done = explain_figures(judged(goal(thing % ", done: 2026-04-02"), on="04-03"))
    assert done == ("goal-1: met", "result: Guide; done on Thu 2 Apr")
    to_come = explain_figures(judged(goal(thing % ", done: 2026-04-05"), on="04-03"))
    assert to_come == ("goal-1: on track", "result: Guide; not done yet")


def test_rows_that_dont_count_are_named() -> None:
    """With file and line, the first ten."""
    one = goal("measurable: {metric: rate, window: latest}\nrealistic: {threshold: 80}")
    errors = [DataError("rate", "Anna", "a.csv", number, "bad_number", "Not a number.") for number in range(2, 14)]

    lines = explain_figures(judged(one, on="04-03"), errors)

    assert lines[3:] == (
        "data errors, not counted:",
        *(f"  a.csv:{number}: Not a number." for number in range(2, 12)),
        "  and 2 more",
        "There are no rows of rate for Anna.",
    )
