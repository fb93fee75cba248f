"""Progress in the terminal: worst first, one row a goal, then what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.report.bullet import bullet, sparkline
from smartgoal.report.escape import one_line
from smartgoal.report.figures import (
    agreed_of,
    data_errors_of,
    due_of,
    forecast_of,
    instead_of,
    remarks_of,
    scores_of,
    share_of,
    slack_of,
    value_of,
)
from smartgoal.report.status import LOOKS
from smartgoal.report.style import cells, ending, wrap
from smartgoal.report.words import counted, show_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.progress.assessment import Assessment, Progress, RollUp
    from smartgoal.report.style import Style

_NARROW = 80
_WIDE = 120
_NEXT_STEPS = 5
_NOTES = 10
_DATA_ERRORS = 5
_SOME_OF_OWNER = 8
_UNDER = ": the goals under each, with the status of the worst"
_STATUS, _VALUE, _LIMIT, _SLACK, _FORECAST = 17, 13, 14, 7, 18


def text(result: Progress, style: Style) -> str:
    """Return a run's progress for people."""
    rows = _blocks if style.width < _NARROW else _table
    lines = [*_head(result, style), "", *rows(result.goals, style), *_together(result.rollup, style)]
    lines += [
        *_across(result, style),
        *_data_errors(result, style),
        *_unjudged(result, style),
        *_next_steps(result.goals, result.run, style),
        "",
        *wrap(_summary(result), style.width),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(result: Progress, style: Style) -> Iterator[str]:
    teams = sorted({one_line(one.goal.file.team, 60) for one in result.goals if one.goal.file.team})
    parts = [", ".join(teams[:3]) + (" …" if len(teams) > 3 else "")] if teams else []
    parts.append(show_day(result.as_of) if result.as_of else "today in each file's time zone")
    line = style.paint(style.glyph(" · ".join(parts)), "bold")
    yield f"{line}  (sample data, invented)" if result.sample else line


def _table(goals: Iterable[Assessment], style: Style) -> Iterator[str]:
    """Return a row for each goal, and below it what has to be known beside the status."""
    goals = list(goals)
    if not goals:
        return
    columns = _columns(goals, style)
    if any(one.value is not None for one in goals):
        yield style.paint(_head_row(columns, style).rstrip(), "dim")
    for one in goals:
        start = f"{_status(one, style)} {_fitted_name(one, columns.name, style)} "
        if one.value is None:
            yield start + _instead(one, style.width - _STATUS - columns.name - 2, style)
        else:
            yield start + _figure_cells(one, columns, style)
        for note in remarks_of(one):
            yield " " * (_STATUS + 1) + style.paint(style.fit(note, style.width - _STATUS - 1).rstrip(), "dim")


def _head_row(columns: _Columns, style: Style) -> str:
    words = (
        ("", _STATUS), ("goal", columns.name), ("now", columns.value), ("agreed", columns.limit),
        ("● now ┃ agreed ◇ stretch" if columns.picture >= 24 else "", columns.picture),
        ("course" if columns.course >= 6 else "", columns.course),
    )  # fmt: skip
    row = " ".join(style.fit(word, width) for word, width in words if width)
    return f"{row} {'slack':>{columns.slack}} {'forecast' if columns.forecast else ''}"


def _figure_cells(one: Assessment, columns: _Columns, style: Style) -> str:
    value, limit = value_of(one), agreed_of(one.goal)
    texts = (
        (value, columns.value), (limit, columns.limit), (bullet(one, columns.picture), columns.picture),
        (sparkline(one.series, columns.course), columns.course),
    )  # fmt: skip
    row = " ".join(style.fit(text, width) for text, width in texts if width)
    forecast = style.fit(_forecast(one), columns.forecast) if columns.forecast else ""
    return f"{row} {style.glyph(slack_of(one)):>{columns.slack}} {forecast}"


@dataclass(frozen=True, slots=True)
class _Columns:
    """How many columns of the screen each column of the table takes; 0 where there is no room for it."""

    name: int
    value: int
    limit: int
    picture: int
    course: int
    slack: int
    forecast: int


def _columns(goals: Iterable[Assessment], style: Style) -> _Columns:
    """Return widths that fill the screen and don't pass it: figures first, then names, then pictures."""
    goals = list(goals)
    figures = [(value_of(one), agreed_of(one.goal)) for one in goals if one.value is not None]
    value = _widest((told for told, _ in figures), "now", _VALUE, style)
    limit = _widest((told for _, told in figures), "agreed", _LIMIT, style)
    slack = _widest(map(slack_of, goals), "slack", _SLACK, style)
    is_forecast = style.width >= _WIDE and any(_forecast(one) for one in goals)
    forecast = _widest(map(_forecast, goals), "forecast", _FORECAST, style) if is_forecast else 0
    rest = style.width - _STATUS - value - limit - slack - forecast - 7
    name = max(14, min(_widest(map(_name, goals), "goal", 44, style), rest - 16))
    longest = max(len("course"), *(len(one.series) for one in goals))
    picture = max(8, min(24, (rest - name) * 3 // 5, rest - name - 3))
    course = min(16, longest, rest - name - picture)
    return _Columns(name, value, limit, picture, course if course >= 3 else 0, slack, forecast)


def _widest(texts: Iterable[str], head: str, most: int, style: Style) -> int:
    return min(most, max(cells(style.glyph(text)) for text in (head, *texts)))


def _blocks(goals: Iterable[Assessment], style: Style) -> Iterator[str]:
    """Return a few short lines for each goal, for narrow terminals."""
    for one in goals:
        yield f"{_status(one, style)} {style.fit(_name(one), style.width - _STATUS - 1).rstrip()}"
        if one.value is None:
            yield f"   {_instead(one, style.width - 3, style)}"
        else:
            value, limit = value_of(one), agreed_of(one.goal)
            yield f"   {style.glyph(f'{value}  ({limit})  {slack_of(one)}')}"
            yield "   " + style.glyph(f"{bullet(one, 24)}  {sparkline(one.series, 16)}")
        for note in remarks_of(one):
            yield "   " + style.paint(style.fit(note, style.width - 3).rstrip(), "dim")
        yield ""


def _status(one: Assessment, style: Style) -> str:
    look = LOOKS[one.status]
    return style.paint(style.fit(f"{look.shape} {look.word}", _STATUS), look.colour)


def _name(one: Assessment) -> str:
    owner = f" ({one_line(one.goal.owner, 40)})" if one.goal.owner and "/" not in one.goal.id else ""
    return f"{one_line(one.goal.id, 60)}{owner}"


def _fitted_name(one: Assessment, width: int, style: Style) -> str:
    """Return the name in so many columns: without its owner before it is cut, and cut in the middle.

    The ids of several owners' goals, or of one quarter after another, differ at their ends.
    """
    name, goal_id = _name(one), one_line(one.goal.id, 60)
    if cells(name) <= width or cells(goal_id) + _SOME_OF_OWNER <= width:
        return style.fit(name, width)
    if cells(goal_id) <= width:
        return style.fit(goal_id, width)
    mark = style.glyph("…")
    tail = ending(goal_id, (width - len(mark)) // 2)
    head = style.fit(goal_id, width - cells(tail)).rstrip()
    return style.fit(head + tail, width)


def _instead(one: Assessment, width: int, style: Style) -> str:
    """Return what stands instead of figures; of a thing to be handed over the name is cut, never the day."""
    told, due = style.glyph(instead_of(one)), due_of(one)
    if due and cells(told) > width > cells(due):
        return style.fit(told.removesuffix(due), width - cells(due)).rstrip() + due
    return style.fit(told, width).rstrip()


def _forecast(one: Assessment) -> str:
    forecast = forecast_of(one)
    return f"→ {forecast}" if forecast else ""


def _together(rollups: Iterable[RollUp], style: Style) -> Iterator[str]:
    rollups = list(rollups)
    if not rollups:
        return
    yield ""
    # A parent may be judged by figures of its own as well, and then has another status above.
    yield style.paint("Together", "bold") + style.paint(_UNDER, "dim")
    width = _widest((one_line(one.id, 60) for one in rollups), "", 44, style)
    for one in rollups:
        look = LOOKS[one.status] if one.status else None
        status = style.paint(style.fit(f"{look.shape} {look.word}", _STATUS), look.colour) if look else " " * _STATUS
        yield (
            f"{status} {style.fit(one_line(one.id, 60), width)} {style.glyph(f'{share_of(one):>7}')}  {scores_of(one)}"
        )


def _across(result: Progress, style: Style) -> Iterator[str]:
    """Return what several series say together."""
    if result.notes:
        yield ""
        yield style.paint("Notes", "bold")
        for note in result.notes[:_NOTES]:
            yield from (style.glyph(f"  {line}") for line in wrap(one_line(note.text, 300), style.width - 2))
        if len(result.notes) > _NOTES:
            yield f"  and {len(result.notes) - _NOTES} more"


def _data_errors(result: Progress, style: Style) -> Iterator[str]:
    """Return the rows that don't count, with their files and lines."""
    errors = data_errors_of(result)
    if not errors:
        return
    yield ""
    yield style.paint("Data errors", "bold")
    for place, message, goals in errors[:_DATA_ERRORS]:
        yield style.glyph(f"  {one_line(place)}: {one_line(goals, 60)}: {one_line(message, 300)}")
    if len(errors) > _DATA_ERRORS:
        yield f"  and {len(errors) - _DATA_ERRORS} more"


def _unjudged(result: Progress, style: Style) -> Iterator[str]:
    if not result.unjudged:
        return
    yield ""
    yield style.paint("Not judged", "bold")
    for one in result.unjudged:
        yield f"  {one_line(one.file)}:{one.line}: [{one.code}] {one_line(one.goal.id, 60)}: {one_line(one.message)}"


def _next_steps(goals: Iterable[Assessment], run: str, style: Style) -> Iterator[str]:
    steps = [(one, one.next_step) for one in goals if one.next_step and not one.is_closed]
    if not steps:
        return
    yield ""
    yield style.paint("What to do next", "bold")
    for one, step in steps[:_NEXT_STEPS]:
        told = wrap(f"{one_line(one.goal.id, 60)}: {one_line(step.text, 300)}", style.width - 4)
        yield from (style.glyph(f"{'    ' if number else '  '}{line}") for number, line in enumerate(told))
        if step.command:
            yield style.paint(f"    {one_line(step.command.line(run), 300)}", "cyan")


def _summary(result: Progress) -> str:
    goals = len(result.goals)
    counts = ", ".join(f"{count} {LOOKS[status].word}" for status, count in result.summary.items())
    return f"{counted(goals, 'goal')}: {counts}." if goals else "No goal to judge."
