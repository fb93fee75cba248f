"""From goal files to a plan: heads with their includes, then every goal with its metric."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.goals.as_written import section_of
from smartgoal.goals.fitting import misfits_of_columns, misfits_of_goal, misfits_of_head
from smartgoal.goals.heads import GoalText, Head, IncludeRefused, Includes, Shared, loaded_file, read_head
from smartgoal.goals.model import OwnerDifference, WrittenGoal
from smartgoal.goals.owners import OneOwner, each_owner
from smartgoal.goals.plan import Goal, LoadedFile, Plan, place_of
from smartgoal.goals.quantity import CURRENCY, QuantityError, read_amount
from smartgoal.goals.validate import Validated, validate
from smartgoal.goals.written import Writing
from smartgoal.goals.yaml.fault import Fault, FaultKind
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metrics import load_catalogue, unknown_likes, with_declared
from smartgoal.knowledge.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from smartgoal.goals.yaml.source import Document, Path
    from smartgoal.knowledge.metric import Metric

    Catalogues = dict[str, Mapping[str, Metric]]
    """What files declare, as text, to the metrics that makes."""
    UnboundGoal = Callable[[LoadedFile], Goal]
    """Makes a goal of its file."""

__all__ = ["GoalText", "IncludeRefused", "goal_of", "load_plan"]

_FULL_DEFINITION = ("kind", "unit", "better")
_MOST_OWNERS = 500
"""A goal is judged for so many owners; each costs as much as a goal."""
_MOST_GOALS = 5_000
"""Goals of one file that are judged, each owner's counted: a hostile file could hold millions."""
_MOST_BYTES = 600_000
"""Wording of one file that is read, as much as two thousand goals have: reading it is what takes longest."""


def load_plan(texts: Sequence[GoalText], include: Callable[[str, str], GoalText | IncludeRefused]) -> Plan:
    """Return the plan that goal files make up; faults are kept beside it, nothing is raised.

    Args:
        texts: The files of the run, in order.
        include: Opens an included file: given the folder and the name written there.
    """
    heads = {text.document.name: read_head(text) for text in texts}
    includes = Includes(include, heads)
    shared = {name: includes.said_with(head, (name,)) for name, head in heads.items()}
    files: list[LoadedFile] = []
    goals: list[Goal] = []
    catalogues: Catalogues = {}
    for name, head in heads.items():
        file, found = _load(head, shared[name], catalogues)
        files.append(file)
        goals += found
    return Plan((*files, *includes.files()), tuple(goals))


def _load(head: Head, shared: Shared, catalogues: Catalogues) -> tuple[LoadedFile, tuple[Goal, ...]]:
    """Return one file and its goals."""
    metrics = _metrics(shared, catalogues)
    head.faults += _misfits_beside(head, shared, metrics)
    file = loaded_file(head, shared, metrics)
    faults: list[Fault] = []
    unbound = tuple(_goals(file, faults))
    # A goal knows its file's faults, its own among them.
    whole = replace(file, faults=tuple(dict.fromkeys((*file.faults, *faults))))
    return whole, tuple(goal(whole) for goal in unbound)


def _misfits_beside(head: Head, shared: Shared, metrics: Mapping[str, Metric]) -> Iterator[Fault]:
    """Return what beside the goals names no metric or doesn't fit its own, where all that describes them was read."""
    if head.head is None or any(path[:1] in {(), ("metrics",)} for path in shared.doubts):
        return
    document = head.text.document
    misfits = (*misfits_of_head(head.head, {*metrics, *shared.declared}), *misfits_of_columns(head.head, metrics))
    told = [fault.path for fault in head.faults]
    for misfit in misfits:
        # What is lacking may be what couldn't be read.
        if any(path[: len(misfit.at)] == misfit.at for path in told):
            continue
        span = document.span(misfit.at, key=misfit.key)
        yield Fault(FaultKind.WRONG_TYPE, span, misfit.message, misfit.hint, path=misfit.at)


def _metrics(shared: Shared, catalogues: Catalogues) -> Mapping[str, Metric]:
    """Return the catalogue with what the file declares; what can't be declared so is a fault and left out.

    Files that declare the same share one, so that what is worked out for it is worked out once.
    """
    catalogue = load_catalogue()
    usable = {name: entry for name, entry in shared.declared.items() if not _is_incomplete(name, catalogue, shared)}
    for fault in unknown_likes(catalogue, usable):
        key = "like" if fault.like is not None else "variant"
        _declare_fault(shared, (fault.metric_id, key), str(fault), fault.hint)
        for name in fault.unusable:
            del usable[name]
    if not usable:
        return catalogue
    key = repr(usable)
    if key not in catalogues:
        catalogues[key] = with_declared(catalogue, usable)
    return catalogues[key]


