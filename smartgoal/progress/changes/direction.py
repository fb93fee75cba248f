"""Which way an edit moved what is asked: easier or harder."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from smartgoal.goals.model import Side
from smartgoal.goals.written import Range
from smartgoal.knowledge.metric import Better, Kind
from smartgoal.progress.changes.edits import AGREED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartgoal.goals.model import Guardrail
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.changes.edits import Field


class EditDirection(StrEnum):
    """Which way an edit moved what is asked."""

    EASIER = "easier"
    HARDER = "harder"


def direction_of(field: Field, old: Goal, new: Goal) -> EditDirection | None:
    """Return which way an edit moved what is asked; None where that can't be said."""
    before, after = field.value(old), field.value(new)
    if field.path in {("realistic", "threshold"), ("realistic", "stretch")}:
        same_unit = old.metric is not None and new.metric is not None and old.metric.unit == new.metric.unit
        return _moved_target(before, after, old.metric) if same_unit else None
    if isinstance(before, date) and isinstance(after, date) and field.path in AGREED:
        # More time is easier, but the same allowance for more days is harder.
        is_cap = old.metric is not None and old.metric.kind is Kind.SUM and old.metric.better is Better.LOWER
        return EditDirection.EASIER if (after > before) is not is_cap else EditDirection.HARDER
    if field.name == "guardrails":
        return _moved_guardrails(old.measurable.guardrails, new.measurable.guardrails)
    return None


def _moved_target(before: object, after: object, metric: Metric | None) -> EditDirection | None:
    if isinstance(before, Decimal) and isinstance(after, Decimal) and metric is not None:
        return EditDirection.EASIER if (after < before) is (metric.better is Better.HIGHER) else EditDirection.HARDER
    ends, new_ends = _ends(before), _ends(after)
    if ends is None or new_ends is None:
        return None
    (low, high), (new_low, new_high) = ends, new_ends
    if new_low <= low and new_high >= high:
        return EditDirection.EASIER
    return EditDirection.HARDER if new_low >= low and new_high <= high else None


def _ends(target: object) -> tuple[Decimal, Decimal] | None:
    if isinstance(target, Range) and target.low is not None and target.high is not None:
        return target.low, target.high
    return None


def _moved_guardrails(before: Sequence[Guardrail], after: Sequence[Guardrail]) -> EditDirection | None:
    """Return easier where every limit that moved was loosened or taken away, harder where it is the other way."""
    old, new = _rails(before), _rails(after)
    ways = {_moved_rail(old.get(key), new.get(key), key[1]) for key in old.keys() | new.keys()} - {None}
    return ways.pop() if len(ways) == 1 else None


def _rails(rails: Sequence[Guardrail]) -> dict[tuple[str, Side], Decimal]:
    return {(one.metric, one.side): one.limit for one in rails if one.limit is not None}


def _moved_rail(before: Decimal | None, after: Decimal | None, side: Side) -> EditDirection | None:
    if before == after:
        return None
    if before is None:
        return EditDirection.HARDER
    if after is None:
        return EditDirection.EASIER
    return EditDirection.EASIER if (after < before) is (side is Side.AT_LEAST) else EditDirection.HARDER
