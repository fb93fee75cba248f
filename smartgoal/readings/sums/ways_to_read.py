"""The ways to read one export: each goal file's own, or a source that another one shares; each different one once."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from smartgoal.errors import ReadingsError
from smartgoal.knowledge.metric_search import find_by_name, names_of
from smartgoal.knowledge.units import Dimension, find_unit
from smartgoal.readings.codes import ErrorCode, RejectCode, SkipCode
from smartgoal.readings.file.table import long_fields
from smartgoal.readings.reader import find_scope, read_texts, unpacked
from smartgoal.readings.sums.meaning import differences, in_unit_of, same_readings, worth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from fractions import Fraction

    from smartgoal.goals.plan import Plan
    from smartgoal.knowledge.metric import Metric
    from smartgoal.readings.export import Export
    from smartgoal.readings.file.on_disk import ExportFile
    from smartgoal.readings.file.unpack import Text
    from smartgoal.readings.file.watching import Heed
    from smartgoal.readings.reader import Tried
    from smartgoal.readings.scope import Scope
    from smartgoal.readings.sums.readers import Reader

_NOT_MINE = frozenset({ErrorCode.MISSING_COLUMN, ErrorCode.UNKNOWN_SOURCE})


@dataclass(frozen=True, slots=True)
class Take:
    """What a reader takes of a file.

    Attributes:
        factors: Of metrics that are in another unit there, what one of that is in the reader's.
        unlike: Ids of metrics that mean something else there, and how that is said.
    """

    reader: Reader
    scope: Scope
    factors: Mapping[str, Fraction] = field(default_factory=dict)
    unlike: Mapping[str, str] = field(default_factory=dict)

    @property
    def wants_any(self) -> bool:
        """Whether there can be anything for the reader in the file, or something to say of it."""
        return bool(self.unlike or self.scope.readable)

    def of(self, export: Export) -> Export:
        """Return what counts for the reader of what was read: its metrics, in its units."""
        if not self.factors and not self.unlike:
            return export
        metrics = self.reader.metrics
        rows = (
            replace(part, measure=in_unit_of(part.measure, metrics[part.metric], self.factors[part.metric]))
            if part.metric in self.factors
            else part
            for part in export.rows
            if part.metric not in self.unlike
        )
        losses = (loss for reject in export.rejects for loss in reject.losses)
        rejects = tuple(loss for loss in losses if loss.metric not in self.unlike)
        return replace(export, rows=tuple(rows), rejects=rejects)


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was read in one way, and by whom."""

    export: Export
    takes: tuple[Take, ...]


def read_ways(
    name: str,
    content: bytes,
    plan: Plan,
    readers: Sequence[Reader],
    file: ExportFile,
    *,
    heed: Heed | None = None,
) -> tuple[Taken, ...]:
    """Return a file read once in each way in which the goal files of a run mean it.

    Args:
        name: What the file is called.
        content: Its bytes.
        plan: The goal files.
        readers: Those of the plan, see `readers_of`.
        file: What is known of its source.
        heed: Is told how many bytes were read, and how many there are.

    Raises:
        ReadingsError: No goal file can read it, or one of those that can refuses it.
    """
    with long_fields():
        texts = unpacked(name, content)
        takes = _takes(name, texts, readers, file)
        if not takes:
            # Mostly it says what is missing, with all goal files in mind.
            return (Taken(read_texts(name, texts, find_scope(name, texts, plan, file.source), heed), ()),)
        taken: list[Taken] = []
        for scope, together in _ways(takes, by_zone=False):
            export = read_texts(name, texts, scope, heed)
            if export.is_zoned and any(take.scope.timezone != scope.timezone for take in together):
                apart = _ways(together, by_zone=True)
                taken += (Taken(read_texts(name, texts, one, heed), tuple(some)) for one, some in apart)
            else:
                taken.append(Taken(export, tuple(together)))
    return _settled(taken)


def _ways(takes: Iterable[Take], *, by_zone: bool) -> list[tuple[Scope, list[Take]]]:
    """Return takes that one reading serves, with how it is read."""
    ways: list[tuple[Scope, list[Take]]] = []
    for take in takes:
        for place, (scope, together) in enumerate(ways):
            both = None if by_zone and scope.timezone != take.scope.timezone else _both(scope, take.scope)
            if both is not None:
                together.append(take)
                ways[place] = (both, together)
                break
        else:
            ways.append((take.scope, [take]))
    return ways


def _both(one: Scope, other: Scope) -> Scope | None:
    """Return the scope that reads what either reads, where each of them reads it like that; else None."""
    if (one.source, one.mapping, one.language) != (other.source, other.mapping, other.language):
        return None
    used = one.used | other.used
    mine, theirs = (one.metrics, other.metrics) if one.is_tidy else _of(used, one, other)
    if not same_readings(mine, theirs) or (one.is_tidy and not _same_names(mine, theirs)):
        return None
    return replace(one, metrics={**other.metrics, **one.metrics}, used=used)


def _of(used: frozenset[str], one: Scope, other: Scope) -> tuple[Mapping[str, Metric], Mapping[str, Metric]]:
    mine, theirs = ({name: scope.metrics[name] for name in used if name in scope.metrics} for scope in (one, other))
    return mine, theirs


def _same_names(one: Mapping[str, Metric], other: Mapping[str, Metric]) -> bool:
    """Whether no name of a metric that only one of two has means something to the other."""
    pairs = ((one, other), (other, one))
    return not any(
        find_by_name(name, theirs)
        for mine, theirs in pairs
        for metric in (mine[key] for key in mine.keys() - theirs.keys())
        for name in names_of(metric)
    )


