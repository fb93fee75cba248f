"""The heads of goal files, with what they include: metrics, roles, people, sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from smartgoal.goals.model import GoalFileHead
from smartgoal.goals.plan import LoadedFile, LoadedSource
from smartgoal.goals.source_forms import misfits_of_sources
from smartgoal.goals.validate import validate
from smartgoal.goals.yaml.fault import MOST_OF_A_KIND, Fault, FaultKind, shortened
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from smartgoal.goals.model import MetricEntry, PersonEntry, RoleEntry
    from smartgoal.goals.yaml.source import Document, Path
    from smartgoal.knowledge.metric import Metric

_DEEPEST_INCLUDE = 20
_ONLY_OF_GOALS = ("team", "language", "timezone")
"""What a file says of its own goals alone."""


@dataclass(frozen=True, slots=True)
class GoalText:
    """A goal file as it was read from disk or a pipe.

    Attributes:
        document: Its data with their positions.
        folder: Where its relative names start from; "" for the current folder.
    """

    document: Document
    folder: str = ""


@dataclass(frozen=True, slots=True)
class IncludeRefused:
    """Why an included file can't be used: what happened and what to do."""

    message: str
    hint: str


@dataclass(slots=True)
class Shared:
    """What a file and its includes say together.

    Attributes:
        declared: What is said of each metric.
        homes: The file that says it, the nearest of several.
        doubts: Paths of what couldn't be used, section and name; the empty path where anything could have stood.
    """

    declared: dict[str, Mapping[str, object]] = field(default_factory=dict)
    roles: dict[str, RoleEntry] = field(default_factory=dict)
    people: dict[str, PersonEntry] = field(default_factory=dict)
    sources: list[LoadedSource] = field(default_factory=list)
    homes: dict[str, Head] = field(default_factory=dict)
    doubts: set[Path] = field(default_factory=set)

    def add(self, other: Shared) -> None:
        """Lay another file's words over these."""
        for name, entry in other.declared.items():
            self.declared[name] = {**self.declared.get(name, {}), **entry}
        self.roles |= other.roles
        self.people |= other.people
        self.sources += other.sources
        self.homes |= other.homes
        self.doubts |= other.doubts


@dataclass(slots=True)
class Head:
    """A file's head, alone.

    Attributes:
        faulty: Paths of what couldn't be used, also of what is wrong beyond the faults that are told.
    """

    text: GoalText
    head: GoalFileHead | None
    own: Shared
    faults: list[Fault]
    faulty: frozenset[Path] = frozenset()
    _full: set[FaultKind] = field(default_factory=set)

    def is_full(self, kind: FaultKind) -> bool:
        """Whether no more faults of a kind are told: a hostile file could have a million."""
        if kind not in self._full and sum(fault.kind is kind for fault in self.faults) >= MOST_OF_A_KIND:
            self._full.add(kind)
        return kind in self._full


