"""A run for which there isn't enough memory: neither findings nor a fault of ours."""

from __future__ import annotations

import subprocess
import sys

import pytest

from smartgoal.memory import is_lacking

TOLD = "smartgoal: There isn't enough memory; make more of it free, or give fewer files at once.\n"
NO_MORE = "__import__('resource').setrlimit(__import__('resource').RLIMIT_AS, (1, 1))"
BEGIN = """\
import sys
sys.argv = ["smartgoal", "explain", *sys.argv[1:]]
from smartgoal.__main__ import main
"""
FAILING = """\
import smartgoal.api
def fail():
    {what}
smartgoal.api.rules = fail
"""


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script that begins and ends as the command does."""
    return subprocess.run(
        [sys.executable, "-c", f"{BEGIN}{script}\nmain()", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("what", ["raise MemoryError", "raise OSError(__import__('errno').ENOMEM, 'Not enough')"])
def test_one_line_and_2(what: str) -> None:
    """Nothing that somebody could take for a result, or should report."""
    done = run(FAILING.format(what=what))

    assert (done.returncode, done.stdout, done.stderr) == (2, "", TOLD)


def test_debug_shows_where() -> None:
    """It could be us who take so much."""
    done = run(FAILING.format(what="raise MemoryError"), "--debug")

    assert done.returncode == 2
    assert done.stderr.startswith("Traceback (most recent call last)")
    assert done.stderr.endswith(TOLD)


def test_without_standard_error() -> None:
    """The code is the same."""
    script = "__import__('os').close(2)\n" + FAILING.format(what="raise MemoryError")

    assert run(script).returncode == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps to this limit")
@pytest.mark.parametrize(
    "script",
    [
        pytest.param(FAILING.format(what=f"{NO_MORE}; bytes(10**7)"), id="at work"),
        pytest.param(FAILING.format(what=f"{NO_MORE}; raise SystemError('no exception set')"), id="another name"),
        pytest.param(NO_MORE, id="from the beginning"),
    ],
)
def test_no_memory_at_all(script: str) -> None:
    """Wherever it runs out: telling so takes none."""
    done = run(script)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", TOLD)


def test_other_errors_come_from_elsewhere() -> None:
    """As long as there is memory."""
    assert not is_lacking(ImportError("no module"))
    assert not is_lacking(OSError(2, "no such file"))
