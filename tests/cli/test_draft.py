"""`smartgoal draft` as people and scripts run it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

FRENCH = "Réduire le taux de rappel de 18 % à 14 % d'ici fin mars"


def test_a_sentence(run: Run) -> None:
    """Is shown as text by default; nothing on standard error."""
    done = run("draft", FRENCH)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"  {FRENCH}\n")


def test_lines_on_standard_input(run: Run) -> None:
    """One object each, in order; `-` says the same as no sentence."""
    lines = ["- Improve service", "", FRENCH]

    done = run("draft", "-f", "json", stdin="\r\n".join(lines))

    assert done.returncode == 0
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == lines
    assert run("draft", "-", "-f", "json", stdin="\r\n".join(lines)).stdout == done.stdout


def test_a_goal_file_from_a_document(run: Run, tmp_path: Path) -> None:
    """It goes to a file, and check reads it without an error."""
    done = run("draft", "-f", "yaml:new.goals.yaml", stdin=f"1. {FRENCH}\n2. Improve service\n")

    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "new.goals.yaml").read_text("utf-8").count("status: draft") == 2
    assert run("check", "new.goals.yaml").returncode == 0


def test_as_of_settles_days(run: Run) -> None:
    """A day without a year is the next one."""
    done = run("draft", "--as-of", "2026-01-10", "-f", "json", FRENCH)

    assert json.loads(done.stdout)["deadline"]["date"] == "2026-03-31"


def test_a_declared_language(run: Run) -> None:
    """Holds where the text tells none."""
    assert json.loads(run("draft", "--language", "hu", "-f", "json", "csat 85 %").stdout)["language"] == "hu"


def test_settings_hold(run: Run, tmp_path: Path) -> None:
    """A rule that is left out says nothing, and years begin when the settings say so."""
    (tmp_path / "smartgoal.toml").write_text('ignore = ["M205"]\nfiscal-year-start = 4\n', "utf-8")

    assert json.loads(run("draft", "-f", "json", "Cut AHT by 20 %").stdout)["findings"] == []


def test_utf_16_is_read(tmp_path: Path) -> None:
    """As some shells send it through a pipe."""
    command = [sys.executable, "-m", "smartgoal", "draft", "-f", "json"]
    done = subprocess.run(command, cwd=tmp_path, input=FRENCH.encode("utf-16"), capture_output=True, check=True)

    assert json.loads(done.stdout)["text"] == FRENCH
