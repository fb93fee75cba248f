"""The pace line, slack and what it takes from here."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smartgoal.progress.assessment import Pace, Required
from smartgoal.progress.kinds import Per
from smartgoal.progress.pace import height, pace_corners, pace_line, slack_days
from smartgoal.progress.terms import terms_of
from tests.progress.given import count, day, goal, judged, level, mean, share

if TYPE_CHECKING:
    from smartgoal.progress.terms import Terms

JUNE = """\
measurable: {metric: %s, baseline: %s, window: latest}
realistic: {threshold: %s}
time_bound: {start: 2026-06-01, deadline: 2026-06-30%s}
"""


def _terms(metric: str, baseline: str, threshold: str, milestones: str = "") -> Terms:
    one = goal(JUNE % (metric, baseline, threshold, milestones and f", milestones: [{milestones}]"))
    terms = terms_of(one)
    assert terms is not None
    return terms


def test_line_runs_straight_from_baseline_to_threshold() -> None:
    """From 20 to 50 in 30 days: one a day; day 0 is before the first, day 30 the end of the last."""
    line = pace_line(_terms("rate", "20", "50"))

    assert line is not None
    assert [height(line, days) for days in (0, 1, 15, 30, 99)] == [20, 21, 35, 50, 50]


def test_line_runs_through_milestones_at_the_end_of_their_day() -> None:
    """40 by 10 June: two a day, then half a day's tenth of 10 in 20 days."""
    line = pace_line(_terms("rate", "20", "50", "{by: 2026-06-10, value: 40}"))

    assert line is not None
    assert [height(line, days) for days in (5, 10, 12, 30)] == [30, 40, 41, 50]


def test_milestone_on_the_first_day_is_a_corner() -> None:
    """30 by the end of 1 June, then 20 more in 29 days."""
    line = pace_line(_terms("rate", "20", "50", "{by: 2026-06-01, value: 30}"))

    assert line is not None
    assert height(line, 1) == 30


def test_milestone_on_the_deadline_or_outside_bends_nothing() -> None:
    """Only days before the deadline are corners."""
    strange = "{by: 2026-05-10, value: 40}, {by: 2026-06-30, value: 45}, {by: 2026-07-10, value: 49}"

    assert pace_line(_terms("rate", "20", "50", strange)) == pace_line(_terms("rate", "20", "50"))


def test_line_is_level_where_the_baseline_is_no_worse() -> None:
    """A worsening line would call a met threshold behind."""
    assert pace_line(_terms("faults", "12", "14")) == ((Fraction(30), Fraction(14)),)
    assert pace_line(_terms("faults", "none", "14")) == ((Fraction(30), Fraction(14)),)


@pytest.mark.parametrize(
    ("value", "on", "slack"),
    [
        # 35 stands on day 15: the line passes it after that day
        (35, "06-10", 5),
        (35, "06-15", 0),
        (35, "06-16", -1),
        # the first day and the last one count
        (35, "06-01", 14),
        (35, "06-30", -15),
        # 35.5 is passed during day 16
        ("35.5", "06-15", 0),
        ("35.5", "06-16", -1),
        ("35.5", "06-20", -5),
        # met already: for all the days left
        (50, "06-10", 20),
        (80, "06-10", 20),
        # worse than where it began: behind since before the first day
        (10, "06-10", -10),
        # over and not begun
        (35, "07-01", None),
        (35, "05-31", None),
    ],
)
def test_slack_is_whole_days_until_the_line_passes(value: str, on: str, slack: int | None) -> None:
    """The line is at 20 + days."""
    assert slack_days(_terms("rate", "20", "50"), Fraction(value), day(on)) == slack


def test_slack_looks_along_the_milestones() -> None:
    """40 by 10 June: 38 is reached after 9 days; 41 two days after the milestone."""
    terms = _terms("rate", "20", "50", "{by: 2026-06-10, value: 40}")

    assert slack_days(terms, Fraction(38), day("06-05")) == 4
    assert slack_days(terms, Fraction(41), day("06-05")) == 7
    assert slack_days(terms, Fraction(38), day("06-20")) == -11


def test_slack_where_milestones_go_back_and_forth() -> None:
    """40 by the 10th, 30 by the 20th: 35 is passed on day 7.5, met again from 15 to 22.5."""
    terms = _terms("rate", "20", "50", "{by: 2026-06-10, value: 40}, {by: 2026-06-20, value: 30}")

    assert [slack_days(terms, Fraction(35), day(on)) for on in ("06-05", "06-12", "06-18", "06-24")] == [2, -5, 4, -2]


