"""What a goal file's `metrics` says, laid over the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metric import Better, Kind, Metric, MetricClass, Reach
from smartgoal.knowledge.metric_values import (
    OPEN,
    bounds_of,
    texts_of,
    typical_of,
    unit_of,
    usual_bounds,
)
from smartgoal.knowledge.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.knowledge.metric import Variant
    from smartgoal.knowledge.metric_values import Bounds

    Declared = Mapping[str, Mapping[str, object]]


class UnknownLike(ValueError):  # noqa: N818  (the name of the fault; it never reaches a user)
    """A declared metric is like one that isn't there, like itself in a circle, or names an unknown variant.

    Its text is one sentence on the fault.

    Attributes:
        metric_id: The metric that says so.
        like: What it says it is like; None where its `variant` is at fault.
        hint: What to write instead, in one sentence.
        unusable: Every metric that can't be made because of this, `metric_id` among them.
    """

    def __init__(self, metric_id: str, like: str | None, message: str, hint: str) -> None:
        super().__init__(message)
        self.metric_id = metric_id
        self.like = like
        self.hint = hint
        self.unusable: list[str] = []


def with_declared(catalogue: Mapping[str, Metric], declared: Declared) -> Mapping[str, Metric]:
    """Return the catalogue with a file's metrics: overridden in place, copied by `like`, or new at the end.

    Args:
        catalogue: The metrics to build on.
        declared: Metric id to what the file says of it, already validated; a metric that is neither in the
            catalogue nor `like` another has kind, unit and better.

    Raises:
        UnknownLike: The first of `unknown_likes`.
    """
    for fault in unknown_likes(catalogue, declared):
        raise fault
    made: dict[str, Metric] = {}
    for metric_id in declared:
        for step in reversed(_chain(metric_id, declared, made)):
            told = declared[step]
            like = _like(told)
            known = made.get(like or step) or catalogue.get(like or step)
            made[step] = _laid_over(_base(step, told, known, like), told)
    return MappingProxyType({**catalogue, **{metric_id: made[metric_id] for metric_id in declared}})


def unknown_likes(catalogue: Mapping[str, Metric], declared: Declared) -> tuple[UnknownLike, ...]:
    """Return every fault that keeps a declared metric from being made, each told once, in the order of the file."""
    roots: dict[str, _Root] = {}
    for metric_id in declared:
        _settle(metric_id, catalogue, declared, roots)
    faults: list[UnknownLike] = []
    for metric_id in declared:
        fault = roots[metric_id].fault
        if fault is None:
            continue
        if not fault.unusable:
            faults.append(fault)
        fault.unusable.append(metric_id)
    return tuple(faults)


def _like(told: Mapping[str, object]) -> str | None:
    like = told.get("like")
    return None if like is None else str(like)


def _chain(metric_id: str, declared: Declared, done: Mapping[str, object]) -> list[str]:
    """Return the declared metrics from this one along `like`, up to one that is done, undeclared or met before."""
    chain: dict[str, None] = {}
    here: str | None = metric_id
    while here is not None and here in declared and here not in done and here not in chain:
        chain[here] = None
        here = _like(declared[here])
    return list(chain)


@dataclass(frozen=True, slots=True)
class _Root:
    """What stands at the end of a chain of likes: its variants, or why it can't be made."""

    variants: tuple[Variant, ...] = ()
    fault: UnknownLike | None = None


def _settle(metric_id: str, catalogue: Mapping[str, Metric], declared: Declared, roots: dict[str, _Root]) -> None:
    """Find the root of a metric and of all on the way to it."""
    chain = _chain(metric_id, declared, roots)
    if not chain:
        return
    last = chain[-1]
    end = _like(declared[last])
    if end in chain:
        root = _Root(fault=_circle(chain[chain.index(end) :]))
    elif end is not None and end in roots:
        root = roots[end]
    elif (end or last) in catalogue:
        root = _Root(catalogue[end or last].variants)
    else:
        root = _Root() if end is None else _Root(fault=_unknown(last, end, catalogue, declared))
    for step in reversed(chain):
        root = _checked_variant(step, declared[step].get("variant"), root)
        roots[step] = root


