"""Proposals for the next goal."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.quantity import Amount
from smartgoal.goals.write import Noted, write_goal
from smartgoal.progress.new.beginning import begin_again
from smartgoal.progress.new.successor import goal_that_follows, next_id, next_period
from smartgoal.progress.rows import Book
from smartgoal.progress.terms import terms_of
from tests.conftest import load_text
from tests.progress.given import APRIL, HEAD, Row, count, day, goal, judged, level, mean, share, sums

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal


def _written(text: str, *rows: Row, on: str = "05-01", head: str = "") -> str | None:
    """Return the goal that follows as it is written."""
    old = goal(text, head=head)
    written = goal_that_follows(judged(old, *rows, on=on), next_id(old))
    return None if written is None else write_goal(written)


def _proposed(text: str, *rows: Row, on: str = "05-01") -> Goal | None:
    """Return the proposal as a file reads it."""
    proposal = _written(text, *rows, on=on)
    if proposal is None:
        return None
    plan = load_text(f"{HEAD}goals:\n{proposal}")
    assert not plan.files[0].faults, plan.files[0].faults
    assert plan.goals[0].is_draft
    return plan.goals[0]


def _rate(
    good: int, more: str = "", *, threshold: str = "threshold: 60", baseline: str = "baseline: 50, "
) -> Goal | None:
    text = f"measurable: {{metric: rate, {baseline}window: 2 weeks{more}}}\nrealistic: {{{threshold}}}\n{APRIL}"
    return _proposed(text, share("04-20", good, 100))


def test_reached_goal_goes_on_by_what_was_gained() -> None:
    """From 50 to 62: the next aims at 74, from 62, in May."""
    told = _rate(62, ", min_sample: 20, guardrails: [{metric: time, at_most: 480}, {metric: score, at_least: 4}]")

    assert told is not None
    assert (told.id, told.written.follows, told.owner) == ("goal-2", "goal-1", "Anna")
    assert told.baseline == 62
    assert told.threshold == 74
    assert (told.start, told.deadline) == (day("05-01"), day("05-31"))
    assert told.measurable.min_sample == 20
    assert [one.at_most or one.at_least for one in told.measurable.guardrails] == [480, 4]


def test_stretch_still_open_is_the_next_threshold() -> None:
    """62 of 60, stretch 70."""
    told = _rate(62, threshold="threshold: 60, stretch: 70")

    assert told is not None
    assert told.threshold == 70


def test_trend_beyond_the_bounds_goes_half_the_way() -> None:
    """From 50 to 90 would go on to 130 %: halfway to 100 is 95; at 100 there is nowhere to go."""
    told = _rate(90)

    assert told is not None
    assert told.threshold == 95
    assert _rate(100) is None


def test_lower_is_better_goes_down() -> None:
    """From 30 to 14: 16 less would be below 0, so 7."""
    text = f"measurable: {{metric: faults, baseline: 30, window: period}}\nrealistic: {{threshold: 15}}\n{APRIL}"

    told = _proposed(text, share("04-20", 14, 100, metric="faults"))

    assert told is not None
    assert told.threshold == 7


def test_missed_goal_asks_for_the_same_again() -> None:
    """From where it stands now."""
    told = _rate(55)

    assert told is not None
    assert told.baseline == 55
    assert told.threshold == 60


def test_levels_to_keep_and_ranges_stay() -> None:
    """The same again."""
    kept = _rate(65, ", keep: true")
    ranged = f"measurable: {{metric: load, window: period}}\nrealistic: {{threshold: {{from: 75, to: 85}}}}\n{APRIL}"
    band = _proposed(ranged, share("04-20", 80, 100, metric="load"))

    assert kept is not None
    assert kept.measurable.keep
    assert kept.threshold == 60
    assert band is not None
    assert band.threshold == goal(ranged).threshold
    assert band.measurable.keep


@pytest.mark.parametrize("baseline", ["", "baseline: none, ", "baseline: 70, "])
def test_without_a_trend_nothing_is_proposed(baseline: str) -> None:
    """No baseline, or one that was better already."""
    assert _rate(65, baseline=baseline) is None


def test_totals_follow_their_earlier_total() -> None:
    """100 last period, 120 now: 140 next."""
    text = f"measurable: {{metric: sales, baseline: 100}}\nrealistic: {{threshold: 110}}\n{APRIL}"

    told = _proposed(text, count("04-20", 120))

    assert told is not None
    assert told.threshold == 140


def test_text_goes_along_unharmed() -> None:
    """Colons, quotes and line ends stay text; the wording is to be renewed."""
    text = (
        'id: a-9\ntitle: \'He said: "no" # never\'\nowner: Anna\nparent: top\nspecific: "Ask: yes?\\n- no"\n'
        "measurable: {metric: rate, baseline: 50}\nrealistic: {threshold: 60}\n"
        "time_bound: {start: 2026-04-01, deadline: 2026-04-30, review: monthly}"
    )
    told = _proposed(text, share("04-20", 65, 100))

    assert told is not None
    assert (told.id, told.title, told.written.parent) == ("a-10", 'He said: "no" # never', "top")
    assert told.specific == "Ask: yes?\n- no"
    assert told.review == "monthly"


@pytest.mark.parametrize(
    ("language", "said", "says"),
    [
        (
            "en",
            "Test the line, so that the rate rises from 50 % to 60 %.",
            "Test the line, so that the rate rises from 62 % to 74 %.",
        ),
        ("en", "Raise the rate from 50 to 60 %.", "Raise the rate from 62 to 74 %."),
        ("hu", "Az arányt 50 %-ról 60 %-ra emelni.", "Az arányt 62 %-ról 74 %-ra emelni."),
        ("zh", "将比率从50%提高到60%。", "将比率从62%提高到74%。"),
        ("en", "Test the line before hanging up.", "Test the line before hanging up."),
    ],
)
def test_the_sentence_says_the_new_figures(language: str, said: str, says: str) -> None:
    """In the words that stand there; what has no figures needs none."""
    fields = "measurable: {metric: rate, baseline: 50}\nrealistic: {threshold: 60}"
    text = f"language: {language}\nspecific: {said}\n{fields}"

    assert f"behaviour: {says}\n" in (_written(text, share("04-20", 62, 100)) or "")


@pytest.mark.parametrize(
    "said",
    [
        "Raise the rate by 10 points.",
        "Raise the rate from 50 % to 60 % by 30 April.",
        "Raise the rate from 55 % to 60 %.",
        "Raise the rate to 60 % and ask 12 questions.",
    ],
)
def test_other_figures_and_days_are_asked_for(said: str) -> None:
    """A change, a day, a figure that was none of the goal's."""
    text = f"specific: {said}\nmeasurable: {{metric: rate, baseline: 50}}\nrealistic: {{threshold: 60}}"

    assert "# ? Say it with the new figures and days.\n" in (_written(text, share("04-20", 62, 100)) or "")


