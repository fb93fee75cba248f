"""Taking up the check in a team that has findings already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adoption.conftest import Command

NO_OWNER = CLEAN_FILE.replace("    owner: Anna Kovács\n", "")
NO_OWNER_AND_WORSE = NO_OWNER.replace("stretch: 12 %", "stretch: 15 %")


def codes_of(out: str) -> list[str]:
    """Return the codes of findings in the format concise."""
    return [line.partition("[")[2][:4] for line in out.splitlines()]


def test_from_failing_to_failing_on_new_findings_only(folder: Path, command: Command) -> None:
    """Written once, the list keeps old findings from failing the run; a new one fails it."""
    file = folder / "goals.yaml"
    file.write_text(NO_OWNER, "utf-8")
    assert command("check").code == 1

    written = command("check", "--write-known", "known.txt")
    assert (written.code, written.err) == (0, "")
    assert "known" in written.out
    assert "goals.yaml: S116 fewer-repeat-calls owner " in (folder / "known.txt").read_text("utf-8")

    assert command("check", "--known", "known.txt").code == 0

    file.write_text("\n# moved\n" + NO_OWNER_AND_WORSE, "utf-8")
    worse = command("check", "--known", "known.txt", "-f", "concise")
    assert (worse.code, codes_of(worse.out)) == (1, ["R404"])


def test_the_same_list_however_the_file_is_named(folder: Path, command: Command) -> None:
    """From the folder, by its full name, from a folder above or below, by standard input's name."""
    (folder / "team").mkdir()
    (folder / "team" / "goals.yaml").write_text(NO_OWNER, "utf-8")
    command("check", "--write-known", "known.txt")

    for name in ("team/goals.yaml", "./team", str(folder / "team" / "goals.yaml"), "team/../team/goals.yaml"):
        assert command("check", "--known", "known.txt", name).code == 0, name


def test_the_settings_name_the_list(folder: Path, command: Command) -> None:
    """Relative to their file."""
    (folder / "team").mkdir()
    (folder / "team" / "goals.yaml").write_text(NO_OWNER, "utf-8")
    (folder / "team" / "smartgoal.toml").write_text('known = "old.txt"\n', "utf-8")
    (folder / "team" / "old.txt").write_text("", "utf-8")
    command("check", "team", "--write-known", "team/old.txt")

    assert command("check", "team").code == 0


def test_stale_entries_are_reported(folder: Path, command: Command) -> None:
    """Each line that can go, at most ten, unless --quiet; the run stays fine."""
    text = "".join(f"  - {{id: a-{number}, title: A}}\n" for number in range(12))
    file = folder / "goals.yaml"
    file.write_text(f"smartgoal: 1\ngoals:\n{text}", "utf-8")
    command("check", "--select", "S116", "--write-known", "known.txt")
    file.write_text(CLEAN_FILE, "utf-8")

    done = command("check", "--select", "S116", "--known", "known.txt")

    assert done.code == 0
    lines = done.err.splitlines()
    assert lines[0].startswith("smartgoal: known, but found no more: goals.yaml: S116 a-0 owner ")
    assert lines[10:] == ["smartgoal: and 2 more; write the list anew with --write-known FILE."]
    assert "12 known findings gone" in done.out
    assert command("check", "--select", "S116", "--known", "known.txt", "--quiet").err == ""


OTHER = NO_OWNER.replace("id: fewer-repeat-calls", "id: other")


def entries(folder: Path) -> list[str]:
    """Return file and rule of each entry of the list."""
    lines = (folder / "known.txt").read_text("utf-8").splitlines()
    return [" ".join(line.split()[:2]) for line in lines if not line.startswith("#")]


