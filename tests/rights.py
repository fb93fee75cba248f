"""The command as a user whom file permissions hold, also where the tests are run by one whom they don't."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.in_process import Done

if TYPE_CHECKING:
    from pathlib import Path

_OVERRIDE = "-dac_override,-dac_read_search"


def smartgoal_held(folder: Path, *arguments: str) -> Done:
    """Run the command in a folder, without the right to pass over permissions."""
    held = ["setpriv", f"--bounding-set={_OVERRIDE}", f"--inh-caps={_OVERRIDE}"] if os.geteuid() == 0 else []
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("SMARTGOAL", "CI"))}
    done = subprocess.run(
        [*held, sys.executable, "-m", "smartgoal", *arguments],
        cwd=folder,
        env=environment | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def _are_held() -> bool:
    """Whether permissions can be made to hold the command here."""
    if sys.platform == "win32":
        return False
    if os.geteuid() != 0:
        return True
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return False
    tried = subprocess.run(
        [setpriv, f"--bounding-set={_OVERRIDE}", f"--inh-caps={_OVERRIDE}", "true"], capture_output=True, check=False
    )
    return tried.returncode == 0


needs_permissions = pytest.mark.skipif(not _are_held(), reason="permissions hold nobody here")
