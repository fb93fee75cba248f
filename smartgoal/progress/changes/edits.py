"""The keys of a goal that can be edited, one at a time, and how their values are told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.goals.model import Guardrail, Milestone, Reward
from smartgoal.goals.show import show
from smartgoal.goals.written import Range, Window, Written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path
    from smartgoal.knowledge.metric import Metric

Told = str | int | Decimal | date | Range | tuple[str, ...] | None
"""A value as a change tells it; truths are ints, and lists are their items' texts."""


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a goal, with the section it stands in."""

    name: str
    section: str | None = None

    @property
    def path(self) -> Path:
        """Its path within the goal."""
        return (self.section, self.name) if self.section else (self.name,)

    def value(self, goal: Goal) -> object:
        """Return what a goal says there."""
        holder: object = getattr(goal.written, self.section) if self.section else goal.written
        value: object = getattr(holder, self.name)
        return value

    def unit(self, goal: Goal) -> str | None:
        """Return the unit of what stands there; None where it is no figure of the goal's own metric."""
        return goal.metric.unit if goal.metric and self.path in _FIGURES else None

    def moved(self, old: Goal, new: Goal) -> Goal:
        """Return the old goal with this key of the new one."""
        update: dict[str, object] = {self.name: self.value(new)}
        if self.section:
            section: object = getattr(old.written, self.section)
            update = {self.section: section.model_copy(update=update) if isinstance(section, Written) else section}
        size = len(self.path)
        return replace(
            old,
            written=old.written.model_copy(update=update),
            owner=new.owner if self.path == ("owner",) else old.owner,
            metric=new.metric if self.path == METRIC else old.metric,
            faulty=frozenset(
                path for goal, is_new in ((old, False), (new, True)) for path in goal.faulty
                if (path[:size] == self.path) is is_new
            ),
        )  # fmt: skip


METRIC = ("measurable", "metric")
FIELDS = (
    *(Field(name) for name in ("title", "owner", "parent", "importance", "language", "level")),
    *(Field(name, "specific") for name in ("behaviour", "examples")),
    *(
        Field(name, "measurable")
        for name in ("metric", "baseline", "keep", "window", "min_sample", "guardrails", "deliverable", "done")
    ),
    Field("means", "achievable"),
    *(Field(name, "realistic") for name in ("threshold", "stretch", "agreed_by", "agreed_on", "why", "reward")),
    *(Field(name, "time_bound") for name in ("start", "deadline", "stretch_deadline", "review", "milestones")),
    *(Field(name) for name in ("follows", "status", "ignore")),
)
_FIGURES = frozenset({("measurable", "baseline"), ("realistic", "threshold"), ("realistic", "stretch")})
AGREED = frozenset(
    {
        ("realistic", "threshold"),
        ("realistic", "stretch"),
        ("time_bound", "deadline"),
        ("time_bound", "stretch_deadline"),
    }
)
DEFINITION: Mapping[str, Callable[[Metric, Metric], Metric]] = {
    "kind": lambda old, new: replace(old, kind=new.kind),
    "unit": lambda old, new: replace(old, unit=new.unit),
    "better": lambda old, new: replace(old, better=new.better),
    "bounds": lambda old, new: replace(old, bounds=new.bounds),
    "variant": lambda old, new: replace(old, variant=new.variant),
}


def told(value: object, goal: Goal | None = None) -> Told:
    """Return a value as a change tells it; `goal` is the one it is said of, for the units of what stands in lists."""
    if value is None or isinstance(value, str | int | Decimal | date | Range):
        return value
    if isinstance(value, Window):
        return str(value)
    if isinstance(value, dict):
        return tuple(f"{key}: {reason}" for key, reason in value.items())
    if isinstance(value, tuple):
        return tuple(_item(item, goal) for item in value)
    return _item(value, goal)


def _item(item: object, goal: Goal | None) -> str:
    """Return an item of a list as one text."""
    if isinstance(item, Guardrail):
        metric, limit = goal.file.metrics.get(item.metric) if goal else None, item.limit
        return item.metric if limit is None else f"{item.metric} {item.side.in_words} {_figure(limit, metric)}"
    if isinstance(item, Milestone):
        done = f", done on {item.done}" if item.done else ""
        what = _figure(item.value, goal.metric if goal else None) if item.value is not None else item.what
        return f"{item.by}: {what}{done}"
    if isinstance(item, Reward):
        return f"threshold: {item.threshold}; stretch: {item.stretch}"
    return str(item)


def _figure(value: Decimal, metric: Metric | None) -> str:
    """Return a figure with its unit, where that is known."""
    return show(value, metric.unit) if metric else str(value)
