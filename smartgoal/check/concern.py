"""Which rules speak of which kind of goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import NOBODY, Form, GoalRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.check.rule import Rule
    from smartgoal.goals.plan import Goal


class Audience:
    """Which of the rules about one goal speak of a goal, looked up once for all goals of one form."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(one for one in rules if isinstance(one, GoalRule))
        self._speaking: dict[Form, tuple[GoalRule, ...]] = {}

    def rules_for(self, goal: Goal) -> tuple[GoalRule, ...]:
        """Return the rules that speak of a goal, in order."""
        form = form_of(goal)
        if form not in self._speaking:
            self._speaking[form] = tuple(one for one in self._rules if not form & one.spares)
        return self._speaking[form]


def concerns(rule: Rule, goal: Goal) -> bool:
    """Return whether a rule speaks of this kind of goal at all."""
    return not form_of(goal) & rule.spares


def form_of(goal: Goal) -> Form:
    """Return what a goal is; nothing of the kind for a usual one with figures."""
    if goal.is_vision and goal.measurable.metric is None:
        return Form.BARE_VISION
    thing = Form.DELIVERABLE if goal.is_deliverable else NOBODY
    return thing | Form.MEASURED_VISION if goal.is_vision else thing
