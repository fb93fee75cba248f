"""S104 vague-object."""

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
    "S104",
    Criterion.SPECIFIC,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="specific: Build rapport with customers.",
            good="specific: Name one way the product eases the caller's day in every sales call.",
            says='"build rapport"',
        ),
        Example(
            bad="specific: Be nice to customers.",
            good="specific: Thank every caller by name before you hang up.",
            says='"be nice"',
        ),
        Example(
            bad="{language: fr, specific: Construire un rapport avec le client.}",
            good="{language: fr, specific: Rappeler le client sous 4 heures quand le dossier reste ouvert.}",
            says='"construire un rapport"',
        ),
        Example(
            bad="{language: zh, specific: 建立良好的客户关系。}",
            good="{language: zh, specific: 每次通话结束后记录客户提出的问题。}",
            says="客户关系",
        ),
        Example(
            bad="{language: hu, specific: Növelni az ügyfelek bizalmát.}",
            good="{language: hu, specific: Minden nyitott ügyben 4 órán belül visszahívni az ügyfelet.}",
            says='"növelni az ügyfelek bizalmát"',
        ),
        Example(
            bad="specific: Provide excellent service to tenants.",
            good="specific: Reply to every ticket on the billing service the same day.",
            says="provide excellent service",
        ),
        Example(
            bad="{language: hu, specific: Jó kapcsolat az ügyfelekkel.}",
            good="{language: hu, specific: Minden hívásban egyeztetni a kapcsolattartási adatokat.}",
            says="kapcsolat",
        ),
    ),
)
def vague_object(goal: Goal, context: Context) -> Iterator[Problem]:
    """The behaviour names nothing a listener could hear or see.

    Why it matters:
        A representative can't act on a general wish such as rapport, and two leads would score it differently.
    How to fix:
        Say what is done, in which contact, how often; give one example.
    When to ignore:
        The phrase is the name of a training module.
    """
    sentence = context.sentence(goal)
    for hit in sentence.vague_objects if sentence else ():
        # "Satisfaction" is no broad word where the fields say which figure is meant and how high.
        if sentence and says_how_much(goal, sentence):
            continue
        yield at_words(
            hit,
            f'The behaviour "{shortened(hit.text.lower())}" can\'t be observed.',
            "Say what the representative does, and in which contact.",
        )
