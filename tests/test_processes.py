"""Work shared among processes: what comes back is what one process alone would have made."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CLEAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
import gc, os, signal, sys, time
from smartgoal.processes.work import WORTH_SHARING, SharedWork

def shared(work, items, hands=3, known=()):
    with SharedWork(work, items, hands=hands, known=known) as whole:
        return whole.results()

def who(item):
    time.sleep(0.002)
    return item, os.getpid()
"""
COMMAND = """\
import sys
from smartgoal.cli import checking
from smartgoal.cli.app import run
hands = int(sys.argv.pop(1))
checking.hands = lambda: hands

def leave(code):
    assert ("multiprocessing" in sys.modules) == (hands > 1)
    sys.exit(code)

run(leave)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes")


def python(code: str, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Return a run of some code; the tests themselves have threads, and so have nothing that they could share."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
        timeout=60,
    )


def told_by(code: str) -> str:
    """Return what some code prints, which says nothing else."""
    ended = python(HEAD + dedent(code))
    assert (ended.stderr, ended.returncode) == ("", 0)
    return ended.stdout


def test_each_result_stands_at_the_place_of_its_item() -> None:
    """However many items and processes there are, and however unevenly long they take."""
    told = told_by("""
        for count in (0, 1, 7, 8, WORTH_SHARING - 1, WORTH_SHARING, 101, 333, 40_001):
            for hands in (1, 2, 5):
                made = shared(lambda item: item * item, range(count), hands)
                assert made == [item * item for item in range(count)], (count, hands)
        assert shared(lambda item: time.sleep(0.0001 * (item % 7)) or item, range(500)) == list(range(500))
        print("same")
    """)

    assert told == "same\n"


def test_every_process_does_its_part() -> None:
    """Little work stays in one, much is shared."""
    told = told_by("""
        for items in (range(WORTH_SHARING - 1), range(WORTH_SHARING * 3)):
            made = shared(who, items)
            assert [item for item, _ in made] == list(items)
            print(len({process for _, process in made}))
    """)

    assert told == "1\n3\n"


def test_a_process_with_threads_is_not_copied() -> None:
    """What they hold would stay locked in the copy."""
    told = told_by("""
        import threading
        ready = threading.Event()
        threading.Thread(target=ready.wait).start()
        print({process for _, process in shared(who, range(300))} == {os.getpid()})
        ready.set()
    """)

    assert told == "True\n"


def test_what_all_processes_hold_keeps_its_identity() -> None:
    """A goal in a result is the goal of the plan, not another one that looks like it."""
    told = told_by("""
        class Thing:
            pass
        things = [Thing() for _ in range(300)]
        made = shared(lambda thing: {"thing": [thing], "next": things[-1]}, things, known=things)
        print(all(one["thing"][0] is thing and one["next"] is things[-1] for one, thing in zip(made, things)))
    """)

    assert told == "True\n"


def test_what_a_lost_copy_has_left_is_done_here() -> None:
    """Where a copy is ended from outside, or what it made can't travel, nothing is missing."""
    told = told_by("""
        first = os.getpid()
        def fatal(item):
            if os.getpid() != first and item > 50:
                os.kill(os.getpid(), signal.SIGKILL)
            return who(item)
        print([item for item, _ in shared(fatal, range(300))] == list(range(300)))
        print([make() for make in shared(lambda item: lambda: item, range(300))] == list(range(300)))
    """)

    assert told == "True\nTrue\n"


def test_without_further_processes_all_is_done_here() -> None:
    """The system may allow no more of them, or of what connects them."""
    told = told_by("""
        def refuse(*_):
            raise BlockingIOError(11, "Resource temporarily unavailable")
        for name in ("fork", "pipe"):
            usual = getattr(os, name)
            setattr(os, name, refuse)
            print({process for _, process in shared(who, range(300))} == {os.getpid()})
            setattr(os, name, usual)
    """)

    assert told == "True\nTrue\n"


