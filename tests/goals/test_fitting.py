"""What doesn't fit a goal's own metric, or its being a deliverable."""

from __future__ import annotations

import pytest

from smartgoal.goals.yaml.fault import FaultKind
from tests.conftest import laid_over, load_text

SUM = "measurable: {metric: tickets_solved, baseline: 90, window: %s}\nrealistic: {threshold: 100, stretch: null}"
GUIDE = (
    "measurable: {metric: null, baseline: null, window: null, min_sample: null, deliverable: Guide}\n"
    "realistic: {threshold: null, stretch: null}\n"
)
WITHOUT_STRETCH = "time_bound: {stretch_deadline: null}\n"


def misfits(fragment: str) -> list[tuple[str, str]]:
    """Return path and message of each fault of form, laid over the clean goal."""
    plan = load_text(laid_over(fragment))
    faults = [fault for fault in plan.files[0].faults if fault.kind is FaultKind.WRONG_TYPE]
    assert all(plan.goals[0].is_faulty(fault.path[2:]) for fault in faults if fault.path[0] == "goals")
    return [(".".join(map(str, fault.path[2:])), fault.message) for fault in faults]


@pytest.mark.parametrize("window", ["4 weeks", "latest"])
def test_window_of_a_sum(window: str) -> None:
    """A sum is a total for its period and nothing else."""
    assert misfits(SUM % window) == [
        ("measurable.window", f"The window {window} makes no sense for tickets_solved, a sum.")
    ]
    assert misfits(SUM % "period") == []


