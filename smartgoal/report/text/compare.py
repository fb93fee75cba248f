"""Two goal files compared, for people: what moved, which way, and what each edit alone does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.show import show_day
from smartgoal.progress.changes.compare import ChangeKind
from smartgoal.report.compare_words import (
    AFTER_AGREED,
    changed_goals,
    effect_of,
    key_of,
    name_of,
    of_kind,
    summary_of,
    values_of,
    word_of,
)
from smartgoal.report.escape import one_line
from smartgoal.report.style import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.progress.changes.compare import Comparison, GoalChange
    from smartgoal.report.compare_words import ChangedGoal
    from smartgoal.report.style import Style

_LONGEST_ID = 60


def compare(result: Comparison, style: Style) -> str:
    """Return what changed between two goal files."""
    names = f"{one_line(name_of(result.old), 60)} → {one_line(name_of(result.new), 60)}"
    day = show_day(result.as_of) if result.as_of else "today in each file's time zone"
    lines = [style.paint(style.glyph(f"{names} · {day}"), "bold"), ""]
    for goal in changed_goals(result):
        lines += [*_goal(goal, style), ""]
    for kind, mark, colour in ((ChangeKind.ADDED, "+", "green"), (ChangeKind.REMOVED, "-", "magenta")):
        several = of_kind(result, kind)
        lines += [style.paint(style.glyph(_come_or_gone(one, mark)), colour) for one in several]
        lines += [""] if several else []
    return "\n".join([*lines, summary_of(result)]) + "\n"


def _come_or_gone(change: GoalChange, mark: str) -> str:
    title = one_line(str(change.new if mark == "+" else change.old), 60)
    status = change.status_new if mark == "+" else change.status_old
    return f"{mark} {one_line(change.goal_id, _LONGEST_ID)}: {title} ({word_of(status)})"


def _goal(goal: ChangedGoal, style: Style) -> Iterator[str]:
    yield style.paint(one_line(goal.id, _LONGEST_ID), "bold")
    width = max(cells(key_of(change)) for change in goal.changes)
    for change in goal.changes:
        yield from _edit(change, width, style)
        effect = effect_of(change)
        if effect:
            yield " " * (width + 4) + style.paint(style.glyph(effect), "yellow" if change.helps else "dim")


def _edit(change: GoalChange, width: int, style: Style) -> Iterator[str]:
    """Return the key, its values and what is to be said of them; long values stand below each other."""
    old, new = map(style.glyph, values_of(change))
    way = f"  {change.direction.value}" if change.direction else ""
    late = f"  {AFTER_AGREED}" if change.after_agreed else ""
    key, arrow = f"  {style.fit(key_of(change), width)}  ", style.glyph(" → ")
    marks = f"{way}{style.paint(late, 'magenta')}"
    if cells(f"{key}{old}{arrow}{new}{way}{late}") <= style.width:
        yield f"{key}{old}{arrow}{new}{marks}"
    else:
        yield f"{key}{old}"
        yield f"{arrow:>{width + 4}}{new}{marks}"
