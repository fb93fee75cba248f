"""Which rows count for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smartgoal.knowledge.names import fold_name
from smartgoal.progress.judge import judge
from smartgoal.progress.kinds import Status
from smartgoal.readings.days import DataError, DaySums
from tests.progress.given import APRIL, LIMITS, Row, assess_alone, count, day, goal, judged, level, plan, sums

if TYPE_CHECKING:
    from smartgoal.progress.assessment import Assessment

SALES = "measurable: {metric: sales}\nrealistic: {threshold: 100}"
TEAM = """\
team: North
people:
  Anna Kovács: {team: North}
  Bence: {}
  Chloé: {team: South}
"""


def _value(who: str, *rows: Row, head: str = TEAM, metric: str = "sales") -> object:
    one = goal(f"owner: {who}\nmeasurable: {{metric: {metric}}}\nrealistic: {{threshold: 100}}", head=head)
    return judged(one, *rows, on="04-20").value


def test_names_fold_case_space_and_composed_accents_only() -> None:
    """A letter without its accent is another name."""
    assert fold_name("  ANNA  Kova\u0301cs ") == fold_name("Anna Kov\u00e1cs")
    assert fold_name("Anna Kovacs") != fold_name("Anna Kovács")
    assert fold_name("Straße") == fold_name("STRASSE")


def test_owner_takes_rows_of_the_same_name_in_any_team() -> None:
    """3 in the North and 4 in the South, none of Bence's."""
    rows = [
        count("04-01", 3, owner="anna kovács", team="North"),
        count("04-02", 4, owner="Anna  Kovács", team="South"),
        count("04-02", 9, owner="Bence"),
    ]

    assert _value("Anna Kovács", *rows) == 7


@pytest.mark.parametrize("name", ["Anna Kovacs", "Kovács Anna", "Kovács, Anna", "A. Kovács"])
def test_near_names_never_count_but_are_named(name: str) -> None:
    """Anna Kovacs is probably Anna Kovács; only a person can say so."""
    one = goal(f"owner: Anna Kovács\n{SALES}", head=TEAM)

    result = judged(one, count("04-01", 3, owner=name), on="04-20")

    assert result.status is Status.NO_DATA
    assert result.reason == f'There are no rows of sales for Anna Kovács, but for "{name}" there are.'


def test_nothing_near_is_said_plainly() -> None:
    """No suggestion where none is near."""
    one = goal(f"owner: Anna\n{SALES}")

    assert judged(one, on="04-20").reason == "There are no rows of sales for Anna."
    assert (
        judged(one, count("04-01", 3, owner="Wilhelmina"), on="04-20").reason == "There are no rows of sales for Anna."
    )


def test_goal_without_owner_has_no_rows() -> None:
    """Nobody's goal gets nobody's rows."""
    one = goal(f"owner: ~\n{SALES}")

    result = judged(one, count("04-01", 3), on="04-20")

    assert result.reason == "Nobody owns the goal, so no rows of sales count for it."


def test_team_takes_ownerless_rows_of_its_name() -> None:
    """5 say North, 6 say nothing and the file is North's; 7 say South."""
    rows = [
        count("04-01", 5, owner=None, team="NORTH"),
        count("04-02", 6, owner=None),
        count("04-03", 7, owner=None, team="South"),
    ]

    assert _value("North", *rows) == 11
    assert _value("South", *rows) == 7


def test_team_takes_rows_whose_owner_bears_its_name() -> None:
    """Exports that write the team into the owner's column."""
    assert _value("North", count("04-01", 5, owner="north"), count("04-02", 2, owner="North", team="North")) == 7


def test_team_takes_its_people_by_the_row_then_by_the_file() -> None:
    """Anna's 1 and Bence's 2 by `people`, Chloé's 4 by the row's team; Anna's 8 were for the South that day."""
    rows = [
        count("04-01", 1, owner="Anna Kovács"),
        count("04-02", 2, owner="Bence"),
        count("04-03", 4, owner="Chloé", team="north"),
        count("04-04", 8, owner="Anna Kovács", team="South"),
        count("04-05", 16, owner="Stranger"),
    ]

    assert _value("North", *rows) == 7
    assert _value("South", *rows) == 8


def test_on_days_with_both_the_teams_rows_win() -> None:
    """1 April: the team's 10 hold, not 10 + 3; 2 April: only Anna's 3."""
    rows = [
        count("04-01", 10, owner=None, team="North"),
        count("04-01", 3, owner="Anna Kovács"),
        count("04-02", 3, owner="Anna Kovács"),
    ]

    assert _value("North", *rows) == 13


def test_days_that_any_of_its_people_was_counted_are_the_teams() -> None:
    """Anna's file ends on 8 April, Bence's begins with the 10th; of the 9th nothing is known."""
    one = goal(
        f"owner: North\n{SALES}\ntime_bound: {{start: 2026-04-01, deadline: 2026-04-30, review: daily}}", head=TEAM
    )
    found = sums(count("04-02", 3, owner="Anna Kovács"), count("04-12", 2, owner="Bence"))
    anna, bence = found.sums
    counted = {anna: ((day("04-01"), day("04-08")),), bence: ((day("04-10"), day("04-12")),)}

    result = assess_alone(one, replace(found, counted=counted), today=day("04-12"))

    assert result.value == 5
    assert [point.first.day for point in result.series] == [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]


