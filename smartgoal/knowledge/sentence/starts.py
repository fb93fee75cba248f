"""Figures that say where a change starts: "halve the backlog (now 600 tickets)", « (1 250 en 2026) »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from smartgoal.knowledge.sentence.quantity import Measure
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.sentence.times import Time

_YEAR = re.compile("20[0-9]{2}")
_BRACKET_REACH, _YEAR_REACH = 8, 300
_BRACKETS = frozenset("()")
_SETTLED = frozenset({"at_least", "at_most", "until", "multiplier"})


def with_starts(text: Scan, measures: list[Measure], times: list[Time]) -> tuple[list[Measure], list[Time]]:
    """Return measures and times where what stands beside a change and speaks of today is its start, not a target."""
    changes = (measure.quantity for measure in measures if measure.quantity.to is None)
    if not any(quantity.change is not None for quantity in changes):
        return measures, times
    now = {match.last for match in text.found.get("now", ())}
    starts = {measure.first: measure for measure in measures if _is_start(text, measure, now)}
    if not starts:
        return measures, times
    told = (_bracket(text, measure) or range(measure.first - 1, measure.last) for measure in starts.values())
    places = {place for part in told for place in part}
    left = [time for time in times if time.first not in places]
    return [_from(measure) if measure.first in starts else measure for measure in measures], left


def _from(measure: Measure) -> Measure:
    quantity = replace(measure.quantity, from_=measure.quantity.to, to=None, direction=None)
    return replace(measure, quantity=quantity, roles=frozenset({"from"}))


def _is_start(text: Scan, measure: Measure, now: Container[int]) -> bool:
    """Whether a plain figure stands behind "now", or in brackets with it or with an earlier year."""
    quantity = measure.quantity
    if quantity.to is None or quantity.from_ is not None or quantity.change is not None or quantity.lower is not None:
        return False
    if measure.roles & _SETTLED:
        return False
    if measure.first in now:
        return True
    inside = _bracket(text, measure)
    if inside is None:
        return False
    return any(text.at(place, "now") for place in inside) or _is_past_year(text, inside)


def _bracket(text: Scan, measure: Measure) -> range | None:
    """Return the tokens of the brackets that a measure stands in; None where it stands in none."""
    back = range(measure.first, max(-1, measure.first - _BRACKET_REACH), -1)
    ahead = range(measure.last, min(len(text.tokens), measure.last + _BRACKET_REACH))
    opens, closes = (next((at for at in near if text.tokens[at].text in _BRACKETS), None) for near in (back, ahead))
    if opens is None or closes is None or text.tokens[opens].text + text.tokens[closes].text != "()":
        return None
    return range(opens + 1, closes)


def _is_past_year(text: Scan, inside: range) -> bool:
    """Whether brackets hold a year before one that the rest of the text names."""
    first, last = text.tokens[inside.start].start, text.tokens[inside.stop - 1].end
    within = _YEAR.findall(text.folded.text[first:last])
    near = text.folded.text[max(0, first - _YEAR_REACH) : first], text.folded.text[last : last + _YEAR_REACH]
    beside = _YEAR.findall(" ".join(near))
    return bool(within and beside) and max(within) < max(beside)
