"""Rows that add up others of their day and owner, told by a column that nothing reads or by an empty team."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readings.plans import codes, read, skips, warnings

if TYPE_CHECKING:
    from smartgoal.readings.export import Export

SUM = "date: Day\nowner: Agent\nmetrics:\n  complaints: {value: N}\n"
TWO = "date: Day\nowner: Agent\nmetrics:\n  complaints: {value: N}\n  training_hours: {value: Solved, unit: h}\n"
MEAN = "date: Day\nowner: Agent\nmetrics:\n  aht: {value: AHT, unit: s, weight: Calls}\n"
MEDIAN = "date: Day\nowner: Agent\nmetrics:\n  first_reply_time: {value: Wait, unit: s, weight: none}\n"
COUNT = "date: Day\nowner: Agent\nmetrics:\n  complaints: {count: rows}\n"
SCORE = "date: Day\nowner: Agent\nteam: {column: Team}\nmetrics:\n  nps: {score: Score}\n"
PAIRS = "date: Day\nowner: Agent\nteam: {column: Team}\nmetrics:\n  complaints: {value: N}\n"
TEAMS = "date: Day\nteam: {column: Team}\nmetrics:\n  complaints: {value: N}\n"
WIDE = "date: Day\nowners: columns\nmetrics:\n  complaints: {value: columns}\n"


def rows(header: str, text: str) -> str:
    """Return an export of rows given with a bar between them."""
    return "\n".join([header, *text.split(" | ")]) + "\n"


def totals_of(export: Export) -> list[int]:
    """Return the lines that were skipped as totals."""
    return [line for line, code in skips(export) if code == "total_row"]


@pytest.mark.parametrize(
    ("text", "lines", "accepted"),
    [
        ("2026-01-05,Anna,A,10 | 2026-01-05,Anna,B,5 | 2026-01-05,Anna,Total,15", [4], 15),
        ("2026-01-05,Anna,TOTAL:,10 | 2026-01-05,Anna,B,10", [2], 10),
        ("2026-01-05,Anna,A,7 | 2026-01-05,Anna,合计,7 | 2026-01-05,Pál,A,3 | 2026-01-05,Pál,合计,3", [3, 5], 10),
        ("2026-01-05,Anna,A,7 | 2026-01-06,Anna,A,1 | 2026-01-31,Anna,Grand total,8", [4], 8),
        ("2026-01-05,Anna,A,7 | 2026-01-05,Anna,B,1 | 2026-01-05,Anna,All queues,8", [4], 8),
        ("2026-01-05,Anna,Összesen,7 | 2026-01-06,Anna,Összesen,8", [], 15),
        ("2026-01-05,Anna,A,1 | 2026-01-05,Anna,All,1 | 2026-01-06,Anna,A,2 | 2026-01-06,Anna,All,2", [3, 5], 3),
        ("2026-01-05,Anna,A,1 | 2026-01-05,Anna,All,1", [], 2),
        ("2026-01-05,Anna,A,1 | 2026-01-06,Anna,All,1", [], 2),
    ],
)
def test_a_total_in_a_column_that_nothing_reads(text: str, lines: list[int], accepted: int) -> None:
    """Of its day, in front of its rows, of each owner, of a month; where all rows are totals they are readings.

    "All" may be a value as any other: it is a total where the figures say so, and one like figure isn't enough.
    """
    export = read(rows("Day,Agent,Queue,N", text), SUM)

    assert totals_of(export) == lines
    assert export.totals["complaints"].sum == accepted
    assert codes(export) == warnings(export) == []


def test_a_total_that_disagrees_is_skipped_with_a_warning() -> None:
    """As one in the column of owners."""
    export = read(rows("Day,Agent,Queue,N", "2026-01-05,Anna,A,10 | 2026-01-05,Anna,Total,16"), SUM)

    assert totals_of(export) == [3]
    assert [warning.message for warning in export.warnings] == [
        "The total of complaints is 16, its rows add up to 10.",
    ]


def test_rows_that_may_be_totals_and_disagree_count_and_are_named() -> None:
    """Once, at the first of them."""
    text = "2026-01-05,Anna,A,10 | 2026-01-05,Anna,B,5 | 2026-01-05,Anna,All,15 | 2026-01-06,Anna,A,1"
    export = read(rows("Day,Agent,Queue,N", f"{text} | 2026-01-06,Anna,All,2 | 2026-01-07,Anna,A,1"), SUM)

    assert totals_of(export) == []
    assert warnings(export) == [(6, "total_disagrees")]
    assert '"All" under "Queue"' in export.warnings[0].message


def test_a_total_of_no_rows_is_rejected() -> None:
    """Whether it is a reading nobody can know."""
    text = "2026-01-05,Anna,A,10,1 | 2026-01-06,Anna,Total,16,2"
    export = read(rows("Day,Agent,Queue,N,Solved", text), TWO)

    assert codes(export) == [(3, "aggregated_row")]
    (reject,) = export.rejects
    assert (reject.column, reject.raw, reject.metric, reject.others) == (
        "Queue", "Total", "complaints", ("training_hours",),
    )  # fmt: skip
    assert reject.owner == "Anna"
    assert export.records == 3


def test_a_total_among_totals_is_the_one_that_counts_twice() -> None:
    """Rows without it in either column aren't there."""
    text = "2026-01-05,Anna,Total,Chat,4 | 2026-01-05,Anna,Total,Voice,6 | 2026-01-05,Anna,Total,Total,10"
    export = read(rows("Day,Agent,Queue,Channel,N", text), SUM)

    assert totals_of(export) == [4]
    assert export.totals["complaints"].sum == 10


