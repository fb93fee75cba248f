"""Spans of days: from a first to a last, both counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DaySpan = tuple[date, date]
_DAY = timedelta(days=1)


def joined(spans: Iterable[DaySpan]) -> tuple[DaySpan, ...]:
    """Return spans in order; those that overlap or follow each other without a gap are one."""
    found: list[DaySpan] = []
    for first, last in sorted(set(spans)):
        if found and first - found[-1][1] <= _DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)
