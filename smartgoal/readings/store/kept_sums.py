"""What the imports in the store add up to, for each goal file as it means its metrics."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache, partial
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.readings.days import Origin, Whose, divided, errors_of
from smartgoal.readings.export import Reject
from smartgoal.readings.store import tables
from smartgoal.readings.store.scope_record import is_zoned, scope_from_json
from smartgoal.readings.sums.adding import DaySumsBuilder, Names, several_bring, values_at
from smartgoal.readings.sums.meaning import differences, in_unit_of, worth
from smartgoal.readings.sums.readers import readers_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from smartgoal.goals.plan import Plan
    from smartgoal.knowledge.metric import Metric
    from smartgoal.readings.days import DataError, DaySums
    from smartgoal.readings.scope import Scope
    from smartgoal.readings.sums.contradictions import Seen
    from smartgoal.readings.sums.readers import Key, Reader


class _Recorded(NamedTuple):
    """How an import was read; `is_zoned` is None where nobody has written down whether its days depend on a zone."""

    scope: Scope
    is_zoned: bool | None


class _Import(NamedTuple):
    """An import that counts, with its measures."""

    number: int
    name: str
    span: tuple[date, date] | None
    recorded: _Recorded
    stored: tuple[tables.Stored, ...]


@dataclass(frozen=True, slots=True)
class _Share:
    """What of the store counts for a goal file, or for several.

    Attributes:
        stored: Measures by their number in the store, in the units of the file.
        unlike: Metrics of imports that don't count, and why.
    """

    stored: dict[int, tables.Stored] = field(default_factory=dict)
    unlike: dict[tuple[int, str], str] = field(default_factory=dict)

    def take_in(self, other: _Share) -> bool:
        """Add another share; False where both can't be served together, as one counts what the other one doesn't."""
        if any(other.stored.get(number, stored) != stored for number, stored in self.stored.items()):
            return False
        if self._metrics & other._unlike or other._metrics & self._unlike:
            return False
        self.stored.update(other.stored)
        self.unlike.update(other.unlike)
        return True

    @property
    def _metrics(self) -> set[str]:
        return {stored.measure.metric for stored in self.stored.values()}

    @property
    def _unlike(self) -> set[str]:
        return {metric for _, metric in self.unlike}


def kept_day_sums(database: sqlite3.Connection, plan: Plan) -> DaySums:
    """Return the day sums of everything that counts of the metrics that goals use."""
    imports = tuple(_imports(database))
    names = Names(plan)
    shares: list[tuple[_Share, list[Key]]] = []
    for reader in readers_of(plan):
        if reader.used:
            share = _share(reader, imports)
            keys = next((keys for other, keys in shares if other.take_in(share)), None)
            if keys is None:
                keys = []
                shares.append((share, keys))
            keys.append(reader.key)
    made = [(keys, _add_up(database, imports, share, names)) for share, keys in shares]
    return divided({key: sums for keys, sums in made for key in keys})


def _imports(database: sqlite3.Connection) -> Iterator[_Import]:
    found = database.execute("SELECT id, name, scope, first_day, last_day FROM active ORDER BY id").fetchall()
    for number, name, scope, first, last in found:
        span = (date.fromordinal(first), date.fromordinal(last)) if first is not None else None
        yield _Import(number, name, span, _recorded(scope), tuple(tables.measures_of(database, number)))


@lru_cache(maxsize=1024)
def _recorded(text: str) -> _Recorded:
    return _Recorded(scope_from_json(text), is_zoned(text))


def _share(reader: Reader, imports: tuple[_Import, ...]) -> _Share:
    share = _Share()
    for one in imports:
        for stored in one.stored:
            name = stored.measure.metric
            if name not in reader.used:
                continue
            mine = reader.metrics[name]
            theirs = one.recorded.scope.metrics.get(name, mine)
            why = _why_not(one.recorded, theirs, mine, reader.file.timezone)
            if why is not None:
                share.unlike[one.number, name] = f"those of {one.name} don't count, as {why}"
                continue
            factor = worth(theirs, mine) or Fraction(1)
            share.stored[stored.id] = stored._replace(measure=in_unit_of(stored.measure, mine, factor))
    return share


def _why_not(recorded: _Recorded, theirs: Metric, mine: Metric, zone: str) -> str | None:
    difference = next(differences(theirs, mine), None)
    if difference is not None:
        return f"{mine.id} meant something else when they were imported ({difference})"
    if recorded.is_zoned is not False and recorded.scope.timezone != zone:
        return f"they were imported in days of {recorded.scope.timezone}; import them again by this file"
    return None


def _add_up(database: sqlite3.Connection, imports: tuple[_Import, ...], share: _Share, names: Names) -> DaySums:
    made = DaySumsBuilder(several_bring(_sources_of(imports, share)))
    errors: list[DataError] = []
    for one in imports:
        errors += (error for error in _errors(database, one) if (one.number, error.metric) not in share.unlike)
        people = [(names(owner), names(team)) for owner, team in tables.pairs_of(database, one.number)]
        for stored in (share.stored[each.id] for each in one.stored if each.id in share.stored):
            whose = [Whose(stored.measure.metric, owner, team) for owner, team in people]
            see = partial(_values_at, database=database, file=one.name, stored=stored, whose=whose)
            sums = tables.stored_sums(database, stored)
            made.add(stored.measure, whose, sums, one.span, see, one.recorded.scope.source)
            for place, rows, first, last in _extents(database, stored):
                made.add_origin(whose[place], Origin(one.name, rows, first, last, one.number))
    return made.done(errors, {metric: why for (_, metric), why in share.unlike.items()})


def _sources_of(imports: tuple[_Import, ...], share: _Share) -> Iterator[tuple[str, str]]:
    for one in imports:
        yield from ((each.measure.metric, one.recorded.scope.source) for each in one.stored if each.id in share.stored)


def _values_at(
    wanted: Mapping[Whose, frozenset[int]],
    database: sqlite3.Connection,
    file: str,
    stored: tables.Stored,
    whose: Sequence[Whose],
) -> Iterator[Seen]:
    return values_at(wanted, file, tables.read_rows(database, stored, counting=True), whose)


def _extents(database: sqlite3.Connection, stored: tables.Stored) -> list[tuple[int, int, int, int]]:
    query = "SELECT place, rows, first_line, last_line FROM spans WHERE measure = ? ORDER BY place"
    return database.execute(query, (stored.id,)).fetchall()


def _errors(database: sqlite3.Connection, one: _Import) -> Iterator[DataError]:
    query = "SELECT line, NULL, code, raw, hint, metric, owner FROM rejects WHERE import = ?"
    losses = starmap(Reject, database.execute(query, (one.number,)))
    return errors_of(losses, one.name, one.recorded.scope.readable)
