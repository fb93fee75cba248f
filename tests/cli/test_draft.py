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


def test_a_file_is_no_sentence(run: Run, tmp_path: Path) -> None:
    """Its name would become a goal; what is no file is taken as it is written, however long."""
    (tmp_path / "last year.txt").write_text(FRENCH, "utf-8")

    done = run("draft", "last year.txt")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "smartgoal: last year.txt: this is a file; its lines are read with `smartgoal draft - < 'last year.txt'`.\n"
    )
    assert run("draft", f"{FRENCH} {'et plus ' * 100}").returncode == 0


def test_lines_on_standard_input(run_for_real: Run) -> None:
    """One object each, in order; `-` says the same as no sentence."""
    lines = ["- Improve service", "", FRENCH]

    done = run_for_real("draft", "-f", "json", stdin="\r\n".join(lines))

    assert done.returncode == 0
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == lines
    assert run_for_real("draft", "-", "-f", "json", stdin="\r\n".join(lines)).stdout == done.stdout


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


OWN = """\
smartgoal: 1
metrics:
  fall_rate: {name: Falls per 1000 bed days, kind: ratio, unit: falls, better: lower, class: quality, bounds: [0, null]}
  fcr: {variant: survey}
"""
FALLS = "Reduce falls per 1000 bed days from 6 to 4 by 31 December 2026"


def test_metrics_of_the_project_are_known(run: Run, tmp_path: Path) -> None:
    """Those of the goal files of this folder; the goal file that comes out describes them."""
    (tmp_path / "goals").mkdir()
    (tmp_path / "goals" / "ward.yaml").write_text(OWN, "utf-8")

    done = run("draft", "-f", "json", "-f", "yaml:new.yaml", FALLS)

    assert json.loads(done.stdout)["metric"] == "fall_rate"
    head = (tmp_path / "new.yaml").read_text("utf-8").partition("goals:")[0]
    assert head.endswith(
        "  fall_rate:\n    name: Falls per 1000 bed days\n    kind: ratio\n    unit: falls\n"
        "    better: lower\n    class: quality\n    bounds: [0, null]\n"
    ), head
    assert "error" not in run("check", "new.yaml", "-f", "concise").stdout


def test_formulas_of_the_project_are_chosen(run: Run, tmp_path: Path) -> None:
    """Nobody is asked again, and the file says which one."""
    (tmp_path / "goals.yaml").write_text(OWN, "utf-8")

    done = run("draft", "-f", "yaml", "Raise FCR from 70 % to 75 % by 31 December 2026")

    assert "metrics:\n  fcr:\n    variant: survey\ngoals:" in done.stdout


def test_goal_files_named_and_out_of_order(run: Run, tmp_path: Path) -> None:
    """One that is named must be there; those of the folder are read as far as they can be."""
    (tmp_path / "elsewhere.yaml").write_text(OWN, "utf-8")
    (tmp_path / "goals.yaml").write_bytes(b"\\xff\\xff not a goal file")
    (tmp_path / "big.goals.yaml").write_text("# " + "x" * 300, "utf-8")
    (tmp_path / "smartgoal.toml").write_text("max-file-size = 200\n", "utf-8")

    assert json.loads(run("draft", "-f", "json", FALLS).stdout)["metric"] is None
    (tmp_path / "smartgoal.toml").unlink()
    named = run("draft", "-f", "json", "--goals", "elsewhere.yaml", FALLS)
    assert json.loads(named.stdout)["metric"] == "fall_rate"
