"""Which rules speak of which kind of goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import NOBODY, Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.check.rule import Rule
    from smartgoal.goals.plan import Goal


class Audience:
    """Whom each rule speaks of, looked up once for all rules that spare the same."""

    def __init__(self, goals: Iterable[Goal]) -> None:
        self._forms = tuple((goal, form_of(goal)) for goal in goals)
        self._kinds = {form for _, form in self._forms}
        self._beside: dict[Form, tuple[Goal, ...]] = {}

    def of(self, rule: Rule) -> tuple[Goal, ...]:
        """Return the goals that a rule speaks of, in order."""
        if rule.spares not in self._beside:
            meant = {form for form in self._kinds if not form & rule.spares}
            self._beside[rule.spares] = tuple(goal for goal, form in self._forms if form in meant)
        return self._beside[rule.spares]


def concerns(rule: Rule, goal: Goal) -> bool:
    """Return whether a rule speaks of this kind of goal at all."""
    return not form_of(goal) & rule.spares


def form_of(goal: Goal) -> Form:
    """Return what a goal is; nothing of the kind for a usual one with figures."""
    if goal.is_vision and goal.measurable.metric is None:
        return Form.BARE_VISION
    thing = Form.DELIVERABLE if goal.is_deliverable else NOBODY
    return thing | Form.MEASURED_VISION if goal.is_vision else thing
