"""Whether a goal has what judging needs, and by which rule it lacks it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from smartgoal.goals.fitting import fits_target, fits_window
from smartgoal.goals.written import Range
from smartgoal.goals.yaml.fault import FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path
    from smartgoal.knowledge.metric import Metric

_THRESHOLD = ("realistic", "threshold")
# A verdict would quietly be another one without these, so what can't be read there isn't passed over.
_ALWAYS: tuple[tuple[str, ...], ...] = (
    ("measurable", "guardrails"),
    ("time_bound", "start"),
    ("time_bound", "deadline"),
    ("time_bound", "milestones"),
    ("owner",),
    ("owners",),
    ("status",),
)
_OF_FIGURES = (
    *(("measurable", key) for key in ("metric", "baseline", "window", "keep", "min_sample")),
    ("realistic", "threshold"),
    *_ALWAYS,
)
_OF_THINGS = (("measurable", "deliverable"), ("measurable", "done"), *_ALWAYS)
# The verdict on what was agreed stands without these; that they are passed over is said.
_BESIDE: tuple[tuple[str, ...], ...] = (
    ("realistic", "stretch"),
    ("time_bound", "stretch_deadline"),
    ("time_bound", "review"),
    ("parent",),
    ("importance",),
)


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
    """Whether what stands at a path within the goal plays any part in judging it."""
    return any(at[: len(one)] == one or one[: len(at)] == at for one in (*_decisive(goal), *_BESIDE))


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
    if not fits_target(goal.metric, threshold):
        form, needed = ("a range", "one figure") if isinstance(threshold, Range) else ("one figure", "a range")
        return Lacking(
            FaultKind.WRONG_TYPE.code, _THRESHOLD, f"The threshold is {form} and {goal.metric.id} needs {needed}."
        )
    return _lacking_window(goal, goal.metric)


def _lacking_metric(goal: Goal) -> Lacking:
    at = ("measurable", "metric")
    name = goal.measurable.metric
    if name is not None:
        return Lacking("M202", at, f'The metric "{name}" is not known.')
    if goal.is_faulty(at):
        return _faulty(goal, at, "The metric can't be used as it is written.")
    return Lacking("M201", ("measurable",), "The goal has neither a metric nor a deliverable.")


def _lacking_window(goal: Goal, metric: Metric) -> Lacking | None:
    if fits_window(metric, goal.window):
        return None
    message = f"A {goal.window.kind} window makes no sense for {metric.id}, whose kind is {metric.kind}."
    return Lacking(FaultKind.WRONG_TYPE.code, ("measurable", "window"), message)


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


def passed_over(goal: Goal) -> Iterator[Lacking]:
    """Yield what can't be read in a goal that is judged all the same, without it."""
    return (found for found in map(partial(_unusable, goal), _BESIDE) if found is not None)


def _unreadable(goal: Goal) -> Lacking | None:
    return next((found for found in map(partial(_unusable, goal), _decisive(goal)) if found is not None), None)


def _unusable(goal: Goal, wanted: Path) -> Lacking | None:
    at = _first_fault(goal, wanted)
    return _faulty(goal, at, f"{'.'.join(map(str, at[:2]))} can't be used as it is written.") if at else None


def _first_fault(goal: Goal, at: Path) -> Path | None:
    """Return the first unusable path at `at`, inside or around it."""
    inside = (path for path in sorted(goal.faulty, key=str) if path[: len(at)] == at)
    return next(inside, at if goal.is_faulty(at) else None)


def _faulty(goal: Goal, at: Path, message: str) -> Lacking:
    place = goal.locate(at)
    for fault in goal.file.faults:
        if fault.kind is FaultKind.UNIT_MISMATCH and fault.path[: len(place)] == place:
            return Lacking(fault.kind.code, at, message)
        if fault.kind is FaultKind.UNKNOWN_KEY and (*fault.path[:-1], fault.replacement) == place:
            return Lacking(fault.kind.code, at, fault.message)
    return Lacking(FaultKind.WRONG_TYPE.code, at, message)
