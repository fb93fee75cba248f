"""What the roles of a goal file can move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.knowledge.metrics import names_of
from smartgoal.knowledge.names import label_key

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal, LoadedFile
    from smartgoal.knowledge.metric import Metric


class Roles:
    """Looks up what roles can move, reading each role once a run."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, str], frozenset[str]] = {}

    def forbid(self, goal: Goal) -> bool:
        """Whether the owner's role is known, says what it can move, and the goal's metric isn't among it."""
        role = goal.person.role if goal.person else None
        if goal.metric is None or role is None or role not in goal.file.roles:
            return False
        named = self._names(goal.file, role)
        return bool(named) and not _is_among(goal.metric, named, goal.file)

    def _names(self, file: LoadedFile, role: str) -> frozenset[str]:
        known = (file.name, role)
        if known not in self._named:
            self._named[known] = frozenset(map(label_key, file.roles[role].metrics))
        return self._named[known]


def _is_among(metric: Metric, named: frozenset[str], file: LoadedFile) -> bool:
    """Whether the metric is named, or the one that it is like: whoever handles calls handles chats."""
    current: Metric | None = metric
    while current is not None:
        if any(label_key(name) in named for name in names_of(current)):
            return True
        current = file.metrics.get(current.like) if current.like else None
    return False
