"""T506 milestone-misplaced."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.check.facts.aim import MILESTONES, Band, is_possible, ramp_start
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.goals.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from smartgoal.check.facts.aim import Aim, Target
    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path

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
    spares=Form.BARE_VISION,
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
        Example(
            bad="time_bound: {milestones: [{by: 2026-10-31, value: 15 %}, {by: 2026-11-30, value: 17 %}]}",
            good="time_bound: {milestones: [{by: 2026-10-31, value: 15 %}, {by: 2026-11-30, value: 15 %}]}",
            says="17 % falls back behind the one before it, 15 %",
        ),
        Example(
            bad="time_bound: {milestones: [{by: 2026-11-15, value: 16 %}, {by: 2026-12-31, value: 15 %}]}",
            good="time_bound: {milestones: [{by: 2026-11-15, value: 16 %}, {by: 2026-12-31, value: 14 %}]}",
            says="15 % is due on the deadline, and the threshold is 14 %",
        ),
    ),
)
def milestone_misplaced(goal: Goal, context: Context) -> Iterator[Problem]:
    """A milestone lies outside the goal's period, out of order, or not on the way from baseline to threshold.

    Why it matters:
        The pace line runs through the milestones; a misplaced one makes every verdict before the deadline wrong, and
        one on the deadline that isn't the threshold contradicts the verdict itself.
    How to fix:
        Correct the day or the value; each value is at least as near to the threshold as the one before. A total's
        milestones count from 0, those of all others from the baseline.
    When to ignore:
        A season is known to throw the figure back for a while, and the way is meant to bend there.
    """
    if not goal.time_bound.milestones or is_unread(goal, MILESTONES):
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


class _Step(NamedTuple):
    """A milestone with a value that its metric can have."""

    number: int
    by: date
    value: Decimal
    to_go: Fraction


def _misplaced_values(goal: Goal, context: Context) -> Iterator[Problem]:
    aim = context.aim(goal)
    way = _way(goal, aim) if aim else None
    if aim is None or aim.threshold is None or way is None:
        return
    ends = " and ".join(show(end, aim.unit) for end in way)
    on_the_way: list[_Step] = []
    for step in _steps(goal, aim, aim.threshold):
        if min(way) <= step.value <= max(way):
            on_the_way.append(step)
            continue
        message = f"The milestone of {show(step.value, aim.unit)} doesn't lie between {ends}."
        yield Problem(_value(step), message, "Write a value on the way from the baseline to the threshold.")
    yield from _out_of_step(on_the_way, aim, goal.deadline)


def _steps(goal: Goal, aim: Aim, threshold: Target) -> Iterator[_Step]:
    for number, milestone in sorted(enumerate(goal.time_bound.milestones), key=lambda one: one[1].by):
        value = milestone.value
        if value is not None and goal.metric is not None and is_possible(value, goal.metric):
            yield _Step(number, milestone.by, value, aim.distance(value, threshold))


def _out_of_step(steps: Sequence[_Step], aim: Aim, deadline: date | None) -> Iterator[Problem]:
    """Yield the steps that lead away from the threshold, or stop short of it on the last day."""
    for number, step in enumerate(steps):
        message = f"The milestone of {show(step.value, aim.unit)}"
        before = steps[number - 1] if number else None
        if step.by == deadline and step.to_go > 0 and aim.threshold is not None:
            message += f" is due on the deadline, and the threshold is {aim.show(aim.threshold)}."
            yield Problem(_value(step), message, "Leave it out: on the last day the threshold counts.")
        elif before is not None and step.to_go > before.to_go and step.by > before.by:
            message += f" falls back behind the one before it, {show(before.value, aim.unit)}."
            yield Problem(_value(step), message, "Correct one of the two, so that each comes nearer to the threshold.")


def _value(step: _Step) -> Path:
    return (*MILESTONES, step.number, "value")


def _way(goal: Goal, aim: Aim) -> tuple[Decimal, Decimal] | None:
    """Return where the way begins and ends; None where that isn't known or has a finding of its own."""
    begin = ramp_start(goal, aim)
    if aim.keep or begin is None or aim.threshold is None or (aim.way is not None and aim.way <= 0):
        return None
    if isinstance(aim.threshold, Band):
        return begin, aim.threshold.high if begin < aim.threshold.low else aim.threshold.low
    return begin, aim.threshold
