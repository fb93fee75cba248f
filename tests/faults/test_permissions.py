"""What may not be read or written: told with its name, exit code 2, and never passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import CLEAN_FILE
from tests.rights import needs_permissions, smartgoal_held

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = needs_permissions


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with fine goals, and others deeper below; whatever a test forbids is allowed again."""
    place = tmp_path / "place"
    for folder in ("goals", "teams/secret/goals", ".smartgoal", "kept"):
        (place / folder).mkdir(parents=True)
    (place / "goals" / "fine.yaml").write_text(CLEAN_FILE, "utf-8")
    (place / "teams" / "secret" / "goals" / "bad.yaml").write_text("smartgoal: 1\ngoals: 3\n", "utf-8")
    (place / "few.csv").write_text("date,owner,aht\n2026-10-01,Anna Kovács,300\n", "utf-8")
    yield place
    place.chmod(0o755)
    for path in sorted(place.rglob("*")):
        path.chmod(0o755)


@pytest.mark.parametrize(
    ("folder", "rights", "says"),
    [
        ("teams/secret", 0o000, "teams/secret: this folder can't be searched (Permission denied); check its"),
        ("teams/secret/goals", 0o111, "teams/secret/goals: this folder can't be searched (Permission denied)"),
        ("teams/secret/goals", 0o444, "teams/secret/goals/bad.yaml: can't be read (Permission denied); check the name"),
    ],
)
def test_a_folder_that_may_not_be_searched(project: Path, folder: str, rights: int, says: str) -> None:
    """There could be goals in it, so a run without it isn't green."""
    (project / folder).chmod(rights)

    for arguments in (["check"], ["check", "teams"], ["progress"]):
        done = smartgoal_held(project, *arguments)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"smartgoal: {says}")


def test_a_file_named_in_a_folder_that_may_not_be_entered(project: Path) -> None:
    """It isn't missing, and there is no other to suggest."""
    (project / "teams" / "secret").chmod(0o444)

    for verb in ("check", "progress"):
        done = smartgoal_held(project, verb, "goals", "teams/secret/goals/bad.yaml")
        assert done.code == 2
        assert done.err.startswith("smartgoal: teams/secret/goals/bad.yaml: can't be read (Permission denied);")


@pytest.mark.parametrize(
    "arguments",
    [
        ["progress", "goals"],
        ["check", "goals", "--store", ".smartgoal"],
        ["store", "log"],
        ["new", "goals", "--metric", "aht", "--owner", "Anna Kovács"],
        ["compare", "goals/fine.yaml", "goals/fine.yaml"],
    ],
)
def test_a_store_of_somebody_else(project: Path, arguments: list[str]) -> None:
    """Nobody knows what it holds."""
    (project / ".git").mkdir()
    (project / ".smartgoal").chmod(0)

    done = smartgoal_held(project, *arguments)

    assert (done.code, done.out) == (2, "")
    assert ".smartgoal" in done.err
    assert "Permission denied" in done.err


@pytest.mark.parametrize("rights", [0o000, 0o111, 0o444])
def test_a_list_of_known_findings_that_may_not_be_written(project: Path, rights: int) -> None:
    """It can't be seen whether it is there."""
    (project / "kept").chmod(rights)

    done = smartgoal_held(project, "check", "goals", "--write-known", "kept/known.txt")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("smartgoal: kept/known.txt: can't be ")


def test_a_folder_above_that_may_not_be_entered(project: Path) -> None:
    """Settings could lie there."""
    project.chmod(0o000)

    try:
        done = smartgoal_held(project / "goals", "check", "fine.yaml")
    except PermissionError:
        pytest.skip("nobody can be in such a folder here")

    assert (done.code, done.out) == (2, "")
    assert "can't be searched for settings (Permission denied)" in done.err


def test_originals_that_may_not_be_read_arent_damaged(project: Path) -> None:
    """Importing them again would be no help."""
    (project / ".git").mkdir()
    source = "sources: [{files: few.csv, date: date, owner: owner, metrics: {aht: {value: aht, unit: s}}}]\n"
    (project / "goals.yaml").write_text(CLEAN_FILE.replace("goals:\n", f"{source}goals:\n", 1), "utf-8")
    assert smartgoal_held(project, "import", "few.csv", "--goals", "goals.yaml").code == 0
    (project / ".smartgoal" / "originals").chmod(0)

    done = smartgoal_held(project, "store", "verify")

    assert (done.code, done.out) == (2, "")
    assert "can't be read (Permission denied); check its permissions." in done.err
