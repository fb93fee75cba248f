"""Records between the readings: words without a reading are passed over, readings that were lost are told."""

from __future__ import annotations

import pytest

from tests.readings.plans import codes, read, skips, warnings

_SOURCE = "date: Date\nowner: Agent\nmetrics:\n  complaints: {value: Calls}\n"
_COUNTED = 'date: Date\nowner: Agent\nmetrics:\n  complaints: {count: {Calls: ["5"]}}\n'
_HEADER = "Date,Agent,Calls\n"


@pytest.mark.parametrize(
    "first",
    [
        "########,Anna,########",
        "########,Anna,-",
        "#REF!,Anna,#REF!",
        "4 May,Anna,1.2k",
        "2026-05-04 10h,Anna,12€ HT",
        "\uff12\uff10\uff12\uff16\uff0d05,Anna,\uff11\uff12",
        "Monday,Anna,n/a",
    ],
)
@pytest.mark.parametrize("source", [_SOURCE, _COUNTED])
def test_a_lost_reading_below_the_header_is_told(first: str, source: str) -> None:
    """It is no second header, though neither its date nor its figure can be read."""
    assert codes(read(f"{_HEADER}{first}\n2026-05-05,anna,5\n", source)) == [(2, "bad_date")]
    assert codes(read(f"{_HEADER}{first}\n2026-05-05,Anna,x\n", _SOURCE)) == [(2, "bad_date"), (3, "bad_number")]


@pytest.mark.parametrize(
    "second",
    [
        "yyyy-mm-dd,text,number",
        "Day,Who?,How many (0 to 10)?",
        "Team Alpha,,",
        ",,calls",
        ",,(0-100)",
        "yyyy-mm-dd,text,0–100",
        "Day,Agent,/10",
        ",,24h",
    ],
)
def test_a_second_header_has_no_values(second: str) -> None:
    """Whatever else it says."""
    export = read(f"{_HEADER}{second}\n2026-05-05,Anna,20\n", _SOURCE)

    assert codes(export) == []
    assert skips(export) == [(1, "preamble"), (2, "second_header")]


def test_what_a_narrow_column_hides_is_named() -> None:
    """A wider column shows it."""
    export = read(f"{_HEADER}########,Anna,2\n2026-05-05,Anna,########\n2026-05-05,########,2\n", _SOURCE)

    assert codes(export) == [(2, "bad_date"), (3, "bad_number"), (4, "missing_owner")]
    assert all("widen it" in reject.hint for reject in export.rejects[:2])


def test_pages_and_groups() -> None:
    """Headings stand anywhere; a page's total is of the page."""
    export = read(
        "Agent,Date,Calls\nTeam Alpha,,\nAnna,2026-05-04,10\nBence,2026-05-04,20\nPage 1 of 2,,\nAgent,Date,Calls\n"
        "Team Beta\nAnna,2026-05-05,1\nBence,2026-05-05,2\nPage 2 of 2,,\nPage total,,3\nReport total,,33\n",
        _SOURCE,
    )

    assert codes(export) == []
    assert warnings(export) == []
    assert skips(export) == [
        (1, "preamble"), (2, "second_header"), (5, "footer"), (6, "repeated_header"), (7, "footer"), (10, "footer"),
        (11, "total_row"), (12, "total_row"),
    ]  # fmt: skip


def test_a_total_of_no_page_disagrees() -> None:
    """It is of the page, of all above or of the whole file."""
    export = read("Agent,Date,Calls\nAnna,2026-05-04,10\nAgent,Date,Calls\nAnna,2026-05-05,1\nPage total,,4\n", _SOURCE)

    assert warnings(export) == [(5, "total_disagrees")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",,12 mins", "bad_date"),
        (",,#REF!", "bad_date"),
        ("2026-13-45,,", "bad_date"),
        ("Anna;2026-05-06;7", "too_few_fields"),
        ("2026-05-06;Anna;7", "too_few_fields"),
        ("two,words,", "bad_date"),
    ],
)
def test_a_lone_cell_that_may_be_a_reading_is_told(row: str, code: str) -> None:
    """Between others; behind the last it may be a footer."""
    export = read(f"{_HEADER}2026-05-04,Anna,1\n{row}\n2026-05-05,Anna,2\n", _SOURCE)

    assert codes(export) == [(3, code)]


def test_an_owner_above_the_rows_is_no_heading() -> None:
    """Where names are filled down, a page's number would be a name."""
    source = _SOURCE.replace("owner: Agent", "owner: {column: Agent, fill_down: true}")
    export = read(f"{_HEADER}2026-05-04,Anna,1\n,Page 2 of 3,\n2026-05-05,,2\n", source)

    assert codes(export) == [(3, "bad_date")]


