"""Figures with a label of what they are: "current CSAT 82 %, target 88 %", « délai actuel 12 jours, cible 8 jours »."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.measure import GUESSED, as_level

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.sentence.metric_names import NamedMetric
    from smartgoal.knowledge.sentence.scan import Scan

_NOW, _TARGET = "now", "target_labels"
_REACH = 8
_NEAR = 4
# Other parts of a text, with labels of their own, begin behind these.
_BREAKS = frozenset(",;.()。/|")
_VERBS = ("direction", "process_verbs", "deliverable_verbs", "joiners")
# "Start 5 projects".
_ALSO_VERBS = frozenset({"start"})


def with_labels(text: Scan, measures: list[Measure], named: list[NamedMetric]) -> tuple[list[Measure], list[Measure]]:
    """Return the measures, those labelled as targets told as levels, and which of them are labelled as what is."""
    if _TARGET not in text.found:
        return measures, []
    labels = [_label(text, measure) for measure in measures]
    told = [as_level(one) if label == _TARGET else one for one, label in zip(measures, labels, strict=True)]
    places = [at for at, label in enumerate(labels) if label == _NOW]
    starts = [
        told[at] for at in places if any(_are_pair(text, told, labels, (at, to), named) for to in _around(at, told))
    ]
    return told, starts


def _around(at: int, measures: list[Measure]) -> range:
    return range(max(0, at - _NEAR), min(len(measures), at + _NEAR + 1))


def _are_pair(
    text: Scan,
    measures: list[Measure],
    labels: list[str],
    pair: tuple[int, int],
    named: list[NamedMetric],
) -> bool:
    """Whether the second of two measures is the target in the unit and of the metric of the first."""
    start, target = measures[pair[0]], measures[pair[1]]
    if labels[pair[1]] != _TARGET or start.quantity.unit != target.quantity.unit:
        return False
    metrics = [_metrics_in(_part(text, one), named) for one in (start, target)]
    return not all(metrics) or metrics[0] == metrics[1]


def _metrics_in(part: range, named: list[NamedMetric]) -> set[str]:
    """Return the metrics named among some tokens."""
    begin, end = (bisect_left(named, place, key=lambda name: name.first) for place in (part.start, part.stop))
    return {one.hit.metric_id for one in named[begin:end]}


def _label(text: Scan, measure: Measure) -> str:
    """Return which list labels a measure's one figure, before it or right behind; "" for none or both."""
    quantity = measure.quantity
    told = [one for one in (quantity.from_, quantity.to, quantity.change) if one is not None]
    is_said_change = quantity.change is not None and GUESSED not in measure.roles
    if len(told) != 1 or is_said_change or quantity.lower is not None or "multiplier" in measure.roles:
        return ""
    part = _part(text, measure)
    behind = measure.last + (text.word(measure.last) == "(")
    found = {name for name in (_NOW, _TARGET) if text.at(behind, name) is not None or _stands_in(text, part, name)}
    return found.pop() if len(found) == 1 else ""


def _stands_in(text: Scan, part: range, name: str) -> bool:
    """Whether a label stands among some tokens before a figure, with nothing done behind it."""
    for place in reversed(part):
        label = text.at(place, name)
        if label is not None and label.last <= part.stop:
            return text.word(place) not in _ALSO_VERBS or label.last - place > 1
        if any(match.list_name in _VERBS for match in text.starts[place]):
            return False
    return False


def _part(text: Scan, measure: Measure) -> range:
    """Return the tokens before a figure, back to the mark that parts it from what stands before."""
    start = measure.quantity.hit.start
    number = next(at for at in range(measure.first, measure.last) if text.hit(at, at + 1).end > start)
    first = number
    while first > 0 and number - first < _REACH and text.word(first - 1) not in _BREAKS:
        first -= 1
    return range(first, number)
