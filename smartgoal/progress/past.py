"""What was measured before a goal began: whole review periods, their natural limits, and a baseline that compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from smartgoal.goals.written import WindowKind
from smartgoal.knowledge.metric import Kind
from smartgoal.progress.assess import judge_window, terms_of
from smartgoal.progress.series import coverage, series
from smartgoal.progress.signal import SETTLED, natural_limits, whole_points
from smartgoal.progress.verdict import ENOUGH_COVERAGE
from smartgoal.progress.windows import days_from, two_periods_before, window_start

if TYPE_CHECKING:
    from datetime import date

    from smartgoal.goals.model import Review
    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import JudgedWindow, NaturalLimits, Point
    from smartgoal.progress.history import History
    from smartgoal.progress.rows import Book
    from smartgoal.progress.terms import Terms

_DAY = timedelta(days=1)
_PAIRS_OF_PERIODS = 12


@dataclass(frozen=True, slots=True)
class Past:
    """The owner's figures before the start.

    Attributes:
        points: Whole review periods, the newest 24 at most, oldest first.
        natural: The limits of the newest twelve of them; None with fewer than six.
        days: Over how many days the goal's value is taken.
        periods: How many review periods that is.
        share: What part of a total falls to one review period; 1 for all else.
        window: The days before the start that compare with those the goal is judged by.
        value: The metric over these days; None where they don't carry it.
    """

    points: tuple[Point, ...]
    natural: NaturalLimits | None
    days: int
    periods: Fraction
    share: Fraction
    window: JudgedWindow | None = None
    value: Fraction | None = None


def past_of(goal: Goal, book: Book) -> Past | None:
    """Return what was measured before a goal began; None for goals without figures and without any past."""
    agreed = terms_of(goal)
    if agreed is None or agreed.deadline < agreed.start:
        return None
    history, before = book.find(goal, agreed.metric).history, agreed.start - _DAY
    first = _horizon(goal.review, before)
    points = whole_points(tuple(series(history, goal.review, first, before)))
    if not points:
        return None
    period = Fraction(sum(days_from(point.first, point.last) for point in points), len(points))
    days = _days_judged(agreed, period)
    window, value = _baseline(agreed, goal.review, history, before, days)
    is_total = agreed.kind is Kind.SUM
    return Past(
        points=points,
        natural=natural_limits([point.value for point in points[-SETTLED:]]),
        days=days,
        periods=Fraction(1) if agreed.kind is Kind.LAST else days / period,
        share=period / days if is_total else Fraction(1),
        window=window,
        value=value,
    )


def _horizon(review: Review, last: date) -> date:
    """Return the first day of the review periods looked at."""
    first = last + _DAY
    for _ in range(_PAIRS_OF_PERIODS):
        first = two_periods_before(review, first - _DAY)
    return first


def _days_judged(agreed: Terms, period: Fraction) -> int:
    """Return over how many days the goal's value is taken; for a level over one review period."""
    if agreed.kind is Kind.LAST:
        return round(period)
    match agreed.window.kind:
        case WindowKind.PERIOD:
            return days_from(agreed.start, agreed.deadline)
        case WindowKind.TRAILING:
            return days_from(window_start(agreed.window, agreed.start, agreed.deadline), agreed.deadline)
        case WindowKind.LATEST:
            return 1
        case _:
            assert_never(agreed.window.kind)


def _baseline(
    agreed: Terms, review: Review, history: History, before: date, days: int
) -> tuple[JudgedWindow | None, Fraction | None]:
    """Return the days that compare and their value; None where too few of their review periods have rows."""
    is_newest = agreed.kind is Kind.LAST or agreed.window.kind is WindowKind.LATEST
    first = two_periods_before(review, before) if is_newest else before - timedelta(days=days - 1)
    if not history.has_rows(first, before):
        return None, None
    window, total = judge_window(history, agreed.kind, agreed.window, first, before)
    carried = is_newest or coverage(history, review, first, before) >= ENOUGH_COVERAGE
    enough = total.weight >= (agreed.min_sample or 0)
    return window, total.value if carried and enough else None
