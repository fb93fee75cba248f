"""S103 vague-verb."""

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
    "S103",
    Criterion.SPECIFIC,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="specific: Improve the service on technical calls.",
            good="specific: Repeat the solution in one sentence before the call ends.",
            says='"Improve"',
        ),
        Example(
            bad="{language: fr, specific: Améliorer le service au téléphone.}",
            good="{language: fr, specific: Reformuler la solution en une phrase avant la fin de l'appel.}",
            says='"Améliorer"',
        ),
        Example(
            bad="{language: zh, specific: 提升服务质量。}",
            good="{language: zh, specific: 挂断前用一句话复述解决方案。}",
            says='"提升"',
        ),
        Example(
            bad="{language: hu, specific: A kiszolgálás javítása.}",
            good="{language: hu, specific: Hívás végén egy mondatban elismételni a megoldást.}",
            says='"javítása"',
        ),
        Example(
            bad="specific: Answer 80 % of the mails in 4 hours and improve communication.",
            good="specific: Improve the repeat contact rate from 18 % to 14 % by testing each line.",
            says='"improve"',
        ),
        Example(
            bad="{language: hu, specific: Támogatni az értékesítési csapatot.}",
            good="{language: hu, specific: Elküldeni minden ügyfélnek a támogatási kérelem űrlapját.}",
            says="Támogatni",
        ),
        Example(
            bad="{language: zh, specific: 支持销售部门。}",
            good="{language: zh, specific: 将技术支持电话的号码告诉每位客户。}",
            says="支持",
        ),
        Example(
            bad="{language: fr, specific: Accompagner les clients.}",
            good="{language: fr, specific: Accompagner chaque client jusqu'à la sortie.}",
            says="Accompagner",
        ),
    ),
)
def vague_verb(goal: Goal, context: Context) -> Iterator[Problem]:
    """A vague verb such as "improve" without a figure in its clause.

    Why it matters:
        Specific goals lead to better results than "do your best" (Locke and Latham); "improve" is met by any change.
    How to fix:
        Say what is done in which contacts, or from where to where the figure goes.
    When to ignore:
        The verb is part of a name, such as that of a programme.
    """
    sentence = context.sentence(goal)
    if sentence is None or says_how_much(goal, sentence):
        return
    for hit in sentence.vague_verbs:
        yield at_words(
            hit,
            f'The verb "{shortened(hit.text)}" says neither what is done nor how much.',
            "Say what is done in which contacts, or from where to where.",
        )
