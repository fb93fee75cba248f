"""From goal files to a plan: heads with their includes, then every goal with its metric."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from smartgoal.goals.fault import Fault, FaultKind
from smartgoal.goals.model import GoalFileHead, OwnerDifference, WrittenGoal
from smartgoal.goals.owners import OneOwner, each_owner
from smartgoal.goals.plan import Goal, LoadedFile, LoadedSource, Plan
from smartgoal.goals.quantity import CURRENCY, QuantityError, read_amount
from smartgoal.goals.validate import validate
from smartgoal.goals.written import Writing
from smartgoal.knowledge.metrics import load_catalogue, unknown_likes, with_declared
from smartgoal.knowledge.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from smartgoal.goals.model import PersonEntry, RoleEntry
    from smartgoal.goals.source import Document, Path
    from smartgoal.knowledge.metric import Metric

_FULL_DEFINITION = ("kind", "unit", "better")


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


Including = "Callable[[str, str], GoalText | IncludeRefused]"
"""From the folder of the including file and the name written there to the included file."""


def load_plan(texts: Sequence[GoalText], include: Callable[[str, str], GoalText | IncludeRefused]) -> Plan:
    """Return the plan that goal files make up; faults are kept beside it, nothing is raised.

    Args:
        texts: The files of the run, in order.
        include: Opens an included file: given the folder and the name written there.
    """
    loader = _Loader(include, {text.document.name for text in texts})
    files: list[LoadedFile] = []
    goals: list[Goal] = []
    for text in texts:
        file, found = loader.load(text)
        files.append(file)
        goals += found
    return Plan((*files, *loader.included_files()), tuple(goals))


@dataclass(slots=True)
class _Shared:
    """What a file and its includes say together."""

    declared: dict[str, Mapping[str, object]] = field(default_factory=dict)
    roles: dict[str, RoleEntry] = field(default_factory=dict)
    people: dict[str, PersonEntry] = field(default_factory=dict)
    sources: list[LoadedSource] = field(default_factory=list)

    def add(self, other: _Shared) -> None:
        """Lay another file's words over these."""
        for name, entry in other.declared.items():
            self.declared[name] = {**self.declared.get(name, {}), **entry}
        self.roles |= other.roles
        self.people |= other.people
        self.sources += other.sources


@dataclass(slots=True)
class _Head:
    """A file's head, alone."""

    text: GoalText
    head: GoalFileHead | None
    own: _Shared
    faults: list[Fault]


class _Loader:
    def __init__(self, include: Callable[[str, str], GoalText | IncludeRefused], names: set[str]) -> None:
        self._include = include
        self._names = names
        self._included: dict[str, _Head] = {}

    def included_files(self) -> tuple[LoadedFile, ...]:
        """Return the included files that aren't goal files of the run themselves, for their own faults."""
        return tuple(
            _loaded(head, _Shared(), load_catalogue())
            for name, head in sorted(self._included.items())
            if name not in self._names
        )

    def load(self, text: GoalText) -> tuple[LoadedFile, tuple[Goal, ...]]:
        """Return one file and its goals."""
        head = _read_head(text)
        shared = self._with_includes(head, (text.document.name,))
        metrics = _metrics(shared.declared, head)
        file = _loaded(head, shared, metrics)
        faults: list[Fault] = []
        goals = tuple(_goals(file, faults))
        # Goals keep the file as it was before their own faults were known; rules ask the plan's files for faults.
        whole = replace(file, faults=tuple(dict.fromkeys((*file.faults, *faults))))
        return whole, tuple(replace(goal, file=whole) for goal in goals)

    def _with_includes(self, head: _Head, way: tuple[str, ...]) -> _Shared:
        shared = _Shared()
        for number, name in enumerate(head.head.include if head.head else ()):
            at: Path = ("include", number)
            found = self._include(head.text.folder, name)
            if isinstance(found, IncludeRefused):
                _refuse(head, at, found.message, found.hint)
            elif found.document.name in way:
                circle = " → ".join((*way, found.document.name))
                _refuse(head, at, f"The include goes in a circle: {circle}.", "Take one of these includes out.")
            else:
                shared.add(self._with_includes(self._head_of(found), (*way, found.document.name)))
        shared.add(head.own)
        return shared

    def _head_of(self, text: GoalText) -> _Head:
        name = text.document.name
        if name not in self._included:
            head = _read_head(text)
            data = text.document.data
            if isinstance(data, dict) and "goals" in data and name not in self._names:
                span = text.document.span(("goals",), key=True)
                message = f"{name} is included and has goals of its own."
                hint = "Keep goals out of included files; name the file on the command line instead."
                head.faults.append(Fault(FaultKind.UNREADABLE_INCLUDE, span, message, hint, path=("goals",)))
            self._included[name] = head
        return self._included[name]