def test_levels_of_people_dont_add_up() -> None:
    """A team's backlog is its own row, or none."""
    people = [level("04-01", 10, owner="Anna Kovács"), level("04-01", 20, owner="Bence")]

    assert _value("North", *people, metric="backlog") is None
    assert _value("North", *people, level("04-01", 40, owner=None), metric="backlog") == 40


@pytest.mark.parametrize(("head", "value"), [("", 5), ("team: North\n", None)])
def test_nameless_rows_count_for_the_only_owner_unless_the_file_names_a_team(head: str, value: int | None) -> None:
    """A file of one person's figures needs no owner column."""
    one = goal(f"owner: Anna\n{SALES}", head=head)

    assert judged(one, count("04-01", 5, owner=None), on="04-20").value == value


def test_nameless_rows_count_for_nobody_where_two_could_be_meant() -> None:
    """And the reason says who could be."""
    two = plan(f"owner: Bence\n{SALES}\n{APRIL}", f"owner: Anna\n{SALES}\n{APRIL}")

    result = judge(two, sums(count("04-01", 5, owner=None)), today=lambda _zone: day("04-20"), limits=LIMITS)

    assert {one.status for one in result.goals} == {Status.NO_DATA}
    said = "There are no rows of sales for Bence, and those without owner could be Anna or Bence's."
    assert result.goals[0].reason == said


def test_nameless_rows_of_the_team_are_named_to_the_owner() -> None:
    """So that an export without owners explains itself."""
    one = goal(f"owner: Anna Kovács\n{SALES}", head=TEAM)

    said = "There are no rows of sales for Anna Kovács, and those without owner count for North."
    assert judged(one, count("04-01", 5, owner=None), on="04-20").reason == said


def test_vision_without_owner_is_its_files_team() -> None:
    """A vision needs no owner."""
    one = goal(f"owner: ~\nlevel: vision\n{SALES}", head=TEAM)

    assert judged(one, count("04-01", 5, owner="Anna Kovács"), on="04-20").value == 5


def test_guardrail_falls_back_to_the_team() -> None:
    """Anna has no complaints rows of her own; her team has 7."""
    text = f"owner: Anna Kovács\n{SALES}".replace("sales}", "sales, guardrails: [{metric: complaints, at_most: 9}]}")
    rows = [count("04-01", 100, owner="Anna Kovács"), count("04-01", 7, owner=None, team="North", metric="complaints")]

    result = judged(goal(text, head=TEAM), *rows, on="05-01")

    assert result.guardrails[0].value == 7
    assert result.status is Status.MET


def test_guardrail_prefers_the_owners_rows() -> None:
    """Anna's own 2, not the team's 70."""
    text = f"owner: Anna Kovács\n{SALES}".replace("sales}", "sales, guardrails: [{metric: complaints, at_most: 9}]}")
    rows = [
        count("04-01", 100, owner="Anna Kovács"),
        count("04-01", 2, owner="Anna Kovács", metric="complaints"),
        count("04-01", 70, owner=None, team="North", metric="complaints"),
    ]

    assert judged(goal(text, head=TEAM), *rows, on="05-01").guardrails[0].value == 2


def test_owner_without_team_has_no_fallback() -> None:
    """No team, no rows of one."""
    text = f"owner: Anna\n{SALES}".replace("sales}", "sales, guardrails: [{metric: complaints, at_most: 9}]}")

    assert judged(goal(text), count("04-01", 100), on="05-01").guardrails[0].holds is None


@pytest.mark.parametrize(
    ("who", "more", "is_team"),
    [("north", "", True), ("bence", "", False), ("North", "  North: {}\n", False), ("~", "", False)],
)
def test_team_is_told_by_folded_name(who: str, more: str, *, is_team: bool) -> None:
    """A person of the same name comes first."""
    one = goal(f"owner: {who}\n{SALES}", head=TEAM + more)

    assert one.is_team is is_team


def test_people_without_any_team_are_in_none() -> None:
    """Neither `people` nor the file says one."""
    one = goal(f"owner: South\n{SALES}", head=TEAM.replace("team: North\n", "", 1))

    assert judged(one, count("04-01", 2, owner="Bence"), count("04-01", 3, owner="Chloé"), on="04-20").value == 3


def _with_errors(who: str, *errors: DataError) -> Assessment:
    one = goal(f"owner: {who}\n{SALES}", head=TEAM)
    return assess_alone(one, DaySums({}, errors), today=day("04-20"))


@pytest.mark.parametrize(
    ("who", "owner", "metric", "touched"),
    [
        ("Anna Kovács", "ANNA Kovács", "sales", True),
        ("Anna Kovács", None, "sales", True),
        ("Anna Kovács", "Bence", "sales", False),
        ("Anna Kovács", "Anna Kovács", "rate", False),
        ("North", "Bence", "sales", True),
        ("North", "Chloé", "sales", False),
        ("North", "north", "sales", True),
    ],
)
def test_rejected_rows_touch_those_whose_they_may_be(
    who: str, owner: str | None, metric: str, *, touched: bool
) -> None:
    """The metric's and the owner's; a row without owner may be anybody's."""
    error = DataError(metric, owner, "sales.csv", 7, "bad_number", '"x" isn\'t a number.')

    assert ("data_errors" in _with_errors(who, error).qualifiers) is touched