def test_a_known_owner_alone_below_the_header_is_a_heading() -> None:
    """Nothing of theirs is lost."""
    export = read(f"{_HEADER},Anna,\n2026-05-05,Anna,20\n", _SOURCE)

    assert codes(export) == []
    assert skips(export) == [(1, "preamble"), (2, "footer")]


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        ("Date\n2026-05-04\nsometime in May\n2026-05-05\n", "{count: rows}"),
        ("Date,Agent\n2026-05-04,Anna\n,Anna\n2026-05-05,Anna\n", "{count: rows}"),
        ("Date,Ticket\n2026-05-04,T-1\n,T-2\n2026-05-05,T-3\n", "{count: rows}"),
        ("Date,Kind\n2026-05-04,angry\n,angry\n2026-05-05,calm\n", "{count: {Kind: [angry]}}"),
    ],
)
def test_a_counted_row_may_be_a_lone_cell(lines: str, source: str) -> None:
    """What has lost its date is told, since the row itself or its word is the figure."""
    export = read(lines, f"date: Date\nteam: {{is: Support}}\nmetrics:\n  complaints: {source}\n")

    assert codes(export) == [(3, "bad_date")]


@pytest.mark.parametrize(
    ("whose", "expected"),
    [("", [(3, "bad_date")]), ("owner: {is: Anna}\n", [(3, "bad_date")]), ("team: {is: Support}\n", [])],
)
def test_words_between_may_say_whose_the_rows_are(whose: str, expected: list[tuple[int, str]]) -> None:
    """Where the rows don't: Bence's would count for whoever is asked for."""
    text = "Date,Calls\n2026-05-04,1\nAgent: Bence,\n2026-05-05,2\n"
    source = f"date: Date\n{whose}metrics:\n  complaints: {{value: Calls}}\n"

    assert codes(read(text, source)) == expected


@pytest.mark.parametrize("metric", ["{value: Calls}", "{count: rows}"])
def test_the_first_owner_above_their_rows_is_no_lost_reading(metric: str) -> None:
    """Right below the header nothing but the name stands."""
    source = f"date: Date\nowner: {{column: Agent, fill_down: true}}\nmetrics:\n  complaints: {metric}\n"
    export = read("Agent,Date,Calls\nAnna,,\n,2026-05-04,3\n,2026-05-05,4\n", source)

    assert (export.accepted, codes(export)) == (2, [])


_FILLED_DOWN = "date: Date\nowner: {{column: Agent, fill_down: true}}\nmetrics:\n  complaints: {}\n"


@pytest.mark.parametrize("metric", ["{value: Calls}", "{count: rows}"])
def test_owners_above_their_rows_head_groups(metric: str) -> None:
    """Wherever they stand, also where no rows follow."""
    text = "Agent,Date,Calls\nAnna,,\n,2026-05-04,3\nBence,,\nCili,,\nCili,,\n,2026-05-04,4\n,2026-05-05,5\n"

    export = read(text, _FILLED_DOWN.format(metric))

    assert (export.accepted, codes(export)) == (3, [])
    assert skips(export)[1:] == [(2, "footer"), (4, "footer"), (5, "footer"), (6, "footer")]
    assert export.totals["complaints"].owners == ("Anna", "Cili")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Anna,,\n,2026-05-04,3\nPage 2 of 3,,\n,2026-05-05,5\n", [4]),
        ("Anna,,\n,2026-05-04,3\nSecret,,\n,2026-05-05,5\nBence,,\n,2026-05-04,3\nSecret,,\n,2026-05-05,5\n", [4, 8]),
        ("Anna,2026-05-03,1\n,2026-05-04,3\nBence,,\n,2026-05-05,5\n", [4]),
        ("Anna,,\n,2026-05-04,3\nBence\n,2026-05-05,5\n", [4]),
        ("Anna,,\n,2026-05-04,3\n----,,\n,2026-05-05,5\n", [4]),
        ("Anna,,\n,2026-05-04,3\nn/a,,\n,2026-05-05,5\n", [4]),
    ],
)
def test_words_that_may_be_no_owners_are_told(rows: str, told: list[int]) -> None:
    """What stands on every page, has a figure in it or is no whole record, and where owners stand beside their rows."""
    export = read(f"Agent,Date,Calls\n{rows}", _FILLED_DOWN.format("{value: Calls}"))

    assert [line for line, _ in codes(export)] == told
