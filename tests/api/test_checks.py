"""What settings tell the rules."""

from __future__ import annotations

from smartgoal.api.checks import rule_limits
from smartgoal.check.rule import RuleLimits
from smartgoal.settings import Settings


def test_limits_are_those_of_the_settings() -> None:
    """Whoever has no settings is judged as by those that nobody changed."""
    assert rule_limits(Settings()) == RuleLimits()
