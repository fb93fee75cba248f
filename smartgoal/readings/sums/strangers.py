"""Owners of rows whom no goal file knows, where their name may be another way to write one that it knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from smartgoal.knowledge.same_person import Persons
from smartgoal.readings.codes import WarningCode
from smartgoal.readings.export import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.goals.plan import Plan
    from smartgoal.readings.export import Export

_LISTED = 3


def strangers(plan: Plan, owners: Iterable[str | None]) -> tuple[str, ...]:
    """Return a sentence on owners whose names have the words of a known one in another order, or initials of them.

    Whoever else has no goal is nobody's mistake.
    """
    persons = known_persons(plan)
    near = {name: found for name in dict.fromkeys(filter(None, owners)) if (found := persons.may_be(name))}
    if not near:
        return ()
    told = [f'"{name}" (perhaps {" or ".join(found)})' for name, found in near.items()]
    more = f" and {len(told) - _LISTED} more" if len(told) > _LISTED else ""
    who = f"No goal file knows {', '.join(told[:_LISTED])}{more}"
    plain = next(((name, found[0]) for name, found in near.items() if len(found) == 1), None)
    aliases = "with `aliases` who is meant" if plain is None else f"`aliases: {{{': '.join(map(_quoted, plain))}}}`"
    way = f"the file and the goals write their names alike, or a source with a `column` of owners says {aliases}"
    return (f"{who}: such rows aren't theirs until {way}.",)


def known_persons(plan: Plan) -> Persons:
    """Return whom the goal files know: owners and teams by their words, people also by initials."""
    owners = [goal.owner for goal in plan.goals if goal.owner]
    teams = (name for file in plan.files for name in sorted(file.teams))
    return Persons((*owners, *teams), (name for file in plan.files for name in file.people))


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def warn_of_strangers(plan: Plan, export: Export) -> tuple[Remark, ...]:
    """Return the same of one file, as a warning."""
    owners = (export.whose[place][0] for rows in export.rows for place in sorted(set(rows.whose)))
    return tuple(Remark(WarningCode.UNKNOWN_NAME, None, told) for told in strangers(plan, owners))
