"""F006 duplicate-id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, PlanProblem, Related, Severity, plan_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Plan

_ID = ("id",)


@plan_rule(
    "F006",
    Severity.ERROR,
    since="0.1",
    criterion=Criterion.FILE,
    examples=(
        Example(
            bad="goals: [{id: fewer-repeat-calls}, {id: fewer-repeat-calls, owner: Bence Tóth}]",
            good="""
                goals:
                  - {id: fewer-repeat-calls}
                  - id: fewer-repeat-calls-bence
                    owner: Bence Tóth
                    realistic: {agreed_by: [Bence Tóth, Pál Nagy]}
            """,
            says="The id fewer-repeat-calls is taken",
        ),
        Example(
            bad="goals: [{id: hivasok, owner: Bence Tóth}, {id: atadas}, {id: hivasok, owner: Technical support}]",
            good="{id: hivasok, title: Kevesebb ismételt hívás ugyanazzal a hibával}",
            says="The id hivasok is taken",
        ),
    ),
)
def duplicate_id(plan: Plan, context: Context) -> Iterator[PlanProblem]:
    """Two goals of the run have one id.

    Why it matters:
        A `parent`, a `follows` and the history of a goal name it by its id; with two of a name they mean either.
    How to fix:
        Give one of them another id; for one goal of several people use `owners`, which makes an id for each.
    When to ignore:
        Never; check files apart that have nothing to do with each other.
    """
    for goal, other in plan.doubled():
        where = "" if other.file is goal.file else f" in {other.file.name}"
        yield PlanProblem(
            at=_ID,
            message=f"The id {goal.whole} is taken by another goal{where}.",
            hint="Give one of them another id.",
            goal=goal,
            related=(Related("first taken here", other, _ID),),
        )
