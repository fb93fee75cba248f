"""What the goal files say about an export: its source, its metrics and whose days are meant."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from smartgoal.errors import GoalsError, ReadingsError
from smartgoal.knowledge.nearest import did_you_mean, nearest
from smartgoal.readings.codes import ErrorCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smartgoal.goals.mapping import SourceMapping
    from smartgoal.goals.plan import LoadedFile, LoadedSource, Plan
    from smartgoal.knowledge.metric import Metric

TIDY = "tidy"


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything outside a file that decides how it is read.

    Attributes:
        source: The name that its rows are kept under.
        mapping: None for a tidy file that needs none.
        metrics: By id.
        used: Ids of the metrics that goals use; the others are passed over.
        timezone: IANA name of the zone whose days are meant.
        language: Of numbers and totals, where it is declared.
    """

    source: str
    mapping: SourceMapping | None
    metrics: Mapping[str, Metric]
    used: frozenset[str]
    timezone: str
    language: str | None

    @property
    def readable(self) -> tuple[str, ...]:
        """Ids of the metrics that a record may be about, in order."""
        return tuple(sorted(self.used if self.is_tidy or not self.mapping else self.used & self.mapping.metrics.keys()))

    @property
    def is_tidy(self) -> bool:
        """Whether the columns have the tidy names."""
        return self.mapping is None or not self.mapping.metrics


def zone(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name.

    Raises:
        GoalsError: There is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise GoalsError(f'"{name}" is no time zone; name one as in "Europe/Budapest".') from None


def used_metrics(plan: Plan) -> frozenset[str]:
    """Return the ids of the metrics that goals are about or guarded by."""
    own = {goal.metric.id for goal in plan.goals if goal.metric is not None}
    return frozenset(own | {rail.metric for goal in plan.goals for rail in goal.measurable.guardrails})


def named_sources(plan: Plan) -> Iterator[tuple[LoadedFile, LoadedSource]]:
    """Return every source with the goal file that says it; one included by several files counts once, for the first."""
    seen: set[tuple[str, str]] = set()
    for file in plan.files:
        for source in file.sources:
            key = (source.file, source.mapping.title)
            if key not in seen:
                seen.add(key)
                yield file, source


def tidy_scope(plan: Plan) -> Scope:
    """Return how tidy files are read: with every file's metrics, in the days and language of the first file."""
    metrics: dict[str, Metric] = {}
    for file in reversed(plan.files):
        metrics |= metrics_of_file(plan, file)
    first = plan.files[0] if plan.files else None
    language = first.head.language if first and first.head else None
    return Scope(TIDY, None, metrics, used_metrics(plan), first.timezone if first else "UTC", language)


def metrics_of_file(plan: Plan, file: LoadedFile) -> dict[str, Metric]:
    """Return the metrics of a goal file; those of money in the first currency that its goals are in."""
    chosen = (goal.metric for goal in reversed(plan.goals) if goal.file is file and goal.metric)
    money = {metric.id: metric for metric in chosen if file.currency_of(metric)}
    return {**file.metrics, **money}


def source_scope(plan: Plan, file: LoadedFile, source: LoadedSource) -> Scope:
    """Return how the files of one source are read: by the goal file that says it."""
    mapping = source.mapping
    language = mapping.language or (file.head.language if file.head else None)
    return Scope(mapping.title, mapping, metrics_of_file(plan, file), used_metrics(plan), file.timezone, language)


def scope_by_name(plan: Plan, name: str) -> Scope:
    """Return the scope of the source called `name`.

    Raises:
        ReadingsError: There is none; those near are named.
    """
    for file, source in named_sources(plan):
        if source.mapping.title == name:
            return source_scope(plan, file, source)
    if name == TIDY:
        return tidy_scope(plan)
    near = nearest(name, [source.mapping.title for _, source in named_sources(plan)])
    message = f'no goal file has a source "{name}". {did_you_mean(near)}'
    raise ReadingsError(ErrorCode.UNKNOWN_SOURCE, message.rstrip())


def scope_by_pattern(plan: Plan, name: str) -> Scope | None:
    """Return the scope of the one source whose `files` matches a base name; None where none does.

    Raises:
        ReadingsError: Several do.
    """
    base = PurePosixPath(name.replace("\\", "/")).name
    found = [(file, source) for file, source in named_sources(plan) if _matches(base, source.mapping.files)]
    if len(found) > 1:
        names = ", ".join(source.mapping.title for _, source in found)
        message = f"several sources match its name ({names}); say which with --source."
        raise ReadingsError(ErrorCode.AMBIGUOUS_SOURCE, message, name)
    return source_scope(plan, *found[0]) if found else None


def _matches(base: str, patterns: Sequence[str] | None) -> bool:
    # Brackets may be part of a name, as in "[Team] calls.csv".
    names = [PurePosixPath(pattern).name for pattern in patterns or ()]
    return any(base == name or fnmatchcase(base, name) for name in names)
