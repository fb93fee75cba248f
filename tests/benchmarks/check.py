"""How fast 1,000 files of about 2 kB are checked, beside two checkers of YAML: `python -m tests.benchmarks.check`."""

from __future__ import annotations

import tempfile
from itertools import islice, product
from pathlib import Path

from tests.benchmarks.cold import commands, seconds, table
from tests.conftest import CLEAN_FILE

FILES = 1000


SUBJECTS = (
    "router",
    "modem",
    "invoice",
    "address",
    "contract",
    "password",
    "delivery",
    "roaming",
    "voicemail",
    "refund",
)


def write_files(folder: Path, number: int) -> None:
    """Write at most 1,000 goal files in which nothing is found: two people each, a goal for both, each in own words."""
    head, _, goal = CLEAN_FILE.partition("goals:\n")
    for one, (first, second, third) in enumerate(islice(product(SUBJECTS, repeat=3), number)):
        names = (f"Anna Kovács {one}", f"Bence Tóth {one}")
        text = head
        for name in names:
            text = text.replace(name.rpartition(" ")[0], name)
        text += "goals:\n"
        for owner, verb in zip(names, ("Walk through", "Read aloud"), strict=True):
            words = f"{verb} the documented {first} and {second} steps on every {third} call"
            own = goal.replace("Walk through the documented resolution steps on every technical call", words)
            own = own.replace("fewer-repeat-calls", f"goal-{verb.split()[0].lower()}-{one}")
            text += own.replace("Anna Kovács", owner)
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
