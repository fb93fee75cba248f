"""The tables of the store, and what is asked of them."""

from __future__ import annotations

import hashlib
import json
from array import array
from fractions import Fraction
from itertools import islice, repeat
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.metric import Kind
from smartgoal.readings.export import RowMeaning, Rows, Shape
from smartgoal.readings.keys import Keys
from smartgoal.readings.packed import Packed
from smartgoal.readings.rows.jumps import median_of
from smartgoal.readings.sums.adding import Sum, extents_of, sum_days

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from smartgoal.readings.export import Export

FORMAT = 1
APPLICATION = 0x534D4754
_LARGEST = 2**63 - 1
_MANY = 50_000

SCHEMA = """
CREATE TABLE imports (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, source TEXT NOT NULL,
    mapping_hash TEXT NOT NULL, has_key INTEGER NOT NULL, replaces_range INTEGER NOT NULL, form TEXT NOT NULL,
    scope TEXT NOT NULL, tool_version TEXT NOT NULL, time TEXT NOT NULL, counts TEXT NOT NULL,
    first_day INTEGER, last_day INTEGER, control TEXT NOT NULL, withdrawn_at TEXT
);
CREATE TABLE whose (id INTEGER PRIMARY KEY, import INTEGER NOT NULL, place INTEGER NOT NULL, owner TEXT, team TEXT);
CREATE UNIQUE INDEX whose_place ON whose (import, place);
CREATE TABLE measures (
    id INTEGER PRIMARY KEY, import INTEGER NOT NULL REFERENCES imports, metric TEXT NOT NULL, kind TEXT NOT NULL,
    unit TEXT NOT NULL, shape TEXT NOT NULL, scales TEXT NOT NULL, unweighted INTEGER NOT NULL, fills INTEGER NOT NULL,
    first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, median TEXT
);
CREATE INDEX measures_import ON measures (import);
CREATE TABLE readings (
    id INTEGER PRIMARY KEY, measure INTEGER NOT NULL, line INTEGER NOT NULL, day INTEGER NOT NULL,
    whose INTEGER NOT NULL, first, second, third, key TEXT
);
CREATE INDEX readings_key ON readings (key) WHERE key IS NOT NULL;
CREATE TABLE extents (measure INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE TABLE replaced (reading INTEGER NOT NULL, by INTEGER NOT NULL, PRIMARY KEY (reading, by)) WITHOUT ROWID;
CREATE INDEX replaced_by ON replaced (by);
CREATE TABLE superseded (import INTEGER NOT NULL, by INTEGER NOT NULL, PRIMARY KEY (import, by)) WITHOUT ROWID;
CREATE TABLE day_sums (
    measure INTEGER NOT NULL, place INTEGER NOT NULL, day INTEGER NOT NULL, numerator, denominator, squares,
    rows INTEGER NOT NULL, is_raw INTEGER NOT NULL, observed TEXT, PRIMARY KEY (measure, place, day)
) WITHOUT ROWID;
CREATE TABLE spans (
    measure INTEGER NOT NULL, place INTEGER NOT NULL, rows INTEGER NOT NULL, first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL, PRIMARY KEY (measure, place)
) WITHOUT ROWID;
CREATE TABLE rejects (
    import INTEGER NOT NULL, line INTEGER NOT NULL, code TEXT NOT NULL, raw TEXT NOT NULL, hint TEXT NOT NULL,
    metric TEXT, owner TEXT
);
CREATE INDEX rejects_import ON rejects (import);
CREATE VIEW active AS
    SELECT * FROM imports WHERE withdrawn_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM superseded JOIN imports AS later ON later.id = superseded.by
        WHERE superseded.import = imports.id AND later.withdrawn_at IS NULL);
CREATE VIEW counting AS
    SELECT * FROM readings WHERE NOT EXISTS (
        SELECT 1 FROM replaced JOIN active AS later ON later.id = replaced.by WHERE replaced.reading = readings.id);
"""
_KEY_INDEX = next(statement for statement in SCHEMA.split(";\n") if "INDEX readings_key" in statement)


def create(database: sqlite3.Connection) -> None:
    """Make the tables, within the transaction that is open."""
    for statement in SCHEMA.split(";\n"):
        database.execute(statement)
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {FORMAT}")


class Stored(NamedTuple):
    """A measure in the store, with the import that it is of."""

    id: int
    number: int
    measure: RowMeaning


