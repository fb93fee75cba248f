"""Imports killed at twenty places, eight at once, and on a full disk, each in one process of its own.

The processes that are killed are forked by an interpreter without threads, which the test runner is not.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="ptrace and file limits as Linux has them")

KILLED = """
import sys
from pathlib import Path
from tests.crash.killing import calls_of, kill_at_call, scene
made = scene(Path(sys.argv[1]))
calls = calls_of(made)
ended = []
for run in range(20):
    made.fresh()
    kill_at_call(made.second, 1 + run * (calls - 1) // 19)
    ended.append(made.outcome())
assert set(ended) == {"before", "after"}, ended
"""
AT_ONCE = """
import sys
from pathlib import Path
from tests.crash.killing import PLAN, STAMP, Store, exit_code, in_a_child, month
store = Store(Path(sys.argv[1]) / "store")
def importer(year):
    return lambda: store.import_exports([month(year, 70)], STAMP)
children = [in_a_child(importer(30 + place)) for place in range(8)]
assert [exit_code(child) for child in children] == [0] * 8
assert sorted(entry.number for entry in store.log()) == list(range(1, 9))
assert store.verify() == ()
"""
FULL = """
import sys
from pathlib import Path
from tests.crash.killing import scene, with_files_up_to
made = scene(Path(sys.argv[1]))
size = (made.folder / "smartgoal.sqlite3").stat().st_size
codes = []
for limit in (100, 600, 2000, 4096, size // 2, size, size + 4096, size + 8192, 10**8):
    made.fresh()
    codes.append(with_files_up_to(limit, made.second))
    made.outcome()
assert codes[:6] == [2] * 6, codes
assert codes[-1] == 0, codes
"""


@linux
@pytest.mark.parametrize("script", [KILLED, AT_ONCE, FULL], ids=["killed", "eight at once", "full disk"])
def test_nothing_is_kept_by_halves(script: str, tmp_path: Path) -> None:
    """Either all of an import is there or nothing of it, and the next import works."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
