"""The store: where it is, opening it, its health."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from smartgoal.errors import GoalsError, StoreError
from smartgoal.goals.files import (
    find_goal_files,
    project_root,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.store.health import Health
    from smartgoal.readings.store.store import Stamp, Store
    from smartgoal.settings import Settings


def first_goal_file(paths: Sequence[str] | None) -> str | None:
    """Return the first goal file that paths mean; None where none are named and this folder has none.

    Raises:
        GoalsError: A path named is missing, or a folder named has no goal file.
    """
    try:
        return find_goal_files(paths or ["."]).names[0]
    except GoalsError:
        if paths:
            raise
        return None


def store_folder(goal_file: str | None, settings: Settings, option: str | None) -> Path:
    """Return where the store lies: where the option says, else the settings, else `.smartgoal` of the project.

    Args:
        goal_file: The first goal file of the run; None: the project is this folder's.
        settings: Their `store` is relative to their file.
        option: What `--store` says.
    """
    if option is not None:
        return Path(option)
    if settings.store_folder is not None:
        return settings.store_folder
    # Shown in messages, so the shorter way to say it.
    folder = project_root(goal_file or "goals.yaml") / ".smartgoal"
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def open_store(folder: Path, *, required: bool = False, is_of_project: bool = False) -> Store:
    """Return the store in a folder; nothing is read or made yet.

    Args:
        folder: Where it lies.
        required: Whether it has to be there.
        is_of_project: Whether `import` finds the folder by itself.

    Raises:
        StoreError: It is required and isn't there.
    """
    from smartgoal.readings.store.store import Store

    store = Store(folder)
    hint = f"`smartgoal import FILE{'' if is_of_project else f' --store {shlex.quote(str(folder))}'}` makes one."
    if required and not store.is_there:
        raise StoreError(f"There is no store in {folder}; {hint}")
    return store


def verify_store(store: Store, *, repair: bool) -> Health:
    """Return what is wrong with a store; mend what can be mended, where `repair` says so.

    Raises:
        StoreError: There is no store, or it can't be built anew without an original that is gone.
    """
    from smartgoal.readings.store.health import examine

    return examine(store, repair=repair)


def stamp(now: datetime, who: str) -> Stamp:
    """Return what the store keeps of the one who changes it."""
    from smartgoal import __version__
    from smartgoal.readings.store.store import Stamp

    return Stamp(now, __version__, who)


def doubts_of_data(plan: Plan, data: Sequence[str], store: Store) -> tuple[str, ...]:
    """Return why the figures may not be all that the goal files name, a sentence each; none for files named by hand.

    Of a store: files that it hasn't as they are now, or that were read otherwise. Else what `sources` name in vain.
    """
    from smartgoal.readings.file.on_disk import missing_exports

    if data:
        return ()
    return _doubts_of_store(plan, store) if store.is_there else missing_exports(plan)


def _doubts_of_store(plan: Plan, store: Store) -> tuple[str, ...]:
    from smartgoal.readings.supply import find_passed_over, find_read_otherwise, find_unimported

    changed = find_read_otherwise(plan, store)
    return (
        *(
            f"{file} isn't in the store as it is now; left out until it is imported."
            for file in find_unimported(plan, store)
        ),
        *(f"{file} was imported before its source changed; import it again." for file in changed),
        *(
            f"{file} was imported before a goal used {' and '.join(metrics)}; import it again."
            for file, metrics in find_passed_over(plan, store)
            if file not in changed
        ),
    )


def has_data(plan: Plan, data: Sequence[str], store: Store) -> bool:
    """Whether there is anything to read: files named, a store, or files that `sources` name."""
    from smartgoal.readings.file.on_disk import declared_exports

    return bool(data or store.is_there or declared_exports(plan))
