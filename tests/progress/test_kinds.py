"""The words of progress and its limits are those that settings know."""

from __future__ import annotations

from smartgoal.progress.assessment import PaceLimits
from smartgoal.progress.kinds import Qualifier, Status
from smartgoal.settings import STATUSES, Settings


def test_whatever_can_be_told_can_fail_a_run() -> None:
    """`fail-on` names every status and every qualifier, and nothing else."""
    assert (*Status, *Qualifier) == STATUSES


def test_limits_are_those_of_the_settings() -> None:
    """Whoever has no settings is judged as by those that nobody changed."""
    settings = Settings()

    assert PaceLimits() == PaceLimits(settings.on_track_gap, settings.at_risk_gap, settings.at_risk_miss)