class Includes:
    """What included files say; each is opened once, however often and in whatever circles it is named."""

    def __init__(self, include: Callable[[str, str], GoalText | IncludeRefused], heads: Mapping[str, Head]) -> None:
        self._include = include
        self._of_run = heads
        self._included: dict[str, Head] = {}
        self._found: dict[tuple[str, str], GoalText | IncludeRefused] = {}
        self._said: dict[str, Shared] = {}
        self._circles: set[frozenset[str]] = set()

    def files(self) -> tuple[LoadedFile, ...]:
        """Return the included files that aren't goal files of the run themselves, for their own faults."""
        return tuple(loaded_file(head, Shared(), load_catalogue()) for _, head in sorted(self._included.items()))

    def said_with(self, head: Head, way: tuple[str, ...]) -> Shared:
        """Return what a file says with all that it includes; `way` leads to it, itself at the end."""
        name = way[-1]
        if name not in self._said:
            shared = Shared()
            for number, written in enumerate(head.head.include if head.head else ()):
                inner = self._opened(head, number, written, way)
                if inner is not None:
                    said = self.said_with(inner, (*way, inner.text.document.name))
                    head.faults += islice(_contradictions(shared, said, head, number), MOST_OF_A_KIND)
                    shared.add(said)
            shared.add(head.own)
            shared.homes |= dict.fromkeys(head.own.declared, head)
            shared.doubts.update(_doubts(head))
            self._said[name] = shared
        return self._said[name]

    def _opened(self, head: Head, number: int, written: str, way: tuple[str, ...]) -> Head | None:
        at: Path = ("include", number)
        if head.is_full(FaultKind.UNREADABLE_INCLUDE):
            return None
        known = (head.text.folder, written)
        found = self._found[known] if known in self._found else self._include(*known)
        self._found[known] = found
        if isinstance(found, IncludeRefused):
            _refuse(head, at, found.message, found.hint)
            return None
        name = found.document.name
        if name not in self._of_run and _is_something_else(found.document):
            mend = "" if found.document.complete else "mend its YAML, "
            message = f"The include \"{written[:60]}\" isn't a goal file: it doesn't say `smartgoal: 1`."
            _refuse(head, at, message, f"Begin it with `smartgoal: 1`, {mend}or take the include out.")
            return None
        if name in way:
            self._refuse_circle(head, at, (*way[way.index(name) :], name))
            return None
        if len(way) > _DEEPEST_INCLUDE:
            message = f"This include is more than {_DEEPEST_INCLUDE} files away from its goals."
            _refuse(head, at, message, "Name the file in one that stands nearer to the goals.")
            return None
        return self._head_of(found)

    def _refuse_circle(self, head: Head, at: Path, circle: tuple[str, ...]) -> None:
        if frozenset(circle) not in self._circles:
            self._circles.add(frozenset(circle))
            members = (*circle[:-1][:3], *(["…"] if len(circle) > 4 else []), circle[-1])
            shown = " → ".join(shortened(name) for name in members)
            _refuse(head, at, f"The include goes in a circle: {shown}.", "Take one of these includes out.")

    def _head_of(self, text: GoalText) -> Head:
        name = text.document.name
        if name in self._of_run:
            return self._of_run[name]
        if name not in self._included:
            self._included[name] = _read_included(text)
        return self._included[name]


def _is_something_else(document: Document) -> bool:
    """Whether a file is no goal file: a stranger's include mustn't show what keys and secrets it holds."""
    return bool(document.text) and not document.has(("smartgoal",))


def _contradictions(shared: Shared, said: Shared, head: Head, number: int) -> Iterator[Fault]:
    """Yield each metric that an include describes otherwise than one before it, unless the file itself describes it."""
    at: Path = ("include", number)
    for name in sorted(shared.declared.keys() & said.declared.keys() - head.own.declared.keys()):
        before, after = shared.declared[name], said.declared[name]
        one, other = shared.homes[name], said.homes[name]
        if one is not other and any(before[key] != after[key] for key in before.keys() & after.keys()):
            message = f"The metric {shortened(name)} is described otherwise in {shortened(one.text.document.name)}."
            hint = "Describe it in one of the two; what the later include says counts."
            yield Fault(FaultKind.UNHEARD_INCLUDE, head.text.document.span(at), message, hint, path=at)


def _doubts(head: Head) -> Iterator[Path]:
    """Yield what a file may have said beside its goals and nobody could read."""
    if head.head is None or not head.text.document.complete:
        yield ()
    yield from (path[:2] for path in head.faulty)
    for fault in head.faults:
        section = fault.path[:1]
        if fault.kind is FaultKind.UNHEARD_INCLUDE:
            continue
        if section == ("include",):
            yield ()
        elif fault.kind is FaultKind.UNKNOWN_KEY and fault.path == section and fault.replacement:
            yield (fault.replacement,)
        elif section:
            yield fault.path[:2]


def _read_included(text: GoalText) -> Head:
    head, document = read_head(text), text.document
    if document.has(("goals",)):
        message = f"{document.name} is included and has goals of its own."
        hint = "Keep goals out of included files; name the file on the command line instead."
        span = document.span(("goals",), key=True)
        head.faults.append(Fault(FaultKind.UNREADABLE_INCLUDE, span, message, hint, path=("goals",)))
    head.faults += (_unheard(key, document) for key in _ONLY_OF_GOALS if document.has((key,)))
    return head


