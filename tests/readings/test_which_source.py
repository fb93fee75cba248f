"""What is said of a file that is of no source."""

from __future__ import annotations

import pytest

from smartgoal.errors import ReadingsError
from tests.readings.plans import plan_for, read_export

SOURCES = """\
sources:
  - name: calls
    date: Day
    owner: Agent
    metrics: {aht: {value: AHT, unit: s, weight: Calls}}
  - name: moods
    date: Datum
    metrics: {csat: {value: Score, unit: "%", weight: none}}
"""
PLAN = plan_for(head=SOURCES)


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("Dai,Agent,AHT,Calls", 'the source "calls" comes nearest, but the column is missing: "Day" (near: "Dai")'),
        ("Datum,Scores", 'the source "moods" comes nearest, but the column is missing: "Score" (near: "Scores")'),
        ("Date,Metrik,Value", 'x.csv, line 1: the column is missing: "metric" (near: "Metrik")'),
        ("a,b,c", 'x.csv, line 1: the columns are missing: "date", "metric", "value"'),
    ],
)
def test_a_file_that_misses_by_a_letter_is_told_which_source_it_is_near(header: str, says: str) -> None:
    """The one that has most of its columns; a tidy file where it is as near to that."""
    with pytest.raises(ReadingsError) as caught:
        read_export("x.csv", f"{header}\n2026-01-05,1,2,3\n".encode(), PLAN)

    assert caught.value.code == "missing_column"
    assert says in str(caught.value)


def test_a_file_that_is_no_table_for_anybody_is_told_that() -> None:
    """No source comes nearer than another."""
    with pytest.raises(ReadingsError) as caught:
        read_export("x.csv", b"Day,n\n\x81\xff\xfe\x81\n\xc3", PLAN)

    assert "comes nearest" not in str(caught.value)
