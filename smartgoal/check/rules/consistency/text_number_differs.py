"""C601 text-number-differs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.check.facts.aim import (
    BASELINE,
    MILESTONES,
    STRETCH,
    THRESHOLD,
    band_of,
    figures,
    is_possible,
    show_step,
    show_target,
)
from smartgoal.check.facts.text_direction import worse_move
from smartgoal.check.facts.text_figures import (
    differs_by_owner,
    field_values,
    in_other_currency,
    in_unit_of,
    is_short_clock,
    is_step,
    own_quantities,
)
from smartgoal.check.facts.text_metric import names_own_metric
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Form, Related, Severity, rule
from smartgoal.goals.show import show
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.metric import MetricClass
from smartgoal.knowledge.sentence import Way

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from smartgoal.check.facts.aim import Aim
    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.written import Range
    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence import Quantity, Sentence

_AHT = """\
title: Shorter calls
measurable: {metric: aht, baseline: 390 s, guardrails: [{metric: csat, at_least: 75 %}]}
realistic: {threshold: 345 s, stretch: 320 s}
"""


@rule(
    "C601",
    Criterion.CONSISTENCY,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="specific: Test the line before hanging up, so that repeat calls fall from 18 % to 15 %.",
            good="specific: Test the line before hanging up, so that repeat calls fall from 18 % to 14 %.",
            says='"18 % to 15 %"; the threshold is 14 %',
        ),
        Example(
            bad=_AHT + "specific: Write the record during the call and bring AHT down to 6 min.",
            good=_AHT + "specific: Write the record during the call and bring AHT down to 5:45.",
            says='"6 min"; the threshold is 5 min 45 s',
        ),
        Example(
            bad=_AHT + "specific: Write the record during the call and bring AHT from 0:06:30 to 0:06:00.",
            good=_AHT + "specific: Write the record during the call and bring AHT from 6m30s to 0:05:45.",
            says='"0:06:30 to 0:06:00"; the threshold is 5 min 45 s',
        ),
        Example(
            bad=_AHT + "specific: Write the record during the call and bring AHT down to 6 minutes and 45 seconds.",
            good=_AHT + "specific: Write the record during the call and bring AHT down to 5 minutes and 45 seconds.",
            says='"6 minutes and 45 seconds"',
        ),
        Example(
            bad=_AHT + "specific: Write the record during the call and bring AHT down to 6¼ minutes.",
            good=_AHT + "specific: Write the record during the call and bring AHT down to 5¾ minutes.",
            says='"6¼ minutes"; the threshold is 5 min 45 s',
        ),
        Example(
            bad=_AHT + "language: fr\nspecific: Saisir pendant l'appel et ramener la DMT à six minutes et quart.",
            good=_AHT + "language: fr\nspecific: Saisir pendant l'appel et ramener la DMT à cinq minutes trois quarts.",
            says='"six minutes et quart"; the threshold is 5 min 45 s',
        ),
        Example(
            bad=_AHT + "language: zh\nspecific: 在通话中填写记录，将平均处理时长缩短到6¼分钟。",
            good=_AHT + "language: zh\nspecific: 在通话中填写记录，将平均处理时长缩短到5¾分钟。",
            says='"6¼分钟"; the threshold is 5 min 45 s',
        ),
        Example(
            bad=_AHT
            + "language: hu\nspecific: Közben írni, és az átlagos kezelési időt hat és negyed percre csökkenteni.",
            good=_AHT + "language: hu\nspecific: Közben írni, és az átlagos kezelési időt 5¾ percre csökkenteni.",
            says='"hat és negyed percre"; the threshold is 5 min 45 s',
        ),
        Example(
            bad="specific: Test the line before hanging up and cut repeat calls by 40 %.",
            good="specific: Test the line before hanging up and cut repeat calls by 22 %.",
            says='"40 %"; from the baseline to the threshold it is 22.2 %',
        ),
        Example(
            bad=_AHT + "specific: Write the record during the call and cut AHT by 90 seconds to 5:45.",
            good=_AHT + "specific: Write the record during the call and cut AHT by 45 seconds to 5:45.",
            says="from the baseline to the threshold it is 45 s",
        ),
        Example(
            bad="specific: Test the line before hanging up and cut repeat calls by 4 points to 13 %.",
            good="specific: Test the line before hanging up and cut repeat calls by 4 points to 14 %.",
            says="the threshold is 14 %",
        ),
        Example(
            bad="specific: Test the line before hanging up and cut repeat calls by 7 to 9 points.",
            good="specific: Test the line before hanging up and cut repeat calls by 3 to 5 points.",
            says="from the baseline to the threshold it is 4 points",
        ),
        Example(
            bad="{specific: 'Goal 3: Test the line before hanging up, so that repeat calls fall from 18 % to 13 %.'}",
            good="{specific: 'Goal 3: Test the line before hanging up, so that repeat calls fall from 18 % to 14 %.'}",
            says='"18 % to 13 %"; the threshold is 14 %',
        ),
        Example(
            bad="{language: fr, specific: Tester la ligne et ramener le taux de rappel de 20 % à 14 %.}",
            good="{language: fr, specific: Tester la ligne et ramener le taux de rappel de 18 % à 14 %.}",
            says='"20 % à 14 %"; the baseline is 18 %',
        ),
        Example(
            bad=_AHT + "language: zh\nspecific: 在通话中填写记录，将平均处理时长从6分30秒缩短到6分钟。",
            good=_AHT + "language: zh\nspecific: 在通话中填写记录，将平均处理时长从6分30秒缩短到5分45秒。",
            says="the threshold is 5 min 45 s",
        ),
        Example(
            bad="{language: hu, specific: Kipróbálni a vonalat és az ismételt hívások arányát 16%-ra csökkenteni.}",
            good="{language: hu, specific: Kipróbálni a vonalat és az ismételt hívások arányát 14%-ra csökkenteni.}",
            says='"16%-ra"; the threshold is 14 %',
        ),
    ),
)
def text_number_differs(goal: Goal, context: Context) -> Iterator[Problem]:
    """The text gives its metric a figure that is neither threshold, stretch, baseline nor milestone.

    Why it matters:
        Whoever reads the text works towards another figure than the one that the goal is judged by.
    How to fix:
        Let the text and the fields say the same; figures in another unit are converted before they are compared.
    When to ignore:
        The figure in the text is about something else; it may help to name the metric beside its own figure.
    """
    sentence, metric = context.sentence(goal), goal.metric
    if sentence is None or metric is None or goal.threshold is None or differs_by_owner(goal):
        return
    foreign = in_other_currency(goal, metric, sentence)
    if foreign is not None and not _is_another_slip(goal, metric, sentence, foreign, context):
        yield _differs(goal, foreign, f"the metric is in {metric.unit}", tentative=False)
    if foreign is not None:
        return
    said = [(one, _fields_say(goal, metric, one)) for one in own_quantities(goal, metric, sentence)]
    judged = [(one, fields) for one, fields in said if fields is not None]
    targets = [fields for one, fields in judged if one.to is not None or one.change is not None]
    # Of several figures the one that agrees is the target, and the others are about something else.
    agreeing = any(fields.agree for fields in targets)
    unlike = [(one, fields) for one, fields in judged if not fields.agree and (one.from_ is not None or not agreeing)]
    if not unlike:
        return
    quantity, fields = next((pair for pair in unlike if pair[0] is sentence.quantity), unlike[0])
    if _is_another_slip(goal, metric, sentence, quantity, context):
        return
    if _speaks_of_target(goal, metric, sentence, quantity):
        is_sure = len(targets) <= 1 and (names_own_metric(goal, sentence) or _is_service_level(metric, sentence))
        yield _differs(goal, quantity, fields.instead, tentative=not is_sure)


def _differs(goal: Goal, quantity: Quantity, fields: str, *, tentative: bool) -> Problem:
    return at_words(
        quantity.hit,
        f'The text says "{shortened(quantity.hit.text)}"; {fields}.',
        "Let the text and the fields say the same figure.",
        related=(Related("the threshold", goal, THRESHOLD),),
        tentative=tentative,
    )


class _Fields(NamedTuple):
    """Whether the fields say what a figure of the text says, and if not what they say instead."""

    agree: bool
    instead: str = ""


def _fields_say(goal: Goal, metric: Metric, quantity: Quantity) -> _Fields | None:
    """Return what the fields say beside a quantity; None where the two can't be compared."""
    step = quantity.step
    beside_step = _beside_step(goal, metric, goal.baseline, step) if step is not None and goal.baseline else None
    if quantity.to is None and step is not None:
        return beside_step
    known = field_values(goal, metric)
    ends = [in_unit_of(metric, quantity, value) for value in (quantity.lower, quantity.to) if value is not None]
    scale = _scale(quantity, ends, known)
    if not scale:
        return _Fields(agree=False, instead=f"the threshold is {_shown(goal.threshold, metric)}")
    if beside_step is not None:
        return beside_step
    start = in_unit_of(metric, quantity, quantity.from_) if quantity.from_ is not None else None
    if start is None or goal.baseline is None or (start if scale == 1 else scale * start) in known:
        return _Fields(agree=True)
    return _Fields(agree=False, instead=f"the baseline is {show(goal.baseline, metric.unit)}")


