"""C602 text-metric-differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.text_figures import in_unit_of
from smartgoal.check.facts.text_metric import is_kin
from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Form, Related, Severity, rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence import MetricHit, Sentence

_METRIC = ("measurable", "metric")


@rule(
    "C602",
    Criterion.CONSISTENCY,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="specific: Test the line before hanging up, so that the transfer rate falls from 18 % to 14 %.",
            good="specific: Test the line before hanging up, so that repeat calls fall from 18 % to 14 %.",
            says='"transfer rate" is transfer_rate; the metric is repeat_contact_rate',
        ),
        Example(
            bad="specific: Test the line, so that the transfer rate falls without lowering the QA score.",
            good="specific: Test the line, so that callers ring 22 % less often without lowering the QA score.",
            says='"transfer rate" is transfer_rate',
        ),
        Example(
            bad="{language: fr, specific: Tester la ligne et ramener le taux de transfert de 18 % à 14 %.}",
            good="{language: fr, specific: Tester la ligne et ramener le taux de rappel de 18 % à 14 %.}",
            says='"taux de transfert"',
        ),
        Example(
            bad="{language: fr, specific: Tester la ligne et ramener la note de qualité de 18 % à 14 %.}",
            good="{language: fr, specific: Tester la ligne et passer de 18 % à 14 % sans baisser la note de qualité.}",
            says="qa_score",
        ),
        Example(
            bad="{language: zh, specific: 挂断前测试线路，将转接率从18%降低到14%。}",
            good="{language: zh, specific: 挂断前测试线路，将重复来电率从18%降低到14%。}",
            says="转接率",
        ),
        Example(
            bad="{language: zh, specific: 挂断前测试线路，将质检得分从18%降低到14%。}",
            good="{language: zh, specific: 挂断前测试线路，从18%降低到14%，同时不降低质检得分。}",
            says="qa_score",
        ),
        Example(
            bad="{language: hu, specific: Kipróbálni a vonalat és az átkapcsolási arányt 18%-ról 14%-ra csökkenteni.}",
            good="{language: hu, specific: Az ismételt hívások arányát 18%-ról 14%-ra csökkenteni a vonal próbájával.}",
            says="transfer_rate",
        ),
    ),
)
def text_metric_differs(goal: Goal, context: Context) -> Iterator[Problem]:
    """The text sets a figure or a direction for a known metric, and the field names another one.

    Why it matters:
        The goal is judged by the metric in the field; the owner reads the text and works on something else.
    How to fix:
        Correct the field or the text; a metric that must only not suffer belongs under `guardrails`.
    When to ignore:
        The text says how one metric moves the other.
    """
    sentence, metric = context.sentence(goal), goal.metric
    if sentence is None or metric is None or not (sentence.moves or sentence.quantity):
        return
    named = _stranger(goal, sentence)
    if named is not None and not _figures_are_own(goal, metric, goal.file.metrics[named.metric_id], sentence):
        said, other, own = (shortened(one, 30) for one in (named.hit.text, named.metric_id, metric.id))
        yield at_words(
            named.hit,
            f'"{said}" is {other}; the metric is {own}.',
            "Correct the metric or the text.",
            related=(Related("the metric", goal, _METRIC),),
            # The file may call its own metric what the catalogue calls another one.
            tentative=metric.declared and metric.like is None,
        )


def _stranger(goal: Goal, sentence: Sentence) -> MetricHit | None:
    """Return the first metric named, where none that is named is the goal's own or one of its guardrails."""
    metrics = goal.file.metrics
    own = [goal.metric.id] if goal.metric else []
    held = [metrics[one] for one in (*own, *(each.metric for each in goal.measurable.guardrails)) if one in metrics]
    is_own = (is_kin(one, metrics[named.metric_id]) for named in sentence.metrics for one in held)
    return None if any(is_own) else next((named for named in sentence.metrics if not named.aside), None)


def _figures_are_own(goal: Goal, metric: Metric, stranger: Metric, sentence: Sentence) -> bool:
    """Whether the text says the field's figures in a unit that only the field's metric can have.

    "Cut the waiting time to 2 minutes, so that satisfaction goes from 80 % to 85 %".
    """
    return any(
        (quantity.from_, quantity.to) == (goal.baseline, goal.threshold)
        and quantity.unit == metric.unit
        and in_unit_of(stranger, quantity, 0) is None
        for quantity in sentence.quantities
        if quantity.from_ is not None
    )
