"""The calendar of goals and figures: the years it has, and counting in months."""

from __future__ import annotations

from calendar import monthrange
from datetime import MINYEAR, date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2200
_DAY = timedelta(days=1)


def first_of_month(day: date, *, later: int) -> date:
    """Return the first day of the month that comes so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + later, 12)
    return date(year, month + 1, 1)


def month_longer(last: date) -> date:
    """Return the end of the first month that goes on after a day."""
    return first_of_month(last + _DAY, later=1) - _DAY


def months_between(first: date, later: date) -> int:
    """Return how many months the month of one day is after that of another."""
    return (later.year - first.year) * 12 + later.month - first.month


def start_of_months(months: int, *, until: date) -> date:
    """Return the first day of so many months that end on a day, both days counted.

    A month without such a day gives its last one; before the calendar's first day there is none.
    """
    year, month = divmod(until.year * 12 + until.month - 1 - months, 12)
    if year < MINYEAR:
        return date.min
    return date(year, month + 1, min(until.day, monthrange(year, month + 1)[1])) + _DAY
