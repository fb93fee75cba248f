"""Imports in the store: adding one, withdrawing one, and what is known of each."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.readings.codes import ErrorCode, WarningCode
from smartgoal.readings.export import Remark
from smartgoal.readings.rows.jumps import median_of, refuse_jump_from
from smartgoal.readings.store import tables
from smartgoal.readings.store.scope_record import scope_record
from smartgoal.readings.sums.gather import ranges_of, ranges_without_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from smartgoal.readings.export import Export, Rows
    from smartgoal.readings.store.scope_record import Json


class ImportFacts(NamedTuple):
    """What is kept of an import beside its readings."""

    sha256: str
    mapping_hash: str
    size: int
    replaces_range: bool
    time: str
    tool_version: str


class WayRead(NamedTuple):
    """How an imported file was read: by which source, as it was then, what was found, and what is written of it."""

    name: str
    source: str
    mapping_hash: str
    metrics: frozenset[str]
    record: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the store's log."""

    number: int
    name: str
    source: str
    time: str
    tool_version: str
    accepted: int
    first_day: date | None
    last_day: date | None
    withdrawn_at: str | None
    superseded_by: int | None


RECORDED = (
    "id", "sha256", "name", "size", "source", "mapping_hash", "replaces_range", "form", "scope", "tool_version", "time",
    "counts", "control", "withdrawn_at",
)  # fmt: skip


def insert_import(
    database: sqlite3.Connection,
    export: Export,
    facts: ImportFacts,
    *,
    number: int | None = None,
    history: bool = False,
) -> int:
    """Add an export under the next number, or under `number`, and settle what it replaces.

    Args:
        database: Within a transaction.
        export: What to add.
        facts: What is kept beside its readings.
        number: The number it had before; None: the next.
        history: Whether it was let in long ago, whatever has overlapped it since.

    Raises:
        ReadingsError: With the code `overlap`, where rows could be there twice and nothing tells whether they are.
    """
    if not history:
        _refuse_jumps(database, export)
        if not facts.replaces_range:
            _refuse_overlap(database, export, facts.sha256)
            _refuse_overlap_without_key(database, export, facts.sha256)
    row = _row(export, facts, number)
    query = f"INSERT INTO imports ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608 (names of our own)
    added = database.execute(query, tuple(row.values())).lastrowid or 0
    stored = tables.insert_readings(database, added, export)
    _insert_rejects(database, added, export)
    _supersede(database, added, facts.sha256)
    for each, rows in zip(stored, export.rows, strict=True):
        if rows.keys is not None:
            tables.replace_keys(database, each)
        if facts.replaces_range:
            first, last = _replaced_by(export, rows)
            tables.replace_range(database, each, export.source, first, last)
        tables.keep_sums(database, each, rows)
    tables.refresh_sums(database, tables.touched_by(database, added))
    return added


def _replaced_by(export: Export, rows: Rows) -> tuple[int, int]:
    """Return the ordinals of the first and the last day that rows say all of: where they are counted, the file's."""
    if rows.measure.fills and export.span is not None:
        first, last = export.span
        return first.toordinal(), last.toordinal()
    return ranges_of(export)[rows.metric]


def _row(export: Export, facts: ImportFacts, number: int | None) -> dict[str, object]:
    """Return what is kept of an import, by column; without dated rows it has no first and last day."""
    form = export.form
    first, last = export.span or (None, None)
    return {
        "id": number,
        "sha256": facts.sha256,
        "name": export.file,
        "size": facts.size,
        "source": export.source,
        "mapping_hash": facts.mapping_hash,
        "has_key": export.has_key,
        "replaces_range": facts.replaces_range,
        "form": json.dumps([form.encoding, form.delimiter, form.decimal, form.date_order, form.header_line]),
        "scope": scope_record(export),
        "tool_version": facts.tool_version,
        "time": facts.time,
        "counts": tables.counts_of(export),
        "first_day": first and first.toordinal(),
        "last_day": last and last.toordinal(),
        "control": control(export.whose, export.rows),
    }


def control(whose: Iterable[tuple[str | None, str | None]], rows: Iterable[Rows]) -> str:
    """Return a sum that changes with anything in an import's readings."""
    digest = hashlib.sha256(json.dumps([list(pair) for pair in whose]).encode())
    for part in rows:
        digest.update(tables.control_of(part).encode())
    return digest.hexdigest()


def _refuse_jumps(database: sqlite3.Connection, export: Export) -> None:
    for rows in export.rows:
        found = database.execute(
            "SELECT measures.median FROM measures JOIN active ON active.id = measures.import WHERE active.source = ?"
            " AND measures.metric = ? AND measures.unit = ? AND measures.median IS NOT NULL ORDER BY active.id DESC",
            (export.source, rows.metric, rows.measure.unit),
        ).fetchone()
        median = median_of(rows) if found else None
        if median is not None:
            refuse_jump_from(export.file, rows.metric, Fraction(found[0]), median, since="the last import")


def changed_form(database: sqlite3.Connection, export: Export) -> tuple[Remark, ...]:
    """Return a warning where a file of this source was written in another way before."""
    found = database.execute(
        "SELECT form, name FROM active WHERE source = ? ORDER BY id DESC LIMIT 1", (export.source,)
    ).fetchone()
    if not found:
        return ()
    names = ("encoding", "delimiter", "decimal mark", "order of dates")
    form = export.form
    now = (form.encoding, form.delimiter, form.decimal, form.date_order)
    changes = [
        f"{name} {before!r} then, {after!r} now"
        for name, before, after in zip(names, json.loads(found[0]), now, strict=False)
        if before is not None and after is not None and before != after
    ]
    message = f"It is written otherwise than {found[1]}: {'; '.join(changes)}."
    return (Remark(WarningCode.FORM_CHANGED, None, message),) if changes else ()


