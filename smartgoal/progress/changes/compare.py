"""What changed between two plans, and what each edit alone does to a goal's status."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from smartgoal.progress.assess import assess
from smartgoal.progress.changes.direction import direction_of
from smartgoal.progress.changes.edits import AGREED, DEFINITION, FIELDS, METRIC, told
from smartgoal.progress.changes.head_edits import head_edits
from smartgoal.progress.judge import common_day
from smartgoal.progress.judgeable import lacking
from smartgoal.progress.lost import Spoilt
from smartgoal.progress.rows import Book, metrics_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from smartgoal.goals.plan import Goal, LoadedFile, Plan
    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.assessment import PaceLimits
    from smartgoal.progress.changes.direction import EditDirection
    from smartgoal.progress.changes.edits import Field, Told
    from smartgoal.progress.changes.head_edits import HeadEdit
    from smartgoal.progress.kinds import Status
    from smartgoal.readings.days import DaySums


class ChangeKind(StrEnum):
    """What happened to a goal."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class GoalChange:
    """One edit of one goal.

    Attributes:
        field: Dotted path of what was edited; None for a goal added or removed.
        direction: Whether the edit asks for less or for more; None where that can't be said.
        after_agreed: Whether a threshold or deadline moved after the day it was agreed on, without a new one.
        status_old, status_new: Before, and with this edit alone; None where the goal isn't there or can't be judged.
        unit_old, unit_new: Of figures in the goal's own metric; None for all else.
    """

    goal_id: str
    kind: ChangeKind
    field: str | None = None
    old: Told = None
    new: Told = None
    direction: EditDirection | None = None
    after_agreed: bool = False
    status_old: Status | None = None
    status_new: Status | None = None
    unit_old: str | None = dataclasses.field(default=None, compare=False)
    unit_new: str | None = dataclasses.field(default=None, compare=False)

    @property
    def helps(self) -> bool:
        """Whether the status is better because of this edit alone."""
        return bool(self.status_old and self.status_new and self.status_new.place > self.status_old.place)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every edit between two plans, in the new plan's order, goals removed last; `old` and `new` are their names."""

    as_of: date | None
    changes: tuple[GoalChange, ...] = ()
    old: str = ""
    new: str = ""


def compare(
    old: Plan,
    new: Plan,
    sums: DaySums,
    *,
    today: Callable[[str], date],
    limits: PaceLimits,
) -> Comparison:
    """Return every edit between two plans, each with what it alone does to its goal's status.

    Args:
        old: The plan as it was.
        new: The plan as it is.
        sums: The day sums that both are judged by.
        today: From the name of a zone to the day judged there.
        limits: Where on track ends and off track begins.
    """
    comparing = _Comparing(old, new, sums, today, limits)
    return Comparison(common_day(new, today), tuple(comparing.changes()))


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two plans, and how its goals are judged."""

    plan: Plan
    book: Book
    spoilt: Spoilt
    today: Callable[[str], date]
    limits: PaceLimits

    def status(self, goal: Goal, book: Book | None = None) -> Status | None:
        """Return where a goal stands by its own rows, or by those of another book; None where it can't be judged."""
        if not goal.is_draft and (lacking(goal) is not None or self.spoilt.spoils(goal) is not None):
            return None
        return assess(goal, book or self.book, today=self.today(goal.file.timezone), limits=self.limits).status


