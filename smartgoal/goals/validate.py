"""Holding what was written against the model: every fault located, and the rest kept usable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError

from smartgoal.goals.slip import Slip, as_fault, cuts_number, suggested_key
from smartgoal.goals.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from smartgoal.goals.fault import Fault
    from smartgoal.goals.source import Document, Path
    from smartgoal.goals.written import Writing

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
    faults: list[Fault] = []
    faulty: set[Path] = set()
    rest: object = data
    for _ in range(_ATTEMPTS):
        try:
            return Validated(model.model_validate(rest, context=writing), tuple(faults), frozenset(faulty))
        except ValidationError as error:
            slips = list(_slips(error.errors(include_url=False), rest, model))
        follow = {slip.path for slip in slips if _follows(slip, faulty, slips)}
        faults += [as_fault(slip, document, locate) for slip in slips if slip.path not in follow]
        halves = [_before(slip.path, rest) for slip in slips if cuts_number(slip, document, locate(slip.path))]
        faulty |= {slip.path for slip in slips} | set(halves)
        rest = _without(rest, [*map(_removable, slips), *halves], placeholders or {})
    return Validated(None, tuple(faults), frozenset(faulty))


def _slips(errors: Iterable[ErrorDetails], data: object, model: type[Written]) -> Iterable[Slip]:
    """Return one slip per place: where a value fits none of several forms, pydantic tells so once for each."""
    seen: set[Path] = set()
    for error in errors:
        path = _existing(error["loc"], data, missing=error["type"] == "missing")
        if path not in seen:
            seen.add(path)
            yield Slip(path, error["type"], error["msg"], error.get("ctx", {}), error["input"], model)


def _follows(slip: Slip, faulty: Collection[Path], slips: Sequence[Slip]) -> bool:
    """Return whether a slip is there only because of another: something in it was taken out, or its key is mistyped."""
    if any(path[: len(slip.path)] == slip.path for path in faulty):
        return True
    return slip.error == "missing" and any(
        other.path[:-1] == slip.path[:-1] and suggested_key(other) == slip.path[-1] for other in slips
    )


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
    """Return the data without the places at fault; of lists the last items go first, so that numbers stay true."""
    for path in sorted(set(paths), key=lambda path: [str(step).zfill(9) for step in path], reverse=True):
        data = _removed(data, path)
    if isinstance(data, dict):
        return {**{key: value for key, value in placeholders.items() if key not in data}, **data}
    return data


def _removable(slip: Slip) -> Path:
    """Return what has to go: the value itself, or what needs a missing key or lies at the top."""
    if slip.error == "missing" and len(slip.path) > 1:
        return slip.path[:-1]
    return slip.path


def _removed(data: object, path: Path) -> object:
    if not path:
        return {}
    step, rest = path[0], path[1:]
    if isinstance(data, dict) and step in data:
        if not rest:
            return {key: value for key, value in data.items() if key != step}
        return {**data, str(step): _removed(data[step], rest)}
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        if not rest:
            return [*data[:step], *data[step + 1 :]]
        return [*data[:step], _removed(data[step], rest), *data[step + 1 :]]
    return data
