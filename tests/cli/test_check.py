"""`smartgoal check` as people and machines run it."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.in_process import smartgoal
from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import RunShell
    from tests.conftest import Run

NO_OWNER = "smartgoal: 1\ngoals: [{id: a, title: Warm calls}]\n"
CODES = ("--select", "F003,S116,P704")


@pytest.fixture
def clean(tmp_path: Path) -> str:
    """Return the name of a file in which nothing is found."""
    (tmp_path / "goals.yaml").write_text(CLEAN_FILE, "utf-8")
    return "goals.yaml"


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    """Return the name of a file with one error."""
    (tmp_path / "wrong.goals.yaml").write_text(NO_OWNER, "utf-8")
    return "wrong.goals.yaml"


def test_fine_is_0(run_for_real: Run, clean: str) -> None:
    """One line on standard output, nothing on standard error."""
    done = run_for_real("check", clean)

    assert (done.returncode, done.stdout, done.stderr) == (0, "✔ 1 goal, all SMART.\n", "")


def test_an_error_is_1(run_for_real: Run, wrong: str) -> None:
    """Findings are the result, so they stand on standard output."""
    done = run_for_real("check", wrong, *CODES)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("wrong.goals.yaml:2:10: error[S116] ")


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(run: Run, wrong: str, level: str, code: int) -> None:
    """At or above the level named."""
    assert run("check", wrong, *CODES, "--fail-on", level).returncode == code


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on_with_a_rule_weighed_otherwise(run: Run, wrong: str, level: str, code: int) -> None:
    """What was an error is a warning now."""
    assert run("check", wrong, *CODES, "--severity", "S116=warning", "--fail-on", level).returncode == code


def test_select_and_ignore(run: Run, wrong: str) -> None:
    """By the beginning of a rule's id, in any case."""
    assert run("check", wrong, "--select", "p7", "--ignore", "P704").returncode == 0
    assert run("check", wrong, *CODES, "--ignore", "S").returncode == 0


def test_the_default_is_this_folder(run: Run, clean: str, wrong: str) -> None:
    """Every goal file in it, sorted."""
    told = json.loads(run("check", "-f", "json", *CODES).stdout)

    assert [goal["file"] for goal in told["goals"]] == [clean, wrong]


@pytest.mark.parametrize("included", ["company.yaml", "./company.yaml"])
def test_a_file_named_in_two_ways_is_judged_once(run: Run, tmp_path: Path, clean: str, included: str) -> None:
    """Neither its ids are taken twice, nor is a file of the run an included one without the right to goals."""
    (tmp_path / clean).write_text(CLEAN_FILE.replace("language", "include: [company.yaml]\nlanguage", 1), "utf-8")
    (tmp_path / "company.yaml").write_text("smartgoal: 1\ngoals: [{id: a, title: Warm calls}]\n", "utf-8")

    done = run("check", f"./{clean}", included, str(tmp_path), "--select", "F", "-f", "json")
    told = json.loads(done.stdout)

    assert (done.returncode, told["findings"]) == (0, [])
    assert (told["summary"]["files"], len(told["goals"])) == (2, 2)


def test_files_and_folders(run: Run, tmp_path: Path, clean: str) -> None:
    """Each file once, folders searched but neither hidden ones nor links."""
    for name in ("b/goals/q1.yml", "b/team.goals.yaml", "b/other.yaml", ".hidden/goals.yaml", "venv/goals.yaml"):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(NO_OWNER, "utf-8")
    (tmp_path / "b" / "link.goals.yaml").symlink_to(tmp_path / "goals.yaml")
    (tmp_path / "c").symlink_to(tmp_path / ".hidden")

    told = json.loads(run("check", clean, ".", "b", "-f", "json", *CODES).stdout)

    assert {goal["file"] for goal in told["goals"]} == {"goals.yaml", "b/goals/q1.yml", "b/team.goals.yaml"}
    assert told["summary"]["files"] == 3


