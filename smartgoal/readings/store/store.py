"""The store: exports kept in a SQLite database, with their originals beside it."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.disk import write_whole
from smartgoal.errors import StoreError
from smartgoal.readings.store import tables
from smartgoal.readings.store.corrections import counted_twice, find_changes
from smartgoal.readings.store.imports import (
    ImportFacts,
    changed_form,
    import_records,
    insert_import,
    log_entries,
    ways_read,
    withdraw,
)
from smartgoal.readings.store.kept_sums import kept_day_sums
from smartgoal.readings.store.originals import Originals, digest_of, replace_database
from smartgoal.readings.store.rebuilding import (
    SEAL,
    Damage,
    check_database,
    check_files,
    check_seal,
    database_records,
    known_records,
    rebuild,
    seal_of,
)
from smartgoal.readings.store.refusals import HOLDER, database_errors, system_errors
from smartgoal.readings.store.scope_record import mapping_hash, scope_record, tells_same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DaySums
    from smartgoal.readings.export import Export, Remark
    from smartgoal.readings.store.corrections import Correction
    from smartgoal.readings.store.imports import Entry, WayRead
    from smartgoal.readings.store.scope_record import Json

DATABASE = "smartgoal.sqlite3"
BUSY_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Original:
    """A file to import: what was read of it, and its bytes."""

    export: Export
    content: bytes


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who imports, when and with which version: facts that only the caller knows."""

    now: datetime
    version: str
    who: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought.

    Attributes:
        number: Its number for `undo`; None where nothing changed, or in a rehearsal.
        new: Records that weren't there before.
        same: Records that were there with the same figures.
        corrections: Rows whose figures an earlier import has otherwise.
        unchanged: Whether the same bytes were there already, read the same way.
        warnings: What only the history tells, such as another form than before.
    """

    file: str
    number: int | None
    new: int
    same: int
    corrections: tuple[Correction, ...] = ()
    unchanged: bool = False
    warnings: tuple[Remark, ...] = ()


class Store:
    """A folder with a database of readings."""

    def __init__(self, folder: Path) -> None:
        """Name the store in `folder`; nothing is read or made yet."""
        self.folder = folder
        self.originals = Originals(folder)
        self.path = folder / DATABASE

    @property
    def exists(self) -> bool:
        """Whether there is a database; the file that a refused first import leaves behind is empty and none."""
        return self._has_file and self.path.stat().st_size > 0

    @property
    def _has_file(self) -> bool:
        with system_errors(self.folder):
            return self.path.is_file()

    @property
    def is_there(self) -> bool:
        """Whether there is a database, or records to build one from."""
        return self.exists or any(self.originals.numbers())

    def import_exports(
        self, originals: Sequence[Original], stamp: Stamp, *, replace_range: bool = False, dry_run: bool = False
    ) -> tuple[Imported, ...]:
        """Keep exports, all or none of them; what is returned was committed.

        Args:
            originals: In the order in which later ones win.
            stamp: Who, when, with which version.
            replace_range: Whether rows of the same source, metric and days make way.
            dry_run: Whether to find out what would happen, and change nothing.

        Raises:
            ReadingsError: A file overlaps what is there, with the code `overlap`.
            StoreError: The store is busy, damaged, of a newer format or can't be written.
        """
        if dry_run:
            return self._rehearse(originals, stamp, replace_range=replace_range)
        self._refuse_read_only()
        with system_errors(self.folder):
            self.originals.prepare()
        with self._writing(stamp) as database:
            done = [
                self._import_one(database, original, stamp, replace_range=replace_range, keep=True)
                for original in originals
            ]
        self._write_records()
        return tuple(done)

    def _rehearse(self, originals: Sequence[Original], stamp: Stamp, *, replace_range: bool) -> tuple[Imported, ...]:
        """Say what an import would do, on a copy of the database, so that it waits for nobody and changes nothing."""
        # A database without a name is a temporary one, on disk as far as it is large.
        with database_errors(self.folder, self.path), closing(sqlite3.connect("", isolation_level=None)) as database:
            if self.exists:
                with self._reading() as kept:
                    kept.backup(database)
            database.execute("BEGIN")
            if not self.exists:
                tables.create(database)
            return tuple(
                self._import_one(database, original, stamp, replace_range=replace_range, keep=False)
                for original in originals
            )

    def _import_one(
        self, database: sqlite3.Connection, original: Original, stamp: Stamp, *, replace_range: bool, keep: bool
    ) -> Imported:
        export = original.export
        digest = digest_of(original.content)
        hashed = mapping_hash(export.scope, {rows.metric for rows in export.rows})
        if keep:
            self.originals.keep(digest, original.content)
        same = database.execute(
            "SELECT id, scope FROM active WHERE sha256 = ? AND mapping_hash = ? AND replaces_range >= ?",
            (digest, hashed, replace_range),
        ).fetchone()
        if same and tells_same(same[1], export):
            # Earlier versions didn't write down all that is known of an import.
            database.execute("UPDATE imports SET scope = ? WHERE id = ?", (scope_record(export), same[0]))
            return Imported(export.file, None, 0, export.accepted, unchanged=True)
        facts = ImportFacts(
            sha256=digest,
            mapping_hash=hashed,
            size=len(original.content),
            replaces_range=replace_range,
            time=stamp.now.isoformat(),
            tool_version=stamp.version,
        )
        warnings = changed_form(database, export)
        number = insert_import(database, export, facts)
        changes = find_changes(database, number, replaces_range=replace_range, has_days=export.has_days_in_key)
        new = export.accepted - len({correction.line for correction in changes.corrections}) - changes.repeated
        return Imported(
            export.file,
            number if keep else None,
            max(new, 0),
            changes.repeated,
            changes.corrections,
            warnings=(*warnings, *changes.remarks, *counted_twice(database, number)),
        )

    def log(self) -> tuple[Entry, ...]:
        """Return every import, oldest first, undone ones too."""
        with self._reading() as database:
            return tuple(log_entries(database))

    def undo(self, number: int, stamp: Stamp) -> Entry:
        """Withdraw an import, so that what it replaced counts again; nothing is deleted.

        Raises:
            StoreError: There is no such import, it was undone already, or the store can't be written.
        """
        with self._writing(stamp) as database:
            found = database.execute("SELECT withdrawn_at FROM imports WHERE id = ?", (number,)).fetchone()
            if found is None:
                raise StoreError(f"There is no import {number}; `smartgoal store log` lists them.")
            if found[0] is not None:
                raise StoreError(f"Import {number} was undone already, on {found[0][:10]}.")
            withdraw(database, number, stamp.now.isoformat())
        self._write_records()
        return next(entry for entry in self.log() if entry.number == number)

    def day_sums(self, plan: Plan) -> DaySums:
        """Return the day sums of everything that counts."""
        with self._reading() as database:
            return kept_day_sums(database, plan)

    def names_imported(self) -> frozenset[str]:
        """Return the names of the files that count."""
        with self._reading() as database:
            return frozenset(name for (name,) in database.execute("SELECT name FROM active"))

    def ways_read(self) -> tuple[WayRead, ...]:
        """Return how each file that counts was read."""
        with self._reading() as database:
            return tuple(ways_read(database))

    def digests_imported(self) -> frozenset[str]:
        """Return the digests of the files that count."""
        with self._reading() as database:
            return frozenset(digest for (digest,) in database.execute("SELECT sha256 FROM active"))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        if not self._has_file:
            hint = " `smartgoal store verify --repair` builds it anew." if any(self.originals.numbers()) else ""
            raise StoreError(f"There is no store in {self.folder}.{hint}")
        # What a killed import left can only be undone by writing.
        mode = "rw" if self._is_writable else "ro"
        with database_errors(self.folder, self.path), closing(self._connect(mode)) as database:
            self._check_format(database)
            database.execute("PRAGMA query_only = ON")
            database.execute("BEGIN")
            yield database

    @contextmanager
    def _writing(self, stamp: Stamp) -> Iterator[sqlite3.Connection]:
        """Give a connection within one transaction: everything or nothing."""
        self._refuse_read_only()
        with database_errors(self.folder, self.path), closing(self._connect("rwc")) as database:
            database.execute("PRAGMA journal_mode = DELETE")
            database.execute("PRAGMA synchronous = EXTRA")
            database.execute("PRAGMA cache_size = -8000")
            database.execute("BEGIN IMMEDIATE")
            holder = self.folder / HOLDER
            try:
                self._check_format(database, create=True)
                holder.write_text(f"{stamp.who} since {stamp.now:%Y-%m-%d %H:%M:%S}", encoding="utf-8")
                yield database
            except BaseException:
                database.rollback()
                raise
            else:
                database.execute("COMMIT")
            finally:
                holder.unlink(missing_ok=True)

    @property
    def _is_writable(self) -> bool:
        return all(os.access(place, os.W_OK) for place in (self.folder, self.path) if place.exists())

    def _refuse_read_only(self) -> None:
        if not self._is_writable:
            raise StoreError(f"The store in {self.folder} can't be written, only read; nothing was changed.")

    def _connect(self, mode: str) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)

    def _check_format(self, database: sqlite3.Connection, *, create: bool = False) -> None:
        ((version,),) = database.execute("PRAGMA user_version")
        ((application,),) = database.execute("PRAGMA application_id")
        ((objects,),) = database.execute("SELECT count(*) FROM sqlite_master")
        if not (version or application or objects):
            if create:
                tables.create(database)
                return
            raise StoreError(f"{self.path} is empty: its first import was cut off. Import again.")
        if application != tables.APPLICATION:
            raise StoreError(f"{self.path} is no store of smartgoal.")
        if version > tables.FORMAT:
            raise StoreError(
                f"{self.path} has format {version} and this smartgoal reads up to {tables.FORMAT}; update smartgoal."
            )

    def _write_records(self) -> None:
        """Write down beside the database what it says of each import, and seal it.

        The file is digested while a transaction of ours keeps writers away; closing it would give that lock back, so
        nothing is asked of the database afterwards.
        """
        with self._reading() as database:
            records = list(import_records(database))
            seal = seal_of(self.path)
        try:
            for number, record in records:
                self.originals.write_record(number, record)
            write_whole(self.folder / SEAL, json.dumps(seal).encode(), durable=True)
        except OSError as error:
            raise StoreError(
                f"{self.folder}: the change is kept, but what is written beside the database isn't "
                f"({error.strerror or error}); make room, then say `smartgoal store verify --repair`."
            ) from error

    def verify(self) -> tuple[Damage, ...]:
        """Return everything that is wrong: in the database, its sums, the originals and what is written of them.

        Raises:
            StoreError: There is no store at all.
        """
        if not self.exists:
            if self.is_there:
                gone = Damage("database", None, "The database is gone.")
                return (gone, *check_files(self.originals, known_records(self.originals)))
            raise StoreError(f"There is no store in {self.folder}.")
        damage: list[Damage] = []
        records = known_records(self.originals)
        try:
            with self._reading() as database:
                damage += check_database(database)
                records = database_records(database)
                damage += check_seal(self.path, self.folder / SEAL)
        except (sqlite3.Error, StoreError, ValueError, TypeError, IndexError) as error:
            damage.append(Damage("database", None, f"The database can't be read: {error}"))
        return (*damage, *check_files(self.originals, records))

    def repair(self) -> tuple[Damage, ...]:
        """Mend what can be mended and return what can't.

        A damaged database is built anew from the originals, beside the old one, and takes its place when it is whole.
        """
        damage = self.verify()
        self._refuse_read_only()
        if any(each.part == "database" for each in damage):
            self._rebuild()
        self._write_records()
        return self.verify()

    def _rebuild(self) -> None:
        records = self._records_that_remain()
        with system_errors(self.folder):
            for number, record in records.items():
                self.originals.write_record(number, record)
        fresh = self.path.with_suffix(".new")
        with database_errors(self.folder, self.path):
            fresh.unlink(missing_ok=True)
            with closing(sqlite3.connect(fresh, isolation_level=None)) as database:
                database.execute("PRAGMA synchronous = EXTRA")
                database.execute("BEGIN")
                tables.create(database)
                rebuild(database, self.originals, records)
                database.execute("COMMIT")
            replace_database(self.path, fresh)

    def _records_that_remain(self) -> dict[int, Json]:
        """Return what is written of each import; the database, where it can be read, adds what is missing there."""
        records: dict[int, Json] = {}
        try:
            with self._reading() as database:
                records = database_records(database)
        except (sqlite3.Error, StoreError):
            pass
        return records | known_records(self.originals)
