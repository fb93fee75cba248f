"""Which rows count for a goal: its owner's, its team's, its people's, and those that name nobody."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.names import fold_name
from smartgoal.knowledge.nearest import nearest
from smartgoal.knowledge.same_person import Persons, abbreviations, spelling_of
from smartgoal.progress.history import History, add_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from smartgoal.goals.plan import Goal, LoadedFile
    from smartgoal.knowledge.metric import Metric
    from smartgoal.readings.days import DataError, DaySums, Origin, Whose

_MOST_NAMES_COMPARED = 200
_MOST_MADE = 32
"""Rows kept at hand, as many as the goals of a few owners need: whoever is judged is asked about again and again."""


@dataclass(frozen=True, slots=True)
class OwnedRows:
    """The rows that count for somebody: their history, whom they are about, and among which day sums they are."""

    history: History
    whose: tuple[Whose, ...] = ()
    sums: DaySums | None = None


@dataclass(slots=True)
class _Shelf:
    """One metric's rows by whom they name, names folded."""

    by_owner: dict[str, list[Whose]] = field(default_factory=lambda: defaultdict(list))
    ownerless: dict[str, list[Whose]] = field(default_factory=lambda: defaultdict(list))
    """By team, of rows without owner."""
    colleagues: dict[str, list[Whose]] = field(default_factory=lambda: defaultdict(list))
    """By team, of rows with owner."""
    nameless: list[Whose] = field(default_factory=list)
    _names: Persons | None = None

    def put(self, whose: Whose) -> None:
        if whose.owner is not None:
            self.by_owner[fold_name(whose.owner)].append(whose)
            if whose.team is not None:
                self.colleagues[fold_name(whose.team)].append(whose)
        elif whose.team is not None:
            self.ownerless[fold_name(whose.team)].append(whose)
        else:
            self.nameless.append(whose)

    def names(self) -> Iterator[str]:
        """Yield whom rows name, each once as the first of them does."""
        lots = (several for by_name in (self.by_owner, self.ownerless) for several in by_name.values())
        return (several[0].owner or several[0].team or "" for several in lots if several)

    def spelt_otherwise(self, name: str, *, is_person: bool) -> str | None:
        """Return a name of rows that may be this one with its words in another order, or a person's with initials."""
        if self._names is None:
            self._names = Persons(self.names())
        ways = (spelling_of(name), *(abbreviations(name) if is_person else ()))
        found = (other for other in self._names.written_as(ways) if fold_name(other) != fold_name(name))
        return next(found, None)


def _members(file: LoadedFile) -> Mapping[str, list[str]]:
    """Return the people of each team of a file, names folded."""
    members: dict[str, list[str]] = defaultdict(list)
    for name, person in file.people.items():
        team = person.team or file.team
        if team is not None:
            members[fold_name(team)].append(fold_name(name))
    return members


class _Stock:
    """Day sums of one goal file or of all, sorted by metric and name."""

    __slots__ = ("errors", "shelves", "sums")

    def __init__(self, sums: DaySums) -> None:
        self.sums = sums
        self.shelves: dict[str, _Shelf] = defaultdict(_Shelf)
        for whose in dict.fromkeys((*sums.sums, *sums.counted)):
            self.shelves[whose.metric].put(whose)
        self.errors: dict[str, dict[str | None, list[DataError]]] = defaultdict(lambda: defaultdict(list))
        for error in sums.errors:
            self.errors[error.metric][fold_name(error.owner) if error.owner is not None else None].append(error)


