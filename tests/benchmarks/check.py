"""How fast 1,000 files are checked, beside two checkers of YAML: `python -m tests.benchmarks.check`.

Once small files of about 2 kB, each goal in its own words; once files as long as the example, in its words, with goals
and people of their own.
"""

from __future__ import annotations

import re
import tempfile
from functools import partial
from itertools import islice, product
from pathlib import Path

from tests.benchmarks.cold import commands, seconds, table
from tests.conftest import CLEAN_FILE
from tests.make_docs import ROOT

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


def write_examples(folder: Path, number: int) -> None:
    """Write the example so many times, each with names of its own for goals, people and teams."""
    text = (ROOT / "goals.example.yaml").read_text("utf-8")
    ids = re.findall(r"^  - id: (\S+)", text, re.MULTILINE)
    people = re.findall(r"^  (\S[^:\n]*): \{role: ", text, re.MULTILINE)
    teams = set(re.findall(r"team: (\w+ support)", text))
    named = re.compile("|".join(sorted(map(re.escape, (*ids, *people, *teams)), key=len, reverse=True)))
    for one in range(number):
        own = named.sub(partial(_numbered, ids, one), text)
        (folder / f"{one:04}.goals.yaml").write_text(own, "utf-8")


def _numbered(ids: list[str], number: int, found: re.Match[str]) -> str:
    return f"{found[0]}-{number}" if found[0] in ids else f"{found[0]} {number}"


def main() -> None:
    """Print the times for two folders of files."""
    for what, write in {"small files": write_files, "files like the example": write_examples}.items():
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "many"
            folder.mkdir()
            write(folder, FILES)
            print(f"{FILES} {what}")  # noqa: T201
            print(table(seconds(commands(Path(place), str(folder)), 1)))  # noqa: T201


if __name__ == "__main__":
    main()
