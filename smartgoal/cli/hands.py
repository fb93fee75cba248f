"""How many processes may share the work of a large run."""

from __future__ import annotations

import os
from pathlib import Path

_MOST = 4
"""One puts together what all have done, so that more gain little."""
_CONTAINER_LIMIT = Path("/sys/fs/cgroup/cpu.max")
"""Microseconds of work in so many of the clock, or "max": what a container may use of the machine's cores."""


def hands() -> int:
    """Return one a core that this process may use, and four at most."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(_MOST, cores, _allowed(_CONTAINER_LIMIT)))


def _allowed(limit: Path) -> int:
    try:
        work, clock = map(int, limit.read_text("ascii").split())
    except (OSError, ValueError):
        return _MOST
    return work // clock
