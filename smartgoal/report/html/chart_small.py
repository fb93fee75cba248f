"""Charts of one line's height: a bullet beside what was agreed, a sparkline of the course."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.goals.written import Range
from smartgoal.knowledge.metric import Better, Kind
from smartgoal.report.html.charts import course, ends, thinned
from smartgoal.report.html.markup import Markup, tag
from smartgoal.report.html.words import figure, target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from smartgoal.progress.assessment import Assessment

_WIDE, _SPARK, _HIGH = 140, 84, 20
_SIDE = 7


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to pixels; `low` is at the left, which for a metric that should fall is the highest."""

    low: Fraction
    high: Fraction

    def at(self, value: Fraction | Decimal) -> float:
        share = (Fraction(value) - self.low) / (self.high - self.low) if self.high != self.low else Fraction(1, 2)
        return round(_SIDE + float(share) * (_WIDE - 2 * _SIDE), 1)


def bullet(one: Assessment) -> Markup:
    """Return where the value stands beside baseline, threshold and stretch; further right is better.

    A total is a bar from zero, everything else a dot; of a total that should stay small less is better, and of a range
    the middle is.
    """
    goal, value = one.goal, one.value
    if value is None or not ends(goal.threshold):
        return Markup()
    scale = _scale(one, value)
    marks = [*_bands(one, scale), *_marks(one, scale, value)]
    return tag(
        "svg", tag("title", _words(one, value)), *marks, class_="bullet", viewBox=f"0 0 {_WIDE} {_HIGH}", role="img"
    )


def _is_sum(one: Assessment) -> bool:
    return one.goal.metric is not None and one.goal.metric.kind is Kind.SUM


def _is_lower(one: Assessment) -> bool:
    return one.goal.metric is not None and one.goal.metric.better is Better.LOWER


def _scale(one: Assessment, value: Fraction) -> _Scale:
    goal = one.goal
    written = [*ends(goal.threshold), *ends(goal.stretch)]
    if not _is_sum(one) and goal.baseline is not None:
        written.append(goal.baseline)
    values = [value, *map(Fraction, written)]
    low, high = min(values), max(values)
    room = (high - low) / 10
    if _is_sum(one):
        return _Scale(Fraction(0), max(high + room, Fraction(1)))
    low, high = low - room, high + room
    return _Scale(high, low) if _is_lower(one) else _Scale(low, high)


def _bands(one: Assessment, scale: _Scale) -> Iterator[Markup]:
    """Short of the threshold, threshold to stretch, beyond: from dark to light."""
    goal = one.goal
    places = sorted(scale.at(limit) for limit in ends(goal.threshold))
    if isinstance(goal.threshold, Range):
        parts = [("b1", 0.0, places[0]), ("b3", places[0], places[-1]), ("b1", places[-1], float(_WIDE))]
    else:
        further = [scale.at(limit) for limit in ends(goal.stretch)] or places
        names = ("b1", "b2", "b3")
        if _is_sum(one) and _is_lower(one):
            places, further, names = further, places, ("b3", "b2", "b1")
        parts = [(names[0], 0.0, places[0]), (names[1], places[0], further[0]), (names[2], further[0], float(_WIDE))]
    for name, left, right in parts:
        if right > left:
            yield tag("path", class_=name, d=f"M{left:g} 10H{right:g}")


def _marks(one: Assessment, scale: _Scale, value: Fraction) -> Iterator[Markup]:
    goal, now = one.goal, scale.at(value)
    if _is_sum(one):
        yield tag("path", class_="w", d=f"M{scale.at(Fraction(0)):g} 10H{now:g}")
    elif goal.baseline is not None:
        yield tag("path", class_="b", d=f"M{scale.at(goal.baseline):g} 3V17")
    for limit in ends(goal.threshold):
        yield tag("path", class_="t", d=f"M{scale.at(limit):g} 1V19")
    for limit in ends(goal.stretch):
        yield tag("path", class_="q", d=f"M{scale.at(limit):g} 4l6 6-6 6-6-6z")
    if not _is_sum(one):
        yield tag("circle", class_="v", cx=f"{now:g}", cy=10, r=4)


def _words(one: Assessment, value: Fraction) -> str:
    goal = one.goal
    told = (("threshold", target(goal, goal.threshold)), ("stretch", target(goal, goal.stretch)))
    limits = "".join(f", {word} {limit}" for word, limit in told if limit)
    return f"{figure(one, value)}{limits}"


def spark(one: Assessment) -> Markup:
    """Return the course of the review periods, the newest marked; nothing for fewer than two."""
    values = course(one)
    if len(values) < 2:
        return Markup()
    places = thinned(_spark_places([float(value) for value in values]))
    line = "M" + " ".join(f"{x:g} {y:g}" for x, y in places)
    x, y = places[-1]
    return tag(
        "svg",
        tag("path", class_="a", d=line),
        tag("circle", class_="v", cx=f"{x:g}", cy=f"{y:g}", r=2.5),
        class_="spark",
        viewBox=f"0 0 {_SPARK} {_HIGH}",
        aria_hidden="true",
    )


def _spark_places(values: Sequence[float]) -> list[tuple[float, float]]:
    low, high = min(values), max(values)
    step, size = (_SPARK - 8) / (len(values) - 1), high - low or 1.0
    # All equal ones stand in the middle.
    top = high if high > low else high + 0.5
    return [
        (round(4 + number * step, 1), round(4 + (top - value) / size * (_HIGH - 8), 1))
        for number, value in enumerate(values)
    ]
