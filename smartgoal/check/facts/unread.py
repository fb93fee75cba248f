"""What was written but couldn't be read: its fault is a finding already, so nobody calls it missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path


def is_unread(goal: Goal, at: Path) -> bool:
    """Whether something stands at a path of the goal, around it or inside it, that can't be used."""
    return goal.is_faulty(at) or any(path[: len(at)] == at for path in goal.faulty)
