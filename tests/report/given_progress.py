"""Progress to be shown, made of its nouns alone, so that no engine has a say in what is tested."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from smartgoal.goals.model import Side
from smartgoal.goals.written import WindowKind
from smartgoal.progress.assessment import (
    Assessment,
    Command,
    Forecast,
    GoalDataError,
    GuardrailResult,
    Judged,
    JudgedWindow,
    MilestoneResult,
    NextStep,
    Note,
    Outlook,
    Pace,
    Point,
    Progress,
    Required,
    RewardResult,
    RollUp,
    Signal,
    Unjudged,
)
from smartgoal.progress.kinds import NextStepKind, NoteKind, Per, Qualifier, RewardFor, SignalKind, Status
from smartgoal.progress.windows import Elapsed
from smartgoal.readings.days import DataError
from tests.progress.given import goal

DAY = date(2026, 4, 20)
WHY = Command("progress", "--why x", needs_run=True)
FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)
WINDOW = JudgedWindow(WindowKind.PERIOD, FIRST, DAY)
WEEKS = ((date(2026, 4, 1), date(2026, 4, 5)), (date(2026, 4, 6), date(2026, 4, 12)), (date(2026, 4, 13), DAY))
CALLS = """\
id: first-time-right
title: First time right
measurable: {metric: rate, baseline: 70, guardrails: [{metric: time, at_most: 300}]}
realistic: {threshold: 80, stretch: 90}
time_bound:
  start: 2026-04-01
  deadline: 2026-04-30
  milestones: [{by: 2026-04-20, value: 75}, {by: 2026-04-30, what: the guide}]
"""


def series(*values: int) -> tuple[Point, ...]:
    """Return a point a week, the last one cut by the day judged."""
    whole = zip(WEEKS, values, strict=True)
    return tuple(Point(a, b, Fraction(value), Fraction(50), partial=b == DAY) for (a, b), value in whole)


def full() -> Assessment:
    """Return a goal of which everything is known."""
    one = goal(CALLS)
    half_way, thing = one.time_bound.milestones
    return Assessment(
        one,
        DAY,
        Status.AT_RISK,
        qualifiers=(Qualifier.LOW_SAMPLE, Qualifier.GUARDRAIL_BROKEN),
        threshold=Judged(WINDOW, Fraction(229, 3), Fraction(19, 30), meets=False),
        stretch=Judged(WINDOW, Fraction(76), Fraction(19, 60), meets=False),
        rows=20,
        weight=Fraction(150),
        allowance=Fraction(3),
        elapsed=Elapsed(20, 30),
        coverage=Fraction(9, 10),
        pace=Pace(Fraction(230, 3), Fraction(1, 30)),
        slack_days=-3,
        required=Required(Fraction(88), Per.REST, unreachable=False),
        outlook=Outlook(
            interval=(Fraction(65), Fraction(85)),
            established=False,
            signals=(Signal(SignalKind.RUN, FIRST, DAY),),
            forecast=Forecast(LAST, Fraction(79), Fraction(74), Fraction(83), Fraction(2, 5)),
        ),
        guardrails=(GuardrailResult("time", "s", Decimal(300), Side.AT_MOST, Fraction(310), holds=False),),
        milestones=(
            MilestoneResult(half_way, reached=True),
            MilestoneResult(thing, reached=None),
        ),
        series=series(72, 75, 78),
        next_step=NextStep(NextStepKind.COACH, "Listen to five calls together.", WHY),
        reward=RewardResult("a day off", None, (RewardFor.THRESHOLD,)),
    )


def with_value(one: Assessment, value: Fraction | None) -> Assessment:
    """Return a goal with another value, everything else as it is."""
    return replace(one, threshold=replace(one.threshold, value=value))


def bare(status: Status = Status.NO_DATA, text: str = CALLS, *, reason: str | None = None) -> Assessment:
    """Return a goal of which nothing is known but its status."""
    return Assessment(goal(text), DAY, status, reason=reason)


def run_of(*goals: Assessment, sample: bool = False) -> Progress:
    """Return a run with everything a run can have."""
    lacking = goal("id: lacking\nmeasurable: {metric: rate}")
    error = DataError("rate", None, "calls.csv", 7, "not_a_number", '"x" isn\'t a number')
    return Progress(
        DAY,
        goals,
        rollup=(
            RollUp("vision", Fraction(1, 3), 1, 2, 0, Status.AT_RISK),
            RollUp("other", None, 0, 1, 0, None),
        ),
        unjudged=(Unjudged.of(lacking, "goals.yaml", 3, "R401", "There is no threshold."),),
        data_errors=(GoalDataError("first-time-right", error),),
        notes=(Note(NoteKind.BALANCE, "Time improves while Rate gets worse.", ("first-time-right",)),),
        sample=sample,
    )
