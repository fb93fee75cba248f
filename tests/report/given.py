"""Results to be shown, made from short goal files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal import api
from smartgoal.settings import Settings
from tests.conftest import laid_over, load_text

if TYPE_CHECKING:
    from datetime import date

    from smartgoal.check.finding import CheckResult

FEW_RULES = ("F003", "S116", "P704", "M203", "A301", "R404", "T503")
"""Rules whose findings these tests show, so that new rules don't change them; one at least of each letter."""


def checked(text: str, *, today: date | None = None, name: str = "goals.yaml") -> CheckResult:
    """Return what a few rules find in a whole file, or in a fragment laid over the clean goal."""
    plan = load_text(laid_over(text), name)
    return api.check(plan, Settings(select=FEW_RULES), today=today)


def goal(goal_id: str, title: str = "Warm calls", more: str = "") -> str:
    """Return a goal without an owner, as a line of a file's list; `more` goes before its end."""
    return f"  - {{id: {goal_id}, title: {title}{more}}}\n"


def file_of(*goals: str) -> str:
    """Return a goal file with these goals."""
    return "smartgoal: 1\ngoals:\n" + "".join(goals)
