"""Entry point of `smartgoal` and `python -m smartgoal`."""

from __future__ import annotations

import gc
import os
import sys

from smartgoal.memory import is_lacking, tell_lack

# As type checkers know it, without the price of loading `typing` for the version.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """Run the command line; `--version` answers before anything is imported."""
    try:
        if sys.argv[1:] != ["--version"] or not _version_is_told():
            _run()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if not is_lacking(error):
            raise
        # The interpreter's own way out takes memory, and its code would mean findings.
        os._exit(tell_lack())


def _version_is_told() -> bool:
    """Write the version and return whether that went well; if not, the command line tries again and says why."""
    from smartgoal import __version__

    try:
        sys.stdout.write(f"smartgoal {__version__}\n")
        sys.stdout.flush()
    except (AttributeError, OSError, ValueError):
        return False
    return True


def _run() -> None:
    import signal

    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:
        # Half of an import can pass over an exception, or print it; nothing is open yet that had to be closed.
        signal.signal(signal.SIGINT, _leave)
    # A run is over before garbage could add up, and walks through all figures of a large one would take a third of it.
    gc.disable()
    from smartgoal.cli.app import run

    signal.signal(signal.SIGINT, usual)
    run(_leave_at_once)


def _leave(*_: object) -> None:
    os._exit(130)


def _leave_at_once(code: int) -> NoReturn:
    """Leave without freeing what was read piece by piece, which takes up to a tenth of a large run."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            # There is none, it is full or closed: what was written to it has been told of already.
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
