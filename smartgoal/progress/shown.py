"""A goal's figures as everybody is shown them: with digits enough that they never contradict its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.show import show, show_against, show_beside, show_day
from smartgoal.goals.written import Range

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import Assessment, GuardrailResult
    from smartgoal.readings.days import DataError


def shown_value(goal: Goal, value: Decimal | Fraction) -> str:
    """Return a value of a goal's metric, told apart from each figure that it is held against."""
    return show_against(value, _limits(goal), unit_of(goal))


def shown_target(goal: Goal, target: Decimal | Range) -> str:
    """Return a threshold or stretch: `80 %`, `75 % to 85 %`."""
    ends = (target.low, target.high) if isinstance(target, Range) else (target,)
    return " to ".join(show(end, unit_of(goal)) for end in ends if end is not None)


def value_beside(goal: Goal, value: Fraction | None, target: Decimal | Range | None) -> str:
    """Return a value and what it is held against: `79.996 % beside 80 %`, `90 % beside 75 % to 85 %`."""
    told = shown_value(goal, value) if value is not None else ""
    return f"{told} beside {shown_target(goal, target)}" if target is not None else told


def shown_stretch(one: Assessment) -> str | None:
    """Return the value that a stretch is judged by beside it, with its days where these are its own.

    `79.1 % beside 78 %`, `79.1 % beside 78 % from Fri 4 Dec to Thu 31 Dec`; None without a value.
    """
    judged = one.stretch
    if judged is None or judged.value is None or one.goal.stretch is None:
        return None
    told, days = value_beside(one.goal, judged.value, one.goal.stretch), judged.window
    if days is None or days == one.threshold.window:
        return told
    return f"{told} from {show_day(days.first, one.day)} to {show_day(days.last, one.day)}"


def shown_guardrail(one: GuardrailResult, name: str) -> str | None:
    """Return a guardrail's value beside its limit, and whether it holds; None where it can't be judged."""
    if one.limit is None or one.unit is None:
        return None
    side = one.side.in_words
    if one.value is None:
        return f"{name} {side} {show(one.limit, one.unit)}: no data"
    value, limit = show_beside(one.value, one.limit, one.unit)
    return f"{name} {value}, {side} {limit}: {'holds' if one.holds else 'broken'}"


def place_of(error: DataError) -> str:
    """Return where a row stands: `calls.csv:7`."""
    return f"{error.file}:{error.line}" if error.line else error.file


def unit_of(goal: Goal) -> str:
    """Return the unit of a goal's metric; "" without one."""
    return goal.metric.unit if goal.metric is not None else ""


def _limits(goal: Goal) -> tuple[Decimal, ...]:
    limits: list[Decimal | None] = [step.value for step in goal.time_bound.milestones]
    for target in (goal.threshold, goal.stretch):
        limits += [target.low, target.high] if isinstance(target, Range) else [target]
    return tuple(limit for limit in limits if limit is not None)
