"""A goal to begin with: its baseline as measured, its threshold with evidence, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.quantity import Amount
from smartgoal.goals.write import Noted
from smartgoal.knowledge.metric import Better, Kind
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.progress.history import History
from smartgoal.progress.new.beginning import Offer, begin, goal_to_begin, offer_stretch, offer_threshold
from smartgoal.readings.days import DaySum

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smartgoal.goals.write import Value
    from smartgoal.progress.new.beginning import Beginning

CATALOGUE = load_catalogue()
SUNDAY = date(2026, 11, 22)
CALLS = (18, 20, 17, 21, 19, 16, 20, 18)
"""Repeat calls of 100 in eight weeks; the best quarter, two weeks, came to 17 % and 16 %."""


def begun(metric: str, weeks: Sequence[int], *, today: date = SUNDAY, owner: str | None = "Anna") -> Beginning:
    """Return what weeks that end on 22 November offer, a row on each Wednesday."""
    kind = CATALOGUE[metric].kind
    first = SUNDAY - timedelta(weeks=len(weeks)) + timedelta(days=3)
    days = {
        first + timedelta(weeks=number): (
            DaySum(Fraction(value), Fraction(0), 1, values=(Fraction(value),))
            if kind in {"sum", "last"}
            else DaySum(Fraction(value) * 100, Fraction(100), 1, values=(Fraction(value),))
        )
        for number, value in enumerate(weeks)
    }
    return begin(CATALOGUE[metric], owner, History(kind, days), today=today, why_none="There are no rows.")


def section(beginning: Beginning, name: str) -> Mapping[str, Value]:
    """Return a section of the goal as it is written."""
    written = goal_to_begin(beginning, "new")[name]
    assert isinstance(written, dict)
    return written


def test_a_share_worked_by_hand() -> None:
    """Four weeks of 19, 16, 20, 18 are 18.25 %, shown as 18.2 %; 17 % was reached twice, 16 % once."""
    beginning = begun("repeat_contact_rate", CALLS)

    assert section(beginning, "measurable") == {
        "metric": "repeat_contact_rate",
        "baseline": Noted(Amount(Decimal("18.2"), "%"), "measured from 2026-10-26 to 2026-11-22"),
        "window": "4 weeks",
        "min_sample": Noted(None, "? On how few should nobody judge? The last 4 whole weeks had 400."),
    }
    assert offer_threshold(beginning) == Offer(Decimal(17), 2, 8)
    realistic = section(beginning, "realistic")
    assert realistic["threshold"] == Noted(
        Amount(Decimal(17), "%"), "? Agree on it: 2 of the 8 weeks up to 2026-11-22 came that far"
    )
    assert realistic["stretch"] == Noted(
        Amount(Decimal(16), "%"), "? Far enough? 1 of the 8 weeks up to 2026-11-22 came that far"
    )


def test_the_goal_is_a_draft_of_three_whole_months() -> None:
    """From the first of next month on; questions where somebody has to decide."""
    written = goal_to_begin(begun("repeat_contact_rate", CALLS), "new")

    assert written["status"] == Noted("draft", "active once the questions are answered")
    assert written["owner"] == "Anna"
    assert written["time_bound"] == {
        "start": date(2026, 12, 1),
        "deadline": date(2027, 2, 28),
        "stretch_deadline": date(2027, 3, 31),
        "review": "weekly",
    }
    assert goal_to_begin(begun("repeat_contact_rate", CALLS, owner=None), "new")["owner"] == Noted(
        None, "? Who answers for it?"
    )


def test_a_total_worked_by_hand() -> None:
    """90 days are 12 6/7 weeks; at 10 a week that makes 128 4/7, of which 128 were reached."""
    weeks = (8, 8, 8, 10, 8, 8, 8, 8, 8, 10, 8, 8, 8, 8, 10, 8)
    beginning = begun("sales_count", weeks)
    measurable, realistic = section(beginning, "measurable"), section(beginning, "realistic")

    # From 25 August on, 13 Wednesdays: ten of 8 and three of 10.
    assert measurable["baseline"] == Noted(Amount(Decimal(110), "count"), "measured from 2026-08-25 to 2026-11-22")
    assert "window" not in measurable
    # The fourth best week is one of 8, which isn't beyond the baseline: 8 a week are 102. The best is one of 10.
    assert realistic["threshold"] == Noted(
        Amount(Decimal(128), "count"), "? Agree on it: 3 of the 16 weeks up to 2026-11-22 came that far, 9.96 a week"
    )
    assert realistic["stretch"] == Noted(None, "? How far could it go, if all goes well?")
    assert section(beginning, "time_bound")["stretch_deadline"] == date(2027, 3, 31)


def test_speed_asks_what_must_not_suffer() -> None:
    """With what the catalogue balances it with."""
    measurable = section(begun("aht", (390, 400, 380, 395, 385, 375)), "measurable")

    assert measurable["guardrails"] == Noted(
        (), "? What must not suffer: fcr, qa_score, csat, reopen_rate, repeat_contact_rate?"
    )


def test_higher_is_better_the_other_way_round() -> None:
    """The best are the highest; where the quarter's worst is no better than the baseline, the next that is."""
    beginning = begun("csat", (80, 82, 84, 81, 83, 79, 80, 81))

    assert offer_threshold(beginning) == Offer(Decimal(83), 2, 8)
    assert offer_stretch(beginning, offer_threshold(beginning)) == Offer(Decimal(84), 1, 8)


