"""Judging goal files: findings, known ones, safe edits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.api.known_findings import stale_of
from smartgoal.check.engine import all_rules, check_plan
from smartgoal.check.rule import Context, RuleLimits, Severity
from smartgoal.check.selection import Selection
from smartgoal.errors import SettingsError
from smartgoal.goals.files import replace_file
from smartgoal.goals.model import Review
from smartgoal.goals.repository import are_all_below, repository_paths
from smartgoal.knowledge.nearest import did_you_mean, nearest
from smartgoal.settings import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from smartgoal.check.facts.history import PastPeriods
    from smartgoal.check.finding import CheckResult
    from smartgoal.check.fixes.fixes import Fixed
    from smartgoal.check.known import KnownFinding
    from smartgoal.goals.plan import Goal, Plan
    from smartgoal.progress.past import Past
    from smartgoal.readings.days import DaySums
    from smartgoal.settings import Settings


def check(
    plan: Plan,
    settings: Settings,
    *,
    today: date | None = None,
    known: Iterable[KnownFinding] = (),
    histories: Mapping[str, PastPeriods] | None = None,
    hands: int = 1,
) -> CheckResult:
    """Return what the rules find in a plan.

    Args:
        plan: The goal files of the run.
        settings: Which rules take part, and their figures.
        today: The day judged by; without it no rule knows the day.
        known: Findings that don't count.
        histories: What was measured before each goal began; without it no rule knows any figures.
        hands: How many processes may share a large plan.

    Raises:
        SettingsError: The settings name a rule that there isn't.
    """
    require_rules(settings)
    selection = _selection(settings)
    paths = repository_paths((file.name for file in plan.files), settings.folder)
    context = Context(plan, rule_limits(settings), today, paths=paths, histories=histories)
    known = tuple(known)
    result = check_plan(context, selection, known=frozenset(one.fingerprint for one in known), hands=hands)
    fail_on = settings.fail_on_of("check") or result.fail_on
    return replace(result, fail_on=fail_on, stale_known=stale_of(known, result, settings.folder))


def rule_limits(settings: Settings) -> RuleLimits:
    """Return the figures of rules."""
    return RuleLimits(
        max_goals_per_owner=settings.max_goals_per_owner,
        large_jump=settings.large_jump,
        large_jump_points=settings.large_jump_points,
        long_period_months=settings.long_period,
        fiscal_year_start=settings.fiscal_year_start,
    )


def _selection(settings: Settings) -> Selection:
    levels = {code: Severity(level) for code, level in settings.severity.items()}
    return Selection(settings.select, settings.ignore, levels, settings.per_file_ignores)


def histories(plan: Plan, sums: DaySums) -> Mapping[str, PastPeriods]:
    """Return what was measured before each goal began, by its id; goals without such figures are left out."""
    from smartgoal.progress.past import past_of
    from smartgoal.progress.rows import Book

    book, ids = Book(sums, plan.goals), Counter(goal.id for goal in plan.goals)
    # Of two goals with one id nobody could tell whose figures are meant.
    pasts = ((goal, past_of(goal, book)) for goal in plan.goals if ids[goal.id] == 1)
    return {goal.id: _history(goal, past) for goal, past in pasts if past is not None}


def _history(goal: Goal, past: Past) -> PastPeriods:
    """Return the past as the rules know it: they and progress don't know each other."""
    from smartgoal.check.facts.history import Baseline, NoiseLimits, PastPeriods

    natural, window = past.natural, past.window
    return PastPeriods(
        values=tuple(point.value for point in past.points),
        limits=NoiseLimits(natural.centre, natural.low, natural.high) if natural else None,
        review=_REVIEWS[goal.review],
        days=past.days,
        periods=past.periods,
        share=past.share,
        baseline=Baseline(past.value, window.first, window.last) if window and past.value is not None else None,
    )


_REVIEWS = {
    Review.DAILY: "days",
    Review.WEEKLY: "weeks",
    Review.FORTNIGHTLY: "fortnights",
    Review.MONTHLY: "months",
    Review.QUARTERLY: "quarters",
}
"""What the review periods of each rhythm are called."""


def fix(
    plan: Plan,
    judge: Callable[[Plan], CheckResult],
    reopen: Callable[[Mapping[str, bytes]], Plan],
    *,
    asked: Iterable[str] = (),
) -> Fixed:
    """Return what the goal files become by every edit that keeps their meaning; nothing is written.

    Args:
        plan: The goal files as they are.
        judge: Returns what is found in a plan.
        reopen: Returns the plan with other bytes in the files named.
        asked: Codes of the rules named by the user, whose edits may add what nobody wrote there.
    """
    from smartgoal.check.fixes.fixes import fix_all

    return fix_all(plan, judge, reopen, asked=frozenset(asked))


def write_fixes(fixed: Fixed) -> None:
    """Write the files that edits changed.

    Raises:
        GoalsError: One is no file, has changed meanwhile or can't be written.
    """
    for file in fixed.files:
        replace_file(file.name, file.after.content(), expected=file.before.content())


def show_fixes(fixed: Fixed) -> tuple[str, tuple[str, ...]]:
    """Return what edits change as a unified diff, and the files in which no program could apply it."""
    from smartgoal.report.text.fixes import cant_be_applied, diff

    return diff(fixed.files), tuple(file.name for file in fixed.files if cant_be_applied(file))


def require_rules(settings: Settings, file: str | None = None) -> None:
    """Raise where a rule is named that there isn't: a slip in `select` would look like a clean run.

    Raises:
        SettingsError: One is; with the place in the settings file, where they come from one.
    """
    ids = [one.id for one in all_rules()]
    elsewhere = [code for codes in settings.per_file_ignores.values() for code in codes]
    named = {
        "select": settings.select,
        "ignore": settings.ignore,
        "severity": settings.severity,
        "per-file-ignores": elsewhere,
    }
    for key, code in ((key, code) for key, codes in named.items() for code in codes):
        if not any(one.startswith(code) for one in ids):
            near = nearest(code, ids, limit=1)
            meant = did_you_mean(near, "`smartgoal explain` lists them all.", within_sentence=True)
            place = f"{place_of(key, Path(file), code)}: {key}: " if file else ""
            raise SettingsError(f'{place}There is no rule "{code}"; {meant}')


def idle_ignores(plan: Plan, settings: Settings) -> tuple[str, ...]:
    """Return remarks on what `per-file-ignores` match no file, where the run has all goal files below the settings."""
    if settings.file is None:
        return ()
    names = [file.name for file in plan.files]
    globs = _selection(settings).unmatched([*names, *repository_paths(names, settings.folder).values()])
    file = Path(settings.file)
    if not globs or not are_all_below(file.parent, names):
        return ()
    key = "per-file-ignores"
    return tuple(f'{place_of(key, file, glob)}: {key}: "{glob}" matches no goal file; {_GLOBS}' for glob in globs)


_GLOBS = "name a file, a folder such as goals/zh/, or a pattern of *, ? and []."
