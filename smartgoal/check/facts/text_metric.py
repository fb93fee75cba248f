"""Whether a metric named in a text is the goal's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence import Sentence


def names_own_metric(goal: Goal, sentence: Sentence) -> bool:
    """Whether the goal's own metric, or another of its kin, is named in the text."""
    metric = goal.metric
    return metric is not None and any(is_kin(metric, goal.file.metrics[named.metric_id]) for named in sentence.metrics)


def is_kin(one: Metric, other: Metric) -> bool:
    """Whether two metrics are one to whoever writes a text: the same, one like the other, or of one question."""
    if one.id == other.id or (one.asks is not None and one.asks == other.asks):
        return True
    return (one.like or one.id) in {other.id, other.like} or one.id == other.like
