"""T506 milestone-misplaced."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from smartgoal.check.aim import MILESTONES, Band, is_possible, ramp_start
from smartgoal.check.rule import Criterion, Example, Problem, Severity, rule
from smartgoal.check.unread import is_unread
from smartgoal.goals.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_TRAINING = """\
roles: {technical-support: {metrics: [training_hours]}}
title: Training in billing questions
specific: Sit in on the billing team's cases and note one solved case each time.
measurable: {metric: training_hours, baseline: 16 h, window: null, min_sample: null}
realistic: {threshold: 20 h, stretch: 24 h}
"""


@rule(
    "T506",
    Criterion.TIME_BOUND,
    Severity.ERROR,
    since="0.1",
    examples=(
        Example(
            bad="time_bound: {milestones: [{by: 2027-01-15, value: 16 %}]}",
            good="time_bound: {milestones: [{by: 2026-11-15, value: 16 %}]}",
            says="2027-01-15",
        ),
        Example(
            bad="time_bound: {milestones: [{by: 2026-11-30, value: 15 %}, {by: 2026-10-31, value: 17 %}]}",
            good="time_bound: {milestones: [{by: 2026-10-31, value: 17 %}, {by: 2026-11-30, value: 15 %}]}",
            says="2026-10-31",
        ),
        Example(
            bad="time_bound: {milestones: [{by: 2026-11-15, value: 13 %}]}",
            good="time_bound: {milestones: [{by: 2026-11-15, value: 14 %}]}",
            says="13 % doesn't lie between 18 % and 14 %",
        ),
        Example(
            bad=_TRAINING + "time_bound: {milestones: [{by: 2026-11-15, value: 22 h}]}",
            good=_TRAINING + "time_bound: {milestones: [{by: 2026-11-15, value: 9 h}]}",
            says="22 h doesn't lie between 0 h and 20 h",
        ),
    ),
)
def milestone_misplaced(goal: Goal, context: Context) -> Iterator[Problem]:
    """A milestone lies outside the goal's period, out of order, or not on the way from baseline to threshold.

    Why it matters:
        The pace line runs through the milestones; a misplaced one makes every verdict before the deadline wrong.
    How to fix:
        Correct the day or the value. A total's milestones count from 0, those of all others from the baseline.
    When to ignore:
        Never.
    """
    if is_unread(goal, MILESTONES):
        return
    yield from _misplaced_days(goal)
    yield from _misplaced_values(goal, context)


def _misplaced_days(goal: Goal) -> Iterator[Problem]:
    days = [milestone.by for milestone in goal.time_bound.milestones]
    start, deadline = goal.start, goal.deadline
    late = {number for number, (before, day) in enumerate(pairwise(days), start=1) if day <= before}
    for number, day in enumerate(days):
        at = (*MILESTONES, number, "by")
        if start is not None and deadline is not None and start <= deadline and not start <= day <= deadline:
            message = f"The milestone of {day} is outside the goal's period, {start} to {deadline}."
            yield Problem(at, message, "Correct the day, or leave the milestone out.")
        elif number in late:
            message = f"The milestone of {day} isn't after the one before it, {days[number - 1]}."
            yield Problem(at, message, "List the milestones by their days, one a day.")


def _misplaced_values(goal: Goal, context: Context) -> Iterator[Problem]:
    way = _way(goal, context)
    if way is None or goal.metric is None:
        return
    first, last = way
    unit = goal.metric.unit
    ends = f"{show(first, unit)} and {show(last, unit)}"
    for number, milestone in enumerate(goal.time_bound.milestones):
        value = milestone.value
        if value is None or not is_possible(value, goal.metric) or min(way) <= value <= max(way):
            continue
        yield Problem(
            at=(*MILESTONES, number, "value"),
            message=f"The milestone of {show(value, unit)} doesn't lie between {ends}.",
            hint="Write a value on the way from the baseline to the threshold.",
        )


def _way(goal: Goal, context: Context) -> tuple[Decimal, Decimal] | None:
    """Return where the way begins and ends; None where that isn't known or has a finding of its own."""
    aim = context.aim(goal)
    begin = ramp_start(goal, aim) if aim else None
    if aim is None or aim.keep or begin is None or aim.threshold is None or (aim.way is not None and aim.way <= 0):
        return None
    if isinstance(aim.threshold, Band):
        return begin, aim.threshold.high if begin < aim.threshold.low else aim.threshold.low
    return begin, aim.threshold
