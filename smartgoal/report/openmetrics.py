"""Progress as OpenMetrics, for Prometheus and its like: gauges by goal, and one that says what each goal is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from smartgoal.goals.written import Range
from smartgoal.progress.kinds import Qualifier, Status
from smartgoal.report.escape import label_value
from smartgoal.report.json.exact import json_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from decimal import Decimal
    from fractions import Fraction

    from smartgoal.progress.assessment import Assessment, Progress, RollUp
    from smartgoal.report.style import Style

    _Number = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class _Sample:
    labels: Mapping[str, str]
    value: _Number


def progress(result: Progress, _style: Style) -> str:
    """Return a run's progress as gauges that a scraper or the textfile collector takes."""
    goals, rollups = _named(result), result.rollup
    lines = [
        *_family("goal_info", "What a goal is; 1.", _about(goals)),
        *(line for name, says, value in _FIGURES for line in _family(name, says, _figures(goals, value))),
        *_family("status", "1 for the status that a goal has, 0 for all others.", _statuses(goals)),
        *_family("qualifier", "1 where it stands beside a goal's status, else 0.", _qualifiers(goals)),
        *(line for name, says, count in _TOGETHER for line in _family(name, says, _rolled(rollups, count))),
        *_family("rollup_status", "1 for the status of the worst goal under it, 0 for all others.", _worst(rollups)),
    ]
    return "".join(f"{line}\n" for line in (*lines, "# EOF"))


def _named(result: Progress) -> list[tuple[str, Assessment]]:
    """Return the goals with names that are unique, as samples must be; ids may stand twice in a run.

    Which of them keeps the plain id depends on the goal files alone: a series must not change its goal with the data.
    """
    named: dict[str, Assessment] = {}
    for one in result.goals:
        number = one.number
        while (name := one.goal.id if number == 1 else f"{one.goal.id}#{number}") in named:
            number += 1
        named[name] = one
    return list(named.items())


def _family(name: str, says: str, samples: Iterable[_Sample]) -> Iterator[str]:
    lines = [f"smartgoal_{name}{{{_labels(one.labels)}}} {_number(one.value)}" for one in samples]
    if lines:
        yield from (f"# TYPE smartgoal_{name} gauge", f"# HELP smartgoal_{name} {says}", *lines)


def _labels(labels: Mapping[str, str]) -> str:
    return ",".join(f'{name}="{label_value(value)}"' for name, value in labels.items())


def _number(value: _Number) -> str:
    return str(value) if isinstance(value, int) else json_number(value)


_Goals = list[tuple[str, "Assessment"]]


def _about(goals: _Goals) -> Iterator[_Sample]:
    for name, one in goals:
        goal = one.goal
        labels = {"title": goal.title, "owner": goal.owner, "team": goal.team, "metric": goal.measurable.metric}
        unit = goal.metric.unit if goal.metric else None
        told = {key: value for key, value in (labels | {"unit": unit}).items() if value}
        yield _Sample({"goal": name, **told}, 1)


def _figures(goals: _Goals, value: Callable[[Assessment], _Number | None]) -> Iterator[_Sample]:
    figures = ((name, value(one)) for name, one in goals)
    return (_Sample({"goal": name}, figure) for name, figure in figures if figure is not None)


def _plain(target: Decimal | Range | None) -> Decimal | None:
    return None if isinstance(target, Range) else target


def _end(target: Decimal | Range | None, *, upper: bool) -> Decimal | None:
    if not isinstance(target, Range):
        return None
    return target.high if upper else target.low


def _expected(one: Assessment) -> Fraction | None:
    forecast = one.outlook.forecast
    return forecast.value if forecast else None


def _deadline(one: Assessment) -> int | None:
    """Return the first second after the deadline in the goal file's zone: the day itself still counts."""
    goal = one.goal
    if goal.deadline is None:
        return None
    after = goal.deadline + timedelta(days=1)
    moment = datetime(after.year, after.month, after.day, tzinfo=ZoneInfo(goal.file.timezone))
    return int(moment.timestamp())


_FIGURES: tuple[tuple[str, str, Callable[[Assessment], _Number | None]], ...] = (
    ("value", "The metric over the days that count so far, in its unit.", lambda one: one.value),
    ("threshold", "What was agreed.", lambda one: _plain(one.goal.threshold)),
    ("threshold_from", "Lower end of an agreed range.", lambda one: _end(one.goal.threshold, upper=False)),
    ("threshold_to", "Upper end of an agreed range.", lambda one: _end(one.goal.threshold, upper=True)),
    ("stretch", "The stretch target.", lambda one: _plain(one.goal.stretch)),
    ("stretch_from", "Lower end of a stretch range.", lambda one: _end(one.goal.stretch, upper=False)),
    ("stretch_to", "Upper end of a stretch range.", lambda one: _end(one.goal.stretch, upper=True)),
    ("progress_ratio", "Share of the way from the baseline to the threshold.", lambda one: one.threshold.progress),
    ("forecast", "The value expected at the deadline.", _expected),
    ("deadline_timestamp_seconds", "When the deadline's day ends, in Unix seconds.", _deadline),
)


def _statuses(goals: _Goals) -> Iterator[_Sample]:
    for name, one in goals:
        yield from (_Sample({"goal": name, "status": status.value}, int(status is one.status)) for status in Status)


def _qualifiers(goals: _Goals) -> Iterator[_Sample]:
    for name, one in goals:
        yield from (
            _Sample({"goal": name, "qualifier": qualifier.value}, int(qualifier in one.qualifiers))
            for qualifier in Qualifier
        )


_TOGETHER: tuple[tuple[str, str, Callable[[RollUp], _Number | None]], ...] = (
    ("rollup_progress_ratio", "Weighted mean of the progress of the goals under it.", lambda one: one.progress),
    ("rollup_scored", "How many of the goals under it count in its progress.", lambda one: one.scored),
    ("rollup_children", "How many goals are under it.", lambda one: one.children),
    ("rollup_done", "How many of the goals under it are met.", lambda one: one.done),
)


def _rolled(rollups: Iterable[RollUp], count: Callable[[RollUp], _Number | None]) -> Iterator[_Sample]:
    figures = ((one.id, count(one)) for one in rollups)
    return (_Sample({"goal": name}, figure) for name, figure in figures if figure is not None)


def _worst(rollups: Iterable[RollUp]) -> Iterator[_Sample]:
    for one in rollups:
        if one.status is not None:
            yield from (
                _Sample({"goal": one.id, "status": status.value}, int(status is one.status)) for status in Status
            )
