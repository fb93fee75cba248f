"""One sentence on what a verdict lacks."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.goals.show import show_beside, show_day
from smartgoal.progress.kinds import Lack
from smartgoal.progress.verdict import ENOUGH_PERCENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smartgoal.progress.assessment import GuardrailResult
    from smartgoal.progress.history import History
    from smartgoal.progress.terms import Terms
    from smartgoal.progress.verdict import Evidence

_DAY = timedelta(days=1)


def reason(lack: Lack, evidence: Evidence, terms: Terms, history: History, today: date) -> str:
    """Return what there is too little of by the day judged, or that rows contradict each other."""
    metric, window = terms.metric.id, evidence.window
    days = f"from {show_day(window.first, today)} to {show_day(window.last, today)}"
    match lack:
        case Lack.WEIGHT:
            return f"The rows of {metric} {days} count nothing, as their total is zero."
        case Lack.AGREEMENT:
            on = f" on {show_day(evidence.total.newest, today)}" if evidence.total.newest else ""
            return f"{metric} has two different values{on}."
        case Lack.SAMPLE:
            weight, least = show_beside(evidence.total.weight, Decimal(terms.min_sample or 0), "count")
            return f"The sample is {weight}; the least agreed is {least}."
        case Lack.COVERAGE:
            share, enough = show_beside(evidence.coverage * 100, ENOUGH_PERCENT, "%")
            return f"Rows cover {share} of the review periods, and a cap needs {enough}."
        case Lack.GUARDRAIL:
            return guardrails_in_the_way(evidence.guardrails)
        case _:
            return f"There are no rows of {metric} {days}{_nearest_rows(evidence, history, today)}."


def _nearest_rows(evidence: Evidence, history: History, today: date) -> str:
    """Return where there are rows: before the days asked for, else behind them."""
    window = evidence.window
    # What came later must not change what is said of an earlier day.
    before = history.newest_until(window.first - _DAY)
    if before is not None:
        return f"; the newest before is of {show_day(before, today)}"
    after = history.oldest_from(window.last + _DAY)
    return f"; the first after is of {show_day(after, today)}" if after else ""


def guardrails_in_the_way(guardrails: Sequence[GuardrailResult]) -> str:
    """Return of which guardrails nobody knows whether they hold, else which are broken."""
    unknown = [one.metric for one in guardrails if one.holds is None]
    if unknown:
        return f"There is no data for the {_named(unknown)}."
    broken = [one.metric for one in guardrails if one.holds is False]
    return f"The {_named(broken)} {'is' if len(broken) == 1 else 'are'} broken."


def _named(guardrails: Sequence[str]) -> str:
    *most, last = guardrails
    return f"guardrails {', '.join(most)} and {last}" if most else f"guardrail {last}"


def reason_of_stretch(told: str, *, is_open: bool) -> str:
    """Return the sentence on what a stretch lacks whose figures are there; `is_open` where its deadline is to come."""
    return f"The stretch isn't counted{' yet' if is_open else ''}: {told[0].lower()}{told[1:]}"
