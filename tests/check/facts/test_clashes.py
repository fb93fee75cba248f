"""Limits that exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartgoal.check.facts.aim import aim_of
from smartgoal.check.facts.clashes import clashes

if TYPE_CHECKING:
    from tests.conftest import PlanOf

OCCUPANCY = "metric: occupancy, baseline: 89 %"


@pytest.mark.parametrize(
    ("measurable", "threshold", "found"),
    [
        ("guardrails: [{metric: aht, at_most: 5 min}, {metric: aht, at_least: 5 min}]", "14 %", []),
        ("guardrails: [{metric: aht, at_most: 5 min}, {metric: aht, at_least: 301}]", "14 %", [(0, 1)]),
        ("guardrails: [{metric: aht, at_least: 301}, {metric: aht, at_most: 5 min}]", "14 %", [(0, 1)]),
        ("guardrails: [{metric: aht, at_most: 5 min}, {metric: acw, at_least: 6 min}]", "14 %", []),
        ("guardrails: [{metric: csat, at_most: 60 %}, {metric: csat, at_most: 50 %}]", "14 %", []),
        (
            "guardrails: [{metric: aht, at_most: 6 min}, {metric: aht, at_most: 5 min}, {metric: aht, at_least: 330}]",
            "14 %",
            [(1, 2)],
        ),
        ("guardrails: [{metric: csat, at_most: 60 %}, {metric: csat, at_least: 800 %}]", "14 %", []),
        ("guardrails: [{metric: nobody, at_most: 1}, {metric: nobody, at_least: 2}]", "14 %", []),
        ("guardrails: [{metric: repeat_contact_rate, at_least: 14 %}]", "14 %", []),
        ("guardrails: [{metric: repeat_contact_rate, at_least: 14.1 %}]", "14 %", [(None, 0)]),
        ("guardrails: [{metric: repeat_contact_rate, at_least: 15 %}]", "null", []),
        ("metric: csat, guardrails: [{metric: csat, at_most: 60 %}]", "75 %", [(None, 0)]),
        ("metric: csat, guardrails: [{metric: csat, at_most: 80 %}]", "75 %", []),
        (f"{OCCUPANCY}, guardrails: [{{metric: occupancy, at_most: 85 %}}]", "{from: 75 %, to: 80 %}", []),
        (f"{OCCUPANCY}, guardrails: [{{metric: occupancy, at_most: 74 %}}]", "{from: 75 %, to: 80 %}", [(None, 0)]),
        (f"{OCCUPANCY}, guardrails: [{{metric: occupancy, at_least: 81 %}}]", "{from: 75 %, to: 80 %}", [(None, 0)]),
    ],
)
def test_what_no_value_keeps(
    plan_of: PlanOf, measurable: str, threshold: str, found: list[tuple[int | None, int]]
) -> None:
    """Guardrails by their numbers, None for the threshold; an impossible limit has a finding of its own."""
    fragment = f"{{measurable: {{{measurable}}}, realistic: {{threshold: {threshold}, stretch: null}}}}"
    (goal,) = plan_of(fragment).goals

    pairs = [tuple(one.at[2] if len(one.at) > 2 else None for one in pair) for pair in clashes(goal, aim_of(goal))]

    assert pairs == found
