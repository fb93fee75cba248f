"""M209 percent-or-points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.text_figures import differs_by_owner, is_plain_step, is_relative_step
from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Form, Severity, rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.sentence import Hit, Sentence


@rule(
    "M209",
    Criterion.MEASURABLE,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="specific: Test the line before hanging up and cut the repeat contact rate by 4 %.",
            good="specific: Test the line before hanging up and cut the repeat contact rate by 4 points.",
            says='"4 %" of a rate may be points or percent',
        ),
        Example(
            bad="{language: fr, specific: Tester la ligne et réduire le taux de rappel de 4 %.}",
            good="{language: fr, specific: Tester la ligne et réduire le taux de rappel de 4 points.}",
            says='"4 %"',
        ),
        Example(
            bad="{language: zh, specific: 挂断前测试线路，将重复来电率降低4%。}",
            good="{language: zh, specific: 挂断前测试线路，将重复来电率降低4个百分点。}",
            says='"4%"',
        ),
        Example(
            bad="{language: hu, specific: Kipróbálni a vonalat és az ismételt hívások arányát 4%-kal csökkenteni.}",
            good="{language: hu, specific: Kipróbálni a vonalat és az ismételt hívások arányát 4 ponttal csökkenteni.}",
            says="4%",
        ),
        Example(
            bad="""\
language: fr
specific: Tester la ligne et réduire la part des rappels de 4 %.
""",
            good="{language: fr, specific: Tester la ligne et réduire les appels de la part des revendeurs.}",
            says="4 %",
        ),
    ),
)
def percent_or_points(goal: Goal, context: Context) -> Iterator[Problem]:
    """The text changes a rate by so many percent, where points may be meant.

    Why it matters:
        From 70 %, "5 % more" is 73.5 % or 75 %; statistical offices write percentage points for the second.
    How to fix:
        Write points, or from where to where.
    When to ignore:
        The team has agreed in writing which of the two it always means.
    """
    sentence = context.sentence(goal)
    for hit in sentence.percent_or_points if sentence else ():
        if not _is_settled(goal, sentence, hit):
            yield at_words(
                hit,
                f'"{shortened(hit.text)}" of a rate may be points or percent of it.',
                "Write points, or from where to where.",
            )


def _is_settled(goal: Goal, sentence: Sentence | None, hit: Hit) -> bool:
    """Whether the fields leave one meaning, or contradict both, which is C601's to say."""
    metric, start = goal.metric, goal.baseline
    if sentence is None or metric is None or not start or goal.threshold is None or differs_by_owner(goal):
        return False
    return not any(
        is_plain_step(goal, metric, start, one) and not is_relative_step(goal, start, one)
        for one in sentence.quantities
        if one.hit == hit
    )
