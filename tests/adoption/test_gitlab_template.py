"""The GitLab template: valid, and its lines run in bash."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from junitparser import JUnitXml

from tests.adoption.scripts import bash, smartgoal_at, stand_in
from tests.conftest import CLEAN_FILE
from tests.report.test_gitlab import entries_of

if TYPE_CHECKING:
    from collections.abc import Iterable

TEMPLATE = Path(__file__).parent.parent.parent / ".gitlab" / "smartgoal.yml"


def job() -> dict[str, Any]:
    """Return the template's one job."""
    (found,) = yaml.safe_load(TEMPLATE.read_text("utf-8")).values()
    assert isinstance(found, dict)
    return found


def test_the_template_is_valid() -> None:
    """By the published schema of GitLab's CI files."""
    arguments = ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", str(TEMPLATE)]

    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *arguments], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


def run_lines(lines: Iterable[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run lines of the job in a checkout, where pip and smartgoal are stand-ins."""
    programs = folder.parent / "programs"
    smartgoal_at(programs / "smartgoal")
    stand_in(programs / "python3", 'printf "%s\\n" "$@" > installed.txt')
    return bash("\n".join(lines), folder, {**job()["variables"], **variables}, [programs])


def checkout(tmp_path: Path, text: str) -> Path:
    """Return a checkout with a goal file."""
    folder = tmp_path / "checkout"
    (folder / ".git").mkdir(parents=True)
    (folder / "goals.yaml").write_text(text, "utf-8")
    return folder


def test_what_is_installed_has_to_be_said(tmp_path: Path) -> None:
    """Nothing is taken from a registry that nobody named."""
    folder = checkout(tmp_path, CLEAN_FILE)

    silent = run_lines(job()["before_script"], folder)
    assert silent.returncode != 0
    assert "SMARTGOAL_PACKAGE: say in this variable what pip is to install" in silent.stderr

    assert run_lines(job()["before_script"], folder, SMARTGOAL_PACKAGE="https://host/a b.tar.gz").returncode == 0
    installed = (folder / "installed.txt").read_text("utf-8").splitlines()
    assert installed == ["-m", "pip", "install", "--quiet", "https://host/a b.tar.gz"]


def test_a_broken_goal_fails_the_job_with_its_reports(tmp_path: Path) -> None:
    """They lie where the template says, also when the job fails; the log shows the finding."""
    folder = checkout(tmp_path, CLEAN_FILE.replace("stretch: 12 %", "stretch: 15 %"))

    done = run_lines(job()["script"], folder)

    reports = job()["artifacts"]["reports"]
    assert (done.returncode, job()["artifacts"]["when"]) == (1, "always")
    assert "error[R404]" in done.stdout
    (entry,) = entries_of((folder / reports["codequality"]).read_text("utf-8"))
    assert (entry["check_name"], entry["location"]["path"]) == ("stretch-not-beyond-threshold", "goals.yaml")
    assert JUnitXml.fromfile(str(folder / reports["junit"])).failures == 1


def test_clean_goals_pass(tmp_path: Path) -> None:
    """The report is empty, so that GitLab shows what was mended."""
    folder = checkout(tmp_path, CLEAN_FILE)

    assert run_lines(job()["script"], folder, SMARTGOAL_PATH="goals.yaml").returncode == 0
    assert json.loads((folder / "gl-code-quality-report.json").read_text("utf-8")) == []
