"""What an edit is, in words: its key, its values and what it alone does to the status."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.goals.show import show
from smartgoal.goals.written import Range
from smartgoal.knowledge.numbers import plain_digits
from smartgoal.progress.changes.compare import ChangeKind
from smartgoal.report.difference import around_difference
from smartgoal.report.escape import one_line
from smartgoal.report.status import LOOKS
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.progress.changes.compare import Comparison, GoalChange
    from smartgoal.progress.changes.edits import Told
    from smartgoal.progress.kinds import Status

_LONGEST_VALUE = 60
AFTER_AGREED = "moved after it was agreed on"


@dataclass(frozen=True, slots=True)
class ChangedGoal:
    """All edits of one goal."""

    id: str
    changes: tuple[GoalChange, ...]


def name_of(name: str) -> str:
    """Return what was compared, as people call it."""
    return "this folder" if name == "." else name


def changed_goals(result: Comparison) -> Iterator[ChangedGoal]:
    """Return the goals that were edited, in order, with what was edited of their files' heads last."""
    edits: dict[str, list[GoalChange]] = {}
    for one in result.changes:
        if one.kind is ChangeKind.CHANGED:
            edits.setdefault(one.goal_id, []).append(one)
    return (ChangedGoal(goal_id, tuple(changes)) for goal_id, changes in edits.items())


def of_kind(result: Comparison, kind: ChangeKind) -> tuple[GoalChange, ...]:
    """Return the goals that came, or those that went."""
    return tuple(one for one in result.changes if one.kind is kind)


def key_of(change: GoalChange) -> str:
    """Return what was edited: `stretch deadline`, `metrics.aht.unit`, `people.Anna.team`."""
    path = change.field or ""
    return one_line(path if path.startswith(("metrics.", "people.")) else path.rpartition(".")[2].replace("_", " "))


def values_of(change: GoalChange) -> tuple[str, str]:
    """Return the value as it was and as it is; of long texts the part where they begin to differ."""
    old, new = _shown(change.old, change.unit_old), _shown(change.new, change.unit_new)
    return around_difference(old, new, _LONGEST_VALUE)


def _shown(value: Told, unit: str | None) -> str:
    if value is None:
        return "none"
    if isinstance(value, Range):
        return " to ".join(_shown(end, unit) for end in (value.low, value.high))
    if isinstance(value, Decimal):
        return one_line(show(value, unit)) if unit else plain_digits(value)
    if isinstance(value, tuple):
        return one_line("; ".join(value) or "none", sys.maxsize)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else one_line(str(value), sys.maxsize)


def effect_of(change: GoalChange) -> str:
    """Return what the edit alone does to the status; "" where it does nothing."""
    old, new = change.status_old, change.status_new
    if old is new:
        return ""
    if new is None:
        return f"can't be judged any more; it was {word_of(old)}"
    if old is None:
        return f"{word_of(new)}; it couldn't be judged before"
    return f"{word_of(new)} {'because of' if change.helps else 'by'} this edit alone; it was {word_of(old)}"


def word_of(status: Status | None) -> str:
    """Return a status with its shape; "not judged" for none."""
    return f"{LOOKS[status].shape} {LOOKS[status].word}" if status else "not judged"


def summary_of(result: Comparison) -> str:
    """Return how much changed, in a sentence or two."""
    if not result.changes:
        return "Nothing changed in the goals."
    goals, edits = sum(1 for _ in changed_goals(result)), len(of_kind(result, ChangeKind.CHANGED))
    parts = [f"{counted(edits, 'edit')} in {counted(goals, 'goal')}"] if edits else []
    for kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        count = len(of_kind(result, kind))
        parts += [f"{counted(count, 'goal')} {kind.value}"] if count else []
    after, helping = sum(one.after_agreed for one in result.changes), sum(one.helps for one in result.changes)
    more = [f"{after} moved after the agreement"] if after else []
    more += [f"{helping} {'makes' if helping == 1 else 'make'} a status better"] if helping else []
    return " ".join(f"{', '.join(told)}." for told in (parts, more) if told)
