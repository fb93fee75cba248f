"""M203 unit-mismatch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.check.fixes.safe_edits import unit_edit
from smartgoal.check.rule import Criterion, Example, Form, Problem, Severity, file_rule
from smartgoal.check.rules.file import problems_of
from smartgoal.goals.yaml.fault import FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import LoadedFile

_SCORE = """\
roles: {technical-support: {metrics: [csat_score]}}
title: Happier customers
specific: Ask at the end of every call whether the question is answered.
measurable: {metric: csat_score, baseline: 3.5/5}
"""


@file_rule(
    "M203",
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    criterion=Criterion.MEASURABLE,
    examples=(
        Example(
            bad="realistic: {threshold: 14 min}",
            good="realistic: {threshold: 14 %}",
            says='"14 min"',
        ),
        Example(
            bad="realistic: {threshold: -4 percentage points}",
            good="realistic: {threshold: 14}",
            says='"-4 percentage points"',
        ),
        Example(
            bad="measurable: {guardrails: [{metric: aht, at_most: 8 %}]}",
            good="measurable: {guardrails: [{metric: aht, at_most: 8 min}]}",
            says='"8 %"',
        ),
        Example(
            bad=_SCORE + "realistic: {threshold: 8/10, stretch: 9/10}",
            good=_SCORE + "realistic: {threshold: 4/5, stretch: 4.5/5}",
            says='"8/10" is on another scale than "3.5/5"',
        ),
    ),
)
def unit_mismatch(file: LoadedFile, context: Context) -> Iterator[Problem]:
    """A value stands in a unit that isn't the metric's and doesn't convert to it, or a score on another scale.

    Why it matters:
        Minutes don't compare with percents; a value without comparison decides nothing.
    How to fix:
        Write the value in the metric's unit or one that converts, or leave the unit out; correct the metric if the unit
        is what you mean.
    When to ignore:
        Never; the value can't be used.
    """
    goals = {goal.place: goal for goal in context.plan.goals if goal.file.name == file.name} if file.faults else {}
    for problem in problems_of(file, FaultKind.UNIT_MISMATCH):
        goal = goals.get(problem.at[:2])
        yield replace(problem, fix=unit_edit(problem.at, goal)) if goal else problem
