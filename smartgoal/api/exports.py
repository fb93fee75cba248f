"""Reading exports, for one run or into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.files import (
    STDIN,
)
from smartgoal.knowledge.metrics import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DaySums
    from smartgoal.readings.file.watching import Watch
    from smartgoal.readings.proposing.proposals import Proposals
    from smartgoal.readings.store.import_run import ImportOptions, ImportResult
    from smartgoal.readings.store.store import Stamp, Store
    from smartgoal.readings.sums.gather import RejectLimit
    from smartgoal.settings import Settings


def _reader(stdin: Callable[[int], bytes]) -> Callable[[str], bytes]:
    from smartgoal.readings.file.on_disk import read_export_file
    from smartgoal.readings.file.unpack import LARGEST

    return lambda path: stdin(LARGEST) if path == STDIN else read_export_file(path)


def _unwatched(what: str, done: int, steps: int) -> None:
    """Tell nobody how far the work is."""


def named_files(written: Sequence[str]) -> tuple[str, ...]:
    """Return the files that names and patterns mean.

    Raises:
        ReadingsError: A pattern fits no file.
    """
    from smartgoal.readings.file.on_disk import named_exports

    return tuple(file.path for file in named_exports(written, None))


def import_exports(
    plan: Plan,
    files: Sequence[str],
    store: Store,
    terms: ImportOptions,
    *,
    source: str | None = None,
    stdin: Callable[[int], bytes] = lambda _: b"",
    watch: Watch = _unwatched,
) -> ImportResult:
    """Return what importing files into the store did: all of them or none.

    Args:
        plan: The goal files, which say what exports contain.
        files: Names and patterns, - for standard input.
        store: Where to keep them.
        terms: Who imports, how many rejects are fine, whether to change nothing; see `import_terms`.
        source: The name of the source they belong to, where their names don't tell.
        stdin: Reads standard input, at most one byte more than the number given.
        watch: Is told how far the work is.

    Raises:
        ReadingsError: A pattern fits no file.
        StoreError: The store is busy, damaged, of a newer format or can't be written.
    """
    from smartgoal.readings.file.on_disk import named_exports
    from smartgoal.readings.store.import_run import import_files

    return import_files(named_exports(files, source), plan, store, terms, read=_reader(stdin), watch=watch)


def unheard_in_sources(plan: Plan) -> tuple[str, ...]:
    """Return a sentence on each thing that goal files say about exports and that can't be heard."""
    from smartgoal.progress.lost import lost_in_sources

    return tuple(
        f"{file.name}, line {fault.span.line}: {fault.message} Exports are read without it. [{fault.kind.code}]"
        for file, fault in lost_in_sources(plan)
    )


def import_terms(
    settings: Settings, stamp: Stamp, *, replace_range: bool = False, dry_run: bool = False
) -> ImportOptions:
    """Return how a run of import is to go."""
    from smartgoal.readings.store.import_run import ImportOptions

    return ImportOptions(stamp, _reject_limit(settings.max_rejects), replace_range, dry_run)


def propose_sources(
    files: Sequence[str], plan: Plan | None, *, stdin: Callable[[int], bytes] = lambda _: b""
) -> Proposals:
    """Return for each form of files a source that would read them; a person confirms it.

    Raises:
        ReadingsError: A pattern fits no file.
    """
    from smartgoal.readings.file.on_disk import named_exports
    from smartgoal.readings.proposing import proposals
    from smartgoal.readings.scope import named_sources
    from smartgoal.readings.sums.order import order_of_name
    from smartgoal.readings.sums.strangers import known_persons

    metrics = dict(load_catalogue())
    for file in reversed(plan.files if plan else ()):
        metrics |= file.metrics
    head = plan.files[0].head if plan and plan.files else None
    read, language = _reader(stdin), head.language if head else None
    named = sorted(named_exports(files, None), key=lambda file: order_of_name(file.path))
    people = known_persons(plan) if plan else None
    names = [source.mapping.title for _, source in named_sources(plan)] if plan else []
    return proposals.propose_sources(named, read, metrics, people=people, language=language, names=names)


def read_data(
    plan: Plan,
    settings: Settings,
    data: Sequence[str],
    *,
    source: str | None = None,
    stdin: Callable[[int], bytes] = lambda _: b"",
    store: Store | None = None,
    watch: Watch = _unwatched,
) -> DaySums:
    """Return the day sums of the exports that `data` names, else the store's, else of those `sources` name.

    Raises:
        ReadingsError: A file can't be read, or more rows were rejected than the settings allow.
        StoreError: The store can't be read.
        GoalsError: There is no data at all to read.
    """
    from smartgoal.readings.file.on_disk import named_exports
    from smartgoal.readings.supply import find_day_sums

    limit = _reject_limit(settings.max_rejects)
    return find_day_sums(plan, named_exports(data, source), store, limit, read=_reader(stdin), watch=watch)


def _reject_limit(written: str) -> RejectLimit:
    """Return the limit that the settings write as a number of rows, or as a share such as 5%."""
    from fractions import Fraction

    from smartgoal.readings.sums.gather import RejectLimit

    if written.endswith("%"):
        return RejectLimit(share=Fraction(written[:-1]) / 100)
    return RejectLimit(count=int(written))