def test_the_first_item_that_goes_wrong_is_told() -> None:
    """Whichever process came upon which."""
    told = told_by("""
        def picky(item):
            if item in {60, 61, 130, 290}:
                raise ValueError(item)
            return who(item)
        for _ in range(5):
            try:
                shared(picky, range(300))
            except ValueError as error:
                print(error)
    """)

    assert told == "60\n" * 5


def test_nothing_stays_behind() -> None:
    """Neither a process nor an open file, also where the work is broken off."""
    told = told_by("""
        gc.disable()
        def opened():
            return len(os.listdir("/proc/self/fd"))
        shared(who, range(300))
        before = opened()
        shared(who, range(300))
        try:
            with SharedWork(lambda item: time.sleep(0.01), range(1000), hands=4):
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            pass
        print(opened() - before)
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            print("alone")
    """)

    assert told == "0\nalone\n"


def test_an_interrupt_ends_all_processes_without_a_word(tmp_path: Path) -> None:
    """Ctrl-C reaches the copies as well."""
    code = f"""
import os, time
from smartgoal.processes.work import SharedWork
def work(item):
    if item == 20:
        open({str(tmp_path / "begun")!r}, "w").close()
    time.sleep(0.02)
try:
    with SharedWork(work, range(2000), hands=3) as shared:
        shared.results()
except KeyboardInterrupt:
    os._exit(130)
"""
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, start_new_session=True) as process:
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
        os.killpg(process.pid, 2)
        _, told = process.communicate(timeout=20)

    assert (process.returncode, told) == (130, b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_copies_end_with_the_process_that_waits_for_them(tmp_path: Path, how: signal.Signals) -> None:
    """Whoever ends it from outside, as `timeout` does, has its streams closed soon."""
    code = f"""
import os, time
from smartgoal.processes.work import SharedWork
first = os.getpid()
def work(item):
    if os.getpid() != first:
        open({str(tmp_path / "begun")!r}, "w").close()
    time.sleep(0.005)
with SharedWork(work, range(100_000), hands=3) as shared:
    shared.results()
"""
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) as process:
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
        process.send_signal(how)
        # The copies hold standard error as well: it isn't closed before the last of them has ended.
        process.communicate(timeout=20)

    assert process.returncode == -how


@pytest.fixture(scope="module")
def many_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of many goal files, with faults of every kind in every third one."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(120):
        text = CLEAN_FILE.replace("Anna Kovács", f"Anna Kovács {number}").replace("fewer-", f"fewer-{number % 50}-")
        if number % 3 == 0:
            text = text.replace("baseline: 18 %", "basline: 18 %").replace("threshold: 14 %", "threshold: 19 %")
            text = re.sub(r"specific: >.*?(?=    measurable)", "specific: Build rapport.\n", text, flags=re.DOTALL)
        (folder / f"{number:03}.goals.yaml").write_text(text, "utf-8")
    (folder / "070.goals.yaml").write_text("goals: [{id: a, title: [", "utf-8")
    return folder


@pytest.mark.parametrize("layout", ["text", "concise", "json", "sarif"])
def test_reports_of_many_files_dont_depend_on_how_many_processes_share_them(many_files: Path, layout: str) -> None:
    """Order, places, numbers of repeated findings and letters are the same."""
    alone, shared = (
        python(COMMAND, hands, "check", "-f", layout, "--fail-on", "info", str(many_files)) for hands in ("1", "3")
    )

    assert alone.returncode == 1
    assert (shared.returncode, shared.stdout, shared.stderr) == (1, alone.stdout, alone.stderr)
    assert "S104" in alone.stdout
    assert "F001" in alone.stdout


def test_a_file_that_cant_be_read_among_many_is_named(many_files: Path, tmp_path: Path) -> None:
    """It may be another process that tries to."""
    os.mkfifo(tmp_path / "pipe.yaml")
    names = [str(file) for file in sorted(many_files.iterdir())]
    told = python(COMMAND, "3", "check", *names[:90], str(tmp_path / "pipe.yaml"), *names[90:])

    assert told.stderr.startswith(f"smartgoal: {tmp_path / 'pipe.yaml'}: this is no regular file")
    assert told.returncode == 2
