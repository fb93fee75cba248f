"""Finding a metric by what people call it, in four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.errors import SmartgoalError
from smartgoal.knowledge.names import label_key
from smartgoal.knowledge.nearest import did_you_mean
from smartgoal.knowledge.nearest import nearest as nearest_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smartgoal.knowledge.metric import Metric


def find_by_name(name: str, metrics: Mapping[str, Metric]) -> Metric | None:
    """Return the metric of that id, name or alias; case, accents, width, spaces, hyphens and underscores are alike."""
    if name in metrics:
        return metrics[name]
    folded = label_key(name)
    found = (metric for metric in metrics.values() if any(label_key(each) == folded for each in names_of(metric)))
    return next(found, None)


def nearest(name: str, metrics: Mapping[str, Metric], limit: int = 3) -> tuple[str, ...]:
    """Return the ids of the metrics that a misspelt id or name was probably meant to be, nearest first."""
    owners = {each: metric.id for metric in metrics.values() for each in names_of(metric)}
    ids = dict.fromkeys(owners[each] for each in nearest_word(name, owners, limit=len(owners)))
    return tuple(ids)[:limit]


def metric_called(name: str, metrics: Mapping[str, Metric]) -> Metric:
    """Return the metric of that id, name or alias.

    Raises:
        SmartgoalError: There is none; the nearest are named.
    """
    metric = find_by_name(name, metrics)
    if metric is None:
        meant = did_you_mean(nearest(name, metrics), "`smartgoal metrics` lists them all.")
        raise SmartgoalError(f'There is no metric "{name}". {meant}')
    return metric


def names_of(metric: Metric) -> Iterator[str]:
    """Yield the id, then every name and alias of a metric, of all languages."""
    yield metric.id
    yield from metric.names.values()
    for aliases in metric.aliases.values():
        yield from aliases
