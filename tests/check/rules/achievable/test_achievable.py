"""Roles, teams, means and how many goals an owner has."""

from __future__ import annotations

import pytest

from smartgoal.check.engine import check_plan
from smartgoal.check.rule import Context, RuleLimits
from smartgoal.check.selection import Selection
from smartgoal.goals.load import GoalText, load_plan
from smartgoal.goals.yaml.source import read_source
from tests.check.rules.found import codes, found
from tests.conftest import laid_over


def test_role_is_shown_beside_the_metric() -> None:
    """Where it stands in the same file."""
    (one,) = found("A301", "{measurable: {metric: nps}, realistic: {threshold: 19, stretch: 20}}")

    assert [place.message for place in one.related] == ["what the role can move"]
    assert one.field == "measurable.metric"


def test_role_of_another_file_isnt_shown_here() -> None:
    """The roles may come from an include; the finding is the same."""
    shared = "smartgoal: 1\nroles: {technical-support: {metrics: [csat]}}\n"
    text = laid_over("{roles: null, include: [shared.yaml]}")
    plan = load_plan(
        [GoalText(read_source("goals.yaml", text.encode()))],
        lambda _folder, _name: GoalText(read_source("shared.yaml", shared.encode())),
    )
    (one,) = [one for one in check_plan(Context(plan), Selection()).findings if one.code == "A301"]

    assert one.path == "goals.yaml"
    assert one.related == ()


def test_team_metric_outside_the_role_is_one_finding() -> None:
    """Giving the goal to the team mends both."""
    fragment = """
specific: Close the oldest ticket of the queue before opening a new one.
measurable: {metric: backlog, baseline: 120, window: null}
realistic: {threshold: 100, stretch: 90}
"""

    assert codes(fragment) == ["A301"]


@pytest.mark.parametrize("owner", ["Technical support", "Somebody Else", "null"])
def test_owner_may_be_a_team(owner: str) -> None:
    """Of a team and of somebody unknown nobody can say that it is one person."""
    assert not found("A302", f"{{owner: {owner}, measurable: {{metric: backlog}}}}")


@pytest.mark.parametrize(
    ("baseline", "threshold", "is_asked"),
    [("15 %", "12 %", False), ("15 %", "11.9999999 %", True), ("10 %", "12 %", False), ("0 %", "0 %", False)],
)
def test_means_are_asked_for_beyond_a_fifth(baseline: str, threshold: str, *, is_asked: bool) -> None:
    """A fifth itself is no large change, nor is a step back or one from nothing."""
    fragment = f"""
measurable: {{baseline: {baseline}}}
achievable: null
realistic: {{threshold: {threshold}, stretch: null}}
"""
    assert bool(found("A303", fragment)) is is_asked


def test_change_is_shown_beyond_the_limit() -> None:
    """What is shown never contradicts the verdict."""
    fragment = "{measurable: {baseline: 15 %}, achievable: null, realistic: {threshold: 11.9999999 %}}"
    (one,) = found("A303", fragment)

    assert "20.000001 %" in one.message


def test_way_into_a_range_needs_means() -> None:
    """Its nearer end counts."""
    fragment = "{achievable: null, realistic: {threshold: {from: 10 %, to: 13 %}, stretch: null}}"
    (one,) = found("A303", fragment)

    assert one.message.startswith("The way from 18 % into 10 % to 13 % is 27.8 % of the baseline")


def test_unreadable_means_arent_missing() -> None:
    """F004 stands at them already."""
    assert not found("A303", "achievable: {means: coaching}")


def _goals(*changes: str) -> str:
    """Return a fragment with one goal for each change; all run from October to December."""
    return "goals:\n" + "".join(f"  - {{id: g{number}, {change}}}\n" for number, change in enumerate(changes))


_OTHER_PERIOD = "time_bound: {start: 2027-01-01, deadline: 2027-03-31, stretch_deadline: 2027-06-30}"


@pytest.mark.parametrize(
    ("changes", "is_too_many"),
    [
        (["importance: 1"] * 5, False),
        (["importance: 1"] * 6, True),
        (["importance: 1"] * 5 + ["owner: ' anna  KOVÁCS'"], True),
        (["importance: 1"] * 5 + ["owner: Bence Tóth"], False),
        (["importance: 1"] * 5 + ["status: draft"], False),
        (["importance: 1"] * 5 + ["status: closed"], False),
        (["importance: 1"] * 5 + ["level: vision"], False),
        (["importance: 1"] * 5 + ["time_bound: {start: null}"], False),
        (["importance: 1"] * 5 + [_OTHER_PERIOD] * 5, False),
        (["importance: 1"] * 5 + ["time_bound: {start: 2026-12-31, deadline: 2027-03-31}"], True),
        (["importance: 1"] * 5 + ["time_bound: {start: 2026-12-31, deadline: 2026-12-01}"], False),
    ],
)
def test_goals_count_where_their_days_meet(changes: list[str], *, is_too_many: bool) -> None:
    """Only an owner's active goals, and only those that run on one day together."""
    assert bool(found("A304", _goals(*changes))) is is_too_many


def test_overload_is_told_once_at_the_first_goal_too_many() -> None:
    """With the busiest day, the count and the other goals."""
    changes = [_OTHER_PERIOD, *["importance: 1"] * 3, "time_bound: {start: 2026-11-01}"]
    (one,) = found("A304", _goals(*changes), limits=RuleLimits(max_goals_per_owner=2))

    assert one.message == "Anna Kovács has 4 active goals at once on 2026-11-01; the limit is 2."
    assert one.goal == "g3"
    assert len(one.related) == 2


def test_every_owner_of_a_shared_goal_counts() -> None:
    """A goal of two people is one goal each."""
    owners = "owner: null, owners: {Anna Kovács: {}, Bence Tóth: {}}"
    messages = [one.message for one in found("A304", _goals(owners, owners), limits=RuleLimits(max_goals_per_owner=1))]

    assert [message.partition(" has ")[0] for message in messages] == ["Anna Kovács", "Bence Tóth"]


def test_hint_names_a_few_metrics_of_a_large_role() -> None:
    """A role may move dozens."""
    many = "aht, acw, csat, csi, qa_score, transfer_rate, reopen_rate"
    (one,) = found("A301", f"roles: {{technical-support: {{metrics: [{many}]}}}}")

    assert "qa_score)" in one.hint
    assert "reopen_rate" not in one.hint
