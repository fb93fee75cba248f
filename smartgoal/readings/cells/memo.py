"""Reading each different text of a column once.

Exports repeat themselves: a day, a name, a number of calls stands in many rows. A memo is a dictionary that reads a
missing text when it is first asked for, so that a whole column is read by one `map` over it. A text that can't be read
becomes an impossible number (`FLAWED` and below) that leads back to what is wrong with it: columns stay plain numbers,
and one `min` tells whether a column needs a closer look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

FLAWED = -(10**40)
"""No number that can be written comes near it."""
CAPACITY = 65_536
"""More different texts than this aren't worth remembering."""

NULL = "null"
"""The code of what says that nothing was measured."""
NULLS = frozenset({"", "null", "none", "nil", "n/a", "na", "#n/a", "-", "--", "–", "—", "n.a.", "n.d.", "nd"})
"""Cells, folded, that say so in any export."""

TOO_NARROW = "The sheet's column was too narrow to show it; widen it and export again."
"""What to say of a cell that is #### and nothing else."""

Key = TypeVar("Key", bound="Hashable")


class Flaw(NamedTuple):
    """Why a text isn't read as it stands.

    Attributes:
        code: A frozen name of a reject or skip, or `null`.
        hint: What to do about it.
        value: What the text means all the same; None where it means nothing.
        is_sheet_error: Whether it is an error of a spreadsheet, which is no fault where there was nothing to measure.
    """

    code: str
    hint: str = ""
    value: int | None = None
    is_sheet_error: bool = False


class Memo(dict[Key, int]):
    """Texts with what they mean as whole numbers."""

    __slots__ = ("flaws",)

    def __init__(self) -> None:
        super().__init__()
        self.flaws: list[Flaw] = []

    def __missing__(self, text: Key) -> int:
        """Read a text that wasn't met yet."""
        value = self.read(text)
        if isinstance(value, Flaw):
            self.flaws.append(value)
            value = FLAWED - len(self.flaws) + 1
        if len(self) >= CAPACITY:
            self.clear()
        self[text] = value
        return value

    def read(self, text: Key) -> int | Flaw:
        """Return what `text` means."""
        raise KeyError(text)

    def flaw(self, value: int) -> Flaw:
        """Return what is wrong with a text that `value` (FLAWED or below) was read from."""
        return self.flaws[FLAWED - value]


class Same(Memo[Key]):
    """A column whose every cell means the same, such as one for each row."""

    __slots__ = ("value",)

    def __init__(self, value: int) -> None:
        super().__init__()
        self.value = value

    def read(self, text: Key) -> int:  # noqa: ARG002 (whatever the text)
        """Return the value."""
        return self.value
