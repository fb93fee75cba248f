"""The axes of charts: one of days that all charts share, and one of values for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from smartgoal.goals.show import show, show_day
from smartgoal.knowledge.numbers import finite_decimal
from smartgoal.report.style import cells, fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smartgoal.progress.assessment import Assessment

WIDTH = 1000
"""A chart's width in its own units, whatever it is on the screen."""
_MOST_TICKS = 6
_SPECK = 16
_LONGEST_TICK = 13
_LONGEST_IN_DAYS, _LONGEST_IN_WEEKS = 14, 70
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 3600)
_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400)


@dataclass(frozen=True, slots=True)
class DayAxis:
    """The days that all charts of a page show, ends included."""

    first: date
    last: date

    def end(self, day: date) -> float:
        """Return where a day ends; inside the chart, whatever the day."""
        days = (day - self.first).days + 1
        return round(min(max(days / self.length, 0), 1) * WIDTH, 1)

    def begin(self, day: date) -> float:
        """Return where a day begins."""
        return self.end(day - timedelta(days=1)) if day > date.min else 0

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Return at most six places with their names: months, January by its year; weeks of short times."""
        if self.length <= _LONGEST_IN_WEEKS:
            yield from self._days_marked()
        else:
            yield from self._months_marked()

    def _days_marked(self) -> Iterator[tuple[float, str]]:
        step = ceil(self.length / _MOST_TICKS)
        begin = 0
        if self.length > _LONGEST_IN_DAYS:
            step, begin = 7 * ceil(self.length / 7 / _MOST_TICKS), -self.first.weekday() % 7
        for days in range(begin, self.length, step):
            day = self.first + timedelta(days=days)
            yield self.begin(day), f"{day.day} {_month(day)}"

    def _months_marked(self) -> Iterator[tuple[float, str]]:
        first, last = self.first.year * 12 + self.first.month, self.last.year * 12 + self.last.month
        step = next((step for step in _MONTHS if (last - first) // step < _MOST_TICKS), _MONTHS[-1])
        # Years and quarters begin in January.
        for month in range(first - (first - 1) % step, last + 1, step):
            day = date(max(month - 1, 12) // 12, (month - 1) % 12 + 1, 1)
            if day >= self.first:
                yield self.begin(day), str(day.year) if day.month == 1 else _month(day)

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def day_axes(goals: Sequence[Assessment]) -> tuple[DayAxis | None, ...]:
    """Return each goal's axis; None where it has no days.

    All share the one from the first start to the last deadline; only goals that would be a speck on it, such as a
    month's beside one of ten years, share one of their own.
    """
    found: dict[int, DayAxis] = {}
    spans = {place: span for place, one in enumerate(goals) if (span := _days_of(one))}
    while spans:
        axis = DayAxis(min(span.first for span in spans.values()), max(span.last for span in spans.values()))
        shown = {place: span for place, span in spans.items() if span.length * _SPECK >= axis.length}
        found |= dict.fromkeys(shown, axis)
        spans = {place: span for place, span in spans.items() if place not in shown}
    return tuple(found.get(place) for place in range(len(goals)))


def _days_of(one: Assessment) -> DayAxis | None:
    start, end = one.goal.start, one.goal.deadline
    if start is None or end is None or start > end:
        return None
    return DayAxis(start, max(end, one.goal.stretch_deadline or end))


def _month(day: date) -> str:
    return show_day(day, day).rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """The values of one chart from the lowest to the highest, on so many pixels."""

    low: Fraction
    high: Fraction
    height: int
    unit: str

    def at(self, value: Fraction) -> float:
        """Return how far below the top a value stands; inside the chart, whatever the value."""
        return self.places((value,))[0]

    def places(self, values: Iterable[Fraction]) -> list[float]:
        """Return how far below the top each value stands."""
        top, bottom = float(self.high), float(self.low)
        size = top - bottom
        shares = [(top - float(value)) / size if size > 0 else 0.5 for value in values]
        return [round(min(max(share, 0), 1) * self.height, 1) for share in shares]

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Return at most six round values with their places."""
        step = _step((self.high - self.low) / (_MOST_TICKS - 1), in_seconds=self.unit == "s")
        for number in range(ceil(self.low / step), floor(self.high / step) + 1):
            value = finite_decimal(number * step)
            if value is not None:
                text = show(value, self.unit)
                yield (
                    self.at(number * step),
                    text if cells(text) <= _LONGEST_TICK else fit(text, _LONGEST_TICK).rstrip(),
                )


def value_axis(
    values: Iterable[Fraction], height: int, unit: str, bounds: tuple[Fraction | None, Fraction | None]
) -> ValueAxis:
    """Return an axis with a little room around the values, though none beyond what is possible."""
    values = tuple(values)
    low, high = min(values), max(values)
    room = (high - low) / 12 or abs(high) / 20 or Fraction(1)
    lowest, highest = bounds
    bottom = low - room if lowest is None or low < lowest else max(low - room, lowest)
    top = high + room if highest is None or high > highest else min(high + room, highest)
    return ValueAxis(bottom, top, height, unit)


def _step(least: Fraction, *, in_seconds: bool) -> Fraction:
    """Return the smallest round step that isn't below `least`."""
    if in_seconds and 1 <= least <= _SECONDS[-1]:
        return Fraction(next(step for step in _SECONDS if step >= least))
    power = Fraction(10) ** (len(str(floor(least))) - 1 if least >= 1 else -len(str(floor(1 / least))))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least)