@pytest.mark.parametrize(("window", "fits"), [("10 days", False), ("latest", True), ("period", True)])
def test_window_of_a_level(window: str, fits: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A level is where it stood at the end."""
    found = misfits(SUM.replace("tickets_solved", "backlog").replace("threshold: 100", "threshold: 80") % window)

    assert (found == []) is fits


@pytest.mark.parametrize(
    ("fragment", "path", "says"),
    [
        (
            "measurable: {metric: occupancy}",
            "realistic.threshold",
            "The threshold is one figure, and occupancy needs a",
        ),
        ("measurable: {metric: occupancy}", "realistic.stretch", "The stretch is one figure, and occupancy needs a"),
        (
            "realistic: {threshold: {from: 1 %, to: 2 %}}",
            "realistic.threshold",
            "The threshold is a range, and repeat_",
        ),
        ("realistic: {stretch: {from: 1 %, to: 2 %}}", "realistic.stretch", "The stretch is a range, and repeat_"),
    ],
)
def test_figure_or_range(fragment: str, path: str, says: str) -> None:
    """What the metric's direction asks for."""
    assert next(message for at, message in misfits(fragment) if at == path).startswith(says)


def test_range_of_one_of_several_owners() -> None:
    """It is told where it stands, once."""
    plan = load_text(laid_over("{owner: null, owners: {Anna: {threshold: {from: 1 %, to: 2 %}}, Bo: {}}}"))

    assert [fault.path[2:] for fault in plan.files[0].faults] == [("owners", "Anna", "threshold")]
    assert [goal.is_faulty(("realistic", "threshold")) for goal in plan.goals] == [True, False]


@pytest.mark.parametrize(
    ("fragment", "path"),
    [
        ("measurable: {metric: aht, deliverable: Guide}\nrealistic: {threshold: null}", "measurable.metric"),
        ("measurable: {metric: null, deliverable: Guide}", "realistic.threshold"),
        ("measurable: {metric: null, deliverable: Guide}\nrealistic: {threshold: null}", "realistic.stretch"),
        (GUIDE, "time_bound.stretch_deadline"),
        (GUIDE.replace("window: null", "window: latest") + WITHOUT_STRETCH, "measurable.window"),
        (GUIDE.replace("window: null", "window: null, keep: true") + WITHOUT_STRETCH, "measurable.keep"),
    ],
)
def test_deliverable_has_no_figure(fragment: str, path: str) -> None:
    """Of two results one would be passed over in silence; it's one slip, however much of a figure is there."""
    assert misfits(GUIDE + WITHOUT_STRETCH) == []
    assert [(path, True)] == [(at, "deliverable" in message) for at, message in misfits(fragment)]


def test_all_that_a_deliverable_has_not_is_named_at_once() -> None:
    """Whoever takes it out does so in one go; false is as good as nothing."""
    fragment = (
        "{measurable: {metric: null, keep: false, deliverable: Guide}, realistic: {threshold: null, stretch: null}}"
    )

    assert misfits(fragment) == [
        (
            "measurable.baseline",
            "A goal whose result is a deliverable has no baseline, window, min_sample or stretch_deadline.",
        )
    ]


def test_only_a_deliverable_is_done() -> None:
    """A metric says by itself where it is."""
    assert misfits("measurable: {done: 2026-11-20}") == [
        ("measurable.done", "Only a deliverable is done; this goal has none.")
    ]
    assert misfits(GUIDE.replace("Guide", "Guide, done: 2026-11-20") + WITHOUT_STRETCH) == []


@pytest.mark.parametrize(
    ("fragment", "path"),
    [
        (
            "roles: {technical-support: {metrics: [repeat_contact_rate, ath]}}",
            ("roles", "technical-support", "metrics", 1),
        ),
        ("metrics: {aht: {balance: [csat, qa]}}", ("metrics", "aht", "balance", 1)),
        ("sources: [{files: a.csv, date: Day, metrics: {ath: {value: A, unit: s}}}]", ("sources", 0, "metrics", "ath")),
    ],
)
def test_metrics_that_the_head_names_and_nobody_knows(fragment: str, path: tuple[str | int, ...]) -> None:
    """A slip there would be blamed on goals."""
    (fault,) = load_text(laid_over(fragment)).files[0].faults

    assert (fault.kind, fault.path) == (FaultKind.WRONG_TYPE, path)
    assert fault.message.startswith("There is no metric")


def test_metrics_that_cant_be_made_are_named_once() -> None:
    """What is wrong with them stands where they are described."""
    faults = (
        load_text(
            laid_over(
                "{roles: {technical-support: {metrics: [repeat_contact_rate, visits]}}, metrics: {visits: {kind: sum}}}"
            )
        )
        .files[0]
        .faults
    )

    assert [fault.path for fault in faults] == [("metrics", "visits")]


MILESTONES = "time_bound: {stretch_deadline: null, milestones: [{by: 2026-11-01, %s}]}"
FIRST = "time_bound.milestones.0"


@pytest.mark.parametrize(
    ("milestone", "expected"),
    [
        ("value: 16 %", []),
        ("value: 16 %, what: half of the team is trained", []),
        ("what: half of the team is trained", [(FIRST, "This milestone has no value, and the goal has a metric.")]),
        ("what: null", [(FIRST, "This milestone has no value, and the goal has a metric.")]),
        (
            "value: 16 %, done: 2026-11-01",
            [(f"{FIRST}.done", "Only a deliverable's milestone is done; this goal has a metric.")],
        ),
    ],
)
def test_milestones_of_a_metric_have_values(milestone: str, expected: list[tuple[str, str]]) -> None:
    """The pace line runs through them."""
    assert misfits(MILESTONES % milestone) == expected


@pytest.mark.parametrize(
    ("milestone", "expected"),
    [
        ("what: The draft is there", []),
        ("what: The draft is there, done: 2026-10-30", []),
        ("value: 3", [(f"{FIRST}.value", "A milestone of a deliverable has no value.")]),
        ("done: 2026-10-30", [(FIRST, "This milestone doesn't say what is there by then.")]),
    ],
)
def test_milestones_of_a_deliverable_say_what(milestone: str, expected: list[tuple[str, str]]) -> None:
    """It has no figures."""
    assert misfits(GUIDE + MILESTONES % milestone) == expected


@pytest.mark.parametrize(
    "fragment",
    [
        MILESTONES % "valeu: 16 %",
        MILESTONES % "value: low",
        "measurable: {metric: null, baseline: null}\n" + MILESTONES % "what: half",
        "time_bound: {milestones: [2026-11-01]}",
        "time_bound: soon",
        f"time_bound: {{milestones: [{'{by: 2026-11-01}, ' * 501}]}}",
    ],
)
def test_milestones_with_a_fault_of_their_own(fragment: str) -> None:
    """One cause gives one finding."""
    assert not [message for _, message in misfits(fragment) if "ilestone" in message]
