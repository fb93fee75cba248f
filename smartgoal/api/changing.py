"""Changing goals: the next goal, and what edits do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.errors import GoalsError
from smartgoal.goals.files import replace_file
from smartgoal.goals.named import refuse_unknown
from smartgoal.goals.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from smartgoal.progress.changes.compare import Comparison
    from smartgoal.progress.new.new_goal import NewGoal
    from smartgoal.readings.days import DaySums
    from smartgoal.settings import Settings


def new_after(plan: Plan, name: str, sums: DaySums, settings: Settings, *, today: Callable[[str], date]) -> NewGoal:
    """Return the goal that continues another one by its figures.

    Raises:
        GoalsError: There is no such goal, it is continued already, or there is nothing to go on from.
    """
    from smartgoal.api.judging import pace_limits
    from smartgoal.progress.new.new_goal import goal_named
    from smartgoal.progress.new.new_goal import new_after as after

    goal = goal_named(plan, name)
    return after(plan, goal, sums, today=today(goal.file.timezone), limits=pace_limits(settings))


def new_about(
    plan: Plan, name: str, owner: str | None, read: Callable[[Plan], DaySums], *, today: Callable[[str], date]
) -> NewGoal:
    """Return a goal about a metric with the baseline and the threshold that its figures offer.

    Args:
        plan: The goal file that it belongs into.
        name: Id or name of the metric.
        owner: Who will answer for it; None: the only one whom the figures name.
        read: Returns the day sums of a plan.
        today: From the name of a time zone to the day there; the goal begins with the next month.

    Raises:
        GoalsError: There are several goal files, or nobody tells whose goal it is.
        SmartgoalError: There is no such metric.
    """
    from smartgoal.knowledge.metrics import metric_called
    from smartgoal.progress.new.new_goal import file_for_new, plan_about
    from smartgoal.progress.new.new_goal import new_about as about

    file = file_for_new(plan)
    metric = metric_called(name, file.metrics)
    sums = read(plan_about(plan, file, metric, owner))
    return about(plan, file, metric, owner, sums, today=today(file.timezone))


def add_goal(new: NewGoal) -> None:
    """Write a goal into the file it belongs into, after the last one there.

    Raises:
        GoalsError: It can't be put there by itself, or the file can't be written.
    """
    from smartgoal.goals.append import with_goal

    before = new.file.document
    replace_file(before.name, with_goal(before, new.text).content(), expected=before.content())


def compare(
    old: Plan,
    new: Plan,
    sums: DaySums,
    settings: Settings,
    *,
    today: Callable[[str], date],
    goal: str | None = None,
) -> Comparison:
    """Return every edit between two plans, each with what it alone does to its goal's status.

    Args:
        old: The plan as it was.
        new: The plan as it is.
        sums: The day sums of their metrics, see `data_of_both`.
        settings: Where on track ends and off track begins.
        today: From the name of a time zone to the day judged there.
        goal: The goal whose edits are wanted; None is all.

    Raises:
        GoalsError: Neither plan has the goal, or one of them can't be read: its goals would look removed.
    """
    from smartgoal.api.judging import pace_limits
    from smartgoal.goals.yaml.fault import FaultKind
    from smartgoal.progress.changes.compare import compare as compare_plans

    for file in (*old.files, *new.files):
        for fault in file.faults:
            if fault.kind in {FaultKind.INVALID_YAML, FaultKind.UNSAFE_YAML, FaultKind.BAD_ENCODING}:
                raise GoalsError(f"{file.name}, line {fault.span.line}: {fault.message} {fault.hint}")
    if goal is not None:
        refuse_unknown(goal, (*new.goals, *old.goals))
    result = compare_plans(old, new, sums, today=today, limits=pace_limits(settings))
    wanted = {one.id for one in (*new.goals, *old.goals) if goal in (None, one.id, one.whole)}
    return replace(result, changes=tuple(one for one in result.changes if one.goal_id in wanted))


def data_of_both(old: Plan, new: Plan) -> Plan:
    """Return the plan to read the data of two plans by: what the new one says, for the goals of both."""
    return Plan(new.files, (*new.goals, *old.goals))


def no_data() -> DaySums:
    """Return the day sums of nothing."""
    from smartgoal.readings.days import DaySums

    return DaySums()
