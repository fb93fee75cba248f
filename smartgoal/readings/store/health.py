"""Looking at a store's health, and mending it where that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.readings.store.rebuilding import Damage
    from smartgoal.readings.store.store import Store


@dataclass(frozen=True, slots=True)
class Health:
    """What is wrong with a store.

    Attributes:
        found: What was wrong at first.
        left: What still is.
        repaired: Whether mending was tried.
        imports: How many imports there are; None where the store isn't sound.
    """

    found: tuple[Damage, ...]
    left: tuple[Damage, ...]
    repaired: bool
    imports: int | None

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong any more."""
        return not self.left

    @property
    def exit_code(self) -> int:
        """2 where something is still wrong, else 0."""
        return 0 if self.is_sound else 2


def examine(store: Store, *, repair: bool) -> Health:
    """Return what is wrong with a store; mend what can be mended, where `repair` says so.

    Raises:
        StoreError: There is no store, or it can't be built anew without an original that is gone.
    """
    found = store.verify()
    repaired = repair and bool(found)
    left = store.repair() if repaired else found
    return Health(found, left, repaired, None if left else len(store.log()))
