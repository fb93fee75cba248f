"""What a goal asks for: from where, to where, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from smartgoal.check.facts.unread import is_unread
from smartgoal.goals.show import show
from smartgoal.goals.written import Range
from smartgoal.knowledge.metric import Better, Kind
from smartgoal.knowledge.numbers import exact, finite_decimal

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path
    from smartgoal.knowledge.metric import Metric

BASELINE: Path = ("measurable", "baseline")
THRESHOLD: Path = ("realistic", "threshold")
STRETCH: Path = ("realistic", "stretch")
MILESTONES: Path = ("time_bound", "milestones")


@dataclass(frozen=True, slots=True)
class Band:
    """A range target, ends included."""

    low: Decimal
    high: Decimal


Target = Decimal | Band


@dataclass(frozen=True)
class Aim:
    """A goal's figures as far as they can be compared; impossible ones are left out, they have their own rule.

    Attributes:
        unit: The metric's unit, in which all figures are.
        rises: Whether higher is better; plays no part for ranges.
    """

    unit: str
    rises: bool
    keep: bool
    baseline: Decimal | None
    threshold: Target | None
    stretch: Target | None

    def distance(self, value: Decimal | Fraction, target: Target) -> Fraction:
        """Return how far a value is from a target; negative beyond it, 0 inside a range."""
        here = exact(value) if isinstance(value, Decimal) else value
        if isinstance(target, Band):
            return max(exact(target.low) - here, here - exact(target.high), Fraction(0))
        return exact(target) - here if self.rises else here - exact(target)

    @cached_property
    def way(self) -> Fraction | None:
        """From the baseline to the threshold; negative where the threshold is worse than the baseline."""
        if self.baseline is None or self.threshold is None:
            return None
        return self.distance(self.baseline, self.threshold)

    @property
    def asks_for_worse(self) -> bool:
        """Whether the threshold lies on the wrong side of the baseline; a level to keep may lie there."""
        return not self.keep and self.way is not None and self.way < 0

    @property
    def keeps_what_isnt_there(self) -> bool:
        """Whether a level is to be kept that the baseline isn't at yet."""
        return self.keep and self.way is not None and self.way > 0

    @cached_property
    def change(self) -> Fraction | None:
        """The way in percent of the baseline, where the goal asks for a change and the baseline isn't 0."""
        if self.keep or self.way is None or self.way <= 0 or not self.baseline:
            return None
        return self.way * 100 / abs(Fraction(self.baseline))

    def show(self, target: Target) -> str:
        """Return a target as people read it."""
        return show_target(target, self.unit)

    def show_step(self, step: Fraction) -> str:
        """Return how far apart two figures are, with all digits; percentages are points apart."""
        return show_step(step, self.unit)


def show_target(target: Target, unit: str) -> str:
    """Return a target in a unit as people read it."""
    if isinstance(target, Band):
        return f"{show(target.low, unit)} to {show(target.high, unit)}"
    return show(target, unit)


def show_step(step: Fraction, unit: str) -> str:
    """Return how far apart two figures of a unit are, with all digits; percentages are points apart."""
    return show(finite_decimal(step) or step, "points" if unit == "%" else unit)


def aim_of(goal: Goal) -> Aim | None:
    """Return what the goal asks for; None without a metric, or while its formula leaves open which way is better."""
    metric = goal.metric
    if metric is None or metric.direction_is_open:
        return None
    return Aim(
        unit=metric.unit,
        rises=metric.better is Better.HIGHER,
        keep=goal.measurable.keep,
        baseline=goal.baseline if is_possible(goal.baseline, metric) else None,
        threshold=_target(goal.threshold, metric),
        stretch=_target(goal.stretch, metric),
    )


def figures(goal: Goal) -> list[tuple[Path, Decimal]]:
    """Return every figure in the unit of the goal's own metric, with the place it stands at."""
    written = [(BASELINE, goal.baseline), (THRESHOLD, goal.threshold), (STRETCH, goal.stretch)]
    if goal.time_bound.milestones and not is_unread(goal, MILESTONES):
        numbered = enumerate(goal.time_bound.milestones)
        written += [((*MILESTONES, number, "value"), milestone.value) for number, milestone in numbered]
    found: list[tuple[Path, Decimal]] = []
    for at, value in written:
        if isinstance(value, Decimal):
            found.append((at, value))
        elif (band := band_of(value)) is not None:
            found += [((*at, "from"), band.low), ((*at, "to"), band.high)]
    return found


def is_possible(value: Decimal | None, metric: Metric) -> bool:
    """Whether a value lies within the metric's bounds, where there is one."""
    low, high = metric.bounds
    return value is None or ((low is None or value >= low) and (high is None or value <= high))


def band_of(target: Decimal | Range | None) -> Band | None:
    """Return a written range whose ends could both be read; None for anything else."""
    if not isinstance(target, Range) or target.low is None or target.high is None:
        return None
    return Band(target.low, target.high)


def ramp_start(goal: Goal, aim: Aim) -> Decimal | None:
    """Return where the way to the threshold begins: 0 for a total, whose baseline is an earlier period's."""
    return Decimal(0) if goal.metric and goal.metric.kind is Kind.SUM else aim.baseline


def _target(written: Decimal | Range | None, metric: Metric) -> Target | None:
    band = band_of(written)
    if band is not None:
        usable = band.low <= band.high and is_possible(band.low, metric) and is_possible(band.high, metric)
        return band if usable else None
    # One figure for a metric that wants a range doesn't say on which side of it is better.
    if not isinstance(written, Decimal) or metric.better is Better.RANGE:
        return None
    return written if is_possible(written, metric) else None
