"""How long goals run, in days and months of the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal


def days_of(goal: Goal) -> int | None:
    """Return how many days the goal runs, both ends included; None where an end is missing or they are reversed."""
    if goal.start is None or goal.deadline is None or goal.deadline < goal.start:
        return None
    return (goal.deadline - goal.start).days + 1


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
