"""Entry point of `smartgoal` and `python -m smartgoal`."""

import gc
import sys


def main() -> None:
    """Run the command line; `--version` answers before anything is imported."""
    if sys.argv[1:] == ["--version"]:
        from smartgoal import __version__

        sys.stdout.write(f"smartgoal {__version__}\n")
        return
    from smartgoal.cli.app import run

    # A run is over before garbage could add up, and walks through all figures of a large one would take a third of it.
    gc.disable()
    run()


if __name__ == "__main__":
    main()
