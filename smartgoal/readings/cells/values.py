"""Figures as exports write them, read into whole numbers of one scale a column."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.names import fold_name
from smartgoal.knowledge.numbers import COMMA, POINT, parse_number
from smartgoal.knowledge.units import MINUTE, Dimension, find_unit
from smartgoal.readings.cells.clocks import Clock
from smartgoal.readings.cells.memo import NULL, Flaw, Memo
from smartgoal.readings.codes import RejectCode
from smartgoal.readings.names import is_sheet_error
from smartgoal.readings.packed import Packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smartgoal.knowledge.numbers import Mark
    from smartgoal.knowledge.units import Unit

Bounds = tuple[Decimal | Fraction | None, Decimal | Fraction | None]

NULLS = frozenset({"", "null", "none", "nil", "n/a", "na", "#n/a", "-", "--", "–", "—", "n.a.", "n.d.", "nd"})
LONGEST = 80
_PERCENT_HINT = "It could be a share of 1 (0.85 for 85 %); write the sign, or say `unit: fraction` if all are."
_PLAIN_HINT = "Only digits, a sign, group marks, one decimal mark and the unit can stand in a number."
_MARKS = {".": POINT, ",": COMMA}
_SPACES = " \u00a0\u202f\u2009\t"
_PEELED = re.compile(
    r"(?P<open>\(?)\s*(?P<sign>[+\-\u2212]?)\s*(?P<before>[^\d\s.,+\-\u2212()]{0,4}?)\s*(?P<late>[+\-\u2212]?)"
    r"\s*(?P<number>[.,]?\d[\d.,'\u2019\s]*?)\s*(?P<after>[^\d\s.,()][^\d()]*)?(?P<close>\)?)"
)
_NAMED_PARTS = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*([^\W\d_]+)\.?,?\s*")
_TIME_OF_DAY = re.compile(r"(\d{1,2}):(\d\d):(\d\d)(?:\s*([AaPp])\.?[Mm]\.?)?")


class UndecidedMark(Exception):  # noqa: N818 (a signal to the reader, never seen by people)
    """A number can be read with either decimal mark and nothing has decided between them yet."""

    def __init__(self, places: tuple[int, ...]) -> None:
        super().__init__()
        self.places = places


class UndecidedPercent(Exception):  # noqa: N818 (a signal to the reader, never seen by people)
    """A cell of percentages is at most one, has no sign, and nobody has looked whether others have one."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place


class Rescaled(Exception):  # noqa: N818 (a signal to the reader, never seen by people)
    """A column needs more digits after the mark than before; what was read of the chunk has to be read anew."""


Cell = Decimal | Flaw


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
        value = self._number(peeled.number)
        if value is None:
            return Flaw(
                RejectCode.BAD_NUMBER,
                f'The decimal mark of this column is "{self.mark}".' if self.mark else _PLAIN_HINT,
            )
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

    def _number(self, number: str) -> Decimal | None:
        if self.mark is not None:
            marks = _MARKS[self.mark]
            value = parse_number(number, decimal=marks.decimal, groups=marks.groups)
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
        value = parse_number(number, decimal=mark, groups=_MARKS[mark].groups)
        if value is not None:
            readings[mark] = value
    return readings


def _hint_for(text: str) -> str:
    if ":" in text:
        return 'It looks like a duration; say `unit: "h:mm:ss"` or `unit: "mm:ss"`.'
    return _PLAIN_HINT


def _sheet_error(flaw: Flaw, text: str) -> Flaw:
    hint = f'Mend the formula, or say `"null": ["{text}"]` for the metric if nothing was measured then.'
    return Flaw(flaw.code, hint, is_sheet_error=True)


def read_time_of_day(text: str) -> Cell:
    """Return a span that a spreadsheet shows as a time of day (12:05:32 AM), in seconds."""
    found = _TIME_OF_DAY.fullmatch(text)
    if found is None or int(found[2]) > 59 or int(found[3]) > 59:
        return Flaw(
            RejectCode.BAD_DURATION, "Durations of this column are written as times of day, such as 12:05:32 AM."
        )
    hours, half = int(found[1]), found[4]
    if hours > 23 or (half and not 1 <= hours <= 12):
        return Flaw(RejectCode.BAD_DURATION, "There is no such hour.")
    if half:
        hours = hours % 12 + (12 if half in "pP" else 0)
    return Decimal(hours * 3600 + int(found[2]) * 60 + int(found[3]))


