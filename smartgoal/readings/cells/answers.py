"""Cells that are looked for rather than measured: rows that count, and answers from 0 to 10."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.memo import NULL, NULLS, Flaw, Memo
from smartgoal.readings.cells.plain import possible_numbers
from smartgoal.readings.codes import RejectCode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

_LEADING = re.compile(r"\d+(?:[.,]\d+)?")
_REMEMBERED = 100
"""So many different cells are held against a wanted answer that stands nowhere."""


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


class WantedAnswers(Matches):
    """A column of answers of which some are wanted: 1 where one is, 0 elsewhere.

    Where numbers are wanted, what is none can't be held against them: "5 - Very satisfied" would be an answer other
    than 5.

    Args:
        wanted: The answers.
        counts_any: Whether the other cells count as answers, whatever they say.

    Attributes:
        met: The wanted answers, folded, that were met.
        others: Some of the other cells.
    """

    __slots__ = ("_are_numbers", "counts_any", "met", "others", "wanted")

    def __init__(self, wanted: Iterable[str], *, counts_any: bool) -> None:
        self.wanted = tuple(wanted)
        super().__init__(self.wanted)
        self.counts_any = counts_any
        self.met: set[str] = set()
        self.others: dict[str, str] = {}
        self._are_numbers = len(self.numbers) == len(self.accepted or ())

    def read(self, text: str) -> int | Flaw:
        """Return 1 or 0."""
        counts = super().read(text)
        folded = fold_name(text)
        if counts == 1:
            self.met.add(folded)
            return 1
        if folded in NULLS:
            return 0
        flaw = self._flaw(text.strip()) if self._are_numbers else None
        if flaw is None and len(self.others) < _REMEMBERED:
            self.others[folded] = text.strip()
        return 0 if flaw is None else flaw

    def _flaw(self, text: str) -> Flaw | None:
        """Return why a cell can't be held against wanted numbers."""
        if _plain_number(fold_name(text)) is not None:
            return None
        head = _LEADING.match(text)
        if head is not None and _plain_number(head[0]) in self.numbers:
            return Flaw(
                RejectCode.BAD_NUMBER, f'It begins with a wanted answer; write it as it stands there: "{text}".'
            )
        if self.counts_any:
            hint = "It is no number; list under `of` the answers that count, so that others don't."
            return Flaw(RejectCode.BAD_NUMBER, hint)
        return None


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
