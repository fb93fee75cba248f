"""Cut the power during each kind of work on a store: what lies on the disk then must be a sound store.

Either all of the work is there or nothing of it, and all where the command has said so. As a script it tries every
moment and says how they ended:
    python -m tests.crash.power_cut FOLDER [CHANCES_A_MOMENT]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.errors import StoreError
from smartgoal.readings.store.store import Store
from tests.crash.disk import cuts, record
from tests.crash.killing import PLAN, SOURCE, month

if TYPE_CHECKING:
    from smartgoal.readings.days import DaySum, Whose

    Figures = dict[Whose, dict[object, DaySum]] | None

GOALS = f"""\
smartgoal: 1
timezone: Europe/Budapest
team: Technical support
people:
  Anna Kovács: {{team: Technical support}}
{SOURCE}\
goals:
  - {{id: qa, title: Reviews, owner: Anna Kovács, measurable: {{metric: qa_score}}}}
"""
SMARTGOAL = (sys.executable, "-m", "smartgoal")
FILES = (month(26, 70), month(26, 80), month(27, 60))


@dataclass(frozen=True, slots=True)
class Work:
    """A command to cut the power in.

    Attributes:
        before: Commands that ran before, safely.
        command: What runs when the power goes.
        says: What the command says when its work is safe.
        database: What lies in the database's place before, where it isn't what those commands left.
    """

    before: tuple[str, ...]
    command: str
    says: str
    database: bytes | None = None


ONE, OTHER, NEXT = (f"import {original.export.file}" for original in FILES)
KINDS = {
    "first import": Work((), ONE, "Imported 300 rows"),
    "correcting import": Work((ONE,), OTHER, "Imported 300 rows"),
    "two files at once": Work((ONE,), f"{OTHER} {NEXT.removeprefix('import ')}", "Imported 600 rows"),
    "undo": Work((ONE, OTHER), "store undo 2", "undone"),
    "repair": Work((ONE, OTHER), "store verify --repair", "sound", b""),
    "repair of a damaged database": Work((ONE, OTHER), "store verify --repair", "sound", b"SQLite format 3\0" * 999),
}


def project(folder: Path, work: Work) -> None:
    """Make a folder with a goal file, exports and a store as it is before the work."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "goals.yaml").write_text(GOALS, encoding="utf-8")
    for original in FILES:
        (folder / original.export.file).write_bytes(original.content)
    for command in work.before:
        subprocess.run([*SMARTGOAL, *command.split()], cwd=folder, capture_output=True, check=True)
    if work.database is not None:
        (folder / ".smartgoal" / "smartgoal.sqlite3").write_bytes(work.database)


def figures(folder: Path) -> Figures:
    """Return what the store of a project says; None where it has nothing to say."""
    try:
        return dict(Store(folder / ".smartgoal").day_sums(PLAN).sums) or None  # type: ignore[arg-type]
    except StoreError:
        return None


def after_a_cut(folder: Path, before: Figures, after: Figures, *, said: bool) -> str:
    """Return whether the work is there; raise AssertionError where it is by halves, or not although that was said."""
    store = Store(folder / ".smartgoal")
    found = figures(folder)
    assert found in (before, after), "half of it"
    assert found == after or not said, "lost what was said to be there"
    if not store.is_there:
        return "before"
    damage = store.verify()
    if damage:
        assert store.repair() == (), damage
        assert figures(folder) in ((after,) if found == after else (found, after)), "mended otherwise"
    return "after" if found == after else "before, mended" if damage else "before"


def try_kind(folder: Path, work: Work, chances: int) -> Counter[str]:
    """Cut the power at every moment of one kind of work and return how often each outcome came."""
    project(folder, work)
    before = figures(folder)
    at_first, events = record(folder, [*SMARTGOAL, *work.command.split()])
    after = figures(folder)
    assert after != before
    ended: Counter[str] = Counter()
    for cut in cuts(at_first, events, chances):
        cut.disk.lay_down(folder)
        try:
            ended[after_a_cut(folder, before, after, said=work.says in cut.said)] += 1
        except AssertionError as error:
            error.add_note(f"cut after {cut.moment} of {len(events)}: {events[max(0, cut.moment - 1)]}")
            raise
    return ended


def main(folder: Path, chances: int) -> None:
    """Try every kind of work and say how it ended."""
    for name, work in KINDS.items():
        ended = try_kind(folder / "project", work, chances)
        sys.stdout.write(f"{name}: {sum(ended.values())} cuts, none by halves: {dict(ended)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 8)
