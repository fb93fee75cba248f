"""A whole plan judged."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.goals.plan import Plan
from smartgoal.progress.judge import judge
from smartgoal.progress.kinds import Status
from smartgoal.readings.days import DataError, DaySums, Origin
from tests.conftest import load_text
from tests.progress.given import APRIL, HEAD, LIMITS, count, day, level, plan, share, sums

if TYPE_CHECKING:
    from datetime import date

DONE = f"measurable: {{metric: sales}}\nrealistic: {{threshold: 10}}\n{APRIL}"
RATE = f"measurable: {{metric: rate, baseline: 50, window: period}}\nrealistic: {{threshold: 60}}\n{APRIL}"


def _may(_zone: str) -> date:
    return day("05-01")


def test_worst_comes_first_and_closed_goals_last() -> None:
    """Missed before no data before met; a closed goal after all, however bad."""
    several = plan(DONE, f"{RATE}\nstatus: closed", RATE.replace("rate", "nps"), RATE)

    result = judge(several, sums(count("04-01", 10), share("04-01", 1, 10)), today=_may, limits=LIMITS)

    assert [(one.goal.id, one.status) for one in result.goals] == [
        ("goal-4", Status.MISSED),
        ("goal-3", Status.NO_DATA),
        ("goal-1", Status.MET),
        ("goal-2", Status.MISSED),
    ]
    assert result.summary == {Status.MISSED: 2, Status.NO_DATA: 1, Status.MET: 1}
    assert list(result.summary) == [Status.MISSED, Status.NO_DATA, Status.MET]
    assert result.as_of == day("05-01")


def test_unjudged_goals_stand_apart_with_file_line_and_rule() -> None:
    """The second goal lacks its threshold; drafts and visions never stand there."""
    several = plan(DONE, f"measurable: {{metric: sales}}\n{APRIL}", "status: draft", "level: vision")

    result = judge(several, sums(count("04-01", 10)), today=_may, limits=LIMITS)

    assert [(one.id, one.code, one.file) for one in result.unjudged] == [("goal-2", "R401", "goals.yaml")]
    lines = several.files[0].document.text.splitlines()
    assert "goal-2" in lines[result.unjudged[0].line - 1]
    assert [one.goal.id for one in result.goals] == ["goal-1", "goal-3"]


def test_goals_of_one_id_are_numbered_as_they_stand_in_the_files() -> None:
    """Neither their figures nor a filter tells which is the first."""
    several = plan(f"id: same\n{DONE}", f"id: same\nowner: Bence\n{DONE}", f"id: other\n{DONE}")
    sold = sums(count("04-01", 10, owner="Anna"), count("04-01", 1, owner="Bence"))

    result = judge(several, sold, today=_may, limits=LIMITS)
    of_bence = judge(several, sold, today=_may, limits=LIMITS, only=lambda goal: goal.owner == "Bence")

    assert {(one.goal.owner, one.goal.id): one.number for one in result.goals} == {
        ("Anna", "same"): 1, ("Bence", "same"): 2, ("Anna", "other"): 1}  # fmt: skip
    assert [one.number for one in of_bence.goals] == [2]


def test_only_shows_some_and_judges_all() -> None:
    """A filter hides goals, yet the roll-up of those shown still counts every child."""
    several = plan(
        "level: vision\nid: top",
        f"{DONE}\nparent: top",
        f"{DONE}\nparent: top\nowner: Bence",
        "level: vision\nid: other",
        f"measurable: {{metric: sales}}\n{APRIL}\nowner: Bence",
    )

    result = judge(several, sums(count("04-01", 10)), today=_may, limits=LIMITS, only=lambda one: one.id == "goal-2")

    assert [one.goal.id for one in result.goals] == ["goal-2"]
    assert [(one.id, one.children) for one in result.rollup] == [("top", 2)]
    assert result.unjudged == ()


def test_as_of_is_open_where_zones_are_on_different_days() -> None:
    """Auckland is a day ahead."""
    one = plan(DONE)
    far = f"{HEAD}timezone: Pacific/Auckland\n"
    two = load_text(f"{far}goals: []\n", "b.yaml")
    three = load_text(f"{far}goals:\n  - {{id: x, title: X, owner: Anna}}\n", "c.yaml")
    both = Plan((*one.files, *three.files), (*one.goals, *three.goals))
    days = {"UTC": day("05-01"), "Pacific/Auckland": day("05-02")}

    assert judge(both, DaySums(), today=lambda zone: days[zone], limits=LIMITS).as_of is None
    assert judge(one, DaySums(), today=lambda zone: days[zone], limits=LIMITS).as_of == day("05-01")
    assert judge(two, DaySums(), today=lambda zone: days[zone], limits=LIMITS).as_of == day("05-02")


def test_data_errors_name_goal_file_and_line() -> None:
    """A rejected row stands beside the goal it touches."""
    error = DataError("sales", "Anna", "sales.csv", 7, "bad_number", '"x" isn\'t a number.')
    figures = DaySums(sums(count("04-01", 10)).sums, (error,), sample=True)

    result = judge(plan(DONE, RATE), figures, today=_may, limits=LIMITS)

    assert [(one.goal_id, one.error) for one in result.data_errors] == [("goal-1", error)]
    assert result.sample


def test_contradicting_levels_are_a_data_error() -> None:
    """Named with the file they came from, once."""
    backlog = f"measurable: {{metric: backlog}}\nrealistic: {{threshold: 10}}\n{APRIL}"
    found = sums(level("04-01", 10), level("04-01", 12))
    whose = next(iter(found.sums))
    figures = DaySums(found.sums, (), {whose: (Origin("levels.csv", 2, 2, 3),)})

    errors = judge(plan(backlog), figures, today=_may, limits=LIMITS).data_errors

    assert [(one.error.file, one.error.line, one.error.code) for one in errors] == [
        ("levels.csv", None, "conflicting_values")
    ]
    told = DataError("backlog", "Anna", "levels.csv", 3, "conflicting_values", "Two values on one day.")
    again = judge(plan(backlog), DaySums(found.sums, (told,)), today=_may, limits=LIMITS).data_errors
    assert [one.error for one in again] == [told]
    bare = judge(plan(backlog), found, today=_may, limits=LIMITS).data_errors
    assert [one.error.file for one in bare] == [""]


def test_deliverables_have_no_data_errors() -> None:
    """A thing has no rows."""
    thing = f'measurable: {{deliverable: "Guide published"}}\n{APRIL}'

    assert judge(plan(thing), DaySums(), today=_may, limits=LIMITS).data_errors == ()


def test_roll_up_of_the_published_kind() -> None:
    """One scored child at 0.7."""
    several = plan("level: vision\nid: top", f"{RATE}\nparent: top")

    rows = [share(when, 57, 100) for when in ("04-01", "04-08", "04-15")]
    result = judge(several, sums(*rows), today=_may, limits=LIMITS)

    assert [(one.id, one.progress, one.scored, one.children, one.done, one.status) for one in result.rollup] == [
        ("top", Fraction(7, 10), 1, 1, 0, Status.MISSED)
    ]
