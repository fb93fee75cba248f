"""A quantity while it is being judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
