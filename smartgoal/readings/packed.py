"""Long columns of whole numbers in little space."""

from __future__ import annotations

import struct
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def pack_into(column: array[int], values: Sequence[int]) -> None:
    """Add numbers to an array, several times as fast as its own `extend`; struct.error where one is too large."""
    column.frombytes(struct.pack(f"{len(values)}{column.typecode}", *values))


class Packed:
    """A long column of whole numbers in little space: four bytes each, eight, or as many as they need."""

    __slots__ = ("items",)

    def __init__(self, values: Iterable[int] = ()) -> None:
        self.items: array[int] | list[int] = array("i")
        self.extend(list(values))

    def __len__(self) -> int:
        return len(self.items)

    def extend(self, values: list[int]) -> None:
        """Add `values` at the end."""
        if isinstance(self.items, list):
            self.items.extend(values)
            return
        try:
            pack_into(self.items, values)
        except struct.error:
            self._widen(self.items)
            self.extend(values)

    def _widen(self, items: array[int]) -> None:
        self.items = array("q", items) if items.typecode == "i" else list(items)

    def multiply(self, factor: int) -> None:
        """Make every number so many times as large."""
        values = [value * factor for value in self.items]
        self.items = array("i")
        self.extend(values)