def _refuse(head: _Head, at: Path, message: str, hint: str) -> None:
    fault = Fault(FaultKind.UNREADABLE_INCLUDE, head.text.document.span(at), message, hint, path=at)
    if fault not in head.faults:
        head.faults.append(fault)


def _read_head(text: GoalText) -> _Head:
    document = text.document
    data = document.data
    faults = list(document.faults)
    if not isinstance(data, dict):
        if document.complete:
            faults.append(_no_goal_file(document))
        return _Head(text, None, _Shared(), faults)
    told = {key: value for key, value in data.items() if key != "goals" and not str(key).startswith("x-")}
    validated = validate(GoalFileHead, told, document, lambda path: path, placeholders={"smartgoal": 1})
    # A file cut short by a YAML error may lack what stands after it: one cause, one finding.
    faults += [fault for fault in validated.faults if document.complete or fault.kind is not FaultKind.MISSING_KEY]
    head = validated.value
    own = _Shared()
    if head:
        head = _checked_zone(head, document, faults)
        own.declared = {
            name: entry.model_dump(by_alias=True, exclude_unset=True) for name, entry in head.metrics.items()
        }
        own.roles, own.people = dict(head.roles), dict(head.people)
        own.sources = [LoadedSource(source, document.name, text.folder) for source in head.sources]
    return _Head(text, head, own, faults)


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
    return f"Did you mean `{near[0]}`?" if near else "Write an IANA name, such as Europe/Budapest."


def _loaded(head: _Head, shared: _Shared, metrics: Mapping[str, Metric]) -> LoadedFile:
    return LoadedFile(
        name=head.text.document.name,
        folder=head.text.folder,
        document=head.text.document,
        head=head.head,
        metrics=metrics,
        roles=shared.roles,
        people=shared.people,
        sources=tuple(shared.sources),
        faults=tuple(head.faults),
    )


def _metrics(declared: Mapping[str, Mapping[str, object]], head: _Head) -> Mapping[str, Metric]:
    """Return the catalogue with what the file declares; what can't be declared so is a fault and left out."""
    catalogue = load_catalogue()
    usable = {name: entry for name, entry in declared.items() if not _is_incomplete(name, entry, catalogue, head)}
    for fault in unknown_likes(catalogue, usable):
        key = "like" if fault.like is not None else "variant"
        _declare_fault(head, (fault.metric_id, key), str(fault), fault.hint)
        for name in fault.unusable:
            del usable[name]
    return with_declared(catalogue, usable) if usable else catalogue


def _is_incomplete(name: str, entry: Mapping[str, object], catalogue: Mapping[str, Metric], head: _Head) -> bool:
    if name in catalogue or entry.get("like") is not None:
        return False
    missing = [key for key in _FULL_DEFINITION if entry.get(key) is None]
    if missing:
        message = f"The metric {name} isn't in the catalogue and lacks {_and(missing)}."
        near = nearest(name, list(catalogue), limit=1)
        hint = f"Did you mean `{near[0]}`?" if near else f"Add {_and(missing)}, or `like` with a known metric."
        _declare_fault(head, (name,), message, hint, kind=FaultKind.MISSING_KEY)
    return bool(missing)


def _declare_fault(head: _Head, at: Path, message: str, hint: str, *, kind: FaultKind = FaultKind.WRONG_TYPE) -> None:
    path: Path = ("metrics", *at)
    document = head.text.document
    if document.has(("metrics", at[0])):
        span = document.span(path, key=kind is FaultKind.MISSING_KEY)
        head.faults.append(Fault(kind, span, message, hint, path=path))


