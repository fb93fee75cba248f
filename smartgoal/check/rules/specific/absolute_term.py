"""S110 absolute-term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Severity, rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal


@rule(
    "S110",
    Criterion.SPECIFIC,
    Severity.INFO,
    since="0.1",
    examples=(
        Example(
            bad="specific: Always test the line before hanging up.",
            good="specific: Test the line in 9 of 10 technical calls before hanging up.",
            says='"Always"',
        ),
        Example(
            bad="{language: fr, specific: Toujours tester la ligne avant de raccrocher.}",
            good="{language: fr, specific: Tester la ligne dans 9 appels sur 10 avant de raccrocher.}",
            says='"Toujours"',
        ),
        Example(
            bad="{language: zh, specific: 始终在挂断前测试线路。}",
            good="{language: zh, specific: 在挂断前测试线路。}",
            says='"始终"',
        ),
        Example(
            bad="{language: hu, specific: Mindig kipróbálni a vonalat a hívás végén.}",
            good="{language: hu, specific: Kipróbálni a vonalat a technikai hívások végén.}",
            says='"Mindig"',
        ),
        Example(
            bad="specific: Keep each customer completely happy.",
            good="specific: Fill in the fault record completely.",
            says="completely",
        ),
        Example(
            bad="{language: zh, specific: 让客户完全满意。}",
            good="{language: zh, specific: 挂断前彻底检查线路。}",
            says="完全",
        ),
    ),
)
def absolute_term(goal: Goal, context: Context) -> Iterator[Problem]:
    """Words such as "always" or "all customers" without a figure.

    Why it matters:
        One slip breaks the goal on the first day; a goal that can't be met any more moves nobody (Locke and Latham).
    How to fix:
        Say in how many of ten contacts, or in which ones.
    When to ignore:
        A single failure does harm, as with safety or data protection.
    """
    sentence = context.sentence(goal)
    for hit in sentence.absolutes if sentence else ():
        yield at_words(
            hit,
            f'The text says "{shortened(hit.text)}", which a single slip breaks.',
            "Say in how many of ten contacts, or in which ones.",
        )
