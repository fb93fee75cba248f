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
        'The total of "N" (complaints) is 16, its rows add up to 10.',
    ]


def test_rows_that_may_be_totals_and_disagree_count_and_are_named() -> None:
    """Once, at the first of them."""
    text = "2026-01-05,Anna,A,10 | 2026-01-05,Anna,B,5 | 2026-01-05,Anna,All,15 | 2026-01-06,Anna,A,1"
    export = read(rows("Day,Agent,Queue,N", f"{text} | 2026-01-06,Anna,All,2 | 2026-01-07,Anna,A,1"), SUM)

    assert totals_of(export) == []
    assert warnings(export) == [(6, "total_disagrees")]
    assert '"All" under "Queue"' in export.warnings[0].message


@pytest.mark.parametrize(
    "cell", ["Total ", " Total", "TOTAL :", "(Total)", "* Total *", "--- Total ---", "Grand-Total", "[all]", "Tous"]
)
def test_what_stands_around_the_word(cell: str) -> None:
    """Blanks, colons, brackets and dashes."""
    day = "2026-01-0{0},Anna,A,1 | 2026-01-0{0},Anna,B,2 | 2026-01-0{0},Anna,{1},3"
    text = " | ".join(day.format(number, cell) for number in (5, 6))

    assert totals_of(read(rows("Day,Agent,Queue,N", text), SUM)) == [4, 7]


@pytest.mark.parametrize("name", ["Support total", "Average", "Team average", "Átlag", "Total complaints: all"])
def test_columns_of_totals_are_nobodys(name: str) -> None:
    """Among columns of owners."""
    export = read(rows(f"Day,Anna,Pál,{name}", "2026-01-05,1,3,4 | 2026-01-06,2,2,4"), WIDE)

    assert export.totals["complaints"].sum == (8 if name != "Total complaints: all" else 16)


def test_a_row_that_says_something_else_as_well_is_a_reading() -> None:
    """Nothing but nothing adds up to nothing, and the score beside it would be lost."""
    source = f"{PAIRS}  first_reply_time: {{value: Wait, unit: s, weight: none}}\n"
    text = "2026-01-05,Anna,A,0,40 | 2026-01-05,Anna,B,0,50 | 2026-01-05,Anna,,0,10 | 2026-01-06,Anna,A,0,40"

    assert totals_of(read(rows("Day,Agent,Team,N,Wait", text), source)) == []
    lost = read(rows("Day,Agent,Team,N,Wait", text.replace("Anna,,0,10", ",,0,10")), source)
    assert codes(lost) == [(4, "missing_owner")]


def test_a_row_with_a_key_is_one_thing() -> None:
    """A customer may be called Total."""
    source = "date: Day\nkey: Id\nmetrics:\n  complaints: {value: N}\n"
    text = "1,2026-01-05,Shell,1 | 2,2026-01-05,Total,2 | 3,2026-01-05,Elf,4"

    assert read(rows("Id,Day,Customer,N", text), source).totals["complaints"].sum == 7


def test_totals_that_nothing_can_check_are_skipped_with_a_warning() -> None:
    """Of medians and plain averages."""
    text = "2026-01-05,Anna,A,30 | 2026-01-05,Anna,Total,30"
    export = read(rows("Day,Agent,Queue,Wait", text), MEDIAN)

    assert totals_of(export) == [3]
    assert "though not all in it can be checked" in export.warnings[0].message


@pytest.mark.parametrize(
    ("text", "lines", "warned"),
    [
        ("@5,P,A,1.25 | @5,P,B,2.33 | @5,P,,3.6", [4], []),
        ("@5,P,A,1 | @5,P,B,2 | @5,P,,3 | @6,P,A,1 | @6,P,B,n/a | @6,P,,3 | @7,P,A,5 | @7,P,B,2 | @7,P,,7",
         [4, 7, 10], [(7, "total_disagrees")]),
        ("@5,P,A,1 | @5,P,B,2 | @5,P,,3 | @6,P,A,1 | @6,P,B,4 | @6,P,,9", [], [(7, "total_disagrees")]),
    ],
)  # fmt: skip
def test_most_rows_decide_for_all(text: str, lines: list[int], warned: list[tuple[int, str]]) -> None:
    """A report rounds, and one cell may be missing; where only half of them fit, all count, with a warning."""
    export = read(rows("Day,Agent,Team,N", text.replace("@", "2026-01-0")), PAIRS)

    assert totals_of(export) == lines
    assert warnings(export) == warned


