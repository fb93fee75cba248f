"""Noticing that a unit changed: figures a hundred times as large from one day on."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from statistics import median_low
from typing import TYPE_CHECKING

from smartgoal.errors import ReadingsError
from smartgoal.knowledge.numbers import finite_decimal
from smartgoal.readings.codes import ErrorCode
from smartgoal.readings.export import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smartgoal.readings.export import Rows

FACTOR = 100
_FEWEST_ROWS = 5
"""A median of fewer rows says nothing."""
_SAMPLE = 10_001
_MOST = 200_000
"""Of longer files every second, third … row is looked at: memory stays small."""
_FINE = 10**6
"""Quotients are compared in millionths: whole numbers compare fast, and a factor of a hundred needs no more."""


def refuse_jumps(name: str, parts: Iterable[Rows]) -> None:
    """Raise ReadingsError where a metric jumps by a factor of 100 or more from one day on, for all or for one owner."""
    for rows in parts:
        found = _jump(rows)
        if found is not None:
            day, before, after = found
            raise ReadingsError(ErrorCode.UNIT_INCONSISTENT, _message(rows.metric, f"on {day}", before, after), name)


def refuse_jump_from(name: str, metric: str, before: Fraction, after: Fraction, *, since: str) -> None:
    """Raise ReadingsError where a file's median is 100 times or a hundredth of one before; `since` says which."""
    if _is_jump(before, after):
        raise ReadingsError(ErrorCode.UNIT_INCONSISTENT, _message(metric, f"since {since}", before, after), name)


def median_of(rows: Rows) -> Fraction | None:
    """Return about the middle of a metric's figures, in its unit; None where they are too few or no amounts."""
    step = max(1, len(rows) // _SAMPLE)
    values = [value for value in _figures(rows, step) if value > 0]
    return median_low(values) * _worth(rows) if len(values) >= _FEWEST_ROWS else None


def _message(metric: str, since: str, before: Fraction, after: Fraction) -> str:
    return (
        f"{metric} has a median of {_shown(before)} before and {_shown(after)} {since}: "
        "its unit seems to have changed. Split the file there, and say the unit of each part in a source of its own."
    )


def _shown(value: Fraction) -> str:
    decimal = finite_decimal(Fraction(round(value * 1000), 1000))
    return f"{decimal:f}" if decimal is not None else f"{value}"


def _figures(rows: Rows, step: int) -> Sequence[int]:
    measure = rows.measure
    if measure.fills or measure.shape is Shape.RESPONSES:
        return ()
    if measure.shape is Shape.RATIO:
        above, below = (column.items[::step] for column in rows.operands)
        return [part * _FINE // whole if whole else 0 for part, whole in zip(above, below, strict=True)]
    return rows.operands[0].items[::step]


def _worth(rows: Rows) -> Fraction:
    scales = rows.measure.scales
    return scales[0] / scales[1] / _FINE if rows.measure.shape is Shape.RATIO else scales[0]


def _is_jump(before: Fraction | int, after: Fraction | int) -> bool:
    return min(before, after) > 0 and max(before, after) >= FACTOR * min(before, after)


def _jump(rows: Rows) -> tuple[date, Fraction, Fraction] | None:
    if len(rows) < 2 * _FEWEST_ROWS:
        return None
    step = max(1, len(rows) // _MOST)
    figures = _figures(rows, step)
    if not figures or not _is_jump(_least(figures), max(figures)):
        return None
    everybody: dict[int, list[int]] = defaultdict(list)
    by_person: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for day, whose, value in zip(rows.days[::step], rows.whose[::step], figures, strict=True):
        if value > 0:
            everybody[day].append(value)
            by_person[whose][day].append(value)
    for days in (everybody, *by_person.values()):
        found = _jump_between(days)
        if found is not None:
            day, before, after = found
            return date.fromordinal(day), before * _worth(rows), after * _worth(rows)
    return None


def _least(figures: Sequence[int]) -> int:
    """Return the smallest amount above zero; 0 where there is none."""
    least = min(figures)
    return least if least > 0 else min((value for value in figures if value > 0), default=0)


def _jump_between(days: dict[int, list[int]]) -> tuple[int, int, int] | None:
    """Return the first day from which on the median is another by the factor, with both medians.

    Only where neighbouring days already differ so much are all rows before and after compared.
    """
    groups: list[tuple[int, list[int]]] = []
    for day in sorted(days):
        if groups and len(groups[-1][1]) < _FEWEST_ROWS:
            groups[-1][1].extend(days[day])
        else:
            groups.append((day, list(days[day])))
    if len(groups) > 1 and len(groups[-1][1]) < _FEWEST_ROWS:
        _, rest = groups.pop()
        groups[-1][1].extend(rest)
    medians = [median_low(values) for _, values in groups]
    for place in range(1, len(groups)):
        if _is_jump(medians[place - 1], medians[place]):
            before = median_low([value for _, values in groups[:place] for value in values])
            after = median_low([value for _, values in groups[place:] for value in values])
            if _is_jump(before, after):
                return groups[place][0], before, after
    return None
