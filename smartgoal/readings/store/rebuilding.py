"""Whether a store is sound, and building it anew where it isn't."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import StoreError
from smartgoal.readings.reader import read_in_scope
from smartgoal.readings.store import tables
from smartgoal.readings.store.imports import ImportFacts, control, import_records, insert_import, withdraw
from smartgoal.readings.store.scope_record import scope_from_json
from smartgoal.readings.sums.adding import sum_days

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from smartgoal.readings.store.originals import Originals
    from smartgoal.readings.store.scope_record import Json

SEAL = "seal.json"
_COUNTER = slice(24, 28)
"""Where SQLite counts its transactions, in the database's first bytes."""


class Damage(NamedTuple):
    """Something wrong with a store.

    Attributes:
        part: `database`, `original` or `record`.
        number: The import it is about; None: the whole store.
        message: What is wrong and what to do.
    """

    part: str
    number: int | None
    message: str


def seal_of(path: Path) -> Json:
    """Return a database file's digest with the transaction that it was taken at."""
    with path.open("rb") as file:
        counter = file.read(100)[_COUNTER].hex()
        file.seek(0)
        return {"transaction": counter, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def check_seal(path: Path, seal: Path) -> Iterator[Damage]:
    """Return damage where the file isn't as it was after the same transaction."""
    try:
        known = json.loads(seal.read_bytes())
    except (OSError, ValueError):
        known = None
    found = seal_of(path)
    if isinstance(known, dict) and known.get("transaction") == found["transaction"] and known != found:
        yield Damage("database", None, "The database was changed by something else than smartgoal.")


def check_database(database: sqlite3.Connection) -> Iterator[Damage]:
    """Return what is wrong with the tables and the sums in them."""
    for (message,) in database.execute("PRAGMA integrity_check(10)"):
        if message != "ok":
            yield Damage("database", None, f"The database is damaged: {message}.")
            return
    for number, expected in database.execute("SELECT id, control FROM imports ORDER BY id").fetchall():
        stored = tables.measures_of(database, number)
        rows = [tables.read_rows(database, each, counting=False) for each in stored]
        if control(tables.pairs_of(database, number), rows) != expected:
            yield Damage("database", number, f"The readings of import {number} have changed since it was made.")
            continue
        for each in stored:
            if not _sums_agree(database, each):
                message = f"The day sums of {each.measure.metric} of import {number} don't fit its readings."
                yield Damage("database", number, message)


def _sums_agree(database: sqlite3.Connection, stored: tables.Stored) -> bool:
    actual = dict(sum_days(tables.read_rows(database, stored, counting=True)))
    return dict(tables.stored_sums(database, stored)) == actual


def check_files(originals: Originals, records: Mapping[int, Json]) -> Iterator[Damage]:
    """Return which originals and records aren't as they should be."""
    for number, record in records.items():
        if originals.read(str(record["sha256"])) is None:
            message = (
                f"The original of import {number} ({record['name']}) is gone or damaged; "
                "import the same file again to have it kept."
            )
            yield Damage("original", number, message)
        if originals.read_record(number) != record:
            yield Damage("record", number, f"What is written of import {number} is gone or damaged.")


def known_records(originals: Originals) -> dict[int, Json]:
    """Return every sound record that lies beside the database."""
    found = ((number, originals.read_record(number)) for number in originals.numbers())
    return {number: record for number, record in found if record is not None}


def rebuild(database: sqlite3.Connection, originals: Originals, records: Mapping[int, Json]) -> None:
    """Fill an empty database from originals and records; the same figures count as before.

    Raises:
        StoreError: An original is gone; nothing can be built without it.
    """
    for number, record in sorted(records.items()):
        content = originals.read(str(record["sha256"]))
        if content is None:
            raise StoreError(
                f"The original of import {number} ({record['name']}) is gone or damaged, and so is the database; "
                f"put the file into {originals.originals} as {record['sha256']}.gz, compressed with gzip."
            )
        export = read_in_scope(str(record["name"]), content, scope_from_json(str(record["scope"])))
        facts = ImportFacts(
            sha256=str(record["sha256"]),
            mapping_hash=str(record["mapping_hash"]),
            size=len(content),
            replaces_range=bool(record["replaces_range"]),
            time=str(record["time"]),
            tool_version=str(record["tool_version"]),
        )
        insert_import(database, export, facts, number=number, history=True)
    for number, record in sorted(records.items()):
        if record["withdrawn_at"] is not None:
            withdraw(database, number, str(record["withdrawn_at"]))


def database_records(database: sqlite3.Connection) -> dict[int, Json]:
    """Return what the database says of each import."""
    return dict(import_records(database))
