"""The one quantity that a sentence is about, where it says several."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.figure import SECONDS
from smartgoal.knowledge.sentence.nouns import Way
from smartgoal.knowledge.sentence.own_units import nearest_metric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.sentence.nouns import Quantity
    from smartgoal.knowledge.sentence.scan import Scan


_ASIDE = 5
_CHINESE_SHARES = frozenset("比例率")
_HUNGARIAN_SHARES = frozenset({"anal", "aban", "at", "anak", "ara", "aval"})


def principal(context: Context, measures: Sequence[Measure]) -> Quantity | None:
    """Return the quantity that the sentence is about: outside the means and brackets, with a direction, first."""
    if not measures:
        return None
    purpose = context.text.at(context.means, "means")
    means = len(context.text.tokens) if purpose is not None and purpose.value == "purpose" else context.means
    has_whole = any(measure.quantity.from_ is not None and aims_at(measure) for measure in context.measures)
    shares = [measure.first for measure in context.measures if _is_share(context.text, measure)]

    def rank(measure: Measure) -> tuple[bool, bool, bool, int]:
        unit = measure.quantity.unit
        named = context.metrics[nearest_metric(context.named, measure)] if context.named else None
        is_limit = unit in SECONDS and named is not None and named.unit != unit
        is_level = measure.quantity.from_ is None and measure.quantity.change is None
        # "45 minutes for 85 % of patients": the share is the target.
        is_limit = is_limit or (unit in SECONDS and is_level and _stands_with(context, measure.first, shares))
        weighed = context.has("counterweights", measure.first - _ASIDE, measure.first)
        aside = measure.first >= means or _in_brackets(context.text, measure) or weighed
        # "The three questions" only names things where "from 82 % to 88 %" stands beside.
        is_plain = has_whole and measure.counted and measure.quantity.direction is Way.EXACT
        is_plain = is_plain or "with" in measure.roles
        return (aside, is_limit, is_plain or not aims_at(measure), measure.first)

    return min(measures, key=rank).quantity


def _stands_with(context: Context, place: int, others: list[int]) -> bool:
    """Whether one of the tokens, in order, is in the same clause as a token, with no comma between."""
    clause, at = context.clause(place), bisect_left(others, place)
    near = [other for other in others[max(0, at - 1) : at + 1] if clause.first <= other < clause.last]
    commas = context.commas
    return any(bisect_left(commas, place) == bisect_left(commas, other) for other in near)


def _is_share(text: Scan, measure: Measure) -> bool:
    """Whether a level is how many of some are meant: "85 % of patients", "a hívások 80%-ánál", 占比80%."""
    quantity = measure.quantity
    if quantity.unit != "%" or quantity.to is None or quantity.from_ is not None or quantity.change is not None:
        return False
    if text.language == "zh":
        return text.at(measure.last, "after") is not None or text.tokens[measure.first - 1].text in _CHINESE_SHARES
    if text.language == "hu":
        ends = range(measure.last - 1, min(len(text.tokens), measure.last + 1))
        return any(text.tokens[at].text in _HUNGARIAN_SHARES for at in ends)
    of = text.at(measure.last, "after")
    return of is not None and of.value == "per_of"


def aims_at(measure: Measure) -> bool:
    """Whether a measure says a target or a change, not only where something starts."""
    return measure.quantity.to is not None or measure.quantity.change is not None


def _in_brackets(text: Scan, measure: Measure) -> bool:
    start = max(0, measure.first - 6)
    before = [token.text for token in text.tokens[start : measure.first]]
    return "(" in before and ")" not in before[before.index("(") :]
