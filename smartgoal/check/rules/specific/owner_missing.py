"""S116 owner-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.placeholder import is_placeholder
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "S116",
    Criterion.SPECIFIC,
    Severity.ERROR,
    since="0.1",
    spares=Form.VISION,
    left_open_by_drafts=True,
    examples=(
        Example(bad="owner: null", good="owner: Anna Kovács", says="no owner"),
        Example(bad="owner: TBD", good="owner: Anna Kovács", says="no owner"),
        Example(bad="owner: 待定", good="owner: Anna Kovács", says="no owner"),
    ),
)
def owner_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """The goal names nobody who answers for it.

    Why it matters:
        What everybody owns nobody does; Doran's "assignable" is the A of the first SMART article (1981).
    How to fix:
        Name one person or one team as `owner`, or several under `owners`, each judged apart.
    When to ignore:
        Never; keep the goal a draft until somebody takes it.
    """
    if (goal.owner is None or is_placeholder(goal.owner)) and not is_unread(goal, ("owners",)):
        yield Problem(
            at=("owner",),
            message=f'The goal "{goal.title}" has no owner.',
            hint="Name the person or team that answers for it.",
        )
