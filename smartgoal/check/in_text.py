"""What the rules of words share: problems that stand at words of the text, and what the fields settle already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Problem

if TYPE_CHECKING:
    from smartgoal.check.rule import Fix, Related
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path
    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence import Deadline, Hit, Sentence

TEXT: Path = ("specific",)
# One question of a survey, summed up in three ways.
_FAMILIES = ({"csat", "csat_score", "csi"},)


def at_words(
    hit: Hit | Deadline,
    message: str,
    hint: str,
    *,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
    tentative: bool = False,
) -> Problem:
    """Return a problem that stands at some words of the goal's text."""
    return Problem(
        TEXT, message, hint, excerpt=hit.text, start=hit.start, related=related, fix=fix, tentative=tentative
    )


def says_how_much(goal: Goal, sentence: Sentence) -> bool:
    """Whether the text names the goal's metric, whose target the fields hold: that is a figure, too."""
    return goal.metric is not None and goal.threshold is not None and names_own_metric(goal, sentence)


def names_own_metric(goal: Goal, sentence: Sentence) -> bool:
    """Whether the goal's own metric, or another of its kin, is named in the text."""
    metric = goal.metric
    return metric is not None and any(is_kin(metric, goal.file.metrics[named.metric_id]) for named in sentence.metrics)


def is_kin(one: Metric, other: Metric) -> bool:
    """Whether two metrics are one to whoever writes a text: the same, one like the other, or of one survey."""
    ids, others = {one.id, one.like or one.id}, {other.id, other.like or other.id}
    return bool(ids & others) or any(ids & family and others & family for family in _FAMILIES)
