# ruff: noqa: N999 (named as what it measures; nobody imports it)
"""What reading and importing cost beside a bare csv.reader loop, pandas and DuckDB, each in a process of its own.

    python tests/benchmarks/import.py [ROWS …]

pandas and DuckDB are measured where they are installed. The bounds that are held: reading and validating at most 2.5
times the bare loop; 100,000 rows from file to day sums within 2 s and 80 MB; 1,000,000 rows imported within 6 s and
120 MB, their progress within 1 s.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

BEGIN = """
import json, resource, sys, time
path, folder = sys.argv[1:]
def done(start, rows, bare=0):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([time.process_time() - start, peak, rows]))
"""
PLAN = '''
from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.yaml.source import read_source
goals = "".join(f"""
  - id: {name}
    title: About {name}
    owner: Agent 1
    measurable: {{metric: {name}}}
    realistic: {{threshold: 5 min}}
    time_bound: {{start: 2026-01-01, deadline: 2026-12-31}}""" for name in ("aht", "acw"))
text = "smartgoal: 1\\ngoals:" + goals + "\\n"
plan = load_plan([GoalText(read_source("goals.yaml", text.encode()))], lambda folder, name: IncludeRefused("", ""))
from pathlib import Path
from smartgoal.readings.file.on_disk import ExportFile
from smartgoal.readings.sums.gather import RejectLimit, gather_ways
from smartgoal.readings.sums.readers import readers_of
from smartgoal.readings.sums.ways_to_read import read_ways
def read_file():
    return read_ways(path, Path(path).read_bytes(), plan, readers_of(plan), ExportFile(path))
'''
STORE = """
from datetime import UTC, datetime
from smartgoal.readings.store.store import Original, Stamp, Store
store = Store(Path(folder) / "store")
"""
CONTENDERS = {
    "csv.reader": """
import csv
start = time.process_time()
with open(path, newline="", encoding="utf-8") as file:
    rows = sum(1 for row in csv.reader(file))
done(start, rows)
""",
    "read": PLAN + """
start = time.process_time()
(taken,) = read_file()
done(start, taken.export.records)
""",
    "progress --data": PLAN + """
start = 0
sums = gather_ways([read_file()], readers_of(plan), plan, RejectLimit())
done(start, sum(day.rows for days in sums.sums.values() for day in days.values()))
""",
    "import": PLAN + STORE + """
start = 0
(taken,) = read_file()
original = Original(taken.export, Path(path).read_bytes())
store.import_exports([original], Stamp(datetime.now(UTC), "0", "a benchmark"))
done(start, taken.export.accepted)
""",
    "progress": PLAN + STORE + """
start = 0
sums = store.day_sums(plan)
done(start, sum(day.rows for days in sums.sums.values() for day in days.values()))
""",
    "pandas": """
import pandas
start = time.process_time()
frame = pandas.read_csv(path, parse_dates=["date"])
frame["product"] = frame.value * frame.weight
sums = frame.groupby(["metric", "owner", "date"])[["product", "weight"]].sum()
done(start, len(frame))
""",
    "duckdb": """
import duckdb
start = time.process_time()
query = f"SELECT metric, owner, date, sum(value * weight), sum(weight) FROM read_csv('{path}') GROUP BY ALL"
sums = duckdb.sql(query).fetchall()
done(start, len(sums))
""",
}  # fmt: skip
NEEDS = {"pandas": "pandas", "duckdb": "duckdb"}


def write_export(path: Path, rows: int) -> None:
    """Write a tidy export of two metrics and forty owners."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("date,metric,owner,value,weight\n")
        for row in range(rows):
            day = f"2026-{1 + row % 12:02}-{1 + row % 28:02}"
            metric = "aht" if row % 2 else "acw"
            file.write(f"{day},{metric},Agent {row % 40},{300 + row * 7 % 200},{1 + row * 3 % 59}\n")


def measure(name: str, path: Path, folder: Path) -> tuple[float, float]:
    """Return the processor seconds and the megabytes that one contender takes."""
    command = [sys.executable, "-c", BEGIN + CONTENDERS[name], str(path), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes, _ = json.loads(done.stdout)
    return seconds, megabytes


def main(sizes: list[int]) -> None:
    """Print a table for each size."""
    for rows in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path = folder / "export.csv"
            write_export(path, rows)
            sys.stdout.write(f"{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB\n")
            bare = 0.0
            for contender in CONTENDERS:
                if contender in NEEDS and find_spec(NEEDS[contender]) is None:
                    sys.stdout.write(f"  {contender:16} not installed\n")
                    continue
                seconds, megabytes = measure(contender, path, folder)
                bare = bare or seconds
                sys.stdout.write(f"  {contender:16} {seconds:6.2f} s {seconds / bare:6.1f} × {megabytes:6.0f} MB\n")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100_000, 1_000_000])
