"""What makes a rule: its name, page and judgement come from its function."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartgoal.check.rule import (
    Criterion,
    Example,
    FileRule,
    GoalRule,
    LastRule,
    Need,
    PlanProblem,
    PlanRule,
    Problem,
    Severity,
    file_rule,
    last_rule,
    plan_rule,
    rule,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Aftermath, Context
    from smartgoal.goals.plan import Goal, LoadedFile, Plan

EXAMPLES = (Example(bad="owner: null", good="{}", says="owner"),)


def test_rule_about_a_goal() -> None:
    """The function's name is the rule's, its docstring the page."""

    @rule("S999", Criterion.SPECIFIC, Severity.INFO, since="0.1", examples=EXAMPLES, needs=(Need.DAY,))
    def too_long(goal: Goal, context: Context) -> Iterator[Problem]:
        """It is too long.

        Why it matters:
            Nobody reads it.
        """
        yield Problem(("title",), "It is.", "Cut it.")

    assert (too_long.id, too_long.name, too_long.summary) == ("S999", "too-long", "It is too long.")
    assert too_long.page.endswith("Why it matters:\n    Nobody reads it.")
    assert too_long.needs == {Need.DAY}
    assert isinstance(too_long, GoalRule)


def test_rule_about_a_file() -> None:
    """Of the criterion file, unless it says otherwise."""

    @file_rule("F999", Severity.ERROR, since="0.1", examples=EXAMPLES)
    def odd_file(file: LoadedFile, context: Context) -> Iterator[Problem]:
        """It is odd."""
        yield Problem((), "It is.", "Mend it.")

    assert odd_file.criterion is Criterion.FILE
    assert isinstance(odd_file, FileRule)


def test_rule_about_a_plan() -> None:
    """Of the criterion portfolio, unless it says otherwise."""

    @plan_rule("F998", Severity.ERROR, since="0.1", examples=EXAMPLES, criterion=Criterion.FILE)
    def odd_plan(plan: Plan, context: Context) -> Iterator[PlanProblem]:
        """It is odd."""
        yield PlanProblem((), "It is.", "Mend it.", goal=plan.goals[0])

    assert odd_plan.criterion is Criterion.FILE
    assert isinstance(odd_plan, PlanRule)


def test_rule_about_what_others_found() -> None:
    """Always of the criterion file."""

    @last_rule("F997", Severity.ERROR, since="0.1", examples=EXAMPLES)
    def odd_rest(file: LoadedFile, context: Context, aftermath: Aftermath) -> Iterator[Problem]:
        """It is left over."""
        yield Problem((), "It is.", "Mend it.")

    assert (odd_rest.criterion, odd_rest.name) == (Criterion.FILE, "odd-rest")
    assert isinstance(odd_rest, LastRule)


@pytest.mark.parametrize(("severity", "rank"), [(Severity.ERROR, 0), (Severity.WARNING, 1), (Severity.INFO, 2)])
def test_severities_have_ranks(severity: Severity, rank: int) -> None:
    """The worst comes first."""
    assert severity.rank == rank
