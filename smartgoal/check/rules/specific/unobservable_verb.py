"""S106 unobservable-verb."""

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
    "S106",
    Criterion.SPECIFIC,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="specific: Understand the needs of callers.",
            good="specific: Ask each caller what was tried before, and write the answer down.",
            says='"Understand"',
        ),
        Example(
            bad="{language: fr, specific: Comprendre les besoins des clients.}",
            good="{language: fr, specific: Demander à chaque client ce qu'il a déjà essayé.}",
            says='"Comprendre"',
        ),
        Example(
            bad="{language: zh, specific: 了解客户需求。}",
            good="{language: zh, specific: 每次通话都询问客户已尝试过的办法。}",
            says='"了解"',
        ),
        Example(
            bad="{language: hu, specific: Megérteni az ügyfelek igényeit.}",
            good="""\
language: hu
specific: Minden hívásban megkérdezni az ügyfelet, mit próbált már.
""",
            says='"Megérteni"',
        ),
        Example(
            bad="{language: zh, specific: 学会新的路由器型号。}",
            good="{language: zh, specific: 每月向物流学会提交一份故障清单。}",
            says="学会",
        ),
    ),
)
def unobservable_verb(goal: Goal, context: Context) -> Iterator[Problem]:
    """A verb of the mind, such as "know" or "understand", and nothing that tests it.

    Why it matters:
        Nobody hears or sees understanding; writers of teaching objectives avoid such verbs since Mager (1962).
    How to fix:
        Name what shows it: a test with its score, or something done in the contact.
    When to ignore:
        A test or a certificate is agreed on elsewhere.
    """
    sentence = context.sentence(goal)
    for hit in sentence.unobservable if sentence else ():
        yield at_words(
            hit,
            f'Nobody can see or hear whether somebody does this: "{shortened(hit.text)}".',
            "Name what shows it: a test with its score, or something done in the contact.",
        )
