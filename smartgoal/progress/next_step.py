"""What to do next about a goal: one sentence, and the command that goes with it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.goals.show import show, show_beside
from smartgoal.goals.written import Range
from smartgoal.knowledge.metric import Kind
from smartgoal.progress.assessment import Command, NextStep
from smartgoal.progress.behind import agree, bring_back, coach
from smartgoal.progress.deliverable import is_there
from smartgoal.progress.judgeable import lacking
from smartgoal.progress.kinds import Lack, NextStepKind, Qualifier, RewardFor, Status
from smartgoal.progress.shown import value_beside
from smartgoal.progress.step_words import (
    broken_guardrail,
    command_check,
    command_new,
    command_show,
    command_why,
    days,
    listed,
    owner,
    the_day,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from smartgoal.progress.assessment import Assessment

_NEXT = "think of the next goal"


def next_step(assessment: Assessment) -> NextStep | None:
    """Return what to do next; None for a closed goal."""
    if assessment.is_closed:
        return None
    if assessment.status.is_running:
        guardrail = broken_guardrail(assessment)
        if guardrail is not None:
            return bring_back(assessment, guardrail)
        if Qualifier.STALE in assessment.qualifiers:
            return _import_again(assessment)
        if assessment.goal.is_deliverable:
            return _deliver(assessment)
    return _BY_STATUS[assessment.status](assessment)


def _import_again(assessment: Assessment) -> NextStep:
    newest = assessment.figures.newest if assessment.figures else None
    text = f"No rows for two review periods, the newest is of {the_day(newest, assessment)}: import what came since."
    return NextStep(NextStepKind.IMPORT, text, _IMPORT)


_IMPORT = Command("import", "FILES")
_MISSING, _MISSING_OR_NAMES = "import what is missing", "import what is missing, or correct the names"
_AGAINST: Mapping[Lack, str] = {
    Lack.NAMES: _MISSING_OR_NAMES,
    Lack.ROWS: _MISSING,
    Lack.WEIGHT: _MISSING,
    Lack.AGREEMENT: "correct the export and import it again",
    Lack.SAMPLE: _MISSING,
    # A week without complaints has no row of its own unless somebody writes the zero.
    Lack.COVERAGE: "import what is missing, zeros too",
    Lack.GUARDRAIL: _MISSING_OR_NAMES,
}


def _import_missing(assessment: Assessment) -> NextStep:
    what, lack = (assessment.reason or "").rstrip("."), assessment.lack
    if lack is Lack.OWNER or lack is None:
        return NextStep(NextStepKind.AGREE, f"{what}: name its owner.", command_check(assessment.goal))
    return NextStep(NextStepKind.IMPORT, f"{what}: {_AGAINST[lack]}.", _IMPORT)


def _finish_draft(assessment: Assessment) -> NextStep:
    goal = assessment.goal
    lack = lacking(goal)
    text = "The draft has all that judging needs: agree on it and make it active."
    if lack is not None:
        text = f"Still a draft: {lack.message[0].lower()}{lack.message[1:]}"
    return NextStep(NextStepKind.AGREE, text, command_check(goal))


def _start(assessment: Assessment) -> NextStep:
    goal = assessment.goal
    ahead = (goal.start - assessment.day).days if goal.start else 0
    means = listed(goal.achievable.means)
    unprepared = "agree on who does what first" if goal.is_deliverable else "see that its figures will be there"
    ready = f"have {means} ready" if means else unprepared
    if is_there(goal, assessment.day):
        ready = "it is done already, so agree on another one"
    text = f"Starts in {days(ahead)}, on {the_day(goal.start, assessment)}: {ready}."
    return NextStep(NextStepKind.START, text, command_check(goal, goal.start))


def _keep_going(assessment: Assessment) -> NextStep:
    goal = assessment.goal
    if assessment.day == goal.deadline and assessment.threshold.meets is False:
        # Near enough to the pace line is on track, but the day after is too late.
        told = value_beside(goal, assessment.value, goal.threshold)
        text = f"The last day, {told}: the threshold has to be met before it ends."
        return NextStep(NextStepKind.KEEP_GOING, text, command_why(goal))
    forecast = assessment.outlook.forecast
    chance = f", with a chance of {_percent(forecast.chance)} to meet the threshold" if forecast else ""
    slack = assessment.slack_days or 0
    ahead = f": {days(slack)} in hand" if slack > 0 else f" until {the_day(goal.deadline, assessment)}"
    text = f"Keep going{ahead}{chance}."
    return NextStep(NextStepKind.KEEP_GOING, text, command_why(goal))


def _wait(assessment: Assessment) -> NextStep:
    goal, least = assessment.goal, assessment.goal.measurable.min_sample
    text = f"Too early to say after {assessment.elapsed}: go on."
    if Qualifier.LOW_SAMPLE in assessment.qualifiers and assessment.weight is not None and least is not None:
        weight, enough = show_beside(assessment.weight, Decimal(least), "count")
        text = f"Too early to say: {weight} of at least {enough} are in; go on."
    return NextStep(NextStepKind.KEEP_GOING, text, command_why(goal))


def _hold(assessment: Assessment) -> NextStep:
    """Reached before the deadline; what was added up can't be lost again, anything else can."""
    goal, metric, stretch = assessment.goal, assessment.goal.metric, assessment.goal.stretch
    is_total = metric is not None and metric.kind is Kind.SUM
    further = None
    if metric is not None and stretch is not None and not isinstance(stretch, Range):
        further = f"go for the stretch of {show(stretch, metric.unit)}"
    if assessment.status is Status.STRETCH_REACHED:
        held = f"hold it until {the_day(goal.stretch_deadline, assessment)}"
        text = f"Even the stretch is reached: {_NEXT if is_total else held}"
    elif is_total:
        text = f"Reached: {further or _NEXT}"
    else:
        text = f"Reached: hold it until {the_day(goal.deadline, assessment)}" + (f" and {further}" if further else "")
    return NextStep(NextStepKind.KEEP_GOING, f"{text}.", command_why(goal))


