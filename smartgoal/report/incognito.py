"""Progress without names and figures: where goals stand, for eyes that shouldn't see whose they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.goals.model import WrittenGoal
from smartgoal.progress.assessment import Assessment, GoalDataError, Progress, RollUp, Unjudged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.goals.plan import Goal, GoalKey

_REASON = "Names and figures are left out."
_EXPORT = "export"


def incognito(result: Progress) -> Progress:
    """Return the same goals with nothing but their statuses, numbered as they stand in their files."""
    goals = [*(one.goal for one in result.goals), *(one.goal for one in result.unjudged)]
    hidden = _hidden(goals)
    numbers = {goal.id: hidden[goal.key].id for goal in goals}
    return replace(
        result,
        goals=tuple(
            Assessment(hidden[one.goal.key], one.day, one.status, qualifiers=one.qualifiers, reason=_REASON)
            for one in result.goals
        ),
        rollup=tuple(
            RollUp(f"parent-{number}", None, one.scored, one.children, one.done, one.status)
            for number, one in enumerate(result.rollup, 1)
        ),
        unjudged=tuple(_hidden_lack(one, hidden[one.goal.key]) for one in result.unjudged),
        data_errors=tuple(_hidden_error(one, numbers[one.goal_id]) for one in result.data_errors),
        notes=(),
    )


def _hidden(goals: Iterable[Goal]) -> dict[GoalKey, Goal]:
    """Return each goal without all that is its own."""
    ordered = sorted(goals, key=lambda goal: goal.key)
    names = {name: f"file-{number}" for number, name in enumerate(dict.fromkeys(goal.file.name for goal in ordered), 1)}
    return {goal.key: _nameless(goal, number, names[goal.file.name]) for number, goal in enumerate(ordered, 1)}


def _nameless(goal: Goal, number: int, file_name: str) -> Goal:
    file = replace(
        goal.file, name=file_name, folder="", head=None, metrics={}, roles={}, people={}, sources=(), faults=()
    )
    name = f"goal-{number}"
    written = WrittenGoal(id=name, title=f"Goal {number}", status=goal.status)
    return replace(goal, id=name, whole=name, owner=None, written=written, metric=None, language=None, file=file)


def _hidden_lack(one: Unjudged, goal: Goal) -> Unjudged:
    return Unjudged(goal, goal.file.name, one.line, one.code, "It lacks what judging needs.")


def _hidden_error(one: GoalDataError, goal_id: str) -> GoalDataError:
    error = replace(one.error, metric="", owner=None, file=_EXPORT, line=None, message=_REASON)
    return GoalDataError(goal_id, error)
