"""Durations written with colons."""

from __future__ import annotations

import re
from decimal import Decimal
from statistics import median_high, median_low

from smartgoal.readings.codes import RejectCode
from smartgoal.readings.memo import Flaw

CLOCKS = frozenset({"h:mm:ss", "hh:mm:ss", "h:mm", "hh:mm", "mm:ss", "m:ss"})
_CLOCK_PARTS = re.compile(r"(-|\u2212)?(\d{1,6}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,9}))?")
_SECONDS = (3600, 60, 1)
_FAR_BEYOND = 15
"""A single duration of hours is so many times as long as all short ones before it is taken for minutes."""


class Clock:
    """Reads durations such as 5:32, in seconds.

    A spreadsheet takes 05:12 for twelve minutes past five and writes 05:12:00 back. Seconds of real hours are of any
    number, so that hours of a column of minutes and seconds that mostly have none may well be minutes.

    Attributes:
        shape: What two parts mean.
        doubtful: Durations of three parts without seconds, with the first text that said each.
        plain: Hours with seconds.
        short: What is certainly in minutes and seconds, with the first text that said each.
    """

    __slots__ = ("_minutes_first", "doubtful", "plain", "shape", "short")

    def __init__(self, shape: str) -> None:
        self.shape = shape
        self._minutes_first = shape in {"mm:ss", "m:ss"}
        self.doubtful: dict[int, str] = {}
        self.plain: set[int] = set()
        self.short: dict[int, str] = {}

    @property
    def is_undecided(self) -> bool:
        """Whether some of its durations are probably sixty times as long as they were."""
        if not self.doubtful or len(self.doubtful) <= len(self.plain):
            return False
        if not self.short:
            return not self.plain or len(self.doubtful) > 1
        whole_minutes = sum(1 for seconds in self.short if seconds % 60 == 0)
        if 2 * whole_minutes > len(self.short) >= len(self.doubtful):
            return False
        if len(self.doubtful) == 1:
            # Nothing repeats here: one long call may end on the minute, and be cut off by the hour.
            return max(self.doubtful) >= _FAR_BEYOND * max(self.short)
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
            self._note(text, seconds, has_hours=third is not None)
        return Decimal(f"{seconds}.{part or 0}")

    def _note(self, text: str, seconds: int, *, has_hours: bool) -> None:
        if has_hours and seconds % 60 == 0:
            self.doubtful.setdefault(seconds, text)
        elif seconds >= 3600 and has_hours:
            self.plain.add(seconds)
        else:
            self.short.setdefault(seconds, text)