def _takes(name: str, texts: Sequence[Text], readers: Sequence[Reader], file: ExportFile) -> list[Take]:
    """Return how each reader means a file: as it would alone, else as the source of another one says."""
    own: dict[str, Scope] = {}
    strangers: list[Reader] = []
    tried: Tried = {}
    for reader in readers:
        if reader.file.name not in own:
            scope = _own_scope(name, texts, reader, file, tried)
            if scope is None:
                strangers.append(reader)
                continue
            own[reader.file.name] = scope
    takes = [_own(reader, own[reader.file.name], readers) for reader in readers if reader.file.name in own]
    sources = [(file_name, scope) for file_name, scope in own.items() if scope.mapping is not None]
    takes += [take for reader in strangers if (take := _shared(name, reader, sources)) is not None]
    return [take for take in takes if take.wants_any] or takes[:1]


def _own_scope(name: str, texts: Sequence[Text], reader: Reader, file: ExportFile, tried: Tried) -> Scope | None:
    if file.declared and reader.file.name not in file.declared:
        return None
    try:
        return find_scope(name, texts, reader.plan, file.declared.get(reader.file.name, file.source), tried)
    except ReadingsError as fault:
        if fault.code not in _NOT_MINE:
            raise
        return None


def _own(reader: Reader, scope: Scope, readers: Sequence[Reader]) -> Take:
    """Return what a reader takes by its own file; money of a source that names its currency is that reader's alone."""
    columns = scope.mapping.metrics if scope.mapping else {}
    elsewhere = set()
    for metric, written in columns.items():
        unit = find_unit(getattr(written, "unit", None) or "")
        mine = reader.metrics.get(metric)
        if unit is None or unit.dimension is not Dimension.MONEY or mine is None or mine.unit == unit.symbol:
            continue
        if any(one.file is reader.file and one.metrics[metric].unit == unit.symbol for one in readers):
            elsewhere.add(metric)
    return Take(reader, replace(scope, metrics=reader.metrics, used=reader.used - elsewhere))


def _shared(name: str, reader: Reader, sources: Sequence[tuple[str, Scope]]) -> Take | None:
    """Return what a reader takes of a file that only sources of others can read; None where nothing of it is used."""
    takes = ((owner, scope, replace(scope, used=reader.used).readable) for owner, scope in sources)
    wanted = [(owner, scope, ids) for owner, scope, ids in takes if ids]
    if not wanted:
        return None
    owner, scope, ids = wanted[0]
    if any((other.source, other.mapping) != (scope.source, scope.mapping) for _, other, _ in wanted):
        names = ", ".join(f"{other.source} of {file}" for file, other, _ in wanted)
        message = f"several sources can read it ({names}); say which with --source."
        raise ReadingsError(ErrorCode.AMBIGUOUS_SOURCE, message, name)
    factors, unlike = {}, {}
    for metric in ids:
        theirs, mine = scope.metrics[metric], reader.metrics[metric]
        factor = worth(theirs, mine)
        if factor is None:
            unlike[metric] = f"{owner} defines it otherwise ({next(differences(theirs, mine))})"
        elif factor != 1:
            factors[metric] = factor
    return Take(
        reader,
        replace(scope, used=frozenset(ids) - unlike.keys(), timezone=reader.file.timezone),
        factors,
        {metric: f"those of {name} don't count, as {told}" for metric, told in unlike.items()},
    )


def _settled(taken: Sequence[Taken]) -> tuple[Taken, ...]:
    """Return readings without rejects of records that another reading takes, or knows the metric of."""
    if len(taken) == 1:
        return tuple(taken)
    excused = [_excuse([other.export for other in taken if other is not one]) for one in taken]
    return tuple(
        replace(one, export=_without(one.export, is_excused)) for one, is_excused in zip(taken, excused, strict=True)
    )


def _excuse(others: Sequence[Export]) -> Callable[[str, int], bool]:
    taken = {line for other in others for part in other.rows for line in part.lines}
    taken |= {line for other in others for line in other.null_lines}
    unknown = [{one.line for one in other.rejects if one.code == RejectCode.UNKNOWN_METRIC} for other in others]

    def is_excused(code: str, line: int) -> bool:
        if code == RejectCode.WRONG_CURRENCY:
            return line in taken
        return code == RejectCode.UNKNOWN_METRIC and any(line not in lines for lines in unknown)

    return is_excused


def _without(export: Export, is_excused: Callable[[str, int], bool]) -> Export:
    gone = {reject for reject in export.rejects if is_excused(reject.code, reject.line)}
    if not gone:
        return export
    skips = {code: lines[:] for code, lines in export.skip_lines.items()}
    skips.setdefault(SkipCode.OTHER_METRIC, array("q")).extend(sorted(reject.line for reject in gone))
    rejects = tuple(reject for reject in export.rejects if reject not in gone)
    return replace(export, rejects=rejects, skip_lines=skips)


def account_of(taken: Sequence[Taken]) -> Export:
    """Return one account of a file: that of its first reading, with what only others reject."""
    first = taken[0].export
    known = {reject.line for reject in first.rejects}
    more = {reject.line: reject for one in taken[1:] for reject in one.export.rejects if reject.line not in known}
    rejects = sorted((*first.rejects, *more.values()), key=lambda reject: reject.line)
    return replace(first, rejects=tuple(rejects), accepted=max(first.accepted - len(more), 0)) if more else first
