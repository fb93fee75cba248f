"""Whether a goal has what judging needs, and by which rule it lacks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.goals.fault import FaultKind
from smartgoal.goals.written import Range, WindowKind
from smartgoal.knowledge.metric import Better, Kind

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.source import Path

_THRESHOLD = ("realistic", "threshold")
# A verdict would quietly be another one without these, so what can't be read there isn't passed over.
_ALWAYS: tuple[tuple[str, ...], ...] = (
    ("measurable", "guardrails"),
    ("time_bound",),
    ("owner",),
    ("owners",),
    ("parent",),
    ("importance",),
    ("status",),
)
_OF_FIGURES = (("measurable",), ("realistic", "threshold"), ("realistic", "stretch"), *_ALWAYS)
_OF_THINGS = (("measurable", "deliverable"), ("measurable", "done"), *_ALWAYS)


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a goal lacks: the rule that says so, where, and a sentence."""

    code: str
    at: Path
    message: str


def lacking(goal: Goal) -> Lacking | None:
    """Return the first thing that judging needs and the goal lacks; None where it has everything."""
    return _lacking_result(goal) or _lacking_time(goal) or _unreadable(goal)


def rests_on(goal: Goal, at: Path) -> bool:
    """Whether the verdict rests on what stands at a path within the goal."""
    return any(at[: len(decisive)] == decisive or decisive[: len(at)] == at for decisive in _decisive(goal))


def _decisive(goal: Goal) -> tuple[tuple[str, ...], ...]:
    return _OF_THINGS if goal.is_deliverable else _OF_FIGURES


def _lacking_result(goal: Goal) -> Lacking | None:
    if goal.is_deliverable:
        return None
    if goal.metric is None:
        return _lacking_metric(goal)
    threshold = goal.threshold
    if threshold is None or (isinstance(threshold, Range) and None in {threshold.low, threshold.high}):
        at = _first_fault(goal, _THRESHOLD) or (_THRESHOLD if threshold is not None else None)
        if at is not None:
            return _faulty(goal, at, "The threshold can't be used as it is written.")
        return Lacking("R401", ("realistic",), "The goal has no threshold.")
    if isinstance(threshold, Range) != (goal.metric.better is Better.RANGE):
        form = "one figure" if isinstance(threshold, Range) is False else "a range"
        needed = "a range" if goal.metric.better is Better.RANGE else "one figure"
        return Lacking("F004", _THRESHOLD, f"The threshold is {form} and {goal.metric.id} needs {needed}.")
    return _lacking_window(goal, goal.metric.kind)


def _lacking_metric(goal: Goal) -> Lacking:
    at = ("measurable", "metric")
    name = goal.measurable.metric
    if name is not None:
        return Lacking("M202", at, f'The metric "{name}" is not known.')
    if goal.is_faulty(at):
        return _faulty(goal, at, "The metric can't be used as it is written.")
    return Lacking("M201", ("measurable",), "The goal has neither a metric nor a deliverable.")


def _lacking_window(goal: Goal, kind: Kind) -> Lacking | None:
    fits = {Kind.SUM: {WindowKind.PERIOD}, Kind.LAST: {WindowKind.PERIOD, WindowKind.LATEST}}
    if goal.window.kind in fits.get(kind, set(WindowKind)):
        return None
    message = f"A {goal.window.kind} window makes no sense for {goal.measurable.metric}, whose kind is {kind}."
    return Lacking("F004", ("measurable", "window"), message)


def _lacking_time(goal: Goal) -> Lacking | None:
    for name, day, code in (("start", goal.start, "T502"), ("deadline", goal.deadline, "T501")):
        at = ("time_bound", name)
        if day is None and goal.is_faulty(at):
            return _faulty(goal, at, f"The {name} can't be used as it is written.")
        if day is None:
            return Lacking(code, ("time_bound",), f"The goal has no {name}.")
    if goal.start and goal.deadline and goal.deadline < goal.start:
        return Lacking("T503", ("time_bound", "deadline"), "The deadline is before the start.")
    return None


def _unreadable(goal: Goal) -> Lacking | None:
    for decisive in _decisive(goal):
        at = _first_fault(goal, decisive)
        if at is not None:
            return _faulty(goal, at, f"{'.'.join(map(str, at[:2]))} can't be used as it is written.")
    return None


def _first_fault(goal: Goal, at: Path) -> Path | None:
    """Return the first unusable path at `at`, inside or around it."""
    inside = (path for path in sorted(goal.faulty, key=str) if path[: len(at)] == at)
    return next(inside, at if goal.is_faulty(at) else None)


def _faulty(goal: Goal, at: Path, message: str) -> Lacking:
    place = goal.locate(at)
    units = (fault for fault in goal.file.faults if fault.kind is FaultKind.UNIT_MISMATCH)
    is_unit = any(fault.path[: len(place)] == place for fault in units)
    return Lacking("M203" if is_unit else "F004", at, message)
