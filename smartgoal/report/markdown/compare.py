"""Two goal files compared as Markdown, for the comment on a change of goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.show import show_day
from smartgoal.progress.changes.compare import ChangeKind
from smartgoal.report.compare_words import (
    AFTER_AGREED,
    effect_of,
    key_of,
    name_of,
    of_kind,
    summary_of,
    values_of,
    word_of,
)
from smartgoal.report.escape import markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartgoal.progress.changes.compare import Comparison, GoalChange
    from smartgoal.report.style import Style

_MOST_ROWS = 40
"""Of edits, of goals added and of goals removed; a comment of GitHub holds 65,536 characters."""
_LONGEST = 80


def compare(result: Comparison, _style: Style) -> str:
    """Return what changed between two goal files: the edits in a table, then the goals that came and went."""
    day = f" Judged on {show_day(result.as_of)}." if result.as_of else ""
    names = f"{markdown_text(name_of(result.old), _LONGEST)} → {markdown_text(name_of(result.new), _LONGEST)}"
    parts = ["## Goals compared", "", f"{names}. {summary_of(result)}{day}"]
    parts += [*_edits(of_kind(result, ChangeKind.CHANGED))]
    for kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        parts += _come_or_gone(of_kind(result, kind), kind)
    return "\n".join(parts) + "\n"


def _edits(changes: Sequence[GoalChange]) -> Iterator[str]:
    if not changes:
        return
    yield from ("", "| goal | what | old | new | | status |", "|---|---|---|---|---|---|")
    yield from (f"| {' | '.join(_cells(one))} |" for one in changes[:_MOST_ROWS])
    yield from _rest(len(changes) - _MOST_ROWS)


def _cells(change: GoalChange) -> Iterator[str]:
    yield markdown_text(change.goal_id, _LONGEST)
    yield markdown_text(key_of(change), _LONGEST)
    yield from map(markdown_text, values_of(change))
    marks = [change.direction.value] if change.direction else []
    marks += [f"**{AFTER_AGREED}**"] if change.after_agreed else []
    yield ", ".join(marks)
    effect = effect_of(change)
    yield f"**{effect}**" if change.helps else effect


def _come_or_gone(changes: Sequence[GoalChange], kind: ChangeKind) -> Iterator[str]:
    if not changes:
        return
    yield from ("", f"**{kind.value.capitalize()}**", "")
    for one in changes[:_MOST_ROWS]:
        title, status = (one.new, one.status_new) if kind is ChangeKind.ADDED else (one.old, one.status_old)
        yield f"- {markdown_text(one.goal_id, _LONGEST)}: {markdown_text(str(title), _LONGEST)} ({word_of(status)})"
    yield from _rest(len(changes) - _MOST_ROWS)


def _rest(count: int) -> Iterator[str]:
    if count > 0:
        yield from ("", f"{count} more {'is' if count == 1 else 'are'} left out.")
