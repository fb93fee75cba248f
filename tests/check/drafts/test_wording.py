"""What rules say of a draft's words stands at its place in the line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from smartgoal.check.drafts.draft import DraftFinding
from smartgoal.check.drafts.wording import judge_wording
from smartgoal.check.engine import all_rules
from smartgoal.check.rule import Context, Criterion, Need, Problem, Rule, RuleLimits, Severity, rule
from smartgoal.knowledge.metrics import load_catalogue
from tests.check.drafts.test_draft import draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.goals.plan import Goal


def found(line: str, *rules: Rule, today: date | None = None) -> tuple[DraftFinding, ...]:
    """Return what rules find in a line."""
    metrics = load_catalogue()
    (judged,) = judge_wording([draft(line)], rules or all_rules(), metrics=metrics, today=today, limits=RuleLimits())
    return judged.findings


def about(rule_id: str, excerpt: str | None, start: int | None = None, at: str = "specific") -> Rule:
    """Return a rule that finds an excerpt in every goal."""

    def judge(goal: Goal, context: Context) -> Iterator[Problem]:
        yield Problem((at,), f"{rule_id} found.", "Mend it.", excerpt=excerpt, start=start)

    return rule(rule_id, Criterion.SPECIFIC, Severity.WARNING, since="0.1", examples=())(judge)


def test_places_count_in_the_line() -> None:
    """After a bullet too; where a rule tells no place, the words are looked for."""
    line = "- Better calls, better calls"

    assert found(line, about("S901", "better"), about("S902", "calls", start=9)) == (
        DraftFinding("S902", 9, 14, "S902 found."),
        DraftFinding("S901", 16, 22, "S901 found."),
    )


def test_what_speaks_of_no_words_is_left_out() -> None:
    """A draft's gaps are asked for; a rule about them has nothing to point at."""
    elsewhere = (about("S901", None), about("S902", "calls", at="title"), about("S903", "mails"))

    assert found("Better calls", *elsewhere) == ()


def test_a_change_without_a_start() -> None:
    """The baseline that is missing is one to the words that count from it."""
    assert [(one.code, one.start, one.end) for one in found("Cut AHT by 20 %")] == [("M205", 11, 15)]
    assert found("Cut AHT to 5 min") == ()


def test_rules_that_need_a_day() -> None:
    """They take part where there is one."""
    dated = replace(about("S901", "calls"), needs=frozenset({Need.DAY}))

    assert found("Better calls", dated) == ()
    assert found("Better calls", dated, today=date(2026, 11, 22))


def test_a_blank_line_is_fine() -> None:
    """No rule judges it."""
    assert found("  ", about("S901", "calls")) == ()