def test_slack_where_lower_is_better() -> None:
    """From 50 to 20 in 30 days: 35 on day 15."""
    terms = _terms("faults", "50", "20")

    assert [slack_days(terms, Fraction(35), day(on)) for on in ("06-10", "06-20")] == [5, -5]


def test_slack_of_a_level_line_is_none() -> None:
    """A line that doesn't move passes nothing."""
    assert slack_days(_terms("rate", "none", "50"), Fraction(35), day("06-10")) is None


def test_slack_of_totals() -> None:
    """30 in June, one a day: 12 sold last until the 12th."""
    one = goal("measurable: {metric: sales}\nrealistic: {threshold: 30}\n" + JUNE.splitlines()[2])
    one = goal(
        "measurable: {metric: sales}\nrealistic: {threshold: 30}\ntime_bound: {start: 2026-06-01, deadline: 2026-06-30}"
    )

    assert judged(one, count("06-01", 12), on="06-10").slack_days == 2
    assert judged(one, count("06-01", 12), on="06-20").slack_days == -8


def test_slack_of_a_cap_is_what_the_allowance_lags_behind() -> None:
    """Of 30 in June 12 are due by the 12th: on the 20th 8 days in hand, on the 10th 2 days over."""
    one = goal(
        "measurable: {metric: complaints}\nrealistic: {threshold: 30}\n"
        "time_bound: {start: 2026-06-01, deadline: 2026-06-30}"
    )

    assert judged(one, count("06-01", 12, metric="complaints"), on="06-20").slack_days == 8
    assert judged(one, count("06-01", 12, metric="complaints"), on="06-10").slack_days == -2


def test_cap_of_nothing_has_no_slack() -> None:
    """Not one complaint: the line doesn't move."""
    one = goal("measurable: {metric: complaints}\nrealistic: {threshold: 0}")

    assert judged(one, count("04-01", 0, metric="complaints"), on="04-10").slack_days is None


def test_total_of_nothing_has_neither_gap_nor_slack() -> None:
    """A threshold of 0 sold: nothing divides, and it is met."""
    one = goal("measurable: {metric: sales}\nrealistic: {threshold: 0}")

    result = judged(one, count("04-01", 0), on="04-10")

    assert result.pace == Pace(Fraction(0), None)
    assert result.slack_days is None


def test_total_requires_so_much_a_day() -> None:
    """On 20 June 12 of 30 are sold and ten days are left: 1.8 a day; on the last day nobody can say."""
    one = goal(
        "measurable: {metric: sales}\nrealistic: {threshold: 30}\ntime_bound: {start: 2026-06-01, deadline: 2026-06-30}"
    )

    assert judged(one, count("06-01", 12), on="06-20").required == Required(Fraction(9, 5), Per.DAY, unreachable=False)
    assert judged(one, count("06-01", 12), on="06-30").required is None
    assert judged(one, count("06-01", 12), on="07-10").required is None


def test_cap_allows_so_much_a_day() -> None:
    """(30 − 12) ÷ 10 a day; with 40 used it can't be held any more: (30 − 40) ÷ 10."""
    one = goal(
        "measurable: {metric: complaints}\nrealistic: {threshold: 30}\n"
        "time_bound: {start: 2026-06-01, deadline: 2026-06-30}"
    )

    held = judged(one, count("06-01", 12, metric="complaints"), on="06-20").required
    assert held == Required(Fraction(9, 5), Per.DAY, unreachable=False)
    used = judged(one, count("06-01", 30, metric="complaints"), on="06-20").required
    assert used == Required(Fraction(0), Per.DAY, unreachable=False)
    broken = judged(one, count("06-01", 40, metric="complaints"), on="06-20").required
    assert broken == Required(Fraction(-1), Per.DAY, unreachable=True)