def _refuse_overlap(database: sqlite3.Connection, export: Export, sha256: str) -> None:
    for metric, (first, last) in ranges_of(export).items():
        found = database.execute(
            "SELECT active.id, active.name, max(measures.first_day, ?), min(measures.last_day, ?) FROM measures"
            " JOIN active ON active.id = measures.import WHERE active.source = ? AND measures.metric = ?"
            " AND measures.first_day <= ? AND measures.last_day >= ? AND active.sha256 <> ?"
            " AND (active.has_key = 0 OR ? = 0) LIMIT 1",
            (first, last, export.source, metric, last, first, sha256, export.has_key),
        ).fetchone()
        if found:
            number, name, start, end = found
            message = (
                f"{metric} from {date.fromordinal(start)} to {date.fromordinal(end)} was imported already "
                f"(import {number}, {name}) and no key or grain tells whether rows are the same; "
                "undo that import, or say --replace-range."
            )
            raise ReadingsError(ErrorCode.OVERLAP, message, export.file)


def _refuse_overlap_without_key(database: sqlite3.Connection, export: Export, sha256: str) -> None:
    """Refuse rows whose cells of the key are empty where earlier imports have such rows on the same days."""
    if not export.has_key:
        return
    for metric, (first, last) in ranges_without_key(export).items():
        found = database.execute(
            "SELECT active.id, active.name, max(min(readings.day), ?), min(max(readings.day), ?) FROM active"
            " JOIN measures ON measures.import = active.id JOIN extents ON extents.measure = measures.id"
            " JOIN readings ON readings.id BETWEEN extents.first AND extents.last"
            " WHERE active.source = ? AND active.has_key AND active.sha256 <> ? AND measures.metric = ?"
            " AND measures.first_day <= ? AND measures.last_day >= ? AND readings.key IS NULL"
            " GROUP BY active.id HAVING min(readings.day) <= ? AND max(readings.day) >= ? LIMIT 1",
            (first, last, export.source, sha256, metric, last, first, last, first),
        ).fetchone()
        if found:
            number, name, start, end = found
            message = (
                f"{metric} has rows without a key from {date.fromordinal(start)} to {date.fromordinal(end)}, "
                f"and so has import {number}, {name}: nothing tells whether they are the same. Fill their keys in, "
                "undo that import, or say --replace-range."
            )
            raise ReadingsError(ErrorCode.OVERLAP, message, export.file)


def _insert_rejects(database: sqlite3.Connection, number: int, export: Export) -> None:
    database.executemany(
        "INSERT INTO rejects VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (number, loss.line, loss.code, loss.raw, loss.hint, loss.metric, loss.owner)
            for reject in export.rejects
            for loss in reject.losses
        ),
    )


def _supersede(database: sqlite3.Connection, number: int, sha256: str) -> None:
    """Let an import take the place of earlier ones of the same bytes: it is the same file, read otherwise."""
    earlier = database.execute("SELECT id FROM active WHERE sha256 = ? AND id < ?", (sha256, number)).fetchall()
    database.executemany("INSERT INTO superseded VALUES (?, ?)", ((other, number) for (other,) in earlier))
    for (other,) in earlier:
        tables.refresh_sums(database, tables.touched_by(database, other))


def withdraw(database: sqlite3.Connection, number: int, time: str) -> None:
    """Let an import no longer count, and what it replaced count again."""
    earlier = database.execute("SELECT import FROM superseded WHERE by = ?", (number,)).fetchall()
    database.execute("UPDATE imports SET withdrawn_at = ? WHERE id = ?", (time, number))
    for (other,) in ((number,), *earlier):
        tables.refresh_sums(database, tables.touched_by(database, other))


def import_records(database: sqlite3.Connection) -> Iterator[tuple[int, Json]]:
    """Return all that is needed to make each import again from its original."""
    found = database.execute(f"SELECT {', '.join(RECORDED)} FROM imports ORDER BY id")  # noqa: S608 (names of our own)
    for row in found:
        yield row[0], dict(zip(RECORDED, row, strict=True))


def log_entries(database: sqlite3.Connection) -> Iterator[Entry]:
    """Return every import, oldest first, undone ones too."""
    found = database.execute(
        "SELECT id, name, source, time, tool_version, counts, first_day, last_day, withdrawn_at,"
        " (SELECT max(superseded.by) FROM superseded JOIN imports AS later ON later.id = superseded.by"
        " WHERE superseded.import = imports.id AND later.withdrawn_at IS NULL) FROM imports ORDER BY id"
    )
    for number, name, source, time, version, counts, first, last, withdrawn, later in found:
        yield Entry(
            number, name, source, time, version, json.loads(counts)["accepted"],
            date.fromordinal(first) if first else None, date.fromordinal(last) if last else None, withdrawn, later,
        )  # fmt: skip


def ways_read(database: sqlite3.Connection) -> Iterator[WayRead]:
    """Return how each file that counts was read."""
    found = database.execute(
        "SELECT active.name, active.source, active.mapping_hash, group_concat(DISTINCT measures.metric), active.scope"
        " FROM active LEFT JOIN measures ON measures.import = active.id GROUP BY active.id ORDER BY active.id"
    )
    for name, source, hashed, metrics, record in found:
        yield WayRead(name, source, hashed, frozenset((metrics or "").split(",")) - {""}, record)
