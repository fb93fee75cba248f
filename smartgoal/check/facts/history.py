"""What an owner's figures were before a goal began: all that rules about data may know of measuring."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import Band

if TYPE_CHECKING:
    from datetime import date

    from smartgoal.check.facts.aim import Aim, Target


@dataclass(frozen=True, slots=True)
class NoiseLimits:
    """Between which values noise alone keeps whole review periods."""

    centre: Fraction
    low: Fraction
    high: Fraction

    @property
    def width(self) -> Fraction:
        """From the lower to the upper limit; 0 where all values are the same."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Baseline:
    """The goal's own measure over the days before its start that compare with those it is judged by."""

    value: Fraction
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PastPeriods:
    """Whole review periods before the start, in the metric's unit.

    Attributes:
        values: The oldest first.
        limits: Of the newest of them; None where there are too few.
        review: What a review period is called: weeks, months.
        days: Over how many days the goal's value is taken.
        periods: How many review periods that is; below 1 where it is less than one.
        share: What part of a target falls to one review period: less than 1 for totals.
        baseline: None where the days before the start don't carry it.
    """

    values: tuple[Fraction, ...]
    limits: NoiseLimits | None
    review: str
    days: int
    periods: Fraction
    share: Fraction = Fraction(1)
    baseline: Baseline | None = None

    def is_reached(self, aim: Aim, target: Target) -> bool:
        """Whether the figures before the start meet a target."""
        return self.baseline is not None and aim.distance(self.baseline.value, target) <= 0

    def falls_short_by(self, aim: Aim, target: Target) -> Fraction:
        """Return how far a target lies beyond the limits and every value; 0 or less where they come near it."""
        limits = (self.limits.low, self.limits.high) if self.limits else ()
        ends: tuple[Fraction, ...] = (*self.values, *limits)
        top, bottom = max(ends), min(ends)
        if isinstance(target, Band):
            low, high = Fraction(target.low) * self.share, Fraction(target.high) * self.share
            return max(low - top, bottom - high)
        wanted = Fraction(target) * self.share
        return wanted - top if aim.rises else bottom - wanted
