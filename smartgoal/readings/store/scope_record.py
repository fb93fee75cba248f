"""A scope written down, so that an export can be read again years later just as it was."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.goals.mapping import SourceMapping
from smartgoal.knowledge.metric import Better, Kind, Metric, MetricClass
from smartgoal.readings.scope import Scope
from smartgoal.readings.sums.meaning import UNRECORDED, differences, worth

if TYPE_CHECKING:
    from collections.abc import Collection

    from smartgoal.readings.export import Export

Json = dict[str, object]


def scope_to_json(scope: Scope) -> Json:
    """Return a scope as plain data, with the metrics it uses or maps."""
    needed = scope.used | set(scope.mapping.metrics if scope.mapping else ())
    return {
        "source": scope.source,
        "mapping": scope.mapping.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        if scope.mapping
        else None,
        "metrics": [_metric_to_json(scope.metrics[name]) for name in sorted(needed) if name in scope.metrics],
        "used": sorted(scope.used),
        "timezone": scope.timezone,
        "language": scope.language,
    }


def scope_record(export: Export) -> str:
    """Return how an export was read, as it is kept: its scope, and whether its days depend on the zone."""
    return json.dumps(scope_to_json(export.scope) | {"is_zoned": export.is_zoned}, sort_keys=True)


def is_zoned(record: str) -> bool | None:
    """Whether days depend on the zone that they were cut in; None where an earlier version wrote nothing of it."""
    told: bool | None = json.loads(record).get("is_zoned")
    return told


def as_recorded(now: Scope, record: str) -> Scope:
    """Return a scope with what means the same in a record taken from there: other units, a zone that doesn't matter."""
    before = scope_from_json(record)
    alike = {name: metric for name, metric in before.metrics.items() if _means_same(metric, now.metrics.get(name))}
    zone = before.timezone if is_zoned(record) is False else now.timezone
    return replace(now, metrics={**now.metrics, **alike}, timezone=zone)


def passed_over(now: Scope, record: str) -> tuple[str, ...]:
    """Return the metrics that a file is read for now and wasn't when it was recorded, in order of their ids."""
    before = scope_from_json(record)
    return tuple(name for name in now.readable if name not in before.used)


def _means_same(metric: Metric, now: Metric | None) -> bool:
    return now is not None and worth(metric, now) is not None


def tells_same(record: str, export: Export) -> bool:
    """Whether an export was kept by the definitions of its metrics that it was read by now."""
    before, now = scope_from_json(record).metrics, export.scope.metrics
    return not any(next(differences(metric, now[name]), None) for name, metric in before.items() if name in now)


def _metric_to_json(metric: Metric) -> Json:
    return {
        "id": metric.id,
        "names": dict(metric.names),
        "aliases": {language: list(names) for language, names in metric.aliases.items()},
        "kind": metric.kind,
        "unit": metric.unit,
        "better": metric.better,
        "class": metric.metric_class,
        "bounds": [None if bound is None else f"{bound}" for bound in metric.bounds],
        "variant": metric.variant,
    }


def scope_from_json(text: str) -> Scope:
    """Return the scope that was written down."""
    data = json.loads(text)
    mapping = data["mapping"]
    metrics = [
        Metric(
            id=entry["id"],
            names=entry["names"],
            kind=Kind(entry["kind"]),
            unit=entry["unit"],
            better=Better(entry["better"]),
            metric_class=MetricClass(entry["class"]),
            bounds=(_bound(entry["bounds"][0]), _bound(entry["bounds"][1])),
            variant=entry.get("variant", UNRECORDED),
            aliases={language: tuple(names) for language, names in entry["aliases"].items()},
        )
        for entry in data["metrics"]
    ]
    return Scope(
        source=data["source"],
        mapping=None if mapping is None else SourceMapping.model_validate(mapping),
        metrics={metric.id: metric for metric in metrics},
        used=frozenset(data["used"]),
        timezone=data["timezone"],
        language=data["language"],
    )


def _bound(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def mapping_hash(scope: Scope, found: Collection[str]) -> str:
    """Return what tells two ways of reading the same bytes apart; `found` are the metrics that were read."""
    data = scope_to_json(scope)
    data["used"] = sorted(found)
    data["metrics"] = [
        [metric.id, metric.kind, metric.unit, *map(str, metric.bounds)]
        for name in sorted(found)
        if (metric := scope.metrics.get(name))
    ]
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
