"""Whether a metric named in a text is the goal's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence import Sentence

# One question of a survey, summed up in three ways.
_FAMILIES = ({"csat", "csat_score", "csi"},)


def names_own_metric(goal: Goal, sentence: Sentence) -> bool:
    """Whether the goal's own metric, or another of its kin, is named in the text."""
    metric = goal.metric
    return metric is not None and any(is_kin(metric, goal.file.metrics[named.metric_id]) for named in sentence.metrics)


def is_kin(one: Metric, other: Metric) -> bool:
    """Whether two metrics are one to whoever writes a text: the same, one like the other, or of one survey."""
    if one.id == other.id:
        return True
    ids, others = {one.id, one.like or one.id}, {other.id, other.like or other.id}
    return bool(ids & others) or any(ids & family and others & family for family in _FAMILIES)
