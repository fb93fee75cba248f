"""What goals want of a metric, as limits: their own threshold and their guardrails."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import THRESHOLD, Band, is_possible
from smartgoal.check.facts.overlap import two_owners_meet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from smartgoal.check.facts.aim import Aim
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path
    from smartgoal.knowledge.metric import Metric

_COMPARED = 30
"""So many of the highest floors are held against each ceiling."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The values that a goal wants a metric to have; None is open."""

    goal: Goal
    at: Path
    metric: Metric
    low: Decimal | None
    high: Decimal | None


def wanted_by(goal: Goal, aim: Aim | None) -> Iterator[Wanted]:
    """Return what a goal with this aim wants of its own metric and of those in its guardrails."""
    if aim is not None and goal.metric is not None and aim.threshold is not None:
        target = aim.threshold
        if isinstance(target, Band):
            yield Wanted(goal, THRESHOLD, goal.metric, target.low, target.high)
        else:
            low, high = (target, None) if aim.rises else (None, target)
            yield Wanted(goal, THRESHOLD, goal.metric, low, high)
    for number, guardrail in enumerate(goal.measurable.guardrails):
        metric = goal.file.metrics.get(guardrail.metric)
        if metric is not None and is_possible(guardrail.limit, metric):
            at = ("measurable", "guardrails", number)
            yield Wanted(goal, at, metric, guardrail.at_least, guardrail.at_most)


class MetricLimits:
    """The most and the least that goals want of one metric."""

    def __init__(self) -> None:
        self._ceilings: list[tuple[Decimal, Wanted]] = []
        self._floors: list[tuple[Decimal, Wanted]] = []

    def add(self, one: Wanted) -> None:
        """Take the limits of a goal in."""
        if one.high is not None:
            self._ceilings.append((one.high, one))
        if one.low is not None:
            self._floors.append((one.low, one))

    def contradictions(self) -> Iterator[tuple[Decimal, Wanted, Decimal, Wanted]]:
        """Return each ceiling with a floor above it that another owner wants at the same time, where there is one."""
        highest = nlargest(_COMPARED, self._floors, key=lambda floor: floor[0])
        for most, one in self._ceilings:
            above = (
                (least, other) for least, other in highest if most < least and two_owners_meet(one.goal, other.goal)
            )
            for least, other in islice(above, 1):
                yield most, one, least, other
