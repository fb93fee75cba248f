"""Whether files of one form say the same days, and what would make their rows the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.dates import Dates, UndecidedDates
from smartgoal.readings.cells.memo import CAPACITY, Flaw
from smartgoal.readings.names import labels_total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smartgoal.readings.file.table import Table

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
    grains: list[tuple[str, ...]] = [grain for grain in _GRAINS if set(grain) <= columns.keys()]
    # A grain without the owner would make two people's rows of a day one.
    grains = [grain for grain in grains if "owner" in grain or "owner" not in columns]
    for table in tables:
        days, grains = _days_and_grains(table, columns, dates, grains)
        other = next((seen[day] for day in sorted(days) if day in seen), None)
        if other is not None and shared is None:
            shared = (other, table.name)
        if shared and not grains:
            break
        seen.update(dict.fromkeys(days - seen.keys(), table.name))
    return SharedDays(*shared, grains[0] if grains else None) if shared else None


def _days_and_grains(
    table: Table, columns: Mapping[str, str], dates: Dates, grains: Sequence[tuple[str, ...]]
) -> tuple[set[str], list[tuple[str, ...]]]:
    """Return the days of a file, and which grains part its rows; one that doesn't is soon found out."""
    roles = list(columns)
    left = {grain: tuple(map(roles.index, grain)) for grain in grains}
    parted: dict[tuple[str, ...], set[tuple[str, ...]]] = {grain: set() for grain in grains}
    days: set[str] = set()
    for row in _rows(table, columns, dates):
        days.add(row[roles.index("date")])
        for grain, places in tuple(left.items()):
            key = tuple([row[place] for place in places])
            if key in parted[grain]:
                del left[grain], parted[grain]
            else:
                parted[grain].add(key)
    return days, list(left)


def _rows(table: Table, columns: Mapping[str, str], dates: Dates) -> Iterator[tuple[str, ...]]:
    """Yield the day, owner and team, in the order of `columns`, of each row that has them all and is no total."""
    places = [(_Cells(dates if role == "date" else None), table.header.index(name)) for role, name in columns.items()]
    last = max(place for _, place in places)
    for record in table.records():
        if last < len(record):
            row = tuple([cells[record[place]] for cells, place in places])
            if all(row):
                yield row


class _Cells(dict[str, str]):
    """What the texts of a column say, each read once: a day, or a folded name; nothing where it is a total."""

    def __init__(self, dates: Dates | None) -> None:
        super().__init__()
        self.dates = dates

    def __missing__(self, text: str) -> str:
        said = fold_name(text) if self.dates is None else _day(text, self.dates)
        if len(self) >= CAPACITY:
            self.clear()
        self[text] = "" if labels_total(said) else said
        return self[text]


def _day(text: str, dates: Dates) -> str:
    try:
        found = dates.read(text)
    except UndecidedDates:
        return text.strip()
    return "" if isinstance(found, Flaw) else str(found)