def test_standard_input(run_for_real: Run) -> None:
    """Named as the caller says, so that an editor finds its file."""
    assert run_for_real("check", "-", *CODES, stdin=NO_OWNER).stdout.startswith("<stdin>:2:10: error[S116]")
    assert run_for_real("check", "-", "--stdin-filename", "a b.yaml", *CODES, stdin=NO_OWNER).stdout.startswith(
        "a b.yaml:2:10:"
    )


def test_closed_standard_input(run_shell: RunShell, tmp_path: Path) -> None:
    """It is empty, which is a finding and no crash."""
    done = run_shell("check - <&-")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_yaml_error_is_a_finding(tmp_path: Path) -> None:
    """Not an error of the command; it fails the run whatever is selected, as nothing below it is checked."""
    for options in ((), ("--select", "S"), ("--ignore", "F"), ("--severity", "F001=info")):
        assert smartgoal(tmp_path, "check", "-", *options, stdin=b"goals: [").code == 1


def test_as_of(run: Run, clean: str) -> None:
    """A day, today or an environment variable make the deadline known."""
    assert (
        "Next deadline: fewer-repeat-calls, Thu 31 Dec (39 days)."
        in run("check", clean, "--as-of", "2026-11-22").stdout
    )
    assert run("check", clean, "--as-of", "today").returncode in {0, 1}


def test_several_formats(run_for_real: Run, tmp_path: Path, wrong: str) -> None:
    """One on standard output, the others in files."""
    done = run_for_real("check", wrong, *CODES, "-f", "concise", "-f", "json:out.json", "-f", "text:out.txt")

    assert done.stdout.count("\n") == 1
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["summary"]["errors"] == 1
    assert "1 error in 1 of 1 file" in (tmp_path / "out.txt").read_text("utf-8")


def test_quiet(run: Run, clean: str, wrong: str) -> None:
    """No text when nothing fails; machine formats always."""
    assert run("check", clean, "--quiet").stdout == ""
    assert "S116" in run("check", wrong, "-q", *CODES).stdout
    noted = (wrong, "-q", *CODES, "--severity", "S116=info", "--fail-on")
    assert run("check", *noted, "warning").stdout == ""
    assert "info[S116]" in run("check", *noted, "info").stdout
    assert json.loads(run("check", clean, "-q", "-f", "json").stdout)["findings"] == []


def test_show_settings(run: Run, tmp_path: Path) -> None:
    """It needs no goal file."""
    (tmp_path / "smartgoal.toml").write_text("long-period = 4\n", "utf-8")

    lines = run("check", "--show-settings", "--ignore", "S1").stdout.splitlines()

    assert "long-period = 4                          # smartgoal.toml" in lines
    assert 'ignore = ["S1"]                          # command line' in lines


