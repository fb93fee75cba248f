"""Rules left out in some files, by the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.adoption.test_known_list import NO_OWNER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adoption.conftest import Command


def test_files_may_be_left_out_of_rules(folder: Path, command: Command) -> None:
    """By their path in the repository, from wherever they are checked."""
    (folder / "old").mkdir()
    (folder / "old" / "goals.yaml").write_text(NO_OWNER, "utf-8")
    (folder / "smartgoal.toml").write_text('per-file-ignores = {"old/*.yaml" = ["S116"]}\n', "utf-8")

    assert command("check").code == 0
    assert command("check", str(folder / "old" / "goals.yaml")).code == 0
    (folder / "smartgoal.toml").write_text('per-file-ignores = {"new/*.yaml" = ["S116"]}\n', "utf-8")
    assert command("check").code == 1


@pytest.fixture
def zh(folder: Path) -> Path:
    """Return a deeper folder with a goal file, beside another one without fault."""
    place = folder / "goals" / "zh" / "goals"
    place.mkdir(parents=True)
    (place / "north.yaml").write_text(NO_OWNER, "utf-8")
    return place


def ignore_in(folder: Path, pattern: str, code: str = "S116") -> None:
    """Leave a rule out in the files that a pattern means."""
    (folder / "smartgoal.toml").write_text(f'known = "k"\nper-file-ignores = {{"{pattern}" = ["{code}"]}}\n', "utf-8")
    (folder / "k").write_text("", "utf-8")


@pytest.mark.parametrize("pattern", ["goals/zh/", "./goals/zh/**", "./goals/zh/", "goals/*/goals/*.yaml", "north.yaml"])
def test_a_folder_means_all_that_is_in_it(folder: Path, zh: Path, command: Command, pattern: str) -> None:
    """However deep, and with a dot before it or not."""
    ignore_in(folder, pattern)

    done = command("check")

    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("pattern", ["goals/{zh,hu}/**", "goals/nowhere/", "goals/zh"])
def test_a_pattern_that_matches_no_file_is_told(folder: Path, zh: Path, command: Command, pattern: str) -> None:
    """Like a needless `ignore`, by a run that has all files; a part of them tells nothing."""
    ignore_in(folder, pattern)
    (folder / "goals.yaml").write_text("smartgoal: 1\ngoals: []\n", "utf-8")

    told = command("check").err

    assert told.startswith(f'smartgoal: smartgoal.toml, line 2: per-file-ignores: "{pattern}" matches no goal file; ')
    assert told.count("\n") == 1
    assert command("check", "--quiet").err == ""
    assert command("check", str(zh)).err == ""


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ('select = [\n"S116",\n"s999"]\n', "smartgoal.toml, line 3: select: "),
        ("\nignore = ['S999']\n", "smartgoal.toml, line 2: ignore: "),
        ("[severity]\nS116 = 'info'\nS999 = 'error'\n", "smartgoal.toml, line 3: severity: "),
        (
            "[per-file-ignores]\n'a.yaml' = ['S116']\n'b.yaml' = ['S999']\n",
            "smartgoal.toml, line 3: per-file-ignores: ",
        ),
    ],
)
def test_a_rule_that_isnt_one_is_told_with_its_line(folder: Path, command: Command, settings: str, place: str) -> None:
    """As everything else that is wrong in the settings."""
    (folder / "smartgoal.toml").write_text(settings, "utf-8")
    (folder / "goals.yaml").write_text(NO_OWNER, "utf-8")

    done = command("check")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"smartgoal: {place}")
    assert 'There is no rule "S999"; ' in done.err
