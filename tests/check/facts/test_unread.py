"""Values that were written but can't be read aren't missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.unread import is_unread

if TYPE_CHECKING:
    from tests.conftest import PlanOf


def test_unread_at_around_and_inside(plan_of: PlanOf) -> None:
    """A fault counts at its place, for everything below it and for what holds it."""
    goal = plan_of("realistic: {threshold: {from: many, to: 14 %}}").goals[0]

    assert is_unread(goal, ("realistic", "threshold", "from"))
    assert is_unread(goal, ("realistic", "threshold"))
    assert is_unread(goal, ("realistic", "threshold", "from", "deeper"))
    assert not is_unread(goal, ("realistic", "stretch"))
