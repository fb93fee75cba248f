"""A rejected row, or a level with two values, stands on the goals that it concerns and on no others."""

from __future__ import annotations

from datetime import date

import pytest

from smartgoal.readings.sums.gather import RejectLimit
from tests.readings.together import directly, file, goal

ANY = RejectLimit(10**9)
TEXTS = {
    "e.yaml": file(
        goal("q", "Anna", "metric: qa_score", "80 %"),
        goal("t", "Bence", "metric: tickets_solved", "10"),
        goal("u", "Anna", "metric: tickets_solved", "10"),
    )
}


@pytest.mark.parametrize(
    ("row", "concerned"),
    [
        ("2026-04-16,tickets_solved,Carla,5,s", ""),
        ("2026-04-16,tickets_solved,Bence,5,s", "t"),
        ("2026-04-16,tickets_solved,,5,s", "tu"),
        ("2026-04-16,tickets_solved,Bence,x5,", "t"),
        ("2026-02-30,tickets_solved,Bence,5,", "t"),
        ("2026-02-30,qa_score,Anna,5,%", "q"),
        ("2026-04-16,qa_scoer,Anna,5,%", "q"),
        ("2026-04-16,lunch,Anna,5,%", "qu"),
        ("2026-04-16,tickets_solved,Bence", "qtu"),
    ],
)
@pytest.mark.parametrize("beside", ["", "2026-04-02,qa_score,Anna,99,%\n2026-04-02,tickets_solved,Bence,5,\n"])
def test_who_is_concerned(row: str, concerned: str, beside: str) -> None:
    """Whoever and whatever the row names; all that it may have been about where it can't be read."""
    head = "date,metric,owner,value,unit\n"

    found = directly(TEXTS, {"e.csv": f"{head}{beside}{row}\n"}, ANY)

    line = 2 + beside.count("\n")
    assert {name for name, one in found.items() if one.errors} == set(concerned)
    assert {error[:2] for one in found.values() for error in one.errors} == ({("e.csv", line)} if concerned else set())
    assert {name for name, one in found.items() if "data_errors" in one.qualifiers} == set(concerned)


def test_the_owner_of_a_source_is_named_as_it_says() -> None:
    """By an alias, or one for all its rows."""
    source = "sources: [{{name: s, files: s.csv, date: Day, owner: {}, metrics: {{tickets_solved: {{value: Done}}}}}}]"
    rows = "Day,Who,Done\nsoon,BENI,5\n2026-04-02,BENI,x\n"
    for owner in ("{column: Who, aliases: {BENI: Bence}}", "{is: Bence}"):
        text = TEXTS["e.yaml"].replace("\n\ngoals", f"\n{source.format(owner)}\ngoals")
        found = directly({"e.yaml": text}, {"s.csv": rows}, ANY)
        assert {name: [line for _, line, _ in one.errors] for name, one in found.items()} == {
            "q": [], "t": [2, 3], "u": [],
        }  # fmt: skip


LEVELS = {
    "l.yaml": file(
        goal("l", "Anna", "metric: lv", "80"),
        head="metrics: {lv: {name: LV, kind: last, unit: tickets, better: lower}}",
    )
}
HEAD = "date,metric,owner,value\n"


def test_two_values_are_named_where_they_stand() -> None:
    """Not in the first file that has rows."""
    exports = {
        "l1.csv": HEAD + "2026-04-02,lv,Anna,5\n",
        "l2.csv": HEAD + "2026-04-03,lv,Anna,6\n2026-04-03,lv,Anna,7\n",
        "l3.csv": HEAD + "2026-04-20,lv,Anna,7\n",
    }

    found = directly(LEVELS, exports, today=date(2026, 4, 5))["l"]
    assert (found.status, found.errors) == ("no_data", (("l2.csv", 3, "conflicting_values"),))
    assert "data_errors" in found.qualifiers
    # The day after the third file's, what was said on the third doesn't matter any more.
    later = directly(LEVELS, exports)["l"]
    assert (later.status, later.value) == ("met", 7)
    assert later.errors == ()


@pytest.mark.parametrize("today", [date(2026, 5, 2), date(2026, 6, 5)])
def test_two_values_on_a_day_that_doesnt_count(today: date) -> None:
    """After the deadline they are nobody's fault."""
    rows = "2026-04-02,lv,Anna,5\n2026-04-29,lv,Anna,5\n2026-05-20,lv,Anna,6\n2026-05-20,lv,Anna,7\n"

    found = directly(LEVELS, {"l.csv": HEAD + rows}, today=today)["l"]

    assert (found.status, found.value) == ("met", 5)
    assert found.errors == ()
    assert "data_errors" not in found.qualifiers
