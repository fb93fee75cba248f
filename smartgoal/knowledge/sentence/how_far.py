"""Changes told beside the level that they lead to: "£1.4m (+12 %)", « 300 k€, soit -10 % », 收入140万元（增长12%）."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.brackets import bracket
from smartgoal.knowledge.sentence.measure import GUESSED, as_level
from smartgoal.knowledge.sentence.nouns import Way

if TYPE_CHECKING:
    from decimal import Decimal

    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.sentence.nouns import Quantity
    from smartgoal.knowledge.sentence.scan import Scan

_PARTS = frozenset({"%", "points"})
_BOUNDS = frozenset({"at_least", "at_most"})
_SIGNS = frozenset("+-−–")
_AGAINST = frozenset({"compared", "comparatives", "now", "before", "after", "relative", "within", "recurrences"})
# Between a level and what follows may be a noun and a mark: "1,200 new members (+20 %)", ", soit +12 %".
_BETWEEN = 2


def with_how_far(text: Scan, measures: list[Measure]) -> list[Measure]:
    """Return measures where a change right behind a level, in brackets or after "that is", is part of it."""
    told: list[Measure] = []
    for measure in measures:
        level = _level(text, told[-1]) if told else None
        change = _change(text, level, measure) if level is not None else None
        if change is None or level is None:
            told.append(measure)
        else:
            told[-1] = _with_change(level, measure.quantity, change)
    return told


def _level(text: Scan, measure: Measure) -> Measure:
    """Return a measure, as a level where only a verb behind it made it a change: 满意度88%(提高6个百分点)."""
    moves = text.found.get("direction", ())[:1]
    is_first = not any(move.first < measure.first for move in moves)
    return as_level(measure) if GUESSED in measure.roles and is_first else measure


def _change(text: Scan, level: Measure, measure: Measure) -> Decimal | None:
    """Return how far a measure says that the level before it goes; None where it says something else."""
    target, quantity = level.quantity, measure.quantity
    is_level = target.to is not None and target.from_ is None and target.change is None and target.lower is None
    if not is_level or quantity.unit not in {*_PARTS, target.unit} or quantity.lower is not None:
        return None
    is_signed = quantity.hit.text[0] in _SIGNS
    change = quantity.to if is_signed and quantity.change is None and quantity.from_ is None else quantity.change
    if change is None or (quantity.to is not None and not is_signed):
        return None
    inside = bracket(text, measure)
    if inside is not None:
        is_said = GUESSED not in measure.roles or any(text.at(at, "direction") for at in inside)
        is_next = 0 <= inside.start - level.last <= _BETWEEN
        return change if is_said and is_next and _goes_on(text, measure.last, inside.stop) else None
    near = (text.at(at, "that_is") for at in range(level.last, level.last + _BETWEEN))
    is_told = any(that_is is not None and measure.first - that_is.last <= _BETWEEN for that_is in near)
    return change if is_told else None


def _goes_on(text: Scan, place: int, stop: int) -> bool:
    """Whether a bracket closes behind a change or says against what: "(+8 % vs 2025)", but not "(+20 % VAT)"."""
    near = range(place, min(stop, place + _BETWEEN))
    return place >= stop or any(match.list_name in _AGAINST for at in near for match in text.starts[at])


def _with_change(level: Measure, quantity: Quantity, change: Decimal) -> Measure:
    target = level.quantity
    way = target.direction if level.roles & _BOUNDS else Way.DOWN if change < 0 else Way.UP
    unit = quantity.unit if quantity.unit != target.unit else None
    joined = replace(target, change=change, change_unit=unit, direction=way)
    return replace(level, quantity=joined, roles=level.roles | {"change"})
