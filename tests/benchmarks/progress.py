"""Prints what `progress --data` takes on 100,000 rows, beside a bare `csv.reader` loop over the same file.

Run `python -m tests.benchmarks.progress`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import resource

ROWS = 100_000
AGENTS = 100
_BARE = "import csv,sys\nfor row in csv.reader(open(sys.argv[1], newline='')): pass"

_HEAD = """\
smartgoal: 1
team: Support
goals:
"""
_GOAL = """\
  - id: goal-{number}
    title: Fewer repeat calls
    owner: Agent {number}
    specific: Walk through the resolution steps on every call.
    measurable: {{metric: repeat_contact_rate, baseline: 18 %, window: 4 weeks}}
    realistic: {{threshold: 14 %, stretch: 12 %, agreed_by: [Agent {number}, Lead]}}
    time_bound: {{start: 2025-01-01, deadline: 2027-12-31, review: weekly}}
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        goals, export = Path(folder) / "goals.yaml", Path(folder) / "rows.csv"
        goals.write_text(_HEAD + "".join(_GOAL.format(number=number) for number in range(AGENTS)), "utf-8")
        export.write_text(_rows(), "utf-8")
        bare = _best([sys.executable, "-c", _BARE, str(export)])
        command = ["progress", str(goals), "--data", str(export), "--as-of", "2027-10-01", "-f", "json"]
        ours = _best([sys.executable, "-m", "smartgoal", *command])
        start = _best([sys.executable, "-m", "smartgoal", *command[:2], "--data", os.devnull])
    print(f"{ROWS:,} rows, {AGENTS} goals, the whole command")  # noqa: T201
    print(f"  bare csv.reader loop  {bare[0]:.2f} s  {bare[1]:.0f} MB")  # noqa: T201
    print(f"  smartgoal progress    {ours[0]:.2f} s  {ours[1]:.0f} MB  ({ours[0] / bare[0]:.1f} times)")  # noqa: T201
    print(f"  of which start-up     {start[0]:.2f} s  {start[1]:.0f} MB")  # noqa: T201


def _rows() -> str:
    first = date(2025, 1, 1)
    lines = ["date,metric,owner,numerator,denominator\n"]
    for row in range(ROWS):
        day = first + timedelta(days=row // AGENTS)
        lines.append(f"{day},repeat_contact_rate,Agent {row % AGENTS},{row * 7 % 9},{20 + row % 13}\n")
    return "".join(lines)


def _best(command: list[str]) -> tuple[float, float]:
    """Return the least CPU seconds of three runs, and the peak memory in MB."""
    found = []
    for _ in range(3):
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        found.append((used.ru_utime + used.ru_stime, _peak(used), time.perf_counter() - began))
    return min(found)[0], max(one[1] for one in found)


def _peak(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
