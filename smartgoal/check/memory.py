"""What a run works out once for all its rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smartgoal.check.facts.roles import Roles

if TYPE_CHECKING:
    from datetime import date

    from smartgoal.check.facts.aim import Aim
    from smartgoal.check.facts.family import Family
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.sentence import Sentence


@dataclass(slots=True)
class RunMemory:
    """Fills as rules ask; the one thing that changes while they judge."""

    aims: dict[Goal, Aim | None] = field(default_factory=dict)
    said: dict[Goal, Sentence | None] = field(default_factory=dict)
    sentences: dict[tuple[str, str | None, date | None, int], Sentence] = field(default_factory=dict)
    goals_by_file: dict[str, list[Goal]] = field(default_factory=dict)
    family: Family | None = None
    roles: Roles = field(default_factory=Roles)
