"""What the goals of several owners want of one metric, where no value keeps it all."""

from __future__ import annotations

from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.check.facts.overlap import two_owners_meet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.facts.clashes import Limit
    from smartgoal.goals.plan import Goal

_COMPARED = 30
"""So many of the highest floors are held against each ceiling."""


class Wanted(NamedTuple):
    """A limit, and the goal that wants it kept."""

    goal: Goal
    limit: Limit


class MetricLimits:
    """The most and the least that goals want of one metric."""

    def __init__(self) -> None:
        self._ceilings: list[Wanted] = []
        self._floors: list[Wanted] = []

    def add(self, one: Wanted) -> None:
        """Take a limit of a goal in."""
        (self._floors if one.limit.is_least else self._ceilings).append(one)

    def contradictions(self) -> Iterator[tuple[Wanted, Wanted]]:
        """Return each ceiling with a floor above it that another owner wants at the same time, where there is one."""
        highest = nlargest(_COMPARED, self._floors, key=lambda floor: floor.limit.value)
        for ceiling in self._ceilings:
            above = (
                floor
                for floor in highest
                if ceiling.limit.value < floor.limit.value and two_owners_meet(ceiling.goal, floor.goal)
            )
            for floor in islice(above, 1):
                yield ceiling, floor
