"""The frame: unknown words get the nearest known one, errors a code and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from smartgoal import __version__
from tests.cli.conftest import interrupt
from tests.cli.in_process import smartgoal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

FAULTY = """\
import sys
sys.argv = ["smartgoal", *sys.argv[1:]]
import smartgoal.api
def fail():
    raise {what}
smartgoal.api.rules = fail
from smartgoal.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "No such command 'chek'. Did you mean 'check'?"),
        (["xyz"], "No such command 'xyz'."),
        (["store", "vrify"], "No such command 'vrify'. Did you mean 'verify'?"),
        (["check", "--formt", "json"], "No such option: --formt (Possible options: --format)"),
        (["explain", "owner-mising"], 'There is no rule "owner-mising". Did you mean owner-missing?'),
        (["explain", "zzz"], 'There is no rule "zzz". `smartgoal explain` lists them all.'),
        (["metrics", "ath"], 'There is no metric "ath". Did you mean aht'),
        (["metrics", "xyzzy"], 'There is no metric "xyzzy". `smartgoal metrics` lists them all.'),
        (["schema", "chekc"], 'There is no schema "chekc". Did you mean check?'),
        (["schema", "zzz"], 'There is no schema "zzz". Use one of goals, check, progress'),
        (["check", "-f", "jsn", "-"], 'The format "jsn" isn\'t known to check; did you mean json?'),
        (["check", "-", "--select", "S999"], 'There is no rule "S999"'),
        (["check", "-", "--color", "blue"], '--color "blue" isn\'t known; use auto, always or never.'),
        (["check", "-", "--as-of", "tomorrow"], '--as-of "tomorrow" is no day; write it as 2026-12-31, or today.'),
        (["check", "-", "--as-of", "20261231"], '--as-of "20261231" is no day; write it as 2026-12-31, or today.'),
        (["check", "-", "--as-of", "2026-W47-7"], '--as-of "2026-W47-7" is no day; write it as 2026-12-31, or today.'),
        (["explain", "a", "b"], "Got unexpected extra argument"),
    ],
)
def test_wrong_words_are_2(run: Run, arguments: list[str], message: str) -> None:
    """Nothing on standard output, the nearest known word on standard error."""
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder")
@pytest.mark.parametrize(("arguments", "code"), [("check", 2), ("draft x", 2), ("explain S101", 0)])
def test_a_folder_that_is_gone(tmp_path: Path, arguments: str, code: int) -> None:
    """A cleaned runner is no fault of ours; what needs no folder works."""
    script = f"mkdir gone && cd gone && rmdir ../gone && exec {sys.executable} -m smartgoal {arguments}"
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}  # noqa: PTH109 - as the shell needs it
    done = subprocess.run(
        ["/bin/bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == code
    assert ("smartgoal: The current folder isn't there any more; change to one that is.\n" in done.stderr) is bool(code)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
def test_days_that_nothing_could_have(tmp_path: Path, day: str) -> None:
    """The limits are those of goal files and exports."""
    done = smartgoal(tmp_path, "init", "--as-of", day)

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f'smartgoal: --as-of "{day}" is no day between 1900 and 2200; write it as 2026-12-31, or today.\n'
    )


@pytest.mark.parametrize("day", ["1900-01-01", "2200-12-31"])
def test_the_first_and_the_last_day(tmp_path: Path, day: str) -> None:
    """They can be judged by."""
    assert smartgoal(tmp_path, "init", "--as-of", day).code == 0


def test_no_verb_is_2(run_for_real: Run) -> None:
    """The help is shown."""
    done = run_for_real()

    assert done.returncode == 2
    assert "check" in done.stdout + done.stderr


def test_version(run_for_real: Run) -> None:
    """One line."""
    assert run_for_real("--version").stdout == f"smartgoal {__version__}\n"


@pytest.mark.parametrize("verb", ["check", "progress", "init", "explain", "metrics", "schema"])
def test_every_verb_has_help(run: Run, verb: str) -> None:
    """Every option says what it is for."""
    done = run(verb, "--help")

    assert done.returncode == 0
    assert f"Usage: smartgoal {verb}" in done.stdout


def test_summaries_arent_cut(run_for_real: Run) -> None:
    """The list of verbs fits."""
    assert "..." not in run_for_real("--help").stdout.partition("Commands:")[2]


def faulty(what: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command whose engine fails."""
    return subprocess.run(
        [sys.executable, "-c", FAULTY.format(what=what), "explain", *arguments],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def test_our_own_fault_is_3() -> None:
    """One line, how to report it."""
    done = faulty("KeyError('x\\nfoo\\x1b[31m')")

    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("smartgoal: internal error (KeyError: ")
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr
    assert "--debug" in done.stderr


def test_debug_shows_the_traceback() -> None:
    """Where somebody asks for it."""
    done = faulty("KeyError('x')", "--debug")

    assert done.returncode == 3
    assert "Traceback (most recent call last)" in done.stderr


def test_interrupted_is_130() -> None:
    """Without a traceback."""
    done = faulty("KeyboardInterrupt")

    assert done.returncode == 130
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals are otherwise there")
@pytest.mark.parametrize("what", ["os.kill(os.getpid(), signal.SIGINT)", "raise KeyboardInterrupt"])
def test_ctrl_c_while_loading(what: str) -> None:
    """In the first moment nothing is loaded that could say so."""
    done = subprocess.run([sys.executable, "-c", LOADING.format(what=what)], capture_output=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are otherwise there")
def test_ctrl_c_while_reading(tmp_path: Path) -> None:
    """Waiting for standard input can be ended."""
    with subprocess.Popen(
        [sys.executable, "-c", f"import os; os.write(1, b'.'); {WAITING}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=os.environ,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(2)
        interrupt(process)
        assert process.wait(30) == 130
        assert process.stderr.read() == b""


LOADING = """
import os, signal, sys
class Loader:
    def find_spec(self, name, *_):
        if name == "smartgoal.cli.app":
            {what}
sys.argv = ["smartgoal", "check", "-"]
sys.meta_path.insert(0, Loader())
from smartgoal.__main__ import main
main()
"""
WAITING = """
import sys
sys.argv = ["smartgoal", "check", "-"]
import smartgoal.cli.options as options
read = options.standard_input
def wait(max_bytes):
    os.write(1, b".")
    return read(max_bytes)
options.standard_input = wait
from smartgoal.__main__ import main
main()
"""
