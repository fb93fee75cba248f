"""A project on a shared drive: no repository, and settings that say where it begins."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.adoption.test_known_list import NO_OWNER, entries

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adoption.conftest import Command

PLACES = [("project", ()), ("project", ("team",)), ("project/team", ()), ("project/team", (".",)), ("", ("project",))]
"""Where somebody is, and what she checks from there."""


@pytest.fixture
def project(folder: Path) -> Path:
    """Return a project with a goal file in a folder of it."""
    (folder / ".git").rmdir()
    place = folder / "project"
    (place / "team" / "goals").mkdir(parents=True)
    (place / "team" / "goals" / "a.yaml").write_text(NO_OWNER, "utf-8")
    (place / "smartgoal.toml").write_text("", "utf-8")
    return place


def fingerprints(out: str) -> list[str]:
    """Return those of a report's findings."""
    return [one["fingerprint"] for one in json.loads(out)["findings"]]


def test_findings_are_the_same_from_everywhere(
    project: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their paths begin where the settings lie, so that lists and CI services know them again."""
    found = []
    for here, named in PLACES:
        monkeypatch.chdir(project.parent / here)
        found.append(fingerprints(command("check", *named, "-f", "json").out))
        assert "file=team/goals/a.yaml," in command("check", *named, "-f", "github").out

    assert found[0]
    assert found == found[:1] * len(PLACES)


@pytest.mark.parametrize(("here", "named"), PLACES)
@pytest.mark.parametrize("settings", ["smartgoal.toml", "pyproject.toml"])
def test_patterns_of_files_begin_where_the_settings_lie(
    project: Path, command: Command, monkeypatch: pytest.MonkeyPatch, here: str, named: tuple[str, ...], settings: str
) -> None:
    """Whichever folder somebody is in; none is called idle."""
    (project / "smartgoal.toml").unlink()
    head = "[tool.smartgoal]\n" if settings == "pyproject.toml" else ""
    (project / settings).write_text(f'{head}per-file-ignores = {{"team/goals/" = ["S116"]}}\n', "utf-8")
    monkeypatch.chdir(project.parent / here)

    done = command("check", *named)

    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(("here", "named"), PLACES)
def test_known_findings_are_known_from_everywhere(
    project: Path, command: Command, monkeypatch: pytest.MonkeyPatch, here: str, named: tuple[str, ...]
) -> None:
    """A list written in one folder holds in the others, and what is gone is told in all."""
    monkeypatch.chdir(project.parent / here)
    command("check", *named, "--write-known", str(project / "known.txt"))
    assert entries(project) == ["team/goals/a.yaml: S116"]
    (project / "smartgoal.toml").write_text('known = "known.txt"\n', "utf-8")

    for there, others in PLACES:
        monkeypatch.chdir(project.parent / there)
        done = command("check", *others)
        assert (done.code, done.err) == (0, ""), there

    (project / "team" / "goals" / "a.yaml").rename(project / "team" / "goals" / "b.yaml")
    assert "known, but found no more: team/goals/a.yaml: S116" in command("check", *others).err


def test_a_repository_counts_more_than_settings(
    project: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CI services know files by their path in it."""
    (project.parent / ".git").mkdir()
    monkeypatch.chdir(project)

    assert "file=project/team/goals/a.yaml," in command("check", "-f", "github").out


def test_files_beside_the_project_begin_in_the_current_folder(
    project: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The settings of a run are those of the first file named."""
    other = project.parent / "other.goals.yaml"
    other.write_text(NO_OWNER.replace("fewer-repeat-calls", "other"), "utf-8")
    monkeypatch.chdir(project.parent)

    out = command("check", "project", str(other), "-f", "github").out

    assert "file=team/goals/a.yaml," in out
    assert "file=other.goals.yaml," in out
