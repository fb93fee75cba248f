"""Entry point of `smartgoal` and `python -m smartgoal`."""

import sys


def main() -> None:
    """Run the command line; `--version` answers before anything is imported."""
    if sys.argv[1:] == ["--version"]:
        from smartgoal import __version__

        sys.stdout.write(f"smartgoal {__version__}\n")
        return
    from smartgoal.cli.app import run

    run()


if __name__ == "__main__":
    main()
