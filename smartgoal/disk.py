"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path


def write_whole(path: Path, content: bytes, *, keep_rights: bool = False, durable: bool = False) -> None:
    """Write a file beside its place first and rename it, so that nobody ever finds half of it.

    A link stays, and its target gets the content.

    Args:
        path: Its place.
        content: All of it.
        keep_rights: Whether it gets the rights of the file that was there, not those that new files have.
        durable: Whether it is to be there whole also after a power cut.

    Raises:
        OSError: It can't be written; what was there stays as it was.
    """
    rights = _rights_of(path) if keep_rights else None
    temporary = place_beside(path)
    try:
        with temporary.open("xb") as stream:
            # Before there is anything in it that others may not read.
            if rights is not None:
                temporary.chmod(rights)
            stream.write(content)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        temporary.replace(os.path.realpath(path))
        if durable:
            sync_folder(temporary.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make sure that a rename in a folder outlives a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def place_beside(path: Path) -> Path:
    """Return a name that is free in the folder where a file really lies."""
    target = Path(os.path.realpath(path))
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}")


def _rights_of(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
