"""Scores such as 3.5/5: one goal, one scale."""

from __future__ import annotations

import pytest

from smartgoal.goals.yaml.fault import FaultKind
from tests.conftest import laid_over, load_text

GOAL = """
metrics: {csat_score: {bounds: %s}}
language: en
measurable: {metric: csat_score, baseline: %s}
realistic: {threshold: %s, stretch: null}
time_bound: {milestones: [{by: 2026-11-01, value: %s}]}
"""
OPEN = "[0, 100]"
SCALE_ENDS = '"%s" is on a scale of %s, and the metric\'s ends at %s.'


def _faults(*values: str) -> list[tuple[str, str]]:
    faults = load_text(laid_over(GOAL % values)).files[0].faults
    assert {fault.kind for fault in faults} <= {FaultKind.UNIT_MISMATCH}
    return [(".".join(map(str, fault.path[2:])), fault.message) for fault in faults]


@pytest.mark.parametrize(
    "values",
    [
        (OPEN, "3.5/5", "4/5", "３.８ / 5"),
        (OPEN, "3.5", "4/5", "3.8 points"),
        (OPEN, "none", "9/10", "8.5/10"),
        ("[1, 5]", "3.5/5", "4/5", "3.8/5"),
        ("[null, null]", "3.5/5", "5/5", "3.8/5"),
    ],
)
def test_one_scale(values: tuple[str, ...]) -> None:
    """The metric's own where it says where its scale ends."""
    assert _faults(*values) == []


@pytest.mark.parametrize(
    ("values", "at", "message"),
    [
        ((OPEN, "3.5/5", "7/10", "4/5"), "realistic.threshold", '"7/10" is on another scale than "3.5/5".'),
        ((OPEN, "3.5/5", "4/5", "7/10"), "time_bound.milestones.0.value", '"7/10" is on another scale than "3.5/5".'),
        ((OPEN, "3.5", "6/5", "4"), "realistic.threshold", '"6/5" is beyond the end of its own scale.'),
        (
            ("[1, 7]", "3.5", "4/5", "4"),
            "realistic.threshold",
            SCALE_ENDS % ("4/5", 5, 7),
        ),
        (
            (OPEN, "3", "4/200", "4"),
            "realistic.threshold",
            SCALE_ENDS % ("4/200", 200, 100),
        ),
    ],
)
def test_another_scale(values: tuple[str, ...], at: str, message: str) -> None:
    """Said at the figure, which can't be used."""
    assert _faults(*values) == [(at, message)]


def test_ends_of_a_range() -> None:
    """Each by itself."""
    goal = "metrics: {mood: {kind: mean, unit: points, better: range}}\nmeasurable: {metric: mood, baseline: 3/5}\n"
    found = load_text(laid_over(goal + "realistic: {threshold: {from: 3/5, to: 8/10}, stretch: null}")).files[0].faults

    assert [fault.path[2:] for fault in found] == [("realistic", "threshold", "to")]


def test_other_metrics_have_no_scale() -> None:
    """4/5 of a percentage is a unit that doesn't fit, as ever."""
    (fault,) = load_text(laid_over("realistic: {threshold: 4/5}")).files[0].faults

    assert "doesn't convert" in fault.message
