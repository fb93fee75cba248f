"""S114 text-repeats-title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.check.facts.placeholder import is_placeholder
from smartgoal.check.rule import Criterion, Example, Problem, Severity, rule
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_LONGER = 3
_WORD = re.compile(r"[^\W_]+")


@rule(
    "S114",
    Criterion.SPECIFIC,
    Severity.INFO,
    since="0.1",
    examples=(
        Example(
            bad="{title: Fewer repeat calls, specific: Fewer repeat calls.}",
            good="{title: Fewer repeat calls, specific: Test the line with the caller before hanging up.}",
            says='"Fewer repeat calls." only repeats the title',
        ),
        Example(
            bad="{title: Kevesebb ismételt hívás, language: hu, specific: Ismételt hívás – kevesebb}",
            good="""
                title: Kevesebb ismételt hívás
                language: hu
                specific: Minden hívás végén kipróbálni a vonalat az ügyféllel.
            """,
            says="only repeats the title",
        ),
        Example(
            bad="{title: 减少重复来电, language: zh, specific: 减少重复来电。}",
            good="{title: 减少重复来电, language: zh, specific: 挂断前与客户一起测试线路。}",
            says="减少重复来电",
        ),
    ),
)
def text_repeats_title(goal: Goal, context: Context) -> Iterator[Problem]:
    """The text under `specific` says no more than the title does.

    Why it matters:
        The title names the wish; without a behaviour beside it the goal can't be acted on or coached.
    How to fix:
        Say what is done, in which contacts, how often; let the title be the short form.
    When to ignore:
        The title itself is a whole sentence that names the behaviour.
    """
    if goal.specific is not None and not is_placeholder(goal.specific) and _adds_nothing(goal.specific, goal.title):
        yield Problem(
            at=("specific",),
            message=f'The text "{shortened(goal.specific)}" only repeats the title.',
            hint="Say what is done, in which contacts, how often.",
        )


def _adds_nothing(text: str, title: str) -> bool:
    """Whether all words of the text stand in the title; without spaces between words, the text as a whole."""
    # Nobody says a title three times over, and most texts are that much longer.
    if len(text) > _LONGER * len(title):
        return False
    known, words = _words(title), _words(text)
    return set(words) <= set(known) or "".join(words) in "".join(known)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).text)
