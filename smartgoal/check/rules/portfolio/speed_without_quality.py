"""P701 speed-without-quality."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from smartgoal.check.facts.overlap import DaysTaken, is_running
from smartgoal.check.rule import Example, Form, PlanProblem, Related, Severity, plan_rule
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.metric import MetricClass
from smartgoal.knowledge.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal, Plan
    from smartgoal.knowledge.metric import Metric

_METRIC = ("measurable", "metric")
_ANY_QUALITY = ""
_SHOWN = 5


@plan_rule(
    "P701",
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad="""
              title: Shorter calls
              specific: Write the note during the call, so that the handle time falls from 7 min to 6 min.
              measurable: {metric: aht, baseline: 7 min}
              realistic: {threshold: 6 min, stretch: 5 min 40 s}
            """,
            good="""
              title: Shorter calls
              specific: Write the note during the call, so that the handle time falls from 7 min to 6 min.
              measurable: {metric: aht, baseline: 7 min, guardrails: [{metric: qa_score, at_least: 85 %}]}
              realistic: {threshold: 6 min, stretch: 5 min 40 s}
            """,
            says="Anna Kovács is to be fast (aht), and no goal asks for quality.",
        ),
        Example(
            bad="""
              id: appels-plus-courts
              title: Des appels plus courts
              language: fr
              specific: Rédiger la fiche pendant l'appel, afin de ramener la DMT de 6 min 30 à 5 min 45.
              measurable: {metric: aht, baseline: 6 min 30}
              realistic: {threshold: 5 min 45, stretch: 5 min 20}
            """,
            good="""
              id: appels-plus-courts
              title: Des appels plus courts
              language: fr
              specific: Rédiger la fiche pendant l'appel, afin de ramener la DMT de 6 min 30 à 5 min 45.
              measurable: {metric: aht, baseline: 6 min 30, guardrails: [{metric: repeat_contact_rate, at_most: 14 %}]}
              realistic: {threshold: 5 min 45, stretch: 5 min 20}
            """,
            says="Anna Kovács is to be fast (aht)",
        ),
    ),
)
def speed_without_quality(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """An owner has goals for speed and, in that period, none for quality and no guardrail; the team's count too.

    Why it matters:
        Whoever is judged by speed alone hurries callers off the line, and they call again; what is measured becomes
        the aim (Goodhart).
    How to fix:
        Add a quality goal of the same owner or team, or a guardrail such as `{metric: qa_score, at_least: 85 %}`.
    When to ignore:
        Quality is agreed elsewhere, for instance in a contract, and watched there.
    """
    kept = _Counterweights(plan)
    bare: defaultdict[str, list[Goal]] = defaultdict(list)
    for goal in plan.goals:
        if goal.owner and _is_fast(goal) and not kept.balance(goal):
            bare[fold_name(goal.owner)].append(goal)
    for first, *others in bare.values():
        owner, metric = shortened(first.owner or "", 30), first.metric.id if first.metric else ""
        yield PlanProblem(
            at=_METRIC,
            message=f"{owner} is to be fast ({shortened(metric, 30)}), and no goal asks for quality.",
            hint=_hint(first),
            goal=first,
            related=tuple(Related("fast here too", other, _METRIC) for other in others[:_SHOWN]),
        )


def _is_fast(goal: Goal) -> bool:
    return goal.metric is not None and goal.metric.metric_class is MetricClass.SPEED and is_running(goal)


def _hint(goal: Goal) -> str:
    balance = goal.metric.balance[:2] if goal.metric else ()
    such_as = f", such as {' or '.join(balance)}" if balance else ""
    return f"Add a quality goal or a guardrail beside it{such_as}."


class _Counterweights:
    """The days on which each owner or team also looks after quality, or after a certain metric."""

    def __init__(self, plan: Plan) -> None:
        self._days: defaultdict[tuple[str, str], DaysTaken] = defaultdict(DaysTaken)
        for goal in plan.goals:
            if goal.owner and is_running(goal):
                for name in _weights(goal):
                    self._days[fold_name(goal.owner), name].add(goal)

    def balance(self, goal: Goal) -> bool:
        """Whether the owner, or the owner's team, looks after quality while the goal runs."""
        names = (_ANY_QUALITY, *(goal.metric.balance if goal.metric else ()))
        owners = {fold_name(one) for one in (goal.owner, goal.team) if one}
        asked = (self._days.get((owner, name)) for owner in owners for name in names)
        return any(days.meet(goal) for days in asked if days)


def _weights(goal: Goal) -> Iterator[str]:
    """Return the id of each metric that the goal looks after, and the mark of quality where one is."""
    if goal.metric:
        yield from _named(goal.metric)
    for guardrail in goal.measurable.guardrails:
        metric = goal.file.metrics.get(guardrail.metric)
        # An unknown metric has its own finding; it may well be one of quality.
        yield from _named(metric) if metric else (_ANY_QUALITY,)


def _named(metric: Metric) -> Iterator[str]:
    yield metric.id
    if metric.metric_class is MetricClass.QUALITY:
        yield _ANY_QUALITY
