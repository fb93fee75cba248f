"""The metric catalogue: what comes with smartgoal, found by name and extended by goal files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml

from smartgoal.knowledge.declared import UnknownLike, unknown_likes, with_declared
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metric import Better, Kind, Metric, MetricClass, Reach
from smartgoal.knowledge.metric_search import find_by_name, metric_called, names_of, nearest
from smartgoal.knowledge.metric_values import (
    bounds_of,
    group_of,
    texts_of,
    typical_of,
    usual_bounds,
    variants_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "UnknownLike",
    "find_by_name",
    "load_catalogue",
    "metric_called",
    "names_of",
    "nearest",
    "unknown_likes",
    "with_declared",
]


@cache
def load_catalogue() -> Mapping[str, Metric]:
    """Return the metrics that come with smartgoal, id to metric, in the order of the catalogue."""
    path = Path(__file__).with_name("metrics.yaml")
    # The base loader leaves every scalar as text, so that numbers are exact; its C form isn't in every PyYAML.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  (makes nothing but text)
    return MappingProxyType(
        {
            metric_id: _metric(metric_id, MetricClass(class_name), told)
            for class_name, metrics in data.items()
            for metric_id, told in metrics.items()
        }
    )


def _metric(metric_id: str, metric_class: MetricClass, told: Mapping[str, object]) -> Metric:
    measure, balance = group_of(told["measure"]), group_of(told.get("balance"))
    kind, unit = Kind(str(measure["kind"])), str(measure["unit"])
    names = {language: texts_of(told[language]) for language in LANGUAGES}
    variants = variants_of(told.get("variants"))
    return Metric(
        id=metric_id,
        names={language: each[0] for language, each in names.items()},
        kind=kind,
        unit=unit,
        better=Better(str(measure["better"])),
        metric_class=metric_class,
        bounds=bounds_of(told["bounds"]) if "bounds" in told else usual_bounds(kind, unit),
        aliases={language: each[1:] for language, each in names.items()},
        columns=texts_of(told["columns"]),
        formula=str(told["formula"]),
        moved_by=Reach(str(told.get("moved_by", Reach.PERSON))),
        needs_variant=bool(variants),
        variants=variants,
        balance=texts_of(balance.get("with")),
        balance_reason=str(balance.get("why", "")),
        typical=typical_of(told.get("typical")),
        notes=str(told.get("notes", "")),
        asks=str(told["asks"]) if "asks" in told else None,
    )
