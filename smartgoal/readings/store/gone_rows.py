"""Rows of earlier imports that a file of the same days hasn't."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.names import fold_name
from smartgoal.readings.store.words import figures_of, place_of, shown

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_LISTED = 5
_MEASURES = """
SELECT was.id, active.name, was.metric, was.shape, was.unit, was.scales, now.first_day, now.last_day
FROM (SELECT metric, min(first_day) AS first_day, max(last_day) AS last_day FROM measures WHERE import = ?1
    GROUP BY metric) AS now
JOIN measures AS was ON was.metric = now.metric AND was.first_day <= now.last_day AND was.last_day >= now.first_day
JOIN active ON active.id = was.import AND active.id < ?1 AND active.has_key
    AND active.source = (SELECT source FROM imports WHERE id = ?1)
ORDER BY was.id
"""
_MISSING = """
SELECT old.line, old.day, coalesce(theirs.owner, theirs.team, ''), old.key, old.first, old.second, old.third
FROM extents
JOIN counting AS old ON old.id BETWEEN extents.first AND extents.last
JOIN measures ON measures.id = extents.measure
JOIN whose AS theirs ON theirs.import = measures.import AND theirs.place = old.whose
WHERE extents.measure = ? AND old.key IS NOT NULL AND old.day BETWEEN ? AND ?
ORDER BY old.id
"""
_REPEATED = """
SELECT count(DISTINCT old.key) FROM replaced
JOIN readings AS old ON old.id = replaced.reading
JOIN measures AS was ON was.id = old.measure
JOIN active ON active.id = was.import AND active.id < replaced.by
WHERE replaced.by = ?1 AND NOT EXISTS (SELECT 1 FROM replaced AS before
    JOIN active AS between_them ON between_them.id = before.by WHERE before.reading = old.id AND before.by < ?1)
"""
_KEYS = """
SELECT DISTINCT readings.key FROM measures
JOIN extents ON extents.measure = measures.id
JOIN readings ON readings.id BETWEEN extents.first AND extents.last
WHERE measures.import = ? AND readings.key IS NOT NULL
"""
_WHOSE = "SELECT coalesce(owner, team, '') FROM whose WHERE import = ?"
_FEW = 2
_VERY_FEW = 10
"""A key without the day numbers things, and exports of what changed since are common: that none is one is plainer."""


class _Row(NamedTuple):
    """Where a row stands that is no longer there, whose it is, and its key where that doesn't say so already."""

    file: str
    line: int
    day: int
    whose: str
    key: str


class GoneRows:
    """Rows that are no longer there, each once whatever the number of its metrics; the first few with their figures."""

    __slots__ = ("_named", "_rows")

    def __init__(self) -> None:
        self._rows: set[_Row] = set()
        self._named: dict[_Row, list[str]] = {}

    def add(self, file: str, line: int, day: int, whose: str, told: str, key: str = "") -> None:
        """Add a figure of a row: its file, line, day, whose it is, and its key where that is to be named."""
        row = _Row(file, line, day, whose, key)
        self._rows.add(row)
        if row in self._named or len(self._named) < _LISTED:
            self._named.setdefault(row, []).append(told)

    def __len__(self) -> int:
        return len(self._rows)

    def __str__(self) -> str:
        named = (
            f"{row.key and row.key + ': '}{', '.join(told)}{place_of(row.day, row.whose)}"
            for row, told in self._named.items()
        )
        more = f" and {len(self) - len(self._named)} more" if len(self) > len(self._named) else ""
        return "; ".join(named) + more


def missing_rows(database: sqlite3.Connection, number: int, *, unchanged: int, has_days: bool) -> GoneRows:
    """Return the rows of earlier imports that count on the days of import `number` and that it hasn't, by their key.

    None unless it evidently is those days' export again: most of what counted on them is in it, mostly as it was.
    Else it may be what changed since. What it has nothing of, such as a person or a queue, is another part.

    Args:
        database: Within a transaction.
        number: The import.
        unchanged: How many of its rows only repeat what was known.
        has_days: Whether the key has the day. Else the first and the last day of the file may be cut.
    """
    ((repeated,),) = database.execute(_REPEATED, (number,))
    edge, few = (0, _FEW) if has_days else (1, _VERY_FEW)
    gone = GoneRows()
    if not repeated or 2 * unchanged < repeated:
        return gone
    people = {fold_name(whose) for (whose,) in database.execute(_WHOSE, (number,))}
    parts: set[tuple[int, str]] = set()
    for measure, file, metric, shape, unit, scales, first, last in database.execute(_MEASURES, (number,)).fetchall():
        for line, day, whose, key, *stored in database.execute(_MISSING, (measure, first + edge, last - edge)):
            parts = parts or {part for (each,) in database.execute(_KEYS, (number,)) for part in _parts(each)}
            date_part = date.fromordinal(day).isoformat()
            others = (part for part in _parts(key) if part[1] != date_part)
            if fold_name(whose) not in people or (has_days and not parts.issuperset(others)):
                continue
            told = f"{metric} {shown(figures_of(stored, scales), shape, unit)}"
            gone.add(file, line, day, whose, told, "" if has_days else key.replace("\x1f", ", "))
            if few * len(gone) > repeated:
                return GoneRows()
    return gone


def _parts(key: str) -> Iterable[tuple[int, str]]:
    return enumerate(key.split("\x1f"))