def test_an_empty_team_beside_all_of_another_column() -> None:
    """Either tells that the row is a total."""
    day = "2026-01-0{0},Anna,A,Phone,1 | 2026-01-0{0},Anna,B,Mail,2 | 2026-01-0{0},Anna,,All,3"
    text = " | ".join(day.format(number) for number in (5, 6))

    assert totals_of(read(rows("Day,Agent,Team,Channel,N", text), PAIRS)) == [4, 7]


def test_a_counted_metric_beside_a_sum() -> None:
    """The rows of the sum still have totals."""
    source = f"{SUM}  tickets_solved: {{count: {{Status: [solved]}}}}\n"
    text = "2026-01-05,Anna,A,1,solved | 2026-01-05,Anna,B,2,open | 2026-01-05,Anna,Total,3,"

    assert totals_of(read(rows("Day,Agent,Queue,N,Status", text), source)) == [4]


@pytest.mark.parametrize(
    ("name", "lines"), [("Total: Support", [3]), ("合计：客服", [3]), ("Totally Calls", []), ("Total Recall", [])]
)
def test_owners_headed_by_the_word(name: str, lines: list[int]) -> None:
    """With a colon; people are called Total, too."""
    assert totals_of(read(rows("Day,Agent,N", f"2026-01-05,Anna,1 | 2026-01-05,{name},1"), SUM)) == lines


@pytest.mark.parametrize(
    "name", ["Total équipe", "Total Support", "Sous-total", "Összesen csapat", "客服合计", "合计客服", "Grand total A"]
)
def test_owners_named_like_totals_are_none_where_their_figures_fit(name: str) -> None:
    """Each on its day, whatever stands above."""
    day = f"2026-01-0{{0}},{name},{{1}} | 2026-01-0{{0}},Anna,{{0}} | 2026-01-0{{0}},Bence,1"
    export = read(rows("Day,Agent,N", " | ".join((day.format(5, 6), day.format(6, 7)))), SUM)

    assert totals_of(export) == [2, 5]
    assert (export.totals["complaints"].owners, warnings(export)) == (("Anna", "Bence"), [])


@pytest.mark.parametrize("name", ["Total Tom", "Moyenne équipe"])
def test_owners_named_like_totals_are_told_where_their_figures_differ(name: str) -> None:
    """Once; they may be people."""
    day = f"2026-01-0{{0}},Anna,{{0}} | 2026-01-0{{0}},Bence,1 | 2026-01-0{{0}},{name},3"
    export = read(rows("Day,Agent,N", " | ".join((day.format(5), day.format(6)))), SUM)

    assert totals_of(export) == []
    assert warnings(export) == [(4, "total_disagrees")]
    told = f'"{name}" under "Agent" has other figures than the rows beside it, and counts as well.'
    assert export.warnings[0].message == told


def test_totals_of_teams_are_held_against_their_own() -> None:
    """Where a column says whose they are; a total of all is of all."""
    day = (
        "@{0},Anna,A,1 | @{0},Bence,A,2 | @{0},Total A,A,3 | @{0},Cili,B,4 | @{0},Dani,B,1 | @{0},Total B,B,5"
        " | @{0},Total de tous,,8"
    )
    text = " | ".join((day.format(5), day.format(6))).replace("@", "2026-01-0")
    export = read(rows("Day,Agent,Team,N", text), PAIRS)

    assert totals_of(export) == [4, 7, 8, 11, 14, 15]
    assert warnings(export) == []


def test_teams_named_like_totals() -> None:
    """Without a column of owners."""
    text = "2026-01-05,A,1 | 2026-01-05,B,2 | 2026-01-05,Total général équipes,3"

    assert totals_of(read(rows("Day,Team,N", text), TEAMS)) == [4]


def test_totals_by_name_that_nothing_can_check_are_told() -> None:
    """Medians don't add up; where rows are counted, a row is a row."""
    text = "2026-01-05,Anna,30 | 2026-01-05,Bence,40 | 2026-01-05,Total équipe,35"
    (warned,) = read(rows("Day,Agent,Wait", text), MEDIAN).warnings
    counted = read(rows("Day,Agent,Wait", text), COUNT)

    assert "which can't be checked, and counts as well" in warned.message
    assert warnings(counted) == []


