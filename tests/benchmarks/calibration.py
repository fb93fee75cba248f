"""How honest the figures about noise are: run `python -m tests.benchmarks.calibration` for the table.

Series are made whose truth is known: a level or a trend with normal noise. Counted is how often the 80 % forecast
interval holds what came, how often a chance of so many in a hundred came true, how often the 95 % intervals hold the
truth, and how often a series without any change gives a signal.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

from smartgoal.knowledge.metric import Kind
from smartgoal.progress.assessment import Point
from smartgoal.progress.history import Total
from smartgoal.progress.interval import interval_of, wilson
from smartgoal.progress.kinds import SignalKind
from smartgoal.progress.signal import find_signals
from smartgoal.readings.days import DaySum, DaySums, Whose
from tests.progress.given import assess_alone, goal

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import Forecast

START = date(2026, 1, 5)
WEEKS = 26
TERMS = """\
measurable: {metric: %s, baseline: %s, window: %s}
realistic: {threshold: %s}
time_bound: {start: 2026-01-05, deadline: 2026-07-05}
"""
CASES = {
    "level": ("backlog", "120", "period", "100"),
    "latest": ("free", "80", "latest", "100"),
    "trailing": ("free", "80", "4 weeks", "100"),
    "whole period": ("free", "80", "period", "100"),
    "total": ("sales", "0", "period", "2600"),
}
FREE = "  free: {name: Free, kind: mean, unit: points, better: higher, class: other, bounds: [null, null]}\n"


@dataclass(frozen=True, slots=True)
class Held:
    """How often the interval held, and the mean distance between promised chances and what came."""

    share: float
    bias: float


def goal_of(case: str) -> Goal:
    """Return a half year's goal of a kind."""
    return goal(TERMS % CASES[case], head=FREE)


def figures(one: Goal, weekly: list[float]) -> DaySums:
    """Return one row a week, on its Friday."""
    assert one.metric is not None
    days = {}
    for week, value in enumerate(weekly):
        exact = Fraction(round(value * 1000), 1000)
        weight = Fraction(50 if one.metric.kind is Kind.MEAN else 0)
        top = exact * weight if weight else exact
        days[START + timedelta(days=7 * week + 4)] = DaySum(top, weight, 1, values=(exact,))
    return DaySums({Whose(one.metric.id, "Anna", None): days})


def series(random: Random, slope: float) -> list[float]:
    """Return a half year of weeks around 100 with a noise of 10."""
    return [100 + slope * (week - WEEKS / 2) + random.gauss(0, 10) for week in range(WEEKS)]


def forecast_held(case: str, known: int, runs: int, seed: int = 1) -> Held:
    """Return how often the final value lay in the interval forecast when so many weeks were known."""
    random = Random(seed)  # noqa: S311 - the same seed must give the same table
    one = goal_of(case)
    held, promised, came = 0, 0.0, 0
    for _ in range(runs):
        weekly = series(random, random.choice([-1.0, 0.0, 0.5]))
        told = _forecast(one, weekly[:known], START + timedelta(days=7 * known - 1))
        final = assess_alone(one, figures(one, weekly), today=date(2026, 7, 6))
        assert final.value is not None
        held += told.low <= final.value <= told.high
        promised += float(told.chance)
        came += final.threshold.meets is True
    return Held(held / runs, (promised - came) / runs)


def _forecast(one: Goal, weekly: list[float], today: date) -> Forecast:
    told = assess_alone(one, figures(one, weekly), today=today).outlook.forecast
    assert told is not None
    return told


def false_signals(length: int, runs: int, seed: int = 2) -> dict[SignalKind, float]:
    """Return how many signals of each kind a hundred points of pure noise give, once the limits are settled."""
    random = Random(seed)  # noqa: S311 - the same seed must give the same table
    found = dict.fromkeys(SignalKind, 0)
    for _ in range(runs):
        points = [_point(week, random.gauss(100, 10)) for week in range(length)]
        settled = points[12].first
        for signal in find_signals(points):
            found[signal.kind] += signal.first >= settled
    return {kind: 100 * count / (runs * (length - 12)) for kind, count in found.items()}


def _point(week: int, value: float) -> Point:
    first = START + timedelta(days=7 * week)
    return Point(first, first + timedelta(days=6), Fraction(round(value * 1000), 1000), Fraction(1), partial=False)


def share_interval_held(share: float, count: int, runs: int, seed: int = 3) -> float:
    """Return how often Wilson's interval holds the true share."""
    random = Random(seed)  # noqa: S311 - the same seed must give the same table
    held = 0
    for _ in range(runs):
        good = sum(random.random() < share for _ in range(count))
        low, high = wilson(Fraction(good, count), Fraction(count))
        held += low <= share <= high
    return held / runs


def mean_interval_held(count: int, runs: int, seed: int = 4) -> float:
    """Return how often the t interval holds the true mean."""
    random = Random(seed)  # noqa: S311 - the same seed must give the same table
    metric = goal_of("latest").metric
    assert metric is not None
    held = told = 0
    for _ in range(runs):
        values = [Fraction(round(random.gauss(100, 10) * 1000), 1000) for _ in range(count)]
        top = sum(values, Fraction(0))
        total = Total(
            value=top / count,
            denominator=Fraction(count),
            rows=count,
            squares=sum((value * value for value in values), Fraction(0)),
        )
        if interval := interval_of(metric, total):
            told += 1
            held += interval[0] <= 100 <= interval[1]
    return held / told


def main(runs: int = 400) -> None:
    """Print the tables."""
    out = sys.stdout.write
    out(f"80 % forecast intervals, {runs} runs each: held, and mean promised chance minus what came true\n")
    for case in CASES:
        told = [forecast_held(case, known, runs) for known in (8, 12, 16, 22)]
        out(f"  {case:13}" + "  ".join(f"{one.share:5.1%} ({one.bias:+.2f})" for one in told) + "\n")
    rates = false_signals(60, runs * 5)
    out("signals per 100 points of noise: " + ", ".join(f"{kind} {rate:.2f}" for kind, rate in rates.items()) + "\n")
    shares = [share_interval_held(share, count, runs * 5) for share in (0.1, 0.5, 0.9) for count in (20, 200)]
    out("95 % intervals of shares: " + " ".join(f"{held:.1%}" for held in shares) + "\n")
    out("95 % intervals of means: " + " ".join(f"{mean_interval_held(n, runs * 5):.1%}" for n in (2, 5, 30)) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
