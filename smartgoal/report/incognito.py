"""Progress without names and figures: where goals stand, for eyes that shouldn't see whose they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.goals.model import WrittenGoal
from smartgoal.goals.plan import GoalKey
from smartgoal.progress.assessment import Assessment, GoalDataError, Progress, RollUp, Unjudged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.goals.plan import Goal

_REASON = "Names and figures are left out."
_EXPORT = "export"


def incognito(result: Progress) -> Progress:
    """Return the same goals with nothing but their statuses, numbered as they stand in their files."""
    keys = [*(one.goal.key for one in result.goals), *(one.key for one in result.unjudged)]
    hidden = _hidden(keys)
    names = {key.id: hidden[key].id for key in keys}
    return replace(
        result,
        goals=tuple(
            Assessment(
                _nameless(one.goal, hidden[one.goal.key]),
                one.day,
                one.status,
                qualifiers=one.qualifiers,
                reason=_REASON,
            )
            for one in result.goals
        ),
        rollup=tuple(
            RollUp(f"parent-{number}", None, one.scored, one.children, one.done, one.status)
            for number, one in enumerate(result.rollup, 1)
        ),
        unjudged=tuple(_hidden_lack(one, hidden[one.key]) for one in result.unjudged),
        data_errors=tuple(_hidden_error(one, names[one.goal_id]) for one in result.data_errors),
        notes=(),
    )


def _hidden(keys: Iterable[GoalKey]) -> dict[GoalKey, GoalKey]:
    """Return of each goal what tells it from the others without a name."""
    ordered = sorted(keys)
    files = {name: f"file-{number}" for number, name in enumerate(dict.fromkeys(key.file for key in ordered), 1)}
    return {key: GoalKey(files[key.file], key.place, f"goal-{number}") for number, key in enumerate(ordered, 1)}


def _title(key: GoalKey) -> str:
    return key.id.replace("goal-", "Goal ")


def _nameless(goal: Goal, key: GoalKey) -> Goal:
    """Return a goal without all that is its own."""
    file = replace(
        goal.file, name=key.file, folder="", head=None, metrics={}, roles={}, people={}, sources=(), faults=()
    )
    written = WrittenGoal(id=key.id, title=_title(key), status=goal.status)
    return replace(goal, id=key.id, whole=key.id, owner=None, written=written, metric=None, language=None, file=file)


def _hidden_lack(one: Unjudged, key: GoalKey) -> Unjudged:
    return Unjudged(key, _title(key), key.file, one.line, one.code, "It lacks what judging needs.")


def _hidden_error(one: GoalDataError, goal_id: str) -> GoalDataError:
    error = replace(one.error, metric="", owner=None, file=_EXPORT, line=None, message=_REASON)
    return GoalDataError(goal_id, error)
