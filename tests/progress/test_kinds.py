"""The words of progress are those that settings know."""

from __future__ import annotations

from smartgoal.progress.kinds import Qualifier, Status
from smartgoal.settings import STATUSES


def test_whatever_can_be_told_can_fail_a_run() -> None:
    """`fail-on` names every status and every qualifier, and nothing else."""
    assert (*Status, *Qualifier) == STATUSES
