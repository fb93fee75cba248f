"""From exports to day sums: which rows count between files, whose they are, what they add up to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from smartgoal.errors import ReadingsError
from smartgoal.readings.codes import ErrorCode
from smartgoal.readings.days import DaySums, divided, errors_of
from smartgoal.readings.rows.jumps import median_of, refuse_jump_from
from smartgoal.readings.sums.adding import Part, add_up
from smartgoal.readings.sums.order import order_of_name
from smartgoal.readings.sums.ways_to_read import account_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DataError
    from smartgoal.readings.export import Export
    from smartgoal.readings.sums.readers import Key, Reader
    from smartgoal.readings.sums.ways_to_read import Take, Taken

_LISTED = 5
_ALIKE = "nothing tells whether they are the same. Fill their keys in."


@dataclass(frozen=True, slots=True)
class RejectLimit:
    """How many records may be rejected before nothing is taken in: a number, or a part of those that aren't skipped."""

    count: int = 0
    share: Fraction | None = None

    def allows(self, rejected: int, records: int) -> bool:
        """Whether so many of so many may be rejected."""
        return rejected <= (self.count if self.share is None else self.share * records)


def gather_ways(files: Sequence[Sequence[Taken]], readers: Sequence[Reader], plan: Plan, limit: RejectLimit) -> DaySums:
    """Return what files say together; apart for goal files of the run that take something else than the first one.

    Raises:
        ReadingsError: More rejects than allowed, two files of a source without key or grain that overlap, or a unit
            that changed from one file to the next.
    """
    refuse_rejects(
        [account_of(taken) for taken in sorted(files, key=lambda taken: order_of_name(taken[0].export.file))], limit
    )
    shares: dict[Key, list[tuple[Take, Export]]] = {reader.key: [] for reader in readers if reader.used}
    for one in (one for taken in files for one in taken):
        for take in one.takes:
            shares.setdefault(take.reader.key, []).append((take, one.export))
    made: dict[object, DaySums] = {}
    found: dict[Key, DaySums] = {}
    for key, share in shares.items():
        # Most goal files take the same, which then is added up once.
        same = tuple(
            (id(export), *map(frozenset, (take.factors.items(), take.unlike.items()))) for take, export in share
        )
        if same not in made:
            made[same] = _gather_share(share, plan)
        found[key] = made[same]
    return divided(found)


def _gather_share(share: Sequence[tuple[Take, Export]], plan: Plan) -> DaySums:
    unlike = {metric: why for take, _ in share for metric, why in take.unlike.items()}
    in_order = sorted((take.of(export) for take, export in share), key=lambda export: order_of_name(export.file))
    refuse_overlaps(in_order)
    refuse_jumps_between(in_order)
    return replace(add_up(_counting(in_order), plan, _errors(in_order)), unlike=unlike)


def refuse_rejects(exports: Sequence[Export], limit: RejectLimit) -> None:
    """Raise ReadingsError where more records are rejected than `limit` allows, naming the first."""
    rejected = sum(len(export.rejects) for export in exports)
    if limit.allows(rejected, sum(export.rows_of_data for export in exports)):
        return
    first = next(export for export in exports if export.rejects)
    lines = [
        f'  {export.file}, line {reject.line}: {reject.code} "{reject.raw[:60]}". {reject.hint}'.rstrip()
        for export in exports
        for reject in export.rejects[:_LISTED]
    ][:_LISTED]
    more = f"\n  … and {rejected - len(lines)} more" if rejected > len(lines) else ""
    noun = "record was" if rejected == 1 else "records were"
    # Not every command that reads exports has the option.
    cure = "mend them, or allow some with max-rejects in the settings"
    message = f"{rejected} {noun} rejected; {cure}:\n" + "\n".join(lines) + more
    raise ReadingsError(first.rejects[0].code, message)


def refuse_overlaps(exports: Sequence[Export]) -> None:
    """Raise ReadingsError where rows of two files of a source could be the same and nothing tells whether they are."""
    known: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for export in exports:
        ranges = ranges_without_key(export) if export.has_key else ranges_of(export)
        for metric, (first, last) in ranges.items():
            for other_first, other_last, other in known[export.source, metric]:
                if first <= other_last and other_first <= last:
                    start, end = date.fromordinal(max(first, other_first)), date.fromordinal(min(last, other_last))
                    message = (
                        f"{metric} from {start} to {end} stands in {other} too, and no key or grain in the source "
                        "tells whether rows are the same."
                    )
                    if export.has_key:
                        message = f"{metric} has rows without a key from {start} to {end}, and so has {other}: {_ALIKE}"
                    raise ReadingsError(ErrorCode.OVERLAP, message, export.file)
            known[export.source, metric].append((first, last, export.file))


def refuse_jumps_between(exports: Iterable[Export]) -> None:
    """Raise ReadingsError where a metric jumps from one file of a source to the next as no metric does."""
    known: dict[tuple[str, str, str], tuple[Fraction, str]] = {}
    for export in exports:
        medians = {(export.source, rows.metric, rows.measure.unit): median_of(rows) for rows in export.rows}
        for place, median in medians.items():
            if median is not None:
                if place in known:
                    before, file = known[place]
                    refuse_jump_from(export.file, place[1], before, median, since=file)
                known[place] = (median, export.file)


def ranges_of(export: Export) -> dict[str, tuple[int, int]]:
    """Return for each metric the ordinals of its first and last day."""
    return _ranges((rows.metric, rows.days) for rows in export.rows)


def ranges_without_key(export: Export) -> dict[str, tuple[int, int]]:
    """Return the same of the rows whose cells of the key are empty, though others have one."""
    return _ranges(
        (rows.metric, [rows.days[place] for place in rows.keys.missing])
        for rows in export.rows
        if rows.keys is not None
    )


def _ranges(parts: Iterable[tuple[str, Sequence[int]]]) -> dict[str, tuple[int, int]]:
    ranges: dict[str, tuple[int, int]] = {}
    for metric, days in parts:
        if days:
            first, last = min(days), max(days)
            known = ranges.get(metric, (first, last))
            ranges[metric] = (min(first, known[0]), max(last, known[1]))
    return ranges


def _counting(exports: Sequence[Export]) -> list[Part]:
    """Return the rows of each export that no later export replaces."""
    parts: list[Part] = []
    taken: dict[tuple[str, str], set[str]] = defaultdict(set)
    for number, export in reversed(list(enumerate(exports))):
        earlier = {(other.source, rows.metric) for other in exports[:number] for rows in other.rows}
        fresh: dict[tuple[str, str], set[str]] = defaultdict(set)
        for rows in export.rows:
            place = (export.source, rows.metric)
            later = taken[place]
            keep = [key not in later for key in rows.keys] if later and rows.keys is not None else None
            parts.append(Part(export.file, rows, export.whose, export.span, keep, export.source))
            if place in earlier:
                fresh[place].update(filter(None, rows.keys or ()))
        for place, keys in fresh.items():
            taken[place] |= keys
    return parts[::-1]


def _errors(exports: Iterable[Export]) -> Iterator[DataError]:
    for export in exports:
        losses = (loss for reject in export.rejects for loss in reject.losses)
        yield from errors_of(losses, export.file, export.scope.readable)
