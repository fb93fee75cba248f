"""What CI services see: nothing of a stranger's is taken for one of their commands, wherever a line breaks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.in_process import smartgoal
from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

ERRORS = " ".join(f"::error::{letter}" for letter in "abcdefghijklmnop")
MARKER = "##vso[task.complete result=Succeeded]done"


def commands_in(output: str) -> list[str]:
    """Return the lines that GitHub or Azure would obey, as their runners look for them."""
    return [
        line
        for line in output.split("\n")
        if line.strip().startswith("::") or "##[" in line or "##vso[" in line.lower()
    ]


@pytest.mark.parametrize("columns", [60, 74, 80, 91])
@pytest.mark.parametrize("hostile", [ERRORS, MARKER])
def test_what_people_read(tmp_path: Path, hostile: str, columns: int) -> None:
    """Names of people, means and columns, wrapped at any width."""
    means = CLEAN_FILE.replace("weekly coaching]", f'"{hostile}"]').replace("Anna Kovács", f'"{hostile}"')
    means = means.replace("agreed_by", "#")
    (tmp_path / "goals.yaml").write_text(means, "utf-8")
    export = f"date,metric,owner,numerator,denominator,{hostile}\n2026-10-20,repeat_contact_rate,{hostile},90,100,x\n"
    (tmp_path / "export.csv").write_text(export, "utf-8")

    for arguments in (
        ("progress", "--data", "export.csv", "--as-of", "2026-11-01"),
        ("import", "export.csv", "--dry-run"),
        ("check", "goals.yaml"),
    ):
        done = smartgoal(tmp_path, *arguments, columns=columns)

        assert commands_in(done.out + done.err) == [], arguments
        assert hostile.split(maxsplit=1)[0].lstrip(":#")[:3] in done.out + done.err


def test_json_means_the_same(tmp_path: Path) -> None:
    """A marker is written in another way."""
    (tmp_path / "goals.yaml").write_text(CLEAN_FILE.replace("Fewer repeat", f'"{MARKER}" #'), "utf-8")

    done = smartgoal(tmp_path, "check", "-f", "json")

    assert commands_in(done.out) == []
    assert json.loads(done.out)["goals"][0]["title"] == MARKER


def test_our_own_commands_are_obeyed(tmp_path: Path) -> None:
    """One for each finding, in which nothing else is one."""
    (tmp_path / "goals.yaml").write_text(CLEAN_FILE.replace("repeat_contact_rate, baseline", f'"{MARKER}", baseline'))

    found = commands_in(smartgoal(tmp_path, "check", "-f", "github").out)

    assert found
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in found)
    assert not any("##vso[" in line for line in found)
