"""Entry point of `smartgoal` and `python -m smartgoal`."""

import gc
import sys


def main() -> None:
    """Run the command line; `--version` answers before anything is imported."""
    try:
        if sys.argv[1:] != ["--version"] or not _version_is_told():
            _run()
    except KeyboardInterrupt:
        sys.exit(130)


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
    try:
        run()
    finally:
        # Leaving, Python would walk through all that is there once more.
        gc.freeze()


def _leave(*_: object) -> None:
    import os

    os._exit(130)


if __name__ == "__main__":
    main()
