"""P702 duplicate-goal."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.check.facts.alike import alike
from smartgoal.check.facts.overlap import is_running, may_overlap, two_owners_meet
from smartgoal.check.rule import Example, Form, PlanProblem, Related, Severity, plan_rule
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal, Plan
    from smartgoal.goals.yaml.source import Path

_METRIC = ("measurable", "metric")
_OWNER = ("owner",)
_DELIVERABLE = ("measurable", "deliverable")
_ONE_GUIDE = """
title: A guide for routers
specific: Write a page for each router model, with a photo of its lights.
measurable: {metric: null, baseline: null, window: null, min_sample: null, deliverable: Router guide in the wiki}
realistic: {threshold: null, stretch: null}
time_bound: {stretch_deadline: null}
"""


@plan_rule(
    "P702",
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad="goals: [{id: fewer-repeat-calls}, {id: even-fewer, realistic: {threshold: 13 %}}]",
            good="""
              goals:
                - id: fewer-repeat-calls
                - id: fewer-repeat-calls-in-spring
                  time_bound: {start: 2027-01-01, deadline: 2027-06-30, stretch_deadline: 2027-09-30}
            """,
            says="Anna Kovács has another goal for repeat_contact_rate in this period.",
        ),
        Example(
            bad="""
              goals:
                - {id: guide, measurable: {deliverable: Router guide in the wiki}}
                - {id: wiki, owner: Bence Tóth, measurable: {deliverable: The router guide in the wiki}}
            """,
            good=_ONE_GUIDE,
            says='Anna Kovács is to make "The router guide in the wiki" as well.',
        ),
        Example(
            bad="""
              goals:
                - {id: guide, measurable: {deliverable: Router guide in the wiki}}
                - {id: wiki, measurable: {deliverable: router guide in the wiki}}
            """,
            good=_ONE_GUIDE,
            says='Anna Kovács is to make "router guide in the wiki" in another goal, too.',
        ),
        Example(
            bad="""
              goals:
                - {id: utmutato, measurable: {deliverable: Router útmutató kész}}
                - {id: leiras, owner: Bence Tóth, measurable: {deliverable: Kész a router útmutató}}
            """,
            good="title: Kevesebb ismételt hívás ugyanazzal a hibával",
            says='Anna Kovács is to make "Kész a router útmutató" as well.',
        ),
    ),
)
def duplicate_goal(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """One owner has two goals for one metric or one thing in one period, or two owners are to make the same thing.

    Why it matters:
        Of two thresholds for one figure only one can be meant, and the same result would be counted twice.
    How to fix:
        Merge the two; a step on the way is a milestone, and a later goal begins after the earlier one's deadline.
        Let one owner make a thing, and name the others among the means.
    When to ignore:
        The two figures come from different sources; better, declare a metric of its own with `like`.
    """
    yield from _same_owner(plan)
    yield from _same_metric(plan)
    yield from _same_deliverable(plan)


def _same_owner(plan: Plan) -> Iterator[PlanProblem]:
    """Yield each of the owners of one goal who is among them already, in another spelling."""
    first: dict[tuple[str, Path, str], Goal] = {}
    for goal in plan.goals:
        if goal.moved and goal.owner and is_running(goal) and goal.locate(_OWNER) != (*goal.place, *_OWNER):
            other = first.setdefault((goal.file.name, goal.place, fold_name(goal.owner)), goal)
            if other is not goal:
                yield PlanProblem(
                    at=_OWNER,
                    message=f"{shortened(goal.owner, 30)} is among the owners twice, and the same rows count twice.",
                    hint="Take one of the two out.",
                    key=True,
                    goal=goal,
                    related=(Related("named here", span=other.file.document.span(other.locate(_OWNER), key=True)),),
                )


class _Running(NamedTuple):
    """A goal with its days and its number in the run."""

    start: date
    deadline: date
    number: int
    goal: Goal


def _same_metric(plan: Plan) -> Iterator[PlanProblem]:
    owned: defaultdict[tuple[str, str], list[_Running]] = defaultdict(list)
    for number, goal in enumerate(plan.goals):
        if goal.owner and goal.metric and goal.start and goal.deadline and is_running(goal):
            key = fold_name(goal.owner), goal.metric.id
            owned[key].append(_Running(goal.start, goal.deadline, number, goal))
    for running in owned.values():
        for pair in _overlapping(running):
            first, second = (one.goal for one in sorted(pair, key=lambda one: one.number))
            # Two goals with one id are a finding already, most likely one that was copied.
            if first.whole != second.whole:
                yield PlanProblem(
                    at=_METRIC,
                    message=_twice(second),
                    hint="Merge the two goals, or let one begin after the other's deadline.",
                    goal=second,
                    related=(Related("the other goal", first, _METRIC),),
                )


def _overlapping(running: list[_Running]) -> Iterator[tuple[_Running, _Running]]:
    """Return each goal that begins before an earlier one is over, with that one."""
    if len(running) == 1:
        return
    longest: _Running | None = None
    for one in sorted(running, key=lambda each: (each.start, each.number)):
        if longest is not None and one.start <= longest.deadline:
            yield longest, one
        if longest is None or one.deadline > longest.deadline:
            longest = one


def _twice(goal: Goal) -> str:
    metric = goal.metric.id if goal.metric else ""
    return f"{shortened(goal.owner or '', 30)} has another goal for {shortened(metric, 30)} in this period."


def _same_deliverable(plan: Plan) -> Iterator[PlanProblem]:
    goals = [goal for goal in plan.goals if goal.owner and goal.is_deliverable and is_running(goal)]
    texts = [goal.measurable.deliverable or "" for goal in goals]
    for number, earlier in alike(texts, lambda one, other: _is_made_twice(goals[one], goals[other])):
        first, second = goals[earlier], goals[number]
        told = f'{shortened(first.owner or "", 30)} is to make "{shortened(texts[number])}"'
        by_two = two_owners_meet(first, second)
        yield PlanProblem(
            at=_DELIVERABLE,
            message=f"{told} as well." if by_two else f"{told} in another goal, too.",
            hint="Let one of them make it, and the other help." if by_two else "Merge the two goals.",
            goal=second,
            related=(Related("the other one", first, _DELIVERABLE),),
            tentative=True,
        )


def _is_made_twice(one: Goal, other: Goal) -> bool:
    """Whether two goals are for a thing of two owners, or for what one calls the same: his guides may be alike."""
    if two_owners_meet(one, other):
        return True
    texts = (fold_name(goal.measurable.deliverable or "") for goal in (one, other))
    return one.whole != other.whole and may_overlap(one, other) and len(set(texts)) == 1
