"""A303 means-missing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import Band
from smartgoal.check.facts.placeholder import is_placeholder
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.goals.show import show, show_against

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.facts.aim import Aim
    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_LARGE_CHANGE = Decimal(20)
"""Percent of the baseline from which on a change needs means."""
_MEANS = ("achievable", "means")


@rule(
    "A303",
    Criterion.ACHIEVABLE,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad="achievable: {means: []}",
            good="achievable: {means: [resolution playbook, weekly coaching]}",
            says="22.2 %",
        ),
        Example(
            bad="""\
specific: Walk through the documented resolution steps on every technical call.
measurable: {baseline: 16 %}
achievable: null
""",
            good="""\
specific: Walk through the documented resolution steps on every technical call.
measurable: {baseline: 16 %, keep: true}
achievable: null
realistic: {threshold: 16 %, stretch: null}
time_bound: {stretch_deadline: null}
""",
            says="stretch of 12 %",
        ),
        Example(
            bad="achievable: {means: [TBD]}",
            good="achievable: {means: [weekly coaching]}",
            says="22.2 %",
        ),
        Example(
            bad="""\
language: fr
title: Des appels plus courts, sans hâte
specific: Rédiger la fiche pendant l'appel plutôt qu'après.
measurable: {metric: aht, baseline: 6 min 30, guardrails: [{metric: qa_score, at_least: 85 %}]}
realistic: {threshold: 5 min, stretch: 4 min 45}
achievable: null
""",
            good="""\
language: fr
title: Des appels plus courts, sans hâte
specific: Rédiger la fiche pendant l'appel plutôt qu'après.
measurable: {metric: aht, baseline: 6 min 30, guardrails: [{metric: qa_score, at_least: 85 %}]}
realistic: {threshold: 5 min, stretch: 4 min 45}
achievable: {means: [modèles de fiche, deux heures de formation]}
""",
            says="23.1 %",
        ),
    ),
)
def means_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """The goal asks for a large change, or has a stretch target, and names no means.

    Why it matters:
        Doran (1981) asks what results can be achieved "given available resources"; a jump without training, tools or
        time is a wish.
    How to fix:
        Name under `means` what makes it possible: a training, a tool, hours a week, a colleague's help.
    When to ignore:
        The change needs nothing but attention, such as a checklist everybody has.
    """
    aim = context.aim(goal)
    if aim is None or is_unread(goal, _MEANS) or not all(map(is_placeholder, goal.achievable.means)):
        return
    what = _what_needs_means(aim)
    if what is not None:
        yield Problem(_MEANS, f"{what}, and no means are named.", "Name the training, tools or time that it takes.")


def _what_needs_means(aim: Aim) -> str | None:
    if aim.change is not None and aim.change > _LARGE_CHANGE and aim.threshold is not None and aim.baseline is not None:
        change = show_against(aim.change, (_LARGE_CHANGE,), "%")
        way = f"{show(aim.baseline, aim.unit)} {'into' if isinstance(aim.threshold, Band) else 'to'}"
        return f"The way from {way} {aim.show(aim.threshold)} is {change} of the baseline"
    return None if aim.stretch is None else f"The goal has a stretch of {aim.show(aim.stretch)}"
