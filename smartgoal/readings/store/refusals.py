"""What the system and SQLite say when a store can't be used, in words for whoever ran the command."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from smartgoal.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = "holder"
"""The file that says who changes the store just now."""


@contextmanager
def system_errors(folder: Path) -> Iterator[None]:
    """Say what the system's errors mean for whoever ran the command, where nothing was changed by it."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StoreError(_full(folder)) from error
        told = f"{folder}: can't be used ({error.strerror or error}); nothing was changed."
        raise StoreError(f"{told} Check its permissions, or name another with --store.") from error


def _full(folder: Path) -> str:
    return f"{folder}: the disk is full; nothing was changed. Make room and try again."


@contextmanager
def database_errors(folder: Path, database: Path) -> Iterator[None]:
    """Say what SQLite's errors mean for whoever ran the command."""
    try:
        with system_errors(folder):
            yield
    except sqlite3.Error as error:
        raise StoreError(_explain(folder, database, error)) from error


def _explain(folder: Path, database: Path, error: sqlite3.Error) -> str:
    whole = getattr(error, "sqlite_errorcode", None) or 0
    code = whole & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        try:
            holder = (folder / HOLDER).read_text(encoding="utf-8")[:200]
        except OSError:
            holder = "another command"
        return f"The store is in use by {holder}; nothing was changed. Try again when it is done."
    if code == sqlite3.SQLITE_FULL:
        return _full(folder)
    if whole == sqlite3.SQLITE_READONLY_ROLLBACK:
        return (
            f"An import into {folder} was cut off, which can't be taken back where the store can only be read; "
            "look at it once where it can be written, such as with `smartgoal store log`."
        )
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return f"{database} can't be written or opened ({error})."
    return f"{database} is damaged ({error}); `smartgoal store verify --repair` builds it anew from the originals."
