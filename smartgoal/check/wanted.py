"""What goals want of a metric, as limits: their own threshold and their guardrails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.check.aim import THRESHOLD, Band, aim_of, is_possible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from smartgoal.goals.plan import Goal
    from smartgoal.goals.source import Path
    from smartgoal.knowledge.metric import Metric


@dataclass(frozen=True, slots=True)
class Wanted:
    """The values that a goal wants a metric to have; None is open."""

    goal: Goal
    at: Path
    metric: Metric
    low: Decimal | None
    high: Decimal | None


def wanted_by(goal: Goal) -> Iterator[Wanted]:
    """Return what a goal wants of its own metric and of those in its guardrails."""
    aim = aim_of(goal)
    if aim is not None and goal.metric is not None and aim.threshold is not None:
        target = aim.threshold
        if isinstance(target, Band):
            yield Wanted(goal, THRESHOLD, goal.metric, target.low, target.high)
        else:
            low, high = (target, None) if aim.rises else (None, target)
            yield Wanted(goal, THRESHOLD, goal.metric, low, high)
    for number, guardrail in enumerate(goal.measurable.guardrails):
        metric = goal.file.metrics.get(guardrail.metric)
        if metric is not None and is_possible(guardrail.at_least, metric) and is_possible(guardrail.at_most, metric):
            at = ("measurable", "guardrails", number)
            yield Wanted(goal, at, metric, guardrail.at_least, guardrail.at_most)
