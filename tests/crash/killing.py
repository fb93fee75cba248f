"""Run an import in a process of its own and kill it: at a system call, after a while, or by a disk that is full.

Run as a script it makes 300 such runs and says how each kind ended:
    python -m tests.crash.killing FOLDER [RUNS]
"""

from __future__ import annotations

import ctypes
import os
import random
import resource
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.errors import StoreError
from smartgoal.readings.store.store import Original, Stamp, Store
from tests.readings.plans import plan_for, read_export

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartgoal.readings.days import DaySum, Whose

SOURCE = """\
sources:
  - name: reviews
    files: reviews-*.csv
    date: Day
    owner: Agent
    key: Id
    metrics:
      qa_score: {value: Score, unit: "%", weight: n}
"""
PLAN = plan_for(head=SOURCE)
STAMP = Stamp(datetime(2026, 2, 1, 8, tzinfo=UTC), "0.1.0", "a test")
_TRACE_ME, _SYSCALL, _SET_OPTIONS, _EXIT_KILL = 0, 24, 0x4200, 0x100000


def month(year: int, score: int) -> Original:
    """Return an export of 300 rows."""
    rows = "".join(f"20{year:02}-01-{n % 28 + 1:02},Anna Kovács,{n},{score + n % 9},{n % 5 + 1}\n" for n in range(300))
    content = ("Day,Agent,Id,Score,n\n" + rows).encode()
    return Original(read_export(f"reviews-{year}-{score}.csv", content, PLAN), content)


FIRST, SECOND = month(26, 70), month(26, 80)


def in_a_child(work: Callable[[], None], *, traced: bool = False) -> int:
    """Start `work` in a forked process and return its number; 0 is its exit code where it ends well."""
    number = os.fork()
    if number:
        return number
    code = 1
    try:
        if traced:
            ctypes.CDLL(None).ptrace(_TRACE_ME, 0, 0, 0)
            os.kill(os.getpid(), signal.SIGSTOP)
        work()
        code = 0
    except StoreError:
        code = 2
    finally:
        os._exit(code)


def exit_code(number: int) -> int:
    """Wait for a child; a signal that ended it is negative."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def kill_at_call(work: Callable[[], None], call: int) -> int:
    """Kill `work` as it enters its `call`-th system call; return how many it has begun, fewer where it ended before."""
    ptrace = ctypes.CDLL(None, use_errno=True).ptrace
    ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    child = in_a_child(work, traced=True)
    os.waitpid(child, 0)
    ptrace(_SET_OPTIONS, child, None, _EXIT_KILL)
    # Each call stops twice: where it begins and where it ends.
    for stop in range(2 * call - 1):
        ptrace(_SYSCALL, child, None, None)
        status = os.waitpid(child, 0)[1]
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            return stop // 2
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return call


def kill_after(work: Callable[[], None], seconds: float) -> bool:
    """Kill `work` after a while; return False where it ended before."""
    child = in_a_child(work)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return exit_code(child) == -signal.SIGKILL


def with_files_up_to(size: int, work: Callable[[], None]) -> int:
    """Run `work` where no file can grow beyond `size` bytes, as on a full disk; return its exit code."""

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        work()

    return exit_code(in_a_child(limited))


@dataclass(frozen=True, slots=True)
class Scene:
    """A store with one import, and what it says before and after a second that corrects it."""

    folder: Path
    before: dict[Whose, dict[object, DaySum]]
    after: dict[Whose, dict[object, DaySum]]

    def second(self) -> None:
        """Import the second file."""
        Store(self.folder).import_exports([SECOND], STAMP)

    def fresh(self) -> None:
        """Put back the store with one import."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.folder.with_name("template"), self.folder)

    def outcome(self) -> str:
        """Return whether the second import is there; raise AssertionError where it is there by halves."""
        store = Store(self.folder)
        said = store.day_sums(PLAN).sums
        assert said in (self.before, self.after), "half an import"
        damage = store.verify()
        assert not any(each.part in {"database", "original"} for each in damage), damage
        found = "after" if said == self.after else "before"
        assert found == "after" or len(store.log()) == 1
        self.second()
        assert store.day_sums(PLAN).sums == self.after
        assert store.verify() == ()
        return found


def scene(folder: Path) -> Scene:
    """Return a store in `folder` to kill imports in."""
    template = Store(folder / "template")
    template.import_exports([FIRST], STAMP)
    before = template.day_sums(PLAN).sums
    shutil.copytree(folder / "template", folder / "store")
    Store(folder / "store").import_exports([SECOND], STAMP)
    made = Scene(folder / "store", dict(before), dict(Store(folder / "store").day_sums(PLAN).sums))  # type: ignore[arg-type]
    made.fresh()
    return made


def calls_of(made: Scene) -> int:
    """Return how many system calls an import makes."""
    calls = kill_at_call(made.second, 10**6)
    made.fresh()
    return calls


def main(folder: Path, runs: int) -> None:
    """Kill imports at system calls spread over the whole of it, and at random moments."""
    made = scene(folder)
    calls = calls_of(made)
    ended: dict[tuple[str, str], int] = {}
    chance = random.Random(1)  # noqa: S311 (no secret)
    for run in range(runs):
        made.fresh()
        if run % 3:
            kind = "system call"
            kill_at_call(made.second, 1 + run * calls // runs)
        else:
            kind = "moment"
            kill_after(made.second, chance.random() * 0.1)
        place = (kind, made.outcome())
        ended[place] = ended.get(place, 0) + 1
    sys.stdout.write(f"{calls} system calls an import; {runs} runs killed, none by halves: {ended}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300)
