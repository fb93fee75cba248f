"""Which goals run at the same time, as far as they say."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

from smartgoal.goals.model import GoalStatus
from smartgoal.knowledge.names import fold_name

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal


def is_running(goal: Goal) -> bool:
    """Whether somebody works towards the goal, or is about to: it is neither closed nor a vision."""
    return goal.status is not GoalStatus.CLOSED and not goal.is_vision


def days_open(goal: Goal) -> tuple[date, date]:
    """Return the first and last day; one that isn't said is as early or late as can be."""
    return goal.start or date.min, goal.deadline or date.max


def may_overlap(one: Goal, other: Goal) -> bool:
    """Whether nothing says that two goals have no day in common."""
    (start, end), (other_start, other_end) = days_open(one), days_open(other)
    return start <= other_end and other_start <= end


def two_owners_meet(one: Goal, other: Goal) -> bool:
    """Whether two goals are of two owners, written apart, and may run at one time."""
    two_owners = one.whole != other.whole and fold_name(one.owner or "") != fold_name(other.owner or "")
    return two_owners and may_overlap(one, other)


class DaysTaken:
    """The days on which at least one of several goals runs."""

    def __init__(self) -> None:
        self._added: list[tuple[date, date]] = []
        self._merged: list[tuple[date, date]] = []

    def add(self, goal: Goal) -> None:
        """Take the days of a goal in."""
        self._added.append(days_open(goal))

    def meet(self, goal: Goal) -> bool:
        """Whether the goal may run on one of these days."""
        self._merge()
        start, end = days_open(goal)
        before = bisect_right(self._merged, (end, date.max))
        return before > 0 and self._merged[before - 1][1] >= start

    def _merge(self) -> None:
        if not self._added:
            return
        merged: list[tuple[date, date]] = []
        for start, end in sorted((*self._merged, *self._added)):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._merged, self._added = merged, []
