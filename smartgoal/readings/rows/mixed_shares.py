"""Columns of shares that may be written as parts of 1 and as percentages at once, without signs."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.knowledge.metric import Better
from smartgoal.knowledge.numbers import plain_digits
from smartgoal.readings.cells.values import Numbers
from smartgoal.readings.codes import ErrorCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


class _Shares(NamedTuple):
    """A column of shares without signs."""

    lane: Lane
    decimals: int
    percent: Percent

    def in_scale(self, decimals: int) -> set[int]:
        """Return the different shares above zero as whole numbers of a scale."""
        factor = 10 ** (decimals - self.decimals)
        return {value * factor for value in self.lane.columns[0].items if value > 0}

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
    if large and min(len(small), len(large)) >= (_FEWEST if is_low else 1) and _are_apart(small, large):
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


def _shown(share: int, decimals: int) -> str:
    return plain_digits(Decimal(share).scaleb(-decimals))
