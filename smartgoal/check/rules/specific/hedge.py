"""S107 hedge."""

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
    "S107",
    Criterion.SPECIFIC,
    Severity.INFO,
    since="0.1",
    examples=(
        Example(
            bad="specific: Try to test the line before hanging up.",
            good="specific: Test the line before hanging up.",
            says='"Try to"',
        ),
        Example(
            bad="{language: fr, specific: Essayer de tester la ligne avant de raccrocher.}",
            good="{language: fr, specific: Tester la ligne avant de raccrocher.}",
            says='"Essayer de"',
        ),
        Example(
            bad="{language: zh, specific: 尽量在挂断前测试线路。}",
            good="{language: zh, specific: 在挂断前测试线路。}",
            says='"尽量"',
        ),
        Example(
            bad="{language: hu, specific: Igyekszik letenni előtt kipróbálni a vonalat.}",
            good="""\
language: hu
specific: Letenni csak azután szabad, hogy kipróbálta a vonalat.
""",
            says='"Igyekszik"',
        ),
        Example(
            bad="{language: fr, specific: S'efforcer de saluer le client.}",
            good="{language: fr, specific: Souhaiter la bienvenue au client.}",
            says="efforcer de",
        ),
        Example(
            bad="{language: zh, specific: 希望在挂断前测试线路。}",
            good="{language: zh, specific: 每通电话告诉客户应该带的材料。}",
            says="希望",
        ),
        Example(
            bad="specific: Be able to reset the router.",
            good="specific: List the parts that the caller might need on each call.",
            says="Be able to",
        ),
    ),
)
def hedge(goal: Goal, context: Context) -> Iterator[Problem]:
    """Words that promise an attempt or an ability instead of a result, such as "try to" or "be able to".

    Why it matters:
        An attempt is made on the first day; whether the goal is met then depends on whom one asks.
    How to fix:
        Delete the words and say what is done.
    When to ignore:
        The ability itself is what is tested.
    """
    sentence = context.sentence(goal)
    for hit in sentence.hedges if sentence else ():
        yield at_words(
            hit,
            f'The words "{shortened(hit.text)}" take part of the promise back.',
            "Delete them and say what is done.",
        )
