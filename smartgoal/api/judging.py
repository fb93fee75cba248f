"""Where goals stand: judging, filtering, showing how figures came about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.api.checks import check, require_rules
from smartgoal.errors import GoalsError
from smartgoal.goals.named import instead_of, refuse_unknown
from smartgoal.knowledge.names import same_name
from smartgoal.knowledge.nearest import some_of
from smartgoal.knowledge.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from smartgoal.goals.plan import Goal, Plan
    from smartgoal.progress.assessment import PaceLimits, Progress
    from smartgoal.readings.days import DaySums
    from smartgoal.report.page import Page
    from smartgoal.settings import Settings


@dataclass(frozen=True, slots=True)
class GoalFilter:
    """Which goals to show; None is all."""

    goal: str | None = None
    owner: str | None = None
    team: str | None = None


def progress(
    plan: Plan,
    sums: DaySums,
    settings: Settings,
    *,
    today: Callable[[str], date],
    wanted: GoalFilter = GoalFilter(),
    run: str = "",
) -> Progress:
    """Return where the goals of a plan stand.

    Args:
        plan: The goal files of the run.
        sums: The day sums of their metrics.
        settings: Where on track ends and off track begins.
        today: From the name of a time zone to the day judged there.
        wanted: Which goals to show.
        run: What the commands of next steps repeat of the run, quoted for a shell.

    Raises:
        GoalsError: No goal is the one wanted.
    """
    from smartgoal.progress.judge import judge

    _require(plan, wanted)
    result = judge(plan, sums, today=today, limits=pace_limits(settings), only=lambda goal: _is_wanted(goal, wanted))
    return replace(result, fail_on=frozenset(settings.fail_on_of("progress")), run=run)


def pace_limits(settings: Settings) -> PaceLimits:
    """Return where on track ends and off track begins."""
    from smartgoal.progress.assessment import PaceLimits

    return PaceLimits(exact(settings.on_track_gap), exact(settings.at_risk_gap), exact(settings.at_risk_miss))


def _is_wanted(goal: Goal, wanted: GoalFilter) -> bool:
    return (
        (wanted.goal is None or wanted.goal in (goal.id, goal.whole))
        and (wanted.owner is None or same_name(goal.owner, wanted.owner))
        and (wanted.team is None or same_name(goal.team, wanted.team))
    )


def _require(plan: Plan, wanted: GoalFilter) -> None:
    """Raise where a name that is wanted is nobody's: an empty report would look like a good one."""
    if wanted.goal is not None:
        refuse_unknown(wanted.goal, plan.goals)
    named = (
        ("owner", wanted.owner, [goal.owner for goal in plan.goals if goal.owner]),
        ("team", wanted.team, [goal.team for goal in plan.goals if goal.team]),
    )
    for what, name, names in named:
        if name is not None and not any(same_name(one, name) for one in names):
            nobody = f"No goal names {'an' if what == 'owner' else 'a'} {what}."
            raise GoalsError(f'No goal has the {what} "{name}". {instead_of(name, names) or nobody}')


def incognito(result: Progress) -> Progress:
    """Return the same goals with nothing but their statuses."""
    from smartgoal.report.incognito import incognito as hidden

    return hidden(result)


def passed_over(result: Progress) -> tuple[str, ...]:
    """Return what can't be read in goals that are judged without it, each with file, line and rule."""
    from smartgoal.progress.judgeable import passed_over as unread_in

    judged = (one.goal for one in result.goals if not one.goal.is_draft)
    unread = ((goal, lack) for goal in judged for lack in unread_in(goal))
    return tuple(
        f"{goal.file.name}:{goal.span(lack.at).line}: {lack.message} The goal is judged without it. [{lack.code}]"
        for goal, lack in unread
    )


def doubled_ids(plan: Plan) -> tuple[str, ...]:
    """Return which ids stand for several goals of a run, a line for each two files, as F006 finds them."""
    taken: dict[tuple[str, str], list[Goal]] = {}
    for goal, other in plan.doubled():
        taken.setdefault((goal.file.name, other.file.name), []).append(goal)
    return tuple(_taken(goals, file, other) for (file, other), goals in taken.items())


def _taken(goals: Sequence[Goal], file: str, other: str) -> str:
    ids = list(dict.fromkeys(goal.whole for goal in goals))
    what = f"The id {ids[0]} is" if len(ids) == 1 else f"The ids {some_of(ids, 5)} are"
    whose = "another goal" if len(ids) == 1 else "other goals"
    where = "" if file == other else f" in {other}"
    return f"{file}:{goals[0].span(('id',)).line}: {what} taken by {whose}{where}; each is judged by itself. [F006]"


def page(
    plan: Plan, result: Progress, settings: Settings, *, command: str, inputs: Iterable[str], incognito: bool = False
) -> Page:
    """Return progress together with what the rules say of the same goals and what both were made of.

    Args:
        plan: The goal files of the run.
        result: Where their goals stand; incognito without names and figures.
        settings: Which rules take part.
        command: As it was typed.
        inputs: Names of the files read.
        incognito: Whether names and figures are left out.

    Raises:
        SettingsError: The settings name a rule that there isn't.
    """
    from smartgoal import __version__
    from smartgoal.report.page import Input, Page

    require_rules(settings, settings.file)
    files = tuple(Input(name, _sha256(name)) for name in dict.fromkeys(inputs))
    # No rule is told the day: that a deadline has passed is no fault of a goal here, and its status says so.
    return Page(result, check(plan, settings, today=None), command, __version__, files, incognito)


def _sha256(name: str) -> str | None:
    """Return the hash of a file; None where it is none or has gone."""
    import hashlib

    try:
        return hashlib.sha256(Path(name).read_bytes()).hexdigest() if Path(name).is_file() else None
    except (OSError, ValueError):
        return None


def explain_figures(result: Progress, name: str) -> tuple[str, ...]:
    """Return how the figures of what a name means came about, line by line.

    Of goals: rows, files, window, formula; of a vision and of other parents: their roll-ups.
    """
    from smartgoal.progress.why import explain_figures as explain
    from smartgoal.progress.why_together import explain_roll_up, word_for

    errors, rollups = result.data_errors, {one.id: one for one in result.rollup}
    blocks = []
    for one in result.goals:
        lines = explain(one, [error.error for error in errors if error.goal_id == one.goal.id])
        own = rollups.pop(one.goal.id, None)
        blocks.append([*lines, *(explain_roll_up(own) if own else ())])
    if name in rollups:
        blocks.append([f"{name}: {word_for(rollups[name])}", *explain_roll_up(rollups[name])])
    return tuple(line for block in blocks for line in (*block, ""))[:-1]
