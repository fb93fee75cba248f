"""Small pictures made of characters: bullets and sparklines."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.goals.written import Range
from smartgoal.knowledge.metric import Better, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartgoal.progress.assessment import Assessment, Point

_LEVELS = "▁▂▃▄▅▆▇"
_THRESHOLD, _STRETCH, _NOW = "┃", "◇", "●"


def bullet(one: Assessment, width: int) -> str:
    """Return a bar to the value: ● now, ┃ threshold, ◇ stretch; further right is better (for ranges: higher).

    No mark hides another, and they stand in the order of their values.
    """
    marks = _marks(one)
    if one.value is None or len(marks) < 2:
        return ""
    low, high = _scale(one, [value for value, _ in marks])
    placed = _apart([(_cell(value, low, high, width), mark) for value, mark in marks], width)
    now = placed[_NOW][0]
    line = ["━" if place < now else "─" for place in range(width)]
    for mark, places in placed.items():
        for place in places:
            line[place] = mark
    return "".join(line)


def sparkline(points: Sequence[Point], width: int) -> str:
    """Return the newest points of a series, the lowest lowest; all equal ones stand in the middle."""
    values = [point.value for point in points[-width:]]
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    if low == high:
        return _LEVELS[len(_LEVELS) // 2] * len(values)
    return "".join(_LEVELS[int((value - low) / (high - low) * (len(_LEVELS) - 1))] for value in values)


def _marks(one: Assessment) -> list[tuple[Fraction, str]]:
    """Return the values to mark, in order: worse first; of equal values the target stands before what reaches it."""
    sign = -1 if one.goal.metric and one.goal.metric.better is Better.LOWER else 1
    threshold, stretch = one.goal.threshold, one.goal.stretch
    marks: list[tuple[Fraction, int, str]] = []
    if isinstance(threshold, Range):
        # Of a range both ends belong to it, so a value at an end stands inside.
        ends = [(threshold.low, 0), (threshold.high, 2)]
        marks += [(Fraction(value), order, _THRESHOLD) for value, order in ends if value is not None]
        sign = 1
    elif threshold is not None:
        marks.append((sign * Fraction(threshold), 0, _THRESHOLD))
    if stretch is not None and not isinstance(stretch, Range):
        marks.append((sign * Fraction(stretch), 0, _STRETCH))
    if one.value is not None:
        marks.append((sign * one.value, 1, _NOW))
    return [(value, mark) for value, _, mark in sorted(marks)]


def _scale(one: Assessment, values: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Return both ends: sums begin at zero, all others at the baseline or a little below what is marked."""
    low, high = min(values), max(values)
    metric = one.goal.metric
    if metric and metric.kind is Kind.SUM and metric.better is not Better.LOWER:
        low = min(low, Fraction(0))
    elif one.goal.baseline is not None:
        start = Fraction(one.goal.baseline)
        low = min(low, -start if metric and metric.better is Better.LOWER else start)
    margin = (high - low) / 8
    return (low - (margin if low == min(values) and low != 0 else 0)), high + margin


def _cell(value: Fraction, low: Fraction, high: Fraction, width: int) -> int:
    if high == low:
        return width // 2
    return min(width - 1, max(0, round((value - low) / (high - low) * (width - 1))))


def _apart(marks: list[tuple[int, str]], width: int) -> dict[str, list[int]]:
    """Return a place of its own for each mark, in their order: pushed right, then back where the end is passed."""
    places: list[int] = []
    for cell, _ in marks:
        places.append(max(cell, places[-1] + 1) if places else cell)
    limit = width - 1
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], limit)
        limit = places[index] - 1
    placed: dict[str, list[int]] = {}
    for place, (_, mark) in zip(places, marks, strict=True):
        placed.setdefault(mark, []).append(place)
    return placed
