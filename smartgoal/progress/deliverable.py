"""Goals whose result is a thing: there or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.progress.assessment import MilestoneResult
from smartgoal.progress.kinds import Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smartgoal.goals.plan import Goal


def is_there(goal: Goal, today: date) -> bool:
    """Whether the thing is there, in time or not, as far as is known on the day judged."""
    return goal.measurable.done is not None and goal.measurable.done <= today


def is_done(goal: Goal, today: date, deadline: date) -> bool:
    """Whether the thing was there by the deadline, as far as is known on the day judged."""
    return is_there(goal, min(today, deadline))


def steps(goal: Goal, today: date) -> tuple[MilestoneResult, ...]:
    """Return for each milestone whether its step is done; None while its day hasn't passed."""
    results = []
    for milestone in goal.time_bound.milestones:
        done = milestone.done is not None and milestone.done <= today
        results.append(MilestoneResult(milestone, reached=True if done else None if today <= milestone.by else False))
    return tuple(results)


def status_of_deliverable(goal: Goal, today: date, deadline: date, holds: Sequence[bool | None]) -> Status:
    """Return where a deliverable that has started stands: met at once, or at risk where a step is overdue."""
    done = is_done(goal, today, deadline)
    if today > deadline and done and None in holds:
        return Status.NO_DATA
    if today > deadline:
        return Status.MET if done and False not in holds else Status.MISSED
    if False in holds:
        return Status.AT_RISK
    if done:
        return Status.ON_TRACK if None in holds else Status.MET
    overdue = any(step.reached is False for step in steps(goal, today))
    return Status.AT_RISK if overdue else Status.ON_TRACK
