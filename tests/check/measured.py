"""Figures of the weeks before goals begin, as the rules get them: measured by the real engine."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal import api
from smartgoal.knowledge.metric import Kind
from smartgoal.readings.days import DaySum, DaySums, Whose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from smartgoal.check.facts.history import PastPeriods
    from smartgoal.goals.plan import Goal, Plan

CONTACTS = 40
"""A day."""


def measured(plan: Plan, weeks: Iterable[int | Fraction]) -> Mapping[str, PastPeriods]:
    """Return the histories of a plan in which every owner had these values in the whole weeks before the start.

    Every day has 40 contacts; a total comes in seven parts a week. The days between the last whole week and the start
    are like it.
    """
    values = tuple(map(Fraction, weeks))
    return api.histories(plan, DaySums({whose: days for goal in plan.goals for whose, days in _rows(goal, values)}))


def _rows(goal: Goal, values: tuple[Fraction, ...]) -> Iterable[tuple[Whose, Mapping[date, DaySum]]]:
    if goal.metric is None or goal.start is None:
        return
    monday = goal.start - timedelta(days=goal.start.weekday())
    first = monday - timedelta(weeks=len(values))
    days = {}
    for number in range((goal.start - first).days):
        value = values[min(number // 7, len(values) - 1)]
        days[first + timedelta(days=number)] = _day(goal.metric.kind, value)
    yield Whose(goal.metric.id, goal.owner, None), days


def _day(kind: Kind, value: Fraction) -> DaySum:
    if kind is Kind.SUM:
        return DaySum(value / 7, Fraction(0), 1)
    if kind is Kind.LAST:
        return DaySum(value, Fraction(0), 1, values=(value,))
    return DaySum(value * CONTACTS, Fraction(CONTACTS), 1)
