"""S117 owner-unknown."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Problem, Related, Severity, rule
from smartgoal.goals.fault import shortened
from smartgoal.knowledge.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_OWNER = ("owner",)
_LOOKED_AT = 200
"""Names that are looked through for a near one; a hostile file could hold a hundred thousand."""


@rule(
    "S117",
    Criterion.SPECIFIC,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="owner: Ana Kovács",
            good="owner: Anna Kovács",
            says='"Ana Kovács" is neither one of the people nor a team',
        ),
        Example(
            bad="people: {Anna Kovács: {role: tehnical-support}}",
            good="people: {Anna Kovács: {role: technical-support}}",
            says='The role "tehnical-support" of Anna Kovács',
        ),
        Example(
            bad="{owner: 王方, language: zh, people: {王芳: {role: technical-support}}}",
            good="""
                owner: 王芳
                people: {王芳: {role: technical-support}}
                realistic: {agreed_by: [王芳, Pál Nagy]}
            """,
            says='"王方"',
        ),
        Example(
            bad="{owner: Technical suport, realistic: {agreed_by: [Anna Kovács, Pál Nagy]}}",
            good="{owner: Technical support, realistic: {agreed_by: [Anna Kovács, Pál Nagy]}}",
            says='"Technical suport"',
        ),
    ),
)
def owner_unknown(goal: Goal, context: Context) -> Iterator[Problem]:
    """The file lists its people, and the owner is neither one of them nor a team, or has an unknown role.

    Why it matters:
        A misspelt owner finds no row in any export, and without a role nobody can tell what the owner can move.
    How to fix:
        Correct the name or the role, or add it under `people` or `roles`.
    When to ignore:
        The owner left the team and the goal is kept for its history.
    """
    file, owner = goal.file, goal.owner
    if owner is None or not file.people or goal.is_team:
        return
    if goal.person is None:
        message = f'The owner "{shortened(owner)}" is neither one of the people nor a team.'
        yield Problem(_OWNER, message, _hint(owner, (*file.people, *file.teams), "Add the name under `people`."))
    elif goal.person.role and file.roles and goal.person.role not in file.roles:
        role = goal.person.role
        message = f'The role "{shortened(role)}" of {shortened(owner)} isn\'t among the roles.'
        at = ("people", owner, "role")
        related = (Related("the role", span=file.document.span(at)),) if file.document.has(at) else ()
        yield Problem(_OWNER, message, _hint(role, file.roles, "Add it under `roles`."), related=related)


def _hint(name: str, known: Iterable[str], otherwise: str) -> str:
    near = nearest(name, islice(known, _LOOKED_AT), limit=1)
    return f"Did you mean `{near[0]}`?" if near else otherwise
