"""What a whole column decides, and what is said where it doesn't."""

from __future__ import annotations

import pytest

from smartgoal.errors import ReadingsError
from tests.readings.plans import read

SOURCE = "date: Day\nmetrics:\n  complaints: {value: n}\n"


def test_both_orders_in_one_column_are_named_with_their_lines() -> None:
    """The person looks there; a record may have several lines."""
    text = 'Day,n,Note\n13/01/2026,1,"two\nlines"\n01/02/2026,1,\n01/13/2026,1,\n14/01/2026,1,\n'

    with pytest.raises(ReadingsError) as caught:
        read(text, SOURCE)

    assert caught.value.code == "ambiguous_date"
    assert 'has both "13/01/2026" in line 2 and "01/13/2026" in line 5; say' in str(caught.value)


def test_one_day_that_could_be_two_is_shown_read_both_ways() -> None:
    """Where no other tells."""
    with pytest.raises(ReadingsError, match="could be 3 April 2026 or 4 March 2026"):
        read("Day,n\n03/04/2026,1\n05/06/2026,1\n", SOURCE)