def _scale(quantity: Quantity, ends: Sequence[Fraction | None], known: Collection[Decimal]) -> int:
    """Return how many times the text's figures are those of the fields; 0 where they are others."""
    values = [end for end in ends if end is not None]
    if len(values) < len(ends):
        return 0
    if all(value in known for value in values):
        return 1
    # 24:00 may be minutes or hours: what agrees is meant.
    return 60 if is_short_clock(quantity) and all(60 * value in known for value in values) else 0


def _beside_step(goal: Goal, metric: Metric, start: Decimal, step: Quantity) -> _Fields:
    if is_step(goal, metric, start, step):
        return _Fields(agree=True)
    if not isinstance(goal.threshold, Decimal):
        return _Fields(agree=False, instead=f"the threshold is {_shown(goal.threshold, metric)}")
    way = abs(Fraction(goal.threshold) - Fraction(start))
    instead = show(way * 100 / abs(Fraction(start)), "%") if step.unit == "%" else show_step(way, metric.unit)
    return _Fields(agree=False, instead=f"from the baseline to the threshold it is {instead}")


def _shown(target: Decimal | Range | None, metric: Metric) -> str:
    usable = target if isinstance(target, Decimal) else band_of(target)
    return "a range" if usable is None else show_target(usable, metric.unit)


