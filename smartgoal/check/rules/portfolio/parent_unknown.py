"""P704 parent-unknown."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, get_args

from smartgoal.check.facts.family import Family, Link, circles, named_by
from smartgoal.check.rule import Example, PlanProblem, Related, Severity, plan_rule
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal, Plan

_SUGGESTED = 20
_LOOKED_AT = 1000
"""So many names get a suggestion, from so many others: comparing all with all would take minutes."""

_NO_HINT = "Name a goal of these files, or check the file that holds it together with this one."


@plan_rule(
    "P704",
    Severity.ERROR,
    since="0.1",
    examples=(
        Example(bad="parent: first-time-rihgt", good="{}", says='`parent` names "first-time-rihgt"'),
        Example(bad="follows: hivasok-nyara", good="{id: hivasok-tele}", says='`follows` names "hivasok-nyara"'),
        Example(
            bad="goals: [{id: calls, parent: repeats}, {id: repeats, parent: calls}]",
            good="{id: calls}",
            says="leads in a circle: from calls over repeats back to it",
        ),
    ),
)
def parent_unknown(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """The goal's `parent` or `follows` names no goal of the run, or leads back to the goal itself.

    Why it matters:
        Progress rolls up along `parent`, so a goal with a wrong one counts nowhere.
    How to fix:
        Correct the id, or check the files together that hold the goals.
    When to ignore:
        The other goal lives in a repository that isn't checked along.
    """
    family = context.family
    for link in get_args(Link):
        # What couldn't be read may hold the goal that is named.
        if family.is_complete:
            yield from _unknown(plan, link, family)
        yield from _circular(family, link, family.links(link))


def _unknown(plan: Plan, link: Link, family: Family) -> Iterator[PlanProblem]:
    hints: dict[str, str] = {}
    for goal in plan.goals:
        name = named_by(goal, link)
        if name is not None and not family.named(name):
            if name not in hints:
                hints[name] = _hint(name, goal, family) if len(hints) < _SUGGESTED else _NO_HINT
            message = f'`{link}` names "{shortened(name)}", which is no goal of these files.'
            yield PlanProblem((link,), message, hints[name], goal=goal)


def _hint(name: str, goal: Goal, family: Family) -> str:
    others = (other for other in family.names if other not in (goal.id, goal.whole))
    near = nearest(name, islice(others, _LOOKED_AT), limit=1)
    return did_you_mean(near, _NO_HINT, quote="`")


def _circular(family: Family, link: Link, links: Mapping[str, Goal]) -> Iterator[PlanProblem]:
    for first, *others in circles(links):
        # Where an id stands twice, which of the goals a link names can't be told; that is a finding of its own.
        if any(family.is_doubled(name) for name in (first, *others)):
            continue
        after = links[first].whole
        message = f"`{link}` leads in a circle: from {shortened(first)} over {shortened(after)} back to it."
        if after == first:
            message = f"`{link}` names the goal itself, {shortened(first)}."
        related = tuple(Related(f"its {link}", family.named(other)[0], (link,)) for other in others[:10])
        for goal in family.named(first):
            yield PlanProblem((link,), message, "Take one of these links out.", goal=goal, related=related)
