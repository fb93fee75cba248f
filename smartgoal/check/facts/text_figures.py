"""The figures of a goal's text beside those of its fields, in the metric's unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import BASELINE, MILESTONES, STRETCH, THRESHOLD, figures
from smartgoal.check.facts.text_metric import is_kin, names_own_metric
from smartgoal.knowledge.numbers import exact, finite_decimal
from smartgoal.knowledge.sentence import Way
from smartgoal.knowledge.units import HOUR, Dimension, convert, find_unit, metric_unit

if TYPE_CHECKING:
    from decimal import Decimal

    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence import Quantity, Sentence
    from smartgoal.knowledge.units import Unit

_SHORT_CLOCK = re.compile(r"(?<![0-9:])[0-9]+[:：][0-5][0-9](?![0-9:])")
_BOUNDING = {Way.UP, Way.DOWN, Way.AT_LEAST, Way.AT_MOST}


def own_quantities(goal: Goal, metric: Metric, sentence: Sentence) -> list[Quantity]:
    """Return the quantities of the text that may speak of the goal's metric, what is in another unit left out."""
    is_named = names_own_metric(goal, sentence)
    if sentence.metrics and not is_named:
        return []
    return [
        quantity
        for quantity in sentence.quantities
        if _may_be_of(quantity, metric, is_named=is_named) and _is_nearest(goal, metric, sentence, quantity)
    ]


def _may_be_of(quantity: Quantity, metric: Metric, *, is_named: bool) -> bool:
    """Whether a quantity can be one of the metric; what is counted only where it moves and the metric is named."""
    if quantity.change is not None and quantity.to is None and quantity.unit in {"%", "points"}:
        return quantity.unit == "%" or metric.unit in {"%", "points"}
    known = metric_unit(metric.unit)
    if is_short_clock(quantity) and metric.unit == HOUR.symbol:
        return False
    if known is None or known.dimension is Dimension.COUNT:
        moves = quantity.from_ is not None or quantity.direction in _BOUNDING
        return is_named and moves and quantity.unit == metric.unit
    if quantity.unit == metric.unit:
        return True
    return in_unit_of(metric, quantity, quantity.from_ or quantity.to or quantity.change or 0) is not None


def is_short_clock(quantity: Quantity) -> bool:
    """Whether a time is written like 5:45, which some people mean as minutes and seconds, others as hours."""
    return _SHORT_CLOCK.search(quantity.hit.text) is not None


def in_unit_of(metric: Metric, quantity: Quantity, value: Decimal | int) -> Fraction | None:
    """Return a value of a quantity in the metric's unit; None where that isn't possible."""
    if quantity.unit == metric.unit:
        return exact(value)
    unit, wanted = metric_unit(quantity.unit), metric_unit(metric.unit)
    if unit is not None and wanted is not None and unit.dimension is wanted.dimension is Dimension.MONEY:
        return exact(value) if _may_be_in(quantity, wanted) else None
    return convert(exact(value), unit, wanted) if unit is not None and wanted is not None else None


def _may_be_in(quantity: Quantity, currency: Unit) -> bool:
    """Whether a sign of money in the text may stand for a currency, as $ does for several."""
    signs = {char for char in quantity.hit.text if not char.isascii() or char == "$"}
    return any(find_unit(sign, like=currency) == currency for sign in signs)


def in_other_currency(goal: Goal, metric: Metric, sentence: Sentence) -> Quantity | None:
    """Return the first figure that the text gives the goal's metric in another currency, from where to where."""
    wanted = metric_unit(metric.unit)
    if wanted is None or wanted.dimension is not Dimension.MONEY or not names_own_metric(goal, sentence):
        return None
    for quantity in sentence.quantities:
        unit = metric_unit(quantity.unit)
        is_other = unit is not None and unit.dimension is Dimension.MONEY and unit != wanted
        if is_other and quantity.from_ is not None and not _may_be_in(quantity, wanted):
            return quantity if _is_nearest(goal, metric, sentence, quantity) else None
    return None


def _is_nearest(goal: Goal, metric: Metric, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the metric named last before a quantity, or else first after it, is the goal's own; or none is named."""
    before = bisect_left(sentence.metrics, quantity.hit.start, key=lambda named: named.hit.start)
    named = sentence.metrics[max(0, before - 1)] if sentence.metrics else None
    return named is None or is_kin(metric, goal.file.metrics[named.metric_id])


def field_values(goal: Goal, metric: Metric) -> frozenset[Decimal]:
    """Return every figure that the fields hold in the metric's unit, limits of guardrails in the same unit included."""
    values = {value for _, value in figures(goal)}
    for guardrail in goal.measurable.guardrails:
        limit = guardrail.limit
        other = goal.file.metrics.get(guardrail.metric)
        if limit is not None and other is not None and other.unit == metric.unit:
            values.add(limit)
    return frozenset(values)


def is_step(goal: Goal, metric: Metric, start: Decimal, quantity: Quantity) -> bool:
    """Whether a change is the way from the baseline to a target, relative or plain."""
    return is_relative_step(goal, start, quantity) or is_plain_step(goal, metric, start, quantity)


def is_relative_step(goal: Goal, start: Decimal, quantity: Quantity) -> bool:
    """Whether a change in percent is that way in percent of the baseline; people round."""
    base, most = abs(exact(start)), abs(exact(quantity.change or 0))
    least = most if quantity.lower is None else abs(Fraction(quantity.lower))
    return quantity.unit == "%" and any(least - 1 < step * 100 / base < most + 1 for step in _steps(goal, start))


def is_plain_step(goal: Goal, metric: Metric, start: Decimal, quantity: Quantity) -> bool:
    """Whether a change is that way itself; the 5 % of a rate may be 5 points."""
    of_rate = metric.unit == "%" and quantity.unit in {"%", "points"}
    most = quantity.change or 0
    least = most if quantity.lower is None else quantity.lower
    ends = [Fraction(end) if of_rate else in_unit_of(metric, quantity, end) for end in (least, most)]
    low, high = (None if end is None else abs(end) for end in ends)
    return low is not None and high is not None and any(low <= step <= high for step in _steps(goal, start))


def _steps(goal: Goal, start: Decimal) -> list[Fraction]:
    """Return how far each target of the fields lies from the baseline, without sign."""
    return [abs(exact(value) - exact(start)) for at, value in figures(goal) if at != BASELINE]


def said_value(goal: Goal, sentence: Sentence | None, *, start: bool) -> tuple[Quantity, Decimal] | None:
    """Return the one value, where it starts or its target, that the text gives the goal's metric, in its unit."""
    metric = goal.metric
    if sentence is None or metric is None:
        return None
    found: list[tuple[Quantity, Decimal]] = []
    for quantity in own_quantities(goal, metric, sentence):
        value = quantity.from_ if start else quantity.to
        exact = in_unit_of(metric, quantity, value) if value is not None and quantity.lower is None else None
        written = finite_decimal(exact) if exact is not None else None
        if written is not None:
            found.append((quantity, written))
    is_sure = len(found) == 1 and (names_own_metric(goal, sentence) or found[0][0].from_ is not None)
    return found[0] if is_sure else None


def differs_by_owner(goal: Goal) -> bool:
    """Whether figures differ for one of several owners who share the text."""
    return any(at in goal.moved for at in (BASELINE, THRESHOLD, STRETCH, MILESTONES))
