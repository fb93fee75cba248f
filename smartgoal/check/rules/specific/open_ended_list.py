"""S109 open-ended-list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.placeholder import is_placeholder
from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Severity, rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal


@rule(
    "S109",
    Criterion.SPECIFIC,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="specific: Note the model, the firmware etc. on each technical call.",
            good="specific: Note the model and the firmware on each technical call.",
            says='"etc"',
        ),
        Example(
            bad="""\
language: fr
specific: Noter le modèle, la version, etc. pendant l'appel.
""",
            good="{language: fr, specific: Noter le modèle et la version pendant l'appel.}",
            says='"etc"',
        ),
        Example(
            bad="{language: zh, specific: 通话中记录型号、版本等等。}",
            good="{language: zh, specific: 通话中记录型号和版本。}",
            says='"等等"',
        ),
        Example(
            bad="""\
language: hu
specific: Hívás közben feljegyezni a típust, a verziót stb.
""",
            good="{language: hu, specific: Hívás közben feljegyezni a típust és a verziót.}",
            says='"stb"',
        ),
        Example(
            bad="specific: Bring the share of repeat calls below TBD.",
            good="specific: Bring the share of repeat calls below 14 %.",
            says='"TBD"',
        ),
        Example(
            bad="specific: Note the model and more.",
            good="specific: Note the model and more than one symptom on each call.",
            says="and more",
        ),
        Example(
            bad="{language: fr, specific: Noter le modèle et le point à préciser.}",
            good="{language: fr, specific: Appeler la veille tous les clients dont le rendez-vous est à confirmer.}",
            says="à préciser",
        ),
    ),
)
def open_ended_list(goal: Goal, context: Context) -> Iterator[Problem]:
    """A list or figure that is left open: "etc.", "TBD", "xx %".

    Why it matters:
        What isn't named can't be agreed on, and what was left open tends to be filled in at the end.
    How to fix:
        Name everything that is meant, or delete the word.
    When to ignore:
        The list is complete elsewhere, and the text says where.
    """
    sentence = context.sentence(goal)
    # Where nothing else is said, no behaviour is: that is S101.
    for hit in sentence.open_ended if sentence and not is_placeholder(sentence.text) else ():
        yield at_words(
            hit,
            f'The word "{shortened(hit.text)}" leaves open what is meant.',
            "Name everything that is meant, or delete the word.",
        )
