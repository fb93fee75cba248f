"""Runs the rules over a plan and turns their problems into findings."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from smartgoal.check import rules as rules_package
from smartgoal.check.concern import Audience, concerns
from smartgoal.check.filing import Filing
from smartgoal.check.finding import CheckResult
from smartgoal.check.rule import Aftermath, Context, FileRule, LastRule, Need, PlanRule, Problem, Rule
from smartgoal.check.verdict import JudgedCriteria, goal_verdicts
from smartgoal.processes.work import SharedWork

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.check.filing import Found
    from smartgoal.check.rule import Criterion
    from smartgoal.check.selection import Selection
    from smartgoal.goals.plan import Goal


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule found below `smartgoal/check/rules`, in order of id."""
    found: list[Rule] = []
    for folder in pkgutil.iter_modules(rules_package.__path__):
        inner = importlib.import_module(f"{rules_package.__name__}.{folder.name}")
        for module in pkgutil.iter_modules(inner.__path__):
            members = vars(importlib.import_module(f"{inner.__name__}.{module.name}"))
            found += [value for value in members.values() if isinstance(value, Rule)]
    return tuple(sorted(found, key=lambda one: one.id))


def check_plan(
    context: Context, selection: Selection, *, known: frozenset[str] = frozenset(), hands: int = 1
) -> CheckResult:
    """Return everything the rules find in the context's plan, found in so many processes at most."""
    rules = [one for one in all_rules() if _takes_part(one, context, selection)]
    filing = Filing(context.plan, selection, known, context.paths)
    judge = partial(_judged_goal, Audience(rules), JudgedCriteria(rules), context)
    with SharedWork(judge, context.plan.goals, hands=hands, known=context.plan.goals) as shared:
        found = _found_beside_goals(rules, context)
        judged = shared.results()
    for goal in judged:
        for rule_id, problem in goal.problems:
            found[rule_id].append((goal.goal, problem))
    for one in rules:
        filing.add(one, found[one.id])
    rule_ids = tuple(one.id for one in all_rules())
    aftermath = Aftermath(filing.used_ignores.copy(), judged={one.id for one in rules}, rule_ids=rule_ids)
    for one in rules:
        filing.add(one, _found_afterwards(one, context, aftermath))
    findings = filing.findings
    return CheckResult(
        files=context.plan.files,
        # A known finding fails no run, but it makes no goal SMART either.
        goals=goal_verdicts(
            ((one.goal, one.criteria) for one in judged),
            [*findings, *(one.finding for one in filing.silenced if one.known)],
            rules,
        ),
        findings=findings,
        silenced=filing.silenced,
        today=context.today,
        rules=tuple(rules),
        paths=context.paths,
    )


def _takes_part(one: Rule, context: Context, selection: Selection) -> bool:
    return (one.always or selection.takes(one.id)) and _can_judge(one, context)


def _can_judge(one: Rule, context: Context) -> bool:
    offered = {Need.DAY} if context.today else set()
    if context.histories is not None:
        offered.add(Need.HISTORY)
    return one.needs <= offered


@dataclass(frozen=True, slots=True)
class _JudgedGoal:
    """What the rules about one goal find in it, and the criteria that the run can judge it by."""

    goal: Goal
    problems: tuple[tuple[str, Problem], ...]
    criteria: frozenset[Criterion]


def _judged_goal(audience: Audience, reach: JudgedCriteria, context: Context, goal: Goal) -> _JudgedGoal:
    problems = ((one.id, problem) for one in audience.rules_for(goal) for problem in one.judge(goal, context))
    return _JudgedGoal(goal, tuple(problems), reach.of(goal, context))


def _found_beside_goals(rules: Iterable[Rule], context: Context) -> dict[str, list[Found]]:
    """Return what is found by the rules that look at files and at all goals, for each rule by its id."""
    return {one.id: list(_beside_goals(one, context)) for one in rules}


def _beside_goals(one: Rule, context: Context) -> Iterator[Found]:
    if isinstance(one, FileRule):
        for file in context.plan.files:
            for problem in one.judge(file, context):
                yield file, problem
    elif isinstance(one, PlanRule):
        for problem in one.judge(context.plan, context):
            if concerns(one, problem.goal):
                yield problem.goal, problem


def _found_afterwards(one: Rule, context: Context, aftermath: Aftermath) -> Iterator[Found]:
    if isinstance(one, LastRule):
        for file in context.plan.files:
            for problem in one.judge(file, context, aftermath):
                yield file, problem
