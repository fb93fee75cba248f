"""What to do where memory runs out, without taking more of it."""

from __future__ import annotations

import errno
import os

_CODE = 2
_TOLD = b"smartgoal: There isn't enough memory; make more of it free, or give fewer files at once.\n"
_LITTLE = 20_000_000


def is_lacking(error: BaseException) -> bool:
    """Return whether an error comes from there being no more memory."""
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return True
    try:
        # Where there is none left, libraries can't be loaded, and the interpreter's errors have any name.
        bytearray(_LITTLE)
    except MemoryError:
        return True
    return False


def tell_lack() -> int:
    """Say so on standard error and return the exit code."""
    try:
        # The stream would make a text of it first, and then bytes again.
        os.write(2, _TOLD)
    except OSError:
        return _CODE
    return _CODE