def _is_incomplete(name: str, catalogue: Mapping[str, Metric], shared: Shared) -> bool:
    entry = shared.declared[name]
    if name in catalogue or entry.get("like") is not None:
        return False
    missing = [key for key in _FULL_DEFINITION if entry.get(key) is None]
    # What is wrong in it may be what is missing.
    if missing and shared.homes[name].is_full(FaultKind.MISSING_KEY):
        shared.doubts.add(("metrics", name))
    if missing and ("metrics", name) not in shared.doubts:
        message = f"The metric {name} isn't in the catalogue and lacks {_and(missing)}."
        near = nearest(name, list(catalogue), limit=1)
        hint = did_you_mean(near, f"Add {_and(missing)}, or `like` with a known metric.", quote="`")
        _declare_fault(shared, (name,), message, hint, kind=FaultKind.MISSING_KEY)
    return bool(missing)


def _declare_fault(
    shared: Shared, at: tuple[str, ...], message: str, hint: str, *, kind: FaultKind = FaultKind.WRONG_TYPE
) -> None:
    """Tell a fault of a metric in the file that describes it, however many include that file."""
    path: Path = ("metrics", *at)
    home = shared.homes[at[0]]
    shared.doubts.add(path[:2])
    if home.is_full(kind):
        return
    span = home.text.document.span(path, key=kind is FaultKind.MISSING_KEY)
    home.faults.append(Fault(kind, span, message, hint, path=path))


