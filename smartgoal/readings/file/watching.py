"""Telling how far the reading of files is, by the bytes that were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Watch = Callable[[str, int, int], None]
    """Is told what is being done, how many steps are behind and how many there are."""
    Heed = Callable[[int, int], None]
    """Is told how many bytes of a file were read, and how many it has."""

STEPS_A_FILE = 1_000


def tell(watch: Watch, what: str, done: int, of: int) -> None:
    """Say that so many of so many tasks, each as long as a file, are behind."""
    watch(what, done * STEPS_A_FILE, of * STEPS_A_FILE)


def heed_file(watch: Watch, what: str, done: int, of: int) -> Heed:
    """Return what is to be told of one file's bytes; a file that is read again doesn't go backwards."""
    tell(watch, what, done, of)
    furthest = 0

    def heed(read: int, size: int) -> None:
        nonlocal furthest
        part = STEPS_A_FILE * read // size
        if part > furthest:
            furthest = part
            watch(what, done * STEPS_A_FILE + part, of * STEPS_A_FILE)

    return heed
