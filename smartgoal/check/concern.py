"""Which rules speak of which kind of goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal

_VISION_PORTFOLIO = frozenset({"P704", "P708"})
_DELIVERABLE_EXEMPT = frozenset(
    {*(f"M2{number:02}" for number in range(2, 13)), *(f"R40{number}" for number in range(1, 7)), "R409", "R410"}
)


def concerns(code: str, goal: Goal) -> bool:
    """Return whether a rule speaks of this kind of goal at all: visions and deliverables are spared some."""
    if goal.is_vision and goal.measurable.metric is None:
        return code.startswith("F") or "S101" <= code <= "S114" or code in _VISION_PORTFOLIO
    return not (goal.is_deliverable and (code in _DELIVERABLE_EXEMPT or code.startswith("C6")))
