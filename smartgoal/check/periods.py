"""How long goals run, in days and months of the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import MINYEAR, date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal


def days_of(goal: Goal) -> int | None:
    """Return how many days the goal runs, both ends included; None where an end is missing or they are reversed."""
    if goal.start is None or goal.deadline is None or goal.deadline < goal.start:
        return None
    return (goal.deadline - goal.start).days + 1


def first_of_months(last: date, months: int) -> date:
    """Return the first day of so many months that end on a day, counted as windows are: both days are in."""
    year, month = divmod(last.year * 12 + last.month - 1 - months, 12)
    if year < MINYEAR:
        return date.min
    eve = date(year, month + 1, min(last.day, monthrange(year, month + 1)[1]))
    return eve + timedelta(days=1)