def test_an_alias_of_somebody_called_total_is_no_total() -> None:
    """Whoever writes it knows."""
    source = (
        "date: Day\nowner: {column: Agent, aliases: {Total équipe: Total Tom}}\nmetrics:\n  complaints: {value: N}\n"
    )
    text = "2026-01-05,Anna,1 | 2026-01-05,Bence,2 | 2026-01-05,Total équipe,3"

    assert totals_of(read(rows("Day,Agent,N", text), source)) == []


def test_quiet_days_make_nobody_a_total() -> None:
    """Where few have any complaints, 0 is the sum of 0 and 0 on most days, and 1 sometimes that of 1 and 0."""
    day = "@{0},Anna,0 | @{0},Bence,{1} | @{0},Total Care,{2}"
    figures = ((1, 0, 0), (2, 0, 0), (3, 0, 0), (4, 1, 1), (5, 0, 0))
    text = " | ".join(day.format(*each) for each in figures).replace("@", "2026-01-0")

    assert totals_of(read(rows("Day,Team,N", text), TEAMS)) == []
    assert warnings(read(rows("Day,Team,N", text), TEAMS)) == []


def test_quiet_days_of_totals_are_totals() -> None:
    """The others show what they are."""
    day = "@{0},Anna,{1} | @{0},Bence,{1} | @{0},Total équipe,{2}"
    text = " | ".join(day.format(*each) for each in ((1, 0, 0), (2, 0, 0), (3, 2, 4))).replace("@", "2026-01-0")

    assert totals_of(read(rows("Day,Agent,N", text), SUM)) == [4, 7, 10]


def test_people_of_a_team_named_like_a_total_are_people() -> None:
    """Their own names say whose the rows are."""
    text = "2026-01-05,Anna,Total Care,3 | 2026-01-05,Bence,Sales,1 | 2026-01-05,Cili,Sales,2"

    assert (
        totals_of(read(rows("Day,Agent,Team,N", text), PAIRS)),
        warnings(read(rows("Day,Agent,Team,N", text), PAIRS)),
    ) == ([], [])


def test_who_is_named_like_a_total_has_totals_too() -> None:
    """What says "Total" in a column that nothing reads is held against their rows as well."""
    parts = "2026-01-05,Total Care,A,3 | 2026-01-05,Total Care,B,4 | 2026-01-05,Total Care,Total,7"
    export = read(rows("Day,Team,Queue,N", f"{parts} | 2026-01-05,Sales,A,1 | 2026-01-05,Sales,Total,1"), TEAMS)

    assert (totals_of(export), export.rejects) == ([4, 6], ())


def test_totals_without_figures() -> None:
    """Nothing was taken in, so nothing adds up."""
    export = read(rows("Day,Agent,Queue,N", "2026-01-05,Anna,A,n/a | 2026-01-05,Anna,Total,n/a"), SUM)

    assert (export.accepted, totals_of(export), codes(export)) == (0, [], [])


def test_two_breakdowns_without_their_parts_are_named() -> None:
    """Each row says Total, in one column or the other: which of them count twice nobody can tell."""
    text = "@5,Anna,Phone,Total,5 | @5,Anna,Mail,Total,1 | @5,Anna,Total,A,3 | @5,Anna,Total,B,3"
    export = read(rows("Day,Agent,Channel,Queue,N", text.replace("@", "2026-01-0")), SUM)
    one = read(
        rows("Day,Agent,Channel,Queue,N", text.replace("@", "2026-01-0").partition(" | 2026-01-05,Anna,Total")[0]), SUM
    )

    assert warnings(export) == [(2, "total_disagrees")]
    assert 'under "Channel" or "Queue"' in export.warnings[0].message
    assert warnings(one) == []


def test_an_alias_says_who_is_meant() -> None:
    """Whatever the name looks like."""
    source = "date: Day\nowner: {column: Agent, aliases: {All agents: Support}}\nmetrics:\n  complaints: {value: N}\n"
    export = read(rows("Day,Agent,N", "2026-01-05,Anna,1 | 2026-01-05,All agents,5"), source)

    assert export.totals["complaints"].owners == ("Anna", "Support")


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