def _and(words: Sequence[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    return " and ".join((", ".join(quoted[:-1]), quoted[-1]) if len(quoted) > 1 else quoted)


def _goals(file: LoadedFile, faults: list[Fault]) -> Iterator[Goal]:
    data = file.document.data
    listed = data.get("goals") if isinstance(data, dict) else None
    if listed is not None and not isinstance(listed, list):
        faults.append(_not_a_list(file.document))
        return
    for number, written in enumerate(listed or ()):
        place: Path = ("goals", number)
        if not isinstance(written, dict):
            faults.append(_not_a_goal(file.document, place))
            continue
        if isinstance(written.get("owners"), dict):
            faults += _owner_faults(file, written["owners"], place)
        for one in each_owner(written):
            yield _goal(file, one, place, faults)


def _not_a_list(document: Document) -> Fault:
    hint = "Write each goal after a dash, its keys below each other."
    return Fault(FaultKind.WRONG_TYPE, document.span(("goals",)), "The goals aren't a list.", hint, path=("goals",))


def _not_a_goal(document: Document, place: Path) -> Fault:
    hint = "Begin it with `- id: …` and write its other keys below."
    return Fault(FaultKind.WRONG_TYPE, document.span(place), "This goal isn't a group of keys.", hint, path=place)


def _owner_faults(file: LoadedFile, owners: Mapping[str, object], place: Path) -> Iterator[Fault]:
    """Return what is wrong with the keys under `owners`; their values are judged with each owner's goal."""
    for name, difference in owners.items():
        known = (*place, "owners", name)
        if difference is not None and not isinstance(difference, dict):
            message = "What differs for an owner isn't a group of keys."
            hint = "Write for instance {baseline: 18 %}, or {} where nothing differs."
            yield Fault(FaultKind.WRONG_TYPE, file.document.span(known), message, hint, path=known)
        elif difference:
            validated = validate(OwnerDifference, difference, file.document, _below(known))
            yield from (fault for fault in validated.faults if fault.kind is FaultKind.UNKNOWN_KEY)


def _below(place: Path) -> Callable[[Path], Path]:
    return lambda path: (*place, *path)


def _goal(file: LoadedFile, one: OneOwner, place: Path, faults: list[Fault]) -> Goal:
    language = _language(one.data, file)
    metric = _metric(one.data, file, language)

    def locate(at: Path) -> Path:
        for length in range(len(at), 0, -1):
            if at[:length] in one.moved:
                return (*place, *one.moved[at[:length]], *at[length:])
        return (*place, *at)

    number = place[1]
    validated = validate(
        WrittenGoal,
        one.data,
        file.document,
        locate,
        writing=Writing(file.metrics, metric, language),
        placeholders={
            "id": f"goal-{int(number) + 1}",
            "title": str(one.data.get("id", "untitled"))[:200] or "untitled",
        },
    )
    faults += validated.faults
    written = validated.value or WrittenGoal(id=f"goal-{int(number) + 1}", title="untitled")
    return Goal(
        id=f"{written.id}{one.suffix}",
        whole=written.id,
        owner=written.owner,
        written=written,
        metric=metric,
        language=language,
        file=file,
        place=place,
        moved=one.moved,
        faulty=validated.faulty,
    )


def _language(data: Mapping[str, object], file: LoadedFile) -> str | None:
    own = data.get("language")
    if own in {"en", "fr", "zh", "hu"}:
        return str(own)
    return file.head.language if file.head else None


def _metric(data: Mapping[str, object], file: LoadedFile, language: str | None) -> Metric | None:
    measurable = data.get("measurable")
    name = measurable.get("metric") if isinstance(measurable, dict) else None
    metric = file.metrics.get(name) if isinstance(name, str) else None
    if metric and metric.unit == CURRENCY:
        return replace(metric, unit=_currency(data, language))
    return metric


def _currency(data: Mapping[str, object], language: str | None) -> str:
    """Return the currency of the goal's own figures, the threshold's first; `currency` where none names one."""
    realistic, measurable = data.get("realistic"), data.get("measurable")
    figures = [realistic.get(key) for key in ("threshold", "stretch")] if isinstance(realistic, dict) else []
    figures += [measurable.get("baseline")] if isinstance(measurable, dict) else []
    for figure in figures:
        for written in figure.values() if isinstance(figure, dict) else (figure,):
            try:
                unit = read_amount(written, CURRENCY, language).unit if isinstance(written, str) else CURRENCY
            except QuantityError:
                continue
            if unit != CURRENCY:
                return unit
    return CURRENCY
