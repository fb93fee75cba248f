"""What two goal files mean by one metric: alike, alike but for the unit, or something else."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.knowledge.units import factor_between, metric_unit
from smartgoal.readings.export import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from smartgoal.knowledge.metric import Metric
    from smartgoal.readings.export import RowMeaning

UNRECORDED = "unrecorded"
"""The variant of a metric in imports made before variants were written down: whichever is asked for."""


def worth(theirs: Metric, mine: Metric) -> Fraction | None:
    """Return what one of their unit is in mine; None where figures of the one aren't figures of the other."""
    return None if next(differences(theirs, mine), None) else _factor(theirs.unit, mine.unit)


def differences(theirs: Metric, mine: Metric) -> Iterator[str]:
    """Return how their definition differs from mine, other than by a unit that converts exactly."""
    factor = _factor(theirs.unit, mine.unit)
    if theirs.kind is not mine.kind:
        yield f"a {theirs.kind} there and a {mine.kind} here"
    if factor is None:
        yield f"in {theirs.unit} there and in {mine.unit} here"
    elif [_times(bound, factor) for bound in theirs.bounds] != [_times(bound, Fraction(1)) for bound in mine.bounds]:
        yield "of other bounds there than here"
    if theirs.better is not mine.better:
        yield f"better {theirs.better} there and {mine.better} here"
    if theirs.variant not in {mine.variant, UNRECORDED}:
        yield f"by the formula {theirs.variant or 'left open'} there and {mine.variant or 'left open'} here"


def _factor(theirs: str, mine: str) -> Fraction | None:
    if theirs == mine:
        return Fraction(1)
    source, target = metric_unit(theirs), metric_unit(mine)
    return factor_between(source, target) if source and target else None


def _times(bound: Decimal | None, factor: Fraction) -> Fraction | None:
    return None if bound is None else Fraction(bound) * factor


def in_unit_of(measure: RowMeaning, metric: Metric, factor: Fraction) -> RowMeaning:
    """Return the same figures in the unit of a metric, of which one of theirs is so many."""
    if factor == 1 or measure.shape is Shape.RESPONSES:
        return measure
    first, *others = measure.scales
    return replace(measure, unit=metric.unit, scales=(first * factor, *others))


def same_readings(one: Mapping[str, Metric], other: Mapping[str, Metric]) -> bool:
    """Whether cells of any metric are read alike by two files' definitions; what is better doesn't matter to that."""
    return all(
        metric is found or _facets(metric) == _facets(found)
        for name, metric in one.items()
        if (found := other.get(name)) is not None
    )


def _facets(metric: Metric) -> tuple[object, ...]:
    return metric.id, metric.kind, metric.unit, metric.bounds, dict(metric.names), dict(metric.aliases)
