"""Edits of what the goals of a file share: its team, its people, its time zone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smartgoal.goals.model import PersonEntry
from smartgoal.knowledge.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.goals.plan import Goal, LoadedFile

_NOBODY = PersonEntry()


@dataclass(frozen=True, slots=True)
class HeadEdit:
    """One edit of a file's head: where, what it was and is, the file with it alone, and whose goals it is about.

    Attributes:
        names: Owners whose goals it is about; None where it is about all.
    """

    field: str
    old: str | None
    new: str | None
    file: LoadedFile
    names: frozenset[str] | None = None

    def concerns(self, goal: Goal) -> bool:
        """Whether a goal's rows, day or owner may be others by this edit."""
        return self.names is None or fold_name(goal.owner or "") in self.names


def head_edits(old: LoadedFile, new: LoadedFile) -> Iterator[HeadEdit]:
    """Return every edit between two heads that may change whose rows count, or which day it is."""
    head = old.head
    for name in ("timezone", "team"):
        before: str | None = getattr(old, name)
        after: str | None = getattr(new, name)
        if head is not None and before != after:
            yield HeadEdit(name, before, after, replace(old, head=head.model_copy(update={name: after})))
    for name in dict.fromkeys((*old.people, *new.people)):
        yield from _of_person(name, old, new)


def _of_person(name: str, old: LoadedFile, new: LoadedFile) -> Iterator[HeadEdit]:
    was, now = old.people.get(name, _NOBODY), new.people.get(name, _NOBODY)
    team, new_team = (one.team or (old.team if name in file.people else None) for one, file in ((was, old), (now, new)))
    if team != new_team:
        people = {other: entry for other, entry in old.people.items() if other != name}
        if name in new.people:
            people[name] = was.model_copy(update={"team": now.team})
        about = frozenset(fold_name(one) for one in (team, new_team, name) if one)
        yield HeadEdit(f"people.{name}.team", team, new_team, replace(old, people=people), about)
    if was.role != now.role:
        people = {**old.people, name: was.model_copy(update={"role": now.role})}
        edited = replace(old, people=people)
        yield HeadEdit(f"people.{name}.role", was.role, now.role, edited, frozenset({fold_name(name)}))
