"""Runs the rules over a plan and turns their problems into findings."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from smartgoal.check import rules as rules_package
from smartgoal.check.concern import Audience, concerns
from smartgoal.check.filing import Filing
from smartgoal.check.finding import CheckResult
from smartgoal.check.rule import Context, Need, Problem, Rule
from smartgoal.check.verdict import goal_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def check_plan(context: Context, selection: Selection, *, known: frozenset[str] = frozenset()) -> CheckResult:
    """Return everything the rules find in the context's plan."""
    rules = [one for one in all_rules() if _takes_part(one, context, selection)]
    filing = Filing(context.plan, selection, known, context.paths)
    audience = Audience(context.plan.goals)
    for one in rules:
        if not one.last:
            _judge(one, context, audience, filing)
    late = replace(
        context,
        used_ignores=frozenset(filing.used_ignores),
        judged=frozenset(one.id for one in rules),
        rule_ids=tuple(one.id for one in all_rules()),
    )
    for one in rules:
        if one.last:
            _judge(one, late, audience, filing)
    findings = filing.findings
    return CheckResult(
        files=context.plan.files,
        # A known finding fails no run, but it makes no goal SMART either.
        goals=goal_verdicts(context, [*findings, *(one.finding for one in filing.silenced if one.known)], rules),
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


def _judge(one: Rule, context: Context, audience: Audience, filing: Filing) -> None:
    """File what a rule finds."""
    if one.judge_file:
        for file in context.plan.files:
            for problem in one.judge_file(file, context):
                filing.add_in_file(one, problem, file)
    elif one.judge_goal:
        judge = one.judge_goal
        for goal in audience.of(one):
            for problem in judge(goal, context):
                filing.add_in_goal(one, problem, goal)
    else:
        for goal, problem in _in_plan(one, context):
            filing.add_in_goal(one, problem, goal)


def _in_plan(one: Rule, context: Context) -> Iterator[tuple[Goal, Problem]]:
    if one.judge_plan:
        for problem in one.judge_plan(context.plan, context):
            if problem.goal and concerns(one, problem.goal):
                yield problem.goal, problem
