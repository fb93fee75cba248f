"""One sentence on why a goal has no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from smartgoal.goals.show import show
from smartgoal.progress.verdict import Lack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartgoal.progress.verdict import Facts


def reason(lack: Lack, facts: Facts, metric: str, missing: Sequence[str]) -> str:
    """Return what is missing; `missing` are the guardrails without data."""
    days = f"from {facts.window.first} to {facts.window.last}"
    match lack:
        case Lack.ROWS:
            text = f"There are no rows of {metric} {days}; the newest is of {facts.newest}."
        case Lack.WEIGHT:
            text = f"The rows of {metric} {days} count nothing: their total is zero."
        case Lack.AGREEMENT:
            text = f"{metric} has two different values on {facts.total.newest}."
        case Lack.SAMPLE:
            weight = show(facts.total.weight, "count")
            text = f"The sample is {weight}; the least agreed is {facts.terms.min_sample}."
        case Lack.COVERAGE:
            share = show(facts.coverage * 100, "%")
            text = f"Rows cover {share} of the review periods, and a cap needs 80 %."
        case Lack.GUARDRAIL:
            text = without_guardrails(missing)
        case _:
            assert_never(lack)
    return text


def without_guardrails(missing: Sequence[str]) -> str:
    """Return that nobody knows whether these guardrails hold."""
    return f"There is no data for the guardrail {', '.join(missing)}."
