"""The store as text: its log, what was undone, whether it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.readings.scope import TIDY
from smartgoal.report.escape import one_line
from smartgoal.report.style import cells, ending, wrap
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartgoal.readings.store.health import Health
    from smartgoal.readings.store.imports import Entry
    from smartgoal.readings.store.rebuilding import Damage
    from smartgoal.report.style import Style

_HEADS = ("import", "day", "rows", "days of the figures", "file")
_NARROWEST_NAME = 20


def log(entries: Sequence[Entry], style: Style) -> str:
    """Return a line for each import, oldest first."""
    if not entries:
        return "The store is empty.\n"
    lines = [style.paint(_row(*_HEADS), "dim")]
    for entry in entries:
        lines += _entry(entry, style)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _entry(entry: Entry, style: Style) -> Iterator[str]:
    days = f"{entry.first_day} to {entry.last_day}" if entry.first_day else ""
    room = max(_NARROWEST_NAME, style.width - len(_row("", "", "", "", "")))
    row = _row(f"{entry.number}", entry.time[:10], f"{entry.accepted:,}", days, _name(entry, room, style))
    gone = _gone(entry)
    yield style.paint(row, "dim") if gone else row
    if gone:
        yield f"          {gone}"


def _name(entry: Entry, room: int, style: Style) -> str:
    """Return the file with its source, where there is room for both; of a long name the end."""
    name, cut = one_line(entry.name), style.glyph("…")
    both = name if entry.source == TIDY else f"{name} ({one_line(entry.source)})"
    if cells(both) <= room:
        return both
    return name if cells(name) <= room else cut + ending(name, room - len(cut))


def _row(number: str, day: str, rows: str, days: str, name: str) -> str:
    return f"{number:>6}  {day:<10}  {rows:>9}  {days:<24}  {name}"


def _gone(entry: Entry) -> str:
    """Return why an import doesn't count any more; "" where it does."""
    if entry.withdrawn_at is not None:
        return f"undone on {entry.withdrawn_at[:10]}"
    return f"read anew by import {entry.superseded_by}" if entry.superseded_by else ""


def undo(entry: Entry, style: Style) -> str:
    """Return what was undone and what that means."""
    rows = "1 row no longer counts" if entry.accepted == 1 else f"{entry.accepted:,} rows no longer count"
    words = f"Undone: import {entry.number} ({one_line(entry.name)}); its {rows}, and what they replaced counts again."
    return "".join(f"{line}\n" for line in wrap(words, style.width))


def verify(health: Health, style: Style) -> str:
    """Return what was found wrong, and what is left of it after a repair."""
    mark, colour = ("✔", "green") if health.is_sound else ("✗", "red")
    lines = [style.paint(style.glyph(mark), colour, "bold") + " " + _verdict(health)]
    for damage in health.left:
        lines += _damage(damage, style)
    return "".join(f"{line}\n" for line in lines)


def _verdict(health: Health) -> str:
    imports = "1 import" if health.imports == 1 else f"{health.imports} imports"
    if not health.found:
        return f"The store is sound: {imports}, figures and originals."
    found = counted(len(health.found), "fault")
    if health.repaired and health.left:
        left = "1 is" if len(health.left) == 1 else f"{len(health.left)} are"
        return f"Mended what could be; of {found} {left} left:"
    if health.repaired:
        return f"Mended {found}; the store is sound again."
    return f"The store has {found}; mend it with `smartgoal store verify --repair`:"


def _damage(damage: Damage, style: Style) -> Iterator[str]:
    return (f"  {line}" for line in wrap(one_line(damage.message, 500), style.width - 2))
