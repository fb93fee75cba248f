"""Levels of which one day says two things."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smartgoal.readings.days import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from smartgoal.readings.days import DaySum, Whose


class Seen(NamedTuple):
    """A value and where it stands."""

    file: str
    line: int
    value: Fraction


def find_contradictions(
    sums: Mapping[Whose, Mapping[date, DaySum]],
    levels: Iterable[str],
    look_up: Callable[[Whose, int], Iterable[Seen]],
) -> Iterator[DataError]:
    """Return where the newest day of a level has different values.

    Args:
        sums: Day sums of all metrics.
        levels: Ids of the metrics that are levels.
        look_up: Returns the rows that count of one person's metric on one day, in the order in which later ones win.
    """
    for whose, days in sums.items():
        if whose.metric not in levels or not days:
            continue
        newest = max(days)
        if len(set(days[newest].values)) > 1:
            rows = list(look_up(whose, newest.toordinal()))
            other = next(row for row in reversed(rows) if row.value != rows[0].value)
            yield _contradiction(whose, newest, len(set(days[newest].values)), rows[0], other)


def _contradiction(whose: Whose, day: date, values: int, first: Seen, other: Seen) -> DataError:
    if first.file == other.file:
        where = f"such as in lines {first.line} and {other.line}"
    else:
        where = f"such as in line {first.line} of {first.file} and line {other.line} of {other.file}"
    message = f"{day} has {values} different values, {where}; only one can be where {whose.metric} stood."
    return DataError(whose.metric, whose.owner, other.file, other.line, "conflicting_values", message)
