"""Keys of rows in little space: a million of them as objects would weigh more than their file."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate, compress, islice, pairwise
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BUCKETS = 64
_AT_ONCE = 4_096


class Texts:
    """Many texts, one after the other, as UTF-8.

    Attributes:
        has_empty: Whether any is empty.
    """

    __slots__ = ("_bytes", "_ends", "has_empty")

    def __init__(self) -> None:
        self.has_empty = False
        self._bytes = bytearray()
        self._ends = array("I", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def extend(self, texts: Iterable[str]) -> range:
        """Add texts; return their places."""
        first = len(self)
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        self._ends.extend(islice(accumulate(map(len, encoded), initial=len(self._bytes)), 1, None))
        self._bytes += b"".join(encoded)
        self.has_empty = self.has_empty or b"" in encoded
        return range(first, len(self))

    def __getitem__(self, place: int) -> str:
        return self._bytes[self._ends[place] : self._ends[place + 1]].decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        for start, end in pairwise(self._ends):
            yield self._bytes[start:end].decode("utf-8", "surrogatepass")

    def hold(self, part: bytes) -> bool:
        """Whether some bytes stand anywhere in the texts."""
        return part in self._bytes

    @property
    def repeats(self) -> bool:
        """Whether a text that isn't empty is there twice."""
        buckets = bucketed(self)
        for bucket in buckets:
            found = [self[place] for place in bucket]
            if len(set(found)) < len(found):
                return True
        return False


def bucketed(texts: Iterable[str]) -> list[array[int]]:
    """Return the places of texts that aren't empty in several lots, so that like ones are in the same."""
    buckets = [array("i") for _ in range(_BUCKETS)]
    for place, text in enumerate(texts):
        if text:
            buckets[hash(text) % _BUCKETS].append(place)
    return buckets


class Keys(Sequence[str]):
    """The keys of some rows: places among texts that other rows share; empty where a row has none."""

    __slots__ = ("places", "texts")

    def __init__(self, texts: Texts | None = None, places: Iterable[int] = ()) -> None:
        self.texts = Texts() if texts is None else texts
        self.places = array("i", places)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Keys:
        """Return keys of their own."""
        keys = cls()
        rest = iter(texts)
        while some := list(islice(rest, _AT_ONCE)):
            keys.places.extend(keys.texts.extend(some))
        return keys

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Keys: ...
    def __getitem__(self, place: int | slice) -> str | Keys:
        if isinstance(place, slice):
            return Keys(self.texts, self.places[place])
        return self.texts[self.places[place]]

    def __iter__(self) -> Iterator[str]:
        if len(self.places) == len(self.texts):
            return iter(self.texts)
        return map(self.texts.__getitem__, self.places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(str.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # its places change

    @property
    def has_any(self) -> bool:
        """Whether any row has a key."""
        return any(self)

    @property
    def missing(self) -> Iterator[int]:
        """The places of the rows that have none."""
        return (place for place, key in enumerate(self) if not key) if self.texts.has_empty else iter(())

    def kept(self, keep: Sequence[bool]) -> Keys:
        """Return the keys of the rows that stay."""
        return Keys(self.texts, compress(self.places, keep))
