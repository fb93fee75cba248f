"""Rows of earlier imports that a file of the same days hasn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.readings.stored_words import figures_of, place_of, shown

if TYPE_CHECKING:
    import sqlite3

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
SELECT old.line, old.day, coalesce(theirs.owner, theirs.team, ''), old.first, old.second, old.third
FROM extents
JOIN counting AS old ON old.id BETWEEN extents.first AND extents.last
JOIN measures ON measures.id = extents.measure
JOIN whose AS theirs ON theirs.import = measures.import AND theirs.place = old.whose
WHERE extents.measure = ? AND old.key IS NOT NULL AND old.day BETWEEN ? AND ?
ORDER BY old.id
"""
_REPEATED = """
SELECT count(*) FROM (SELECT DISTINCT measures.import, readings.line FROM replaced
    JOIN readings ON readings.id = replaced.reading JOIN measures ON measures.id = readings.measure
    WHERE replaced.by = ?)
"""


class GoneRows:
    """Rows that are no longer there, each once whatever the number of its metrics; the first few with their figures."""

    __slots__ = ("_named", "_rows")

    def __init__(self) -> None:
        self._rows: set[tuple[str, int, int, str]] = set()
        self._named: dict[tuple[str, int, int, str], list[str]] = {}

    def add(self, row: tuple[str, int, int, str], told: str) -> None:
        """Add a figure of a row: its file, line, day and whose it is."""
        self._rows.add(row)
        if row in self._named or len(self._named) < _LISTED:
            self._named.setdefault(row, []).append(told)

    def __len__(self) -> int:
        return len(self._rows)

    def __str__(self) -> str:
        named = (f"{', '.join(told)}{place_of(day, whose)}" for (_, _, day, whose), told in self._named.items())
        more = f" and {len(self) - len(self._named)} more" if len(self) > len(self._named) else ""
        return "; ".join(named) + more


def missing_rows(database: sqlite3.Connection, number: int, *, has_days: bool) -> GoneRows:
    """Return the rows of earlier imports that count on the days of import `number` and that it hasn't, by their key.

    None where it repeats less than two rows for each: then it is no corrected export of them, but another part.

    Args:
        database: Within a transaction.
        number: The import.
        has_days: Whether the key has the day. Else the first and the last day of the file may be cut.
    """
    ((repeated,),) = database.execute(_REPEATED, (number,))
    edge = 0 if has_days else 1
    gone = GoneRows()
    measures = database.execute(_MEASURES, (number,)).fetchall() if repeated else ()
    for measure, file, metric, shape, unit, scales, first, last in measures:
        for line, day, whose, *stored in database.execute(_MISSING, (measure, first + edge, last - edge)):
            gone.add((file, line, day, whose), f"{metric} {shown(figures_of(stored, scales), shape, unit)}")
            if 2 * len(gone) > repeated:
                return GoneRows()
    return gone
