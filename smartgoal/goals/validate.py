"""Holding what was written against the model: every fault located, and the rest kept usable."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError

from smartgoal.goals.cut_items import cut_items
from smartgoal.goals.slip import Slip, as_fault, cuts_number, meant_path
from smartgoal.goals.written import Written
from smartgoal.goals.yaml.fault import MOST_OF_A_KIND

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from smartgoal.goals.written import Writing
    from smartgoal.goals.yaml.fault import Fault
    from smartgoal.goals.yaml.source import Document, Path

Model = TypeVar("Model", bound=Written)
_ATTEMPTS = 5
"""Taking out what is wrong can uncover one more fault a level up, at most as often as the model is deep."""


@dataclass(frozen=True, slots=True)
class Validated(Generic[Model]):
    """A model made of all that could be used, with what couldn't.

    Attributes:
        value: None where even the rest can't be used.
        faulty: Paths, within the data validated, that were taken out.
    """

    value: Model | None
    faults: tuple[Fault, ...]
    faulty: frozenset[Path]


def validate(
    model: type[Model],
    data: Mapping[str, object],
    document: Document,
    locate: Callable[[Path], Path],
    *,
    writing: Writing | None = None,
    placeholders: Mapping[str, object] | None = None,
) -> Validated[Model]:
    """Return the model of `data`, without the parts that are wrong.

    Args:
        model: The class to make.
        data: What was written there.
        document: The file it was written in.
        locate: From a path within `data` to the path in the document.
        writing: The metric and language its quantities are in.
        placeholders: Values for required keys that are missing or wrong, so that the rest can still be judged.
    """
    cut = cut_items(data, document, locate)
    faults: list[Fault] = [one.fault for one in cut]
    faulty: set[Path] = {path for one in cut for path in one.paths}
    rest: object = _without_surplus(data, model)
    if faulty:
        rest = _without(rest, faulty, {})
    for _ in range(_ATTEMPTS):
        try:
            return Validated(model.model_validate(rest, context=writing), tuple(faults), frozenset(faulty))
        except ValidationError as error:
            slips = _beside_lacking(list(_slips(error.errors(include_url=False), rest, model)))
        taken_out, meant = _around(faulty), _meant(slips)
        told = list(islice((slip for slip in slips if not _follows(slip, taken_out, meant)), MOST_OF_A_KIND))
        faults += [as_fault(slip, document, locate) for slip in told]
        halves = [_before(slip.path, rest) for slip in told if cuts_number(slip, document, locate(slip.path))]
        faulty |= {slip.path for slip in slips} | set(halves) | set(_left_out(told, rest))
        rest = _without(rest, [*map(_removable, slips), *halves], placeholders or {})
    return Validated(None, tuple(faults), frozenset(faulty))


def _without_surplus(data: Mapping[str, object], model: type[Written]) -> Mapping[str, object]:
    """Return the data with so many unknown keys as are told: a hostile file could have a million."""
    known = _known_keys(model)
    if len(data.keys() - known) <= MOST_OF_A_KIND:
        return data
    unknown = set(islice((key for key in data if key not in known), MOST_OF_A_KIND))
    return {key: value for key, value in data.items() if key in known or key in unknown}


@cache
def _known_keys(model: type[Written]) -> frozenset[str]:
    return frozenset(field.alias or name for name, field in model.model_fields.items())


def _slips(errors: Iterable[ErrorDetails], data: object, model: type[Written]) -> Iterable[Slip]:
    """Return one slip per place: where a value fits none of several forms, pydantic tells so once for each."""
    seen: set[Path] = set()
    for error in errors:
        path = _existing(error["loc"], data, missing=error["type"] == "missing")
        if path not in seen:
            seen.add(path)
            yield Slip(path, error["type"], error["msg"], error.get("ctx", {}), error["input"], model)


def _beside_lacking(slips: Sequence[Slip]) -> list[Slip]:
    """Return the slips, those of unknown keys with the keys that are missing beside them."""
    lacking: defaultdict[Path, list[str]] = defaultdict(list)
    for slip in slips:
        if slip.error == "missing":
            lacking[slip.path[:-1]].append(str(slip.path[-1]))
    return [
        replace(slip, lacking=tuple(lacking[slip.path[:-1]]))
        if slip.error == "extra_forbidden" and slip.path[:-1] in lacking
        else slip
        for slip in slips
    ]


def _around(faulty: Iterable[Path]) -> frozenset[Path]:
    """Return the paths given and all that lead to them."""
    return frozenset(path[:length] for path in faulty for length in range(len(path) + 1))


def _meant(slips: Sequence[Slip]) -> frozenset[Path]:
    """Return the paths that mistyped keys were meant to be, where such a key is missing."""
    lacking = {slip.path[:-1] for slip in slips if slip.error == "missing"}
    mistyped = (slip for slip in slips if slip.error == "extra_forbidden" and slip.path[:-1] in lacking)
    return frozenset(filter(None, (meant_path(slip) for slip in islice(mistyped, MOST_OF_A_KIND))))


def _left_out(told: Iterable[Slip], data: object) -> Iterator[Path]:
    """Yield the paths that unknown keys were meant to be at, where nothing stands: nobody calls them missing."""
    for slip in told:
        meant = meant_path(slip)
        if meant is not None and _value(data, meant) is None:
            yield meant


def _value(data: object, path: Path) -> object:
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def _follows(slip: Slip, taken_out: Collection[Path], meant: Collection[Path]) -> bool:
    """Return whether a slip is there only because of another: something in it was taken out, or its key is mistyped."""
    return slip.path in taken_out or (slip.error == "missing" and slip.path in meant)


def _existing(loc: tuple[int | str, ...], data: object, *, missing: bool) -> Path:
    """Return the steps of `loc` that lead through the data; the others name forms of a union."""
    path: list[str | int] = []
    steps = loc[:-1] if missing else loc
    for step in steps:
        if (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        ):
            data = data[step]  # type: ignore[index]  # the step was just found in it
            path.append(step)
    return (*path, loc[-1]) if missing else tuple(path)


def _before(path: Path, data: object) -> Path:
    """Return the path of the key written just before the one at `path`: it holds only half of a number."""
    for step in path[:-1]:
        data = data[step]  # type: ignore[index]  # the path leads through the data
    keys = list(data) if isinstance(data, dict) else []
    place = keys.index(path[-1])
    return (*path[:-1], keys[place - 1]) if place else path


def _without(data: object, paths: Iterable[Path], placeholders: Mapping[str, object]) -> object:
    """Return the data without the places at fault."""
    pruned = _pruned(data, sorted(set(paths), key=len))
    if isinstance(pruned, dict):
        return {**{key: value for key, value in placeholders.items() if key not in pruned}, **pruned}
    return pruned


def _removable(slip: Slip) -> Path:
    """Return what has to go: the value itself, or what needs a missing key or lies at the top."""
    if slip.error == "missing" and len(slip.path) > 1:
        return slip.path[:-1]
    return slip.path


def _pruned(data: object, paths: Sequence[Path]) -> object:
    """Return the data without the places at some paths, in one go: a hostile file could have a million of them."""
    if paths and not paths[0]:
        return {}
    below: defaultdict[str | int, list[Path]] = defaultdict(list)
    for path in paths:
        below[path[0]].append(path[1:])
    gone = {step for step, rest in below.items() if () in rest[:1]}
    if isinstance(data, dict):
        return {
            key: _pruned(value, below[key]) if key in below else value for key, value in data.items() if key not in gone
        }
    if isinstance(data, list):
        kept = ((number, value) for number, value in enumerate(data) if number not in gone)
        return [_pruned(value, below[number]) if number in below else value for number, value in kept]
    return data
