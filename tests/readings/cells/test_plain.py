"""Plain numbers: how many digits they may have."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.readings.plans import codes, read

_SOURCE = "date: Day\nmetrics:\n  csat: {value: CSAT, unit: fraction, weight: n}\n"


@pytest.mark.parametrize(
    "cell", ["0.8333333333333334", "0.9166666666666666", "0.06666666666666667", "0.00012345678901234567"]
)
def test_floats_of_programs_are_read(cell: str) -> None:
    """A computed share has as many digits as a double needs."""
    export = read(f"Day,CSAT,n\n2026-01-05,{cell},1\n", _SOURCE)

    assert codes(export) == []
    assert export.totals["csat"].sum == 100 * Fraction(cell)


def test_more_digits_are_named_as_the_fault() -> None:
    """The mark is right; there are too many digits."""
    export = read("Day,CSAT,n\n2026-01-05,0.123456789012345678901,1\n", _SOURCE)

    assert codes(export) == [(2, "bad_number")]
    assert export.rejects[0].hint == "At most 18 digits are read before the decimal mark, and 20 behind it."
