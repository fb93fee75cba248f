"""S117 owner-unknown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from smartgoal.check.facts.placeholder import is_placeholder
from smartgoal.check.rule import Criterion, Example, Form, PlanProblem, Related, Severity, plan_rule
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal, Plan

_OWNER = ("owner",)
_SUGGESTED, _LOOKED_AT = 50, 500
"""So many names get a suggestion, from so many others: comparing all with all would take minutes."""


@plan_rule(
    "S117",
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    criterion=Criterion.SPECIFIC,
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
def owner_unknown(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """The file lists its people, and the owner is neither one of them nor a team, or has an unknown role.

    Why it matters:
        A misspelt owner finds no row in any export, and without a role nobody can tell what the owner can move.
    How to fix:
        Correct the name or the role, or add it under `people` or `roles`.
    When to ignore:
        The owner left the team and the goal is kept for its history.
    """
    hints: dict[tuple[str, str], str] = {}
    for goal in plan.goals:
        unknown = _unknown(goal)
        if unknown is not None:
            known = (goal.file.name, unknown.name)
            if known not in hints:
                hints[known] = _hint(unknown) if len(hints) < _SUGGESTED else unknown.otherwise
            yield PlanProblem(_OWNER, unknown.message, hints[known], goal=goal, related=unknown.related)


@dataclass(frozen=True, slots=True)
class _Unknown:
    """A name that nobody knows, and those it might have been."""

    name: str
    message: str
    others: Iterable[str]
    otherwise: str
    related: tuple[Related, ...] = ()


def _unknown(goal: Goal) -> _Unknown | None:
    """Return the owner, or the owner's role, where the file doesn't know it."""
    file, owner = goal.file, goal.owner
    if owner is None or is_placeholder(owner):
        return None
    if goal.has_unknown_owner:
        if file.is_doubtful("people", owner):
            return None
        message = f'The owner "{shortened(owner)}" is neither one of the people nor a team.'
        return _Unknown(owner, message, chain(file.people, file.teams), "Add the name under `people`.")
    role = goal.person.role if goal.person else None
    if role is None or not file.roles or role in file.roles or file.is_doubtful("roles", role):
        return None
    message = f'The role "{shortened(role)}" of {shortened(owner)} isn\'t among the roles.'
    at = ("people", file.person_called(owner) or owner, "role")
    related = (Related("the role", span=file.document.span(at)),) if file.document.has(at) else ()
    return _Unknown(role, message, file.roles, "Add it under `roles`.", related)


def _hint(unknown: _Unknown) -> str:
    near = nearest(unknown.name, islice(unknown.others, _LOOKED_AT), limit=1)
    return did_you_mean(near, unknown.otherwise, quote="`")
