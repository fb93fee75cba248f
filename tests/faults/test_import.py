"""What `smartgoal import` and `smartgoal store` can't do, said so that it can be put right; nothing by halves."""

from __future__ import annotations

import shlex
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from smartgoal.readings.store import store as store_module
from tests.cli.in_process import smartgoal
from tests.cli.test_import import GOALS, REVIEWS, SOURCES
from tests.rights import needs_permissions, smartgoal_held

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = ".smartgoal/smartgoal.sqlite3"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder whose store has one import."""
    (tmp_path / "goals.yaml").write_text(GOALS + SOURCES, "utf-8")
    (tmp_path / "smartgoal.toml").write_text("", "utf-8")
    (tmp_path / "reviews-1.csv").write_text(REVIEWS, "utf-8")
    (tmp_path / "reviews-2.csv").write_text(REVIEWS.replace("80.5", "82"), "utf-8")
    assert smartgoal(tmp_path, "import", "reviews-1.csv").code == 0
    return tmp_path


FAULTS = [
    (["import", "nofile.csv"], "nofile.csv: there is no such file."),
    (["import", "reviews-3.csv"], "reviews-3.csv: there is no such file. Did you mean reviews-1.csv?"),
    (["import", "x*.csv"], "x*.csv: no file fits this pattern; check the folder and the name."),
    (["import", "."], ".: this is a folder; name the files in it."),
    (["import", "/dev/null"], "/dev/null: this is no regular file."),
    (["import", "goals.yaml"], "goals.yaml, line 1: the columns are missing"),
    (["import", "reviews-2.csv", "--source", "revews"], 'no goal file has a source "revews". Did you mean reviews?'),
    (["import", "reviews-2.csv", "--goals", "none"], "none: there is no such file or folder."),
    (["import", "reviews-2.csv", "--max-rejects", "few"], "--max-rejects: a number of rows such as 0, or a share"),
    (["import", "reviews-2.csv", "--rejects", "reviews-2.csv"], "reviews-2.csv: this file is an input; name another"),
    (["import", "reviews-2.csv", "-f", "json:goals.yaml"], "goals.yaml: this file is an input; name another"),
    (["import", "reviews-2.csv", "-f", "json:.smartgoal/smartgoal.sqlite3"], "nothing but the store's own files"),
    (
        ["import", "reviews-2.csv", "-f", "json:r.csv", "--rejects", "r.csv"],
        "r.csv: the rejects and a report can't both",
    ),
    (["import", "reviews-2.csv", "-f", "json:smartgoal.toml"], "smartgoal.toml: this file is an input"),
    (["progress", "-f", "json:smartgoal.toml"], "smartgoal.toml: this file is an input"),
    (["progress", "-f", "json:.smartgoal/new.json"], "nothing but the store's own files belongs there"),
    (["store", "log", "-f", "json:.smartgoal/smartgoal.sqlite3"], "nothing but the store's own files belongs there"),
    (["store", "undo", "1", "-f", "json:.smartgoal/smartgoal.sqlite3"], "nothing but the store's own files"),
    (["import", "reviews-2.csv", "-f", "xml"], 'The format "xml" isn\'t known to import; use one of text, json.'),
    (["import", "reviews-2.csv", "--store", "goals.yaml"], "goals.yaml"),
    (["import", "reviews-2.csv", "--color", "red"], '--color "red" isn\'t known; use auto, always or never.'),
    (["import", "--propose", "goals.yaml"], "goals.yaml"),
    (["store", "undo", "9"], "There is no import 9; `smartgoal store log` lists them."),
    (["store", "log", "--store", "none"], "There is no store in none; `smartgoal import FILE --store none` makes one."),
    (["store", "verify", "--store", "none"], "There is no store in none"),
    (["progress", "--store", "none"], "There is no store in none"),
]


@pytest.mark.parametrize(("arguments", "message"), FAULTS)
def test_a_fault_of_use(project: Path, arguments: list[str], message: str) -> None:
    """Exit code 2 and the reason on standard error; the store is as it was."""
    before = (project / DATABASE).read_bytes()

    done = smartgoal(project, *arguments)

    assert done.code == 2
    assert message in done.err
    assert all(line.startswith("smartgoal: ") for line in done.err.splitlines())
    assert (project / DATABASE).read_bytes() == before


def test_faulty_goal_files_are_named_as_a_likely_reason(project: Path) -> None:
    """A source that can't be used can't tell what an export contains."""
    (project / "goals.yaml").write_text(GOALS + SOURCES.replace("value: Score", "vale: Score"), "utf-8")

    done = smartgoal(project, "import", "reviews-2.csv")

    assert done.code == 2
    assert done.err.endswith("goals.yaml has faults, which may be why; `smartgoal check` lists them.\n")


def test_what_a_source_says_in_vain_is_told(project: Path) -> None:
    """The rows come in, but perhaps as somebody else's; a remark of somebody's is none."""
    sources = SOURCES.replace("value: Score", "remark: by hand, wight: Reviews, value: Score")
    (project / "goals.yaml").write_text(GOALS + sources, "utf-8")

    done = smartgoal(project, "import", "reviews-2.csv", "--dry-run")

    (line,) = done.err.splitlines()
    assert line.endswith(': The key "wight" isn\'t known here. Exports are read without it. [F003]')


def test_a_busy_store(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After ten seconds, here after none; reading goes on meanwhile."""
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.01)
    holder = sqlite3.connect(project / DATABASE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    for arguments in (["import", "reviews-2.csv"], ["store", "undo", "1"]):
        done = smartgoal(project, *arguments)
        assert (done.code, done.out) == (2, "")
        assert "The store is in use by another command; nothing was changed." in done.err
    assert smartgoal(project, "store", "log").code == 0
    holder.close()


def test_a_newer_store(project: Path) -> None:
    """A newer version wrote it; this one touches nothing."""
    with sqlite3.connect(project / DATABASE) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()

    for arguments in (["import", "reviews-2.csv"], ["progress"], ["store", "log"], ["store", "undo", "1"]):
        done = smartgoal(project, *arguments)
        assert (done.code, done.out) == (2, "")
        assert "has format 99" in done.err
        assert "update smartgoal" in done.err


def test_a_damaged_store(project: Path) -> None:
    """It is never read as an empty one."""
    (project / DATABASE).write_bytes(b"no database at all" * 300)

    for arguments in (["import", "reviews-2.csv"], ["progress"], ["store", "log"], ["store", "undo", "1"]):
        done = smartgoal(project, *arguments)
        assert (done.code, done.out) == (2, "")
        assert "`smartgoal store verify --repair` builds it anew from the originals" in done.err


def test_a_lost_original_and_a_lost_database(project: Path) -> None:
    """Nothing can be built from nothing; what is missing is named."""
    (project / DATABASE).unlink()
    (original,) = (project / ".smartgoal" / "originals").glob("*.gz")
    original.unlink()

    done = smartgoal(project, "store", "verify", "--repair")

    assert (done.code, done.out) == (2, "")
    assert "The original of import 1 (reviews-1.csv) is gone or damaged" in done.err


@needs_permissions
def test_a_folder_that_may_not_be_written(project: Path) -> None:
    """Progress works there all the same."""
    folder = project / ".smartgoal"
    for path in (folder, *folder.iterdir()):
        path.chmod(0o500 if path.is_dir() else 0o400)

    done = smartgoal_held(project, "import", "reviews-2.csv")

    assert (done.code, done.out) == (2, "")
    assert smartgoal_held(project, "progress", "--as-of", "2026-04-15", "-q").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="limits as Unix has them")
def test_a_full_disk(project: Path) -> None:
    """No file can grow beyond four kilobytes; nothing of the import is there afterwards."""
    before = smartgoal(project, "store", "log").out

    done = subprocess.run(
        ["/bin/bash", "-c", f"ulimit -f 4; {shlex.quote(sys.executable)} -m smartgoal import reviews-2.csv"],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("smartgoal: ")
    assert "Traceback" not in done.stderr
    assert smartgoal(project, "store", "log").out == before
    assert smartgoal(project, "store", "verify").code == 0
