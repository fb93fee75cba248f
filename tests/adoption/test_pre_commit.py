"""The pre-commit hook: its manifest, and the hook as pre-commit itself runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pre_commit.clientlib import load_manifest  # type: ignore[import-untyped]  # it ships no types

from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from collections.abc import Callable

MANIFEST = Path(__file__).parent.parent.parent / ".pre-commit-hooks.yaml"


def hook() -> dict[str, Any]:
    """Return the hook as pre-commit reads it, its defaults filled in."""
    (found,) = load_manifest(str(MANIFEST))
    assert isinstance(found, dict)
    return found


def test_the_manifest_is_valid() -> None:
    """It installs a Python package and runs in the folder, whichever file changed."""
    assert (hook()["id"], hook()["language"]) == ("smartgoal-check", "python")
    assert (hook()["always_run"], hook()["pass_filenames"]) == (True, False)
    assert [hook()["entry"], *hook()["args"]] == ["smartgoal check", "."]


@pytest.fixture
def commit(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs pre-commit on staged files of a new repository that uses the hook."""
    repository = tmp_path / "repository"
    repository.mkdir()
    # As the manifest says, but with the package installed already: the tests have no network.
    local = {
        **{key: hook()[key] for key in ("id", "name", "args", "always_run", "pass_filenames")},
        "language": "system",
    }
    local["entry"] = f"{sys.executable} -m {hook()['entry']}"
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "SMARTGOAL"))}
    environment |= {"PRE_COMMIT_HOME": str(tmp_path / "home"), "NO_COLOR": "1", "PYTHONPATH": ""}
    environment |= {f"GIT_{who}_{what}": "x@x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def done(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=repository, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    def execute(**texts: str | None) -> subprocess.CompletedProcess[str]:
        done("git", "init", "-q")
        for name, text in texts.items():
            file = repository / f"{name}.{'md' if name.isupper() else 'yaml'}"
            if text is None:
                done("git", "commit", "--no-verify", "-qm", "before")
                file.unlink()
            else:
                file.write_text(text, "utf-8")
        done("git", "add", ".")
        return done(sys.executable, "-m", "pre_commit", "run", "--color", "never")

    return execute


def test_a_commit_that_breaks_a_goal_is_stopped(commit: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """With the finding shown; the whole folder is judged once, not each file by itself."""
    stopped = commit(goals=CLEAN_FILE.replace("stretch: 12 %", "stretch: 15 %"))

    assert stopped.returncode == 1
    assert "- exit code: 1" in stopped.stdout
    assert "error[R404]" in stopped.stdout

    assert commit(goals=CLEAN_FILE).returncode == 0


def test_a_commit_that_deletes_what_a_goal_needs_is_stopped(
    commit: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    """Though pre-commit tells no hook of a deleted file."""
    goals = CLEAN_FILE.replace("language", "include: [company.yaml]\nlanguage", 1)
    assert commit(company="smartgoal: 1\nmetrics: {csat: {aliases: [x]}}\n", goals=goals).returncode == 0

    stopped = commit(company=None)

    assert stopped.returncode == 1
    assert "error[F011]" in stopped.stdout


def test_a_commit_of_other_files_goes_through(commit: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Where the goals are fine."""
    commit(goals=CLEAN_FILE)

    assert commit(README="# Not goals").returncode == 0
