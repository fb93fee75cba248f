"""Ignoring rules: only what took part in the run counts."""

from __future__ import annotations

import pytest

from smartgoal.check.engine import check_plan
from smartgoal.check.rule import Context
from smartgoal.check.selection import Selection
from smartgoal.goals.load import GoalText, IncludeRefused, load_plan
from smartgoal.goals.yaml.source import read_source
from tests.check.rules.found import found
from tests.conftest import laid_over, load_text


def test_rules_left_out_of_a_run_arent_unused() -> None:
    """They might find something next time; so with those that need a day."""
    text = laid_over("ignore: {S116: agreed, T510: agreed}")
    result = check_plan(Context(load_text(text)), Selection(ignore=("S116",)))

    assert [one.code for one in result.findings] == []


@pytest.mark.parametrize(
    ("ignore", "says"),
    [
        ("{X999: agreed}", '"X999" is no rule'),
        ("{owner-missing: agreed}", '"owner-missing" is no rule'),
        ("{S116: }", "finds nothing"),
        ("{T510: }", "without a reason"),
        ('{T510: ""}', "without a reason"),
        ('{T510: " "}', "without a reason"),
    ],
)
def test_entries_are_told_once(ignore: str, says: str) -> None:
    """At their key."""
    (one,) = found("F010", f"ignore: {ignore}")

    assert says in one.message
    assert one.field.startswith("ignore.")


def test_ignore_of_several_owners_is_used_when_one_needs_it() -> None:
    """It holds for all of them."""
    owners = "{owner: null, owners: {Anna Kovács: {}, Bence Tóth: {threshold: 18 %, stretch: null}}"
    fragment = f"{owners}, realistic: {{agreed_by: [owner, Pál Nagy]}}, ignore: {{R402: agreed so}}}}"

    assert found("F010", fragment) == []
    assert len(found("F010", fragment.replace("threshold: 18 %", "threshold: 13 %"))) == 1


def test_rule_on_ignores_may_be_ignored() -> None:
    """Whoever wants to keep an entry for later says why."""
    assert found("F010", "ignore: {F010: kept for later, S116: agreed}") == []


def test_each_file_answers_for_its_own_goals() -> None:
    """Of many files none tells another's."""
    texts = {f"{number}.yaml": laid_over(f"{{id: goal-{number}, ignore: {{T510: }}}}") for number in range(3)}
    documents = [GoalText(read_source(name, text.encode())) for name, text in texts.items()]
    plan = load_plan(documents, lambda _folder, _name: IncludeRefused("No includes here.", "None."))
    findings = check_plan(Context(plan), Selection(select=("F010",))).findings

    assert [(one.path, one.goal) for one in findings] == [(f"{number}.yaml", f"goal-{number}") for number in range(3)]
