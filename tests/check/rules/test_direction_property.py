"""Rules on figures treat both directions alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.check.engine import all_rules
from smartgoal.check.rule import Context, GoalRule
from tests.conftest import laid_over, load_text

if TYPE_CHECKING:
    from decimal import Decimal

_RULES = [
    one
    for one in all_rules()
    if isinstance(one, GoalRule) and one.id in {"M206", "R402", "R404", "R405", "R406", "T506"}
]
_SHARES = st.decimals(0, 100, places=1)


def _found(metric: str, baseline: Decimal, threshold: Decimal, stretch: Decimal, step: Decimal) -> list[str]:
    fragment = f"""
measurable: {{metric: {metric}, baseline: {baseline} %}}
realistic: {{threshold: {threshold} %, stretch: {stretch} %}}
time_bound: {{milestones: [{{by: 2026-11-15, value: {step} %}}]}}
"""
    plan = load_text(laid_over(fragment))
    context = Context(plan)
    return [one.id for one in _RULES for _ in one.judge(plan.goals[0], context)]


@settings(max_examples=60, deadline=None)
@given(_SHARES, _SHARES, _SHARES, _SHARES)
def test_mirrored_figures_give_the_same_findings(
    baseline: Decimal, threshold: Decimal, stretch: Decimal, step: Decimal
) -> None:
    """What 80 of 100 is where higher is better, 20 is where lower is better."""
    rising = _found("qa_score", baseline, threshold, stretch, step)
    falling = _found("repeat_contact_rate", 100 - baseline, 100 - threshold, 100 - stretch, 100 - step)

    assert rising == falling


@settings(max_examples=40, deadline=None)
@given(_SHARES, _SHARES, _SHARES)
def test_figures_on_the_way_have_no_fault_of_direction(one: Decimal, two: Decimal, three: Decimal) -> None:
    """Baseline, threshold and stretch in order of a rising metric are never called reversed."""
    baseline, threshold, stretch = sorted((one, two, three))
    codes = set(_found("qa_score", baseline, threshold, stretch, baseline))

    assert "M206" not in codes
    assert ("R402" in codes) == (baseline == threshold)
    assert ("R404" in codes) == (threshold == stretch)
