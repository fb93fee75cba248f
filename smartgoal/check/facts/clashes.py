"""Limits of one goal that no value keeps together: those of its guardrails, and its threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smartgoal.check.facts.aim import THRESHOLD, Band, is_possible
from smartgoal.goals.model import Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from smartgoal.check.facts.aim import Aim
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path
    from smartgoal.knowledge.metric import Metric


class Limit(NamedTuple):
    """What a metric is to be at least, or at most, and where that stands."""

    metric: Metric
    at: Path
    value: Decimal
    is_least: bool


def clashes(goal: Goal, aim: Aim | None) -> Iterator[tuple[Limit, Limit]]:
    """Return each guardrail's limit that no value keeps, behind the earlier limit that it can't be kept with."""
    limits = list(limits_of(goal, aim))
    for number, limit in enumerate(limits):
        other = next((one for one in limits[:number] if _exclude_each_other(one, limit)), None)
        if other is not None:
            yield other, limit


def limits_of(goal: Goal, aim: Aim | None) -> Iterator[Limit]:
    """Return what a goal with this aim wants of its own metric and of those in its guardrails."""
    yield from _of_threshold(goal, aim)
    yield from _of_guardrails(goal)


def _exclude_each_other(one: Limit, other: Limit) -> bool:
    if one.metric.id != other.metric.id or one.is_least is other.is_least:
        return False
    return one.value > other.value if one.is_least else one.value < other.value


def _of_threshold(goal: Goal, aim: Aim | None) -> Iterator[Limit]:
    if aim is None or goal.metric is None or aim.threshold is None:
        return
    if isinstance(aim.threshold, Band):
        yield Limit(goal.metric, THRESHOLD, aim.threshold.low, is_least=True)
        yield Limit(goal.metric, THRESHOLD, aim.threshold.high, is_least=False)
    else:
        yield Limit(goal.metric, THRESHOLD, aim.threshold, is_least=aim.rises)


def _of_guardrails(goal: Goal) -> Iterator[Limit]:
    for number, guardrail in enumerate(goal.measurable.guardrails):
        metric = goal.file.metrics.get(guardrail.metric)
        side, limit = guardrail.side, guardrail.limit
        if metric is not None and limit is not None and is_possible(limit, metric):
            at = ("measurable", "guardrails", number, side.value)
            yield Limit(metric, at, limit, is_least=side is Side.AT_LEAST)
