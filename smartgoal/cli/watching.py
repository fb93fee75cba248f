"""Showing how far long work is, where somebody sits at a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def long_work(*, quiet: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Give what is to be told how far the work is; a terminal shows a bar, a pipe nothing."""
    stream = sys.stderr
    if quiet or stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda *_: None
        return
    from smartgoal.report.terminal import Bar

    with Bar(stream) as bar:
        yield bar
