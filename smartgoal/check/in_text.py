"""What the rules of words share: problems that stand at words of the text, and what the fields settle already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.text_metric import names_own_metric
from smartgoal.check.rule import Problem

if TYPE_CHECKING:
    from smartgoal.check.rule import Fix, Related
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path
    from smartgoal.knowledge.sentence import Deadline, Hit, Sentence

TEXT: Path = ("specific",)


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
