"""How the goals under a vision or another parent stand together."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.knowledge.numbers import exact
from smartgoal.progress.assessment import RollUp, RollUpPart
from smartgoal.progress.kinds import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import Assessment

_LEFT_OUT = frozenset({Status.DRAFT, Status.NOT_STARTED})
_Children = dict[str, list["Standing"]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal of the plan with its assessment, if it could be judged."""

    goal: Goal
    assessment: Assessment | None


def roll_up(standings: Sequence[Standing]) -> tuple[RollUp, ...]:
    """Return one roll-up for every goal that others name as parent and every vision, in the plan's order."""
    children = _children(standings)
    done: dict[str, RollUp] = {}
    for name in _leaves_first(children):
        done[name] = _rolled(name, children, done)
    names = _parents(standings, children)
    return tuple(done.get(name) or RollUp(name, None, 0, 0, 0, None) for name in names)


def _children(standings: Sequence[Standing]) -> _Children:
    known = {name for one in standings for name in (one.goal.id, one.goal.whole)}
    children: _Children = defaultdict(list)
    for one in standings:
        parent = one.goal.written.parent
        if parent is not None and parent in known:
            children[parent].append(one)
    return children


def _parents(standings: Sequence[Standing], children: _Children) -> Iterable[str]:
    """Return the names that get a roll-up, each once, where its goal stands first."""
    names: dict[str, None] = {}
    for one in standings:
        goal = one.goal
        names |= {name: None for name in (goal.whole, goal.id) if name in children}
        if goal.is_vision:
            names[goal.id] = None
    return names


def _own_name(goal: Goal, children: _Children) -> str | None:
    """Return the name under which a goal has children itself."""
    return next((name for name in (goal.id, goal.whole) if name in children), None)


def _leaves_first(children: _Children) -> Iterator[str]:
    """Return the parents' names, those further down first; the ones in a circle last, as they come."""
    above: dict[str, set[str]] = defaultdict(set)
    for parent, several in children.items():
        for child in several:
            name = _own_name(child.goal, children)
            if name is not None:
                above[name].add(parent)
    waiting = Counter(parent for parents in above.values() for parent in parents)
    ready = [parent for parent in children if not waiting[parent]]
    for name in ready:
        for parent in above.get(name, ()):
            waiting[parent] -= 1
            if not waiting[parent]:
                ready.append(parent)
    yield from ready
    settled = set(ready)
    yield from (parent for parent in children if parent not in settled)


def _rolled(name: str, children: _Children, done: Mapping[str, RollUp]) -> RollUp:
    parts = tuple(_part(child, done.get(_own_name(child.goal, children) or "")) for child in children[name])
    statuses = [part.status for part in parts if part.status is not None]
    return RollUp(
        id=name,
        progress=_weighted(parts),
        scored=sum(part.share is not None for part in parts),
        children=len(parts),
        done=sum(status.is_done for status in statuses),
        status=_worst(statuses),
        parts=parts,
    )


def _part(child: Standing, own: RollUp | None) -> RollUpPart:
    """Return what a child adds; `own` is the roll-up of what is under it."""
    judged = child.assessment
    # Figures without a verdict pass nothing, so they don't count as a way gone either.
    progress = judged.threshold.progress if judged is not None and judged.status is not Status.NO_DATA else None
    by_roll_up = progress is None and own is not None
    if progress is None and own is not None:
        progress = own.progress
    return RollUpPart(
        id=child.goal.id,
        weight=exact(child.goal.written.importance),
        share=None if progress is None else min(max(progress, Fraction(0)), Fraction(1)),
        status=judged.status if judged else own.status if own else None,
        by_roll_up=by_roll_up,
    )


def _weighted(parts: Sequence[RollUpPart]) -> Fraction | None:
    shares = [(part.weight, part.share) for part in parts if part.share is not None]
    if not shares:
        return None
    return sum((weight * share for weight, share in shares), Fraction(0)) / sum(weight for weight, _ in shares)


def _worst(statuses: Sequence[Status]) -> Status | None:
    begun = [status for status in statuses if status not in _LEFT_OUT]
    return min(begun or statuses, key=lambda status: status.place, default=None)
