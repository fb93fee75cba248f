"""Which rules speak of which kind of goal."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.goals.plan import Goal

_VISION_PORTFOLIO = frozenset({"P704", "P708"})
_DELIVERABLE_EXEMPT = frozenset(
    {*(f"M2{number:02}" for number in range(2, 13)), *(f"R40{number}" for number in range(1, 7)), "R409", "R410"}
)


class Form(Enum):
    """What a goal is, as far as rules spare some."""

    VISION = auto()
    DELIVERABLE = auto()
    METRIC = auto()


class Audience:
    """Whom each rule speaks of, looked up once for all rules that spare the same."""

    def __init__(self, goals: Iterable[Goal]) -> None:
        self._forms = tuple((goal, form_of(goal)) for goal in goals)
        self._of: dict[frozenset[Form], tuple[Goal, ...]] = {}

    def of(self, code: str) -> tuple[Goal, ...]:
        """Return the goals that a rule speaks of, in order."""
        forms = forms_of(code)
        if forms not in self._of:
            self._of[forms] = tuple(goal for goal, form in self._forms if form in forms)
        return self._of[forms]


def concerns(code: str, goal: Goal) -> bool:
    """Return whether a rule speaks of this kind of goal at all: visions and deliverables are spared some."""
    return form_of(goal) in forms_of(code)


def form_of(goal: Goal) -> Form:
    """Return what a goal is."""
    if goal.is_vision and goal.measurable.metric is None:
        return Form.VISION
    return Form.DELIVERABLE if goal.is_deliverable else Form.METRIC


@cache
def forms_of(code: str) -> frozenset[Form]:
    """Return the kinds of goals that a rule speaks of."""
    forms = {Form.METRIC}
    if code.startswith("F") or "S101" <= code <= "S114" or code in _VISION_PORTFOLIO:
        forms.add(Form.VISION)
    if code not in _DELIVERABLE_EXEMPT and not code.startswith("C6"):
        forms.add(Form.DELIVERABLE)
    return frozenset(forms)