def _celebrate(assessment: Assessment) -> NextStep:
    goal = assessment.goal
    word = "Stretch met" if assessment.status is Status.STRETCH_MET else "Met"
    sure = ", though the sample can't establish it" if assessment.outlook.established is False else ""
    text = f"{word}{sure}: celebrate with {owner(goal)}{_earned(assessment)} and write the next goal."
    return NextStep(NextStepKind.CELEBRATE, text, command_new(goal))


def _earned(assessment: Assessment) -> str:
    reward = assessment.reward
    if reward is None:
        return ""
    promised = ((RewardFor.THRESHOLD, reward.threshold), (RewardFor.STRETCH, reward.stretch))
    earned = listed([text for what, text in promised if text and what in reward.earned])
    still = [text for what, text in promised if text and what not in reward.earned and not _is_stretch_over(assessment)]
    told = [f"earned: {earned}"] if earned else []
    told += [f"still open: {listed(still)}"] if still else []
    return f" ({'; '.join(told)})" if told else ""


def _is_stretch_over(assessment: Assessment) -> bool:
    last = assessment.goal.stretch_deadline
    return last is not None and assessment.day > last


def _deliver(assessment: Assessment) -> NextStep:
    """A thing still to be made: its overdue step, else the next one, else itself."""
    goal = assessment.goal
    if assessment.lack is Lack.GUARDRAIL:
        return _import_missing(assessment)
    open_steps = [step for step in assessment.milestones if not step.reached]
    overdue = [step.milestone for step in open_steps if step.reached is False]
    text = f"Finish {goal.measurable.deliverable} by {the_day(goal.deadline, assessment)}."
    if overdue:
        text = f"{overdue[0].what} was due on {the_day(overdue[0].by, assessment)}: finish it, or agree on another day."
    elif open_steps:
        text = f"Finish {open_steps[0].milestone.what} by {the_day(open_steps[0].milestone.by, assessment)}."
    return NextStep(NextStepKind.DELIVER, text, command_show(goal))


def _percent(chance: Fraction) -> str:
    # A hundred draws know nothing of certainty.
    if chance == 1:
        return "over 99 %"
    return f"{round(chance * 100)} %" if chance else "under 1 %"


_BY_STATUS: Mapping[Status, Callable[[Assessment], NextStep]] = {
    Status.MISSED: agree,
    Status.OFF_TRACK: coach,
    Status.NO_DATA: _import_missing,
    Status.AT_RISK: coach,
    Status.TOO_EARLY: _wait,
    Status.ON_TRACK: _keep_going,
    Status.REACHED: _hold,
    Status.STRETCH_REACHED: _hold,
    Status.MET: _celebrate,
    Status.STRETCH_MET: _celebrate,
    Status.NOT_STARTED: _start,
    Status.DRAFT: _finish_draft,
}
