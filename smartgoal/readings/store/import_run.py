"""One run of import: files read one by one, judged together, and kept all or none of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smartgoal.errors import ReadingsError
from smartgoal.readings.file.watching import heed_file, tell
from smartgoal.readings.store.store import Original
from smartgoal.readings.sums.agreeing import reading_for_all
from smartgoal.readings.sums.order import order_of_name
from smartgoal.readings.sums.readers import readers_of
from smartgoal.readings.sums.strangers import warn_of_strangers
from smartgoal.readings.sums.ways_to_read import read_ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.export import Export, Remark
    from smartgoal.readings.file.on_disk import ExportFile
    from smartgoal.readings.file.watching import Watch
    from smartgoal.readings.store.store import Imported, Stamp, Store
    from smartgoal.readings.sums.gather import RejectLimit


_NOTHING = "Nothing was imported."


@dataclass(frozen=True, slots=True)
class FileImport:
    """What became of one file.

    Attributes:
        export: What was read of it; None where it was refused before.
        kept: What it brought; None where nothing was imported.
        error: Why it is refused.
    """

    file: str
    export: Export | None = None
    kept: Imported | None = None
    error: ReadingsError | None = None

    @property
    def warnings(self) -> tuple[Remark, ...]:
        """What is worth knowing of the file, and of it beside those before."""
        return (*(self.export.warnings if self.export else ()), *(self.kept.warnings if self.kept else ()))

    @property
    def corrected(self) -> int:
        """How many records have other figures than an earlier import."""
        return self.export.accepted - self.kept.new - self.kept.same if self.export and self.kept else 0


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What one run of import did.

    Attributes:
        folder: Where the store lies.
        dry_run: Whether it was a rehearsal.
        refusal: Why nothing was imported, as lines; empty where all is well.
    """

    files: tuple[FileImport, ...]
    folder: Path
    dry_run: bool
    refusal: tuple[str, ...] = ()

    @property
    def imported(self) -> bool:
        """Whether the store now has every file; False for a rehearsal."""
        return not self.refusal and not self.dry_run

    @property
    def exit_code(self) -> int:
        """2 where nothing was imported because of the files, else 0."""
        return 2 if self.refusal else 0


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How a run of import is to go.

    Attributes:
        stamp: Who, when, with which version.
        limit: How many records may be rejected, of all files together.
        replace_range: Whether rows of the same source, metric and days make way.
        dry_run: Whether to change nothing.
    """

    stamp: Stamp
    limit: RejectLimit
    replace_range: bool = False
    dry_run: bool = False


def import_files(
    files: Iterable[ExportFile],
    plan: Plan,
    store: Store,
    options: ImportOptions,
    *,
    read: Callable[[str], bytes],
    watch: Watch,
) -> ImportResult:
    """Read files in order of name and keep them in one transaction; what is wrong with each is found out first.

    Args:
        files: What to import; of rows that are the same the later file's count, as in direct reading.
        plan: The goal files, which say what exports contain.
        store: Where to keep them.
        options: Who imports, how many rejects are fine, and whether this is a rehearsal.
        read: Returns the bytes of a file.
        watch: Is told how far the work is.

    Raises:
        StoreError: The store is busy, damaged, of a newer format or can't be written.
    """
    in_order = sorted(files, key=lambda file: order_of_name(file.path))
    readers = readers_of(plan)
    found: list[FileImport] = []
    originals: list[Original] = []
    for number, file in enumerate(in_order):
        heed = heed_file(watch, f"Reading {file.name}", number, len(in_order) + 1)
        try:
            content = read(file.path)
            taken = read_ways(file.name, content, plan, readers, file, heed=heed)
            export = reading_for_all(file.name, content, taken, plan)
            export = replace(export, warnings=(*export.warnings, *warn_of_strangers(plan, export)))
        except ReadingsError as error:
            found.append(FileImport(file.name, error=error))
        else:
            found.append(FileImport(export.file, export))
            originals.append(Original(export, content))
    refusal = _refusal(found, options)
    if refusal:
        return ImportResult(tuple(found), store.folder, options.dry_run, refusal)
    tell(watch, "Keeping what was read", len(in_order), len(in_order) + 1)
    return _keep(found, originals, store, options)


def _keep(
    found: Sequence[FileImport], originals: Sequence[Original], store: Store, options: ImportOptions
) -> ImportResult:
    replace_range, dry_run = options.replace_range, options.dry_run
    try:
        kept = store.import_exports(originals, options.stamp, replace_range=replace_range, dry_run=dry_run)
    except ReadingsError as error:
        refused = [replace(one, error=error) if one.file == error.file else one for one in found]
        return ImportResult(tuple(refused), store.folder, options.dry_run, (str(error), _NOTHING))
    files = tuple(replace(one, kept=what) for one, what in zip(found, kept, strict=True))
    return ImportResult(files, store.folder, options.dry_run)


def _refusal(found: Sequence[FileImport], options: ImportOptions) -> tuple[str, ...]:
    """Return why these files can't be imported: some can't be read, or too much in them can't be believed."""
    errors = [str(one.error) for one in found if one.error is not None]
    if errors:
        return (*errors, _NOTHING)
    exports = [one.export for one in found if one.export is not None]
    rejected, rows = sum(len(one.rejects) for one in exports), sum(one.rows_of_data for one in exports)
    if options.limit.allows(rejected, rows):
        return ()
    what = f"{rejected} of {rows} rows {'was' if rejected == 1 else 'were'} rejected"
    return (f"{what}; mend what is listed, or allow it with --max-rejects {rejected}.", _NOTHING)
