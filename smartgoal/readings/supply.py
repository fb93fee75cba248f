"""Where progress takes its figures from: the files named, else the store, else the files that `sources` name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from smartgoal.errors import GoalsError, ReadingsError
from smartgoal.readings.codes import WarningCode
from smartgoal.readings.file.on_disk import declared_exports, missing_exports, read_export_file
from smartgoal.readings.file.watching import heed_file, tell
from smartgoal.readings.scope import scope_by_name
from smartgoal.readings.store.originals import digest_of
from smartgoal.readings.store.scope_record import as_recorded, mapping_hash, passed_over
from smartgoal.readings.sums.gather import gather_ways
from smartgoal.readings.sums.readers import readers_of
from smartgoal.readings.sums.strangers import strangers
from smartgoal.readings.sums.ways_to_read import read_ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DaySums
    from smartgoal.readings.file.on_disk import ExportFile
    from smartgoal.readings.file.watching import Watch
    from smartgoal.readings.scope import Scope
    from smartgoal.readings.store.store import Store
    from smartgoal.readings.sums.gather import RejectLimit
    from smartgoal.readings.sums.ways_to_read import Taken

_HARMLESS = frozenset({WarningCode.EXTRA_COLUMNS, WarningCode.AMBIGUOUS_LOCAL_TIME, WarningCode.NONEXISTENT_LOCAL_TIME})
"""Warnings that change no figure."""
SAMPLE_PREFIX = "sample-"
"""How the names of invented exports begin, so that nobody takes their figures for real ones."""


def find_day_sums(
    plan: Plan,
    named: Sequence[ExportFile],
    store: Store | None,
    limit: RejectLimit,
    *,
    read: Callable[[str], bytes],
    watch: Watch,
) -> DaySums:
    """Return the day sums of the files named; without any those of the store; without one those of `sources`.

    Args:
        plan: The goal files of the run.
        named: The exports that the user named.
        store: Where imported exports lie, if they do; None where no store is to be asked.
        limit: How many records may be rejected.
        read: Returns the bytes of a file.
        watch: Is told how far the work is.

    Raises:
        ReadingsError: A file can't be read, or more records were rejected than allowed.
        StoreError: The store can't be read.
        GoalsError: There is nothing at all to read.
    """
    if not named and store is not None and store.is_there:
        sums = store.day_sums(plan)
        remarks = (*sums.remarks, *_strangers(plan, sums))
        return replace(sums, sample=_all_samples(store.names_imported()), remarks=remarks)
    files = named or declared_exports(plan)
    if not files and any(goal.metric and not goal.is_draft for goal in plan.goals):
        raise GoalsError(_nothing_to_read(missing_exports(plan)))
    readers = readers_of(plan)
    taken = []
    for number, file in enumerate(files):
        heed = heed_file(watch, f"Reading {file.name}", number, len(files) + 1)
        taken.append(read_ways(file.name, read(file.path), plan, readers, file, heed=heed))
    tell(watch, "Adding up", len(files), len(files) + 1)
    sums = gather_ways(taken, readers, plan, limit)
    return replace(
        sums,
        sample=_all_samples(file.name for file in files),
        remarks=(*sums.remarks, *_strangers(plan, sums), *_remarks(taken)),
    )


def _strangers(plan: Plan, sums: DaySums) -> tuple[str, ...]:
    return strangers(plan, (whose.owner for each in (sums, *sums.apart.values()) for whose in each.sums))


def _remarks(files: Iterable[Sequence[Taken]]) -> Iterator[str]:
    """Return what may make figures of files wrong, each once."""
    exports = (one.export for taken in files for one in taken[:1])
    for export in exports:
        for warning in dict.fromkeys(export.warnings):
            if warning.code not in _HARMLESS:
                line = f", line {warning.line}" if warning.line is not None else ""
                yield f"{export.file}{line}: {warning.message} [{warning.code}]"


def _nothing_to_read(missing: Sequence[str]) -> str:
    ways = "name exports with --data FILE, import them with `smartgoal import FILE`"
    if missing:
        more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
        return f"There is no data to judge by. {missing[0]}{more} Or {ways}."
    return f"There is no data to judge by: {ways}, or declare them under `sources` in the goal file."


def _all_samples(names: Iterable[str]) -> bool:
    bases = [PurePosixPath(name.replace("\\", "/")).name for name in names]
    return bool(bases) and all(base.startswith(SAMPLE_PREFIX) for base in bases)


def find_unimported(plan: Plan, store: Store) -> tuple[str, ...]:
    """Return the files of `sources` whose bytes, as they are now, the store doesn't have; none without a store."""
    if not store.is_there:
        return ()
    known = store.digests_imported()
    return tuple(file.path for file in declared_exports(plan) if _digest(file.path) not in known)


def find_read_otherwise(plan: Plan, store: Store) -> tuple[str, ...]:
    """Return the imported files whose source says now that they are to be read otherwise; none without a store."""
    if not store.is_there:
        return ()
    plans = (plan, *(reader.plan for reader in readers_of(plan)))
    found: dict[str, None] = {}
    for way in store.ways_read():
        scopes = [scope for each in plans if (scope := _scope_now(each, way.source)) is not None]
        now = (mapping_hash(as_recorded(scope, way.record), way.metrics) for scope in scopes)
        if scopes and way.mapping_hash not in now:
            found.setdefault(way.name)
    return tuple(found)


def find_passed_over(plan: Plan, store: Store) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the imported files with the metrics that goals use now and didn't when they were imported."""
    if not store.is_there:
        return ()
    found: dict[str, tuple[str, ...]] = {}
    for way in store.ways_read():
        scope = _scope_now(plan, way.source)
        metrics = passed_over(scope, way.record) if scope is not None else ()
        if metrics:
            found.setdefault(way.name, metrics)
    return tuple(found.items())


def _scope_now(plan: Plan, source: str) -> Scope | None:
    """Return how a source reads now; None where no goal file has it."""
    try:
        return scope_by_name(plan, source)
    except ReadingsError:
        return None


def _digest(path: str) -> str | None:
    try:
        return digest_of(read_export_file(path))
    except ReadingsError:
        return None
