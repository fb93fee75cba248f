"""Columns of shares that may be written as parts of 1 and as percentages at once, without signs."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.knowledge.metric import Better
from smartgoal.knowledge.numbers import plain_digits
from smartgoal.readings.cells.values import Numbers
from smartgoal.readings.codes import ErrorCode
from smartgoal.readings.export import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smartgoal.readings.cells.values import Percent
    from smartgoal.readings.rows.lane import Lane

_GAP = 10
"""So many times as large as nearly all of the small shares are nearly all of the large ones, with few between."""
_APART = 30
"""So many times as large is the median of the large ones; 100 times, but for how people differ."""
_FEWEST = 3
"""Of what is better low, shares below 1 % are common, and a share of two contacts is a large one by chance."""


def refuse_mixed_shares(name: str, lanes: Iterable[Lane], header: Sequence[str]) -> None:
    """Raise ReadingsError where nothing tells whether shares are parts of 1 or percentages."""
    by_metric: dict[str, list[_Shares]] = defaultdict(list)
    for lane in lanes:
        reader = lane.readers[0]
        if isinstance(reader, Numbers) and reader.percent is not None and reader.percent.signed is False:
            by_metric[lane.metric.id].append(_Shares(lane, reader.decimals, reader.percent))
    for some in by_metric.values():
        _refuse_mixed(name, some, header)


class _Events(NamedTuple):
    """How many contacts a percentage is, and how far that may be off since the percentage was rounded."""

    number: Fraction
    slack: Fraction
    is_small: bool

    @property
    def may_be_whole(self) -> bool:
        """Whether it can be a number of contacts, one at least."""
        return abs(self.number - max(1, round(self.number))) <= self.slack


class _Shares(NamedTuple):
    """A column of shares without signs."""

    lane: Lane
    decimals: int
    percent: Percent

    def in_scale(self, decimals: int) -> set[int]:
        """Return the different shares above zero as whole numbers of a scale."""
        factor = 10 ** (decimals - self.decimals)
        return {value * factor for value in self.lane.columns[0].items if value > 0}

    def events(self) -> Iterator[_Events]:
        """Yield what each share above zero is of its contacts, if it is a percentage."""
        shares, weights = (column.items for column in self.lane.columns)
        scale = self.lane.scale(1)
        for value, weight in zip(shares, weights, strict=True):
            if value > 0:
                one = Fraction(weight, 100 * 10**self.decimals) * scale
                yield _Events(value * one, one / 2, is_small=value <= 10**self.decimals)

    def line_of(self, share: int, decimals: int) -> int | None:
        """Return where one of them stands first."""
        value, rest = divmod(share, 10 ** (decimals - self.decimals))
        pairs = zip(self.lane.columns[0].items, self.lane.lines, strict=True)
        return next((line for other, line in pairs if other == value), None) if not rest else None


def _refuse_mixed(name: str, columns: Sequence[_Shares], header: Sequence[str]) -> None:
    decimals = max(each.decimals for each in columns)
    shares = sorted(set[int]().union(*(each.in_scale(decimals) for each in columns)))
    first_large = bisect_right(shares, 10**decimals)
    small, large = shares[:first_large], shares[first_large:]
    lane = columns[0].lane
    is_low = lane.metric.better is Better.LOWER
    if not small:
        return
    told = f'"{_shown(small[-1], decimals)}" in "{header[lane.places[0]]}"'
    line = next((found for each in columns if (found := each.line_of(small[-1], decimals)) is not None), None)
    # A 1 alone is one percent: where parts of 1 stand, others lie below it.
    has_parts = small[0] < 10**decimals
    enough = min(len(small), len(large)) >= (_FEWEST if is_low else 1)
    if has_parts and large and enough and _are_apart(small, large) and not _are_rare(columns):
        message = (
            f'{told} stands beside "{_shown(large[0], decimals)}": a part of 1 beside percentages? '
            "Write their signs (85 %), or keep each in a file and source of its own."
        )
        raise ReadingsError(ErrorCode.AMBIGUOUS_PERCENT, message, name, line)
    if not large and not is_low and not any(each.percent.is_declared for each in columns):
        message = (
            f"every share of {lane.metric.id} is at most 1, such as {told}: parts of 1, or percentages? "
            "Add a column `unit` that says fraction or %."
        )
        raise ReadingsError(ErrorCode.AMBIGUOUS_PERCENT, message, name, line)


def _are_apart(small: Sequence[int], large: Sequence[int]) -> bool:
    nearly_most, nearly_least = small[len(small) * 9 // 10], large[len(large) // 10]
    return nearly_least >= _GAP * nearly_most and large[len(large) // 2] >= _APART * small[len(small) // 2]


def _are_rare(columns: Sequence[_Shares]) -> bool:
    """Whether the small shares are few events of many contacts, and the large ones as few of a handful."""
    if not all(each.lane.shape is Shape.WEIGHTED for each in columns):
        return False
    found = [one for each in columns for one in each.events()]
    small, large = (sorted(one.number for one in found if one.is_small is way) for way in (True, False))
    if not all(one.may_be_whole for one in found if one.is_small):
        return False
    return large[len(large) // 2] < _GAP * small[len(small) // 2]


def _shown(share: int, decimals: int) -> str:
    return plain_digits(Decimal(share).scaleb(-decimals))
