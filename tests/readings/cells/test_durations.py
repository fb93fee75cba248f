"""Durations whose parts name their units: the decimal mark is the column's, as of any number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smartgoal.errors import ReadingsError
from tests.readings.plans import codes, read

_SOURCE = "date: Day\n{more}metrics:\n  aht: {{value: AHT, unit: duration, weight: n}}\n"


def _sum(cells: list[str], more: str = "") -> Fraction:
    rows = "".join(f"2026-01-0{day};{cell};1\n" for day, cell in enumerate(cells, 1))
    export = read(f"Day;AHT;n\n{rows}", _SOURCE.format(more=more))

    assert codes(export) == []
    return export.totals["aht"].sum


@pytest.mark.parametrize(
    ("more", "cells", "seconds"),
    [
        ('decimal: "."\n', ["332.5 sec", "1,332 sec"], "1664.5"),
        ('decimal: ","\n', ["332,5 sec", "1.332 sec"], "1664.5"),
        ('decimal: "."\n', ["10,000s"], "10000"),
        ('decimal: "."\n', ["1,250 ms"], "1.25"),
        ("", ["332.5 sec", "1,332 sec"], "1664.5"),
        ("", ["1 h 2.5 min", "1,332 sec"], "5082"),
        ("language: hu\n", ["900 mp", "1.332 mp"], "2232"),
        ("language: hu\n", ["3,5 perc", "1 332 mp"], "1542"),
        ("", ["0.0347222222222222 days"], "2999.99999999999808"),
        ("", ["0.00012345678901234567 ms"], "0.00000012345678901234567"),
    ],
)
def test_mark_is_of_the_column(more: str, cells: list[str], seconds: str) -> None:
    """A mark of thousands in one cell isn't a decimal mark because it stands before a unit."""
    assert _sum(cells, more) == Fraction(seconds)


def test_undecided_mark_is_refused() -> None:
    """Nothing tells 1,332 s from 1.332 s."""
    with pytest.raises(ReadingsError) as caught:
        _sum(["1,332 sec", "1,250 sec"])

    assert caught.value.code == "ambiguous_decimal"
    assert '"1,332 sec" in the column "AHT" could be 1332 or 1.332' in str(caught.value)


def test_tidy_files_too() -> None:
    """They name units in a column of their own."""
    text = 'date,metric,value,weight,unit\n2026-01-05,aht,1.5 min,1,duration\n2026-01-06,aht,"1,500 min",1,duration\n'

    assert read(text).totals["aht"].sum == 90090


def test_mark_of_another_column_is_rejected() -> None:
    """Declared is declared."""
    export = read("Day;AHT;n\n2026-01-05;1,5 min;1\n", _SOURCE.format(more='decimal: "."\n'))

    assert codes(export) == [(2, "bad_duration")]
    assert export.rejects[0].hint == 'The decimal mark of this column is ".".'
