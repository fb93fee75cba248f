"""Numbers as exports write them: one decimal mark, and perhaps a unit beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.numbers import COMMA, POINT, WHOLE_DIGITS, parse_number
from smartgoal.knowledge.units import Dimension, find_unit
from smartgoal.readings.cells.memo import Flaw
from smartgoal.readings.codes import RejectCode

if TYPE_CHECKING:
    from smartgoal.knowledge.numbers import Mark, NumberMarks
    from smartgoal.knowledge.units import Unit

Cell = Decimal | Flaw
_PLAIN_HINT = "Only digits, a sign, group marks, one decimal mark and the unit can stand in a number."
_MARKS = {".": POINT, ",": COMMA}
_SPACES = " \u00a0\u202f\u2009\t"
_PLACES = 20
"""Programs write what they computed with up to 17 digits, and as many zeros in front as keep it from an exponent."""
_TOO_LONG = re.compile(rf"\d{{{WHOLE_DIGITS + 1}}}")
_PEELED = re.compile(
    r"(?P<open>\(?)\s*(?P<sign>[+\-\u2212]?)\s*(?P<before>[^\d\s.,+\-\u2212()]{0,4}?)\s*(?P<late>[+\-\u2212]?)"
    r"\s*(?P<number>[.,]?\d[\d.,'\u2019\s]*?)\s*(?P<after>[^\d\s.,()][^\d()]*)?(?P<close>\)?)"
)


class UndecidedMark(Exception):  # noqa: N818 (a signal to the reader, never seen by people)
    """A number can be read with either decimal mark and nothing has decided between them yet."""

    def __init__(self, places: tuple[int, ...]) -> None:
        super().__init__()
        self.places = places


class Plain:
    """Numbers with one decimal mark, and perhaps the column's own unit beside them.

    Args:
        places: The columns that share the mark.
        mark: The decimal mark where it is known.
        decided: Whether it was declared or decided over the whole column.
        unit: The unit that may stand beside a number.
    """

    __slots__ = ("decided", "mark", "places", "unit")

    def __init__(self, places: tuple[int, ...], mark: Mark | None, *, decided: bool, unit: Unit | None) -> None:
        self.places = places
        self.mark = mark
        self.decided = decided
        self.unit = unit

    def __call__(self, text: str) -> Cell:
        """Return the number."""
        peeled = peel(text)
        if peeled is None:
            return Flaw(RejectCode.BAD_NUMBER, _hint_for(text))
        flaw = self._fault_in_front(peeled.before) or self._fault_behind(peeled.after)
        if flaw is not None:
            return flaw
        value = self.number(peeled.number)
        if value is None:
            return Flaw(RejectCode.BAD_NUMBER, self.hint(peeled.number))
        return value.copy_negate() if peeled.negative and value else value

    def _fault_in_front(self, text: str) -> Flaw | None:
        """Return what is wrong with what stands before a number: only money and percent stand there."""
        found = find_unit(text, self.unit) if text else None
        if text and (found is None or found.dimension not in {Dimension.MONEY, Dimension.SHARE}):
            return Flaw(RejectCode.BAD_NUMBER, _PLAIN_HINT)
        return self._fault_behind(text)

    def _fault_behind(self, beside: str) -> Flaw | None:
        if not beside:
            return None
        found = find_unit(beside, self.unit)
        if found is not None and found == self.unit:
            return None
        counts = self.unit is None or self.unit.dimension is Dimension.COUNT
        if counts and found is not None and found.dimension is Dimension.COUNT:
            return None
        if found is not None and found.dimension is Dimension.MONEY:
            return Flaw(
                RejectCode.WRONG_CURRENCY, f"The metric is in {self.unit.symbol if self.unit else 'another unit'}."
            )
        if found is not None and found.symbol == "%":
            return Flaw(RejectCode.AMBIGUOUS_PERCENT, "The column is declared as a fraction of 1; declare it as %.")
        return Flaw(
            RejectCode.BAD_NUMBER, f'"{beside}" isn\'t the unit of this column; say `unit: duration` or its unit.'
        )

    def hint(self, number: str) -> str:
        """Return why something that looks like a bare number is none."""
        if _TOO_LONG.search(number):
            return f"At most {WHOLE_DIGITS} digits are read before the decimal mark, and {_PLACES} behind it."
        return f'The decimal mark of this column is "{self.mark}".' if self.mark else _PLAIN_HINT

    def number(self, number: str) -> Decimal | None:
        """Return a bare number; None where it is none by the column's mark.

        Raises:
            UndecidedMark: It is one by either mark.
        """
        if self.mark is not None:
            marks = _MARKS[self.mark]
            value = _parse(number, marks)
            if value is None and not self.decided and possible_numbers(number):
                raise UndecidedMark(self.places)
            return value
        readings = possible_numbers(number)
        if len(set(readings.values())) > 1:
            raise UndecidedMark(self.places)
        if len(readings) == 1:
            (self.mark,) = readings
        return next(iter(readings.values()), None)


class Peeled(NamedTuple):
    """A cell's bare number, whether it is negative, and what stands before and behind it."""

    number: str
    negative: bool
    before: str
    after: str


def peel(text: str) -> Peeled | None:
    """Return a cell's number and what stands beside it; None where there is no number."""
    found = _PEELED.fullmatch(text)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    sign = found["sign"] or found["late"]
    if (found["sign"] and found["late"]) or (sign and found["open"]):
        return None
    if found["before"] and found["after"]:
        return None
    before, after = (part.strip(_SPACES) for part in (found["before"], found["after"] or ""))
    return Peeled(found["number"].strip(_SPACES), bool(found["open"]) or sign in {"-", "\u2212"}, before, after)


def possible_numbers(number: str) -> dict[Mark, Decimal]:
    """Return what a bare number means with each decimal mark under which it is one."""
    readings: dict[Mark, Decimal] = {}
    marks: tuple[Mark, ...] = (".", ",")
    for mark in marks:
        value = _parse(number, _MARKS[mark])
        if value is not None:
            readings[mark] = value
    return readings


def _parse(number: str, marks: NumberMarks) -> Decimal | None:
    return parse_number(number, decimal=marks.decimal, groups=marks.groups, places=_PLACES)


def _hint_for(text: str) -> str:
    if ":" in text:
        return 'It looks like a duration; say `unit: "h:mm:ss"` or `unit: "mm:ss"`.'
    return _PLAIN_HINT
