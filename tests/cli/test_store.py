"""The store on the command line: its log, undo, health and repair."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.in_process import smartgoal
from tests.cli.test_import import GOALS, REVIEWS, SOURCES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder whose store has one import."""
    (tmp_path / "goals.yaml").write_text(GOALS + SOURCES, "utf-8")
    (tmp_path / "reviews-1.csv").write_text(REVIEWS, "utf-8")
    assert smartgoal(tmp_path, "import", "reviews-1.csv").code == 0
    return tmp_path


def test_the_log_lists_every_import(project: Path) -> None:
    """Those read anew and undone ones too."""
    read_otherwise = SOURCES.replace("value: Score", 'value: Score, "null": [none]')
    (project / "goals.yaml").write_text(GOALS + read_otherwise, "utf-8")
    assert smartgoal(project, "import", "reviews-1.csv").code == 0
    (project / "reviews-2.csv").write_text(REVIEWS.replace("80.5", "82"), "utf-8")
    smartgoal(project, "import", "reviews-2.csv")
    smartgoal(project, "store", "undo", "3")

    lines = smartgoal(project, "store", "log").out.splitlines()
    data = json.loads(smartgoal(project, "store", "log", "-f", "json").out)

    assert [line.split() for line in lines[:1]] == [["import", "day", "rows", "days", "of", "the", "figures", "file"]]
    assert [line.split()[0] for line in lines[1:]] == ["1", "read", "2", "3", "undone"]
    assert lines[2].strip() == "read anew by import 2"
    assert lines[1].endswith("2  2026-03-02 to 2026-03-03  reviews-1.csv (reviews)")
    assert data["schema"] == "smartgoal/store-log/1"
    assert [(one["import"], one["superseded_by"], one["undone_at"] is None) for one in data["imports"]] == [
        (1, 2, True), (2, None, True), (3, None, False),
    ]  # fmt: skip


def test_undo_says_what_it_did(project: Path) -> None:
    """As text and as JSON; a second time there is nothing to undo."""
    done = smartgoal(project, "store", "undo", "1", "-f", "json")
    data = json.loads(done.out)

    assert (done.code, data["schema"], data["import"]["file"]) == (0, "smartgoal/store-undo/1", "reviews-1.csv")
    again = smartgoal(project, "store", "undo", "1")
    assert (again.code, again.out) == (2, "")
    assert "was undone already" in again.err
    assert smartgoal(project, "import", "reviews-1.csv").out.endswith("smartgoal store undo 2\n")


def test_a_format_that_is_not_known_undoes_nothing(project: Path) -> None:
    """It is looked at first."""
    assert smartgoal(project, "store", "undo", "1", "-f", "jsn").code == 2
    assert "undone" not in smartgoal(project, "store", "log").out


def test_verify_finds_and_repair_mends(project: Path) -> None:
    """Exit code 2 as long as something is wrong."""
    assert smartgoal(project, "store", "verify").out == ("✔ The store is sound: 1 import, figures and originals.\n")
    database = project / ".smartgoal" / "smartgoal.sqlite3"
    database.write_bytes(database.read_bytes()[:5000])

    found = smartgoal(project, "store", "verify", "-f", "json")
    data = json.loads(found.out)
    assert (found.code, data["sound"], data["repaired"], data["found"][0]["part"]) == (2, False, False, "database")
    words = smartgoal(project, "store", "verify")
    assert words.code == 2
    assert "mend it with `smartgoal store verify --repair`:" in words.out
    assert smartgoal(project, "store", "verify", "--repair").code == 0
    assert json.loads(smartgoal(project, "store", "verify", "-f", "json").out)["sound"] is True


def test_what_cannot_be_mended_is_named(project: Path) -> None:
    """An original that is gone, with the way to bring it back."""
    (original,) = (project / ".smartgoal" / "originals").glob("*.gz")
    original.unlink()

    done = smartgoal(project, "store", "verify", "--repair")

    assert done.code == 2
    assert done.out.startswith("✗ Mended what could be; of 1 fault 1 is left:\n  The original of import 1")
    smartgoal(project, "import", "reviews-1.csv")
    assert smartgoal(project, "store", "verify").code == 0


def test_a_lost_database_is_told_with_what_it_cannot_be_built_from(project: Path) -> None:
    """Repair would come to a halt there."""
    (original,) = (project / ".smartgoal" / "originals").glob("*.gz")
    original.unlink()
    (project / ".smartgoal" / "smartgoal.sqlite3").unlink()

    found = json.loads(smartgoal(project, "store", "verify", "-f", "json").out)["found"]

    assert [one["part"] for one in found] == ["database", "original"]
    assert smartgoal(project, "store", "verify", "--repair").code == 2


def test_the_store_is_found_without_goal_files(tmp_path: Path, project: Path) -> None:
    """By its folder, or as this project's."""
    (project / "goals.yaml").unlink()

    assert "reviews-1.csv" in smartgoal(project, "store", "log").out
    assert "reviews-1.csv" in smartgoal(project, "store", "log", "--store", ".smartgoal").out
    assert smartgoal(project, "store", "log", "--goals", "none.yaml").code == 2