def _checked_variant(metric_id: str, variant: object, root: _Root) -> _Root:
    ids = [each.id for each in root.variants]
    if root.fault is not None or variant is None or variant in ids:
        return root
    if not ids:
        message = f"The metric {_short(metric_id)} has no variants."
        return _Root(fault=UnknownLike(metric_id, None, message, "Take `variant` out."))
    near = nearest(str(variant), ids, limit=1)
    hint = did_you_mean(near, f"Use one of {', '.join(ids)}.", quote="`")
    message = f'The metric {_short(metric_id)} has no variant "{_short(str(variant))}".'
    return _Root(fault=UnknownLike(metric_id, None, message, hint))


def _unknown(metric_id: str, like: str, catalogue: Mapping[str, Metric], declared: Declared) -> UnknownLike:
    near = nearest(like, [*catalogue, *islice(declared, 100)], limit=1)
    hint = did_you_mean(near, "Name a metric of this file or of the catalogue.", quote="`")
    return UnknownLike(metric_id, like, f'There is no metric "{_short(like)}" to be like.', hint)


def _circle(members: list[str]) -> UnknownLike:
    way = " → ".join(_short(each) for each in (*members[:3], *(["…"] if len(members) > 3 else []), members[0]))
    hint = "Give one of them its own kind, unit and better instead of `like`."
    return UnknownLike(
        members[0], members[1 % len(members)], f"These metrics are like each other in a circle: {way}.", hint
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _base(metric_id: str, told: Mapping[str, object], known: Metric | None, like: str | None) -> Metric:
    """Return the metric that the file's words are laid over, under its own name."""
    own = told.get("name")
    names = dict.fromkeys(LANGUAGES, metric_id.replace("_", " ") if own is None else str(own))
    if known is not None and like is not None:
        return replace(known, id=metric_id, names=names, aliases={}, like=like, declared=True)
    if known is not None:
        return replace(known, declared=True) if own is None else _renamed(known, names)
    kind, unit = Kind(str(told["kind"])), unit_of(told["unit"])
    better, bounds = Better(str(told["better"])), usual_bounds(kind, unit)
    return Metric(metric_id, names, kind, unit, better, MetricClass.OTHER, bounds, declared=True)


def _renamed(metric: Metric, names: Mapping[str, str]) -> Metric:
    """Return the metric under another name; by its old ones it is still found."""
    languages = {**metric.names, **metric.aliases}
    old = {each: (*filter(None, [metric.names.get(each)]), *metric.aliases.get(each, ())) for each in languages}
    return replace(metric, names=names, aliases=old, declared=True)


def _laid_over(base: Metric, told: Mapping[str, object]) -> Metric:
    """Return the metric with what the file says; what it doesn't say stays."""
    said = {key: value for key, value in told.items() if value is not None}
    metric = _with_variant(base, str(said["variant"])) if "variant" in said else base
    kind = Kind(str(said.get("kind", metric.kind)))
    unit = unit_of(said.get("unit", metric.unit))
    own = texts_of(said.get("aliases"))
    aliases = {each: (*metric.aliases.get(each, ()), *own) for each in LANGUAGES} if own else metric.aliases
    return replace(
        metric,
        kind=kind,
        unit=unit,
        better=Better(str(said.get("better", metric.better))),
        metric_class=MetricClass(str(said.get("class", metric.metric_class))),
        bounds=bounds_of(said["bounds"]) if "bounds" in said else _fitting_bounds(metric, kind, unit),
        aliases=aliases,
        moved_by=Reach(str(said.get("moved_by", metric.moved_by))),
        columns=texts_of(said.get("columns", metric.columns)),
        balance=texts_of(said.get("balance", metric.balance)),
        balance_reason="" if "balance" in said else metric.balance_reason,
        typical=typical_of(said["typical"]) if "typical" in said else metric.typical,
    )


def _with_variant(metric: Metric, variant_id: str) -> Metric:
    """Return the metric by one of its formulas, which settles what was open."""
    variant = next(each for each in metric.variants if each.id == variant_id)
    kind, unit = variant.kind or metric.kind, variant.unit or metric.unit
    return replace(
        metric,
        kind=kind,
        unit=unit,
        better=variant.better or metric.better,
        bounds=variant.bounds or _fitting_bounds(metric, kind, unit),
        formula=variant.formula,
        variant=variant_id,
        needs_variant=False,
    )


def _fitting_bounds(metric: Metric, kind: Kind, unit: str) -> Bounds:
    """Return the metric's bounds, or the usual ones where another kind or unit makes them untrue."""
    usual, before = usual_bounds(kind, unit), usual_bounds(metric.kind, metric.unit)
    if usual == before or (usual == OPEN and metric.bounds != before):
        return metric.bounds
    return usual
