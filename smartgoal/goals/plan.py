"""What the rules and progress judge: goals with their metric, team and place, and the plan they make up."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.goals.model import GoalStatus, Review
from smartgoal.goals.quantity import CURRENCY
from smartgoal.goals.written import Range, Window, WindowKind
from smartgoal.knowledge.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from smartgoal.goals.mapping import SourceMapping
    from smartgoal.goals.model import (
        Achievable,
        GoalFileHead,
        Measurable,
        PersonEntry,
        Realistic,
        RoleEntry,
        TimeBound,
        WrittenGoal,
    )
    from smartgoal.goals.yaml.source import Document, Fault, Path, Span
    from smartgoal.knowledge.metric import Metric


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """A source of one goal file; its patterns are relative to `folder`."""

    mapping: SourceMapping
    file: str
    folder: str


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One goal file: what it says and every fault found while reading it.

    Attributes:
        name: As the user named it, `/` between folders.
        folder: The folder that its relative names start from.
        metrics: The catalogue with what this file and its includes declare.
        roles, people, sources: Of this file and its includes.
        faults: Everything wrong in its form; the rules of group F and M203 word them.
        doubts: Where in it or in what it includes something couldn't be used; the empty path: anywhere.
        teams: Every team the file knows: its own and those of its people.
    """

    name: str
    folder: str
    document: Document
    head: GoalFileHead | None
    metrics: Mapping[str, Metric]
    roles: Mapping[str, RoleEntry]
    people: Mapping[str, PersonEntry]
    sources: tuple[LoadedSource, ...]
    faults: tuple[Fault, ...]
    doubts: frozenset[Path] = frozenset()
    teams: frozenset[str] = field(init=False, repr=False, compare=False)
    _people_as_written: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _teams_as_written: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Gather the names once: every goal asks who its owner is."""
        named = (self.team, *(person.team for person in self.people.values()))
        teams = {fold_name(team): team for team in reversed(named) if team is not None}
        object.__setattr__(self, "teams", frozenset(team for team in named if team is not None))
        object.__setattr__(self, "_teams_as_written", teams)
        object.__setattr__(self, "_people_as_written", {fold_name(name): name for name in reversed([*self.people])})

    def person_called(self, name: str | None) -> str | None:
        """Return how the file writes one of its people, whatever case and blanks the name has; None for others."""
        return None if name is None else self._people_as_written.get(fold_name(name))

    def team_called(self, name: str | None) -> str | None:
        """Return how the file writes one of its teams; None for its people and whom it doesn't know."""
        if name is None or self.person_called(name) is not None:
            return None
        return self._teams_as_written.get(fold_name(name))

    def is_doubtful(self, section: str, name: str) -> bool:
        """Whether a name may have been meant in a section of the head, and couldn't be read: a finding says so."""
        return not self.doubts.isdisjoint({(), (section,), (section, name)})

    @property
    def team(self) -> str | None:
        """The team these goals belong to."""
        return self.head.team if self.head else None

    @property
    def timezone(self) -> str:
        """IANA name of the zone whose days are meant."""
        return self.head.timezone if self.head else "UTC"

    def currency_of(self, metric: Metric) -> str | None:
        """Return the currency that a goal has chosen for a metric of money; None where the file leaves no choice."""
        own = self.metrics.get(metric.id)
        return metric.unit if own is not None and own.unit == CURRENCY != metric.unit else None


class GoalKey(NamedTuple):
    """Which goal of a run is meant; ids alone may stand twice, which is a fault of its own."""

    file: str
    place: Path
    id: str


def place_of(at: Path, goal: Path, moved: Mapping[Path, Path]) -> Path:
    """Return where a path within a goal stands in the document, of which some things stand elsewhere than usual."""
    for length in range(len(at), 0, -1):
        if at[:length] in moved:
            return (*goal, *moved[at[:length]], *at[length:])
    return (*goal, *at)


