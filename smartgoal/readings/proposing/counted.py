"""Columns of counts under the name of a share: so many repeat contacts are a part of all, and no percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.memo import NULLS
from smartgoal.readings.cells.plain import peel, possible_numbers
from smartgoal.readings.proposing.guess import Guess, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from smartgoal.knowledge.metric import Metric

_ALL = 100
_ONE_IN = 10
"""Where one figure in so many is beyond all, it is no slip of a percentage's."""


def settle_counts(
    guesses: Sequence[Guess], cells: Mapping[str, Sequence[str]], metrics: Mapping[str, Metric]
) -> tuple[Guess, ...]:
    """Return guesses in which a column of counts is a part of the nearest one that is nowhere less, or is left out."""
    return tuple(
        _settled(place, guesses, cells, metrics) if _may_be_counts(guess, metrics) else guess
        for place, guess in enumerate(guesses)
    )


def are_contacts(guess: Guess, metrics: Mapping[str, Metric]) -> bool:
    """Whether a column may say how many contacts there were."""
    metric = metrics.get(guess.metric or "")
    return guess.role is Role.COUNT or (metric is not None and metric.kind is Kind.SUM and metric.unit == "count")


def _may_be_counts(guess: Guess, metrics: Mapping[str, Metric]) -> bool:
    return guess.metric is not None and guess.unit is None and metrics[guess.metric].is_share


def _settled(
    place: int, guesses: Sequence[Guess], cells: Mapping[str, Sequence[str]], metrics: Mapping[str, Metric]
) -> Guess:
    guess = guesses[place]
    counts = _whole_numbers(cells[guess.column])
    figures = [count for count in counts or () if count is not None]
    greatest = max(figures, default=None)
    if greatest is None or _ONE_IN * sum(figure > _ALL for figure in figures) < len(figures):
        return guess
    near = sorted(range(len(guesses)), key=lambda other: abs(other - place))
    possible = (guesses[other] for other in near if other != place and are_contacts(guesses[other], metrics))
    whole = next((other for other in possible if _is_part(counts or (), cells[other.column])), None)
    if whole is not None:
        asked = (
            f'"{shortened(guess.column)}" goes beyond 100 % with {greatest:f}: '
            f'does it count, and is {guess.metric} its share of "{shortened(whole.column)}"?'
        )
        return guess._replace(part_of=whole.column, doubt=asked)
    told = (
        f'"{shortened(guess.column)}" is left out: {greatest:f} is beyond 100 %. If it counts, write it as the '
        f"`numerator` of {guess.metric}, and as `denominator` the column that says of how many."
    )
    return Guess(guess.column, Role.OTHER, left_out=told)


def _is_part(counts: Sequence[Decimal | None], others: Sequence[str]) -> bool:
    """Whether no count is greater than what stands beside it."""
    whole = _whole_numbers(others)
    pairs = zip(counts, whole or (), strict=False)
    return whole is not None and all(all_ is None or part is None or part <= all_ for part, all_ in pairs)


def _whole_numbers(cells: Sequence[str]) -> list[Decimal | None] | None:
    """Return what the cells of a column say, None where one is empty; None where not all are bare whole numbers."""
    found: list[Decimal | None] = []
    for cell in map(str.strip, cells):
        if fold_name(cell) in NULLS:
            found.append(None)
            continue
        peeled = peel(cell)
        readings = set(possible_numbers(peeled.number).values()) if peeled is not None else set()
        if peeled is None or peeled.before or peeled.after or peeled.negative or len(readings) != 1:
            return None
        (number,) = readings
        if number % 1:
            return None
        found.append(number)
    return found
