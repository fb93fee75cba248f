"""Figures that say where a change starts: "halve the backlog (now 600 tickets)", « (1 250 en 2026) »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.knowledge.sentence.quantity import Measure
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.sentence.times import Time

_YEAR = re.compile("20[0-9]{2}")
_BRACKET_REACH = 8
_SETTLED = frozenset({"at_least", "at_most", "until", "multiplier"})


def with_starts(text: Scan, measures: list[Measure], times: list[Time]) -> tuple[list[Measure], list[Time]]:
    """Return measures and times where what stands beside a change and speaks of today is its start, not a target."""
    changes = (measure.quantity for measure in measures if measure.quantity.to is None)
    if not any(quantity.change is not None for quantity in changes):
        return measures, times
    starts = [measure for measure in measures if _is_start(text, measure)]
    if not starts:
        return measures, times
    told = [_bracket(text, measure) or range(measure.first - 1, measure.last) for measure in starts]
    left = [time for time in times if not any(time.first in places for places in told)]
    return [_from(measure) if measure in starts else measure for measure in measures], left


def _from(measure: Measure) -> Measure:
    quantity = replace(measure.quantity, from_=measure.quantity.to, to=None, direction=None)
    return replace(measure, quantity=quantity, roles=frozenset({"from"}))


def _is_start(text: Scan, measure: Measure) -> bool:
    quantity = measure.quantity
    if quantity.to is None or quantity.from_ is not None or quantity.change is not None or quantity.lower is not None:
        return False
    if measure.roles & _SETTLED:
        return False
    if any(match.last == measure.first for match in text.found.get("now", ())):
        return True
    inside = _bracket(text, measure)
    if inside is None:
        return False
    return any(text.at(place, "now") for place in inside) or _is_past_year(text, inside)


def _bracket(text: Scan, measure: Measure) -> range | None:
    """Return the tokens of the brackets that a measure stands in; None where it stands in none."""
    words = [token.text for token in text.tokens]
    opens = next((at for at in _back(measure.first) if words[at] in {"(", ")"}), None)
    ahead = range(measure.last, min(len(words), measure.last + _BRACKET_REACH))
    closes = next((at for at in ahead if words[at] in {"(", ")"}), None)
    if opens is None or closes is None or words[opens] != "(" or words[closes] != ")":
        return None
    return range(opens + 1, closes)


def _back(place: int) -> Iterable[int]:
    return range(place, max(-1, place - _BRACKET_REACH), -1)


def _is_past_year(text: Scan, inside: range) -> bool:
    """Whether brackets hold a year before one that the rest of the text names."""
    first, last = text.tokens[inside.start].start, text.tokens[inside.stop - 1].end
    within = _YEAR.findall(text.folded.text[first:last])
    beside = _YEAR.findall(text.folded.text[:first] + " " + text.folded.text[last:])
    return bool(within and beside) and max(within) < max(beside)
