"""Whether files of one form say the same days, and what would make their rows the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.names import fold_name
from smartgoal.readings.dates import Dates, UndecidedDates
from smartgoal.readings.memo import Flaw
from smartgoal.readings.names import labels_total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smartgoal.readings.table import Table

_GRAINS = (("date",), ("date", "owner"), ("date", "team"), ("date", "owner", "team"))


class SharedDays(NamedTuple):
    """Two files that say the same day, and what parts the rows of every file; None where nothing does."""

    one: str
    other: str
    grain: tuple[str, ...] | None


def find_shared_days(tables: Sequence[Table], columns: Mapping[str, str], dates: Dates) -> SharedDays | None:
    """Return the first two files with a day in common; None where each has its own.

    Args:
        tables: Files of one form.
        columns: The columns of `date`, `owner` and `team`, as far as there are any.
        dates: Reads days.
    """
    seen: dict[str, str] = {}
    shared: tuple[str, str] | None = None
    grains = [grain for grain in _GRAINS if set(grain) <= columns.keys()]
    # A grain without the owner would make two people's rows of a day one.
    grains = [grain for grain in grains if "owner" in grain or "owner" not in columns]
    for table in tables:
        rows = list(_rows(table, columns, dates))
        days = {row["date"] for row in rows}
        other = next((seen[day] for day in sorted(days) if day in seen), None)
        if other is not None and shared is None:
            shared = (other, table.name)
        seen.update(dict.fromkeys(days - seen.keys(), table.name))
        grains = [grain for grain in grains if len({tuple(map(row.get, grain)) for row in rows}) == len(rows)]
    return SharedDays(*shared, grains[0] if grains else None) if shared else None


def _rows(table: Table, columns: Mapping[str, str], dates: Dates) -> Iterator[dict[str, str]]:
    """Yield the day, owner and team of each row that has them all and is no total."""
    places = {role: table.header.index(column) for role, column in columns.items()}
    for record in table.records():
        if max(places.values()) >= len(record):
            continue
        row = {role: fold_name(record[place]) for role, place in places.items()}
        row["date"] = _day(record[places["date"]], dates)
        if all(row.values()) and not any(map(labels_total, row.values())):
            yield row


def _day(text: str, dates: Dates) -> str:
    try:
        found = dates.read(text)
    except UndecidedDates:
        return text.strip()
    return "" if isinstance(found, Flaw) else str(found)
