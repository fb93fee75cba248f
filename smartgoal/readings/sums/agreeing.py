"""Which reading of a file the store keeps, where the goal files of a run read it in several ways."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.errors import ReadingsError
from smartgoal.readings.codes import ErrorCode
from smartgoal.readings.reader import read_in_scope
from smartgoal.readings.sums.adding import Part, add_up
from smartgoal.readings.sums.meaning import in_unit_of, worth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.days import DaySum, Whose
    from smartgoal.readings.export import Export, Rows
    from smartgoal.readings.scope import Scope
    from smartgoal.readings.sums.ways_to_read import Take, Taken


def reading_for_all(name: str, content: bytes, taken: Sequence[Taken], plan: Plan) -> Export:
    """Return the reading of a file that gives every goal file the figures that it would read itself.

    Raises:
        ReadingsError: There is none, with the code `ambiguous_source`.
    """
    if len(taken) == 1:
        return taken[0].export
    for one in taken:
        export = read_in_scope(name, content, _widened(one, taken))
        if all(_serves(export, other.export, take, plan) for other in taken for take in other.takes):
            return export
    raise ReadingsError(ErrorCode.AMBIGUOUS_SOURCE, _told([take for one in taken for take in one.takes]), name)


def _widened(one: Taken, taken: Sequence[Taken]) -> Scope:
    """Return how a file is read in one way, for the metrics of all."""
    scope = one.export.scope
    scopes = [other.export.scope for other in taken]
    metrics = {name: each.metrics[name] for each in scopes for name in each.used}
    used = scope.used.union(*(each.used for each in scopes if each.mapping == scope.mapping))
    return replace(scope, metrics={**metrics, **scope.metrics}, used=used)


def _serves(export: Export, own: Export, take: Take, plan: Plan) -> bool:
    """Whether a reader gets from an export what it reads itself."""
    if export.is_zoned and export.scope.timezone != take.scope.timezone and own.rows:
        return False
    wanted, found = take.of(own), []
    for rows in export.rows:
        mine, theirs = take.reader.metrics.get(rows.metric), export.scope.metrics[rows.metric]
        if rows.metric in take.scope.used and mine is not None:
            factor = worth(theirs, mine)
            if factor is not None:
                found.append(replace(rows, measure=in_unit_of(rows.measure, mine, factor)))
    used = [rows for rows in wanted.rows if rows.metric in take.scope.used]
    return _sums(export, found, plan) == _sums(wanted, used, plan)


def _sums(export: Export, rows: Sequence[Rows], plan: Plan) -> Mapping[Whose, Mapping[date, DaySum]]:
    return add_up([Part(export.file, part, export.whose, export.span) for part in rows], plan, ()).sums


def _told(takes: Sequence[Take]) -> str:
    first = takes[0]
    other = next((take for take in takes if take.reader.file is not first.reader.file), None)
    keeps = "and the store keeps one reading of a file"
    if other is None:
        return (
            f"the goals of {first.reader.file.name} are in several currencies, {keeps}; judge it with --data instead."
        )
    one, two = first.reader.file.name, other.reader.file.name
    return (
        f"{one} and {two} read it differently ({_difference(first, other)}), {keeps}; "
        f"import it with --goals {one} or with --goals {two}, or judge it with --data instead."
    )


def _difference(one: Take, two: Take) -> str:
    if one.scope.timezone != two.scope.timezone:
        return f"in days of {one.scope.timezone} and of {two.scope.timezone}"
    both = sorted(one.scope.used & two.scope.used)
    metrics = [name for name in both if worth(one.reader.metrics[name], two.reader.metrics[name]) != 1]
    return f"by other definitions of {', '.join(metrics)}" if metrics else "by other sources, names or languages"