def test_a_time_is_renewed_with_all_its_units() -> None:
    """Neither is its last unit left behind, nor one added."""
    fields = "measurable: {metric: time, baseline: 390}\nrealistic: {threshold: 345}"
    text = f"specific: Cut it from 6 min 30 s to 5 min 45 s.\n{fields}"
    written = _written(text, mean("04-20", 340, metric="time")) or ""

    assert "behaviour: Cut it from 5 min 40 s to" in written
    assert " s s" not in written


def test_figures_in_another_form_are_found() -> None:
    """Minutes in the text, seconds in the fields; decimal commas stay commas."""
    text = (
        "language: fr\nspecific: Ramener la durée de 6 min 30 à 5 min 45 et tester.\n"
        "measurable: {metric: time, baseline: 390 s}\nrealistic: {threshold: 345 s, stretch: 5 min}"
    )

    told = _written(text, mean("04-20", "340.5", 10, metric="time"))

    assert told is not None
    assert "behaviour: Ramener la durée de 5 min 40 s à 5 min et tester.\n" in told


def test_what_was_further_stays_further() -> None:
    """Missed: the same again, the stretch too, each as far from the other in time."""
    text = (
        "achievable: {means: [Training]}\nspecific: {behaviour: Ask, examples: [One]}\n"
        "measurable: {metric: rate, baseline: 50}\nrealistic: {threshold: 60, stretch: 70}\n"
        "time_bound: {start: 2026-04-01, deadline: 2026-04-30, stretch_deadline: 2026-06-30}"
    )

    told = _proposed(text, share("04-20", 55, 100))

    assert told is not None
    assert told.threshold == 60
    assert told.stretch == 70
    assert (told.deadline, told.stretch_deadline) == (day("05-31"), day("07-31"))
    assert told.achievable.means == ("Training",)
    assert told.written.specific.examples == ("One",)


def test_a_stretch_as_many_days_later() -> None:
    """Where the days aren't ends of months."""
    text = (
        "measurable: {metric: rate, baseline: 50}\nrealistic: {threshold: 60, stretch: 70}\n"
        "time_bound: {start: 2026-04-01, deadline: 2026-04-28, stretch_deadline: 2026-05-05}"
    )

    told = _proposed(text, share("04-20", 55, 100))

    assert told is not None
    assert told.stretch_deadline is not None
    assert told.deadline is not None
    assert (told.stretch_deadline - told.deadline).days == 7


def test_a_level_is_measured_on_its_day() -> None:
    """Not over the days before it."""
    told = _written("measurable: {metric: backlog, baseline: 90}\nrealistic: {threshold: 80}", level("04-20", 78))

    assert "baseline: 78 tickets  # measured on 2026-04-20\n" in (told or "")


@pytest.mark.parametrize(
    ("one", "proposed"),
    [("a", "a-2"), ("a-2", "a-3"), ("a-2026", "a-2026-2"), ("a-" + "b" * 90, "a-" + "b" * 68 + "-2")],
)
def test_ids_count_on(one: str, proposed: str) -> None:
    """Small numbers at the end are counted; years aren't."""
    told = _proposed(
        f"id: {one[:80]}\nmeasurable: {{metric: rate, baseline: 50}}\nrealistic: {{threshold: 60}}\n{APRIL}",
        share("04-20", 65, 100),
    )

    assert told is not None
    assert told.id == proposed


