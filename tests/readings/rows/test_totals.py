"""Total rows: told from records that lack their owner, and held against the rows that they are of."""

from __future__ import annotations

import pytest

from tests.readings.plans import codes, read, skips, warnings

SUM = "date: Day\nowner: Agent\nmetrics:\n  complaints: {value: N}\n"
MEAN = "date: Day\nowner: Agent\nmetrics:\n  aht: {value: AHT, unit: s, weight: Calls}\n"
SHARE = 'date: Day\nowner: Agent\nmetrics:\n  csat: {value: Score, unit: "%", weight: Answers}\n'
MEDIAN = "date: Day\nowner: Agent\nmetrics:\n  first_reply_time: {value: Wait, unit: s, weight: Calls}\n"
MONDAY = "2026-01-05"


def totals_of(text: str, source: str) -> list[int]:
    """Return the lines that were skipped as totals."""
    return [line for line, code in skips(read(text, source)) if code == "total_row"]


def test_a_dated_row_whose_average_is_of_no_rows_lacks_its_owner() -> None:
    """Its count alone fits that of the row above."""
    export = read("Day,Agent,AHT,Calls\n2026-01-05,Anna Kovács,250,10\n2026-01-05,,900,10\n", MEAN)

    assert codes(export) == [(3, "missing_owner")]


def test_a_dated_row_is_no_total_of_rows_of_other_days() -> None:
    """That one small figure equals another, or the sum of a few, happens by chance."""
    export = read(
        "Day,Agent,N\n2026-01-05,Anna,1\n2026-02-20,,1\n2026-02-21,Anna,2\n2026-03-30,,2\n2026-04-01,,3\n", SUM
    )

    assert codes(export) == [(3, "missing_owner"), (5, "missing_owner"), (6, "missing_owner")]


@pytest.mark.parametrize(
    "rows",
    [
        "2026-01-05,Anna,4 2026-01-05,Bence,3 2026-01-05,,7 2026-01-06,Anna,2",
        "2026-01-05,Anna,4 2026-01-06,Bence,3 2026-01-06,,7",
        "2026-01-05,Anna,4 2026-01-06,Bence,3 2026-01-05,,7",
        "2026-01-05,Anna,4 2026-01-05,,4 2026-01-06,Anna,3 2026-01-06,,3",
        "2026-01-05,Anna,4 2026-01-04,,0 2026-01-06,Bence,1",
    ],
)
def test_dated_rows_without_owner_that_are_totals(rows: str) -> None:
    """Of their day, of the rows above with their first or last day, of each day, of nothing."""
    export = read("Day,Agent,N\n" + rows.replace(" ", "\n") + "\n", SUM)

    assert codes(export) == []
    assert [code for _, code in skips(export)].count("total_row") == rows.count(",,")
    assert warnings(export) == []


@pytest.mark.parametrize(
    ("unit", "rows", "says"),
    [
        ("mm:ss", "06:00,5 | 07:00,5 | 06:34", '"AHT" (aht) is 6 min 34 s, its rows make 6 min 30 s together.'),
        ("h:mm", "6:00,5 | 7:00,6 | 6:34", '"AHT" (aht) is 6 h 34 min, its rows make 6 h 32 min 44 s together.'),
    ],
)
def test_totals_of_durations_are_told_as_durations(unit: str, rows: str, says: str) -> None:
    """By the name of their column, with the metric beside it."""
    one, two, total = rows.split(" | ")
    text = f"Day,Agent,AHT,Calls\n2026-01-05,Anna,{one}\n2026-01-06,Anna,{two}\nTotal,,{total},\n"

    export = read(text, MEAN.replace("unit: s", f'unit: "{unit}"'))

    assert [warning.message for warning in export.warnings] == [f"The total of {says}"]


def test_one_row_of_a_day_is_no_total_of_another_where_other_days_have_none() -> None:
    """The same small figure twice on a day isn't rare."""
    export = read("Day,Agent,N\n2026-01-05,Anna,1\n2026-01-05,,1\n2026-01-06,Anna,3\n", SUM)

    assert codes(export) == [(3, "missing_owner")]