def test_a_single_week_is_no_target() -> None:
    """Of 99, 86 and 82, the best quarter, 82 is no better than their mean with 65; 99 may have been luck."""
    assert offer_threshold(begun("csat", (*[60] * 8, 99, 86, 82, 65))) == Offer(Decimal(86), 2, 12)


@pytest.mark.parametrize(
    ("metric", "weeks", "question"),
    [
        ("csat", (80, 81, 82), "(3 whole weeks are too few for a proposal.)"),
        ("csat", (), "(0 whole weeks are too few for a proposal.)"),
        ("csat", (70, 71, 72, 73, 80, 80, 80, 80), "(The best weeks so far are no better than the baseline.)"),
        ("csat", (80, 80, 80, 80, 70, 99, 80, 80), "(Only one of 8 weeks was better than the baseline.)"),
        ("csat", (80,) * 8, "(The best weeks so far are no better than the baseline.)"),
        ("occupancy", (80,) * 8, "Which range do both sides agree on, as {from: …, to: …}?"),
        ("ces", (4,) * 8, "once the formula is chosen?"),
    ],
)
def test_no_target_is_invented(metric: str, weeks: Sequence[int], question: str) -> None:
    """Where the figures offer none, it is asked for."""
    beginning = begun(metric, weeks)
    threshold = section(beginning, "realistic")["threshold"]

    assert isinstance(threshold, Noted)
    assert threshold.value is None
    assert threshold.remark.endswith(question)
    is_range = beginning.metric.better is Better.RANGE
    assert section(beginning, "realistic").get("stretch") == (
        None if is_range else Noted(None, "? How far could it go, if all goes well?")
    )


def test_a_second_goal_for_a_metric_begins_after_the_first() -> None:
    """On the first of the month that follows the other's last day."""
    other = (date(2027, 1, 15), "more-sales")

    beginning = begin(CATALOGUE["sales_count"], "Anna", History(Kind.SUM, {}), today=SUNDAY, after=other)

    time_bound = section(beginning, "time_bound")
    assert time_bound["start"] == Noted(date(2027, 2, 1), "once more-sales is over")
    assert time_bound["deadline"] == date(2027, 4, 30)


def test_an_open_formula_is_asked_for() -> None:
    """Its variants are named."""
    metric = section(begun("fcr", (80,) * 8), "measurable")["metric"]

    assert metric == Noted("fcr", "? Which formula is yours? Say it under `metrics`: survey, no_repeat.")


def test_without_figures_the_reason_is_told() -> None:
    """As it was given; where there are some, that they are too few."""
    none = section(begun("csat", ()), "measurable")["baseline"]
    old = section(begun("sales_count", (8, 8, 8)), "measurable")["baseline"]

    assert none == Noted(None, "? Where does csat stand today? There are no rows. (none: nobody has measured it.)")
    assert isinstance(old, Noted)
    assert "Too few weeks up to 2026-11-22 have figures." in old.remark


