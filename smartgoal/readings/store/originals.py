"""The files beside the store's database: every original as it came, and what each import was."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from typing import TYPE_CHECKING

from smartgoal.disk import sync_folder, write_whole
from smartgoal.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smartgoal.readings.store.scope_record import Json

IGNORE = "# Figures of people don't belong into version control.\n*\n"


def digest_of(content: bytes) -> str:
    """Return the name under which bytes are kept."""
    return hashlib.sha256(content).hexdigest()


class Originals:
    """The folder of a store, without its database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.originals = folder / "originals"
        self.records = folder / "imports"

    def prepare(self) -> None:
        """Make the folders, ignored by version control."""
        missing = [folder for folder in self.folder.parents if not folder.exists()]
        for folder in (self.folder, self.originals, self.records):
            folder.mkdir(parents=True, exist_ok=True)
        # Also where the folders are there already: whoever made them may have been killed before this.
        for folder in (self.originals, self.folder, *missing):
            sync_folder(folder.parent)
        if not (self.folder / ".gitignore").exists():
            write_whole(self.folder / ".gitignore", IGNORE.encode(), durable=True)

    def path(self, digest: str) -> Path:
        """Return where bytes are kept."""
        return self.originals / f"{digest}.gz"

    def keep(self, digest: str, content: bytes) -> None:
        """Keep bytes, unless they are kept already and sound."""
        path = self.path(digest)
        if path.exists() and self.read(digest) is not None:
            sync_folder(path.parent)
            return
        # Level 1: exports shrink to a tenth even so, at a third of the time.
        write_whole(path, gzip.compress(content, compresslevel=1, mtime=0), durable=True)

    def read(self, digest: str) -> bytes | None:
        """Return kept bytes; None where they are gone or damaged.

        Raises:
            StoreError: They may not be read.
        """
        try:
            content = gzip.decompress(self.path(digest).read_bytes())
        except PermissionError as error:
            told = f"{self.path(digest)}: can't be read ({error.strerror}); check its permissions."
            raise StoreError(told) from error
        except (OSError, EOFError, zlib.error):
            return None
        return content if digest_of(content) == digest else None

    def record(self, number: int) -> Path:
        """Return where it is written what an import was."""
        return self.records / f"{number:06}.json"

    def write_record(self, number: int, record: Json) -> None:
        """Write down what an import was, whole or not at all."""
        content = json.dumps(record, sort_keys=True, indent=1).encode()
        sealed = json.dumps({"record": record, "seal": digest_of(content)}, sort_keys=True, indent=1).encode()
        path = self.record(number)
        if not path.exists() or path.read_bytes() != sealed:
            write_whole(path, sealed, durable=True)

    def read_record(self, number: int) -> Json | None:
        """Return what an import was; None where nothing sound is written."""
        try:
            data = json.loads(self.record(number).read_bytes())
            record = data["record"]
            content = json.dumps(record, sort_keys=True, indent=1).encode()
            return record if isinstance(record, dict) and data["seal"] == digest_of(content) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def numbers(self) -> Iterator[int]:
        """Return the numbers of all imports written down, in order."""
        found = sorted(self.records.glob("*.json")) if self.records.is_dir() else []
        return (int(path.stem) for path in found if path.stem.isdigit())


def replace_database(path: Path, fresh: Path) -> None:
    """Put a new database in the place of another, each step safe from a power cut before the next.

    A journal of the old one would be played back into the new one, and the old one without it might look sound.
    """
    for old in (path, path.with_name(f"{path.name}-journal")):
        old.unlink(missing_ok=True)
        sync_folder(path.parent)
    fresh.replace(path)
    sync_folder(path.parent)