def test_one_of_several_owners_gets_a_goal_of_their_own() -> None:
    """Names without Latin letters can't be part of an id."""
    text = f"measurable: {{metric: rate, baseline: 50}}\nrealistic: {{threshold: 60}}\nowners: {{王芳: {{}}}}\n{APRIL}"

    told = _proposed(text, share("04-20", 65, 100, owner="王芳"))

    assert told is not None
    assert (told.id, told.written.follows) == ("goal-2", "goal-1/王芳")


@pytest.mark.parametrize(
    ("start", "deadline", "begin", "end"),
    [
        ("2026-01-01", "2026-03-31", "2026-04-01", "2026-06-30"),
        ("2026-02-01", "2026-02-28", "2026-03-01", "2026-03-31"),
        ("2025-12-01", "2026-01-31", "2026-02-01", "2026-03-31"),
        ("2026-01-05", "2026-02-01", "2026-02-02", "2026-03-01"),
    ],
)
def test_next_period_is_as_long(start: str, deadline: str, begin: str, end: str) -> None:
    """Whole months are followed by as many months, other periods by as many days."""
    one = goal(f"time_bound: {{start: {start}, deadline: {deadline}}}")

    assert next_period(one) == (day(begin), day(end))


def test_nothing_follows_the_end_of_the_calendar() -> None:
    """2200 is the last year; without days nothing follows either."""
    assert next_period(goal("time_bound: {start: 2200-01-01, deadline: 2200-12-31}")) is None
    assert next_period(goal("time_bound: {start: 2026-01-01}")) is None


def test_visions_and_goals_without_value_have_no_successor() -> None:
    """A vision stays."""
    text = f"measurable: {{metric: rate, baseline: 50}}\nrealistic: {{threshold: 60}}\n{APRIL}"

    assert _written(text) is None
    assert _written(f"level: vision\n{text}", share("04-20", 65, 100)) is None
    assert Fraction(65) == judged(goal(text), share("04-20", 65, 100), on="05-01").value


@pytest.mark.parametrize(
    ("start", "deadline", "on", "begin", "end"),
    [
        ("2026-01-01", "2026-03-31", "2026-03-31", "2026-04-01", "2026-06-30"),
        ("2026-01-01", "2026-03-31", "2026-04-01", "2026-04-01", "2026-06-30"),
        ("2026-01-01", "2026-03-31", "2026-04-16", "2026-04-01", "2026-06-30"),
        ("2026-01-01", "2026-03-31", "2026-04-17", "2026-05-01", "2026-07-31"),
        ("2025-11-01", "2026-01-31", "2026-12-02", "2027-01-01", "2027-03-31"),
        ("2026-01-05", "2026-02-01", "2026-02-06", "2026-02-02", "2026-03-01"),
        ("2026-01-05", "2026-02-01", "2026-02-07", "2026-02-09", "2026-03-08"),
        ("2026-01-05", "2026-02-01", "2026-02-09", "2026-02-09", "2026-03-08"),
    ],
)
def test_the_next_period_has_hardly_begun(start: str, deadline: str, on: str, begin: str, end: str) -> None:
    """At most a sixth of it is gone, and it is as long: from the first of a month, else from the same weekday."""
    one = goal(f"time_bound: {{start: {start}, deadline: {deadline}}}")

    assert next_period(one, day(on)) == (day(begin), day(end))
    assert next_period(one, day("2200-11-01")) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(20, 990), min_size=6, max_size=20), st.sampled_from(["rate", "faults"]))
def test_what_is_proposed_isnt_far_from_all_that_was(weeks: list[int], metric: str) -> None:
    """As it is written, rounding and all: A305 has nothing to say."""
    threshold, baseline = ("60.5", "50") if metric == "rate" else ("30.5", "50")
    old = goal(
        f"measurable: {{metric: {metric}, baseline: {baseline}, window: 2 weeks}}\n"
        f"realistic: {{threshold: {threshold}}}\n{APRIL}"
    )
    first = day("05-31") - timedelta(weeks=len(weeks) - 1)
    rows = [
        share(f"{first + timedelta(weeks=number):%m-%d}", value, 1000, metric=metric)
        for number, value in enumerate(weeks)
    ]
    agreed, assessment = terms_of(old), judged(old, *rows, on="06-03")
    assert agreed is not None
    now = begin_again(agreed, Book(sums(*rows), (old,)).find(old, agreed.metric).history, today=day("06-03"))

    written = goal_that_follows(assessment, "next", now=now)

    section = written["realistic"] if written else {}
    assert isinstance(section, dict)
    told = section.get("threshold")
    amount = told.value if isinstance(told, Noted) else None
    assert now.past is not None
    assert amount is None or isinstance(amount, Amount)
    assert amount is None or not now.past.is_far_from(Fraction(amount.value), rises=metric == "rate")
