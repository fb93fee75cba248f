"""Figures as exports write them, read into whole numbers of one scale a column."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.memo import NULL, NULLS, TOO_NARROW, Flaw, Memo
from smartgoal.readings.cells.plain import Plain
from smartgoal.readings.codes import RejectCode
from smartgoal.readings.names import is_sheet_error
from smartgoal.readings.packed import Packed

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartgoal.readings.cells.plain import Cell

Bounds = tuple[Decimal | Fraction | None, Decimal | Fraction | None]

LONGEST = 80
_PERCENT_HINT = "It could be a share of 1 (0.85 for 85 %); write the sign, or say `unit: fraction` if all are."


class UndecidedPercent(Exception):  # noqa: N818 (a signal to the reader, never seen by people)
    """A cell of percentages is at most one, has no sign, and nobody has looked whether others have one."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place


class Rescaled(Exception):  # noqa: N818 (a signal to the reader, never seen by people)
    """A column needs more digits after the mark than before; what was read of the chunk has to be read anew."""


def _sheet_error(flaw: Flaw, text: str) -> Flaw:
    if not text.strip("#"):
        return Flaw(flaw.code, TOO_NARROW, is_sheet_error=True)
    hint = f'Mend the formula, or say `"null": ["{text}"]` for the metric if nothing was measured then.'
    return Flaw(flaw.code, hint, is_sheet_error=True)


class Percent(NamedTuple):
    """A column of percentages.

    Attributes:
        signed: Whether its cells have signs or may have lost them; None: nobody has looked.
        is_declared: Whether anybody said that it is in percent.
    """

    place: int
    signed: bool | None
    is_declared: bool = True


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
