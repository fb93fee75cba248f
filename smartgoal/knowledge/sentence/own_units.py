"""Figures in the unit of the metric that they are of: "the wait from 90 to 60" is in seconds, "30 a day" is a rate."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.knowledge.metric import Better
from smartgoal.knowledge.numbers import finite_decimal
from smartgoal.knowledge.sentence.figure import SECONDS
from smartgoal.knowledge.sentence.nouns import Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.sentence.metric_names import NamedMetric
    from smartgoal.knowledge.sentence.nouns import Quantity
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.sentence.times import Time


_SYMBOLS = {"day": "days", "week": "weeks", "month": "months", "quarter": "quarters", "year": "years"} | {
    "working_day": "working days"
}
_PER, _WITHIN = "per ", 3
_COUNT_UNITS = {"count", "tickets"}


def in_metric_unit(
    text: Scan,
    measure: Measure,
    times: list[Time],
    named: list[NamedMetric],
    metrics: Mapping[str, Metric],
) -> Measure:
    """Return a measure in its metric's unit where that is known, else per day or week as written."""
    quantity = measure.quantity
    metric = metrics[nearest_metric(named, measure)] if named else None
    if metric is not None and metric.better is Better.LOWER:
        measure = _bounded_above(measure)
    if metric is not None and metric.unit in SECONDS and quantity.unit in SECONDS:
        return replace(measure, quantity=_in_unit(quantity, metric.unit))
    if measure.roles & {"how_often", "with"}:
        # "Check it twice" and "handled by 5 agents" are no figures of a rate.
        metric = None
    # "30 a day" is no share.
    is_bare = quantity.unit == "" and (metric is None or metric.unit != "%" or _per(measure, times) is None)
    plain = is_bare or (measure.counted and metric is not None and metric.unit in _COUNT_UNITS)
    if metric is not None and quantity.unit.startswith(_PER) and _digits(metric.unit) == _digits(quantity.unit):
        return replace(measure, quantity=replace(quantity, unit=metric.unit))
    if metric is not None and plain:
        return replace(measure, quantity=replace(quantity, unit=metric.unit))
    per = _per(measure, times)
    if per is None or not measure.counted or not quantity.unit:
        return measure
    return replace(measure, quantity=replace(quantity, unit=f"{quantity.unit}/{_period(text, per)}"))


def _bounded_above(measure: Measure) -> Measure:
    """Return a bare share as a ceiling, as what is better lower has it: "absence rate 6 %"."""
    quantity = measure.quantity
    if quantity.direction is not Way.AT_LEAST or "at_least" in measure.roles:
        return measure
    return replace(measure, quantity=replace(quantity, direction=Way.AT_MOST))


def _per(measure: Measure, times: list[Time]) -> Time | None:
    """Return the recurrence right beside a measure: the "a day" of "30 a day"."""
    after = bisect_left(times, measure.first, key=lambda time: time.first)
    near = [time for time in times[max(0, after - 1) : after + 1] if time.kind == "recurrence"]
    return next((time for time in near if _touches(time, measure)), None)


def _digits(unit: str) -> str:
    return "".join(filter(str.isdigit, unit))


def with_symbol(measure: Measure) -> Measure:
    """Return a measure whose unit of time is written as people do: days, not day."""
    unit = _SYMBOLS.get(measure.quantity.unit)
    return measure if unit is None else replace(measure, quantity=replace(measure.quantity, unit=unit))


def nearest_metric(named: list[NamedMetric], measure: Measure) -> str:
    """Return the id of the metric that is named nearest to a measure; some metric is named."""
    after = bisect_left(named, measure.first, key=lambda name: name.first)
    near = named[max(0, after - 1) : after + 1]
    return min(near, key=lambda name: abs(name.first - measure.first)).hit.metric_id


def _in_unit(quantity: Quantity, unit: str) -> Quantity:
    """Return a time in another unit; as written where that doesn't come out exactly."""
    factor = Fraction(SECONDS[quantity.unit]) / Fraction(SECONDS[unit])
    change = quantity.change if quantity.change_unit is None else None
    old = (quantity.from_, quantity.to, change, quantity.lower)
    new = [None if value is None else finite_decimal(Fraction(value) * factor) for value in old]
    if [value is None for value in old] != [value is None for value in new]:
        return quantity
    change = quantity.change if quantity.change_unit is not None else new[2]
    return replace(quantity, unit=unit, from_=new[0], to=new[1], change=change, lower=new[3])


def _touches(time: Time, measure: Measure) -> bool:
    is_inside = measure.first <= time.first and time.last <= measure.first + _WITHIN
    return is_inside or 0 <= time.first - measure.last <= 1 or 0 <= measure.first - time.last <= 1


def _period(text: Scan, time: Time) -> str:
    """Return the period of a recurrence as written: "jour" of "par jour", 年 of 每年; "day" of "daily"."""
    if time.last - time.first > 1:
        return text.hit(time.last - 1, time.last).text
    return time.items[0].value
