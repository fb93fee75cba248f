"""Goals to be added: the successor of one that is over, or a first one about a metric."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from smartgoal.errors import GoalsError
from smartgoal.goals.model import GoalStatus, WrittenGoal
from smartgoal.goals.named import refuse_unknown
from smartgoal.goals.plan import Goal, Plan
from smartgoal.goals.write import write_goal
from smartgoal.knowledge.metric import Reach
from smartgoal.knowledge.names import fold_name
from smartgoal.knowledge.nearest import some_of
from smartgoal.progress.assess import assess
from smartgoal.progress.judgeable import lacking
from smartgoal.progress.new.beginning import begin, begin_again, goal_to_begin
from smartgoal.progress.new.successor import goal_that_follows, next_id
from smartgoal.progress.rows import Book
from smartgoal.progress.terms import terms_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.goals.plan import LoadedFile
    from smartgoal.goals.write import Value
    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.assessment import Assessment, PaceLimits
    from smartgoal.readings.days import DaySums


@dataclass(frozen=True, slots=True)
class NewGoal:
    """A goal to be added: its id, its YAML as an item of a list, and the file it belongs into."""

    id: str
    text: str
    file: LoadedFile


def goal_named(plan: Plan, name: str) -> Goal:
    """Return the one goal of that id.

    Raises:
        GoalsError: There is none, or several owners have it.
    """
    refuse_unknown(name, plan.goals)
    named = list(plan.named(name))
    if len(named) > 1:
        names = some_of([goal.id for goal in named])
        raise GoalsError(f'The goal "{name}" stands for several: say which, {names}.')
    return named[0]


def new_after(plan: Plan, goal: Goal, sums: DaySums, *, today: date, limits: PaceLimits) -> NewGoal:
    """Return the goal that continues another one by its figures.

    Raises:
        GoalsError: Another goal does so already, or there are no figures to go on from.
    """
    follower = next((one.id for one in plan.goals if one.written.follows in {goal.id, goal.whole}), None)
    if follower is not None:
        raise GoalsError(f"{follower} follows {goal.id} already; edit it, or write the next one after {follower}.")
    lack = lacking(goal)
    if lack is not None:
        raise GoalsError(f"{goal.id} can't be continued. {lack.message}")
    book, agreed = Book(sums, plan.goals), terms_of(goal)
    assessment = assess(goal, book, today=today, limits=limits)
    now = begin_again(agreed, book.find(goal, agreed.metric).history, today=today) if agreed else None
    goal_id = free_id(plan, next_id(goal))
    parents = plan.named(goal.written.parent) if goal.written.parent else iter(())
    parent_ends = max((parent.deadline for parent in parents if parent.deadline), default=date.max)
    written = goal_that_follows(assessment, goal_id, now=now, parent_ends=parent_ends)
    if written is None:
        raise GoalsError(f"{goal.id} can't be continued by itself: {_why_not(assessment)}")
    return NewGoal(goal_id, _as_item(written), goal.file)


def _as_item(goal: Mapping[str, Value]) -> str:
    """Return a goal as an item of a list, its dash in the first column."""
    return "".join(line.removeprefix("  ") for line in write_goal(goal).splitlines(keepends=True))


def _why_not(assessment: Assessment) -> str:
    goal, reason = assessment.goal, assessment.reason
    if goal.is_deliverable or goal.is_vision:
        return "it has no figures; write the next one by hand."
    if reason is not None:
        return f"{reason[0].lower()}{reason[1:]}"
    if assessment.value is None:
        return "it has no figures yet."
    return "its figures show no trend to go on from; agree on one and write it with `smartgoal new --metric`."


def file_for_new(plan: Plan) -> LoadedFile:
    """Return the one goal file of a plan.

    Raises:
        GoalsError: There are several.
    """
    with_goals = {goal.file.name: goal.file for goal in plan.goals}
    if len(with_goals) > 1:
        raise GoalsError(f"Name the goal file that the goal belongs into: {some_of(list(with_goals))}.")
    return next(iter(with_goals.values()), plan.files[0])


def plan_about(plan: Plan, file: LoadedFile, metric: Metric, owner: str | None) -> Plan:
    """Return the plan with a goal about a metric, so that its rows are read and count for the owner."""
    return Plan(plan.files, (*plan.goals, _goal_about(plan, file, metric, owner)))


def _goal_about(plan: Plan, file: LoadedFile, metric: Metric, owner: str | None) -> Goal:
    goal_id = free_id(plan, metric.id)
    written = WrittenGoal(id=goal_id, title=metric.name)
    return Goal(goal_id, goal_id, owner, written, metric, None, file, ())


def new_about(
    plan: Plan, file: LoadedFile, metric: Metric, owner: str | None, sums: DaySums, *, today: date
) -> NewGoal:
    """Return a goal about a metric with the baseline and the threshold that its figures offer.

    Raises:
        GoalsError: Several people have figures of it and nobody is named.
    """
    owner = owner or _owner(file, metric, sums)
    goal = _goal_about(plan, file, metric, owner)
    book = Book(sums, (*plan.goals, goal))
    history, why_none = book.find(goal, metric).history, book.why_nobody(goal, metric)
    after = _runs_until(plan, metric, owner, today)
    begun = begin(metric, owner, history, today=today, why_none=why_none, after=after)
    return NewGoal(goal.id, _as_item(goal_to_begin(begun, goal.id)), file)


def _runs_until(plan: Plan, metric: Metric, owner: str | None, today: date) -> tuple[date, str] | None:
    """Return the last day and the id of the owner's goal for a metric that runs longest; None where none runs."""
    running = [
        (goal.deadline, goal.id)
        for goal in plan.goals
        if goal.metric is not None
        and goal.metric.id == metric.id
        and fold_name(goal.owner or "") == fold_name(owner or "")
        and goal.status is not GoalStatus.CLOSED
        and goal.deadline is not None
        and goal.deadline > today
    ]
    return max(running, default=None)


def _owner(file: LoadedFile, metric: Metric, sums: DaySums) -> str | None:
    """Return who the figures are about: the only one they name, or the team where one person can't move them."""
    about = [whose for whose, _ in sums.of_metric(metric.id)]
    if metric.moved_by is Reach.TEAM:
        teams = {whose.team or whose.owner for whose in about} - {None}
        return teams.pop() if len(teams) == 1 else file.team
    names = list(dict.fromkeys(whose.owner for whose in about if whose.owner is not None))
    if len(names) > 1:
        told = some_of(names)
        raise GoalsError(f"Several people have figures of {metric.id}; say whose goal it is with --owner: {told}.")
    return names[0] if names else file.team


def free_id(plan: Plan, name: str) -> str:
    """Return an id that no goal of the plan has: this one, or with the next number."""
    taken = {one for goal in plan.goals for one in (goal.id, goal.whole)}
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:70].strip("-") or "goal"
    numbered = (f"{stem}-{number}" for number in count(2))
    return stem if stem not in taken else next(one for one in numbered if one not in taken)
