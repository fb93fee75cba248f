"""A copy of this process, and what it sends."""

from __future__ import annotations

import io
import pickle
import signal
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from multiprocessing.connection import Connection

Result = TypeVar("Result")


class Copy(Generic[Result]):
    """A copy of this process at work: it begins with all that this one has read."""

    def __init__(self, work: Iterator[tuple[int, list[Result]]], known: Sequence[object]) -> None:
        """Let it begin.

        Args:
            work: Yields numbered results; the copy goes through it, this process doesn't.
            known: What results refer to and both processes hold: it keeps its identity.

        Raises:
            OSError: There may be no further process.
        """
        context = get_context("fork")
        self._known = known
        self._incoming, outgoing = context.Pipe(duplex=False)
        self._process = context.Process(target=self._send, args=(work, outgoing), daemon=True)
        try:
            self._process.start()
        finally:
            outgoing.close()

    def received(self) -> Iterator[tuple[int, list[Result]]]:
        """Yield what the copy has done, once it has done all it will."""
        with suppress(EOFError, OSError):
            while True:
                yield _Reader(io.BytesIO(self._incoming.recv_bytes()), self._known).load()

    def end(self) -> None:
        """Leave nothing of it behind."""
        self._incoming.close()
        self._process.terminate()
        self._process.join()
        self._process.close()

    def _send(self, work: Iterator[tuple[int, list[Result]]], outgoing: Connection) -> None:
        """Send what is done, at the end: until then nobody listens. What goes wrong comes up where it is missed."""
        packed = list[bytes]()
        with suppress(Exception):
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            self._incoming.close()
            pack = _packer(self._known)
            for done in work:
                packed.append(pack(done))
        with suppress(Exception):
            for one in packed:
                outgoing.send_bytes(one)


def _packer(known: Sequence[object]) -> Callable[[object], bytes]:
    if not known:
        # Asked what is known already, a writer takes twice as long.
        return partial(pickle.dumps, protocol=pickle.HIGHEST_PROTOCOL)
    numbers = {id(one): number for number, one in enumerate(known)}

    def pack(result: object) -> bytes:
        stream = io.BytesIO()
        _Writer(stream, numbers).dump(result)
        return stream.getvalue()

    return pack


class _Writer(pickle.Pickler):
    """Writes a number for what all processes hold."""

    def __init__(self, stream: io.BytesIO, numbers: Mapping[int, int]) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._numbers = numbers

    def persistent_id(self, one: object) -> int | None:
        return self._numbers.get(id(one))


class _Reader(pickle.Unpickler):
    """Reads what a copy of this process has written."""

    def __init__(self, stream: io.BytesIO, known: Sequence[object]) -> None:
        super().__init__(stream)
        self._known = known

    def persistent_load(self, number: int) -> object:
        return self._known[number]
