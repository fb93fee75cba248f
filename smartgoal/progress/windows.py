"""Days in windows and review periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from smartgoal.goals.model import Review
from smartgoal.goals.written import Window, WindowKind
from smartgoal.knowledge.months import first_of_month, start_of_months

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = timedelta(days=1)


def days_from(first: date, last: date) -> int:
    """Return how many days there are, both ends counted; 0 where `last` is before `first`."""
    return max((last - first).days + 1, 0)


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How many days of how many have passed, the day judged included."""

    days: int
    of: int

    @property
    def share(self) -> Fraction:
        """From 0 to 1."""
        return Fraction(self.days, self.of)

    def __str__(self) -> str:
        """Return it as people say it: `20 of 30 days`."""
        return f"{self.days} of {self.of} days"


def elapsed(start: date, deadline: date, today: date) -> Elapsed:
    """Return how much of the days from start to deadline has passed."""
    total = days_from(start, deadline)
    return Elapsed(min(days_from(start, today), total), total)


def first_day(window: Window, last: date) -> date:
    """Return the first day of a trailing window that ends on `last`, wherever the goal begins."""
    if window.unit == "months":
        return start_of_months(window.count, until=last)
    days = window.count * (7 if window.unit == "weeks" else 1)
    return last - timedelta(days=min(days - 1, (last - date.min).days))


def window_start(window: Window, start: date, last: date) -> date:
    """Return the first day that counts: a window is short until it has filled, and never begins before the goal."""
    if window.kind is not WindowKind.TRAILING:
        return start
    return max(start, first_day(window, last))


@dataclass(frozen=True, slots=True)
class ReviewPeriod:
    """The days of one review; partial where the goal's start or the day judged cuts it."""

    first: date
    last: date
    partial: bool


@lru_cache(maxsize=16)
def review_periods(review: Review, start: date, last: date) -> tuple[ReviewPeriod, ...]:
    """Return the review periods from `start` to `last`, the outer ones cut there; goals often share them."""
    return tuple(_review_periods(review, start, last))


def _review_periods(review: Review, start: date, last: date) -> Iterator[ReviewPeriod]:
    begin = _begin(review, start)
    while begin <= last:
        after = _next(review, begin)
        end = after - _DAY
        yield ReviewPeriod(max(begin, start), min(end, last), partial=begin < start or end > last)
        begin = after


def two_periods_before(review: Review, last: date) -> date:
    """Return the first day of the two review periods' time that ends on `last`."""
    match review:
        case Review.DAILY | Review.WEEKLY | Review.FORTNIGHTLY:
            return last - timedelta(days=2 * _DAYS[review] - 1)
        case Review.MONTHLY | Review.QUARTERLY:
            return start_of_months(2 * _MONTHS[review], until=last)
        case _:
            assert_never(review)


_DAYS = {Review.DAILY: 1, Review.WEEKLY: 7, Review.FORTNIGHTLY: 14}
_MONTHS = {Review.MONTHLY: 1, Review.QUARTERLY: 3}


def _begin(review: Review, start: date) -> date:
    match review:
        case Review.DAILY:
            return start
        case Review.WEEKLY | Review.FORTNIGHTLY:
            return start - timedelta(days=start.weekday())
        case Review.MONTHLY:
            return start.replace(day=1)
        case Review.QUARTERLY:
            return date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
        case _:
            assert_never(review)


def _next(review: Review, begin: date) -> date:
    if review in _DAYS:
        return begin + timedelta(days=_DAYS[review])
    return first_of_month(begin, later=_MONTHS[review])