def _and(words: Sequence[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    return " and ".join((", ".join(quoted[:-1]), quoted[-1]) if len(quoted) > 1 else quoted)


def _goals(file: LoadedFile, faults: list[Fault]) -> Iterator[UnboundGoal]:
    data = file.document.data
    listed = data.get("goals", []) if isinstance(data, dict) else []
    if not isinstance(listed, list):
        faults.append(_not_a_list(file.document))
        return
    made = told = 0
    for number, written in enumerate(listed):
        place: Path = ("goals", number)
        told += _wording_bytes(written)
        if made >= _MOST_GOALS:
            faults.append(_too_many_goals(file.document, place, len(listed)))
            return
        if told > _MOST_BYTES:
            faults.append(_too_much_text(file.document, place))
            return
        if not isinstance(written, dict):
            faults.append(_not_a_goal(file.document, place))
            continue
        if isinstance(written.get("owners"), dict):
            faults += _owner_faults(file, written, place)
        for one in islice(each_owner(written), _MOST_OWNERS):
            made += 1
            yield _goal(file, one, place, faults)


def _too_many_goals(document: Document, place: Path, count: int) -> Fault:
    message = f"The file has {count} goals; from here on they aren't judged."
    hint = f"Split the file; {_MOST_GOALS} goals of one file are judged, each owner's counted."
    return Fault(FaultKind.UNSAFE_YAML, document.span(place), message, hint, path=place)


def _wording_bytes(goal: object) -> int:
    """Return how long the texts are that rules read for their words; a Chinese character takes as long as a word."""
    if not isinstance(goal, dict):
        return 0
    specific = goal.get("specific")
    behaviour = specific.get("behaviour") if isinstance(specific, dict) else specific
    return sum(
        len(text.encode("utf-8", "surrogatepass")) for text in (goal.get("title"), behaviour) if isinstance(text, str)
    )


def _too_much_text(document: Document, place: Path) -> Fault:
    message = f"The goals up to this one say more than {_MOST_BYTES:,} bytes; from here on they aren't judged."
    hint = "Shorten the texts, or split the file."
    return Fault(FaultKind.UNSAFE_YAML, document.span(place), message, hint, path=place)


def _not_a_list(document: Document) -> Fault:
    hint = "Write each goal after a dash, its keys below each other."
    return Fault(FaultKind.WRONG_TYPE, document.span(("goals",)), "The goals aren't a list.", hint, path=("goals",))


def _not_a_goal(document: Document, place: Path) -> Fault:
    hint = "Begin it with `- id: …` and write its other keys below."
    return Fault(FaultKind.WRONG_TYPE, document.span(place), "This goal isn't a group of keys.", hint, path=place)


def _owner_faults(file: LoadedFile, goal: Mapping[str, object], place: Path) -> Iterator[Fault]:
    """Return what is wrong with the keys under `owners`; their values are judged with each owner's goal."""
    owners = goal["owners"]
    if not isinstance(owners, dict) or not owners:
        return
    if "owner" in goal:
        at = (*place, "owner")
        message = "This goal has an owner and owners as well."
        yield Fault(FaultKind.WRONG_TYPE, file.document.span(at, key=True), message, "Take one of them out.", path=at)
    if len(owners) > _MOST_OWNERS:
        at = (*place, "owners")
        message = f"This goal has {len(owners)} owners; the first {_MOST_OWNERS} are judged."
        hint = "Make a team the owner, or write several goals."
        yield Fault(FaultKind.WRONG_TYPE, file.document.span(at, key=True), message, hint, path=at)
    for name, difference in islice(owners.items(), _MOST_OWNERS):
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


def goal_of(file: LoadedFile, data: Mapping[str, object]) -> Goal:
    """Return the goal that some data makes beside what a file declares; its faults aren't told."""
    return _goal(file, OneOwner("", data), ("goals", 0), [])(file)


def _goal(file: LoadedFile, one: OneOwner, place: Path, faults: list[Fault]) -> UnboundGoal:
    """Return a goal that still lacks its file, of which not all faults are known yet."""

    def locate(at: Path) -> Path:
        return place_of(at, place, one.moved)

    def read(language: str | None) -> tuple[Metric | None, Validated[WrittenGoal]]:
        metric = _metric(one.data, file, language)
        writing = Writing(file.metrics, metric, language)
        placeholders = {
            "id": f"goal-{int(number) + 1}",
            "title": str(one.data.get("id", "untitled"))[:200] or "untitled",
        }
        return metric, validate(
            WrittenGoal, one.data, file.document, locate, writing=writing, placeholders=placeholders
        )

    number, language = place[1], _language(one.data, file)
    metric, validated = read(language)
    if language is not None and ("language",) in validated.faulty:
        # Whoever names a language of the goal's own doesn't mean the file's, and nobody knows which.
        language = None
        metric, validated = read(language)
    faults += validated.faults
    written = validated.value or WrittenGoal(id=f"goal-{int(number) + 1}", title="untitled")
    misfits = tuple(
        found for found in misfits_of_goal(written, metric, one.data) if not _has_fault(validated.faulty, found.at)
    )
    for misfit in misfits:
        at = locate(misfit.at)
        faults.append(Fault(misfit.kind, file.document.span(at), misfit.message, misfit.hint, path=at))
    faulty = validated.faulty | {misfit.at for misfit in misfits}
    return lambda whole: Goal(
        id=f"{written.id}{one.suffix}",
        whole=written.id,
        owner=written.owner,
        written=written,
        metric=metric,
        language=language,
        file=whole,
        place=place,
        moved=one.moved,
        faulty=faulty,
    )


def _has_fault(faulty: Iterable[Path], at: Path) -> bool:
    return any(path[: len(at)] == at[: len(path)] for path in faulty)


def _language(data: Mapping[str, object], file: LoadedFile) -> str | None:
    own = data.get("language")
    if isinstance(own, str) and own in LANGUAGES:
        return own
    return file.head.language if file.head else None


def _metric(data: Mapping[str, object], file: LoadedFile, language: str | None) -> Metric | None:
    name = section_of(data, "measurable").get("metric")
    metric = file.metrics.get(name) if isinstance(name, str) else None
    if metric and metric.unit == CURRENCY:
        return replace(metric, unit=_currency(data, language))
    return metric


def _currency(data: Mapping[str, object], language: str | None) -> str:
    """Return the currency of the goal's own figures, the threshold's first; `currency` where none names one."""
    figures = [section_of(data, "realistic").get(key) for key in ("threshold", "stretch")]
    figures.append(section_of(data, "measurable").get("baseline"))
    for figure in figures:
        for written in figure.values() if isinstance(figure, dict) else (figure,):
            try:
                unit = read_amount(written, CURRENCY, language).unit if isinstance(written, str) else CURRENCY
            except QuantityError:
                continue
            if unit != CURRENCY:
                return unit
    return CURRENCY
