"""S105 vague-qualifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.in_text import at_words, says_how_much
from smartgoal.check.rule import Criterion, Example, Severity, rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal


@rule(
    "S105",
    Criterion.SPECIFIC,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="specific: Explain the invoice much better on the phone.",
            good="specific: Explain each line of the invoice before the call ends.",
            says='"much better"',
        ),
        Example(
            bad="{language: fr, specific: Répondre beaucoup plus vite aux courriels.}",
            good="{language: fr, specific: Répondre à 90 % des courriels sous 4 heures.}",
            says="plus vite",
        ),
        Example(
            bad="{language: zh, specific: 更快地回复客户邮件。}",
            good="{language: zh, specific: 在4小时内回复每封客户邮件。}",
            says="更快",
        ),
        Example(
            bad="{language: hu, specific: Hatékonyabban válaszolni a levelekre.}",
            good="{language: hu, specific: A levelek 90%-ára 4 órán belül válaszolni.}",
            says='"Hatékonyabban"',
        ),
        Example(
            bad="specific: Hold regular call reviews.",
            good="specific: Check the best-before date on every parcel.",
            says="regular",
        ),
        Example(
            bad="{language: fr, specific: Envoyer régulièrement un point au client.}",
            good="{language: fr, specific: Vérifier le bon de livraison à chaque réception.}",
            says="régulièrement",
        ),
        Example(
            bad="{language: zh, specific: 更多地联系客户。}",
            good="{language: zh, specific: 每次检查药品的有效期。}",
            says="更多",
        ),
        Example(
            bad="{language: hu, specific: Megfelelő tájékoztatást küldeni az ügyfélnek.}",
            good="{language: hu, specific: Minden levélhez csatolni a megfelelőségi nyilatkozatot.}",
            says="Megfelelő",
        ),
    ),
)
def vague_qualifier(goal: Goal, context: Context) -> Iterator[Problem]:
    """A word of degree or praise, such as "better" or "significantly", without a figure near.

    Why it matters:
        How much is enough is then decided at the end, when the owner and the lead may see it differently.
    How to fix:
        Write the figure that is meant, or delete the word.
    When to ignore:
        The word belongs to a name or to a scale that everybody knows.
    """
    sentence = context.sentence(goal)
    if sentence is None or says_how_much(goal, sentence):
        return
    for hit in sentence.qualifiers:
        yield at_words(
            hit,
            f'The text says "{shortened(hit.text)}" and no figure beside it.',
            "Write the figure that is meant, or delete the word.",
        )