def insert_readings(database: sqlite3.Connection, number: int, export: Export) -> list[Stored]:
    """Add all rows of an export as import `number`."""
    database.executemany(
        "INSERT INTO whose (import, place, owner, team) VALUES (?, ?, ?, ?)",
        ((number, place, owner, team) for place, (owner, team) in enumerate(export.whose)),
    )
    anew = _outnumbers(database, sum(len(rows) for rows in export.rows if rows.keys is not None))
    if anew:
        database.execute("DROP INDEX readings_key")
    stored = []
    for rows in export.rows:
        measure = rows.measure
        cursor = database.execute(
            "INSERT INTO measures (import, metric, kind, unit, shape, scales, unweighted, fills, first_day, last_day,"
            " median) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number, measure.metric, measure.kind, measure.unit, measure.shape,
                " ".join(map(str, measure.scales)), measure.unweighted, measure.fills, *_ends_of(rows),
                None if (median := median_of(rows)) is None else str(median),
            ),
        )  # fmt: skip
        identity = cursor.lastrowid or 0
        _insert_rows(database, identity, rows)
        stored.append(Stored(identity, number, measure))
    if anew:
        database.execute(_KEY_INDEX)
    return stored


def _ends_of(rows: Rows) -> tuple[int, int]:
    """Return the first and the last day; of nothing that was counted a span that no other one overlaps."""
    return (min(rows.days), max(rows.days)) if rows.days else (1, 0)


def _outnumbers(database: sqlite3.Connection, keys: int) -> bool:
    """Whether so many new keys are sorted faster with those of before than put in among them one by one."""
    ((before,),) = database.execute("SELECT coalesce(max(id), 0) FROM readings")
    return bool(keys > max(_MANY, before))


def _insert_rows(database: sqlite3.Connection, measure: int, rows: Rows) -> None:
    ((before,),) = database.execute("SELECT coalesce(max(id), 0) FROM readings")
    names = ("first", "second", "third")[: len(rows.operands)]
    keyed = ", key" if rows.keys is not None else ""
    marks = ", ?" * (len(names) + bool(keyed))
    columns: list[Iterable[object]] = [_storable(column) for column in rows.operands]
    if rows.keys is not None:
        columns.append(key or None for key in rows.keys)
    database.executemany(
        f"INSERT INTO readings (measure, line, day, whose, {', '.join(names)}{keyed}) VALUES (?, ?, ?, ?{marks})",  # noqa: S608
        zip(repeat(measure, len(rows)), rows.lines, rows.days, rows.whose, *columns, strict=True),
    )
    database.execute("INSERT INTO extents VALUES (?, ?, ?)", (measure, before + 1, before + len(rows)))


def _storable(column: Packed) -> Iterable[int | str]:
    """Return whole numbers as SQLite can hold them: what passes 64 bits as text."""
    if isinstance(column.items, array):
        return column.items
    return list(map(_whole, column.items))


def measures_of(database: sqlite3.Connection, number: int) -> list[Stored]:
    """Return the measures of one import."""
    found = database.execute(
        "SELECT id, import, metric, kind, unit, shape, scales, unweighted, fills FROM measures WHERE import = ?"
        " ORDER BY id",
        (number,),
    )
    return [_stored(row) for row in found]


def _stored(row: tuple[int, int, str, str, str, str, str, int, int]) -> Stored:
    identity, number, metric, kind, unit, shape, scales, unweighted, fills = row
    measure = RowMeaning(
        metric, Kind(kind), unit, Shape(shape), tuple(map(Fraction, scales.split())), bool(unweighted), bool(fills)
    )
    return Stored(identity, number, measure)


def pairs_of(database: sqlite3.Connection, number: int) -> list[tuple[str | None, str | None]]:
    """Return the owners and teams that the readings of an import point into."""
    return database.execute("SELECT owner, team FROM whose WHERE import = ? ORDER BY place", (number,)).fetchall()


def read_rows(database: sqlite3.Connection, stored: Stored, *, counting: bool) -> Rows:
    """Return the rows of a measure: all, or those that count."""
    table = "counting" if counting else "readings"
    names = ("first", "second", "third")[: len(stored.measure.scales)]
    span = database.execute("SELECT first, last FROM extents WHERE measure = ?", (stored.id,)).fetchone() or (1, 0)
    found = database.execute(
        f"SELECT line, day, whose, key, {', '.join(names)} FROM {table}"  # noqa: S608 (names of our own)
        " WHERE id BETWEEN ? AND ? AND measure = ? ORDER BY id",
        (*span, stored.id),
    )
    lines, days, whose = array("i"), array("i"), array("i")
    keys = Keys()
    operands = [Packed() for _ in names]
    while batch := found.fetchmany(2048):
        some_lines, some_days, some_whose, some_keys, *figures = zip(*batch, strict=True)
        lines.extend(some_lines)
        days.extend(some_days)
        whose.extend(some_whose)
        keys.places.extend(keys.texts.extend(key or "" for key in some_keys))
        for column, values in zip(operands, figures, strict=True):
            column.extend(list(map(int, values)))
    return Rows(stored.measure, days, whose, lines, tuple(operands), keys if keys.has_any else None)


