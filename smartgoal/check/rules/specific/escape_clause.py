"""S108 escape-clause."""

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
    "S108",
    Criterion.SPECIFIC,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad='specific: "If possible, test the line before hanging up."',
            good="specific: Test the line before hanging up if the caller is at home.",
            says='"If possible"',
        ),
        Example(
            bad="""\
language: fr
specific: Tester la ligne avant de raccrocher, le cas échéant.
""",
            good="{language: fr, specific: Tester la ligne avant de raccrocher quand le client est chez lui.}",
            says='"le cas échéant"',
        ),
        Example(
            bad="{language: zh, specific: 酌情在挂断前测试线路。}",
            good="{language: zh, specific: 客户在家时，在挂断前测试线路。}",
            says='"酌情"',
        ),
        Example(
            bad="""\
language: hu
specific: Lehetőség szerint kipróbálni a vonalat a hívás végén.
""",
            good="{language: hu, specific: Kipróbálni a vonalat a hívás végén.}",
            says='"Lehetőség szerint"',
        ),
        Example(
            bad="specific: Test the line if possible.",
            good="specific: If possible side effects are reported call the doctor.",
            says="if possible",
        ),
    ),
)
def escape_clause(goal: Goal, context: Context) -> Iterator[Problem]:
    """A clause that excuses every outcome, such as "if possible" or "where appropriate".

    Why it matters:
        Whoever misses the goal can say that it wasn't possible; requirements engineers call these escape clauses.
    How to fix:
        Delete it, or name the condition: "if the caller agrees".
    When to ignore:
        The wording is prescribed, for instance by law.
    """
    sentence = context.sentence(goal)
    for hit in sentence.escapes if sentence else ():
        yield at_words(
            hit, f'The words "{shortened(hit.text)}" excuse any outcome.', "Delete them, or name the condition."
        )
