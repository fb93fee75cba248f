"""The goal file to begin with runs on the day it is written, whatever the day, the names and the metric."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from smartgoal import api
from smartgoal.errors import GoalsError
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.progress.kinds import Status
from smartgoal.samples import STARTER_METRICS, starter_files, starter_name
from smartgoal.settings import Settings
from tests.conftest import load_text
from tests.progress.given import assess_alone
from tests.readings.plans import gather, read_export

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal

DAYS = (date(2026, 11, 22), date(2026, 1, 1), date(2026, 12, 31), date(2028, 2, 29))
CHOICES = tuple(product(STARTER_METRICS, LANGUAGES))


def first_goal(text: str) -> Goal:
    """Return the first goal of a file that loads without faults."""
    plan = load_text(text)
    assert [fault.message for fault in plan.files[0].faults] == []
    return plan.goals[0]


@pytest.mark.parametrize(("metric", "language"), CHOICES)
def test_every_choice_loads_without_faults(metric: str, language: str) -> None:
    """The goal is about the metric asked for, in the language asked for."""
    goal = first_goal(starter_files(today=DAYS[0], metric=metric, language=language)["goals.yaml"])

    assert (goal.metric and goal.metric.id, goal.language) == (metric, language)


@pytest.mark.parametrize(("metric", "language"), CHOICES)
def test_check_finds_nothing_in_any_choice(metric: str, language: str) -> None:
    """Not even a note, also when the rules know the day."""
    plan = load_text(starter_files(today=DAYS[0], metric=metric, language=language)["goals.yaml"])

    findings = api.check(plan, Settings(), today=DAYS[0]).findings

    assert [(finding.code, finding.message) for finding in findings] == []


@pytest.mark.parametrize("today", DAYS)
def test_the_goal_runs_on_the_day_it_is_written(today: date) -> None:
    """It began at least four weeks ago, so there is something to see, and its milestone is still ahead or today."""
    time_bound = first_goal(starter_files(today=today)["goals.yaml"]).time_bound

    assert time_bound.start
    assert time_bound.deadline
    assert time_bound.start <= today - timedelta(days=28)
    assert today <= time_bound.milestones[0].by < time_bound.deadline
    assert (time_bound.deadline - time_bound.start).days < 184


def test_the_days_are_whole_months() -> None:
    """From the first of last month to the ends of the months that follow."""
    time_bound = first_goal(starter_files(today=date(2026, 11, 22))["goals.yaml"]).time_bound

    assert (time_bound.start, time_bound.deadline, time_bound.stretch_deadline) == (
        date(2026, 10, 1),
        date(2027, 1, 31),
        date(2027, 2, 28),
    )


@pytest.mark.parametrize(
    "name",
    ["Anna Kovács", "王芳", "O'Neil: the lead", 'Ann "Q" Lee', "true", "- dash", "# hash", "7 of 9", "two\nlines"],
)
def test_any_name_is_read_back(name: str) -> None:
    """Names that YAML would misread stand in quotes; line ends become spaces."""
    files = starter_files(today=DAYS[0], team=name, owner=name, agreed_with=name)

    goal = first_goal(files["goals.yaml"])

    written = " ".join(name.split())
    assert (goal.owner, goal.file.team, goal.realistic.agreed_by) == (written, written, (written, written))


@pytest.mark.parametrize(("metric", "today"), tuple(product(STARTER_METRICS, DAYS)))
def test_the_first_progress_is_on_track(metric: str, today: date) -> None:
    """Whatever the day of the month, there are figures enough, and no row is refused."""
    files = starter_files(today=today, metric=metric)
    plan = load_text(files["goals.yaml"])
    export = read_export("sample-metrics.csv", files["sample-metrics.csv"].encode(), plan)

    assessment = assess_alone(plan.goals[0], gather([export], plan), today=today)

    assert (export.rejects, assessment.status, assessment.qualifiers) == ((), Status.ON_TRACK, ())


def test_the_figures_belong_to_the_owner() -> None:
    """The sample file names the owner as the goal file does."""
    lines = starter_files(today=DAYS[0], owner="Lee, Sam")["sample-metrics.csv"].splitlines()

    assert lines[:2] == ["date,metric,owner,numerator,denominator", '2026-08-06,csat,"Lee, Sam",13,16']


def test_a_speed_goal_has_a_guardrail_with_figures() -> None:
    """Speed alone would be a warning; the figures bring the guardrail's metric too."""
    files = starter_files(today=DAYS[0], metric="aht")

    assert [guardrail.metric for guardrail in first_goal(files["goals.yaml"]).measurable.guardrails] == ["csat"]
    assert ",csat," in files["sample-metrics.csv"]


def test_the_same_day_gives_the_same_files() -> None:
    """Nothing in them is left to chance."""
    assert starter_files(today=DAYS[0]) == starter_files(today=DAYS[0])


def test_metrics_have_names_to_ask_with() -> None:
    """A question can name the choices."""
    assert starter_name("aht") == "Average handle time (AHT)"
    assert starter_name("aht", "hu") == "Átlagos kezelési idő (AHT)"


def test_an_unknown_choice_names_those_on_offer() -> None:
    """The message says what can be chosen."""
    with pytest.raises(GoalsError, match=r'"occupancy"; choose one of csat, repeat_contact_rate, aht, qa_score\.'):
        starter_files(today=DAYS[0], metric="occupancy")
    with pytest.raises(GoalsError, match=r'"de"; choose one of en, fr, zh, hu\.'):
        starter_files(today=DAYS[0], language="de")
