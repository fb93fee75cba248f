"""Sharing work among copies of this process, so that a large run uses every core."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from smartgoal.processes.copy import Copy

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_SHARING = 100
"""Fewer items are done before a copy of the process would have sent its results."""
_BATCH = 8
_NUMBER_BYTES = 2
_MOST_BATCHES = 2000
"""Their numbers are waiting in a pipe, which holds 4,096 bytes at least (pipe(7))."""


class SharedWork(Generic[Item, Result]):
    """Work on many items that copies of this process begin at once, until it has time for them itself.

    A copy begins with all that has been read, so that only results travel. What no copy has done is done here: results
    and errors are those of a single process, in the order of the items.
    """

    def __init__(
        self, work: Callable[[Item], Result], items: Sequence[Item], *, hands: int, known: Sequence[object] = ()
    ) -> None:
        """Take what there is to do.

        Args:
            work: Makes a result of an item; nothing that it changes elsewhere is kept.
            items: What is to be done.
            hands: In how many processes at most, this one counted.
            known: What results refer to and every process holds: it keeps its identity.
        """
        self._work, self._known = work, known
        size = max(_BATCH, -(-len(items) // _MOST_BATCHES))
        self._batches = [items[start : start + size] for start in range(0, len(items), size)]
        self._hands = hands if _can_share(items) else 1
        self._done: dict[int, list[Result]] = {}
        self._copies: list[Copy[Result]] = []
        self._numbers: _Numbers | None = None

    def __enter__(self) -> Self:
        """Let the copies begin."""
        if self._hands > 1:
            from smartgoal.processes.copy import Copy  # noqa: PLC0415 (a small run loads nothing for it)

            # What is loaded or worked out for the first ones every copy has.
            self._done[0] = [self._work(item) for item in self._batches[0]]
            # Where nothing may be added, this process does all of it.
            with suppress(OSError):
                self._numbers = _Numbers(range(1, len(self._batches)))
                for _ in range(1, self._hands):
                    self._copies.append(Copy(self._through(self._numbers), self._known))
        return self

    def results(self) -> list[Result]:
        """Return what is made of each item, in order."""
        if self._numbers:
            self._done.update(self._through(self._numbers))
        for copy in self._copies:
            self._done.update(copy.received())
        for number, batch in enumerate(self._batches):
            if number not in self._done:
                self._done[number] = [self._work(item) for item in batch]
        return list(chain.from_iterable(self._done[number] for number in range(len(self._batches))))

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""
        for copy in self._copies:
            copy.end()
        if self._numbers:
            self._numbers.end()

    def _through(self, numbers: _Numbers) -> Iterator[tuple[int, list[Result]]]:
        """Yield batches with what is made of them, as long as nobody else has taken them and none goes wrong."""
        with suppress(Exception):
            for number in numbers:
                yield number, [self._work(item) for item in self._batches[number]]


def _can_share(items: Sequence[object]) -> bool:
    # A copy has one thread, and what the others hold stays locked in it. Linux alone copies processes safely.
    return len(items) >= WORTH_SHARING and sys.platform == "linux" and threading.active_count() == 1


class _Numbers:
    """Numbers of which each is handed out once, whichever process asks, as long as the first one lives."""

    def __init__(self, numbers: range) -> None:
        self._first = os.getpid()
        self._taken, given = os.pipe()
        with os.fdopen(given, "wb") as stream:
            stream.write(b"".join(number.to_bytes(_NUMBER_BYTES) for number in numbers))

    def __iter__(self) -> Iterator[int]:
        while self._is_wanted() and (number := os.read(self._taken, _NUMBER_BYTES)):
            yield int.from_bytes(number)

    def _is_wanted(self) -> bool:
        """Whether anybody waits: a process that was ended from outside leaves its copies to another parent."""
        return self._first in {os.getpid(), os.getppid()}

    def end(self) -> None:
        """Hand out no more."""
        os.close(self._taken)
