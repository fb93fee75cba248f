"""A store that can only be read: mounted so, for a chmod stops nobody who may do anything."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.in_process import Done, smartgoal
from tests.cli.test_import import AS_OF, GOALS, REVIEWS, SOURCES
from tests.crash.disk import Disk, cuts, record, what_recording_lacks

ROOT = Path(__file__).parents[2]
DATABASE = ".smartgoal/smartgoal.sqlite3"
# Names are looked up anew below the mount, so the folder is entered after it.
SEALED = """
set -e
for place in {places}; do mount --bind "$place" "$place"; mount -o remount,bind,ro "$place"; done
exec {python} -c "$SCRIPT"
"""
SCRIPT = """
import json, sys
from pathlib import Path
from tests.cli.in_process import smartgoal
commands = json.loads(sys.stdin.read())
print(json.dumps([smartgoal(Path({folder!r}), *command) for command in commands]))
"""


def sealed(folder: Path, places: list[Path], commands: list[list[str]]) -> list[Done]:
    """Run commands in a folder where some places can only be read, in a space of mounts of its own."""
    who = [] if os.geteuid() == 0 else ["-r"]
    script = SEALED.format(places=" ".join(f"'{place}'" for place in places), python=sys.executable)
    done = subprocess.run(
        ["unshare", "-m", *who, "sh", "-c", script],
        input=json.dumps(commands),
        env={**os.environ, "PYTHONPATH": str(ROOT), "SCRIPT": SCRIPT.format(folder=str(folder))},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise OSError(done.stderr)
    return [Done(*one) for one in json.loads(done.stdout)]


def missing() -> str | None:
    """Return what keeps a machine from mounting a folder read-only for one process."""
    if shutil.which("unshare") is None:
        return "unshare (util-linux) isn't there"
    try:
        sealed(ROOT, [ROOT / "tests" / "data"], [])
    except OSError:
        return "no right to mount folders read-only in a space of one's own"
    return None


MISSING = missing()
pytestmark = pytest.mark.skipif(MISSING is not None, reason=MISSING or "")


class Project(NamedTuple):
    """A folder whose store has one import, and a second export."""

    folder: Path
    before: Disk

    @property
    def unchanged(self) -> bool:
        """Whether every file is as it was."""
        return Disk.of(self.folder) == self.before


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a folder whose store has one import."""
    (tmp_path / "goals.yaml").write_text(GOALS + SOURCES, "utf-8")
    (tmp_path / "reviews-1.csv").write_text(REVIEWS, "utf-8")
    (tmp_path / "reviews-2.csv").write_text(REVIEWS.replace("80.5", "82"), "utf-8")
    assert smartgoal(tmp_path, "import", "reviews-1.csv").code == 0
    return Project(tmp_path, Disk.of(tmp_path))


READING = [["progress", *AS_OF], ["store", "log"], ["store", "verify"], ["store", "verify", "--repair"]]
WRITING = [["import", "reviews-1.csv"], ["import", "reviews-2.csv"], ["store", "undo", "1"]]
REHEARSAL = ["import", "--dry-run", "reviews-2.csv"]


@pytest.mark.parametrize("place", ["", ".smartgoal", DATABASE], ids=["project", "store", "database"])
def test_what_reads_works_and_what_writes_says_why_not(project: Project, place: str) -> None:
    """Reading gives what it gives elsewhere; writing stops with one sentence, and every file is as it was."""
    elsewhere = [smartgoal(project.folder, *command) for command in (*READING, REHEARSAL)]

    done = sealed(project.folder, [project.folder / place], [*READING, REHEARSAL, *WRITING])

    assert done[: len(elsewhere)] == elsewhere
    assert [one.code for one in done[: len(elsewhere)]] == [0] * len(elsewhere)
    refusal = "smartgoal: The store in .smartgoal can't be written, only read; nothing was changed.\n"
    assert [(one.code, one.err) for one in done[len(elsewhere) :]] == [(2, refusal)] * len(WRITING)
    assert project.unchanged


def test_an_import_that_was_cut_off_is_named(project: Project) -> None:
    """It can't be taken back without writing, and no figure is shown that may be half of it."""
    lay_down_a_cut(project.folder)
    before = Disk.of(project.folder)

    done = sealed(project.folder, [project.folder], READING)

    assert [one.code for one in done] == [2] * len(READING)
    assert all("was cut off" in one.out.replace("\n  ", " ") + one.err for one in done[:3])
    assert "can't be written" in done[3].err
    assert Disk.of(project.folder) == before
    assert smartgoal(project.folder, "store", "log").code == 0
    assert smartgoal(project.folder, "store", "verify").code == 0


def lay_down_a_cut(folder: Path) -> None:
    """Leave a folder as a power cut may: the database half written, the journal there to take that back."""
    lacking = what_recording_lacks()
    if lacking:
        pytest.skip(lacking)
    journal = f"{DATABASE}-journal"
    before, events = record(folder, [sys.executable, "-m", "smartgoal", "import", "reviews-2.csv"])
    found = [cut for cut in cuts(before, events, 0) if dict(cut.disk.tree()).get(journal)]
    found[-1].disk.lay_down(folder)


def test_a_store_cannot_be_made_where_nothing_can(tmp_path: Path) -> None:
    """The folder is named, and why."""
    (tmp_path / "goals.yaml").write_text(GOALS + SOURCES, "utf-8")
    (tmp_path / "reviews-1.csv").write_text(REVIEWS, "utf-8")

    (done,) = sealed(tmp_path, [tmp_path], [["import", "reviews-1.csv"]])

    assert done.code == 2
    assert done.err.startswith("smartgoal: .smartgoal: can't be used (Read-only file system); nothing was changed. ")
