"""Cells that are looked for rather than measured: rows that count, and answers from 0 to 10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.memo import NULL, NULLS, Flaw, Memo
from smartgoal.readings.cells.plain import possible_numbers
from smartgoal.readings.codes import RejectCode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


class Matches(Memo[str]):
    """A column of which only certain cells count: 1 where they do, 0 where they don't.

    Args:
        accepted: What counts; None: anything but an empty cell.
        otherwise: What to say of cells that don't count, where they aren't just 0.
    """

    __slots__ = ("accepted", "numbers", "otherwise")

    def __init__(self, accepted: Iterable[str] | None, *, otherwise: str | None = None) -> None:
        super().__init__()
        self.accepted = None if accepted is None else frozenset(map(fold_name, accepted))
        self.numbers = {number for text in self.accepted or () if (number := _plain_number(text)) is not None}
        self.otherwise = otherwise

    def read(self, text: str) -> int | Flaw:
        """Return 1 or 0."""
        folded = fold_name(text)
        if self.accepted is None:
            counts = folded not in NULLS
        else:
            counts = folded in self.accepted or (bool(self.numbers) and _plain_number(folded) in self.numbers)
        if counts:
            return 1
        return 0 if self.otherwise is None else Flaw(self.otherwise)


def _plain_number(text: str) -> Decimal | None:
    readings = set(possible_numbers(text).values())
    return readings.pop() if len(readings) == 1 else None


class Answers(Memo[str]):
    """A column of answers from 0 to 10; 1 where an answer is among `wanted`, else 0."""

    __slots__ = ("nulls", "wanted")

    def __init__(self, wanted: range, nulls: frozenset[str]) -> None:
        super().__init__()
        self.wanted = wanted
        self.nulls = nulls

    def read(self, text: str) -> int | Flaw:
        """Return 1 or 0."""
        folded = fold_name(text)
        if folded in self.nulls:
            return Flaw(NULL)
        answer = _plain_number(folded)
        if answer is None or answer != int(answer):
            return Flaw(RejectCode.BAD_NUMBER, "An answer is a whole number from 0 to 10.")
        if not 0 <= answer <= 10:
            return Flaw(RejectCode.OUT_OF_RANGE, "Answers go from 0 to 10.")
        return int(int(answer) in self.wanted)