def _unheard(key: str, document: Document) -> Fault:
    message = f"The `{key}` of an included file counts for no goal."
    hint = f"Move it into the files that have goals; `{key}` holds for the goals of its own file."
    return Fault(FaultKind.UNHEARD_INCLUDE, document.span((key,), key=True), message, hint, path=(key,))


def _refuse(head: Head, at: Path, message: str, hint: str) -> None:
    head.faults.append(Fault(FaultKind.UNREADABLE_INCLUDE, head.text.document.span(at), message, hint, path=at))


def read_head(text: GoalText) -> Head:
    """Return what a file says beside its goals, without its includes."""
    document = text.document
    data = document.data
    faults = list(document.faults)
    if not isinstance(data, dict):
        if document.complete:
            faults.append(_no_goal_file(document))
        return Head(text, None, Shared(), faults)
    told = {key: value for key, value in data.items() if key != "goals" and not str(key).startswith("x-")}
    validated = validate(GoalFileHead, told, document, lambda path: path, placeholders={"smartgoal": 1})
    # A file cut short by a YAML error may lack what stands after it: one cause, one finding.
    faults += [fault for fault in validated.faults if document.complete or fault.kind is not FaultKind.MISSING_KEY]
    head = validated.value
    own = Shared()
    if head:
        head = _checked_zone(head, document, faults)
        own.declared = {name: _declared(entry) for name, entry in head.metrics.items()}
        faults += islice(_wrong_bounds(head, document), MOST_OF_A_KIND)
        own.roles, own.people = dict(head.roles), dict(head.people)
        own.sources = [LoadedSource(source, document.name, text.folder) for source in head.sources]
        for at, message, hint in misfits_of_sources(head.sources):
            faults.append(Fault(FaultKind.WRONG_TYPE, document.span(at), message, hint, path=at))
    return Head(text, head, own, faults, validated.faulty)


def _declared(entry: MetricEntry) -> Mapping[str, object]:
    """Return what is said of a metric, without bounds the wrong way round."""
    told = entry.model_dump(by_alias=True, exclude_unset=True)
    if _is_upside_down(entry):
        del told["bounds"]
    return told


def _is_upside_down(entry: MetricEntry) -> bool:
    low, high = entry.bounds or (None, None)
    return low is not None and high is not None and low > high


def _wrong_bounds(head: GoalFileHead, document: Document) -> Iterator[Fault]:
    for name, entry in head.metrics.items():
        if _is_upside_down(entry):
            low, high = entry.bounds or (None, None)
            at: Path = ("metrics", name, "bounds")
            message = f"The lowest value of {shortened(name)}, {low}, is above its highest, {high}."
            hint = f"Write [{high}, {low}]; null leaves an end open."
            yield Fault(FaultKind.WRONG_TYPE, document.span(at), shortened(message, 100), hint, path=at)


def _no_goal_file(document: Document) -> Fault:
    message = "The file is empty." if document.data is None else "The file has no `smartgoal: 1` and no goals."
    hint = "Begin it with `smartgoal: 1` and a list of `goals`, or try `smartgoal init`."
    return Fault(FaultKind.MISSING_KEY, document.span(()), message, hint)


def _checked_zone(head: GoalFileHead, document: Document, faults: list[Fault]) -> GoalFileHead:
    try:
        ZoneInfo(head.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f'"{head.timezone[:60]}" isn\'t a time zone.'
        span = document.span(("timezone",))
        faults.append(Fault(FaultKind.WRONG_TYPE, span, message, _zone_hint(head.timezone), path=("timezone",)))
        return head.model_copy(update={"timezone": "UTC"})
    return head


def _zone_hint(name: str) -> str:
    near = nearest(name, sorted(available_timezones()), limit=1)
    return did_you_mean(near, "Write an IANA name, such as Europe/Budapest.", quote="`")


def loaded_file(head: Head, shared: Shared, metrics: Mapping[str, Metric]) -> LoadedFile:
    """Return the file as rules see it, with the faults found so far."""
    return LoadedFile(
        name=head.text.document.name,
        folder=head.text.folder,
        document=head.text.document,
        head=head.head,
        metrics=metrics,
        roles=shared.roles,
        people=shared.people,
        sources=tuple(shared.sources),
        faults=tuple(dict.fromkeys(head.faults)),
        doubts=frozenset(shared.doubts),
    )
