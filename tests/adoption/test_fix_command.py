"""`check --fix` and `check --diff`: files mended in place, or shown."""

from __future__ import annotations

import io
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from smartgoal.errors import GoalsError
from smartgoal.goals.files import replace_file
from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adoption.conftest import Command

SLIPPED = CLEAN_FILE.replace("    title:", "    titel:").replace("review: weekly", "review: wekly")


def test_slips_are_mended(folder: Path, command: Command) -> None:
    """The file is as it should be, its rights are kept, nothing is left beside it, and the run is fine."""
    file = folder / "goals.yaml"
    file.write_bytes(SLIPPED.encode())
    file.chmod(0o640)

    done = command("check", "--fix")

    assert (done.code, done.err) == (0, "smartgoal: 2 edits in goals.yaml.\n")
    assert file.read_bytes() == CLEAN_FILE.encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert {one.name for one in folder.iterdir()} == {".git", "goals.yaml"}
    again = command("check", "--fix")
    assert (again.code, again.err) == (0, "")


def test_what_is_left_is_reported(folder: Path, command: Command) -> None:
    """And fails the run."""
    (folder / "goals.yaml").write_text(SLIPPED.replace("stretch: 12 %", "stretch: 15 %"), "utf-8")

    done = command("check", "--fix", "-f", "concise")

    assert done.code == 1
    assert "R404" in done.out
    assert "F003" not in done.out


def test_one_edit_and_quiet(folder: Path, command: Command) -> None:
    """One is one edit; --quiet says nothing."""
    file = folder / "goals.yaml"
    file.write_text(CLEAN_FILE.replace("review: weekly", "review: wekly"), "utf-8")
    assert command("check", "--fix").err == "smartgoal: 1 edit in goals.yaml.\n"

    file.write_text(SLIPPED, "utf-8")
    assert command("check", "--fix", "--quiet").err == ""
    assert file.read_text("utf-8") == CLEAN_FILE


def test_included_files_are_mended_too(folder: Path, command: Command) -> None:
    """They are part of the run."""
    (folder / "goals.yaml").write_text(CLEAN_FILE.replace("team:", "include: [shared.yaml]\nteam:", 1), "utf-8")
    (folder / "shared.yaml").write_text("smartgoal: 1\nmetrcs: {}\n", "utf-8")

    done = command("check", "--fix")

    assert (done.code, done.err) == (0, "smartgoal: 1 edit in shared.yaml.\n")
    assert (folder / "shared.yaml").read_text("utf-8") == "smartgoal: 1\nmetrics: {}\n"


def test_a_link_stays_a_link(folder: Path, command: Command) -> None:
    """What it points to is mended."""
    (folder / "real.yaml").write_text(SLIPPED, "utf-8")
    (folder / "goals.yaml").symlink_to("real.yaml")

    assert command("check", "goals.yaml", "--fix").code == 0
    assert (folder / "goals.yaml").is_symlink()
    assert (folder / "real.yaml").read_text("utf-8") == CLEAN_FILE


def test_a_deadline_is_added_when_the_rule_is_named(folder: Path, command: Command) -> None:
    """--select T501 with --fix; --fix alone leaves it to people."""
    text = CLEAN_FILE.replace("to 14 %.", "to 14 % by 31 December 2026.")
    file = folder / "goals.yaml"
    file.write_text(text.replace("      deadline: 2026-12-31\n", ""), "utf-8")
    assert command("check", "--fix").code == 1

    assert command("check", "--fix", "--select", "S, t501").code == 0
    assert file.read_text("utf-8") == text


def test_standard_input_cant_be_fixed(command: Command) -> None:
    """There is no file to write."""
    done = command("check", "-", "--fix")

    assert (done.code, done.out) == (2, "")
    assert "Standard input can't be fixed" in done.err


