"""The readers of a run: every goal file reads exports as if it were alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.goals.plan import Plan
from smartgoal.readings.scope import metrics_of_file, used_metrics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smartgoal.goals.plan import Goal, LoadedFile
    from smartgoal.knowledge.metric import Metric

Key = tuple[str, str | None]
"""What tells readers apart: the name of the goal file, and the currency."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A goal file with its goals; beside it, where its goals are in several currencies, those of each further one.

    Attributes:
        plan: The file alone.
        currency: None: the reader of all that isn't money, and of money in the currency that comes first.
        metrics: Of the file, money in this currency.
        used: Ids of the metrics whose figures it takes.
    """

    plan: Plan
    currency: str | None
    metrics: Mapping[str, Metric]
    used: frozenset[str]

    @property
    def file(self) -> LoadedFile:
        """The goal file."""
        return self.plan.files[0]

    @property
    def key(self) -> Key:
        """What tells it apart, see `DaySums.apart`."""
        return self.file.name, self.currency


def readers_of(plan: Plan) -> tuple[Reader, ...]:
    """Return the readers of a plan, in order of its files; goals of no file of it are read for by one of that name."""
    by_name: dict[str, list[Goal]] = {file.name: [] for file in plan.files}
    first = next(iter(by_name), "")
    for goal in plan.goals:
        by_name.get(goal.file.name, by_name.get(first, [])).append(goal)
    return tuple(reader for file in plan.files for reader in _readers(file, by_name[file.name]))


def _readers(file: LoadedFile, goals: Sequence[Goal]) -> Iterator[Reader]:
    whole = Plan((file,), tuple(goals))
    metrics = metrics_of_file(whole, file)
    yield Reader(whole, None, metrics, used_metrics(whole))
    further: dict[str, dict[str, Metric]] = {}
    for goal in goals:
        currency = file.currency_of(goal.metric) if goal.metric else None
        if currency is not None and goal.metric is not None:
            further.setdefault(currency, {})[goal.metric.id] = goal.metric
    for currency, chosen in further.items():
        if any(metrics[name].unit != currency for name in chosen):
            yield Reader(whole, currency, {**metrics, **chosen}, frozenset(chosen))
