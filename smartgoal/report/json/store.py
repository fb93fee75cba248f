"""The JSON of the store: its log, what was undone, whether it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.report.json.exact import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.readings.store.health import Health
    from smartgoal.readings.store.imports import Entry
    from smartgoal.readings.store.rebuilding import Damage
    from smartgoal.report.style import Style


def log(entries: Iterable[Entry], _style: Style) -> str:
    """Return every import as JSON."""
    return json_text({"schema": "smartgoal/store-log/1", "imports": [_entry_data(one) for one in entries]}) + "\n"


def undo(entry: Entry, _style: Style) -> str:
    """Return what was undone as JSON."""
    return json_text({"schema": "smartgoal/store-undo/1", "import": _entry_data(entry)}) + "\n"


def _entry_data(entry: Entry) -> dict[str, object]:
    return {
        "import": entry.number,
        "file": entry.name,
        "source": entry.source,
        "time": entry.time,
        "tool_version": entry.tool_version,
        "accepted": entry.accepted,
        "first_date": entry.first_day,
        "last_date": entry.last_day,
        "undone_at": entry.withdrawn_at,
        "superseded_by": entry.superseded_by,
    }


def verify(health: Health, _style: Style) -> str:
    """Return what was found wrong and what is left as JSON."""
    data = {
        "schema": "smartgoal/store-verify/1",
        "sound": health.is_sound,
        "imports": health.imports,
        "repaired": health.repaired,
        "found": [_damage_data(one) for one in health.found],
        "left": [_damage_data(one) for one in health.left],
    }
    return json_text(data) + "\n"


def _damage_data(damage: Damage) -> dict[str, object]:
    return {"part": damage.part, "import": damage.number, "message": damage.message}
