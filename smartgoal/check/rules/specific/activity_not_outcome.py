"""S113 activity-not-outcome."""

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
    "S113",
    Criterion.SPECIFIC,
    Severity.INFO,
    since="0.1",
    examples=(
        Example(
            bad="""\
specific: Attend 10 talks on router models.
measurable: {metric: null, baseline: null, window: null, min_sample: null}
""",
            good="specific: Read the error log aloud to the caller on each router call.",
            says='"Attend"',
        ),
        Example(
            bad="""\
language: fr
specific: Participer à 10 conférences sur les routeurs.
measurable: {metric: null, baseline: null, window: null, min_sample: null}
""",
            good="{language: fr, specific: Lire au client le journal d'erreurs du routeur.}",
            says='"Participer à"',
        ),
        Example(
            bad="""\
language: zh
specific: 参加10次路由器培训。
measurable: {metric: null, baseline: null, window: null, min_sample: null}
""",
            good="{language: zh, specific: 通话中向客户读出路由器的错误日志。}",
            says='"参加"',
        ),
        Example(
            bad="""\
language: hu
specific: Részt venni 10 előadáson a routerekről.
measurable: {metric: null, baseline: null, window: null, min_sample: null}
""",
            good="{language: hu, specific: Hívás közben felolvasni az ügyfélnek a router hibanaplóját.}",
            says='"Részt venni"',
        ),
        Example(
            bad="""\
language: hu
specific: Olvasni 12 könyvet a routerekről.
measurable: {metric: null, baseline: null, window: null, min_sample: null}
""",
            good="{language: hu, specific: Hangosan felolvasni az ügyfélnek a hibanaplót.}",
            says="Olvasni",
        ),
        Example(
            bad="""\
specific: Discuss the fault log.
measurable: {metric: null, baseline: null, window: null, min_sample: null}
""",
            good="specific: Discuss the fault log with every caller.",
            says="Discuss",
        ),
    ),
)
def activity_not_outcome(goal: Goal, context: Context) -> Iterator[Problem]:
    """A task such as "attend" or "discuss", and no result in the text or the fields.

    Why it matters:
        A list of activities can be done to the last item while nothing gets better for the customer.
    How to fix:
        Say what is different afterwards, and keep the activity among the means.
    When to ignore:
        Taking part is itself what was agreed on.
    """
    sentence = context.sentence(goal)
    # A metric or a thing to be made, in the fields, is the result that the text lacks.
    if sentence is None or goal.measurable.metric is not None or goal.is_deliverable:
        return
    for hit in sentence.activity:
        yield at_words(
            hit,
            f'The verb "{shortened(hit.text)}" names an activity and no result.',
            "Say what is different afterwards, and keep the activity among the means.",
        )
