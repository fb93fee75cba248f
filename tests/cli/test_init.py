"""`smartgoal init`: asks on a terminal, never on a pipe, never overwrites."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import interrupt

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

CTRL_C = "\x03"
FILES = ["goals.schema.json", "goals.yaml", "sample-metrics.csv"]


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, sorted."""
    return sorted(entry.name for entry in folder.iterdir())


def test_on_a_pipe_nothing_is_asked(run: Run, tmp_path: Path) -> None:
    """The files are written, and the next commands shown."""
    done = run("init")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Wrote goals.yaml, sample-metrics.csv, goals.schema.json.\n"
        "Next:\n  smartgoal check goals.yaml\n  smartgoal progress goals.yaml\n"
    )
    assert names_in(tmp_path) == FILES


def test_what_it_says_next_works(run_for_real: Run) -> None:
    """In a folder of its own, too."""
    next_steps = run_for_real("init", "team/goals-2027", "--as-of", "2026-11-22").stdout.splitlines()[2:]

    for step in next_steps:
        done = run_for_real(*step.split()[1:], "--as-of", "2026-11-22")
        assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_every_question_has_an_option(run: Run, tmp_path: Path) -> None:
    """Nothing has to be typed."""
    run(
        *("init", "--team", "Ventes", "--owner", "Zoé: Ő", "--agreed-with", "王芳", "--metric", "aht"),
        *("--language", "fr", "--as-of", "2026-11-22"),
    )

    text = (tmp_path / "goals.yaml").read_text("utf-8")
    assert all(word in text for word in ("Ventes", "Zoé: Ő", "王芳", "metric: aht", "language: fr"))


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_overwritten(run: Run, tmp_path: Path, name: str) -> None:
    """Not one of the files, and none is written beside."""
    (tmp_path / name).write_text("mine", "utf-8")

    done = run("init")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"smartgoal: {name}: is there already; name another folder, or say --force.\n"
    assert names_in(tmp_path) == [name]
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_a_link_to_nowhere_is_there_too(run: Run, tmp_path: Path) -> None:
    """Writing through it would make a file elsewhere."""
    (tmp_path / "goals.yaml").symlink_to(tmp_path / "elsewhere.yaml")

    assert run("init").returncode == 2
    assert names_in(tmp_path) == ["goals.yaml"]


def test_force_overwrites(run: Run, tmp_path: Path) -> None:
    """Where it is said."""
    (tmp_path / "goals.yaml").write_text("mine", "utf-8")

    assert run("init", "--force").returncode == 0
    assert (tmp_path / "goals.yaml").read_text("utf-8") != "mine"


def test_a_folder_that_cant_be_made(run: Run, tmp_path: Path) -> None:
    """Its name is a file's."""
    (tmp_path / "file").write_text("", "utf-8")

    done = run("init", "file/inner")

    assert done.returncode == 2
    assert done.stderr.startswith("smartgoal: file/inner: can't be written (Not a directory)")


@pytest.mark.parametrize(
    ("option", "message"),
    [(["--metric", "occupancy"], "choose one of csat"), (["--language", "de"], "choose one of en, fr, zh, hu")],
)
def test_wrong_choices(run: Run, tmp_path: Path, option: list[str], message: str) -> None:
    """Those on offer are named, and nothing is written."""
    done = run("init", *option)

    assert done.returncode == 2
    assert message in done.stderr
    assert names_in(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are otherwise there")
class TestOnATerminal:
    """A person answers."""

    @staticmethod
    def talk(folder: Path, *answers: str) -> tuple[int, str]:
        """Return the exit code and all that is seen; each answer follows a question."""
        import pty  # noqa: PLC0415 - not on Windows

        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "smartgoal", "init", "--as-of", "2026-11-22"]
        with subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs) as process:
            os.close(theirs)
            seen = ""
            for answer in answers:
                seen += TestOnATerminal.read(ours, until="]: ")
                if answer == CTRL_C:
                    interrupt(process)
                else:
                    os.write(ours, answer.encode())
            seen += TestOnATerminal.read(ours, until=None)
            try:
                code = process.wait(30)
            finally:
                process.kill()
        os.close(ours)
        return code, seen

    @staticmethod
    def read(terminal: int, until: str | None) -> str:
        """Return what is shown up to a question, or to the end."""
        shown, end = "", time.monotonic() + 30
        while time.monotonic() < end and not (until and shown.endswith(until)):
            if select.select([terminal], [], [], 0.1)[0]:
                try:
                    part = os.read(terminal, 4096)
                except OSError:
                    break
                if not part:
                    break
                shown += part.decode("utf-8", "replace")
        return shown

    def test_questions(self, tmp_path: Path) -> None:
        """An empty answer is the one in brackets; a wrong number is asked again."""
        code, seen = self.talk(tmp_path, "Sales\n", "\n", "Zoé\n", "9\n", "2\n", "fr\n")

        assert code == 0
        assert "  2  Repeat calls for the same problem\r\n" in seen
        assert seen.count("Number [1]: ") == 3
        assert "Say a number from 1 to 4.\r\n" in seen
        text = (tmp_path / "goals.yaml").read_text("utf-8")
        assert all(
            word in text for word in ("Sales", "Alex Martin", "Zoé", "metric: repeat_contact_rate", "language: fr")
        )

    def test_files_that_are_there_come_before_questions(self, tmp_path: Path) -> None:
        """Nobody answers in vain."""
        (tmp_path / "goals.yaml").write_text("mine", "utf-8")

        code, seen = self.talk(tmp_path)

        assert (code, seen) == (2, "smartgoal: goals.yaml: is there already; name another folder, or say --force.\r\n")

    @pytest.mark.parametrize("key", [CTRL_C, "\x04"])
    def test_leaving(self, tmp_path: Path, key: str) -> None:
        """Ctrl-C and Ctrl-D end it with 130; nothing is written."""
        code, seen = self.talk(tmp_path, "Sales\n", key)

        assert code == 130
        assert "Traceback" not in seen
        assert names_in(tmp_path) == []
