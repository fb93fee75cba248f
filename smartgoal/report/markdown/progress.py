"""Progress as Markdown, short enough for a chat message or a comment."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from smartgoal.goals.show import show_day
from smartgoal.report.escape import markdown_text
from smartgoal.report.figures import (
    agreed_of,
    data_errors_of,
    forecast_of,
    instead_of,
    remarks_of,
    scores_of,
    share_of,
    slack_of,
    value_of,
)
from smartgoal.report.status import LOOKS
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartgoal.progress.assessment import Assessment, Progress, RollUp
    from smartgoal.progress.kinds import Status
    from smartgoal.report.style import Style

_MOST_ROWS = 60
"""Of goals; a comment of GitHub holds 65,536 characters, and nobody reads more."""
_MOST_LINES = 5
_MOST_ROLL_UPS = 20
_LONGEST_TITLE = 80
_LONGEST_NAME = 40
_LONGEST_REMARK = 120


def progress(result: Progress, _style: Style) -> str:
    """Return a run's progress as Markdown: a summary, a table worst first, roll-ups, what to do next."""
    parts = ["## Progress", "", _summary(result), *_goals(result.goals), *_together(result.rollup)]
    parts += [*_notes(result), *_data_errors(result), *_unjudged(result), *_next_steps(result.goals)]
    return "\n".join(parts) + "\n"


def _summary(result: Progress) -> str:
    day = show_day(result.as_of) if result.as_of else "Today in each file's time zone"
    counts = ", ".join(f"{count} {LOOKS[status].word}" for status, count in result.summary.items())
    sample = " Sample data, invented." if result.sample else ""
    return f"{day}. {counted(len(result.goals), 'goal')}{f': {counts}' if counts else ''}.{sample}"


def _goals(goals: Sequence[Assessment]) -> Iterator[str]:
    if not goals:
        return
    yield from (
        "",
        "| status | goal | owner | now | agreed | slack | at the deadline |",
        "|---|---|---|--:|--:|--:|--:|",
    )
    yield from map(_goal, goals[:_MOST_ROWS])
    if len(goals) > _MOST_ROWS:
        yield from ("", f"{_left_out([one.status for one in goals[_MOST_ROWS:]])}.")


def _left_out(statuses: Sequence[Status]) -> str:
    counts = Counter(statuses)
    told = ", ".join(f"{count} {LOOKS[status].word}" for status, count in counts.items())
    return f"{counted(len(statuses), 'more goal')} {'is' if len(statuses) == 1 else 'are'} left out: {told}"


def _goal(one: Assessment) -> str:
    remarks = "; ".join(remarks_of(one))
    name = markdown_text(one.goal.title, _LONGEST_TITLE)
    if remarks:
        name += f" ({markdown_text(remarks, _LONGEST_REMARK)})"
    now = value_of(one)
    if one.value is None:
        now = instead_of(one) if instead_of(one) != one.goal.title else ""
    cells = (
        _look(one.status),
        name,
        markdown_text(one.goal.owner or "", _LONGEST_NAME),
        markdown_text(now, _LONGEST_REMARK),
        markdown_text(agreed_of(one.goal), _LONGEST_NAME),
        slack_of(one),
        markdown_text(forecast_of(one), _LONGEST_NAME),
    )
    return f"| {' | '.join(cells)} |"


def _look(status: Status | None) -> str:
    return f"{LOOKS[status].shape} {LOOKS[status].word}" if status else "–"


def _together(rollups: Sequence[RollUp]) -> Iterator[str]:
    if not rollups:
        return
    yield from ("", "| worst status | together under | progress | |", "|---|---|--:|---|")
    for one in rollups[:_MOST_ROLL_UPS]:
        name = markdown_text(one.id, _LONGEST_TITLE)
        yield f"| {_look(one.status)} | {name} | {share_of(one)} | {scores_of(one)} |"
    if len(rollups) > _MOST_ROLL_UPS:
        yield from ("", f"{len(rollups) - _MOST_ROLL_UPS} more are left out.")


def _notes(result: Progress) -> Iterator[str]:
    yield from _list("Notes", [markdown_text(one.text, 2 * _LONGEST_REMARK) for one in result.notes])


def _data_errors(result: Progress) -> Iterator[str]:
    lines = [
        f"{markdown_text(place, _LONGEST_TITLE)} {markdown_text(goals, _LONGEST_TITLE)}: "
        f"{markdown_text(message, _LONGEST_REMARK)}"
        for place, message, goals in data_errors_of(result)
    ]
    yield from _list("Data errors", lines)


def _unjudged(result: Progress) -> Iterator[str]:
    lines = [
        f"{markdown_text(f'{one.file}:{one.line}', _LONGEST_TITLE)} {markdown_text(one.id, _LONGEST_TITLE)}: "
        f"{markdown_text(one.message, _LONGEST_REMARK)} ({one.code})"
        for one in result.unjudged
    ]
    yield from _list("Not judged", lines)


def _next_steps(goals: Sequence[Assessment]) -> Iterator[str]:
    lines = [
        f"{_whose_goal(one)}: {markdown_text(one.next_step.text, 2 * _LONGEST_REMARK)}"
        for one in goals
        if one.next_step and not one.is_closed
    ]
    yield from _list("What to do next", lines)


def _whose_goal(one: Assessment) -> str:
    owner = f" ({markdown_text(one.goal.owner, _LONGEST_TITLE)})" if one.goal.owner else ""
    return markdown_text(one.goal.title, _LONGEST_TITLE) + owner


def _list(head: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield from ("", f"**{head}**", "", *(f"- {line}" for line in lines[:_MOST_LINES]))
    if len(lines) > _MOST_LINES:
        yield f"- and {len(lines) - _MOST_LINES} more"
