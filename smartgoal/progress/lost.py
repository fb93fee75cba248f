"""What of a goal file couldn't be read: a run that passed it over would look fine and say something else."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from smartgoal.goals.plan import GoalKey
from smartgoal.goals.yaml.fault import FaultKind
from smartgoal.progress.assessment import Unjudged
from smartgoal.progress.judgeable import rests_on
from smartgoal.progress.rows import metrics_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.goals.plan import Goal, LoadedFile, Plan
    from smartgoal.goals.yaml.fault import Fault

_LOSING = frozenset(
    {FaultKind.INVALID_YAML, FaultKind.UNSAFE_YAML, FaultKind.BAD_ENCODING, FaultKind.UNREADABLE_INCLUDE}
)
_SPOILING = frozenset(
    {
        FaultKind.DUPLICATE_KEY,
        FaultKind.UNKNOWN_KEY,
        FaultKind.WRONG_TYPE,
        FaultKind.MISSING_KEY,
        FaultKind.UNIT_MISMATCH,
    }
)
_HEADS = frozenset({"timezone", "team", "people", "metrics"})
_READ_ELSEWHERE = frozenset({"include", "sources"})


def lost_goals(plan: Plan) -> Iterator[Unjudged]:
    """Return what stands for goals that a fault of form kept from being read, or for what an include would say."""
    for file in plan.files:
        for fault in file.faults:
            if _is_losing(fault):
                key = _key_of_lost(file, fault)
                yield Unjudged(key, key.id, file.name, fault.span.line, fault.kind.code, fault.message)


def lost_in_sources(plan: Plan) -> Iterator[tuple[LoadedFile, Fault]]:
    """Return what of sources and includes isn't heard, so that exports are read without it."""
    for file in plan.files:
        yield from ((file, fault) for fault in file.faults if _is_of_reading(fault))


def _is_losing(fault: Fault) -> bool:
    """Whether a fault may have lost goals, or rows of theirs."""
    if fault.kind is FaultKind.WRONG_TYPE and fault.path[:1] == ("goals",) and len(fault.path) <= 2:
        return True
    if fault.kind is FaultKind.MISSING_KEY and not fault.path:
        return True
    return _is_of_reading(fault) or fault.kind in _LOSING


def _is_of_reading(fault: Fault) -> bool:
    return not _READ_ELSEWHERE.isdisjoint(fault.path[:1]) and _is_spoiling(fault)


def _is_spoiling(fault: Fault) -> bool:
    # A key that nothing comes near is somebody's remark; one beside a known key is a slip, and what it says is lost.
    is_remark = fault.kind is FaultKind.UNKNOWN_KEY and fault.replacement is None and not fault.is_lost
    return fault.kind in _SPOILING and not is_remark


def _key_of_lost(file: LoadedFile, fault: Fault) -> GoalKey:
    """Return what stands for the goal at fault, or for all of the file, whose own ids nobody knows."""
    place = fault.path if len(fault.path) == 2 and fault.path[0] == "goals" else ("goals",)
    return GoalKey(file.name, place, f"goal-{int(place[1]) + 1}" if len(place) == 2 else "goals")


class Spoilt:
    """Faults at what goals share, the heads of their files, and keys that stand twice: whose verdicts rest on them."""

    def __init__(self, plan: Plan) -> None:
        """Gather the faults of all files, included ones too."""
        self._heads: list[tuple[LoadedFile, Fault]] = []
        self._twice: dict[tuple[str, object], list[Fault]] = defaultdict(list)
        self._with_goals = {goal.file.name for goal in plan.goals}
        for file in plan.files:
            for fault in file.faults:
                if _HEADS.intersection(fault.path[:1]) and _is_spoiling(fault):
                    self._heads.append((file, fault))
                elif fault.kind is FaultKind.DUPLICATE_KEY and len(fault.path) > 2:
                    self._twice[file.name, fault.path[:2]].append(fault)

    def spoils(self, goal: Goal) -> Unjudged | None:
        """Return why a goal's verdict would quietly be another one; None where nothing that it rests on is lost."""
        for fault in self._twice.get((goal.file.name, goal.place), ()):
            at = goal.path_of(fault.path)
            if at is not None and rests_on(goal, at):
                return _unjudged(goal, goal.file, fault)
        for file, fault in self._heads:
            # What a file without goals says is included by others.
            is_read = file.name == goal.file.name or file.name not in self._with_goals
            if is_read and _rests_on_head(goal, fault):
                return _unjudged(goal, file, fault)
        return None


def _rests_on_head(goal: Goal, fault: Fault) -> bool:
    """Whether a goal's verdict may be another one for a fault of a head."""
    head = fault.path[0]
    if head == "people":
        # Who is in a team counts for teams, and for guardrails that fall back on them.
        return goal.person is None or bool(goal.measurable.guardrails)
    if head == "metrics":
        names = {one.metric for one in goal.measurable.guardrails} | {goal.measurable.metric}
        names |= {metric.like for metric in metrics_of(goal)}
        return len(fault.path) == 1 or fault.path[1] in names
    return True


def _unjudged(goal: Goal, file: LoadedFile, fault: Fault) -> Unjudged:
    message = fault.message
    if fault.kind is FaultKind.WRONG_TYPE:
        message = f"{'.'.join(map(str, fault.path))}: {message}"
    return Unjudged.of(goal, file.name, fault.span.line, fault.kind.code, message)
