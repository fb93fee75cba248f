"""Streams that are full, closed, narrow or plain: no traceback, the right code, the right colours."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from smartgoal import api
from smartgoal.cli.options import standard_input
from smartgoal.readings.file.unpack import LARGEST
from tests.cli.in_process import smartgoal
from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import RunShell

WRONG = "smartgoal: 1\ngoals:\n" + "".join(f"  - {{id: goal-{n}, title: Goal {n}}}\n" for n in range(200))
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell is needed")


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    """Write a file in which nothing is found and one with many errors."""
    (tmp_path / "clean.yaml").write_text(CLEAN_FILE, "utf-8")
    (tmp_path / "wrong.yaml").write_text(WRONG, "utf-8")


@pytest.mark.parametrize(("file", "code"), [("wrong", 1), ("clean", 0)])
def test_a_closed_pipe_ends_quietly(run_shell: RunShell, file: str, code: int) -> None:
    """With the code that the run would have given."""
    done = run_shell(f"check {file}.yaml -f concise | true; exit ${{PIPESTATUS[0]}}")

    assert (done.returncode, done.stderr) == (code, "")


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_nobody_reads_the_answer(run_shell: RunShell, asked: str) -> None:
    """Which is no fault of ours."""
    done = run_shell(f"{asked} | true; exit ${{PIPESTATUS[0]}}")

    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_stops_early(run_shell: RunShell) -> None:
    """`| head -1` shows one line and nothing else."""
    done = run_shell("check wrong.yaml -f concise | head -1")

    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        ("check - -f concise", 1, "[F007] The file has more than the 10,000,000 bytes that are read."),
        ("progress -", 1, "[F007] goals: The file has more than the 10,000,000 bytes that are read."),
        ("compare - clean.yaml", 2, "<stdin>, line 1: The file has more than the 10,000,000 bytes that are read."),
        ("draft -", 2, "smartgoal: Standard input is too large; give at most 300,000 bytes at once."),
    ],
)
def test_standard_input_that_never_ends(run_shell: RunShell, asked: str, code: int, told: str) -> None:
    """No more of it is read than of a file."""
    done = run_shell(f"{asked} < /dev/zero")

    assert done.returncode == code
    assert told in done.stdout + done.stderr


def test_no_byte_too_many_is_taken_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more than may be used, which shows that there is too much."""
    for size, most, taken in ((5, 9, 5), (9, 9, 9), (10, 9, 10), (4_000_000, 2_500_000, 2_500_001), (0, 9, 0)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * size)))
        assert len(standard_input(most)) == taken
        assert len(sys.stdin.buffer.read()) == size - taken
    monkeypatch.setattr(sys, "stdin", None)
    assert standard_input(9) == b""


def test_a_person_ends_standard_input_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal goes on after its end, so nobody reads there again."""

    class Terminal(io.BytesIO):
        asked = 0

        def read(self, size: int | None = -1) -> bytes:
            self.asked += 1
            return super().read(size)

    terminal = Terminal(b"Cut AHT\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(terminal))

    assert standard_input(9_000_000) == b"Cut AHT\n"
    assert terminal.asked == 1


def test_an_export_may_be_as_large_on_standard_input_as_in_a_file() -> None:
    """The limit of goal files isn't theirs."""
    wanted: list[int] = []

    def stdin(most: int) -> bytes:
        wanted.append(most)
        return b"date,aht\n2026-01-05,300\n"

    assert api.propose_sources(["-"], None, stdin=stdin).sources
    assert wanted == [LARGEST]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has /dev/full")
@pytest.mark.parametrize(
    "verb", ["check clean.yaml", "metrics", "schema", "check wrong.yaml -f json", "--version", "--help"]
)
def test_a_full_disk_is_2(run_shell: RunShell, verb: str) -> None:
    """Said on standard error."""
    done = run_shell(f"{verb} > /dev/full")

    assert done.returncode == 2
    assert done.stderr == "smartgoal: can't write to standard output: No space left on device.\n"


@pytest.mark.parametrize("verb", ["check clean.yaml", "metrics aht", "schema check", "--version", "check -h"])
def test_closed_standard_output_is_2(run_shell: RunShell, verb: str) -> None:
    """A result that nobody can see isn't fine."""
    done = run_shell(f"{verb} >&-")

    assert done.returncode == 2
    assert done.stderr == "smartgoal: can't write to standard output: it isn't open.\n"


def test_closed_standard_error(run_shell: RunShell) -> None:
    """What can't be said is lost; the code stays."""
    done = run_shell("check missing.yaml 2>&-")

    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("asked", ["check missing.yaml", "nosuch", "check --nosuch", "import", "store"])
def test_full_standard_error(run_shell: RunShell, asked: str) -> None:
    """The same, whoever finds the fault."""
    assert run_shell(f"{asked} 2>/dev/full").returncode == 2


def test_a_plain_locale(run_shell: RunShell) -> None:
    """LANG=C gets ASCII: letters for our glyphs, escapes for what people wrote."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    done = run_shell("check clean.yaml", **plain)
    assert done.stdout == "+ 1 goal, all SMART.\n"
    done = run_shell("metrics csat", **plain)
    assert done.stdout.isascii()
    assert "\\u5ba2" in done.stdout


def test_a_name_in_a_plain_locale(run_shell: RunShell, tmp_path: Path) -> None:
    """Messages on standard error too."""
    done = run_shell("check 'hiányzó.yaml'", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")

    assert done.returncode == 2
    assert done.stderr.isascii()


@pytest.mark.parametrize(
    ("option", "environment", "coloured"),
    [
        ("", {}, False),
        ("--color always", {}, True),
        ("--color always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
        ("--color never", {"FORCE_COLOR": "1"}, False),
        ("", {"FORCE_COLOR": "1"}, True),
        ("", {"FORCE_COLOR": "0"}, False),
        ("", {"CLICOLOR_FORCE": "1"}, True),
        ("", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("", {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ("--color auto", {"CLICOLOR": "0", "TERM": "xterm"}, False),
    ],
)
def test_colours(tmp_path: Path, option: str, environment: dict[str, str], *, coloured: bool) -> None:
    """--color beats NO_COLOR, that beats FORCE_COLOR and CLICOLOR_FORCE; a pipe has none."""
    done = smartgoal(tmp_path, "check", "clean.yaml", *option.split(), environment=environment)

    assert ("\x1b[" in done.out) is coloured


def test_files_are_never_coloured(tmp_path: Path) -> None:
    """Whatever standard output gets."""
    smartgoal(tmp_path, "check", "wrong.yaml", "--color", "always", "-f", "text:out.txt")

    assert "\x1b" not in (tmp_path / "out.txt").read_text("utf-8")


@pytest.mark.parametrize(("columns", "width"), [(20, 60), (80, 80), (1000, 200)])
def test_width(tmp_path: Path, columns: int, width: int) -> None:
    """The terminal's, within what can be read."""
    done = smartgoal(tmp_path, "explain", columns=columns)

    assert max(map(len, done.out.splitlines())) <= width
