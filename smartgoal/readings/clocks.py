"""Durations written with colons."""

from __future__ import annotations

import re
from decimal import Decimal

from smartgoal.readings.codes import RejectCode
from smartgoal.readings.memo import Flaw

CLOCKS = frozenset({"h:mm:ss", "hh:mm:ss", "h:mm", "hh:mm", "mm:ss", "m:ss"})
_CLOCK_PARTS = re.compile(r"(-|\u2212)?(\d{1,6}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,9}))?")
_SECONDS = (3600, 60, 1)


class Clock:
    """Reads durations such as 5:32, in seconds.

    A spreadsheet takes 05:12 for twelve minutes past five and writes 05:12:00 back. Where every duration of a column of
    minutes and seconds looks like that, nobody can tell whether they are hours.

    Attributes:
        shape: What two parts mean.
        doubtful: A duration of three parts without seconds, if there was one.
        plain: Whether any duration was certainly in minutes and seconds.
    """

    __slots__ = ("_minutes_first", "doubtful", "plain", "shape")

    def __init__(self, shape: str) -> None:
        self.shape = shape
        self._minutes_first = shape in {"mm:ss", "m:ss"}
        self.doubtful = ""
        self.plain = False

    @property
    def is_undecided(self) -> bool:
        """Whether its durations could all be sixty times as long as they were."""
        return self._minutes_first and bool(self.doubtful) and not self.plain

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
        self._note(text, parts)
        factors = _SECONDS if third is not None else _SECONDS[1:] if self._minutes_first else _SECONDS[:2]
        seconds = sum(each * factor for each, factor in zip(parts, factors, strict=True))
        return Decimal(f"{seconds}.{part or 0}")

    def _note(self, text: str, parts: list[int]) -> None:
        if len(parts) == 2 or parts[2]:
            self.plain = self.plain or any(parts)
        elif any(parts):
            self.doubtful = self.doubtful or text
