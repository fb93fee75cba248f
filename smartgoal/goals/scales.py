"""Scores such as 3.5/5: the figures of a goal stand on one scale, and it is the metric's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.goals.as_written import milestones_of, section_of
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.numbers import NUMBER_FORM, normalise_digits, readings_of
from smartgoal.knowledge.units import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from smartgoal.goals.yaml.span import Path
    from smartgoal.knowledge.metric import Metric

_SCORE = re.compile(rf"({NUMBER_FORM}) ?/ ?([1-9][0-9]{{0,3}})")
_LONGEST_RATING = 20
"""What ends at most here is a scale to rate by; the bounds of the catalogue leave the scale open."""
_HINT = "Write every figure of the goal on the scale that is measured, without converting it."


def misfits_of_scales(data: Mapping[str, object], metric: Metric) -> Iterator[tuple[Path, str, str]]:
    """Yield place, message and hint of each score that is on another scale; places begin at the goal.

    Args:
        data: The goal as written; once read, a score is only a number.
        metric: Its metric.
    """
    if metric.unit != POINTS.symbol:
        return
    first: tuple[str, int] | None = None
    for at, text in _texts(data):
        found = _SCORE.fullmatch(normalise_digits(text).strip())
        if found is None:
            continue
        scale = int(found[2])
        first = first or (text, scale)
        message = _fault(text, scale, readings_of(found[1]), metric.bounds[1])
        if not message and scale != first[1]:
            message = f'"{shortened(text)}" is on another scale than "{shortened(first[0])}".'
        if message:
            yield at, message, _HINT


def _fault(text: str, scale: int, values: tuple[Decimal, ...], highest: Decimal | None) -> str:
    """Return what is wrong with a score by itself or beside its metric; "" where nothing is."""
    if values and min(values) > scale:
        return f'"{shortened(text)}" is beyond the end of its own scale.'
    if highest is not None and (scale > highest or (highest <= _LONGEST_RATING and scale != highest)):
        return f'"{shortened(text)}" is on a scale of {scale}, and the metric\'s ends at {highest}.'
    return ""


def _texts(data: Mapping[str, object]) -> Iterator[tuple[Path, str]]:
    """Yield every figure of the goal's own metric that is written as text, with its place."""
    for section, key in (("measurable", "baseline"), ("realistic", "threshold"), ("realistic", "stretch")):
        value = section_of(data, section).get(key)
        if isinstance(value, str):
            yield (section, key), value
        elif isinstance(value, dict):
            yield from (((section, key, str(end)), one) for end, one in value.items() if isinstance(one, str))
    for at, milestone in milestones_of(data):
        value = milestone.get("value")
        if isinstance(value, str):
            yield (*at, "value"), value
