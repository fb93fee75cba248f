"""What to do about a goal that is behind or missed: coach, or agree on something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.model import Side
from smartgoal.goals.show import show
from smartgoal.goals.written import WindowKind
from smartgoal.knowledge.metric import Better, Kind
from smartgoal.progress.assessment import NextStep
from smartgoal.progress.deliverable import is_done, is_there
from smartgoal.progress.kinds import NextStepKind, Per
from smartgoal.progress.shown import unit_of, value_beside
from smartgoal.progress.step_words import (
    broken_guardrail,
    command_new,
    command_why,
    days,
    in_words,
    listed,
    owner,
    the_day,
)

if TYPE_CHECKING:
    from smartgoal.progress.assessment import Assessment, GuardrailResult, Required

_WHOLE = WindowKind.PERIOD
_ENDS_OF_SPEECH = ('."', '!"', '?"', ".”", "!”", "?”", ".»", ". »", "! »", "? »", "。」", "。”")


def coach(assessment: Assessment) -> NextStep:
    """Return what would bring the goal back, or that nothing can."""
    goal = assessment.goal
    over = _cant_be(assessment)
    if over is not None:
        text = f"{over}: agree with {owner(goal)} on a new threshold."
        return NextStep(NextStepKind.AGREE, text, command_why(goal))
    means, examples = listed(goal.achievable.means), goal.written.specific.examples
    how = f"coach with {means}" if means else "ask what would help, and write it under `means`"
    example = f"; for example: {examples[0].rstrip('.')}" if examples else ""
    # What somebody says ends within its quotes.
    end = "" if example.endswith(_ENDS_OF_SPEECH) else "."
    return NextStep(NextStepKind.COACH, f"{_distance(assessment)}: {how}{example}{end}", command_why(goal))


def _cant_be(assessment: Assessment) -> str | None:
    """Return why the threshold is out of reach; None where it isn't."""
    goal, required = assessment.goal, assessment.required
    if assessment.allowance is not None and assessment.allowance < 0:
        return f"More than was allowed, {_beside_threshold(assessment)}"
    if required is not None and required.unreachable:
        return f"The rest would have to be {show(required.rate, unit_of(goal))}, which can't be"
    return None


def _distance(assessment: Assessment) -> str:
    goal, required, slack = assessment.goal, assessment.required, assessment.slack_days
    if required is not None and required.per is Per.DAY:
        return _a_day(assessment, required)
    if slack is not None and slack < 0:
        return f"{days(-slack)} behind the agreed pace"
    if required is not None:
        side = "at most" if goal.metric is not None and goal.metric.better is Better.LOWER else "at least"
        return f"The rest must come to {side} {show(required.rate, unit_of(goal))}"
    return _beside_threshold(assessment)


def _a_day(assessment: Assessment, required: Required) -> str:
    goal = assessment.goal
    rate = show(required.rate, unit_of(goal))
    if assessment.allowance is None:
        return f"{rate} a day from here"
    if required.rate:
        return f"At most {rate} a day from here"
    return f"Nothing more may come until {the_day(goal.deadline, assessment)}"


def bring_back(assessment: Assessment, guardrail: GuardrailResult) -> NextStep:
    """Return what to do about a broken guardrail, which comes before anything else."""
    goal, told = assessment.goal, in_words(guardrail)
    metric = goal.file.metrics.get(guardrail.metric)
    todo = "bring it back first"
    if metric is not None and metric.kind is Kind.SUM and guardrail.side is Side.AT_MOST and goal.window.kind is _WHOLE:
        todo = f"what came can't be undone, so agree with {owner(goal)} on what to keep"
    return NextStep(NextStepKind.GUARDRAIL, f"{told[0].upper()}{told[1:]}: {todo}.", command_why(goal))


def agree(assessment: Assessment) -> NextStep:
    """Return what to agree on after a goal was missed."""
    goal = assessment.goal
    guardrail = broken_guardrail(assessment)
    if goal.is_deliverable and (guardrail is None or not _is_in_time(assessment)):
        text = _late(assessment)
    elif assessment.threshold.meets is False or guardrail is None:
        told = _beside_threshold(assessment)
        text = f"Missed, {told}: agree with {owner(goal)} on a threshold that the figures support."
    else:
        text = f"Missed, as {in_words(guardrail)}: agree with {owner(goal)} on how to keep both."
    return NextStep(NextStepKind.AGREE, text, command_new(goal))


def _is_in_time(assessment: Assessment) -> bool:
    deadline = assessment.goal.deadline
    return deadline is not None and is_done(assessment.goal, assessment.day, deadline)


def _late(assessment: Assessment) -> str:
    goal, done = assessment.goal, assessment.goal.measurable.done
    if done is None or goal.deadline is None or not is_there(goal, assessment.day):
        due = the_day(goal.deadline, assessment)
        return f"Not there by {due}: agree with {owner(goal)} on another day, or let it go."
    late = days((done - goal.deadline).days)
    return f"Done {late} late, on {the_day(done, assessment)}: agree with {owner(goal)} on what comes next."


def _beside_threshold(assessment: Assessment) -> str:
    return value_beside(assessment.goal, assessment.value, assessment.goal.threshold)
