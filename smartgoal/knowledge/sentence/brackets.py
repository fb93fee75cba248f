"""The brackets that a figure stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.sentence.scan import Scan

_REACH = 12
_BRACKETS = frozenset("()")


def bracket(text: Scan, measure: Measure) -> range | None:
    """Return the tokens of the brackets that a measure stands in; None where it stands in none."""
    back = range(measure.first, max(-1, measure.first - _REACH), -1)
    ahead = range(measure.last, min(len(text.tokens), measure.last + _REACH))
    opens, closes = (next((at for at in near if text.tokens[at].text in _BRACKETS), None) for near in (back, ahead))
    if opens is None or closes is None or text.tokens[opens].text + text.tokens[closes].text != "()":
        return None
    return range(opens + 1, closes)
