"""Figures as exports write them: durations in every shape, units beside numbers, exact whatever their size."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from smartgoal.readings.cells.answers import Matches
from smartgoal.readings.cells.clocks import Clock
from smartgoal.readings.cells.durations import NamedParts, read_time_of_day
from smartgoal.readings.cells.memo import FLAWED, Flaw, Memo
from smartgoal.readings.cells.plain import Plain
from smartgoal.readings.cells.values import Numbers, Rescaled
from smartgoal.readings.packed import Packed
from tests.readings.plans import codes, read


@pytest.mark.parametrize(
    ("unit", "cell", "seconds"),
    [
        ("s", "90", "90"),
        ("s", "90 s", "90"),
        ("s", "90 sec.", "90"),
        ("ms", "90000", "90"),
        ("min", "1.5", "90"),
        ("h", "0.025", "90"),
        ("days", "0.5", "43200"),
        ("h:mm:ss", "26:01:30", "93690"),
        ("h:mm:ss", "0:01:30.5", "90.5"),
        ("h:mm", "1:30", "5400"),
        ("mm:ss", "1:30", "90"),
        ("mm:ss", "75:30", "4530"),
        ("mm:ss", "1:00:30", "3630"),
        ("mm:ss", "1:30,25", "90.25"),
        ("duration", "1m 30s", "90"),
        ("duration", "1 h 05 min", "3900"),
        ("duration", "1,5 min", "90"),
        ("duration", "3 perc", "180"),
        ("duration", "5分32秒", "332"),
        ("duration", "0:01:30", "90"),
        ("clock", "12:01:30 AM", "90"),
        ("clock", "1:01:30 pm", "46890"),
        ("clock", "00:01:30", "90"),
    ],
)
def test_durations(unit: str, cell: str, seconds: str) -> None:
    """In seconds, exactly."""
    source = f'date: Day\nmetrics:\n  aht: {{value: AHT, unit: "{unit}", weight: n}}\n'
    export = read(f"Day;AHT;n\n2026-01-05;{cell};1\n", source)

    assert codes(export) == []
    assert export.totals["aht"].sum == Decimal(seconds)


@pytest.mark.parametrize(
    ("unit", "cell", "code"),
    [
        ("h:mm:ss", "1:30", "bad_duration"),
        ("h:mm", "1:30.5", "bad_duration"),
        ("mm:ss", "1:75", "bad_duration"),
        ("mm:ss", "90", "bad_duration"),
        ("mm:ss", "-1:30", "bad_duration"),
        ("duration", "1:30", "bad_duration"),
        ("duration", "5 s 3 min", "bad_duration"),
        ("duration", "5 apples", "bad_duration"),
        ("duration", "5", "bad_duration"),
        ("clock", "13:00:00 PM", "bad_duration"),
        ("clock", "25:00:00", "bad_duration"),
        ("clock", "soon", "bad_duration"),
        ("clock", "12:61:00", "bad_duration"),
        ("s", "5:30", "bad_number"),
        ("s", "5 min", "bad_number"),
        ("s", "5 calls", "bad_number"),
        ("s", "x5", "bad_number"),
        ("s", "s 5", "bad_number"),
        ("s", "5 EUR", "wrong_currency"),
        ("s", "5 %", "ambiguous_percent"),
        ("s", "-5", "bad_duration"),
        ("s", "(5", "bad_number"),
        ("s", "-5-", "bad_number"),
        ("s", "€5€", "bad_number"),
    ],
)
def test_what_is_no_such_duration(unit: str, cell: str, code: str) -> None:
    """Nothing is guessed."""
    source = f'date: Day\nmetrics:\n  aht: {{value: AHT, unit: "{unit}", weight: n}}\n'

    assert codes(read(f"Day;AHT;n\n2026-01-05;{cell};1\n", source)) == [(2, code)]


def test_durations_over_durations() -> None:
    """A share of time: both columns are written alike; 90 of 120 minutes are 75 %."""
    for unit, cells in (("h:mm:ss", "1:30:00;2:00:00"), ("duration", "90 min;2 h"), ("min", "90;120")):
        source = f'date: Day\nmetrics:\n  conformance: {{numerator: A, denominator: B, unit: "{unit}"}}\n'
        export = read(f"Day;A;B\n2026-01-05;{cells}\n", source)

        assert export.totals["conformance"].weighted_mean == 75


def test_currencies_never_convert() -> None:
    """The metric is in euros."""
    export = read("date;metric;value\n2026-01-05;revenue;$5\n2026-01-05;revenue;5 EUR\n2026-01-05;revenue;€ 1\n")

    assert codes(export) == [(2, "wrong_currency")]
    assert export.totals["revenue"].sum == 6


def test_percent_with_and_without_signs() -> None:
    """A cell of at most 1 without sign, where others have one, could be either; without any sign it is as declared."""
    source = 'date: Day\nmetrics:\n  csat: {value: C, unit: "%", weight: n}\n'

    assert codes(read("Day,C,n\n2026-01-05,0.9,1\n2026-01-05,85 %,1\n2026-01-05,1,1\n", source)) == [
        (2, "ambiguous_percent"),
        (4, "ambiguous_percent"),
    ]
    assert read("Day,C,n\n2026-01-05,0.9,1\n2026-01-05,1.2,1\n", source).totals["csat"].sum * 10 == 21
    fraction = source.replace('"%"', "fraction")
    assert codes(read("Day,C,n\n2026-01-05,0.9,1\n2026-01-05,85 %,1\n", fraction)) == [(3, "ambiguous_percent")]


def test_counts_may_say_what_they_count() -> None:
    """Behind the number, and only where things are counted."""
    source = "date: Day\nmetrics:\n  complaints: {value: C}\n"

    export = read("Day,C\n2026-01-05,5 calls\n2026-01-05,6 réclamations\n2026-01-05,x7\n2026-01-05,7 x\n", source)

    assert export.totals["complaints"].sum == 18
    assert codes(export) == [(4, "bad_number")]


def test_declared_nulls() -> None:
    """Beside those that everybody uses."""
    source = 'date: Day\nmetrics:\n  complaints: {value: C, "null": [keine, "0?"]}\n'

    assert list(read("Day,C\n2026-01-05,Keine\n2026-01-05,0?\n2026-01-05,N/A\n2026-01-05,0\n", source).null_lines) == [
        2,
        3,
        4,
    ]


def test_declared_nulls_made_of_digits() -> None:
    """Systems that write 9999 or 0 for nothing are believed, in values and weights; any other figure counts."""
    source = (
        "date: Day\nmetrics:\n"
        '  aht: {value: AHT, unit: s, weight: Calls, "null": ["9999", "0", "-"]}\n'
        '  csat: {value: CSAT, unit: "%", weight: Calls, "null": ["100"]}\n'
    )
    text = "Day,AHT,CSAT,Calls\n2026-01-05,280,85,10\n2026-01-06,9999,100,10\n2026-01-07,0,100,0\n2026-01-08,-,100,10\n"

    export = read(text, source)

    assert (export.accepted, list(export.null_lines)) == (1, [3, 4, 5])
    assert export.totals["aht"].weighted_mean == 280
    assert export.totals["csat"].weighted_mean == 85


def test_large_numbers_stay_exact() -> None:
    """Beyond four bytes, beyond eight, and with all their digits."""
    cells = ["5", "3000000000", "999999999999999999", "0.000000000000001", "-7"]
    export = read("date;metric;value\n" + "".join(f"2026-01-05;revenue;{cell}\n" for cell in cells))

    assert export.totals["revenue"].sum == sum(map(Fraction, cells))
    assert isinstance(export.rows[0].operands[0].items, list)


def test_packed_columns_widen_as_needed() -> None:
    """Four bytes, eight, any."""
    column = Packed([1, 2])
    for value, kind in ((3, "i"), (2**40, "q"), (2**70, None)):
        column.extend([value])
        assert getattr(column.items, "typecode", None) == kind
    column.multiply(2)

    assert list(column.items) == [2, 4, 6, 2**41, 2**71]
    assert len(column) == 5


def test_memos_forget_and_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """More different texts than are remembered."""
    monkeypatch.setattr("smartgoal.readings.cells.memo.CAPACITY", 3)
    memo = Matches(["a"], otherwise="filtered")

    assert [memo[text] for text in "abcabcda"][::7] == [1, 1]
    assert memo.flaw(memo["b"]) == Flaw("filtered")
    assert len(memo) <= 3
    with pytest.raises(KeyError):
        Memo[str]()["x"]


def test_a_column_is_rescaled_when_digits_come() -> None:
    """What was packed before keeps its worth."""
    numbers = Numbers(Clock("mm:ss"), bounds=(Decimal(10), Decimal(100)))
    numbers.column.extend([numbers["0:30"]])
    with pytest.raises(Rescaled):
        numbers["0:30.5"]

    assert list(numbers.column.items) == [300]
    assert numbers["0:30.5"] == 305
    low, high = numbers.flaw(numbers["0:01"]), numbers.flaw(numbers["2:00"])
    assert (low.hint, high.hint) == ("The lowest possible value is 10.", "The highest possible value is 100.")
    assert numbers["0:01"] <= FLAWED


def test_readers_say_what_is_wrong() -> None:
    """Each in its own words."""
    for reader in (Clock("h:mm"), NamedParts(Plain((0,), None, decided=False, unit=None)), read_time_of_day):
        found = reader("x")
        assert isinstance(found, Flaw)
        assert found.hint.endswith(".")
