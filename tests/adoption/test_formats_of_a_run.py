"""Several formats from one run, and the step summary."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from junitparser import JUnitXml

from tests.conftest import CLEAN_FILE
from tests.report.test_github import Command as WorkflowCommand
from tests.report.test_github import commands_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.adoption.conftest import Command

BROKEN = CLEAN_FILE.replace("stretch: 12 %", "stretch: 15 %")
LINE = next(number for number, line in enumerate(BROKEN.split("\n"), 1) if "stretch: 15 %" in line)


def test_all_formats_of_one_run_agree(folder: Path, command: Command) -> None:
    """One finding, in every one of them; standard output has one format, files have the others."""
    (folder / "goals.yaml").write_text(BROKEN, "utf-8")
    names = ("json:a.json", "sarif:a.sarif", "gitlab:b.json", "junit:a.xml", "markdown:a.md", "concise:a.txt", "github")

    done = command("check", *(part for name in names for part in ("-f", name)))

    (found,) = json.loads((folder / "a.json").read_text("utf-8"))["findings"]
    (result,) = json.loads((folder / "a.sarif").read_text("utf-8"))["runs"][0]["results"]
    (entry,) = json.loads((folder / "b.json").read_text("utf-8"))
    ((case,),) = JUnitXml.fromfile(str(folder / "a.xml"))
    (annotation,) = commands_of(done.out)
    assert (done.code, found["code"], found["line"]) == (1, "R404", LINE)
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == LINE
    assert entry["location"] == {"path": "goals.yaml", "lines": {"begin": LINE}}
    assert entry["fingerprint"] == result["partialFingerprints"]["smartgoal/v1"] == found["fingerprint"]
    assert [one.type for one in case.result] == ["R404"]
    assert f"| error | goals.yaml:{LINE} (fewer-repeat-calls) | R404 " in (folder / "a.md").read_text("utf-8")
    assert (folder / "a.txt").read_text("utf-8").startswith(f"goals.yaml:{LINE}:")
    assert (annotation.name, annotation.properties["line"]) == ("error", str(LINE))


def test_a_pull_request_that_breaks_a_goal_gets_one_annotation(folder: Path, command: Command) -> None:
    """At the line of the pull request's edit; before it there was none."""
    file = folder / "teams" / "support.goals.yaml"
    file.parent.mkdir()
    file.write_text(CLEAN_FILE, "utf-8")
    assert commands_of(command("check", "-f", "github").out) == []

    file.write_text(BROKEN, "utf-8")
    done = command("check", "-f", "github")

    (annotation,) = commands_of(done.out)
    assert done.code == 1
    assert annotation == WorkflowCommand(
        "error",
        {
            "file": "teams/support.goals.yaml",
            "line": str(LINE),
            "endLine": str(LINE),
            "col": "16",
            "endColumn": "20",
            "title": "R404 stretch-not-beyond-threshold",
        },
        annotation.message,
    )


def test_mended_goals_close_their_alerts(folder: Path, command: Command) -> None:
    """The run after has the same tool and no results."""
    (folder / "goals.yaml").write_text(CLEAN_FILE, "utf-8")

    assert command("check", "-q", "-f", "sarif:out.sarif").code == 0
    assert json.loads((folder / "out.sarif").read_text("utf-8"))["runs"][0]["results"] == []


def test_paths_are_those_of_the_repository(folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the command runs in a folder of it."""
    (folder / "team").mkdir()
    (folder / "team" / "goals.yaml").write_text(BROKEN, "utf-8")
    monkeypatch.chdir(folder / "team")

    (annotation,) = commands_of(command("check", "-f", "github").out)

    assert annotation.properties["file"] == "team/goals.yaml"


def test_without_a_repository_paths_begin_in_the_current_folder(
    folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file elsewhere keeps the path it was named by."""
    (folder / ".git").rmdir()
    for name in ("here", "there"):
        (folder / name / "goals").mkdir(parents=True)
        (folder / name / "goals" / "a.yaml").write_text(BROKEN.replace("fewer-repeat-calls", name), "utf-8")
    monkeypatch.chdir(folder / "here")

    done = command("check", str(folder / "here"), "../there/goals/a.yaml", "-f", "github")

    assert {one.properties["file"] for one in commands_of(done.out)} == {"../there/goals/a.yaml", "goals/a.yaml"}


def test_the_step_summary(folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Markdown table goes behind what other steps said; only where the format github is asked for."""
    (folder / "goals.yaml").write_text(BROKEN, "utf-8")
    summary = folder / "summary.md"
    summary.write_text("# Tests", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    command("check", "-f", "concise")
    assert summary.read_text("utf-8") == "# Tests"
    command("check")
    assert summary.read_text("utf-8") == "# Tests"
    command("check", "-f", "github")

    assert summary.read_text("utf-8").startswith("# Tests\n## Goals checked\n\n1 goal in 1 file: 1 error")
    assert "R404" in summary.read_text("utf-8")


def test_a_step_summary_that_cant_be_written_is_2(
    folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would look as if nothing had been found."""
    (folder / "goals.yaml").write_text(CLEAN_FILE, "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "nowhere" / "summary.md"))

    done = command("check", "-f", "github")

    assert (done.code, done.out) == (2, "")
    assert "the step summary can't be written (No such file or directory)" in done.err