def test_totals_are_found_after_many_rows_that_all_say_so() -> None:
    """A column tells what the report is about until it says something else."""
    text = " | ".join(f"2026-01-{1 + day % 28:02},Anna,Total,1" for day in range(600))
    export = read(rows("Day,Agent,Queue,N", f"{text} | 2026-01-05,Anna,A,600"), SUM)

    assert export.accepted == 1
    assert len(totals_of(export)) + len(codes(export)) == 600


def test_rows_passed_over_by_a_filter_say_nothing_about_the_others() -> None:
    """The rows that a source takes are all totals."""
    source = f"{SUM}where: {{Level: Summary}}\n"
    text = "2026-01-05,Anna,A,7,Detail | 2026-01-05,Anna,B,2,Detail | 2026-01-05,Anna,All,9,Summary"
    export = read(rows("Day,Agent,Queue,N,Level", text), source)

    assert export.totals["complaints"].sum == 9
    assert totals_of(export) == []


def test_totals_of_averages() -> None:
    """By their weights."""
    text = "2026-01-05,Anna,A,200,5 | 2026-01-05,Anna,B,400,15 | 2026-01-05,Anna,All,350,20"

    assert totals_of(read(rows("Day,Agent,Queue,AHT,Calls", text), MEAN)) == [4]


@pytest.mark.parametrize(
    ("header", "text", "source"),
    [
        ("Day,Agent,Product", "2026-01-05,Anna,A | 2026-01-05,Anna,Total", COUNT),
        ("Day,Agent,Topic,Wait", "2026-01-05,Anna,A,30 | 2026-01-05,Anna,All,30", MEDIAN),
        ("Day,Agent,Team,Score", "2026-01-05,P,A,9 | 2026-01-05,P,,9 | 2026-01-06,P,A,3 | 2026-01-06,P,,3", SCORE),
        ("Day,Anna,Total,Pál", "2026-01-05,1,3,2 | 2026-01-06,1,3,2", WIDE),
    ],
)  # fmt: skip
def test_rows_that_are_one_thing_each_are_no_totals(header: str, text: str, source: str) -> None:
    """Nor are the columns of owners."""
    export = read(rows(header, text), source)

    assert totals_of(export) == []
    assert codes(export) == []


@pytest.mark.parametrize(
    ("source", "text", "lines"),
    [
        (PAIRS, "2026-01-05,Anna,A,15 | 2026-01-05,Anna,B,16 | 2026-01-05,Anna,,31", [4]),
        (PAIRS, "2026-01-05,Anna,A,15 | 2026-01-05,Anna,B,16 | 2026-01-05,Anna,,30", []),
        (PAIRS, "2026-01-05,Anna,A,15 | 2026-01-05,Pál,,15", []),
        (PAIRS, "2026-01-05,Anna,A,1 | 2026-01-05,Anna,,1 | 2026-01-06,Anna,A,2", []),
        (PAIRS, "2026-01-05,Anna,A,1 | 2026-01-05,Anna,,1 | 2026-01-06,Anna,A,2 | 2026-01-06,Anna,,2", [3, 5]),
        (TEAMS, "2026-01-05,Anna,A,15 | 2026-01-05,Pál,B,16 | 2026-01-05,,,31", [4]),
        (TEAMS, "2026-01-05,Anna,A,15 | 2026-01-05,Pál,B,16 | 2026-01-05,,,3", []),
        (TEAMS, "2026-01-05,Anna,,15 | 2026-01-06,Pál,,16", []),
    ],
)
def test_rows_without_a_team_beside_teams(source: str, text: str, lines: list[int]) -> None:
    """They are totals where all of them say what the rows of their owner and day come to."""
    export = read(rows("Day,Agent,Team,N", text), source)

    assert totals_of(export) == lines
    assert codes(export) == warnings(export) == []


def test_all_of_something_is_no_team() -> None:
    """In any language."""
    text = "2026-01-05,Support,3 | 2026-01-05,Sales,2 | 2026-01-05,{},5"
    for name in ("All teams", "Tous les groupes", "minden csapat", "所有团队", "Alle Teams"):
        export = read(rows("Day,Team,N", text.format(name)), TEAMS)
        assert totals_of(export) == [4], name
        assert export.totals["complaints"].sum == 5, name


def test_tidy_files_with_more_columns() -> None:
    """They have totals too."""
    text = "2026-01-05,complaints,Anna,A,3 | 2026-01-05,complaints,Anna,B,4 | 2026-01-05,complaints,Anna,Total,7"
    export = read(rows("date,metric,owner,queue,value", text))

    assert totals_of(export) == [4]
    assert export.totals["complaints"].sum == 7


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.tuples(st.integers(1, 5), st.sampled_from(["Anna", "Pál"]), st.sampled_from("ABC")),
        st.integers(0, 400),
        min_size=1,
    ),
    st.randoms(use_true_random=False),
)
def test_totals_change_nothing(figures: dict[tuple[int, str, str], int], shuffling: object) -> None:
    """Wherever they stand."""
    text = [f"2026-01-0{day},{name},{queue},{number}" for (day, name, queue), number in figures.items()]
    sums: dict[tuple[int, str], int] = {}
    for (day, name, _), number in figures.items():
        sums[day, name] = sums.get((day, name), 0) + number
    totals = [f"2026-01-0{day},{name},Total,{number}" for (day, name), number in sums.items()]
    both = text + totals
    shuffling.shuffle(both)  # type: ignore[attr-defined]  # hypothesis' own Random

    export = read(rows("Day,Agent,Queue,N", " | ".join(both)), SUM)

    assert export.totals["complaints"].sum == sum(figures.values())
    assert len(totals_of(export)) == len(totals)
    assert warnings(export) == codes(export) == []
