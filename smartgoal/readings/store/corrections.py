"""What an import says otherwise than those before it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.readings.codes import WarningCode
from smartgoal.readings.days import Whose
from smartgoal.readings.export import Remark
from smartgoal.readings.store import tables
from smartgoal.readings.store.gone_rows import GoneRows, missing_rows
from smartgoal.readings.store.words import figures_of, place_of, shown
from smartgoal.readings.sums.adding import DaySumsBuilder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from fractions import Fraction

_PAIRS = """
SELECT new.id, new.line, new.key, now.metric,
    now.shape, now.unit, now.scales, new.day, mine.owner, mine.team, new.first, new.second, new.third,
    was.shape, was.unit, was.scales, old.day, theirs.owner, theirs.team, old.first, old.second, old.third
FROM readings AS new
JOIN measures AS now ON now.id = new.measure
JOIN readings AS old ON old.key = new.key
JOIN measures AS was ON was.id = old.measure AND was.metric = now.metric
JOIN active ON active.id = was.import AND active.id < now.import
JOIN replaced ON replaced.reading = old.id AND replaced.by = now.import
JOIN whose AS mine ON mine.import = now.import AND mine.place = new.whose
JOIN whose AS theirs ON theirs.import = was.import AND theirs.place = old.whose
WHERE now.import = ? AND new.key IS NOT NULL
ORDER BY new.line, new.id, was.import DESC
"""
_REPLACED = """
SELECT was.metric, old.day, coalesce(theirs.owner, ''), coalesce(theirs.team, ''), old.line, active.name, was.unit,
    was.shape, was.scales, old.first, old.second, old.third
FROM replaced
JOIN readings AS old ON old.id = replaced.reading
JOIN measures AS was ON was.id = old.measure
JOIN active ON active.id = was.import AND active.id < replaced.by
JOIN whose AS theirs ON theirs.import = was.import AND theirs.place = old.whose
WHERE replaced.by = ?1
    AND NOT EXISTS (SELECT 1 FROM replaced AS before JOIN active AS between_them ON between_them.id = before.by
        WHERE before.reading = old.id AND before.by < ?1)
    AND (old.key IS NULL OR NOT EXISTS (SELECT 1 FROM readings AS new JOIN measures AS now ON now.id = new.measure
        WHERE new.key = old.key AND now.import = ?1 AND now.metric = was.metric))
ORDER BY 1, 2, 3, 4, active.id, old.line
"""
_REPLACING = """
SELECT now.metric, new.day, coalesce(mine.owner, ''), coalesce(mine.team, ''), new.line, '', now.unit,
    now.shape, now.scales, new.first, new.second, new.third
FROM measures AS now
JOIN extents ON extents.measure = now.id
JOIN readings AS new ON new.id BETWEEN extents.first AND extents.last
JOIN whose AS mine ON mine.import = now.import AND mine.place = new.whose
WHERE now.import = ?1 AND new.key IS NULL
ORDER BY 1, 2, 3, 4, new.line
"""


class Correction(NamedTuple):
    """A row whose figures an earlier import has otherwise."""

    line: int
    metric: str
    key: str
    old: str
    new: str


class Changes(NamedTuple):
    """What an import changed.

    Attributes:
        corrections: Rows whose figures earlier imports have otherwise.
        repeated: How many records only repeat what was known.
        gone: What earlier imports have on its days and it hasn't.
        replaces_range: Whether that no longer counts.
    """

    corrections: tuple[Correction, ...]
    repeated: int
    gone: GoneRows
    replaces_range: bool

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is gone, as a warning; none where nothing is."""
        if not self.gone:
            return ()
        rows = "1 row" if len(self.gone) == 1 else f"{len(self.gone):,} rows"
        message = f"On the days replaced it has nothing for {rows} of before: {self.gone}."
        if not self.replaces_range:
            message = (
                f"It lacks {rows} that earlier imports have on its days, and that go on counting: {self.gone}. "
                "If they no longer hold, import it with --replace-range."
            )
        return (Remark(WarningCode.ROWS_GONE, None, message),)


class _Row(NamedTuple):
    """A row without a key: where it stands, in which file, and its figures in the metric's unit."""

    line: int
    file: str
    unit: str
    shape: str
    figures: tuple[Fraction, ...]

    def __str__(self) -> str:
        return shown(self.figures, self.shape, self.unit)


class _Keyed(NamedTuple):
    """A row with a key, as the store has it."""

    shape: str
    unit: str
    scales: str
    day: int
    owner: str | None
    team: str | None
    first: int | str | None
    second: int | str | None
    third: int | str | None

    @property
    def figures(self) -> tuple[Fraction, ...]:
        """Its figures in the metric's unit."""
        return figures_of((self.first, self.second, self.third), self.scales)

    @property
    def place(self) -> tuple[int, str | None, str | None]:
        """Which day it is of, and whose it is."""
        return self.day, self.owner, self.team

    def __str__(self) -> str:
        return shown(self.figures, self.shape, self.unit)


_Place = tuple[str, int, str, str]
"""Metric, day, owner and team: what rows without a key have in common with those that they replace."""