def read_named_parts(text: str) -> Cell:
    """Return a duration whose parts name their units (5m 32s, 1 h 05 min, 3 perc), in seconds."""
    total, place, last = Fraction(0), 0, None
    for found in _NAMED_PARTS.finditer(text):
        unit = find_unit(found[2], MINUTE)
        factor = unit.factor if unit and unit.dimension is Dimension.TIME else None
        if found.start() != place or factor is None or (last is not None and factor >= last):
            break
        number = found[1].replace(",", ".")
        total += Fraction(number) * factor
        place, last = found.end(), factor
    if place != len(text) or last is None:
        found_clock = Clock("h:mm:ss")(text)
        if isinstance(found_clock, Decimal):
            return found_clock
        return Flaw(RejectCode.BAD_DURATION, "Each part needs its unit, as in 5m 32s.")
    scaled = total * 10**15
    return Decimal(f"{scaled.numerator // scaled.denominator}E-15")


class Percent(NamedTuple):
    """A column of percentages, and whether its cells have signs or may have lost them; None: nobody has looked."""

    place: int
    signed: bool | None


def has_percent_sign(text: str) -> bool:
    """Whether a cell says itself that it is in percent."""
    return text.endswith(("%", "％")) or text.startswith(("%", "％"))


class Numbers(Memo[str]):
    """One column of figures; a text becomes so many 10ths, 100ths … as `decimals` says.

    Args:
        grammar: How a cell is read.
        nulls: Folded texts that mean nothing was measured.
        bounds: Lowest and highest possible cell.
        low_code: What a cell below the bounds is called.
        percent: What is known of a column of percentages.
        column: Where the numbers are kept; it is rescaled together with the memo.
    """

    __slots__ = (
        "bounds",
        "column",
        "decimals",
        "grammar",
        "high",
        "is_plain",
        "low",
        "low_code",
        "nulls",
        "percent",
    )

    def __init__(
        self,
        grammar: Callable[[str], Cell],
        *,
        nulls: frozenset[str] = NULLS,
        bounds: Bounds = (None, None),
        low_code: str = RejectCode.OUT_OF_RANGE,
        percent: Percent | None = None,
    ) -> None:
        super().__init__()
        self.grammar = grammar
        # Digits need no closer look, unless some of them mean that nothing was measured.
        self.is_plain = isinstance(grammar, Plain) and percent is None and not any(map(str.isdigit, nulls))
        self.nulls = nulls
        self.bounds = bounds
        self.low_code = low_code
        self.percent = percent
        self.column = Packed()
        self.decimals = 0
        self._scale_bounds()

    def _scale_bounds(self) -> None:
        low, high = self.bounds
        power = 10**self.decimals
        self.low = None if low is None else ceil(Fraction(low) * power)
        self.high = None if high is None else floor(Fraction(high) * power)

    def read(self, text: str) -> int | Flaw:
        """Return the figure."""
        if self.is_plain and len(text) <= 18 and text.isascii() and text.isdigit():
            return self._bounded(int(text) * 10**self.decimals)
        stripped = text.strip()
        if fold_name(stripped) in self.nulls:
            return Flaw(NULL)
        if len(stripped) > LONGEST:
            return Flaw(RejectCode.BAD_NUMBER, "A figure isn't that long.")
        value = self.grammar(stripped)
        if isinstance(value, Flaw):
            return _sheet_error(value, stripped) if is_sheet_error(stripped) else value
        if self.percent is not None and 0 < abs(value) <= 1 and not has_percent_sign(stripped):
            if self.percent.signed is None:
                raise UndecidedPercent(self.percent.place)
            if self.percent.signed:
                return Flaw(RejectCode.AMBIGUOUS_PERCENT, _PERCENT_HINT)
        whole, _, part = f"{value:f}".partition(".")
        part = part.rstrip("0")
        if len(part) > self.decimals:
            self._rescale(len(part))
        return self._bounded(int(whole + part.ljust(self.decimals, "0")))

    def _rescale(self, decimals: int) -> None:
        self.column.multiply(10 ** (decimals - self.decimals))
        self.decimals = decimals
        self.clear()
        self._scale_bounds()
        raise Rescaled

    def _bounded(self, value: int) -> int | Flaw:
        if self.low is not None and value < self.low:
            return Flaw(self.low_code, f"The lowest possible value is {_shown(self.bounds[0])}.", value)
        if self.high is not None and value > self.high:
            return Flaw(RejectCode.OUT_OF_RANGE, f"The highest possible value is {_shown(self.bounds[1])}.", value)
        return value


def _shown(bound: Decimal | Fraction | None) -> str:
    return f"{bound.normalize():f}" if isinstance(bound, Decimal) else f"{bound}"


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
