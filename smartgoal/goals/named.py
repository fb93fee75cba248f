"""Goals by the names that people type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.errors import GoalsError
from smartgoal.knowledge.nearest import did_you_mean, nearest, some_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.goals.plan import Goal


def refuse_unknown(name: str, goals: Iterable[Goal]) -> None:
    """Raise where no goal has an id: a report of none would look like a good one.

    Raises:
        GoalsError: None has it, letter for letter.
    """
    names = [one for goal in goals for one in (goal.id, goal.whole)]
    if name not in names:
        raise GoalsError(f'There is no goal "{name}". {instead_of(name, names) or "There are no goals at all."}')


def instead_of(name: str, names: Iterable[str]) -> str:
    """Return which name may be meant, or which there are; "" without any."""
    different = list(dict.fromkeys(names))
    there = f"Use one of {some_of(different)}." if different else ""
    return did_you_mean(nearest(name, different, limit=1), there)
