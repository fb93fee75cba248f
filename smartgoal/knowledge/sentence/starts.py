"""Figures that say where a change starts: "halve the backlog (now 600)", « (1 250 en 2026) », "baseline 70 %"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.brackets import bracket
from smartgoal.knowledge.sentence.levels import with_labels
from smartgoal.knowledge.sentence.measure import GUESSED
from smartgoal.knowledge.sentence.nouns import Way

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date
    from decimal import Decimal

    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.sentence.metric_names import NamedMetric
    from smartgoal.knowledge.sentence.nouns import Quantity
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.sentence.times import Time

_YEAR = re.compile("20[0-9]{2}")
_YEAR_REACH = 300
# "Baseline: 70 %", "now at 70 %", 去年为76%.
_LINKS = frozenset((":", "=", "at", "of", "is", "de", "a", "为", "是"))
_SETTLED = frozenset({"at_least", "at_most", "until", "multiplier"})
_NEXT = 2
# A start stands among the measures beside its target.
_NEAR = 4
_PARTS, _PART_REACH = frozenset(("(", ")", ",", ";")), 5
_BRACKETED = "bracketed"


def with_starts(
    text: Scan,
    measures: list[Measure],
    times: list[Time],
    named: list[NamedMetric],
    today: date | None,
) -> tuple[list[Measure], list[Time]]:
    """Return measures and times where what stands beside a target and speaks of today is its start, not a target."""
    measures, starts = with_labels(text, measures, named)
    if len(measures) < _NEXT:
        return measures, times
    are_labelled = bool(starts)
    known = text.found.get("now", ())
    now = {match.last for match in known if match.value != _BRACKETED}
    asides = {match.last for match in known if match.value == _BRACKETED} - now
    # "Was 82 %, now 88 %": what was comes before what is.
    starts = starts or (_beside_targets(text, measures, asides) if asides else [])
    starts = starts or [measure for measure in measures if _is_start(text, measure, now, today)]
    if not starts:
        return _without_asides(text, measures), times
    # Brackets may hold a labelled target and its last day, too: "(current 82 %, target 88 % by May)".
    told = ((not are_labelled and bracket(text, one)) or _with_words(text, one) for one in starts)
    places = {place for part in told for place in part}
    left = [time for time in times if time.first not in places]
    return _without_asides(text, _joined(text, measures, starts)), left


def _with_words(text: Scan, measure: Measure) -> range:
    """Return the tokens of a start with the word beside it: the "now" of "now 82 %", the "today" of "82 % today"."""
    return range(measure.first - 1, measure.last + (text.at(measure.last, "now") is not None))


def _without_asides(text: Scan, measures: list[Measure]) -> list[Measure]:
    """Return measures without what only a verb outside would make a change: the 70 % of "to 75 % (Leeds: 70 %)"."""
    levels = [measure for measure in measures if measure.quantity.to is not None]
    if not levels:
        return measures
    return [one for one in measures if GUESSED not in one.roles or bracket(text, one) is None]


def _beside_targets(text: Scan, measures: list[Measure], words: Container[int]) -> list[Measure]:
    """Return what stands behind words such as "was", where another measure in the same unit is the target."""
    found = [one for one in measures if not one.counted and _is_start(text, one, words, None)]
    others = _without(measures, found)
    return [one for one in found if any(_is_target_of(others[at].quantity, one.quantity) for at in _near(others, one))]


def _joined(text: Scan, measures: list[Measure], starts: list[Measure]) -> list[Measure]:
    """Return measures where each start is the "from" of the target beside it, or stands by itself beside a change.

    Of several that a target may have, the one of the latest year is its own: "92 % (2024: 88 %, 2025: 90 %)".
    """
    joined = _without(measures, starts)
    alone = []
    for start in sorted(starts, key=lambda start: -_year_of(text, start)):
        target = next((at for at in _near(joined, start) if _is_target_of(joined[at].quantity, start.quantity)), None)
        if target is not None:
            joined[target] = _between(start.quantity, joined[target])
        else:
            alone.append(start)
    if alone and all(one.quantity.from_ is None for one in joined):
        joined.append(_from(alone[0]))
    return sorted(joined, key=lambda measure: measure.first)


def _without(measures: list[Measure], left_out: list[Measure]) -> list[Measure]:
    firsts = {one.first for one in left_out}
    return [one for one in measures if one.first not in firsts]


def _near(measures: list[Measure], start: Measure) -> list[int]:
    """Return which measures, in order of place, stand around a start, the nearest first."""
    at = bisect_left(measures, start.first, key=lambda measure: measure.first)
    around = range(max(0, at - _NEAR), min(len(measures), at + _NEAR))
    return sorted(around, key=lambda near: abs(measures[near].first - start.first))


def _year_of(text: Scan, start: Measure) -> int:
    """Return the year told beside a figure, back to the last comma or bracket and on to the next; 0 for none."""
    back = range(start.first - 1, max(-1, start.first - _PART_REACH), -1)
    ahead = range(start.last, min(len(text.tokens), start.last + _PART_REACH))
    sides = (
        takewhile(lambda word: word not in _PARTS, (text.tokens[at].text for at in side)) for side in (back, ahead)
    )
    return max((int(word) for side in sides for word in side if _YEAR.fullmatch(word)), default=0)


def _is_target_of(quantity: Quantity, start: Quantity) -> bool:
    """Whether a quantity is a level in the unit of a start, and nothing says yet where it starts."""
    is_level = quantity.to is not None and quantity.from_ is None and quantity.lower is None
    return is_level and quantity.unit == start.unit and quantity.to != _level(start)


def _between(start: Quantity, target: Measure) -> Measure:
    quantity, level = target.quantity, _level(start)
    if quantity.to is None or level is None:
        return target
    way = Way.UP if quantity.to > level else Way.DOWN
    return replace(target, quantity=replace(quantity, from_=level, direction=way), roles=target.roles | {"from"})


def _level(quantity: Quantity) -> Decimal | None:
    # The sign of a guessed change is the verb's.
    change = None if quantity.change is None else abs(quantity.change)
    return next((one for one in (quantity.from_, quantity.to, change) if one is not None), None)


def _from(measure: Measure) -> Measure:
    quantity = replace(measure.quantity, from_=_level(measure.quantity), to=None, change=None, direction=None)
    return replace(measure, quantity=quantity, roles=frozenset({"from"}))


def _is_start(text: Scan, measure: Measure, now: Container[int], today: date | None) -> bool:
    """Whether a plain figure stands behind "now", or in brackets with it or with an earlier year."""
    if not _is_plain(measure):
        return False
    first = measure.first
    if first in now or (text.tokens[first - 1].text in _LINKS and first - 1 in now):
        return True
    inside = bracket(text, measure)
    if inside is None:
        return False
    is_told = measure.quantity.from_ is not None or any(text.at(place, "now") for place in inside)
    return is_told or _is_past_year(text, inside, today)


def _is_plain(measure: Measure) -> bool:
    """Whether a measure is one figure, not bounded and not said to be a change."""
    quantity = measure.quantity
    told = [one for one in (quantity.from_, quantity.to, quantity.change) if one is not None]
    is_guess = quantity.change is None or GUESSED in measure.roles
    return len(told) == 1 and is_guess and quantity.lower is None and not measure.roles & _SETTLED


def _is_past_year(text: Scan, inside: range, today: date | None) -> bool:
    """Whether brackets hold a year before one that the rest of the text names, or before this one."""
    first, last = text.tokens[inside.start].start, text.tokens[inside.stop - 1].end
    within = _YEAR.findall(text.folded.text[first:last])
    near = text.folded.text[max(0, first - _YEAR_REACH) : first], text.folded.text[last : last + _YEAR_REACH]
    beside = _YEAR.findall(" ".join(near)) or ([str(today.year)] if today is not None else [])
    return bool(within and beside) and max(within) < max(beside)
