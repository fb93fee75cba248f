"""OpenMetrics: read by the parser of Prometheus' own client, and by its older one for the textfile collector."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from prometheus_client.openmetrics.parser import text_string_to_metric_families as families_of
from prometheus_client.parser import text_string_to_metric_families as older_families_of

from smartgoal.progress.assessment import Assessment, Progress
from smartgoal.progress.kinds import Qualifier, Status
from smartgoal.report.escape import one_line
from smartgoal.report.openmetrics import progress
from smartgoal.report.style import Style
from tests.progress.given import goal as goal_of
from tests.report.given_progress import CALLS, DAY, bare, full, run_of, with_value
from tests.report.test_escape import HOSTILE, is_harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prometheus_client import Metric

Labels = tuple[tuple[str, str], ...]


def parsed(text: str) -> Iterable[Metric]:
    """Return the families that Prometheus' client reads."""
    families: Iterable[Metric] = families_of(text)  # type: ignore[no-untyped-call]  # the client leaves it untyped
    return families


def samples(result: Progress) -> dict[str, dict[Labels, float]]:
    """Return every sample by family and labels; each only once."""
    found: dict[str, dict[Labels, float]] = {}
    for family in parsed(progress(result, Style())):
        assert (family.type, bool(family.documentation)) == ("gauge", True)
        told = [(tuple(sorted(sample.labels.items())), sample.value) for sample in family.samples]
        assert family.name not in found
        assert len(dict(told)) == len(told)
        found[family.name] = dict(told)
    return found


GOAL = (("goal", "first-time-right"),)


def test_the_figures_of_a_goal() -> None:
    """In the metric's unit; the deadline is the first second after its day."""
    found = samples(run_of(full()))

    assert {name: family[GOAL] for name, family in found.items() if GOAL in family} == {
        "smartgoal_value": 76.3333333333,
        "smartgoal_threshold": 80,
        "smartgoal_stretch": 90,
        "smartgoal_progress_ratio": 0.633333333333,
        "smartgoal_forecast": 79,
        "smartgoal_deadline_timestamp_seconds": datetime(2026, 5, 1, tzinfo=UTC).timestamp(),
    }


def test_the_day_is_that_of_the_file() -> None:
    """Midnight in Budapest is two hours before Greenwich in summer."""
    one = Assessment(goal_of(CALLS, head="timezone: Europe/Budapest\n"), DAY, Status.ON_TRACK)

    found = samples(Progress(DAY, (one,)))

    assert found["smartgoal_deadline_timestamp_seconds"][GOAL] == datetime(2026, 4, 30, 22, tzinfo=UTC).timestamp()


def test_what_a_goal_is() -> None:
    """Names stand once, to be joined to the figures by the id."""
    (labels,) = samples(Progress(DAY, (full(),)))["smartgoal_goal_info"]

    assert dict(labels) == {
        "goal": "first-time-right", "title": "First time right", "owner": "Anna", "metric": "rate", "unit": "%",
    }  # fmt: skip


def test_status_and_qualifiers_are_one_or_zero() -> None:
    """A sample for each, so that an alert sees the change."""
    found = samples(Progress(DAY, (full(),)))
    statuses = {dict(labels)["status"]: value for labels, value in found["smartgoal_status"].items()}
    qualifiers = {dict(labels)["qualifier"]: value for labels, value in found["smartgoal_qualifier"].items()}

    assert statuses == {status.value: float(status is Status.AT_RISK) for status in Status}
    assert {name for name, value in qualifiers.items() if value} == {"low_sample", "guardrail_broken"}
    assert len(qualifiers) == len(Qualifier)


def test_roll_ups() -> None:
    """What isn't known has no sample."""
    found = samples(run_of())

    assert found["smartgoal_rollup_progress_ratio"] == {(("goal", "vision"),): 0.333333333333}
    assert found["smartgoal_rollup_scored"] == {(("goal", "vision"),): 1, (("goal", "other"),): 0}
    assert found["smartgoal_rollup_children"] == {(("goal", "vision"),): 2, (("goal", "other"),): 1}
    assert found["smartgoal_rollup_done"] == {(("goal", "vision"),): 0, (("goal", "other"),): 0}
    worst = [labels for labels, value in found["smartgoal_rollup_status"].items() if value]
    assert worst == [(("goal", "vision"), ("status", "at_risk"))]


def test_a_range_has_two_ends() -> None:
    """And a deliverable no figure; without a deadline there is no time."""
    load = goal_of("id: load\nmeasurable: {metric: load}\nrealistic: {threshold: {from: 75, to: 85}}\ntime_bound: {}")
    thing = goal_of("id: guide\nmeasurable: {deliverable: Guide}")
    found = samples(Progress(DAY, (Assessment(load, DAY, Status.DRAFT), Assessment(thing, DAY, Status.ON_TRACK))))

    assert found["smartgoal_threshold_from"] == {(("goal", "load"),): 75}
    assert found["smartgoal_threshold_to"] == {(("goal", "load"),): 85}
    assert not {"smartgoal_threshold", "smartgoal_stretch", "smartgoal_value"} & found.keys()
    assert list(found["smartgoal_deadline_timestamp_seconds"]) == [(("goal", "guide"),)]


def test_ids_that_stand_twice_get_a_number() -> None:
    """A sample may stand only once."""
    found = samples(Progress(DAY, (full(), bare(), full())))

    assert [dict(labels)["goal"] for labels in found["smartgoal_goal_info"]] == [
        "first-time-right",
        "first-time-right#2",
        "first-time-right#3",
    ]


def test_the_first_of_an_id_keeps_it_wherever_it_stands() -> None:
    """The worst one comes first, and which that is changes with the data."""
    found = samples(Progress(DAY, (replace(full(), number=2), bare())))

    assert [dict(labels)["goal"] for labels in found["smartgoal_goal_info"]] == [
        "first-time-right#2",
        "first-time-right",
    ]


def test_an_empty_run() -> None:
    """Ends as it must."""
    assert progress(Progress(DAY), Style()) == "# EOF\n"


def test_five_hundred_goals() -> None:
    """Every one has its samples."""
    found = samples(
        Progress(
            DAY,
            tuple(with_value(full(), Fraction(number, 7)) for number in range(500)),
        )
    )

    assert len(found["smartgoal_value"]) == 500
    assert len(found["smartgoal_status"]) == 500 * len(Status)


@pytest.mark.parametrize(
    "name", ['say "hello"', "back\\slash", 'end\\"', "two\nlines", "首次解决率", "שלום", "x" * 400]
)
def test_names_come_back(name: str) -> None:
    """As they were written, line ends as blanks."""
    one = replace(full(), goal=replace(full().goal, owner=name))
    text = progress(Progress(DAY, (one,)), Style())

    for families in (parsed(text), older_families_of(text)):
        owners = [
            sample.labels["owner"] for family in families for sample in family.samples if "owner" in sample.labels
        ]
        assert owners == [name.replace("\n", " ")]


@settings(max_examples=60)
@given(HOSTILE)
def test_any_name_is_harmless(name: str) -> None:
    """Whatever is in it, the text can be parsed."""
    one = replace(full(), goal=replace(full().goal, owner=f"x{name}"))

    (labels,) = samples(Progress(DAY, (one,)))["smartgoal_goal_info"]

    assert dict(labels)["owner"] == one_line(f"x{name}", 1000)
    assert is_harmless(dict(labels)["owner"])
