"""S112 several-goals-in-one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Severity, rule
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.sentence import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal

# What stands behind a mark, up to the next one; "4.5" and "1,200" hold none.
_PART = re.compile(r"\s*((?:[^,;.，；。]|[,.](?=\d))+)")
_MARKS = {";": "semicolon", "；": "semicolon", ",": "comma", "，": "comma", "+": "plus sign"}


@rule(
    "S112",
    Criterion.SPECIFIC,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="specific: Reduce repeat calls from 18 % to 14 % and raise the review score from 82 % to 88 %.",
            good="specific: Reduce repeat calls from 18 % to 14 % without lowering the review score.",
            says='"and"',
        ),
        Example(
            bad="{language: fr, specific: Réduire le taux de rappel à 14 % et augmenter la note d'écoute à 88 %.}",
            good="{language: fr, specific: Réduire le taux de rappel de 18 % à 14 % sans dégrader la note d'écoute.}",
            says='"et"',
        ),
        Example(
            bad="""\
language: zh
specific: 将重复来电率从18%降低到14%，同时将质检分从82%提高到88%。
""",
            good="""\
language: zh
specific: 将重复来电率从18%降低到14%，不影响质检分。
""",
            says='"同时"',
        ),
        Example(
            bad="""\
language: hu
specific: Az ismételt hívások arányát 18%-ról 14%-ra csökkenteni és a minőségi pontszámot 82%-ról 88%-ra emelni.
""",
            good="""\
language: hu
specific: Az ismételt hívások arányát 18%-ról 14%-ra csökkenteni a minőségi pontszám romlása nélkül.
""",
            says='"és"',
        ),
        Example(
            bad="specific: Answer 80 % of calls within 20 seconds and raise the review score to 88 %.",
            good="specific: Test the line and the plug in 80 % of calls.",
            says="and",
        ),
    ),
)
def several_goals_in_one(goal: Goal, context: Context) -> Iterator[Problem]:
    """Two independent targets joined in one goal; a counterweight such as "without lowering QA" is no second goal.

    Why it matters:
        When one is met and the other missed, nobody can say whether the goal is met; each needs a threshold of its own.
    How to fix:
        Make two goals of it. What must only not suffer belongs under `guardrails`.
    When to ignore:
        Both are always met or missed together.
    """
    sentence = context.sentence(goal)
    if sentence is None:
        return
    for hit in sentence.several_goals:
        mark = _MARKS.get(hit.text)
        yield at_words(
            hit if mark is None else _behind(hit, sentence.text),
            f"The {mark} joins two targets in one goal."
            if mark
            else f'The word "{shortened(hit.text)}" joins two targets in one goal.',
            "Make two goals of it; what must only not suffer belongs under `guardrails`.",
        )


def _behind(mark: Hit, text: str) -> Hit:
    """Return the words behind a mark, which say more of where the second target stands."""
    part = _PART.match(text, mark.end)
    return mark if part is None else Hit(part[1].rstrip(), part.start(1), part.start(1) + len(part[1].rstrip()))