@dataclass(frozen=True, slots=True, eq=False)
class Goal:
    """One goal of one owner, its quantities in its metric's unit; equal to none but itself.

    Attributes:
        id: Unique in the run; of several owners' goals `whole/owner`.
        whole: The id as written, shared by the goals of several owners.
        owner: A person or a team; None where nobody is named.
        metric: None for a deliverable, a vision without one, or where the metric is unknown.
        place: Where the goal stands in its document.
        moved: Paths that stand elsewhere than usual (what differs for one of several owners).
        faulty: Paths, within the goal, whose value was written but can't be used.
        measurable, achievable, realistic, time_bound: The sections; empty where they are missing.
        status: draft, active or closed.
        threshold: What was agreed, in the metric's unit.
        stretch: The further target, in the metric's unit.
        start: First day.
        deadline: Last day, for the threshold.
    """

    id: str
    whole: str
    owner: str | None
    written: WrittenGoal
    metric: Metric | None
    language: str | None
    file: LoadedFile
    place: Path
    moved: Mapping[Path, Path] = field(default_factory=dict)
    faulty: frozenset[Path] = frozenset()
    measurable: Measurable = field(init=False, repr=False)
    achievable: Achievable = field(init=False, repr=False)
    realistic: Realistic = field(init=False, repr=False)
    time_bound: TimeBound = field(init=False, repr=False)
    status: GoalStatus = field(init=False, repr=False)
    threshold: Decimal | Range | None = field(init=False, repr=False)
    stretch: Decimal | Range | None = field(init=False, repr=False)
    start: date | None = field(init=False, repr=False)
    deadline: date | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Lay out what every rule asks for; asked a hundred times a goal, the way through the sections is long."""
        written, put = self.written, partial(object.__setattr__, self)
        for section in ("measurable", "achievable", "realistic", "time_bound", "status"):
            put(section, getattr(written, section))
        for name in ("threshold", "stretch"):
            put(name, getattr(written.realistic, name))
        for name in ("start", "deadline"):
            put(name, getattr(written.time_bound, name))

    @property
    def key(self) -> GoalKey:
        """What tells it from every other goal of the run, also where it is told anew."""
        return GoalKey(self.file.name, self.place, self.id)

    @property
    def title(self) -> str:
        """What the goal is called."""
        return self.written.title

    @property
    def specific(self) -> str | None:
        """The behaviour, in the words of the file."""
        return self.written.specific.behaviour

    @property
    def is_vision(self) -> bool:
        """Whether it is marked as a vision."""
        return self.written.level == "vision"

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written."""
        return self.status is GoalStatus.DRAFT

    @property
    def is_deliverable(self) -> bool:
        """Whether its result is a thing."""
        return self.measurable.deliverable is not None

    @property
    def is_team(self) -> bool:
        """Whether the owner is a team of its file and not one of its people."""
        return self.file.team_called(self.owner) is not None

    @property
    def person(self) -> PersonEntry | None:
        """What the file's `people` say of the owner."""
        name = self.file.person_called(self.owner)
        return None if name is None else self.file.people[name]

    @property
    def has_unknown_owner(self) -> bool:
        """Whether the file lists its people, and the owner is neither one of them nor a team."""
        listed = self.owner is not None and bool(self.file.people)
        return listed and self.person is None and not self.is_team

    @property
    def team(self) -> str | None:
        """The owner itself where it is a team, else the owner's team, else the file's."""
        owner = self.file.team_called(self.owner)
        if owner is not None:
            return owner
        return (self.person.team if self.person else None) or self.file.team

    @property
    def baseline(self) -> Decimal | None:
        """Where it starts; None where nobody says or nobody has measured it."""
        value = self.measurable.baseline
        return None if isinstance(value, str) else value

    @property
    def stretch_deadline(self) -> date | None:
        """Last day, for the stretch; the deadline where none is given."""
        return self.time_bound.stretch_deadline or self.deadline

    @property
    def window(self) -> Window:
        """The window given, else the whole period."""
        return self.measurable.window or Window(WindowKind.PERIOD)

    @property
    def review(self) -> Review:
        """The review rhythm given, else weekly."""
        return self.time_bound.review or Review.WEEKLY

    def locate(self, at: Path) -> Path:
        """Return where `at` (a path within the goal) stands in the document."""
        if at == ("specific",) and self.file.document.has((*self.place, "specific", "behaviour")):
            at = ("specific", "behaviour")
        return place_of(at, self.place, self.moved)

    def span(self, at: Path = (), *, key: bool = False) -> Span:
        """Return the place of `at` in the file; of the nearest thing around it where it is missing."""
        return self.file.document.span(self.locate(at), key=key)

    def path_of(self, at: Path) -> Path | None:
        """Return the path within the goal of what stands at a place of its document; None where it reads none of it.

        What differs for one of several owners is read by that owner alone, and instead of what all share.
        """
        if at[: len(self.place)] != self.place:
            return None
        inner = at[len(self.place) :]
        for usual, own in self.moved.items():
            if inner[: len(own)] == own and (usual != ("owner",) or inner == own):
                return (*usual, *inner[len(own) :])
        if inner[:1] == ("owners",) and len(inner) > 1 and self.moved:
            return inner if inner[:2] == self.moved[("owner",)] else None
        hidden = any(inner[: len(usual)] == usual for usual in self.moved)
        return None if hidden else inner

    def is_faulty(self, at: Path) -> bool:
        """Whether a finding already stands at `at` or around it because its value can't be used."""
        return bool(self.faulty) and any(at[:length] in self.faulty for length in range(len(at) + 1))


@dataclass(frozen=True, slots=True)
class Plan:
    """All goal files of one run and the goals they hold, in order.

    Attributes:
        overlooked: Remarks on what a search of folders passed over though it was meant for a goal file.
    """

    files: tuple[LoadedFile, ...]
    goals: tuple[Goal, ...]
    overlooked: tuple[str, ...] = ()

    @property
    def timezone(self) -> str:
        """The zone of the first file, whose day `today` is where one day has to be chosen for all."""
        return self.files[0].timezone if self.files else "UTC"

    def doubled(self) -> Iterator[tuple[Goal, Goal]]:
        """Return each goal whose id another one has already, with that one; both are written out, not made up."""
        first: dict[str, Goal] = {}
        for goal in self.goals:
            # A goal without a usable id has a stand-in for one, which is nobody's duplicate.
            if not goal.is_faulty(("id",)):
                other = first.setdefault(goal.whole, goal)
                if (other.file.name, other.place) != (goal.file.name, goal.place):
                    yield goal, other

    def named(self, name: str) -> Iterator[Goal]:
        """Return the goals that `name` means: one goal, or all of several owners."""
        return (goal for goal in self.goals if name in (goal.id, goal.whole))