def write_teams(folder: Path) -> None:
    """Write two goal files with a fault each."""
    for team, text in (("north", NO_OWNER), ("south", OTHER)):
        (folder / team).mkdir()
        (folder / team / "goals.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize("part", [("north",), ("--select", "R"), ("--ignore", "S1"), ("north", "--known", "known.txt")])
def test_a_list_written_by_part_of_a_run_keeps_the_rest(folder: Path, command: Command, part: tuple[str, ...]) -> None:
    """Files and rules that the run didn't look at may have their findings still."""
    write_teams(folder)
    command("check", "--write-known", "known.txt")
    listed = entries(folder)
    assert listed == ["north/goals.yaml: S116", "south/goals.yaml: S116"]

    assert command("check", *part, "--write-known", "known.txt").code == 0

    assert entries(folder) == listed
    (folder / "north" / "goals.yaml").write_text(CLEAN_FILE, "utf-8")
    command("check", "north", "--write-known", "known.txt")
    assert entries(folder) == listed[1:]


def test_goals_of_other_files_may_be_what_a_known_finding_is_about(folder: Path, command: Command) -> None:
    """A run that lacks them tells nothing about it; one that has them all does."""
    (folder / "team").mkdir()
    twin = CLEAN_FILE.replace("fewer-repeat-calls", "other")
    for name, text in (("goals.yaml", CLEAN_FILE), ("team/goals.yaml", twin)):
        (folder / name).write_text(text, "utf-8")
    command("check", "--write-known", "known.txt")
    assert entries(folder) == ["team/goals.yaml: P702"]

    part = command("check", "team", "--known", "known.txt", "--write-known", "known.txt")
    assert (part.err, entries(folder)) == ("", ["team/goals.yaml: P702"])

    (folder / "goals.yaml").write_text("smartgoal: 1\ngoals: []\n", "utf-8")
    assert "P702" in command("check", "--known", "known.txt").err


def test_entries_of_files_that_are_gone_are_reported(folder: Path, command: Command) -> None:
    """Deleted or moved, whatever part of the repository is checked; the list written anew is rid of them."""
    write_teams(folder)
    command("check", "--write-known", "known.txt")
    (folder / "south").rename(folder / "west")

    for arguments in ((), ("north",), ("--select", "R")):
        done = command("check", *arguments, "--known", "known.txt")
        assert done.err.startswith("smartgoal: known, but found no more: south/goals.yaml: S116 other owner ")

    command("check", "--write-known", "known.txt")
    assert entries(folder) == ["north/goals.yaml: S116", "west/goals.yaml: S116"]


def test_a_list_of_a_folder_above_or_of_no_repository(
    folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies elsewhere, or is called otherwise than the list can show, isn't called gone."""
    write_teams(folder)
    odd = folder / "east" / "my  goals.yaml"
    odd.parent.mkdir()
    odd.write_text(OTHER.replace("id: other", "id: third"), "utf-8")
    command("check", ".", str(odd), "--write-known", "known.txt")
    known = (folder / "known.txt").read_text("utf-8")
    assert "east/my goals.yaml: S116" in known
    (folder / "known.txt").write_text(known + f"../far/goals.yaml: S116 a owner {'0' * 32}\n", "utf-8")

    (folder / ".git").rmdir()
    monkeypatch.chdir(folder / "north")

    assert command("check", "goals.yaml", "--known", "../known.txt").err == ""


def test_a_list_that_cant_be_used_is_2(folder: Path, command: Command) -> None:
    """Missing, no list, or an input of the run."""
    (folder / "goals.yaml").write_text(NO_OWNER, "utf-8")

    for arguments, message in (
        (("--known", "nowhere.txt"), "nowhere.txt: there is no such file"),
        (("--known", "goals.yaml"), "goals.yaml, line 1: no known finding"),
        (("--write-known", "goals.yaml"), "goals.yaml: this file is an input"),
        (("--write-known", "new.txt", "-f", "json:new.txt"), "new.txt: this file is an input"),
        (("--known", "new.txt", "-f", "json:new.txt"), "new.txt: this file is an input"),
    ):
        done = command("check", *arguments)
        assert (done.code, done.out) == (2, "")
        assert message in done.err
