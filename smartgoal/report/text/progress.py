"""Progress in the terminal: worst first, one row a goal, then what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.goals.show import show_day
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
from smartgoal.report.text.bullet import bullet, sparkline
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smartgoal.progress.assessment import Assessment, Progress, RollUp
    from smartgoal.report.style import Style

_NARROW = 80
_WIDE = 120
_NEXT_STEPS = 5
_NOTES = 10
_DATA_ERRORS = 5
_SOME_OF_OWNER = 8
_TOGETHER = "Together"
_UNDER = ": the goals under each, with the status of the worst"
_STATUS, _LEAST_NAME, _LEAST_PICTURE = 17, 14, 8
_INDENT = 3


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
    if any(one.value is not None and _fits(one, columns, style) for one in goals):
        yield style.paint(_head_row(columns, style).rstrip(), "dim")
    for one in goals:
        start = f"{_status(one, style)} {_fitted_name(one, columns.name, style)} "
        if one.value is None:
            indent = _STATUS + columns.name + 2
            first, *more = _instead(one, style.width - indent, style)
            yield start + first
            yield from (" " * indent + line for line in more)
        elif _fits(one, columns, style):
            yield start + _figure_cells(one, columns, style)
        else:
            yield from _block(one, style)
        for note in remarks_of(one):
            yield from _remark(note, _STATUS + 1, style)


def _remark(note: str, indent: int, style: Style) -> Iterator[str]:
    lines = wrap(style.glyph(note), style.width - indent)
    return (" " * indent + style.paint(line, "dim") for line in lines)


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


def _columns(goals: Sequence[Assessment], style: Style) -> _Columns:
    """Return widths that fill the screen and don't pass it: figures first, then names, then pictures."""
    slack = _widest(map(slack_of, goals), "slack", style)
    forecast = _widest(map(_forecast, goals), "forecast", style) if any(map(_forecast, goals)) else 0
    if not 0 < forecast <= style.width - _NARROW or style.width < _WIDE:
        forecast = 0
    rest = style.width - _STATUS - slack - forecast - 7
    value, limit = _widths_of_figures(goals, rest - _LEAST_NAME - _LEAST_PICTURE, style)
    rest -= value + limit
    name = max(_LEAST_NAME, min(_widest(map(_name, goals), "goal", style), 44, rest - 2 * _LEAST_PICTURE))
    longest = max(len("course"), *(len(one.series) for one in goals))
    picture = max(_LEAST_PICTURE, min(24, (rest - name) * 3 // 5, rest - name - 3))
    course = min(16, longest, rest - name - picture)
    return _Columns(name, value, limit, picture, course if course >= 3 else 0, slack, forecast)


def _widths_of_figures(goals: Iterable[Assessment], room: int, style: Style) -> tuple[int, int]:
    """Return how wide values and thresholds may be; goals whose own are wider stand in a block each."""
    value, limit = cells("now"), cells("agreed")
    sizes = (_sizes(one, style) for one in goals if one.value is not None)
    for one in sorted(sizes, key=sum):
        wider = max(value, one[0]), max(limit, one[1])
        if sum(wider) <= room:
            value, limit = wider
    return value, limit


def _fits(one: Assessment, columns: _Columns, style: Style) -> bool:
    value, limit = _sizes(one, style)
    return value <= columns.value and limit <= columns.limit


def _sizes(one: Assessment, style: Style) -> tuple[int, int]:
    return cells(style.glyph(value_of(one))), cells(style.glyph(agreed_of(one.goal)))


def _widest(texts: Iterable[str], head: str, style: Style) -> int:
    return max(cells(style.glyph(text)) for text in (head, *texts))


def _blocks(goals: Iterable[Assessment], style: Style) -> Iterator[str]:
    """Return a few short lines for each goal, for narrow terminals."""
    for one in goals:
        yield from _block(one, style)
        for note in remarks_of(one):
            yield from _remark(note, _INDENT, style)
        yield ""


def _block(one: Assessment, style: Style) -> Iterator[str]:
    """Return a goal without columns: its status and name, and below them its figures."""
    yield f"{_status(one, style)} {style.fit(_name(one), style.width - _STATUS - 1).rstrip()}"
    lines = _instead(one, style.width - _INDENT, style)
    if one.value is not None:
        figures = style.glyph(f"{value_of(one)}  ({agreed_of(one.goal)})  {slack_of(one)}")
        lines = [*wrap(figures, style.width - _INDENT), style.glyph(f"{bullet(one, 24)}  {sparkline(one.series, 16)}")]
    yield from (" " * _INDENT + line for line in lines)


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
    return _ends_shown(goal_id, width, style)


def _ends_shown(goal_id: str, width: int, style: Style) -> str:
    """Return an id in so many columns, cut in the middle."""
    if cells(goal_id) <= width:
        return style.fit(goal_id, width)
    mark = style.glyph("…")
    tail = ending(goal_id, (width - len(mark)) // 2)
    head = style.fit(goal_id, width - cells(tail)).rstrip()
    return style.fit(head + tail, width)


def _instead(one: Assessment, width: int, style: Style) -> list[str]:
    """Return what stands instead of figures; of a thing to be handed over the name is cut, never the day."""
    told, due = style.glyph(instead_of(one)), due_of(one)
    if due:
        is_cut = cells(told) > width > cells(due)
        return [style.fit(told.removesuffix(due), width - cells(due)).rstrip() + due if is_cut else told]
    return wrap(told, width)


def _forecast(one: Assessment) -> str:
    forecast = forecast_of(one)
    return f"→ {forecast}" if forecast else ""


def _together(rollups: Iterable[RollUp], style: Style) -> Iterator[str]:
    rollups = list(rollups)
    if not rollups:
        return
    yield ""
    # A parent may be judged by figures of its own as well, and then has another status above.
    first, *more = wrap(_TOGETHER + _UNDER, style.width)
    yield style.paint(_TOGETHER, "bold") + style.paint(first.removeprefix(_TOGETHER), "dim")
    yield from (style.paint(line, "dim") for line in more)
    figures = [style.glyph(f"{share_of(one):>7}  {scores_of(one)}") for one in rollups]
    width = min(44, _widest((one_line(one.id, 60) for one in rollups), "", style))
    room = style.width - _STATUS - max(map(cells, figures)) - 2
    is_narrow = style.width < _NARROW and room < width
    for one, told in zip(rollups, figures, strict=True):
        look = LOOKS[one.status] if one.status else None
        status = style.paint(style.fit(f"{look.shape} {look.word}", _STATUS), look.colour) if look else " " * _STATUS
        if is_narrow:
            yield f"{status} {_ends_shown(one_line(one.id, 60), style.width - _STATUS - 1, style).rstrip()}"
            yield " " * _INDENT + told.strip()
        else:
            yield f"{status} {_ends_shown(one_line(one.id, 60), min(width, room), style)} {told}"


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
        yield from _item(f"{one_line(place)}: {one_line(goals, 60)}: {one_line(message, 300)}", style)
    if len(errors) > _DATA_ERRORS:
        yield f"  and {len(errors) - _DATA_ERRORS} more"


def _unjudged(result: Progress, style: Style) -> Iterator[str]:
    if not result.unjudged:
        return
    yield ""
    yield style.paint("Not judged", "bold")
    for one in result.unjudged:
        told = f"{one_line(one.file)}:{one.line}: [{one.code}] {one_line(one.id, 60)}: {one_line(one.message)}"
        yield from _item(told, style)


def _item(told: str, style: Style) -> Iterator[str]:
    """Return an item of a list, its further lines set in."""
    lines = wrap(style.glyph(told), style.width - 4)
    return (f"{'    ' if number else '  '}{line}" for number, line in enumerate(lines))


def _next_steps(goals: Iterable[Assessment], run: str, style: Style) -> Iterator[str]:
    steps = [(one, one.next_step) for one in goals if one.next_step and not one.is_closed]
    if not steps:
        return
    yield ""
    yield style.paint("What to do next", "bold")
    for one, step in steps[:_NEXT_STEPS]:
        yield from _item(f"{one_line(one.goal.id, 60)}: {one_line(step.text, 300)}", style)
        if step.command:
            yield style.paint(f"    {one_line(step.command.line(run), 300)}", "cyan")


def _summary(result: Progress) -> str:
    goals = len(result.goals)
    counts = ", ".join(f"{count} {LOOKS[status].word}" for status, count in result.summary.items())
    return f"{counted(goals, 'goal')}: {counts}." if goals else "No goal to judge."
