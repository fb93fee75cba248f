"""Levels of which one day says two things."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.readings.codes import RejectCode
from smartgoal.readings.days import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from fractions import Fraction

    from smartgoal.readings.days import DaySum, Whose


class Seen(NamedTuple):
    """A value: whose, of which day, and where it stands."""

    whose: Whose
    day: int
    file: str
    line: int
    value: Fraction


def find_contradictions(
    sums: Mapping[Whose, Mapping[date, DaySum]],
    levels: Collection[str],
    look_up: Callable[[Mapping[Whose, frozenset[int]]], Iterable[Seen]],
) -> Iterator[DataError]:
    """Return where a day of a level has different values; which days count, the goal tells.

    Args:
        sums: Day sums of all metrics.
        levels: Ids of the metrics that are levels.
        look_up: Returns the rows that count of people's metrics on certain days, in the order in which later ones win.
    """
    counts = {
        (whose, day.toordinal()): count
        for whose, days in sums.items()
        if whose.metric in levels
        for day, day_sum in days.items()
        if len(day_sum.values) > 1 and (count := len(set(day_sum.values))) > 1
    }
    if not counts:
        return
    days: dict[Whose, set[int]] = {}
    for whose, day in counts:
        days.setdefault(whose, set()).add(day)
    firsts: dict[tuple[Whose, int], Seen] = {}
    others: dict[tuple[Whose, int], Seen] = {}
    for seen in look_up({whose: frozenset(some) for whose, some in days.items()}):
        key = seen.whose, seen.day
        if firsts.setdefault(key, seen).value != seen.value:
            others[key] = seen
    yield from (_contradiction(count, firsts[key], others[key]) for key, count in counts.items())


def _contradiction(values: int, first: Seen, other: Seen) -> DataError:
    if first.file == other.file:
        where = f"such as in lines {first.line} and {other.line}"
    else:
        where = f"such as in line {first.line} of {first.file} and line {other.line} of {other.file}"
    whose, day = other.whose, date.fromordinal(other.day)
    message = f"{day} has {values} different values, {where}; only one can be where {whose.metric} stood."
    return DataError(
        whose.metric, whose.owner, other.file, other.line, RejectCode.CONFLICTING_VALUES, message, about=whose, day=day
    )
