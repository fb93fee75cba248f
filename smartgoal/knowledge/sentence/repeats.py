"""Changes told twice: "by 10 points, from 32 to 42" is one target."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.sentence.nouns import Quantity

_WHOLE, _ROUNDED = 100, 1
# What is told twice stands side by side.
_NEAR = 4
_ALIKE = (frozenset({"%", "points"}), frozenset({"points", ""}))


def without_repeats(measures: list[Measure]) -> list[Measure]:
    """Return measures without the change that another's two ends come to."""
    if not any(_has_ends(one) for one in measures):
        return measures
    return [one for at, one in enumerate(measures) if one.quantity.change is None or not _is_told(measures, at)]


def _is_told(measures: list[Measure], at: int) -> bool:
    near = measures[max(0, at - _NEAR) : at + _NEAR + 1]
    return any(_has_ends(whole) and _is_told_by(measures[at].quantity, whole.quantity) for whole in near)


def _has_ends(measure: Measure) -> bool:
    return measure.quantity.from_ is not None and measure.quantity.to is not None


def _is_told_by(quantity: Quantity, whole: Quantity) -> bool:
    """Whether a change alone is the way between two ends, in percent or plainly."""
    change, start, end = quantity.change, whole.from_, whole.to
    if change is None or start is None or end is None or quantity.to is not None or quantity.lower is not None:
        return False
    way = end - start
    is_same_way = quantity.direction is None or (change < 0) is (way < 0)
    is_plain = quantity.unit == whole.unit or {quantity.unit, whole.unit} in _ALIKE
    return is_same_way and ((is_plain and abs(way) == abs(change)) or _is_relative(quantity, start, way))


def _is_relative(quantity: Quantity, start: Decimal, way: Decimal) -> bool:
    """Whether a change in percent is the way from a start; people round."""
    if quantity.unit != "%" or quantity.change is None or start == 0:
        return False
    return abs(abs(way * _WHOLE / start) - abs(quantity.change)) < _ROUNDED