def find_changes(database: sqlite3.Connection, number: int, *, replaces_range: bool, has_days: bool) -> Changes:
    """Return what import `number` says otherwise than those before it: by key, or by day where it replaced days.

    Args:
        database: Within a transaction.
        number: The import.
        replaces_range: Whether it replaced all that was there on its days.
        has_days: Whether the day is part of what makes a row the same row.
    """
    corrections: list[Correction] = []
    same: set[int] = set()
    _by_key(database, number, corrections, same)
    if not replaces_range:
        unchanged = len(same.difference(correction.line for correction in corrections))
        gone = missing_rows(database, number, unchanged=unchanged, has_days=has_days)
    else:
        gone = GoneRows()
        for place, before, now in _side_by_side(database, number):
            left = _unchanged(before, now, same)
            for old, new in zip(*left, strict=False):
                key = f"{date.fromordinal(place[1])}{', ' + (place[2] or place[3]) if place[2] or place[3] else ''}"
                corrections.append(Correction(new.line, place[0], key, str(old), str(new)))
            for row in left[0][len(left[1]) :]:
                gone.add(row.file, row.line, place[1], place[2] or place[3], f"{place[0]} {row}")
    corrected = {correction.line for correction in corrections}
    in_order = sorted(corrections, key=lambda correction: correction.line)
    return Changes(tuple(in_order), len(same - corrected), gone, replaces_range)


def counted_twice(database: sqlite3.Connection, number: int) -> tuple[Remark, ...]:
    """Return warnings of what import `number` and those of other sources bring both."""
    found = database.execute(
        "SELECT DISTINCT theirs.id, active.id, active.source, this.source, mine.id FROM measures AS mine"
        " JOIN imports AS this ON this.id = mine.import"
        " JOIN measures AS theirs ON theirs.metric = mine.metric AND theirs.first_day <= mine.last_day"
        " AND theirs.last_day >= mine.first_day"
        " JOIN active ON active.id = theirs.import AND active.source <> this.source WHERE this.id = ?",
        (number,),
    ).fetchall()
    given = {place: None for row in found for place in ((row[4], number, row[3]), row[:3])}
    stored = {each.id: each for other in {place[1] for place in given} for each in tables.measures_of(database, other)}
    made = DaySumsBuilder(frozenset(stored[measure].measure.metric for measure, _, _ in given))
    for measure, other, source in given:
        one = stored[measure]
        whose = [Whose(one.measure.metric, *pair) for pair in tables.pairs_of(database, other)]
        made.add(one.measure, whose, tables.stored_sums(database, one), None, lambda _: iter(()), source)
    about = found[0][3] if found else None
    return tuple(Remark(WarningCode.COUNTED_TWICE, None, told) for told in made.twice.told(about))


def _side_by_side(database: sqlite3.Connection, number: int) -> Iterator[tuple[_Place, list[_Row], list[_Row]]]:
    """Return the rows replaced and those that replace them, place by place; both queries are in order of place."""
    before, now = (_places(database, query, number) for query in (_REPLACED, _REPLACING))
    nothing: tuple[_Place, list[_Row]] | None = None
    old, new = next(before, nothing), next(now, nothing)
    while old is not None:
        while new is not None and new[0] < old[0]:
            new = next(now, nothing)
        yield old[0], old[1], new[1] if new is not None and new[0] == old[0] else []
        old = next(before, nothing)


def _places(database: sqlite3.Connection, query: str, number: int) -> Iterator[tuple[_Place, list[_Row]]]:
    for place, rows in groupby(database.execute(query, (number,)), key=lambda row: row[:4]):
        yield place, [_Row(row[4], row[5], row[6], row[7], figures_of(row[9:], row[8])) for row in rows]


def _unchanged(before: list[_Row], now: list[_Row], same: set[int]) -> tuple[list[_Row], list[_Row]]:
    """Return the rows that have no like on the other side; the lines of those that have are added to `same`."""
    known = Counter((row.unit, row.figures) for row in before)
    fresh = []
    for row in now:
        if known[row.unit, row.figures]:
            known[row.unit, row.figures] -= 1
            same.add(row.line)
        else:
            fresh.append(row)
    left = []
    for row in reversed(before):
        if known[row.unit, row.figures]:
            known[row.unit, row.figures] -= 1
            left.append(row)
    return left[::-1], fresh


def _by_key(database: sqlite3.Connection, number: int, corrections: list[Correction], same: set[int]) -> None:
    seen = -1
    for row in database.execute(_PAIRS, (number,)):
        identity, line, key, metric = row[:4]
        if identity == seen:
            continue
        seen = identity
        now, was = _Keyed(*row[4:13]), _Keyed(*row[13:])
        moved = was.place != now.place
        if was.figures == now.figures and (was.shape, was.unit) == (now.shape, now.unit) and not moved:
            same.add(line)
            continue
        old, new = str(was), str(now)
        if moved or old == new:
            old, new = old + place_of(was.day, was.owner or was.team), new + place_of(now.day, now.owner or now.team)
        corrections.append(Correction(line, metric, key.replace("\x1f", ", "), old, new))