class Book:
    """Day sums, found by goal without looking at all of them."""

    def __init__(self, sums: DaySums, goals: Iterable[Goal]) -> None:
        """Sort the day sums by metric and name; `goals` tell who the only owner on a metric is."""
        self._sums = sums
        self._stocks: dict[int, _Stock] = {}
        self._claimants = _claimants(goals)
        self._teams: dict[int, Mapping[str, list[str]]] = {}
        self._made: dict[tuple[int, Kind, tuple[Whose, ...], tuple[Whose, ...]], OwnedRows] = {}

    def _stock(self, file: LoadedFile, metric: Metric) -> _Stock:
        """Return what the goals of a file take their figures of a metric from."""
        sums = self._sums.of_file(file.name, file.currency_of(metric))
        if id(sums) not in self._stocks:
            self._stocks[id(sums)] = _Stock(sums)
        return self._stocks[id(sums)]

    def find(self, goal: Goal, metric: Metric) -> OwnedRows:
        """Return the rows of a metric that count for the goal's owner."""
        name = self._name(goal)
        if name is None:
            return OwnedRows(History(metric.kind, {}))
        if goal.is_team or goal.owner is None:
            return self.find_team(goal.file, name, metric)
        stock = self._stock(goal.file, metric)
        own = (*stock.shelves[metric.id].by_owner[fold_name(name)], *self._claimed(goal.file, name, metric))
        return self._rows(stock.sums, metric.kind, own, ())

    def find_team(self, file: LoadedFile, team: str, metric: Metric) -> OwnedRows:
        """Return the rows that count for a team: its own, and on days without those its people's."""
        stock = self._stock(file, metric)
        shelf = stock.shelves[metric.id]
        name = fold_name(team)
        own = (*shelf.by_owner[name], *shelf.ownerless[name], *self._claimed(file, team, metric))
        if metric.kind is Kind.LAST:
            return self._rows(stock.sums, metric.kind, own, ())
        members = [
            whose for member in self._members(file).get(name, ()) for whose in shelf.by_owner[member] if not whose.team
        ]
        people = [whose for whose in (*shelf.colleagues[name], *members) if fold_name(whose.owner or "") != name]
        return self._rows(stock.sums, metric.kind, own, tuple(people))

    def errors(self, goal: Goal, metric: Metric, today: date) -> tuple[DataError, ...]:
        """Return the rejected rows of a metric that were the owner's, or may have been, and contradictions that count.

        A level is what stood on its newest day, of those that count until the day judged.
        """
        by_owner = self._stock(goal.file, metric).errors.get(metric.id)
        if not by_owner:
            return ()
        owner = fold_name(goal.owner or "")
        names: list[str | None] = [None, owner]
        if goal.is_team:
            names += self._members(goal.file).get(owner, ())
        found = [error for name in dict.fromkeys(names) for error in by_owner.get(name, ())]
        if any(error.about for error in found):
            rows, days = self.find(goal, metric), {*self._newest_days(goal, metric, today)}
            found = [one for one in found if not one.about or (one.about in rows.whose and one.day in days)]
        return tuple(found)

    def _newest_days(self, goal: Goal, metric: Metric, today: date) -> Iterator[date | None]:
        history = self.find(goal, metric).history
        for last in {goal.deadline, goal.stretch_deadline} - {None}:
            newest = history.newest_until(min(last or today, today))
            yield newest if newest and goal.start and newest >= goal.start else None

    def has_errors(self, goal: Goal, today: date) -> bool:
        """Whether rows were rejected that the goal's verdict may lack: its metric's, or those of its guardrails."""
        return any(self.errors(goal, metric, today) for metric in metrics_of(goal))

    def origins(self, rows: OwnedRows) -> tuple[Origin, ...]:
        """Return the files that rows came from, each once, whoever's rows they are."""
        origins = (rows.sums or self._sums).origins
        merged: dict[tuple[str, int | None], Origin] = {}
        for origin in (origin for whose in rows.whose for origin in origins.get(whose, ())):
            key = (origin.file, origin.imported)
            merged[key] = origin.joined(merged[key]) if key in merged else origin
        return tuple(merged.values())

    def is_for_nobody(self, goal: Goal) -> bool:
        """Whether the goal names nobody whose rows could count for it."""
        return self._name(goal) is None

    def why_nobody(self, goal: Goal, metric: Metric) -> str:
        """Return why no row of a metric counts for the owner, with names that come near."""
        name = self._name(goal)
        if name is None:
            return f"Nobody owns the goal, so no rows of {metric.id} count for it."
        reason = f"There are no rows of {metric.id} for {name}"
        stock = self._stock(goal.file, metric)
        unlike = stock.sums.unlike.get(metric.id)
        if unlike is not None:
            return f"{reason}; {unlike}."
        shelf = stock.shelves[metric.id]
        claimants = self._claimants[goal.file.name, metric.id]
        if shelf.nameless and not goal.file.team and len(claimants) > 1:
            likely = " or ".join(sorted(claimants.values()))
            return f"{reason}, and those without owner could be {likely}'s."
        if shelf.nameless and goal.file.team:
            return f"{reason}, and those without owner count for {goal.file.team}."
        is_person = goal.file.person_called(name) is not None
        same = shelf.spelt_otherwise(name, is_person=is_person)
        names = islice(shelf.names(), _MOST_NAMES_COMPARED)
        near = (same,) if same else nearest(name, names, limit=1)
        return f'{reason}, but for "{near[0]}" there are.' if near else f"{reason}."

    def _name(self, goal: Goal) -> str | None:
        return goal.owner or (goal.file.team if goal.is_vision else None)

    def _claimed(self, file: LoadedFile, name: str, metric: Metric) -> list[Whose]:
        """Return the rows that name neither owner nor team, if they are this one's."""
        if file.team is not None:
            is_theirs = fold_name(file.team) == fold_name(name)
        else:
            is_theirs = list(self._claimants[file.name, metric.id]) == [fold_name(name)]
        return self._stock(file, metric).shelves[metric.id].nameless if is_theirs else []

    def _members(self, file: LoadedFile) -> Mapping[str, list[str]]:
        if id(file) not in self._teams:
            self._teams[id(file)] = _members(file)
        return self._teams[id(file)]

    def _rows(self, sums: DaySums, kind: Kind, own: tuple[Whose, ...], people: tuple[Whose, ...]) -> OwnedRows:
        key = (id(sums), kind, own, people)
        if key not in self._made:
            days = add_days(sums.sums.get(whose, {}) for whose in people)
            # Where a day has both, adding the team's figure to its people's would count the work twice.
            days |= add_days(sums.sums.get(whose, {}) for whose in own)
            counted = [span for whose in (*own, *people) for span in sums.counted.get(whose, ())]
            if len(self._made) == _MOST_MADE:
                del self._made[next(iter(self._made))]
            self._made[key] = OwnedRows(History(kind, days, counted), (*own, *people), sums)
        return self._made[key]


def metrics_of(goal: Goal) -> tuple[Metric, ...]:
    """Return the metrics that a goal's verdict rests on: its own, and those of its guardrails."""
    rails = (goal.file.metrics.get(one.metric) for one in goal.measurable.guardrails)
    return tuple({metric.id: metric for metric in (goal.metric, *rails) if metric is not None}.values())


def _claimants(goals: Iterable[Goal]) -> dict[tuple[str, str], dict[str, str]]:
    """Return by file and metric the owners whose goals are about it or guarded by it, in files that name no team."""
    claimants: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for goal in goals:
        if goal.owner and not goal.file.team:
            for metric in metrics_of(goal):
                claimants[goal.file.name, metric.id].setdefault(fold_name(goal.owner), goal.owner)
    return claimants
