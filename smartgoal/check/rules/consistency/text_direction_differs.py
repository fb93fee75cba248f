"""C603 text-direction-differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.text_direction import worse_move
from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Form, Related, Severity, rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal

_METRIC = ("measurable", "metric")
_FCR = """\
roles: {technical-support: {metrics: [fcr]}}
metrics: {fcr: {variant: no_repeat}}
title: Solved on the first call
measurable: {metric: fcr, baseline: 71 %}
realistic: {threshold: 76 %, stretch: 79 %}
"""


@rule(
    "C603",
    Criterion.CONSISTENCY,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad=_FCR + "specific: Reduce FCR by loading one page together with the caller.",
            good=_FCR + "specific: Reduce the FCR gap between teams by loading one page together with the caller.",
            says='"Reduce" would make fcr worse: higher is better',
        ),
        Example(
            bad="specific: Test the line before hanging up and raise repeat calls.",
            good="specific: Test the line before hanging up, so that repeat calls fall from 18 % to 14 %.",
            says='"raise" would make repeat_contact_rate worse: lower is better',
        ),
        Example(
            bad=_FCR + "language: fr\nspecific: Charger une page avec le client et réduire le FCR.",
            good=_FCR + "language: fr\nspecific: Charger une page avec le client et réduire l'écart de FCR.",
            says='"réduire"',
        ),
        Example(
            bad=_FCR + "language: zh\nspecific: 与客户一起打开网页，降低首次解决率。",
            good=_FCR + "language: zh\nspecific: 与客户一起打开网页，缩小首次解决率的差距。",
            says="降低",
        ),
        Example(
            bad=_FCR + "language: hu\nspecific: Az ügyféllel együtt megnyitni az oldalt, az FCR csökkentése.",
            good=_FCR + "language: hu\nspecific: Az ügyféllel együtt megnyitni az oldalt, az FCR növelése.",
            says='"csökkentése"',
        ),
    ),
)
def text_direction_differs(goal: Goal, context: Context) -> Iterator[Problem]:
    """The text wants the goal's metric to move the way that is worse.

    Why it matters:
        One of the two is a slip, and nobody can tell which from the file alone.
    How to fix:
        Correct the verb, or the metric; for a metric of the file's own say `better` under `metrics`.
    When to ignore:
        Less of it is wanted for once, such as a level that costs too much; say that with a range instead.
    """
    sentence, metric = context.sentence(goal), goal.metric
    if sentence is None or metric is None or _fields_ask_for_worse(goal, context):
        return
    move = worse_move(goal, sentence)
    if move is not None:
        yield at_words(
            move.hit,
            f'"{shortened(move.hit.text)}" would make {shortened(metric.id)} worse: {metric.better} is better.',
            "Correct the verb or the metric.",
            related=(Related("the metric", goal, _METRIC),),
        )


def _fields_ask_for_worse(goal: Goal, context: Context) -> bool:
    """Whether the fields themselves go that way, so that M206 speaks of the same slip."""
    aim = context.aim(goal)
    return aim is not None and aim.asks_for_worse
