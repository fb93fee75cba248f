"""What to do next about a goal: one sentence, and the command that goes with it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from smartgoal.goals.show import show, show_beside
from smartgoal.goals.written import Range
from smartgoal.progress.assessment import NextStep, NextStepKind, Per, Qualifier, RewardFor, Side, Status
from smartgoal.progress.judgeable import lacking

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import Assessment

_MOST_MEANS = 3
_OVER_OR_NOT_BEGUN = frozenset({Status.MET, Status.STRETCH_MET, Status.NOT_STARTED, Status.DRAFT, Status.NO_DATA})
_ENDS_OF_SPEECH = ('."', '!"', '?"', ".”", "!”", "?”", ".»", ". »", "! »", "? »", "。」", "。”")


def next_step(assessment: Assessment) -> NextStep | None:
    """Return what to do next; None for a closed goal."""
    if assessment.is_closed:
        return None
    if assessment.status not in _OVER_OR_NOT_BEGUN:
        guardrail = _guardrail(assessment)
        if guardrail is not None:
            return guardrail
        if Qualifier.STALE in assessment.qualifiers:
            return _import_again(assessment)
    if assessment.goal.is_deliverable and assessment.status in {Status.AT_RISK, Status.ON_TRACK}:
        return _deliver(assessment)
    return _BY_STATUS[assessment.status](assessment)


def _guardrail(assessment: Assessment) -> NextStep | None:
    """Return what to do about the first broken guardrail."""
    for one in assessment.guardrails:
        if one.holds is False and one.value is not None and one.limit is not None and one.unit is not None:
            value, limit = show_beside(one.value, one.limit, one.unit)
            side = "above" if one.side is Side.AT_MOST else "below"
            text = f"The guardrail {one.metric} is {side} its limit, {value} beside {limit}: bring it back first."
            return NextStep(NextStepKind.GUARDRAIL, text, _why(assessment.goal))
    return None


def _import_again(assessment: Assessment) -> NextStep:
    newest = assessment.figures.newest if assessment.figures else None
    since = f"the newest is of {newest}" if newest else "there are none yet"
    text = f"No rows for two review periods, {since}: import what came since."
    return NextStep(NextStepKind.IMPORT, text, "smartgoal import FILES")


def _import_missing(assessment: Assessment) -> NextStep:
    what = (assessment.reason or "").rstrip(".")
    todo = "import what is missing, or correct the names"
    if assessment.figures is not None and assessment.figures.is_contradictory:
        todo = "correct the export and import it again"
    text = f"{what}: {todo}."
    return NextStep(NextStepKind.IMPORT, text, "smartgoal import FILES")


def _finish_draft(assessment: Assessment) -> NextStep:
    goal = assessment.goal
    lack = lacking(goal)
    text = "The draft has all that judging needs: agree on it and make it active."
    if lack is not None:
        text = f"Still a draft: {lack.message[0].lower()}{lack.message[1:]}"
    return NextStep(NextStepKind.AGREE, text, f"smartgoal check {shlex.quote(goal.file.name)}")


def _start(assessment: Assessment) -> NextStep:
    goal = assessment.goal
    days = (goal.start - assessment.day).days if goal.start else 0
    means = _and(goal.achievable.means)
    unprepared = "agree on who does what first" if goal.is_deliverable else "see that its figures will be there"
    ready = f"have {means} ready" if means else unprepared
    text = f"Starts in {_days(days)}, on {goal.start}: {ready}."
    return NextStep(NextStepKind.START, text, f"smartgoal check {shlex.quote(goal.file.name)} --as-of {goal.start}")


def _agree(assessment: Assessment) -> NextStep:
    """A missed goal: agree on what comes next."""
    goal, metric, value, threshold = (
        assessment.goal,
        assessment.goal.metric,
        assessment.value,
        assessment.goal.threshold,
    )
    text = f"Not there by {goal.deadline}: agree with {_owner(goal)} on another day, or let it go."
    if not goal.is_deliverable and metric is not None and value is not None:
        told = show(value, metric.unit)
        if threshold is not None and not isinstance(threshold, Range):
            told = " beside ".join(show_beside(value, threshold, metric.unit))
        text = f"Missed, {told}: agree with {_owner(goal)} on a threshold that the figures support."
    return NextStep(NextStepKind.AGREE, text, _new(goal))


def _coach(assessment: Assessment) -> NextStep:
    goal, required, value = assessment.goal, assessment.required, assessment.value
    if assessment.allowance is not None and assessment.allowance < 0 and goal.metric is not None and value is not None:
        used, allowed = (show(each, goal.metric.unit) for each in (value, value + assessment.allowance))
        text = f"All that was allowed is used up, {used} of {allowed}: agree with {_owner(goal)} on a new threshold."
        return NextStep(NextStepKind.AGREE, text, _why(goal))
    if required is not None and required.unreachable and goal.metric is not None:
        rate = show(required.rate, goal.metric.unit)
        text = f"The rest would have to be {rate}, which can't be: agree with {_owner(goal)} on a new threshold."
        return NextStep(NextStepKind.AGREE, text, _why(goal))
    means, examples = _and(goal.achievable.means), goal.written.specific.examples
    how = f"coach with {means}" if means else "ask what would help, and write it under `means`"
    example = f"; for example: {examples[0].rstrip('.')}" if examples else ""
    # What somebody says ends within its quotes.
    end = "" if example.endswith(_ENDS_OF_SPEECH) else "."
    return NextStep(NextStepKind.COACH, f"{_distance(assessment)}: {how}{example}{end}", _why(goal))


def _keep_going(assessment: Assessment) -> NextStep:
    goal = assessment.goal
    forecast = assessment.forecast
    chance = f", with a chance of {_percent(forecast.chance)} to meet the threshold" if forecast else ""
    slack = assessment.slack_days
    if slack is None or slack < 0:
        text = f"Keep going until {goal.deadline}{chance}."
    else:
        text = f"Keep going: {_days(slack)} in hand{chance}."
    return NextStep(NextStepKind.KEEP_GOING, text, _why(goal))


def _wait(assessment: Assessment) -> NextStep:
    goal, least = assessment.goal, assessment.goal.measurable.min_sample
    text = f"Too early to say after {assessment.elapsed_days} of {assessment.total_days} days: go on."
    if Qualifier.LOW_SAMPLE in assessment.qualifiers and assessment.weight is not None:
        text = f"Too early to say: {show(assessment.weight, 'count')} of at least {least} are in; go on."
    return NextStep(NextStepKind.KEEP_GOING, text, _why(goal))


def _hold(assessment: Assessment) -> NextStep:
    """Reached before the deadline."""
    goal, metric = assessment.goal, assessment.goal.metric
    stretch = goal.stretch
    text = f"Reached: hold it until {goal.deadline}."
    if assessment.status is Status.STRETCH_REACHED:
        text = f"Even the stretch is reached: hold it until {goal.stretch_deadline}."
    elif metric is not None and stretch is not None and not isinstance(stretch, Range):
        text = f"Reached: hold it until {goal.deadline} and go for the stretch of {show(stretch, metric.unit)}."
    return NextStep(NextStepKind.KEEP_GOING, text, _why(goal))


def _celebrate(assessment: Assessment) -> NextStep:
    goal = assessment.goal
    word = "Stretch met" if assessment.status is Status.STRETCH_MET else "Met"
    sure = ", though not established: the sample leaves it open" if assessment.established is False else ""
    text = f"{word}{sure}: celebrate with {_owner(goal)}{_earned(assessment)} and write the next goal."
    return NextStep(NextStepKind.CELEBRATE, text, _new(goal))


def _earned(assessment: Assessment) -> str:
    reward = assessment.reward
    if reward is None:
        return ""
    promised = ((RewardFor.THRESHOLD, reward.threshold), (RewardFor.STRETCH, reward.stretch))
    earned = _and([text for what, text in promised if text and what in reward.earned])
    still = [text for what, text in promised if text and what not in reward.earned and not _is_stretch_over(assessment)]
    return (f" (earned: {earned})" if earned else "") + (f" (still open: {_and(still)})" if still else "")


def _is_stretch_over(assessment: Assessment) -> bool:
    last = assessment.goal.stretch_deadline
    return last is not None and assessment.day > last


def _deliver(assessment: Assessment) -> NextStep:
    """A thing still to be made: its overdue step, else the next one, else itself."""
    goal = assessment.goal
    command = f"smartgoal progress --goal {shlex.quote(goal.id)}"
    open_steps = [step for step in assessment.milestones if not step.reached]
    overdue = [step.milestone for step in open_steps if step.reached is False]
    text = f"Finish {goal.measurable.deliverable} by {goal.deadline}."
    if overdue:
        text = f"{overdue[0].what} was due on {overdue[0].by}: finish it, or agree on another day."
    elif open_steps:
        text = f"Next: {open_steps[0].milestone.what} by {open_steps[0].milestone.by}."
    return NextStep(NextStepKind.DELIVER, text, command)


def _distance(assessment: Assessment) -> str:
    metric, required, slack = assessment.goal.metric, assessment.required, assessment.slack_days
    if required is not None and metric is not None and required.per is Per.DAY:
        return f"{show(required.rate, metric.unit)} a day from here"
    if slack is not None and slack < 0:
        return f"{_days(-slack)} behind the agreed pace"
    if required is not None and metric is not None:
        return f"The rest must come to {show(required.rate, metric.unit)}"
    return "Short of the threshold"


def _owner(goal: Goal) -> str:
    return goal.owner or "the owner"


def _new(goal: Goal) -> str:
    return f"smartgoal new --after {shlex.quote(goal.id)}"


def _why(goal: Goal) -> str:
    return f"smartgoal progress --why {shlex.quote(goal.id)}"


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _percent(chance: Fraction) -> str:
    # A hundred draws know nothing of certainty.
    if chance == 1:
        return "over 99 %"
    return f"{round(chance * 100)} %" if chance else "under 1 %"


def _and(texts: tuple[str, ...] | list[str]) -> str:
    *most, last = texts[:_MOST_MEANS] or [""]
    return f"{', '.join(most)} and {last}" if most else last


_BY_STATUS: Mapping[Status, Callable[[Assessment], NextStep]] = {
    Status.MISSED: _agree,
    Status.OFF_TRACK: _coach,
    Status.NO_DATA: _import_missing,
    Status.AT_RISK: _coach,
    Status.TOO_EARLY: _wait,
    Status.ON_TRACK: _keep_going,
    Status.REACHED: _hold,
    Status.STRETCH_REACHED: _hold,
    Status.MET: _celebrate,
    Status.STRETCH_MET: _celebrate,
    Status.NOT_STARTED: _start,
    Status.DRAFT: _finish_draft,
}
