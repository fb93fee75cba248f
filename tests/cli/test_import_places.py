"""Where an import's reports go, and what is said where they can't."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.in_process import smartgoal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import RunShell

GOALS = """\
smartgoal: 1
sources: [{name: s, files: x*.csv, date: Day, owner: Agent, metrics: {complaints: {value: N}}}]
goals:
  - {id: g, title: Fewer complaints, owner: Anna, measurable: {metric: complaints}, realistic: {threshold: 5}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with goals and an export of which one row is no figure."""
    (tmp_path / "goals.yaml").write_text(GOALS, "utf-8")
    (tmp_path / "x.csv").write_text("Day,Agent,N\n2026-01-05,Anna,1\n2026-01-06,Anna,z\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("place", ["nowhere/r.csv", "folder"])
@pytest.mark.parametrize("option", ["--rejects={}", "--format=json:{}"])
def test_a_place_that_cannot_be_written_is_told_before(project: Path, place: str, option: str) -> None:
    """Nothing is imported; a script takes 2 for that."""
    (project / "folder").mkdir()

    done = smartgoal(project, "import", "x.csv", "--max-rejects", "1", option.format(place))

    assert done.code == 2
    assert done.err.startswith(f"smartgoal: {place}: can't be written (")
    assert not (project / ".smartgoal").exists()
    assert sorted(path.name for path in project.iterdir()) == ["folder", "goals.yaml", "x.csv"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has /dev/full")
def test_a_report_that_gets_lost_says_what_became_of_the_files(project: Path, run_shell: RunShell) -> None:
    """Standard output full is 2, whether or not the store has them; a rehearsal and a refusal claim nothing."""
    for more in ("--dry-run --max-rejects 1", ""):
        done = run_shell(f"import x.csv {more} > /dev/full")
        assert (done.returncode, "imported;" in done.stderr) == (2, False)
    done = run_shell("import x.csv --max-rejects 1 > /dev/full")

    assert done.returncode == 2
    assert done.stderr.startswith("smartgoal: The files are imported; only the report of it can't be written.\n")
    assert "x.csv" in smartgoal(project, "store", "log").out
