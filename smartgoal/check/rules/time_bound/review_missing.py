"""T509 review-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.periods import days_of
from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule
from smartgoal.goals.model import Review
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

# The shortest month and quarter, so that two months hold two monthly reviews whichever they are.
_DAYS = {Review.DAILY: 1, Review.WEEKLY: 7, Review.FORTNIGHTLY: 14, Review.MONTHLY: 28, Review.QUARTERLY: 90}


@rule(
    "T509",
    Criterion.TIME_BOUND,
    Severity.INFO,
    since="0.1",
    spares=Form.VISION,
    examples=(
        Example(
            bad="time_bound: {review: null}",
            good="time_bound: {review: weekly}",
            says="no review",
        ),
        Example(
            bad="time_bound: {review: quarterly}",
            good="time_bound: {review: monthly}",
            says="quarterly",
        ),
    ),
)
def review_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """There is no review rhythm, or one longer than half the period.

    Why it matters:
        Goals work together with feedback (Locke and Latham); with one look at the end there is nothing left to correct.
    How to fix:
        Add `review` with daily, weekly, fortnightly, monthly or quarterly, so that at least two fall into the period.
    When to ignore:
        Somebody watches the figure anyway, such as on a wallboard.
    """
    review, days = goal.time_bound.review, days_of(goal)
    at = ("time_bound", "review")
    if review is None:
        message = f'The goal "{shortened(goal.title)}" has no review rhythm.'
        yield Problem(at, message, "Say how often you look at it together, such as `review: weekly`.")
    elif days is not None and 2 * _DAYS[review] > days:
        length = f"{days} day{'s' if days > 1 else ''}"
        message = f"The review is {review}, which is longer than half the period of {length}."
        yield Problem(at, message, "Choose a shorter rhythm, so that at least two reviews fall into the period.")
