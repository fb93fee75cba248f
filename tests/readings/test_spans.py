"""Spans of days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from smartgoal.readings.spans import joined

DAY = timedelta(days=1)
spans = st.tuples(st.dates(date(2026, 1, 1), date(2026, 2, 28)), st.integers(0, 9)).map(
    lambda one: (one[0], one[0] + one[1] * DAY)
)


@given(st.lists(spans, max_size=8))
def test_joined_spans_have_the_same_days_and_gaps_between_them(some: list[tuple[date, date]]) -> None:
    """In order, and no fewer spans would do."""
    found = joined(some)

    assert _days(found) == _days(some)
    assert all(first[1] + DAY < second[0] for first, second in pairwise(found))


def _days(some: list[tuple[date, date]] | tuple[tuple[date, date], ...]) -> set[date]:
    return {first + number * DAY for first, last in some for number in range((last - first).days + 1)}
