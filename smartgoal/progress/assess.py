"""A goal judged at one day: its rows beside its terms."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.goals.model import Side
from smartgoal.goals.written import Window, WindowKind
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.numbers import exact
from smartgoal.progress import deliverable, pace, verdict
from smartgoal.progress.assessment import (
    Assessment,
    Figures,
    GuardrailResult,
    Judged,
    JudgedWindow,
    MilestoneResult,
    Outlook,
    RewardResult,
)
from smartgoal.progress.forecast import forecast, why_no_forecast
from smartgoal.progress.interval import interval_of, is_established, rounded
from smartgoal.progress.judgeable import lacking
from smartgoal.progress.kinds import Lack, Qualifier, RewardFor, Status
from smartgoal.progress.reasons import guardrails_in_the_way, reason, reason_of_stretch
from smartgoal.progress.series import coverage, is_stale, series
from smartgoal.progress.signal import find_signals, natural_limits, whole_points
from smartgoal.progress.terms import Terms, terms_of
from smartgoal.progress.windows import elapsed, window_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from smartgoal.goals.model import Guardrail
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.assessment import PaceLimits
    from smartgoal.progress.history import History, Total
    from smartgoal.progress.rows import Book, OwnedRows
    from smartgoal.progress.terms import RangeTarget


class NotJudgeableError(ValueError):
    """The goal lacks what judging needs; `judgeable.lacking` says what."""


def assess(goal: Goal, book: Book, *, today: date, limits: PaceLimits) -> Assessment:
    """Return where one goal stands, its rows found in a book that serves many goals.

    Raises:
        NotJudgeableError: The goal lacks a metric, threshold, start or deadline and is no draft.
    """
    lack, agreed = lacking(goal), terms_of(goal)
    if lack is None and agreed is not None:
        result = _assess_metric(goal, agreed, book, today, limits)
    elif lack is None and goal.start is not None and goal.deadline is not None:
        result = _assess_deliverable(goal, goal.start, goal.deadline, book, today)
    elif goal.is_draft:
        return Assessment(goal, today, Status.DRAFT, outlook=Outlook(why_none="the goal is a draft"))
    else:
        raise NotJudgeableError(goal.id)
    if goal.is_draft:
        return replace(result, status=Status.DRAFT, lack=None, reason=None, reward=_reward(goal, Status.DRAFT))
    return result


def judge_window(history: History, kind: Kind, window: Window, start: date, last: date) -> tuple[JudgedWindow, Total]:
    """Return the days that count and what their rows come to."""
    first = window_start(window, start, last)
    if window.kind is WindowKind.LATEST:
        newest = history.newest_with_data(first, last)
        if newest is not None:
            # A level's rows are counted over the whole period, though only the newest speaks.
            total = history.total(first if kind is Kind.LAST else newest, newest)
            return JudgedWindow(window.kind, newest, newest), total
    return JudgedWindow(window.kind, first, last), history.total(first, last)


def _guardrails(goal: Goal, book: Book, start: date, last: date) -> tuple[GuardrailResult, ...]:
    return tuple(_guardrail(guardrail, goal, book, start, last) for guardrail in goal.measurable.guardrails)


def _guardrail(guardrail: Guardrail, goal: Goal, book: Book, start: date, last: date) -> GuardrailResult:
    side, limit = guardrail.side, guardrail.limit
    metric = goal.file.metrics.get(guardrail.metric)
    value = _guardrail_value(goal, metric, book, start, last) if metric and start <= last else None
    holds = None
    if value is not None and limit is not None:
        holds = value <= exact(limit) if side is Side.AT_MOST else value >= exact(limit)
    return GuardrailResult(guardrail.metric, metric.unit if metric else None, limit, side, value, holds)


def _guardrail_value(goal: Goal, metric: Metric, book: Book, start: date, last: date) -> Fraction | None:
    history = book.find(goal, metric).history
    if not history.has_rows(start, last) and goal.team is not None:
        history = book.find_team(goal.file, goal.team, metric).history
    return judge_window(history, metric.kind, goal.window, start, last)[1].value


def _assess_deliverable(goal: Goal, start: date, deadline: date, book: Book, today: date) -> Assessment:
    guardrails = _guardrails(goal, book, start, min(today, deadline))
    holds = [result.holds for result in guardrails]
    status, is_held_up = Status.NOT_STARTED, False
    if today >= start:
        status = deliverable.status_of_deliverable(goal, today, deadline, holds)
        is_held_up = not status.is_done and None in holds and deliverable.is_done(goal, today, deadline)
    return Assessment(
        goal,
        today,
        status,
        qualifiers=tuple(
            qualifier
            for qualifier, is_so in (
                (Qualifier.GUARDRAIL_BROKEN, False in holds),
                (Qualifier.DATA_ERRORS, today >= start and book.has_errors(goal, today)),
            )
            if is_so
        ),
        lack=Lack.GUARDRAIL if is_held_up else None,
        reason=guardrails_in_the_way(guardrails) if is_held_up else None,
        threshold=Judged(progress=Fraction(deliverable.is_done(goal, today, deadline))),
        elapsed=elapsed(start, deadline, today),
        outlook=Outlook(why_none="a deliverable has no figures"),
        guardrails=guardrails,
        milestones=deliverable.steps(goal, today),
        reward=_reward(goal, status),
    )


def _reward(goal: Goal, status: Status) -> RewardResult | None:
    promised = goal.realistic.reward
    if promised is None:
        return None
    earned = []
    if promised.threshold and status.is_done:
        earned.append(RewardFor.THRESHOLD)
    if promised.stretch and status is Status.STRETCH_MET:
        earned.append(RewardFor.STRETCH)
    return RewardResult(promised.threshold, promised.stretch, tuple(earned))


def _assess_metric(goal: Goal, agreed: Terms, book: Book, today: date, limits: PaceLimits) -> Assessment:
    if today < agreed.start:
        return _not_started(goal, agreed, book, today)
    rows = book.find(goal, agreed.metric)
    facts = _facts(goal, agreed, book, rows, today)
    total, stretch = facts.total, facts.stretch
    value, status = total.value, verdict.status(facts, limits)
    lack, why = _lack(facts, status, goal, book, rows)
    qualifiers = tuple(_qualifiers(facts, goal, rows, has_errors=book.has_errors(goal, today)))
    return Assessment(
        goal,
        today,
        status,
        qualifiers=qualifiers,
        lack=lack,
        reason=why,
        threshold=_judged(agreed, agreed.threshold, facts.threshold, meets=facts.meets_threshold),
        stretch=_judged(agreed, agreed.stretch, stretch, meets=facts.meets_stretch) if stretch else None,
        rows=total.rows,
        weight=total.weight,
        allowance=agreed.cap - value if agreed.cap is not None and value is not None else None,
        elapsed=elapsed(agreed.start, agreed.deadline, today),
        coverage=facts.threshold.coverage,
        pace=pace.pace(agreed, value, today) if value is not None else None,
        pace_line=pace.pace_corners(agreed),
        slack_days=pace.slack_days(agreed, value, today) if value is not None else None,
        required=pace.required(agreed, total, today) if value is not None else None,
        outlook=_outlook(facts, rows.history, is_stale=Qualifier.STALE in qualifiers),
        guardrails=facts.threshold.guardrails,
        milestones=tuple(_milestones(goal, agreed, rows.history, today)),
        series=facts.points,
        reward=_reward(goal, status),
        figures=_figures(total, rows, book, today),
    )


def _not_started(goal: Goal, agreed: Terms, book: Book, today: date) -> Assessment:
    return Assessment(
        goal,
        today,
        Status.NOT_STARTED,
        elapsed=elapsed(agreed.start, agreed.deadline, today),
        pace_line=pace.pace_corners(agreed),
        outlook=Outlook(why_none="the goal hasn't started"),
        guardrails=_guardrails(goal, book, agreed.start, today),
        milestones=tuple(MilestoneResult(step, None) for step in goal.time_bound.milestones),
        reward=_reward(goal, Status.NOT_STARTED),
    )


def _judged(
    agreed: Terms, target: Fraction | RangeTarget | None, evidence: verdict.Evidence, *, meets: bool | None
) -> Judged:
    """Return how a target is met by what there is to judge it by."""
    value = evidence.total.value
    progress = agreed.share(value, target) if value is not None and target is not None else None
    return Judged(evidence.window, value, progress, meets)


def _facts(goal: Goal, agreed: Terms, book: Book, rows: OwnedRows, today: date) -> verdict.Facts:
    last = min(today, agreed.deadline)
    last_of_stretch = min(today, agreed.stretch_deadline) if agreed.stretch is not None else last
    threshold = _evidence(goal, agreed, book, rows, last)
    stretch = threshold if last_of_stretch == last else _evidence(goal, agreed, book, rows, last_of_stretch)
    return verdict.Facts(
        terms=agreed,
        today=today,
        threshold=threshold,
        stretch=None if agreed.stretch is None else stretch,
        points=tuple(series(rows.history, goal.review, agreed.start, last_of_stretch)),
    )


def _evidence(goal: Goal, agreed: Terms, book: Book, rows: OwnedRows, last: date) -> verdict.Evidence:
    """Return what there is to judge a target by whose last day this is."""
    window, total = judge_window(rows.history, agreed.kind, agreed.window, agreed.start, last)
    return verdict.Evidence(
        window=window,
        total=total,
        coverage=coverage(rows.history, goal.review, agreed.start, last),
        guardrails=_guardrails(goal, book, agreed.start, last),
    )


def _lack(
    facts: verdict.Facts, status: Status, goal: Goal, book: Book, rows: OwnedRows
) -> tuple[Lack | None, str | None]:
    """Return what the verdict lacks, and a sentence on it; of a goal that is met on what its stretch lacks."""
    lack, history = verdict.lack(facts), rows.history
    if lack is not None:
        if history.is_empty:
            return Lack.OWNER if book.is_for_nobody(goal) else Lack.NAMES, book.why_nobody(goal, facts.terms.metric)
        return lack, reason(lack, facts.threshold, facts.terms, history, facts.today)
    missed = verdict.lack_of_stretch(facts) if status is Status.MET else None
    if missed is None or facts.stretch is None:
        return None, None
    is_open = facts.today <= facts.terms.stretch_deadline
    told = reason(missed, facts.stretch, facts.terms, history, facts.today)
    return None, reason_of_stretch(told, is_open=is_open)


def _outlook(facts: verdict.Facts, history: History, *, is_stale: bool) -> Outlook:
    """Return what is known of the noise in a value, and where it leads."""
    agreed, total = facts.terms, facts.total
    interval = interval_of(agreed.metric, total)
    established = None
    if interval is not None and total.value is not None and facts.meets_threshold:
        established = is_established(agreed, total.value, interval)
    points = [point for point in facts.points if point.first <= agreed.deadline]
    why_none = why_no_forecast(agreed, points, facts.today, is_stale=is_stale)
    return Outlook(
        interval=None if interval is None else rounded(interval),
        established=established,
        signals=find_signals(facts.points),
        natural=natural_limits([point.value for point in whole_points(facts.points)]),
        forecast=forecast(agreed, history, points, facts.today) if why_none is None else None,
        why_none=why_none,
    )


def _qualifiers(facts: verdict.Facts, goal: Goal, rows: OwnedRows, *, has_errors: bool) -> Iterator[Qualifier]:
    start, today = facts.terms.start, facts.today
    if not facts.is_over and is_stale(rows.history, goal.review, start, today):
        yield Qualifier.STALE
    if facts.is_sample_low:
        yield Qualifier.LOW_SAMPLE
    if facts.threshold.coverage < verdict.ENOUGH_COVERAGE:
        yield Qualifier.LOW_COVERAGE
    if facts.threshold.is_guardrail_broken:
        yield Qualifier.GUARDRAIL_BROKEN
    if (
        has_errors
        or facts.total.is_contradictory
        or (facts.stretch is not None and facts.stretch.total.is_contradictory)
    ):
        yield Qualifier.DATA_ERRORS
    if facts.total.unweighted:
        yield Qualifier.UNWEIGHTED


def _milestones(goal: Goal, agreed: Terms, history: History, today: date) -> Iterator[MilestoneResult]:
    for step in goal.time_bound.milestones:
        reached = None
        if step.value is not None and agreed.start <= step.by <= today:
            last = min(step.by, agreed.deadline)
            value = judge_window(history, agreed.kind, agreed.window, agreed.start, last)[1].value
            reached = None if value is None else agreed.reaches(value, exact(step.value))
        yield MilestoneResult(step, reached)


def _figures(total: Total, rows: OwnedRows, book: Book, today: date) -> Figures:
    names = dict.fromkeys(whose.owner or whose.team or "" for whose in rows.whose)
    return Figures(
        numerator=total.numerator,
        denominator=total.denominator,
        rows=total.rows,
        newest=total.newest,
        is_contradictory=total.is_contradictory,
        names=tuple(name for name in names if name),
        origins=book.origins(rows),
        known_to=rows.history.newest_until(today),
    )
