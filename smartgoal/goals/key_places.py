"""Where a key of the goal file's format belongs, for those that stand elsewhere or go by another name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from smartgoal.goals.mapping import COLUMNS_OF_METRICS, DateColumn, OwnerColumn, SourceMapping
from smartgoal.goals.model import (
    Achievable,
    GoalFileHead,
    Guardrail,
    Measurable,
    MetricEntry,
    Milestone,
    PersonEntry,
    Realistic,
    Reward,
    Specific,
    TimeBound,
    WrittenGoal,
)
from smartgoal.knowledge.names import label_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from smartgoal.goals.written import Written
    from smartgoal.goals.yaml.span import Path


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A place of the format.

    Attributes:
        key: What the key is called there.
        where: The place in words, to follow "Move it".
        path: From the goal to the key; None outside of goals and in lists.
    """

    key: str
    where: str
    path: Path | None = None


_PLACES: tuple[tuple[type[Written], str, Path | None], ...] = (
    (WrittenGoal, "into its goal, beside the `id`", ()),
    (Specific, "into `specific`", ("specific",)),
    (Measurable, "into `measurable`", ("measurable",)),
    (Achievable, "into `achievable`", ("achievable",)),
    (Realistic, "into `realistic`", ("realistic",)),
    (TimeBound, "into `time_bound`", ("time_bound",)),
    (Milestone, "into an entry of `milestones` in `time_bound`", None),
    (Guardrail, "into an entry of `guardrails` in `measurable`", None),
    (Reward, "into `reward` in `realistic`", None),
    (GoalFileHead, "to the top of the file", None),
    (PersonEntry, "to a person under `people`", None),
    (MetricEntry, "to a metric under `metrics`", None),
    (SourceMapping, "to an entry of `sources`", None),
)
"""The likelier place first; a key counts where it stands first."""
_IN_SOURCE: tuple[tuple[type[Written], str], ...] = (
    (SourceMapping, "out, beside the `metrics` of its source"),
    (OwnerColumn, "into `owner`, beside its `column`"),
    (DateColumn, "into `date`, beside its `column`"),
    *((columns, "to a metric under `metrics`") for columns in COLUMNS_OF_METRICS),
)
_ALSO_CALLED = {
    "title": ("name", "goal", "objective", "summary", "heading"),
    "specific": ("description", "text", "what", "specifique", "具体", "konkret"),
    "measurable": ("mesurable", "可衡量", "merheto"),
    "achievable": ("attainable", "actionable", "atteignable", "可实现", "elerheto"),
    "realistic": ("relevant", "realiste", "pertinent", "realis"),
    "time_bound": (
        "timely",
        "timebound",
        "time_limited",
        "temporel",
        "temporellement_defini",
        "有时限",
        "idohoz_kotott",
    ),
    "owner": ("who", "assignee", "responsible", "accountable"),
    "importance": ("weight", "priority"),
    "metric": ("kpi", "metrics", "indicator", "measure"),
    "baseline": ("current",),
    "means": ("how", "resources", "support"),
    "threshold": ("target", "value"),
    "why": ("reason", "relevance"),
    "start": ("begin", "start_date"),
    "deadline": ("due", "due_date", "end", "end_date", "until", "by"),
}
"""Words of other tools, of everyday and of other languages for keys of a goal, as folded."""


def fields_of(model: type[BaseModel]) -> list[str]:
    """Return the keys of a model as they are written."""
    return [field.alias or name for name, field in model.model_fields.items()]


@cache
def _places() -> Mapping[str, KeyPlace]:
    places: dict[str, KeyPlace] = {}
    for model, where, section in _PLACES:
        for key in fields_of(model):
            places.setdefault(key, KeyPlace(key, where, None if section is None else (*section, key)))
    return places


@cache
def _other_names() -> Mapping[str, KeyPlace]:
    return {name: _places()[key] for key, names in _ALSO_CALLED.items() for name in names}


@cache
def _places_in_source() -> Mapping[str, KeyPlace]:
    places: dict[str, KeyPlace] = {}
    for model, where in _IN_SOURCE:
        for key in fields_of(model):
            places.setdefault(key, KeyPlace(key, where))
    # Dates, owners and teams have one each.
    del places["column"]
    return places


def place_in_source(word: str) -> KeyPlace | None:
    """Return where in a source a key belongs that was written elsewhere in it; None where sources have no such key."""
    return _places_in_source().get(label_key(word).replace(" ", "_"))


def place_of_key(word: str, *, by_other_names: bool = False) -> KeyPlace | None:
    """Return where a key belongs that was written elsewhere; None where the format has no such key."""
    key = label_key(word).replace(" ", "_")
    other = _other_names().get(key) if by_other_names else None
    return other or _places().get(key)
