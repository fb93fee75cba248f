"""The one place for rich: a bar for long work, shown on a terminal once a second has passed."""

from __future__ import annotations

import contextlib
from threading import Timer
from typing import TYPE_CHECKING, Self, TextIO

from smartgoal.report.escape import one_line

if TYPE_CHECKING:
    from rich.progress import Progress

_LONGEST_LABEL = 50


class Bar:
    """A bar that is told how far the work is; short work shows none, and what was shown is wiped at the end."""

    def __init__(self, stream: TextIO, *, delay_seconds: float = 1.0) -> None:
        """Name the terminal to draw on, and for how long nothing is drawn."""
        self._stream = stream
        self._timer = Timer(delay_seconds, self.show)
        # Whoever interrupts the command doesn't wait for it.
        self._timer.daemon = True
        self._told: tuple[str, int, int] = ("", 0, 1)
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __call__(self, what: str, done: int, steps: int) -> None:
        """Say what is being done, how many steps are behind and how many there are."""
        self._told = (one_line(what, _LONGEST_LABEL), done, steps)
        self._draw()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._progress is not None:
            with contextlib.suppress(OSError, ValueError):
                self._progress.stop()

    def _draw(self) -> None:
        if self._progress is not None:
            what, done, steps = self._told
            for task in self._progress.task_ids:
                self._progress.update(task, description=what, completed=done, total=steps)

    def show(self) -> None:
        """Draw the bar from now on."""
        from rich.console import Console  # noqa: PLC0415 (only where there is something to show)
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        console = Console(file=self._stream, markup=False, emoji=False, highlight=False)
        columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
        progress = Progress(*columns, console=console, transient=True)
        what, done, steps = self._told
        progress.add_task(what, completed=done, total=steps)
        with contextlib.suppress(OSError, ValueError):
            progress.start()
            self._progress = progress
            # What was told meanwhile.
            self._draw()
