"""What of a goal file couldn't be read: its goals can't be judged, and a run that passed them over would look fine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.fault import FaultKind
from smartgoal.goals.model import WrittenGoal
from smartgoal.goals.plan import Goal
from smartgoal.progress.assessment import Unjudged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.goals.fault import Fault
    from smartgoal.goals.plan import LoadedFile, Plan

_LOSING = {
    FaultKind.INVALID_YAML: "F001",
    FaultKind.UNSAFE_YAML: "F007",
    FaultKind.BAD_ENCODING: "F008",
    FaultKind.UNREADABLE_INCLUDE: "F011",
}


def lost_goals(plan: Plan) -> Iterator[Unjudged]:
    """Return what stands for goals that a fault of form kept from being read, or for what an include would say."""
    for file in plan.files:
        for fault in file.faults:
            code = _code(fault)
            if code is not None:
                yield Unjudged(_placeholder(file, fault), file.name, fault.span.line, code, fault.message)


def _code(fault: Fault) -> str | None:
    """Return the rule of a fault that may have lost goals; None for any other."""
    if fault.kind is FaultKind.WRONG_TYPE and fault.path[:1] == ("goals",) and len(fault.path) <= 2:
        return "F004"
    if fault.kind is FaultKind.MISSING_KEY and not fault.path:
        return "F005"
    return _LOSING.get(fault.kind)


def _placeholder(file: LoadedFile, fault: Fault) -> Goal:
    place = fault.path if len(fault.path) == 2 and fault.path[0] == "goals" else ("goals",)
    name = f"goal-{int(place[1]) + 1}" if len(place) == 2 else "goals"
    written = WrittenGoal(id=name, title=name)
    return Goal(id=name, whole=name, owner=None, written=written, metric=None, language=None, file=file, place=place)