def _speaks_of_target(goal: Goal, metric: Metric, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is about the goal: its metric is named, or something moves."""
    moves = sentence.direction is not None and sentence.direction.way is not Way.KEEP
    named = names_own_metric(goal, sentence) or _is_service_level(metric, sentence)
    return named or quantity.from_ is not None or moves


def _is_service_level(metric: Metric, sentence: Sentence) -> bool:
    """Whether "80 % of calls in 20 s" is the goal's own metric, in other words."""
    return metric.metric_class is MetricClass.SPEED and metric.unit == "%" and bool(sentence.limits)


def _is_another_slip(goal: Goal, metric: Metric, sentence: Sentence, quantity: Quantity, context: Context) -> bool:
    """Whether the same slip is a finding already: a figure unread or impossible, or a direction that is worse."""
    aim = context.aim(goal)
    unread = any(is_unread(goal, at) for at in (BASELINE, THRESHOLD, STRETCH, MILESTONES))
    impossible = not all(is_possible(value, metric) for _, value in figures(goal))
    is_worse = aim is not None and (aim.asks_for_worse or _is_where_it_leads(aim, goal, metric, sentence, quantity))
    return unread or impossible or is_worse


def _is_where_it_leads(aim: Aim, goal: Goal, metric: Metric, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a wrong word of direction leads to a figure, as in "let FCR fall to 70 %"; to 85 % it can't fall."""
    if worse_move(goal, sentence) is None:
        return False
    end = in_unit_of(metric, quantity, quantity.to) if quantity.to is not None else None
    return end is None or aim.baseline is None or aim.distance(end, aim.baseline) > 0
