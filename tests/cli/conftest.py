"""A shell for the tests of the command line: redirections, closed streams, other environments."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.cli.in_process import COLOURS

if TYPE_CHECKING:
    from pathlib import Path


class RunShell(Protocol):
    """Runs the command with shell syntax behind it."""

    def __call__(self, rest: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Return what it printed and its exit code."""


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C until it is felt: between a question and reading its answer the interpreter doesn't notice it."""
    for _ in range(5):
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
            return


@pytest.fixture
def run_shell(tmp_path: Path) -> RunShell:
    """Return a runner of `smartgoal REST` in a shell, in an empty folder, with only the variables given."""

    def execute(rest: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {
            key: value for key, value in os.environ.items() if key not in COLOURS and not key.startswith("SMARTGOAL")
        }
        return subprocess.run(
            ["/bin/bash", "-c", f"{shlex.quote(sys.executable)} -m smartgoal {rest}"],
            cwd=tmp_path,
            env=kept | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return execute
