"""Dates and times as exports write them, cut into days of the goals' zone."""

from __future__ import annotations

from datetime import date

import pytest

from smartgoal.errors import ReadingsError
from tests.readings.plans import codes, plan_for, read, read_export, warnings

SOURCE = "date: {}\nmetrics:\n  complaints: {{value: n}}\n"


def day_of(cell: str, column: str = "Day", *, extra: str = "") -> str:
    """Return the day that a cell is read as."""
    export = read(f'Day,n\n"{cell}",1\n', SOURCE.format(column) + extra)
    assert export.span is not None, export.rejects
    return export.span[0].isoformat()


@pytest.mark.parametrize(
    "cell",
    [
        "2026-01-31", "2026/1/31", "2026. 01. 31.", "2026.01.31", "20260131", "2026年1月31日", "31/01/2026",
        "1/31/2026", "31.1.2026", "31 Jan 2026", "Jan 31, 2026", "31-Jan-26", "Saturday, 31 January 2026",
        "31 janvier 2026", "2026. január 31.", "January 31st, 2026", " 2026-01-31 ", "2026-01-31T10:00:00",
        "2026-01-31 10:00", "31/01/2026 10:00:00.123", "1/31/2026 11:59 PM", "1/31/26, 12:00 a.m.", "20260131T1000",
        "2026-01-31T12:00:00Z", "2026-01-31 12:00 UTC", "2026-01-31 12:00 GMT+1", "2026-01-31 23:30+0100",
        "31 Jan 2026 10:00",
    ],
)  # fmt: skip
def test_the_same_day_in_many_forms(cell: str) -> None:
    """All of them are 31 January."""
    assert day_of(cell) == "2026-01-31"


@pytest.mark.parametrize(
    "cell", ["1er février 2026", "1 févr. 2026", "2026. február 1.", "Feb 1 2026", "1 February 2026"]
)
def test_the_first_of_february(cell: str) -> None:
    """Also with the ending of an ordinal."""
    assert day_of(cell) == "2026-02-01"


def test_declared_formats() -> None:
    """Of strptime, with or without a time, and Excel's day numbers."""
    assert day_of("01312026", '{column: Day, format: "%m%d%Y"}') == "2026-01-31"
    assert day_of("1/31/2026", '{column: Day, format: "%m/%d/%Y"}') == "2026-01-31"
    assert day_of("31.01.2026 23h", '{column: Day, format: "%d.%m.%Y %Hh"}', extra="timezone: UTC\n") == "2026-02-01"
    assert day_of("46053", "{column: Day, format: excel_serial}") == "2026-01-31"
    assert day_of("46053.75", "{column: Day, format: excel_serial}") == "2026-01-31"
    for column, cell in (('{column: Day, format: "%m%d%Y"}', "1312026"), ("{column: Day, format: excel_serial}", "12")):
        assert codes(read(f"Day,n\n{cell},1\n", SOURCE.format(column))) == [(2, "bad_date")]


@pytest.mark.parametrize(
    "cell",
    [
        "1/31/2026 13:00 PM",
        "2026-01-31 24:00",
        "2026-01-31 10:75",
        "31 Foo 2026",
        "32 January 2026",
        "2201-01-01",
        "Jan 2026",
        "2026-01-31T10:00:00+99:00",
        "2026-01-31T10:00:00+24:00",
        "2026-01-31T10:00:00-14:01",
        "2026-01-31 10:00+13:60",
        "1900-01-01T00:30:00+14:00",
    ],
)
def test_no_such_day_or_time(cell: str) -> None:
    """The hint says what is wrong."""
    (reject,) = read(f'Day,n\n"{cell}",1\n', SOURCE.format("Day")).rejects

    assert reject.code == "bad_date"
    assert reject.hint


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "Europe/Budapest"])
@pytest.mark.parametrize(
    ("form", "cell"),
    [
        ("%d/%m/%Y %H:%M", "01/01/0001 00:00"),
        ("%d/%m/%Y %H:%M", "31/12/9999 23:59"),
        ("%d/%m/%Y", "31/12/9999"),
        ("%Y-%m-%d %H:%M %z", "0001-01-01 00:00 +1400"),
        ("%Y-%m-%d %H:%M %z", "2026-01-01 00:00 +2359"),
    ],
)
def test_days_of_declared_formats_keep_to_the_bounds(form: str, cell: str, zone: str) -> None:
    """The "never" of some exports is no day, whatever the zone."""
    source = SOURCE.format(f'{{column: Day, format: "{form}"}}') + f"timezone: {zone}\n"

    assert codes(read(f"Day,n\n{cell},1\n", source)) == [(2, "bad_date")]


