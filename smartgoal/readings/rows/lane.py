"""One metric's columns in one export: reading cells in bulk, and what a row's cells say together."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import compress
from operator import gt
from typing import TYPE_CHECKING, TypeVar

from smartgoal.knowledge.metric import Kind, Metric
from smartgoal.readings.cells.answers import Answers, Matches
from smartgoal.readings.cells.memo import FLAWED, NULL, Flaw, Memo, Same
from smartgoal.readings.cells.values import Numbers
from smartgoal.readings.codes import RejectCode
from smartgoal.readings.export import RowMeaning, Rows, Shape
from smartgoal.readings.keys import Keys
from smartgoal.readings.packed import Packed, pack_into

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Item = TypeVar("Item")
_ABOVE = Flaw(RejectCode.NUMERATOR_ABOVE_DENOMINATOR, "A share can't be more than the whole.")
_NO_WHOLE = Flaw(RejectCode.ZERO_DENOMINATOR, "Something of nothing is no share.")
_OUT = Flaw(RejectCode.OUT_OF_RANGE, "The quotient is outside the metric's bounds.")
_AGGREGATED = Flaw(RejectCode.AGGREGATED_ROW, "A median needs raw observations; this row stands for several.")
_NO_WEIGHT = Flaw(RejectCode.MISSING_WEIGHT, "Say how many contacts it stands for, or `weight: none` in the source.")
_PARTLY = Flaw(RejectCode.BAD_NUMBER, "Write 0 where there was none; the other answers of this row are given.")


@dataclass(slots=True)
class Lane:
    """A metric, where its operands stand, and what was accepted of it so far.

    Attributes:
        readers: What reads each operand.
        places: The column of each operand.
        factors: What one of each operand, as written, is worth.
        weight_optional: Whether a row without weight is a raw observation.
    """

    metric: Metric
    shape: Shape
    readers: tuple[Memo[str], ...]
    places: tuple[int, ...]
    factors: tuple[Fraction, ...]
    unweighted: bool = False
    fills: bool = False
    weight_optional: bool = False
    days: array[int] = field(default_factory=lambda: array("i"))
    whose: array[int] = field(default_factory=lambda: array("i"))
    lines: array[int] = field(default_factory=lambda: array("i"))
    columns: tuple[Packed, ...] = ()
    keys: Keys = field(default_factory=Keys)

    def __post_init__(self) -> None:
        self.columns = tuple(reader.column if isinstance(reader, Numbers) else Packed() for reader in self.readers)

    @property
    def says_something(self) -> bool:
        """Whether there are rows, or none where that means zeros: a month without complaints is counted, too."""
        return self.fills or bool(self.days)

    @property
    def counts_rows(self) -> bool:
        """Whether what is added up isn't written in the rows: they are counted, or their answers are."""
        return any(isinstance(reader, Matches | Same | Answers) for reader in self.readers)

    def scale(self, place: int) -> Fraction:
        """Return what one of an operand's packed numbers is worth."""
        reader = self.readers[place]
        decimals = reader.decimals if isinstance(reader, Numbers) else 0
        return self.factors[place] / Fraction(10**decimals)

    def extend(self, days: list[int], whose: list[int], lines: Sequence[int], operands: Sequence[list[int]]) -> None:
        """Add rows that are all right."""
        pack_into(self.days, days)
        pack_into(self.whose, whose)
        pack_into(self.lines, lines)
        for column, values in zip(self.columns, operands, strict=True):
            column.extend(values)

    def keep(self, which: Sequence[bool]) -> None:
        """Let go of the other rows."""
        self.days, self.whose, self.lines = (_kept(values, which) for values in (self.days, self.whose, self.lines))
        for column in self.columns:
            column.items = Packed(_kept_list(column.items, which)).items
        self.keys = self.keys.kept(which)

    def row(self, place: int) -> tuple[int, ...]:
        """Return whose a row is, of which day, and its figures."""
        return (self.days[place], self.whose[place], *(column.items[place] for column in self.columns))

    def odd_rows(self, operands: Sequence[list[int]]) -> set[int]:
        """Return the places of rows whose operands contradict each other, where all of them could be read."""
        if self.shape is Shape.WEIGHTED and self.metric.kind is Kind.MEDIAN:
            one = self._one_weight()
            return {place for place, weight in enumerate(operands[1]) if weight != one}
        if self.shape is not Shape.RATIO:
            return set()
        above, below = operands
        odd = {place for place, whole in enumerate(below) if not whole} if 0 in below else set()
        low, high = self._limits()
        if high is not None:
            upper = below if high == (1, 1) else [high[0] * whole for whole in below]
            parts = above if high == (1, 1) else [high[1] * part for part in above]
            if True in map(gt, parts, upper):
                odd |= {place for place, (part, whole) in enumerate(zip(parts, upper, strict=True)) if part > whole}
        if low is not None:
            odd |= {
                place for place, (part, whole) in enumerate(zip(above, below, strict=True))
                if part * low[1] < whole * low[0]
            }  # fmt: skip
        return odd

    def _one_weight(self) -> int:
        scale = self.scale(1)
        return scale.denominator // scale.numerator

    def _limits(self) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """Return the bounds of numerator over denominator as packed, each as a pair above and below the line."""
        scale = self.scale(0) / self.scale(1)
        low, high = (None if bound is None else (Fraction(bound) / scale) for bound in self.metric.bounds)
        return (
            None if low is None or low <= 0 else (low.numerator, low.denominator),
            None if high is None else (high.numerator, high.denominator),
        )

    def judge(self, operands: Sequence[int]) -> Flaw | None:
        """Return why one row says nothing for this metric; None where it does.

        A flaw with the code `null` means that nothing was measured.
        """
        flaws = [
            reader.flaw(value) if value <= FLAWED else None
            for reader, value in zip(self.readers, operands, strict=True)
        ]
        for flaw in flaws:
            if flaw is not None and flaw.code != NULL:
                return Flaw(NULL) if flaw.is_sheet_error and self._is_idle(operands) else flaw
        if any(flaws):
            return self._judge_nulls([flaw is not None for flaw in flaws], operands)
        if not self.odd_rows([[value] for value in operands]):
            return None
        if self.shape is Shape.WEIGHTED:
            return _AGGREGATED
        if operands[1] == 0:
            return _NO_WHOLE if operands[0] else None
        return _ABOVE if self.metric.is_share and operands[0] > 0 else _OUT

    def _is_idle(self, operands: Sequence[int]) -> bool:
        """Whether a row is of no contacts, so that its average, divided by them, is an error."""
        return self.shape in {Shape.WEIGHTED, Shape.RATIO} and operands[1] == 0

    def _judge_nulls(self, empty: list[bool], operands: Sequence[int]) -> Flaw | None:
        match self.shape:
            case Shape.WEIGHTED if not empty[0]:
                return None if self.weight_optional else _NO_WEIGHT
            case Shape.RATIO if not empty[0] and operands[0] and isinstance(self.readers[0], Numbers):
                return _NO_WEIGHT
            case Shape.RESPONSES if not all(empty):
                return _PARTLY
            case _:
                return Flaw(NULL)

    def filled(self, operands: Sequence[int]) -> list[list[int]]:
        """Return one row's operands, a weight left out by permission being one, as columns."""
        return [[self._one_weight() if value <= FLAWED else value] for value in operands]

    def rows(self, *, keep: Sequence[bool] | None = None, has_keys: bool = False) -> Rows:
        """Return what was accepted."""
        measure = RowMeaning(
            metric=self.metric.id,
            kind=self.metric.kind,
            unit=self.metric.unit,
            shape=self.shape,
            scales=tuple(self.scale(place) for place in range(len(self.readers))),
            unweighted=self.unweighted,
            fills=self.fills,
        )
        return Rows(
            measure,
            days=_kept(self.days, keep),
            whose=_kept(self.whose, keep),
            lines=_kept(self.lines, keep),
            operands=self.columns if keep is None else tuple(_kept_packed(column, keep) for column in self.columns),
            keys=(self.keys if keep is None else self.keys.kept(keep)) if has_keys else None,
        )


def _kept(values: array[int], keep: Sequence[bool] | None) -> array[int]:
    return values if keep is None else array(values.typecode, _kept_list(values, keep))


def _kept_list(values: Iterable[Item], keep: Sequence[bool]) -> list[Item]:
    return list(compress(values, keep))


def _kept_packed(column: Packed, keep: Sequence[bool]) -> Packed:
    return Packed(_kept_list(column.items, keep))
