"""One goal for several people becomes one goal for each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgoal.goals.owners import each_owner, owner_suffix
from tests.conftest import laid_over, load_text

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal, LoadedFile


def loaded(owners: str, more: str = "") -> tuple[tuple[Goal, ...], LoadedFile]:
    """Return the goals and the file of a goal with these owners."""
    plan = load_text(laid_over(f"owner: null\nowners: {owners}\nrealistic: {{agreed_by: [owner, Pál Nagy]}}\n{more}"))
    return plan.goals, plan.files[0]


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("Anna Kovács", "anna-kovacs"),
        ("Łukasz Brøndum", "lukasz-brondum"),
        ("Weiß & Söhne", "weiss-sohne"),
        ("O'Neil, Jr.", "o-neil-jr"),
        ("王芳", "王芳"),
        ("王 芳", "王-芳"),
        ("Иван", "Иван"),
        ("007", "007"),
        ("Team 1", "team-1"),
    ],
)
def test_names_become_suffixes(name: str, suffix: str) -> None:
    """Kebab-case ASCII where the name has Latin letters, else the name itself."""
    assert owner_suffix(name) == suffix


@given(st.lists(st.text(min_size=1, max_size=6), unique=True, min_size=1, max_size=8))
@settings(max_examples=40)
def test_ids_are_unique(names: list[str]) -> None:
    """Names that become alike get a number; each owner has one goal."""
    owners = list(each_owner({"id": "calls", "owners": dict.fromkeys(names)}))

    assert [one.data["owner"] for one in owners] == names
    assert len({one.suffix for one in owners}) == len(names)
    assert all(one.suffix.startswith("/") and len(one.suffix) > 1 for one in owners)


def test_alike_names_are_numbered() -> None:
    """In the order of the file."""
    goals, _ = loaded("{Anna Kovács: {}, Anna Kovacs: {}, anna-kovács: {}}")

    assert [goal.id.partition("/")[2] for goal in goals] == ["anna-kovacs", "anna-kovacs-2", "anna-kovacs-3"]
    assert {goal.whole for goal in goals} == {"fewer-repeat-calls"}


def test_one_owner_keeps_the_id() -> None:
    """There is nothing to tell apart."""
    (goal,) = load_text(laid_over("{}")).goals

    assert goal.id == goal.whole == "fewer-repeat-calls"


def test_what_differs_stands_for_its_owner_alone() -> None:
    """All six keys; the others read what is shared."""
    own = """{baseline: 23 %, threshold: 18 %, stretch: 15 %, agreed_by: [owner, Eva],
              milestones: [{by: 2026-11-15, value: 20 %}], start: 2026-11-01}"""
    (anna, bence), file = loaded(f"{{Anna Kovács: , Bence Tóth: {own}}}")

    assert file.faults == ()
    assert (anna.baseline, anna.threshold, anna.start) == (Decimal(18), Decimal(14), date(2026, 10, 1))
    assert anna.realistic.agreed_by == ("Anna Kovács", "Pál Nagy")
    assert (bence.baseline, bence.threshold, bence.start) == (Decimal(23), Decimal(18), date(2026, 11, 1))
    assert bence.stretch == Decimal(15)
    assert bence.realistic.agreed_by == ("Bence Tóth", "Eva")
    assert [one.value for one in bence.time_bound.milestones] == [Decimal(20)]
    assert bence.deadline == anna.deadline == date(2026, 12, 31)


def test_what_differs_is_located_where_it_stands() -> None:
    """And what is shared where that stands."""
    (anna, bence), file = loaded("{Anna Kovács: {}, Bence Tóth: {threshold: 18 %}}")
    threshold = ("realistic", "threshold")

    assert file.document.written(bence.locate(threshold)) == "18 %"
    assert file.document.written(anna.locate(threshold)) == "14 %"
    assert bence.locate(("owner",)) == ("goals", 0, "owners", "Bence Tóth")
    assert bence.path_of(bence.locate(threshold)) == threshold
    assert bence.path_of(anna.locate(threshold)) is None
    assert anna.path_of(bence.locate(threshold)) is None
    assert anna.path_of(("goals", 1)) is None


def test_shared_fault_is_noted_once() -> None:
    """Though each owner's goal reads it."""
    goals, file = loaded("{Anna Kovács: {}, Bence Tóth: {}}", "title: [no]")

    assert [fault.path for fault in file.faults] == [("goals", 0, "title")]
    assert all(goal.is_faulty(("title",)) for goal in goals)


@pytest.mark.parametrize(
    ("owners", "path", "says"),
    [
        ("{Anna: {treshold: 12 %}}", ("owners", "Anna", "treshold"), '"treshold" isn\'t known here'),
        ("{Anna: {deadline: 2026-12-31}}", ("owners", "Anna", "deadline"), '"deadline" isn\'t known'),
        ("{Anna: {threshold: low}}", ("owners", "Anna", "threshold"), '"low" isn\'t a number'),
        ("{Anna: {threshold: 12 min}}", ("owners", "Anna", "threshold"), "doesn't convert"),
        ("{Anna: {agreed_by: null}}", ("owners", "Anna", "agreed_by"), "isn't a list"),
        ("{Anna: 12 %}", ("owners", "Anna"), "isn't a group of keys"),
        ("{}", ("owners",), "is empty"),
        ("[Anna]", ("owners",), "isn't a group of keys"),
    ],
)
def test_faults_of_owners_stand_where_they_are(owners: str, path: tuple[str, ...], says: str) -> None:
    """Each once."""
    _, file = loaded(owners)
    (fault,) = file.faults

    assert fault.path == ("goals", 0, *path)
    assert says in fault.message


def test_section_that_is_no_group_of_keys_is_told() -> None:
    """Even where every owner has figures of their own for it."""
    plan = load_text(laid_over("{owner: null, owners: {Anna: {threshold: 12 %}}, realistic: 14 %}"))

    assert [fault.path for fault in plan.files[0].faults] == [("goals", 0, "realistic")]


def test_owner_beside_owners_is_told() -> None:
    """Only one of the two can be meant."""
    plan = load_text(laid_over("owners: {Bence Tóth: {}}"))

    assert [fault.message for fault in plan.files[0].faults] == ["This goal has an owner and owners as well."]
    assert [goal.owner for goal in plan.goals] == ["Bence Tóth"]


def test_only_so_many_owners_are_judged() -> None:
    """Each costs as much as a goal."""
    goals, file = loaded("{" + ", ".join(f"Agent {number}: " for number in range(501)) + "}")

    assert len(goals) == 500
    assert [fault.message for fault in file.faults] == ["This goal has 501 owners; the first 500 are judged."]