@pytest.mark.parametrize(
    ("total", "says"),
    [
        ("999,20", 'The total of "AHT" (aht) is 999, its rows make 350 together.'),
        ("350,21", 'The total of "Calls" is 21, its rows add up to 20.'),
        ("351,20", None),
        ("350.4,20", None),
        ("300,20", None),
        (",20", None),
        ("999,", 'The total of "AHT" (aht) is 999, its rows make 350 together.'),
    ],
)
def test_totals_of_averages_are_held_against_the_mean(total: str, says: str | None) -> None:
    """By their weights or plainly, and as exactly as reports round."""
    export = read(f"Day,Agent,AHT,Calls\n2026-01-05,Anna,200,5\n2026-01-06,Anna,400,15\nTotal,,{total}\n", MEAN)

    assert skips(export)[-1] == (4, "total_row")
    assert [warning.message for warning in export.warnings] == ([says] if says else [])


def test_shares_are_compared_as_exactly_as_they_are_written() -> None:
    """By their answers they are 84.35 % together, plainly 83 %."""
    rows = "Day,Agent,Score,Answers\n2026-01-05,Anna,85.25 %,4\n2026-01-06,Anna,80.75 %,1\n"

    for total in ("84.35 %", "84.3 %", "84 %", "83 %"):
        assert warnings(read(f"{rows}Total,,{total},5\n", SHARE)) == []
    for total in ("84.1 %", "81 %", "86 %"):
        assert warnings(read(f"{rows}Total,,{total},5\n", SHARE)) == [(4, "total_disagrees")]


def test_totals_of_medians_say_nothing_but_their_count() -> None:
    """A median of all isn't one of medians."""
    rows = "Day,Agent,Wait,Calls\n2026-01-05,Anna,20,1\n2026-01-06,Anna,30,1\n"

    assert warnings(read(f"{rows}Total,,999,2\n", MEDIAN)) == []
    assert warnings(read(f"{rows}Total,,25,3\n", MEDIAN)) == [(4, "total_disagrees")]


def test_totals_of_no_calls_have_no_mean() -> None:
    """A quiet day's average means nothing."""
    text = f"Day,Agent,AHT,Calls\n{MONDAY},Anna,0,0\nTotal,,5,0\n2026-01-06,Anna,300,2\n"

    assert warnings(read(text, MEAN)) == []


def test_a_total_of_a_day_may_stand_above_its_rows() -> None:
    """Where it says so."""
    text = f"Day,Agent,N\n2026-01-04,Anna,1\n{MONDAY},Total,5\n{MONDAY},Anna,2\n{MONDAY},Bence,3\n"

    assert totals_of(text, SUM) == [3]
    assert warnings(read(text, SUM)) == []


def test_totals_with_more_digits_than_their_rows() -> None:
    """The column is kept in finer parts from then on, the rows as well."""
    text = f"Day,Agent,N\n{MONDAY},Anna,1\n{MONDAY},Support total,1.5\n"

    assert [warning.message for warning in read(text, SUM).warnings] == [
        'The total of "N" (complaints) is 1.5, its rows add up to 1.'
    ]
    short = read(f"Agent,N,Day\nAnna,1,{MONDAY}\nAnna,2.5,{MONDAY}\nTotal,3.525\n", SUM)
    assert [warning.message for warning in short.warnings] == [
        'The total of "N" (complaints) is 3.525, its rows add up to 3.5.'
    ]


def test_totals_in_tidy_files_are_of_their_metric() -> None:
    """Other metrics stand in the same columns."""
    rows = "date,metric,owner,value,weight\n2026-01-05,aht,Anna,5,2\n2026-01-05,csat,Anna,80,7\n"

    assert warnings(read(f"{rows}2026-01-05,aht,Total,5,2\n2026-01-05,csat,Total,80,7\n")) == []
    assert warnings(read(f"{rows}2026-01-05,aht,Total,80,2\n")) == [(4, "total_disagrees")]
    assert codes(read(f"{rows}2026-01-05,aht,,80,7\n")) == [(4, "missing_owner")]
