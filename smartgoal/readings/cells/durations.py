"""Durations whose cells say themselves what they are: with a unit for each part, or as a time of day."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.knowledge.units import MINUTE, Dimension, find_unit
from smartgoal.readings.cells.clocks import Clock
from smartgoal.readings.cells.memo import Flaw
from smartgoal.readings.codes import RejectCode

if TYPE_CHECKING:
    from smartgoal.readings.cells.plain import Cell, Plain

_NAMED_PARTS = re.compile(r"(\d(?:[\d.,'\u2019]|[ \u00a0\u202f\u2009](?=\d))*)\s*([^\W\d_]+)\.?,?\s*")
_FINEST = 24
"""So many digits after the mark has a number of milliseconds at most, in seconds."""
_TIME_OF_DAY = re.compile(r"(\d{1,2}):(\d\d):(\d\d)(?:\s*([AaPp])\.?[Mm]\.?)?")


def read_time_of_day(text: str) -> Cell:
    """Return a span that a spreadsheet shows as a time of day (12:05:32 AM), in seconds."""
    found = _TIME_OF_DAY.fullmatch(text)
    if found is None or int(found[2]) > 59 or int(found[3]) > 59:
        return Flaw(
            RejectCode.BAD_DURATION, "Durations of this column are written as times of day, such as 12:05:32 AM."
        )
    hours, half = int(found[1]), found[4]
    if hours > 23 or (half and not 1 <= hours <= 12):
        return Flaw(RejectCode.BAD_DURATION, "There is no such hour.")
    if half:
        hours = hours % 12 + (12 if half in "pP" else 0)
    return Decimal(hours * 3600 + int(found[2]) * 60 + int(found[3]))


def part_numbers(text: str) -> list[str]:
    """Return the bare numbers of a duration whose parts name their units; none where it isn't one."""
    return [number for number, _ in _parts(text)]


def _parts(text: str) -> list[tuple[str, Fraction]]:
    """Return the numbers of the parts and what each one's unit is in seconds, longest first."""
    parts: list[tuple[str, Fraction]] = []
    place = 0
    for found in _NAMED_PARTS.finditer(text):
        unit = find_unit(found[2], MINUTE)
        factor = unit.factor if unit and unit.dimension is Dimension.TIME else None
        if found.start() != place or factor is None or (parts and factor >= parts[-1][1]):
            return []
        parts.append((found[1], factor))
        place = found.end()
    return parts if place == len(text) else []


class NamedParts:
    """Reads durations whose parts name their units (5m 32s, 1 h 05 min, 3 perc), in seconds.

    Args:
        plain: How their numbers are read.
    """

    __slots__ = ("_plain",)

    def __init__(self, plain: Plain) -> None:
        self._plain = plain

    def __call__(self, text: str) -> Cell:
        """Return a duration."""
        parts = _parts(text)
        if not parts:
            clock = Clock("h:mm:ss")(text)
            hint = "Each part needs its unit, as in 5m 32s."
            return clock if isinstance(clock, Decimal) else Flaw(RejectCode.BAD_DURATION, hint)
        total = Fraction(0)
        for number, factor in parts:
            value = self._plain.number(number)
            if value is None:
                return Flaw(RejectCode.BAD_DURATION, self._plain.hint(number))
            total += Fraction(value) * factor
        # Units of time are whole seconds or thousandths of one, so that nothing is lost.
        scaled = total * 10**_FINEST
        return Decimal(f"{scaled.numerator // scaled.denominator}E-{_FINEST}")
