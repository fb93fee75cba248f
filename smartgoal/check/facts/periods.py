"""How long goals run, in days."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal


def days_of(goal: Goal) -> int | None:
    """Return how many days the goal runs, both ends included; None where an end is missing or they are reversed."""
    if goal.start is None or goal.deadline is None or goal.deadline < goal.start:
        return None
    return (goal.deadline - goal.start).days + 1