def test_times_before_the_first_day_elsewhere() -> None:
    """The first night of 1900 in Tokyo was still 1899 in Budapest."""
    assert codes(read("Day,n\n1900-01-01 00:00,1\n", SOURCE.format("Day") + "timezone: Asia/Tokyo\n")) == [
        (2, "bad_date")
    ]


def test_a_format_that_leaves_the_day_open_is_refused() -> None:
    """Python would make it a day of 1900."""
    with pytest.raises(ReadingsError, match="year, month and day") as caught:
        read("Day,n\n05/01,1\n", SOURCE.format('{column: Day, format: "%d/%m"}'))

    assert caught.value.code == "ambiguous_date"


def test_a_declared_order_rejects_the_others() -> None:
    """31/01 is no month."""
    export = read("Day,n\n01/02/2026,1\n31/01/2026,1\n", SOURCE.format("{column: Day, order: mdy}"))

    assert codes(export) == [(3, "bad_date")]
    assert export.span == (date(2026, 1, 2), date(2026, 1, 2))


def test_times_are_cut_into_days_of_the_goals_zone() -> None:
    """23:30 in UTC is the next day in Budapest; an offset beats the source's zone."""
    assert day_of("2026-01-31 23:30", extra="timezone: UTC\n") == "2026-02-01"
    assert day_of("2026-01-31 23:30-05:00", extra="timezone: UTC\n") == "2026-02-01"
    assert day_of("2026-02-01 00:30+05:00") == "2026-01-31"


def test_clocks_that_jump() -> None:
    """2:30 isn't there on 29 March and twice on 25 October: the day is certain, so it is kept and named."""
    export = read("Day,n\n2026-03-29 02:30,1\n2026-10-25 02:30,1\n2026-10-25 04:30,1\n", SOURCE.format("Day"))

    assert export.accepted == 3
    assert warnings(export) == [(2, "nonexistent_local_time"), (3, "ambiguous_local_time")]
    plan = plan_for("name: x\ntimezone: Europe/Budapest\n" + SOURCE.format("Day"), head="")
    assert read_export("a", b"Day,n\n2026-10-25 02:30,1\n", plan, source="x").accepted == 1


def test_an_hour_whose_day_is_open_is_rejected() -> None:
    """0:30 in Havana on 1 November is there twice: 23:30 the day before and 0:30 in Chicago."""
    source = "name: x\ntimezone: America/Havana\n" + SOURCE.format("Day")
    content = b"Day,n\n2026-11-01 00:30,1\n"

    assert codes(read_export("a", content, plan_for(source, zone="America/Chicago"), source="x")) == [(2, "bad_date")]
    assert read_export("a", content, plan_for(source), source="x").accepted == 1


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("mar. 5 mai 2026", "2026-05-05"),
        ("mar. 3 mars 2026", "2026-03-03"),
        ("mar 3 mar 2026 10:15", "2026-03-03"),
        ("mar. 3 2026", "2026-03-03"),
        ("3 mar. 2026", "2026-03-03"),
        ("mer. 6 mai 2026", "2026-05-06"),
    ],
)
def test_mar_is_a_tuesday_before_a_whole_date(cell: str, day: str) -> None:
    """And March where it is the only month."""
    assert day_of(cell) == day


@pytest.mark.parametrize("cell", ["mar. 5 mai", "mar mai 5 6 2026", "mai 5 mar 2026"])
def test_mar_beside_less_is_nothing(cell: str) -> None:
    """There is no year, or too much."""
    assert codes(read(f"Day,n\n{cell},1\n2026-05-05,1\n", SOURCE.format("Day"))) == [(2, "bad_date")]
