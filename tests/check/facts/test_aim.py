"""What a goal asks for: distances, directions and what is left out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smartgoal.check.facts.aim import Aim, Band, Target, aim_of, figures, ramp_start

if TYPE_CHECKING:
    from tests.conftest import PlanOf

D = Decimal


def aim(
    baseline: str | None, threshold: Target | None, *, rises: bool = True, keep: bool = False, unit: str = "s"
) -> Aim:
    """Return an aim without stretch."""
    return Aim(unit, rises, keep, None if baseline is None else D(baseline), threshold, None)


@pytest.mark.parametrize(
    ("one", "way"),
    [
        (aim("10", D(14)), 4),
        (aim("10", D(14), rises=False), -4),
        (aim("14", D(10), rises=False), 4),
        (aim("7", Band(D(10), D(12))), 3),
        (aim("17", Band(D(10), D(12))), 5),
        (aim("12", Band(D(10), D(12))), 0),
        (aim(None, D(14)), None),
        (aim("10", None), None),
    ],
)
def test_way_counts_towards_better(one: Aim, way: int | None) -> None:
    """The way is positive towards better, 0 inside a range, unknown without one of its ends."""
    assert one.way == way


@pytest.mark.parametrize(
    ("one", "change"),
    [
        (aim("8", D(10)), 25),
        (aim("-8", D(-6)), 25),
        (aim("3", D(4)), Fraction(100, 3)),
        (aim("0", D(4)), None),
        (aim("8", D(8)), None),
        (aim("8", D(6)), None),
        (aim("8", D(10), keep=True), None),
    ],
)
def test_change_is_a_share_of_the_baseline(one: Aim, change: Fraction | None) -> None:
    """The change is exact, and unknown where none is asked for or the baseline is 0."""
    assert one.change == change


def test_a_level_to_keep_may_lie_below_the_baseline() -> None:
    """Only a goal that wants a change can ask for worse."""
    assert aim("90", D(85)).asks_for_worse
    assert not aim("90", D(85), keep=True).asks_for_worse


def test_percentages_are_points_apart() -> None:
    """A step shows all its digits."""
    assert aim("10", D(14), unit="%").show_step(Fraction(9, 8)) == "1.125 points"
    assert aim("10", D(14)).show_step(Fraction(90)) == "1 min 30 s"


def test_impossible_figures_are_left_out(plan_of: PlanOf) -> None:
    """A value outside the bounds or a range without inside has a rule of its own."""
    one = aim_of(plan_of("{measurable: {baseline: 118 %}, realistic: {threshold: {from: 9, to: 7}}}").goals[0])

    assert one is not None
    assert (one.baseline, one.threshold, one.stretch) == (None, None, D(12))


def test_single_figure_for_a_range_metric_has_no_direction(plan_of: PlanOf) -> None:
    """An occupancy of 80 % may be meant as a floor or as a ceiling."""
    one = aim_of(plan_of("measurable: {metric: occupancy}").goals[0])

    assert one is not None
    assert (one.threshold, one.stretch) == (None, None)


@pytest.mark.parametrize(
    ("metric", "is_known"), [("ces", False), ("service_level", True), ("nobody-knows", False), ("csat", True)]
)
def test_direction_may_be_open(plan_of: PlanOf, metric: str, *, is_known: bool) -> None:
    """An effort score rises or falls by its formula; the formulas of a service level agree on what is better."""
    goal = plan_of(f"measurable: {{metric: {metric}}}").goals[0]

    assert (aim_of(goal) is not None) is is_known


def test_chosen_formula_settles_the_direction(plan_of: PlanOf) -> None:
    """Effort is better low, ease better high."""
    for variant, rises in (("effort_mean", False), ("ease_mean", True)):
        fragment = f"{{metrics: {{ces: {{variant: {variant}}}}}, measurable: {{metric: ces, baseline: 3}}}}"
        one = aim_of(plan_of(fragment).goals[0])

        assert one is not None
        assert one.rises is rises


def test_total_starts_at_nothing(plan_of: PlanOf) -> None:
    """The baseline of a total is an earlier period's."""
    rate = plan_of().goals[0]
    total = plan_of("measurable: {metric: complaints, baseline: 57, window: null}").goals[0]
    starts = []
    for goal in (rate, total):
        one = aim_of(goal)
        assert one is not None
        starts.append(ramp_start(goal, one))

    assert starts == [D(18), D(0)]


def test_figures_stand_where_they_were_written(plan_of: PlanOf) -> None:
    """Every end of a range and every milestone has its own place."""
    goal = plan_of(
        "{realistic: {threshold: {from: 12 %, to: 14 %}}, time_bound: {milestones: [{by: 2026-11-15, value: 16 %}]}}"
    ).goals[0]

    assert dict(figures(goal)) == {
        ("measurable", "baseline"): D(18),
        ("realistic", "threshold", "from"): D(12),
        ("realistic", "threshold", "to"): D(14),
        ("realistic", "stretch"): D(12),
        ("time_bound", "milestones", 0, "value"): D(16),
    }


def test_milestones_beside_an_unreadable_one_have_no_sure_place(plan_of: PlanOf) -> None:
    """What is left of such a list no longer has the numbers it had in the file."""
    milestones = "[{by: soon, value: 17 %}, {by: 2026-11-15, value: 16 %}]"

    assert all(
        at[0] != "time_bound" for at, _ in figures(plan_of(f"time_bound: {{milestones: {milestones}}}").goals[0])
    )