def test_a_file_that_cant_be_written_is_2(folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays as it was, and nothing is left beside it."""
    (folder / "goals.yaml").write_text(SLIPPED, "utf-8")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("smartgoal.disk.os.fsync", full)
    done = command("check", "--fix")

    assert (done.code, done.out) == (2, "")
    assert (
        done.err
        == "smartgoal: goals.yaml: can't be written (No space left on device); check its folder and the space.\n"
    )
    assert (folder / "goals.yaml").read_text("utf-8") == SLIPPED
    assert {one.name for one in folder.iterdir()} == {".git", "goals.yaml"}


def test_a_file_that_changed_meanwhile_is_left_alone(folder: Path) -> None:
    """Somebody's editor saved it between reading and writing."""
    file = folder / "goals.yaml"
    file.write_bytes(b"theirs, and longer")

    with pytest.raises(GoalsError, match="has changed while it was being checked"):
        replace_file(str(file), b"ours", expected=b"theirs")
    assert file.read_bytes() == b"theirs, and longer"


def test_a_diff_changes_nothing_and_can_be_applied(folder: Path, command: Command) -> None:
    """`git apply` makes of it what --fix does; the exit code is that of the files as they are."""
    file = folder / "goals.yaml"
    file.write_bytes(SLIPPED.replace("\n", "\r\n").encode().rstrip())

    done = command("check", "--diff")

    assert (done.code, done.err) == (1, "")
    assert file.read_bytes() == SLIPPED.replace("\n", "\r\n").encode().rstrip()
    assert done.out.startswith("--- a/goals.yaml\n+++ b/goals.yaml\n@@ ")
    (folder / "edits.diff").write_bytes(done.out.encode())
    (folder / ".git").rmdir()
    applied = subprocess.run(["git", "apply", "edits.diff"], cwd=folder, capture_output=True, text=True, check=False)
    assert applied.stderr == ""
    assert file.read_bytes() == CLEAN_FILE.replace("\n", "\r\n").encode().rstrip()


def test_a_diff_of_clean_files_is_empty(folder: Path, command: Command) -> None:
    """And the run is fine."""
    (folder / "goals.yaml").write_text(CLEAN_FILE, "utf-8")

    done = command("check", "--diff")

    assert (done.code, done.out, done.err) == (0, "", "")


def test_a_diff_without_edits_says_so(folder: Path, command: Command) -> None:
    """A job that fails shows why, and what an edit could add."""
    file = folder / "goals.yaml"
    file.write_text(CLEAN_FILE.replace("stretch: 12 %", "stretch: 15 %"), "utf-8")

    done = command("check", "--diff")
    assert (done.code, done.out) == (1, "")
    assert done.err == "smartgoal: No edit mends what is found; `smartgoal check` lists it.\n"
    assert command("check", "--diff", "--quiet").err == ""

    text = CLEAN_FILE.replace("to 14 %.", "to 14 % by 31 December 2026.")
    file.write_text(text.replace("      deadline: 2026-12-31\n", ""), "utf-8")
    assert command("check", "--diff").err.endswith(
        " Edits that add what nobody wrote are made by name: --select T501.\n"
    )


@pytest.mark.parametrize(
    "content",
    [
        SLIPPED.replace("titel: F", "titel: \u200bF").encode(),
        SLIPPED.encode("utf-16"),
        b"\xef\xbb\xbf" + SLIPPED.replace("language: en", "languag: en", 1).encode(),
    ],
)
def test_a_diff_that_cant_be_applied_says_so(folder: Path, command: Command, content: bytes) -> None:
    """Signs that nobody sees, other encodings and marks stand in a diff otherwise than in the file."""
    file = folder / "goals.yaml"
    file.write_bytes(content)

    done = command("check", "--diff")

    assert done.err.startswith("smartgoal: goals.yaml: this diff is for reading, because ")
    (folder / "edits.diff").write_bytes(done.out.encode())
    (folder / ".git").rmdir()
    assert subprocess.run(["git", "apply", "edits.diff"], cwd=folder, capture_output=True, check=False).returncode


def test_a_diff_of_standard_input(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has the name given; standard input is read once."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SLIPPED.encode()), "utf-8"))

    done = command("check", "-", "--stdin-filename", "my.yaml", "--diff")

    assert "--- a/my.yaml\n" in done.out
    assert "\n+    title:" in done.out


def test_a_diff_beside_a_report_in_a_file(folder: Path, command: Command) -> None:
    """Standard output has the diff alone; a format that would go there too is refused."""
    (folder / "goals.yaml").write_text(SLIPPED, "utf-8")

    done = command("check", "--diff", "-f", "concise:found.txt")
    assert done.out.startswith("--- a/goals.yaml\n")
    assert "F003" in (folder / "found.txt").read_text("utf-8")

    refused = command("check", "--diff", "-f", "json")
    assert (refused.code, refused.out) == (2, "")
    assert "--diff writes to standard output; write json to a file: json:FILE." in refused.err


def test_what_a_diff_shows_is_harmless(folder: Path, command: Command) -> None:
    """A line that a CI service would obey, and signs that a terminal would, are written out."""
    hostile = "::error::pwned"
    text = SLIPPED.replace("    review: wekly", f"    review: wekly\n    # \x1b[31m\u202e\tx\n{hostile}: x")
    (folder / "goals.yaml").write_text(text.replace("      review", "      # a\n      review"), "utf-8")

    lines = command("check", "--diff").out.split("\n")

    assert not any(line.lstrip().startswith("::") for line in lines)
    assert all("\x1b" not in line and "\u202e" not in line for line in lines)


def test_a_diff_names_files_as_patch_reads_them(folder: Path, command: Command) -> None:
    """A name with blanks ends with a tab, an absolute one lost its slash."""
    (folder / "inside sales").mkdir()
    file = folder / "inside sales" / "goals.yaml"
    file.write_text("smartgoal: 1\ngoals:\n  - id: a\n    titel: A\n", "utf-8")

    named = command("check", "--diff", "inside sales").out
    assert named.startswith("--- a/inside sales/goals.yaml\t\n+++ b/inside sales/goals.yaml\t\n@@")
    assert command("check", "--diff", file.as_posix()).out.startswith(f"--- a/{file.as_posix().lstrip('/')}")
