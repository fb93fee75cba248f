"""The command as a user whom file permissions hold, also where the tests are run by one whom they don't."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.cli.in_process import Done, smartgoal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_VERSION = 0x20080522
_OVERRIDES = (1 << 1) | (1 << 2)
"""The capabilities to pass over permissions of files and of folders, as Linux numbers them."""


def smartgoal_held(folder: Path, *arguments: str) -> Done:
    """Run the command in a folder, without the right to pass over permissions."""
    return smartgoal(folder, *arguments, within=_held())


@contextmanager
def _held() -> Iterator[None]:
    """Lay down for a while what lets the superuser read and write everything."""
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION, 0)
    # Twice three sets of 32 each: those in effect, those that may be taken up again, those handed down.
    capabilities = (ctypes.c_uint32 * 6)()
    _require(libc.capget(header, capabilities))
    before = capabilities[0]
    capabilities[0] &= ~_OVERRIDES
    _require(libc.capset(header, capabilities))
    try:
        yield
    finally:
        capabilities[0] = before
        _require(libc.capset(header, capabilities))


def _require(result: int) -> None:
    if result:
        raise OSError(ctypes.get_errno(), "no capability can be laid down")


needs_permissions = pytest.mark.skipif(
    sys.platform == "win32" or (os.geteuid() == 0 and sys.platform != "linux"), reason="permissions hold nobody here"
)
