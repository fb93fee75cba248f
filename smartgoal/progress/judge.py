"""A whole plan judged: every goal worst first, what couldn't be judged, roll-ups, data errors."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.progress.assess import assess
from smartgoal.progress.assessment import GoalDataError, Progress, Unjudged
from smartgoal.progress.balance import balance_notes
from smartgoal.progress.judgeable import lacking
from smartgoal.progress.lost import Spoilt, lost_goals
from smartgoal.progress.next_step import next_step
from smartgoal.progress.rollup import Standing, roll_up
from smartgoal.progress.rows import Book, metrics_of
from smartgoal.readings.days import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from smartgoal.goals.plan import Goal, Plan
    from smartgoal.progress.assessment import Assessment, PaceLimits, RollUp
    from smartgoal.readings.days import DaySums

_CONFLICT = "conflicting_values"


def judge(
    plan: Plan,
    sums: DaySums,
    *,
    today: Callable[[str], date],
    limits: PaceLimits,
    only: Callable[[Goal], bool] | None = None,
) -> Progress:
    """Return where every goal of a plan stands.

    Args:
        plan: The goals with their files.
        sums: The day sums of all metrics.
        today: From the name of a zone to the day judged there.
        limits: Where on track ends and off track begins.
        only: Which goals to show; the others still count in the roll-ups of those shown.
    """
    book = Book(sums, plan.goals)
    lacks = _lacks(plan)
    standings = [
        Standing(goal, None if lack else _assessed(goal, number, book, today(goal.file.timezone), limits))
        for goal, lack, number in zip(plan.goals, lacks, _numbers(plan), strict=True)
    ]
    shown = [one for one in standings if only is None or only(one.goal)]
    lacking_goals = zip(plan.goals, lacks, strict=True)
    unjudged = (lack for goal, lack in lacking_goals if lack and not goal.is_vision and (only is None or only(goal)))
    assessments = [one.assessment for one in shown if one.assessment]
    return Progress(
        as_of=common_day(plan, today),
        goals=tuple(sorted(assessments, key=lambda one: (one.is_closed, one.status.place))),
        rollup=tuple(_roll_ups(standings, shown)),
        unjudged=(*lost_goals(plan), *unjudged),
        data_errors=tuple(error for one in assessments for error in _data_errors(one, book)),
        notes=tuple(balance_notes(assessments, book)),
        sample=sums.sample,
    )


def _numbers(plan: Plan) -> Iterator[int]:
    """Return of each goal its place among those of its id, from 1."""
    seen: Counter[str] = Counter()
    for goal in plan.goals:
        seen[goal.id] += 1
        yield seen[goal.id]


def _lacks(plan: Plan) -> list[Unjudged | None]:
    """Return for each goal what it lacks, or what can't be read that it rests on; a draft may lack anything."""
    spoilt = Spoilt(plan)
    return [None if goal.is_draft else _lack(goal) or spoilt.spoils(goal) for goal in plan.goals]


def _lack(goal: Goal) -> Unjudged | None:
    lack = lacking(goal)
    return Unjudged.of(goal, goal.file.name, goal.span(lack.at).line, lack.code, lack.message) if lack else None


def _assessed(goal: Goal, number: int, book: Book, today: date, limits: PaceLimits) -> Assessment:
    assessment = assess(goal, book, today=today, limits=limits)
    return replace(assessment, next_step=next_step(assessment), number=number)


def common_day(plan: Plan, today: Callable[[str], date]) -> date | None:
    """Return the day judged in every zone; None where zones are on different days."""
    zones = {goal.file.timezone for goal in plan.goals} or {file.timezone for file in plan.files}
    days = {today(zone) for zone in zones}
    return days.pop() if len(days) == 1 else None


def _roll_ups(standings: Sequence[Standing], shown: Sequence[Standing]) -> Iterator[RollUp]:
    names = {name for one in shown for name in (one.goal.id, one.goal.whole, one.goal.written.parent)}
    return (one for one in roll_up(standings) if one.id in names)


def _data_errors(assessment: Assessment, book: Book) -> Iterator[GoalDataError]:
    goal = assessment.goal
    errors = [error for metric in metrics_of(goal) for error in book.errors(goal, metric, assessment.day)]
    yield from (GoalDataError(goal.id, error) for error in errors)
    figures = assessment.figures
    if (
        goal.metric is not None
        and figures
        and figures.is_contradictory
        and not any(error.code == _CONFLICT and error.metric == goal.metric.id for error in errors)
    ):
        file = figures.origins[0].file if figures.origins else ""
        yield GoalDataError(
            goal.id, DataError(goal.metric.id, goal.owner, file, None, _CONFLICT, assessment.reason or "")
        )
