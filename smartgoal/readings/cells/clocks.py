"""Durations written with colons."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median_high, median_low
from typing import TYPE_CHECKING

from smartgoal.readings.cells.memo import Flaw
from smartgoal.readings.codes import RejectCode

if TYPE_CHECKING:
    from collections.abc import Collection

CLOCKS = frozenset({"h:mm:ss", "hh:mm:ss", "h:mm", "hh:mm", "mm:ss", "m:ss"})
_CLOCK_PARTS = re.compile(r"(-|\u2212)?(\d{1,6}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,9}))?")
_SECONDS = (3600, 60, 1)
_FAR_BEYOND = 15
"""Hours of which there is little are so many times as long as all short durations before they are taken for minutes."""
_QUARTER = 900
"""Seconds of a quarter of an hour: such durations are limits, or typed, as often as they are mistaken."""


@dataclass(frozen=True, slots=True)
class Durations:
    """Different durations of a column of minutes and seconds, in seconds with the first text that said each.

    A spreadsheet takes 05:12 for twelve minutes past five and writes 05:12:00 back. Seconds of real hours are of any
    number, so that hours of a column of minutes and seconds that mostly have none may well be minutes.

    Attributes:
        doubtful: Durations of three parts without seconds.
        plain: Hours with seconds.
        short: What is certainly in minutes and seconds.
        told: Less than an hour, in three parts with seconds: the file writes hours itself.
    """

    doubtful: dict[int, str] = field(default_factory=dict)
    plain: dict[int, str] = field(default_factory=dict)
    short: dict[int, str] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)

    def among(self, seconds: Collection[int]) -> Durations:
        """Return those that are among some; totals and rows left out stand in a column, too."""
        lots = (self.doubtful, self.plain, self.short, self.told)
        doubtful, plain, short, told = ({each: lot[each] for each in lot.keys() & seconds} for lot in lots)
        return Durations({each: doubtful[each] for each in doubtful.keys() - short.keys()}, plain, short, told)

    @property
    def are_undecided(self) -> bool:
        """Whether some are probably sixty times as long as they were."""
        if self.told or not self.doubtful or len(self.doubtful) <= len(self.plain):
            return False
        if not self.short:
            return not self.plain or len(self.doubtful) > 1
        whole_minutes = sum(1 for seconds in self.short if seconds % 60 == 0)
        if 2 * whole_minutes > len(self.short) >= len(self.doubtful):
            return False
        if sum(1 for seconds in self.doubtful if seconds % _QUARTER) < 2:
            # One long call may end on the minute, or be cut off by the hour.
            is_half = len(self.doubtful) >= len(self.short)
            return is_half and max(self.doubtful) >= _FAR_BEYOND * max(self.short)
        # Hours that are nearer to the short durations when taken for minutes are more than √60 times as long.
        return median_high(self.doubtful) ** 2 > 60 * median_low(self.short) ** 2

    def doubt(self, column: str) -> str:
        """Return the sentence that says what can't be told of a column, and what to write."""
        seconds = max(self.doubtful)
        text = self.doubtful[seconds]
        if not self.short:
            part = "nearly every duration" if self.plain else "every duration"
            return (
                f'{part} of "{column}" ends like "{text}": hours, or minutes that a spreadsheet took for hours; '
                'export text, or say `unit: "h:mm:ss"` if they are hours.'
            )
        beside = self.short[max(self.short)]
        return (
            f'"{text}" stands in "{column}" beside "{beside}": hours, or minutes that a spreadsheet took for hours; '
            f'write "{text.rpartition(":")[0]}" if they are minutes, "{seconds // 60}:00" if they are hours.'
        )


class Clock:
    """Reads durations such as 5:32, in seconds.

    Attributes:
        shape: What two parts mean.
        met: What was read so far, where two parts are minutes and seconds.
    """

    __slots__ = ("_minutes_first", "met", "shape")

    def __init__(self, shape: str) -> None:
        self.shape = shape
        self._minutes_first = shape in {"mm:ss", "m:ss"}
        self.met = Durations()

    def __call__(self, text: str) -> Decimal | Flaw:
        """Return a duration."""
        found = _CLOCK_PARTS.fullmatch(text)
        if found is None:
            return Flaw(RejectCode.BAD_DURATION, f"Durations of this column are written as {self.shape}.")
        sign, first, second, third, part = found.groups()
        if third is None and self.shape in {"h:mm:ss", "hh:mm:ss"}:
            return Flaw(RejectCode.BAD_DURATION, f"It has two parts, and the column is declared as {self.shape}.")
        if part and third is None and not self._minutes_first:
            return Flaw(RejectCode.BAD_DURATION, "Parts of a minute can't be told from parts of an hour.")
        parts = [int(first), int(second)] if third is None else [int(first), int(second), int(third)]
        if any(later > 59 for later in parts[1:]):
            return Flaw(RejectCode.BAD_DURATION, "Minutes and seconds end at 59.")
        if sign:
            return Flaw(RejectCode.BAD_DURATION, "A duration can't be negative.")
        factors = _SECONDS if third is not None else _SECONDS[1:] if self._minutes_first else _SECONDS[:2]
        seconds = sum(each * factor for each, factor in zip(parts, factors, strict=True))
        if self._minutes_first and seconds:
            self._lot(seconds, has_hours=third is not None, has_parts=bool(part)).setdefault(seconds, text)
        return Decimal(f"{seconds}.{part or 0}")

    def _lot(self, seconds: int, *, has_hours: bool, has_parts: bool) -> dict[int, str]:
        if not has_hours:
            return self.met.short
        # A spreadsheet that takes minutes for hours leaves neither seconds nor parts of them.
        if seconds % 60 == 0 and not has_parts:
            return self.met.doubtful
        return self.met.plain if seconds >= 3600 else self.met.told
