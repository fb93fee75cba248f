"""What each command loads: the cheap ones nothing dear, `check` nothing it doesn't need."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from smartgoal import __version__

ASK = """\
import os, sys
os._exit = sys.exit
sys.argv = ["smartgoal", *sys.argv[1:]]
from smartgoal.__main__ import main
try:
    main()
except SystemExit:
    pass
print("LOADED", *sys.modules)
"""
DEAR = {"pydantic", "yaml", "rich", "smartgoal.api"}


def loaded_by(*arguments: str, stdin: str = "") -> tuple[str, set[str]]:
    """Return what a command prints, and the modules that it has loaded at its end."""
    told = subprocess.run(
        [sys.executable, "-c", ASK, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    ).stdout
    text, _, modules = told.rpartition("LOADED ")
    return text, set(modules.split())


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["-h"], ["check", "--help"], ["progress", "--help"], ["init", "--help"]]
)
def test_help_loads_nothing_dear(arguments: list[str]) -> None:
    """An answer that needs no goal file comes at once."""
    text, modules = loaded_by(*arguments)

    assert text
    assert not modules & DEAR


def test_version_loads_nothing_at_all() -> None:
    """It is answered before the command line is read."""
    text, modules = loaded_by("--version")

    assert text == f"smartgoal {__version__}\n"
    assert not modules & {"typer", "smartgoal.cli.app", "smartgoal.errors"}


def test_version_among_other_options_is_answered_too() -> None:
    """By the command line, in the same words."""
    assert loaded_by("--version", "check")[0] == f"smartgoal {__version__}\n"


def test_check_loads_what_it_needs() -> None:
    """No tables, no store, no further processes, no engine that reads or judges figures."""
    text, modules = loaded_by("check", "-", stdin="smartgoal: 1\ngoals: [{id: a, title: Goal}]\n")

    assert "S116" in text
    assert not modules & {"sqlite3", "python_calamine", "multiprocessing", "pickle"}
    assert not modules & {"smartgoal.readings.reader", "smartgoal.readings.sums.gather", "smartgoal.readings.days"}
    assert not {one for one in modules if one.startswith(("smartgoal.progress", "rich"))}
