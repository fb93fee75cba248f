"""The composite action: valid, and its steps run in bash with the variables that GitHub sets."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.adoption.scripts import bash, smartgoal_at, stand_in
from tests.conftest import CLEAN_FILE
from tests.report.test_github import commands_of

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"
BROKEN = CLEAN_FILE.replace("stretch: 12 %", "stretch: 15 %")


def action() -> dict[str, Any]:
    """Return the action."""
    loaded = yaml.safe_load(ACTION.read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_the_action_is_valid() -> None:
    """By the published schema of actions."""
    arguments = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ACTION)]

    assert subprocess.run(arguments, capture_output=True, text=True, check=False).returncode == 0


def test_no_input_stands_in_a_script() -> None:
    """An input reaches the shell as a variable, so that it can't be a command."""
    for step in action()["runs"]["steps"]:
        assert "${{" not in step["run"]
    inputs = {
        match for value in action()["runs"]["steps"][1]["env"].values() for match in re.findall(r"inputs\.(\S+)", value)
    }
    assert inputs == set(action()["inputs"])


def test_it_installs_its_own_checkout(tmp_path: Path) -> None:
    """Into an environment of its own; what is installed is the repository that the action lies in."""
    programs, runner = tmp_path / "programs", tmp_path / "runner temp"
    log = tmp_path / "log"
    stand_in(runner / "smartgoal" / "bin" / "python", f'printf "%s\\n" "$@" >> "{log}"')
    stand_in(programs / "python3", f'printf "%s\\n" "$@" >> "{log}"')

    done = bash(
        action()["runs"]["steps"][0]["run"],
        tmp_path,
        {"RUNNER_TEMP": str(runner), "GITHUB_ACTION_PATH": str(ACTION.parent)},
        [programs],
    )

    assert done.returncode == 0, done.stderr
    made, installed = log.read_text("utf-8").splitlines()[:3], log.read_text("utf-8").splitlines()[3:]
    assert made == ["-m", "venv", str(runner / "smartgoal")]
    assert installed[:-1] == ["-m", "pip", "install", "--quiet"]
    assert Path(installed[-1]).resolve() == ROOT


@pytest.fixture
def step(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs the step that checks, in a checkout, with some inputs."""
    (tmp_path / "checkout" / ".git").mkdir(parents=True)
    smartgoal_at(tmp_path / "temp" / "smartgoal" / "bin" / "smartgoal")
    told = action()["runs"]["steps"][1]

    def execute(**inputs: str) -> subprocess.CompletedProcess[str]:
        given = {name: spec["default"] for name, spec in action()["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        variables = {name: given[re.findall(r"inputs\.(\S+)", value)[0]] for name, value in told["env"].items()}
        variables |= {
            "RUNNER_TEMP": str(tmp_path / "temp"),
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        }
        return bash(told["run"], tmp_path / "checkout", variables)

    return execute


def test_a_broken_goal_is_annotated(step: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """With a summary and, where asked for, SARIF; the step fails."""
    (tmp_path / "checkout" / "goals.yaml").write_text(BROKEN, "utf-8")

    done = step(sarif="goals.sarif")

    assert (done.returncode, done.stderr) == (1, "")
    (annotation,) = commands_of(done.stdout)
    assert annotation.properties["file"] == "goals.yaml"
    assert "R404" in (tmp_path / "summary.md").read_text("utf-8")
    log = json.loads((tmp_path / "checkout" / "goals.sarif").read_text("utf-8"))
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["R404"]


def test_clean_goals_pass(step: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """Without annotation and without a file that nobody asked for."""
    (tmp_path / "checkout" / "goals.yaml").write_text(CLEAN_FILE, "utf-8")

    done = step()

    assert (done.returncode, commands_of(done.stdout)) == (0, [])
    assert {one.name for one in (tmp_path / "checkout").iterdir()} == {".git", "goals.yaml"}


def test_its_inputs(step: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """The folder, the list of known findings, what fails and the day; none of them is run as a command."""
    team = tmp_path / "checkout" / "our team; touch pwned"
    team.mkdir()
    (team / "goals.yaml").write_text(BROKEN, "utf-8")
    assert step(path=team.name).returncode == 1
    assert step(path=team.name, fail_on="never").returncode == 0

    late = step(path=team.name, as_of="2027-06-01", fail_on="never")
    assert {one.properties["title"][:4] for one in commands_of(late.stdout)} == {"R404", "T510"}

    (tmp_path / "checkout" / "known.txt").write_text("", "utf-8")
    assert step(path=team.name, known="known.txt").returncode == 1
    assert step(path="-x").returncode == 2
    assert not (tmp_path / "checkout" / "pwned").exists()