def test_a_week_of_leave_leaves_an_average() -> None:
    """Two of four weeks are enough for it, and not for a total."""
    beginning = begun("csat", (80, 80, 80, 80, 80, 80, 82, 84), today=date(2026, 12, 6))

    assert beginning.until == SUNDAY
    gone = begin(
        CATALOGUE["csat"],
        "Anna",
        History(
            CATALOGUE["csat"].kind,
            {date(2026, 10, 28): DaySum(Fraction(80), Fraction(1), 1), SUNDAY: DaySum(Fraction(90), Fraction(1), 1)},
        ),
        today=SUNDAY,
    )
    assert gone.past is not None
    assert gone.past.value == 85


def test_a_total_isnt_measured_where_a_week_is_missing() -> None:
    """Twelve weeks make no baseline for thirteen; one in the middle may not be missing either."""
    weeks = (8, 8, 8, 10, 8, 8, 8, 8, 8, 10, 8, 8)
    known = begun("sales_count", (*weeks, 8)).past
    short = begun("sales_count", weeks).past
    days = {SUNDAY - timedelta(weeks=week): DaySum(Fraction(8), Fraction(0), 1) for week in range(14) if week != 6}
    leave = begin(CATALOGUE["sales_count"], "Anna", History(CATALOGUE["sales_count"].kind, days), today=SUNDAY).past

    assert known is not None
    assert known.value == 108
    for past in (short, leave):
        assert past is not None
        assert past.value is None
        assert past.points


def test_a_rounded_target_was_reached_too() -> None:
    """Two thirds are 66.7 % as people write it, which no week came to; 66.6 % two weeks did."""
    thirds = {
        date(2026, 10, 7) + timedelta(weeks=week): DaySum(Fraction(part * 100), Fraction(3), 1)
        for week, part in enumerate((1, 1, 1, 2, 2, 1))
    }
    beginning = begin(CATALOGUE["csat"], "Anna", History(CATALOGUE["csat"].kind, thirds), today=date(2026, 11, 15))

    assert offer_threshold(beginning) == Offer(Decimal("66.6"), 2, 6)


def test_a_unit_that_cant_be_written_is_left_to_people() -> None:
    """A file's own unit may be any text."""
    odd = replace(begun("csat", (80, 82, 84, 81, 83, 79, 80, 81)), metric=replace(CATALOGUE["csat"], unit="5x"))

    assert offer_threshold(odd) is None
    assert isinstance(section(odd, "measurable")["baseline"], Noted)


@pytest.mark.parametrize(
    ("today", "until"),
    [(date(2026, 11, 20), date(2026, 11, 20)), (date(2026, 11, 30), SUNDAY), (date(2026, 11, 16), date(2026, 11, 15))],
)
def test_the_week_of_the_newest_figure_is_over(today: date, until: date) -> None:
    """Unless the day is in it; what comes after the day doesn't count."""
    assert begun("csat", (80,) * 8, today=today).until == until


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 100), min_size=6, max_size=24),
    st.sampled_from(["csat", "repeat_contact_rate", "aht", "sales_count", "complaints", "nps", "backlog"]),
)
def test_an_offer_is_beyond_the_baseline_and_was_reached(weeks: list[int], metric: str) -> None:
    """Whatever the figures: never a target that nothing came near, never one that is there already."""
    beginning = begun(metric, weeks)
    threshold = offer_threshold(beginning)
    stretch = offer_stretch(beginning, threshold)
    sign = 1 if CATALOGUE[metric].better == "higher" else -1

    assert beginning.past is not None
    for offer in (threshold, stretch):
        assert offer is None or 1 + (offer is threshold) <= offer.reached <= offer.periods == len(weeks)
    if threshold is not None and beginning.past.value is not None:
        assert sign * (Fraction(threshold.value) - beginning.past.value) > 0
    if stretch is not None and threshold is not None:
        assert sign * (stretch.value - threshold.value) > 0