def test_settings_count(run: Run, tmp_path: Path, wrong: str) -> None:
    """Found from the file's folder upward."""
    (tmp_path / "pyproject.toml").write_text(
        '[tool.smartgoal]\nselect = ["S116"]\nseverity = {S116 = "info"}\n', "utf-8"
    )

    assert run("check", wrong).stdout.endswith(", 1 note (see -f concise).\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
def test_devices_and_pipes_are_refused(run: Run, tmp_path: Path) -> None:
    """Reading them could take forever."""
    os.mkfifo(tmp_path / "pipe.goals.yaml")

    for name in ("pipe.goals.yaml", "/dev/zero"):
        done = run("check", name)
        assert done.returncode == 2
        assert done.stderr == f"smartgoal: {name}: this is no regular file; copy its content into one.\n"


def test_machine_formats_hold_nothing_else(run: Run, wrong: str) -> None:
    """Standard output is the JSON, from its first to its last character."""
    done = run("check", wrong, "-f", "json")

    assert json.loads(done.stdout)["schema"] == "smartgoal/check/1"
    assert done.stdout.endswith("}\n")


@pytest.mark.parametrize("option", [(), ("--known", "known.txt")])
def test_the_list_of_the_settings_can_be_begun(tmp_path: Path, wrong: str, option: tuple[str, ...]) -> None:
    """What is to be written for the first time isn't asked for before."""
    if not option:
        (tmp_path / "smartgoal.toml").write_text('known = "known.txt"\n', "utf-8")

    assert smartgoal(tmp_path, "check", wrong, *option).code == 2
    assert smartgoal(tmp_path, "check", wrong, *option, "--write-known", "known.txt").code == 0
    assert " known." in smartgoal(tmp_path, "check", wrong, *option).out


def test_another_list_must_be_there(tmp_path: Path, wrong: str) -> None:
    """A name mistyped isn't an empty list."""
    done = smartgoal(tmp_path, "check", wrong, "--known", "knwon.txt", "--write-known", "new.txt")

    told = "smartgoal: knwon.txt: there is no such file or folder."
    assert (done.code, done.err) == (2, f"{told} A list is begun with --write-known knwon.txt.\n")
    assert not (tmp_path / "new.txt").exists()

    (tmp_path / "known.txt").write_text("", "utf-8")
    done = smartgoal(tmp_path, "check", wrong, "--known", "knwon.txt")
    assert (done.code, done.err) == (2, f"{told} Did you mean known.txt?\n")


def test_standard_input_has_the_settings_of_its_name(tmp_path: Path) -> None:
    """An editor shows what CI finds."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "smartgoal.toml").write_text('select = ["P704"]\n', "utf-8")
    (tmp_path / "deep" / "smartgoal.toml").write_text('select = ["S116"]\n', "utf-8")
    stdin = NO_OWNER.encode()

    named = smartgoal(tmp_path, "check", "-", "--stdin-filename", "deep/new.yaml", "-f", "concise", stdin=stdin)

    assert named.out.startswith("deep/new.yaml:2:10: error[S116]")
    assert smartgoal(tmp_path, "check", "-", stdin=stdin).code == 0


def test_what_a_search_passes_over_is_said(tmp_path: Path, clean: str) -> None:
    """On standard error, so that no goal is turned off by the folder it is put in; progress says it too."""
    (tmp_path / "goals" / "en").mkdir(parents=True)
    (tmp_path / "goals" / "en" / "new.yaml").write_text(NO_OWNER, "utf-8")

    done = smartgoal(tmp_path, "check")

    assert (done.code, done.out) == (0, "✔ 1 goal, all SMART.\n")
    assert done.err.startswith("smartgoal: goals/en/new.yaml: passed over, because ")
    assert smartgoal(tmp_path, "check", "-q").err == ""
    (tmp_path / "a.csv").write_text("date,metric,owner,value,weight\n2026-10-05,aht,Anna Kovács,300,1\n", "utf-8")
    assert done.err in smartgoal(tmp_path, "progress", "--data", "a.csv", "--as-of", "2026-11-22").err


def test_standard_input_includes_what_its_file_would(tmp_path: Path) -> None:
    """An editor or a hook may hand over any file; what it includes begins in that file's folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "teams" / "goals").mkdir(parents=True)
    (tmp_path / "company.yaml").write_text("smartgoal: 1\nmetrics: {csat: {aliases: [x]}}\n", "utf-8")
    name = "teams/goals/north.yaml"
    content = CLEAN_FILE.replace("language", "include: [../../company.yaml]\nlanguage", 1)
    (tmp_path / name).write_text(content, "utf-8")

    handed = smartgoal(tmp_path, "check", "-", "--stdin-filename", name, stdin=content.encode())

    assert (handed.code, handed.out) == (0, smartgoal(tmp_path, "check", name).out)


def test_standard_input_stands_for_the_file_of_its_name(tmp_path: Path) -> None:
    """Beside the folder it isn't a second file with the same goals."""
    (tmp_path / "goals.yaml").write_text(CLEAN_FILE, "utf-8")
    typed = CLEAN_FILE.replace("    owner: Anna Kovács\n", "").encode()

    done = smartgoal(tmp_path, "check", "-", ".", "--stdin-filename", "./goals.yaml", "-f", "concise", stdin=typed)

    assert [line.partition("[")[2][:4] for line in done.out.splitlines()] == ["S116"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_itself(tmp_path: Path) -> None:
    """There is no such file."""
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")

    assert smartgoal(tmp_path, "check", "loop.yaml").code == 2
