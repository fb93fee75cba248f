"""Figures as the store has them, in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.knowledge.numbers import finite_decimal
from smartgoal.knowledge.units import COUNT, whole_in
from smartgoal.readings.export import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence


def figures_of(stored: Sequence[int | str | None], scales: str) -> tuple[Fraction, ...]:
    """Return figures in the metric's unit."""
    return tuple(
        int(value) * Fraction(scale) for value, scale in zip(stored, scales.split(), strict=False) if value is not None
    )


def shown(figures: Sequence[Fraction], shape: str, unit: str) -> str:
    """Return figures in words: what is counted of a share, and the metric's unit beside an amount."""
    first, *others = figures
    whole = whole_in(unit) if shape == Shape.RATIO else None
    told = _exact(first / (whole or 1))
    if whole is None and shape != Shape.RESPONSES and unit != COUNT.symbol:
        told = f"{told} {unit}"
    mark = " × " if shape == Shape.WEIGHTED else " / "
    return mark.join([told, *map(_exact, others)])


def _exact(figure: Fraction) -> str:
    decimal = finite_decimal(figure)
    return f"{figure}" if decimal is None else f"{decimal:f}"


def place_of(day: int, whose: str | None) -> str:
    """Return which day figures are of, and whose they are."""
    return f" ({date.fromordinal(day)}{', ' + whose if whose else ''})"
