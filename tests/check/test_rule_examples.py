"""Every rule's examples: the bad one gives its finding, the good one none from any rule."""

from __future__ import annotations

import pytest

from smartgoal.check.engine import all_rules, check_plan
from smartgoal.check.rule import Context, Example, Rule
from smartgoal.check.selection import Selection
from smartgoal.goals.yaml.fault import FaultKind
from tests.check.measured import measured
from tests.conftest import laid_over, load_text

EXAMPLES = [(one, example) for one in all_rules() for example in one.examples]
IDS = [f"{one.id}-{number}" for one in all_rules() for number, _ in enumerate(one.examples)]


def context_of(example: Example, fragment: str) -> Context:
    """Return what the rules may know of one side of an example."""
    plan = load_text(laid_over(fragment))
    return Context(plan, today=example.as_of, histories=measured(plan, example.history) if example.history else None)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=IDS)
def test_bad_example_gives_the_finding(rule: Rule, example: Example) -> None:
    """The bad example is found by its rule, and the message says what the example promises."""
    context = context_of(example, example.bad)

    found = [one.message for one in check_plan(context, Selection()).findings if one.code == rule.id]

    assert any(example.says in message for message in found), found


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=IDS)
def test_good_example_is_free_of_findings(rule: Rule, example: Example) -> None:
    """The good example is found by no rule at all."""
    context = context_of(example, example.good)

    assert [(one.code, one.message) for one in check_plan(context, Selection()).findings] == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda one: one.id)
def test_page_is_whole(rule: Rule) -> None:
    """Every page says what it detects, why, how to fix it and when to ignore it."""
    assert rule.summary.endswith(".")
    for section in ("Why it matters:", "How to fix:", "When to ignore:"):
        assert section in rule.page, section
    assert rule.examples


@pytest.mark.parametrize("kind", [one for one in FaultKind if one is not FaultKind.UNHEARD_INCLUDE])
def test_a_fault_and_its_rule_are_called_the_same(kind: FaultKind) -> None:
    """The kind's name is the rule's, its code the rule's id."""
    assert [one.id for one in all_rules() if one.name == kind] == [kind.code]


def test_ids_and_names_are_unique() -> None:
    """No id and no name stands for two rules."""
    rules = all_rules()

    assert len({one.id for one in rules}) == len({one.name for one in rules}) == len(rules)