@pytest.mark.parametrize(
    ("metric", "value", "threshold", "rate", "unreachable"),
    [
        # e = 2/3: R = D ÷ 2 = 150; (60 · 450 − 58 · 300) ÷ 150 = 64
        ("rate", 58, 60, 64, False),
        # (60 · 450 − 30 · 300) ÷ 150 = 120: above 100 %
        ("rate", 30, 60, 120, True),
        # (60 · 450 − 95 · 300) ÷ 150 = −10: whatever comes, it is enough
        ("rate", 95, 60, -10, False),
        # (60 · 450 − 40 · 300) ÷ 150 = 100: every single one right would just do
        ("rate", 40, 60, 100, False),
        # (14 · 450 − 21 · 300) ÷ 150 = 0: not one fault more
        ("faults", 21, 14, 0, False),
        # (14 · 450 − 30 · 300) ÷ 150 = −18: below 0 %
        ("faults", 30, 14, -18, True),
        # (60 · 450 − 10 · 300) ÷ 150 = 160: even that would be allowed
        ("faults", 10, 60, 160, False),
    ],
)
def test_whole_period_ratio_requires_the_rest(
    metric: str, value: int, threshold: int, rate: int, *, unreachable: bool
) -> None:
    """(T·(D + R) − N) ÷ R with R = D·(1 − e) ÷ e; unreachable where even the best possible is too little."""
    one = goal(
        f"measurable: {{metric: {metric}, window: period}}\nrealistic: {{threshold: {threshold}}}\n"
        "time_bound: {start: 2026-06-01, deadline: 2026-06-30}"
    )
    rows = [share(when, value, 100, metric=metric) for when in ("06-01", "06-08", "06-15")]

    result = judged(one, *rows, on="06-20")

    assert result.required == Required(Fraction(rate), Per.REST, unreachable=unreachable)


def test_mean_without_upper_bound_is_always_reachable() -> None:
    """The time's bounds are 0 and open; a floor on it can be any height."""
    one = goal(
        "measurable: {metric: points, window: period}\nrealistic: {threshold: 60}",
        head="  points: {name: P, kind: mean, unit: points, better: higher, class: other}\n",
    )

    result = judged(one, mean("04-01", 1, 1000, metric="points"), on="04-29")

    assert result.required is not None
    assert result.required.rate == 29 * 60 + 60 - 29
    assert not result.required.unreachable


@pytest.mark.parametrize(
    ("unit", "first", "unreachable"),
    [("s", 480, True), ("count", 480, True), ("points", 480, False), ("s", -480, False)],
)
def test_no_rest_takes_less_than_no_time(unit: str, first: int, *, unreachable: bool) -> None:
    """Though bounds be silent; unless figures below zero say otherwise."""
    one = goal(
        "measurable: {metric: own, window: period}\nrealistic: {threshold: -500}",
        head=f"  own: {{name: O, kind: mean, unit: {unit}, better: lower}}\n",
    )

    result = judged(one, mean("04-01", first, 1000, metric="own"), on="04-29")

    assert result.required is not None
    assert result.required.rate < 0
    assert result.required.unreachable == unreachable


def test_nothing_is_required_of_levels_and_trailing_windows() -> None:
    """What counts there is the newest, so the threshold itself is asked for."""
    assert judged(goal(f"{JUNE % ('backlog', 50, 20, '')}"), level("06-02", 40), on="06-10").required is None
    assert judged(goal(f"{JUNE % ('rate', 20, 50, '')}"), share("06-02", 4, 10), on="06-10").required is None


def test_corners_for_charts_stand_at_the_ends_of_days() -> None:
    """From the eve of the start through the milestone to the deadline; a level has two, a range none."""
    terms = _terms("rate", "20", "50", "{by: 2026-06-10, value: 40}")
    level_line = _terms("rate", "none", "50")
    ranged = terms_of(goal("measurable: {metric: load}\nrealistic: {threshold: {from: 75, to: 85}}"))

    assert [(corner.day, corner.value) for corner in pace_corners(terms)] == [
        (day("05-31"), Fraction(20)),
        (day("06-10"), Fraction(40)),
        (day("06-30"), Fraction(50)),
    ]
    assert [(corner.day, corner.value) for corner in pace_corners(level_line)] == [
        (day("05-31"), Fraction(50)),
        (day("06-30"), Fraction(50)),
    ]
    assert ranged is not None
    assert pace_corners(ranged) == ()


def test_goals_to_come_have_their_line_too() -> None:
    """A chart may show the way before the first step."""
    one = goal(JUNE % ("rate", "20", "50", ""))

    assert judged(one, on="05-01").pace_line == judged(one, share("06-02", 1, 2), on="06-10").pace_line != ()
