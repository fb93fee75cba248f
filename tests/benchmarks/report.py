"""Prints what `progress -f html` takes: 500 goals over 200,000 readings, and a half, to see that cost is linear.

Run `python -m tests.benchmarks.report`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from smartgoal.report.html.document import progress
from smartgoal.report.style import Style
from tests.benchmarks.progress import _best as least_of_three
from tests.report.given_page import example

_HEAD = "smartgoal: 1\nteam: Support\ngoals:\n"
_GOAL = """\
  - id: goal-{number}
    title: Fewer repeat calls
    owner: Agent {number}
    specific: Walk through the resolution steps on every call.
    measurable: {{metric: repeat_contact_rate, baseline: 18 %, window: 4 weeks}}
    realistic: {{threshold: 14 %, stretch: 12 %, agreed_by: [Agent {number}, Lead]}}
    time_bound: {{start: 2026-01-01, deadline: 2027-03-31, review: weekly}}
"""
_FIRST = date(2026, 1, 1)


def main() -> None:
    """Measure and print."""
    began = time.perf_counter()
    text = progress(example(), Style())
    print(f"example, page alone: {time.perf_counter() - began:.3f} s, {len(text.encode()):,} bytes")  # noqa: T201
    for goals, rows in ((250, 100_000), (500, 200_000)):
        with tempfile.TemporaryDirectory() as folder:
            seconds, size = _measured(Path(folder), goals, rows)
        print(f"{goals} goals, {rows:,} readings: {seconds:.2f} s of CPU, {size:,} bytes")  # noqa: T201


def _measured(folder: Path, goals: int, rows: int) -> tuple[float, int]:
    (folder / "goals.yaml").write_text(_HEAD + "".join(_GOAL.format(number=number) for number in range(goals)), "utf-8")
    lines = ["date,metric,owner,numerator,denominator\n"]
    for row in range(rows):
        day = _FIRST + timedelta(days=row // goals)
        lines.append(f"{day},repeat_contact_rate,Agent {row % goals},{row * 7 % 9},{20 + row % 13}\n")
    (folder / "rows.csv").write_text("".join(lines), "utf-8")
    page = folder / "report.html"
    command = ["progress", str(folder / "goals.yaml"), "--data", str(folder / "rows.csv"), "--as-of", "2027-01-31"]
    seconds, _ = least_of_three([sys.executable, "-m", "smartgoal", *command, "-f", f"html:{page}"])
    return seconds, page.stat().st_size


if __name__ == "__main__":
    main()
