"""P703 conflicting-goals."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.check.facts.clashes import limits_of
from smartgoal.check.facts.overlap import is_running, two_owners_meet
from smartgoal.check.facts.wanted import MetricLimits, Wanted
from smartgoal.check.rule import Example, Form, PlanProblem, Related, Severity, plan_rule
from smartgoal.goals.show import show
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.metric import MetricClass
from smartgoal.knowledge.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smartgoal.check.facts.family import Family
    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal, Plan

_METRIC = ("measurable", "metric")
_SIDES, _GOALS_OF_A_SIDE = 12, 4
"""So many teams, and goals of each, are held against a goal: comparing all with all would take minutes."""
_SHORTER = """
goals:
- id: shorter-calls
  title: Shorter calls
  specific: Write the note during the call, so that the handle time falls from 7 min to 6 min.
  realistic: {threshold: 6 min, stretch: 5 min 40 s}
  measurable: {metric: aht, baseline: 7 min, guardrails: [{metric: qa_score, at_least: 85 %}]}
"""
_OF_TWO_TEAMS = """
people: {Pál Nagy: {team: Second line}}
goals:
- id: fewer-repeat-calls
  owner: Second line
  realistic: {agreed_by: [Anna Kovács, Pál Nagy]}
- id: shorter-calls
  owner: Technical support
  title: Shorter calls
  specific: Write the note during the call, so that the handle time falls from 7 min to 6 min.
  realistic: {threshold: 6 min, stretch: 5 min 40 s, agreed_by: [Anna Kovács, Pál Nagy]}
  measurable:
    metric: aht
    baseline: 7 min
"""
_OF_BENCE = """\
- id: fewer-repeat-calls
  owner: Bence Tóth
  realistic: {agreed_by: [Bence Tóth, Pál Nagy]}
"""


@plan_rule(
    "P703",
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad=_OF_TWO_TEAMS + "    guardrails: [{metric: qa_score, at_least: 85 %}]",
            good=_OF_TWO_TEAMS + "    guardrails: [{metric: repeat_contact_rate, at_most: 18 %}]",
            says="Gains in aht here can come at the cost of repeat_contact_rate of Second line.",
        ),
        Example(
            bad=_SHORTER + _OF_BENCE + "  measurable: {guardrails: [{metric: aht, at_least: 6 min 30 s}]}",
            good=_SHORTER + _OF_BENCE + "  measurable: {guardrails: [{metric: aht, at_most: 8 min}]}",
            says="This goal wants aht at 6 min at most, that of Bence Tóth at 6 min 30 s at least.",
        ),
    ),
)
def conflicting_goals(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """Two owners or teams have goals that pull against each other, and nothing holds the two together.

    Why it matters:
        Each can reach the goal only at the other's cost: what one team saves, another team's customers pay for.
    How to fix:
        Give both goals a common parent, name the other's metric in a guardrail, or agree on limits that both can keep.
    When to ignore:
        The two owners serve different customers, so that one can't harm the other.
    """
    yield from _opposite_limits(plan, context)
    yield from _trade_offs(plan, context.family)


def _opposite_limits(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """Return each goal that wants less of a metric than another owner's goal wants at least."""
    limits: defaultdict[tuple[str, str], MetricLimits] = defaultdict(MetricLimits)
    for goal in plan.goals:
        if goal.owner and is_running(goal):
            for limit in limits_of(goal, context.aim(goal)):
                limits[limit.metric.id, limit.metric.unit].add(Wanted(goal, limit))
    for each in limits.values():
        for one, other in each.contradictions():
            yield _limits_problem(one, other)


def _limits_problem(one: Wanted, other: Wanted) -> PlanProblem:
    metric = one.limit.metric
    owner = shortened(other.goal.owner or "", 25)
    here, there = f"{show(one.limit.value, metric.unit)} at most", f"{show(other.limit.value, metric.unit)} at least"
    return PlanProblem(
        at=one.limit.at,
        message=f"This goal wants {shortened(metric.id, 25)} at {here}, that of {owner} at {there}.",
        hint="Agree on limits that both goals can keep.",
        goal=one.goal,
        related=(Related("the other limit", other.goal, other.limit.at),),
    )


def _trade_offs(plan: Plan, family: Family) -> Iterator[PlanProblem]:
    """Return each goal whose gains are known to cost another team its goal, where nothing holds the two together."""
    sides: defaultdict[str, defaultdict[str, list[Goal]]] = defaultdict(lambda: defaultdict(list))
    for goal in plan.goals:
        if goal.metric and goal.owner and is_running(goal):
            sides[goal.metric.id][_side(goal)].append(goal)
    for goal in plan.goals:
        harmed = (
            other
            for name in _harmed_by(goal)
            for other in _others(goal, sides.get(name, {}))
            if not _are_held_together(goal, other, family) and two_owners_meet(goal, other)
        )
        for other in islice(harmed, 1):
            yield _trade_off_problem(goal, other)


def _harmed_by(goal: Goal) -> list[str]:
    """Return the metrics that a goal's gains can cost others; what its own guardrails hold is safe."""
    # Quality asked for by one side costs the other nothing; it is speed, volume and savings that do.
    if not goal.metric or goal.metric.metric_class is MetricClass.QUALITY or goal.measurable.keep:
        return []
    if not goal.owner or not is_running(goal):
        return []
    held = {guardrail.metric for guardrail in goal.measurable.guardrails}
    return [name for name in goal.metric.balance if name not in held]


def _side(goal: Goal) -> str:
    """Return whose results they are: within one team the goals of speed have their own rule, P701."""
    return fold_name(goal.team or goal.owner or "")


def _others(goal: Goal, sides: Mapping[str, list[Goal]]) -> Iterator[Goal]:
    own = _side(goal)
    for side, goals in islice(sides.items(), _SIDES):
        if side != own:
            yield from goals[:_GOALS_OF_A_SIDE]


def _are_held_together(goal: Goal, other: Goal, family: Family) -> bool:
    """Whether a common goal above or the other's guardrail balances the two; also where the way up can't be told."""
    root = family.root_of(goal)
    if root is None or family.root_of(other) in (None, root):
        return True
    return goal.metric is not None and any(each.metric == goal.metric.id for each in other.measurable.guardrails)


def _trade_off_problem(goal: Goal, other: Goal) -> PlanProblem:
    own, harmed = (shortened(one.metric.id if one.metric else "", 25) for one in (goal, other))
    owner = shortened(other.owner or "", 25)
    return PlanProblem(
        at=_METRIC,
        message=f"Gains in {own} here can come at the cost of {harmed} of {owner}.",
        hint=f"Give both goals a common parent, or name {harmed} in a guardrail here.",
        goal=goal,
        related=(Related("the other goal", other, _METRIC),),
    )
