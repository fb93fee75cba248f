"""Review periods with their own values, coverage and the newest row."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.progress.assessment import Point
from smartgoal.progress.windows import review_periods, two_periods_before

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from smartgoal.goals.model import Review
    from smartgoal.progress.history import History


def series(history: History, review: Review, start: date, last: date) -> Iterator[Point]:
    """Return one point for each review period with data; a period without is absent, not zero."""
    for period in review_periods(review, start, last):
        found = history.value(period.first, period.last)
        if found is not None:
            yield Point(period.first, period.last, *found, period.partial)


def coverage(history: History, review: Review, start: date, last: date) -> Fraction:
    """Return the share of the review periods elapsed that have rows."""
    periods = review_periods(review, start, last)
    return Fraction(sum(history.has_rows(period.first, period.last) for period in periods), len(periods))


def is_stale(history: History, review: Review, start: date, today: date) -> bool:
    """Whether two review periods have passed without a row."""
    first = two_periods_before(review, today)
    return start <= first and not history.has_rows(first, today)
