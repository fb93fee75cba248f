"""A quantity while it is being judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.nouns import Way

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.nouns import Quantity


# The role of a change that only the verb near it makes one: "increase CSAT (now 82 %)".
GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity with its tokens (end exclusive), while it is being judged."""

    quantity: Quantity
    first: int
    last: int
    roles: frozenset[str]
    counted: bool = False


def as_level(measure: Measure) -> Measure:
    """Return a target as a level, also where a verb near it made it a change."""
    quantity = measure.quantity
    if quantity.change is None and quantity.from_ is None:
        return measure
    # The sign of a guessed change is the verb's.
    level = abs(quantity.change) if quantity.change is not None else quantity.from_
    target = replace(quantity, to=level, change=None, from_=None, direction=Way.AT_LEAST)
    return replace(measure, quantity=target, roles=(measure.roles - {"change", "from", GUESSED}) | {"to"})