class _Comparing:
    def __init__(self, old: Plan, new: Plan, sums: DaySums, today: Callable[[str], date], limits: PaceLimits) -> None:
        self._old, self._new = (_Side(plan, Book(sums, plan.goals), Spoilt(plan), today, limits) for plan in (old, new))
        self._sums, self._today = sums, today

    def changes(self) -> Iterator[GoalChange]:
        before = {goal.id: goal for goal in reversed(self._old.plan.goals)}
        after = {goal.id: goal for goal in reversed(self._new.plan.goals)}
        for goal in self._new.plan.goals:
            if goal.id not in before:
                status = self._new.status(goal)
                yield GoalChange(goal.id, ChangeKind.ADDED, new=goal.title, status_new=status)
            else:
                yield from self._edits(before[goal.id], goal)
        for goal in self._old.plan.goals:
            if goal.id not in after:
                status = self._old.status(goal)
                yield GoalChange(goal.id, ChangeKind.REMOVED, old=goal.title, status_old=status)
        for file, edited in self._files_in_both():
            for edit in head_edits(file, edited):
                yield from self._by_head(edit, file, after.keys())

    def _files_in_both(self) -> Iterator[tuple[LoadedFile, LoadedFile]]:
        """Return each old file with goals beside the new file that has the first of them that is still there."""
        now = {goal.id: goal.file for goal in self._new.plan.goals}
        pairs: dict[str, tuple[LoadedFile, LoadedFile]] = {}
        for goal in self._old.plan.goals:
            if goal.id in now:
                pairs.setdefault(goal.file.name, (goal.file, now[goal.id]))
        return iter(pairs.values())

    def _by_head(self, edit: HeadEdit, file: LoadedFile, kept: Collection[str]) -> Iterator[GoalChange]:
        """Return what an edit of a head does to its goals: those whose status changes, else the first of them."""
        moved = {goal.id: replace(goal, file=edit.file) for goal in self._old.plan.goals if goal.file.name == file.name}
        book = Book(self._sums, [moved.get(goal.id, goal) for goal in self._old.plan.goals])
        found = [
            GoalChange(
                goal_id=goal.id,
                kind=ChangeKind.CHANGED,
                field=edit.field,
                old=edit.old,
                new=edit.new,
                status_old=self._old.status(goal),
                status_new=self._old.status(moved[goal.id], book),
            )
            for goal in self._old.plan.goals
            if goal.id in moved and goal.id in kept and edit.concerns(goal)
        ]
        yield from [one for one in found if one.status_old is not one.status_new] or found[:1]

    def _edits(self, old: Goal, new: Goal) -> Iterator[GoalChange]:
        edits = [(one, one.moved(old, new)) for one in FIELDS if one.value(old) != one.value(new)]
        redefined = list(_redefined(old, new))
        status_old = self._old.status(old) if edits or redefined else None
        for one, edited in edits:
            yield GoalChange(
                goal_id=new.id,
                kind=ChangeKind.CHANGED,
                field=".".join(map(str, one.path)),
                old=told(one.value(old), old),
                new=told(one.value(new), new),
                direction=direction_of(one, old, new),
                after_agreed=self._is_after_agreed(one, old, new),
                status_old=status_old,
                status_new=self._old.status(edited, self._book_with(edited, old, one)),
                unit_old=one.unit(old),
                unit_new=one.unit(new),
            )
        for change, edited in redefined:
            yield replace(change, status_old=status_old, status_new=self._old.status(edited))

    def _book_with(self, edited: Goal, old: Goal, field: Field) -> Book:
        # Who owns a metric alone, and so gets the rows that name nobody, depends on all goals' owners and metrics.
        if field.path not in {("owner",), METRIC}:
            return self._old.book
        return Book(self._sums, [edited if goal is old else goal for goal in self._old.plan.goals])

    def _is_after_agreed(self, field: Field, old: Goal, new: Goal) -> bool:
        then, now = old.realistic.agreed_on, new.realistic.agreed_on
        if field.path not in AGREED or then is None or then > self._today(new.file.timezone):
            return False
        return now is None or now <= then


def _redefined(old: Goal, new: Goal) -> Iterator[tuple[GoalChange, Goal]]:
    """Return what changed in the definition of a goal's metric or a guardrail's, each with the goal by that alone."""
    for metric in metrics_of(old):
        other = next((one for one in metrics_of(new) if one.id == metric.id), metric)
        for name, edit in DEFINITION.items():
            before: object = getattr(metric, name)
            after: object = getattr(other, name)
            if before != after:
                field = f"metrics.{metric.id}.{name}"
                change = GoalChange(new.id, ChangeKind.CHANGED, field, told(before), told(after))
                yield change, _with_metric(old, edit(metric, other))


def _with_metric(goal: Goal, metric: Metric) -> Goal:
    """Return a goal for which a metric is defined so."""
    file = replace(goal.file, metrics={**goal.file.metrics, metric.id: metric})
    own = metric if goal.metric is not None and goal.metric.id == metric.id else goal.metric
    return replace(goal, file=file, metric=own)
