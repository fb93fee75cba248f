"""Where a run takes its figures from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal import api
from smartgoal.cli.output import write_doubts

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DaySums
    from smartgoal.readings.store.store import Store
    from smartgoal.settings import Settings


@dataclass(frozen=True, slots=True)
class Supply:
    """Exports, a store, or else the files that `sources` name.

    Attributes:
        data: The exports named.
        source: The name of the source that they belong to.
        store: The store; None where none may be asked.
        stdin: Reads standard input, at most one byte more than the number given.
    """

    settings: Settings
    data: tuple[str, ...]
    source: str | None
    store: Store | None
    stdin: Callable[[int], bytes]

    @property
    def inputs(self) -> list[str]:
        """What no report may be written over: the store and the settings file."""
        folder = [str(self.store.folder)] if self.store else []
        return folder + ([self.settings.file] if self.settings.file else [])

    def sums(self, plan: Plan, watch: Callable[[str, int, int], None] = lambda *_: None) -> DaySums:
        """Return the day sums of a plan.

        Raises:
            SmartgoalError: There is nothing to read, or it can't be read.
        """
        return api.read_data(
            plan, self.settings, self.data, source=self.source, stdin=self.stdin, store=self.store, watch=watch
        )

    def sums_if_any(self, plan: Plan) -> DaySums | None:
        """Return the day sums of a plan and say what is doubtful about them; None where there is nothing to read."""
        if self.store is None or not api.has_data(plan, self.data, self.store):
            return None
        sums = self.sums(plan)
        write_doubts(self.doubts(plan, sums))
        return sums

    def doubts(self, plan: Plan, sums: DaySums) -> tuple[str, ...]:
        """Return why the figures may not be all, a sentence each."""
        told = api.doubts_of_data(plan, self.data, self.store) if self.store else ()
        return (*sums.remarks, *told)


def supply_of(
    plan: Plan,
    settings: Settings,
    *,
    data: list[str] | None,
    source: str | None,
    store: str | None,
    stdin: Callable[[int], bytes],
) -> Supply:
    """Return where the figures of a plan come from: what the options name, else the store of its project.

    Raises:
        StoreError: The option names a store that isn't there.
    """
    folder = api.store_folder(plan.files[0].name, settings, store)
    return Supply(settings, tuple(data or ()), source, api.open_store(folder, required=store is not None), stdin)


def named_supply(
    settings: Settings, *, data: list[str] | None, source: str | None, store: str | None, stdin: Callable[[int], bytes]
) -> Supply:
    """Return the same of a run that takes no figures but those that its options name."""
    kept = api.open_store(Path(store), required=True) if store is not None else None
    return Supply(settings, tuple(data or ()), source, kept, stdin)
