"""How fast 1,000 files of about 2 kB are checked, beside two checkers of YAML: `python -m tests.benchmarks.check`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks.cold import commands, seconds, table
from tests.conftest import CLEAN_FILE

FILES = 1000


def write_files(folder: Path, number: int) -> None:
    """Write goal files in which nothing is found: two people each, a goal for both."""
    head, _, goal = CLEAN_FILE.partition("goals:\n")
    for one in range(number):
        first = goal.replace("fewer-repeat-calls", f"first-{one}")
        second = goal.replace("fewer-repeat-calls", f"second-{one}").replace("Anna Kovács", "Bence Tóth")
        text = f"{head}goals:\n{first}{second}"
        for name in ("Anna Kovács", "Bence Tóth"):
            text = text.replace(name, f"{name} {one}")
        (folder / f"{one:04}.goals.yaml").write_text(text, "utf-8")


def main() -> None:
    """Print the times for a folder of files."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "many"
        folder.mkdir()
        write_files(folder, FILES)
        print(table(seconds(commands(Path(place), str(folder)), 1)), end="")  # noqa: T201


if __name__ == "__main__":
    main()