def control_of(rows: Rows) -> str:
    """Return a sum that changes with any figure, day, line or key of some rows."""
    digest = hashlib.sha256()
    measure = rows.measure
    digest.update(
        repr((measure.metric, measure.kind.value, measure.unit, measure.shape.value, measure.scales)).encode()
    )
    for column in (rows.lines, rows.days, rows.whose):
        digest.update(column)
    for packed in rows.operands:
        items = packed.items if isinstance(packed.items, array) else Packed(packed.items).items
        digest.update(items if isinstance(items, array) else repr(items).encode())
    if rows.keys is not None and rows.keys.has_any:
        rest = iter(rows.keys)
        digest.update(next(rest).encode())
        while some := list(islice(rest, 4096)):
            digest.update(("\x1e" + "\x1e".join(some)).encode())
    return digest.hexdigest()


def refresh_sums(database: sqlite3.Connection, stored: Iterable[Stored]) -> None:
    """Work out anew what the rows of some measures that count add up to."""
    for each in stored:
        keep_sums(database, each, read_rows(database, each, counting=True))


def keep_sums(database: sqlite3.Connection, stored: Stored, rows: Rows) -> None:
    """Keep what the rows of a measure that count add up to."""
    for table in ("day_sums", "spans"):
        database.execute(f"DELETE FROM {table} WHERE measure = ?", (stored.id,))  # noqa: S608 (names of our own)
    database.executemany(
        "INSERT INTO day_sums VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                stored.id, place, day, *map(_whole, (found.numerator, found.denominator, found.squares)), found.rows,
                found.is_raw, " ".join(map(str, found.values)) or None,
            )
            for (place, day), found in sum_days(rows)
        ),
    )  # fmt: skip
    database.executemany(
        "INSERT INTO spans VALUES (?, ?, ?, ?, ?)",
        ((stored.id, place, *extent) for place, extent in extents_of(rows).items()),
    )


def _whole(value: int) -> int | str:
    return value if -_LARGEST <= value <= _LARGEST else str(value)


def stored_sums(database: sqlite3.Connection, stored: Stored) -> Iterator[tuple[tuple[int, int], Sum]]:
    """Return what the rows of a measure add up to, by place among the import's people and ordinal of the day."""
    found = database.execute(
        "SELECT place, day, numerator, denominator, squares, rows, is_raw, observed FROM day_sums WHERE measure = ?",
        (stored.id,),
    )
    for place, day, numerator, denominator, squares, rows, is_raw, observed in found:
        values = tuple(map(int, observed.split())) if observed else ()
        yield (place, day), Sum(int(numerator), int(denominator), int(squares), rows, bool(is_raw), values)


def replace_keys(database: sqlite3.Connection, stored: Stored) -> None:
    """Mark the readings of earlier imports that have the key of one of these: the newest import wins."""
    database.execute(
        "INSERT OR IGNORE INTO replaced SELECT old.id, ? FROM readings AS new, extents"
        " JOIN readings AS old ON old.key = new.key JOIN measures ON measures.id = old.measure"
        " JOIN imports ON imports.id = measures.import"
        " WHERE extents.measure = ? AND new.id BETWEEN extents.first AND extents.last"
        " AND new.key IS NOT NULL AND measures.metric = ? AND imports.id < ?"
        " AND imports.source = (SELECT source FROM imports WHERE id = ?)",
        (stored.number, stored.id, stored.measure.metric, stored.number, stored.number),
    )


def replace_range(database: sqlite3.Connection, stored: Stored, source: str, first: int, last: int) -> None:
    """Mark the readings of earlier imports of the same source and metric on the days from `first` to `last`."""
    database.execute(
        "INSERT OR IGNORE INTO replaced SELECT readings.id, ? FROM readings"
        " JOIN measures ON measures.id = readings.measure JOIN active ON active.id = measures.import"
        " WHERE active.source = ? AND active.id < ? AND measures.metric = ? AND readings.day BETWEEN ? AND ?",
        (stored.number, source, stored.number, stored.measure.metric, first, last),
    )


def touched_by(database: sqlite3.Connection, number: int) -> list[Stored]:
    """Return the measures of other imports that have readings replaced by import `number`."""
    found = database.execute(
        "SELECT DISTINCT m.id, m.import, m.metric, m.kind, m.unit, m.shape, m.scales, m.unweighted, m.fills"
        " FROM replaced JOIN readings ON readings.id = replaced.reading JOIN measures AS m ON m.id = readings.measure"
        " WHERE replaced.by = ?",
        (number,),
    )
    return [_stored(row) for row in found]


def counts_of(export: Export) -> str:
    """Return an export's counts as they are kept."""
    return json.dumps(
        {"records": export.records, "accepted": export.accepted, "null": export.nulls,
         "rejected": len(export.rejects), "skipped": export.skipped}
    )  # fmt: skip
