"""How a roll-up came about: which goals are under it, and what each adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.show import show
from smartgoal.progress.kinds import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.progress.assessment import RollUp, RollUpPart

_WITHOUT_WAY = frozenset({Status.NO_DATA, Status.DRAFT, Status.NOT_STARTED})


def explain_roll_up(one: RollUp) -> Iterator[str]:
    """Return the lines that `--why` prints of a roll-up: how far its goals are together, and each one's part."""
    if not one.children:
        yield "together: no goal is under it"
        return
    scored = f"{one.scored} of {one.children} scored, {one.done} done"
    far = "no progress" if one.progress is None else f"{show(one.progress * 100, '%')} of the way"
    weighted = ", weighed by importance" if len({part.weight for part in one.parts}) > 1 else ""
    yield f"together: {far}{weighted}; {scored}"
    yield from (f"  {part.id}: {_part(part, is_weighed=bool(weighted))}" for part in one.parts)


def word_for(one: RollUp) -> str:
    """Return the status of what isn't judged by itself."""
    return f"{one.status.replace('_', ' ')}, as its worst goal" if one.status else "not judged"


def _part(part: RollUpPart, *, is_weighed: bool) -> str:
    status = part.status.replace("_", " ") if part.status else "not judged"
    if part.share is None:
        why = "" if part.status is None or part.status in _WITHOUT_WAY else ", as it has no way from a baseline"
        return f"{status}, not scored{why}"
    importance = f", importance {show(part.weight, 'count')}" if is_weighed else ""
    own = " by its own roll-up" if part.by_roll_up else ""
    return f"{status}, counts as {show(part.share * 100, '%')}{own}{importance}"
