"""What was agreed, as exact fractions ready for comparing: where written decimals meet computed values."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.goals.written import Range, Window, WindowKind
from smartgoal.knowledge.metric import Better, Kind
from smartgoal.knowledge.numbers import exact
from smartgoal.knowledge.units import Dimension, metric_unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric

_COUNTED = frozenset({Dimension.COUNT, Dimension.TIME, Dimension.RATE})
_WHOLE_PERIOD_KINDS = frozenset({Kind.RATIO, Kind.MEAN, Kind.NPS, Kind.MEDIAN})


@dataclass(frozen=True, slots=True)
class RangeTarget:
    """A range target, ends included."""

    low: Fraction
    high: Fraction

    def distance(self, value: Fraction) -> Fraction:
        """Return how far a value is from the nearer end; 0 inside."""
        return max(self.low - value, value - self.high, Fraction(0))


@dataclass(frozen=True, slots=True)
class Terms:
    """A metric goal's terms.

    Attributes:
        baseline: 0 for sums, whose written baseline is an earlier period's total.
        stretch_deadline: Never before the deadline.
        milestones: Day and value, in order of days.
    """

    metric: Metric
    bounds: tuple[Fraction | None, Fraction | None]
    window: Window
    keep: bool
    min_sample: int | None
    baseline: Fraction | None
    threshold: Fraction | RangeTarget
    stretch: Fraction | RangeTarget | None
    start: date
    deadline: date
    stretch_deadline: date
    milestones: tuple[tuple[date, Fraction], ...]

    @property
    def kind(self) -> Kind:
        """How rows become one value."""
        return self.metric.kind

    @property
    def sign(self) -> int:
        """+1 where higher is better, -1 where lower is."""
        return -1 if self.metric.better is Better.LOWER else 1

    @property
    def cap(self) -> Fraction | None:
        """The total that must not be passed; None where the goal is no cap."""
        if (
            self.kind is not Kind.SUM
            or self.metric.better is not Better.LOWER
            or isinstance(self.threshold, RangeTarget)
        ):
            return None
        return self.threshold

    @property
    def is_growing_total(self) -> bool:
        """Whether it is a total that must grow."""
        return self.kind is Kind.SUM and self.metric.better is Better.HIGHER

    @property
    def is_whole_period(self) -> bool:
        """Whether the value is one over the whole period, so that every day until the deadline still moves it."""
        return self.kind in _WHOLE_PERIOD_KINDS and self.window.kind is WindowKind.PERIOD

    @property
    def can_be_reached(self) -> bool:
        """Whether reaching the threshold before the deadline is worth a word of its own."""
        if self.keep or isinstance(self.threshold, RangeTarget):
            return False
        return self.is_growing_total or self.kind is Kind.LAST or self.window.kind is not WindowKind.PERIOD

    @property
    def way(self) -> Fraction | None:
        """T - B, the way to go; None where there is none that could divide.

        A total grows from 0 whether it is to be kept or not.
        """
        if (
            self.baseline is None
            or isinstance(self.threshold, RangeTarget)
            or (self.keep and self.kind is not Kind.SUM)
        ):
            return None
        way = self.threshold - self.baseline
        return way if self.sign * way > 0 else None

    def lowest(self, values: Iterable[Fraction]) -> Fraction | None:
        """Return below which no figure lies, judged by some; None where nothing tells.

        Nobody solves fewer than no tickets, though bounds be silent.
        """
        unit = metric_unit(self.metric.unit)
        if self.bounds[0] is not None or unit is None or unit.dimension not in _COUNTED:
            return self.bounds[0]
        return Fraction(0) if all(value >= 0 for value in values) else None

    def meets(self, value: Fraction, target: Fraction | RangeTarget) -> bool:
        """Whether a value meets a target; equality does, nothing is rounded."""
        if isinstance(target, RangeTarget):
            return target.low <= value <= target.high
        return self.sign * (value - target) >= 0

    def share(self, value: Fraction, target: Fraction | RangeTarget) -> Fraction | None:
        """Return the share of the way from the baseline to a target; None where there is no way to measure."""
        if self.baseline is None or self.cap is not None:
            return None
        if isinstance(target, RangeTarget):
            far = target.distance(self.baseline)
            return (far - target.distance(value)) / far if far else None
        way = target - self.baseline
        return (value - self.baseline) / way if self.sign * way > 0 else None

    def reaches(self, value: Fraction, step: Fraction) -> bool:
        """Whether a value is as far as a milestone; of a range: as near to it."""
        if isinstance(self.threshold, RangeTarget):
            return self.threshold.distance(value) <= self.threshold.distance(step)
        return self.sign * (value - step) >= 0


def terms_of(goal: Goal) -> Terms | None:
    """Return what was agreed as exact fractions; None for a deliverable, and where something is lacking."""
    metric, threshold = goal.metric, _target(goal.threshold)
    if goal.is_deliverable or metric is None or threshold is None or goal.start is None or goal.deadline is None:
        return None
    low, high = metric.bounds
    steps = ((step.by, exact(step.value)) for step in goal.time_bound.milestones if step.value is not None)
    return Terms(
        metric=metric,
        bounds=(None if low is None else exact(low), None if high is None else exact(high)),
        window=goal.window,
        keep=goal.measurable.keep,
        min_sample=goal.measurable.min_sample,
        baseline=_baseline(goal, metric),
        threshold=threshold,
        stretch=_target(goal.stretch),
        start=goal.start,
        deadline=goal.deadline,
        stretch_deadline=max(goal.stretch_deadline or goal.deadline, goal.deadline),
        milestones=tuple(sorted(steps)),
    )


def _baseline(goal: Goal, metric: Metric) -> Fraction | None:
    # A sum starts from nothing; its baseline is an earlier period's total.
    if metric.kind is Kind.SUM:
        return Fraction(0)
    return None if goal.baseline is None else exact(goal.baseline)


def _target(target: Decimal | Range | None) -> Fraction | RangeTarget | None:
    if isinstance(target, Range):
        return None if target.low is None or target.high is None else RangeTarget(exact(target.low), exact(target.high))
    return None if target is None else exact(target)
