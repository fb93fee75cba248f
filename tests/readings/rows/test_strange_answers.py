"""Answers that are counted: numbers with words behind them aren't other numbers, and what nobody gave is said."""

from __future__ import annotations

import pytest

from tests.readings.plans import codes, read

_SCORES = 'date: Day\nmetrics:\n  csat: {count: {Score: ["4", "5"]}, of: {Score: any}}\n'
_WORDS = "date: Day\nmetrics:\n  csat: {count: {Score: [Satisfied, Very satisfied]}, of: {Score: any}}\n"
_KINDS = "date: Day\nmetrics:\n  complaints: {count: {Score: [complaint]}}\n"


def _text(*cells: str) -> str:
    return "Day,Score\n" + "".join(f"2026-01-05,{cell}\n" for cell in cells)


def _said(source: str, *cells: str) -> list[str]:
    export = read(_text(*cells), source)
    assert codes(export) == []
    return [warning.message for warning in export.warnings if warning.code == "unknown_answer"]


@pytest.mark.parametrize(
    "cell", ["5 - Very satisfied", "4 - Satisfied", "5 stars", "5/5", "5.0 points", "no answer", "x5"]
)
def test_a_number_with_words_is_no_other_number(cell: str) -> None:
    """It would count as a customer who isn't satisfied."""
    assert codes(read(_text("5", cell, "3"), _SCORES)) == [(3, "bad_number")]


def test_what_to_write_is_said() -> None:
    """The answers as they stand there, or those that count."""
    hints = [reject.hint for reject in read(_text("5 stars", "no answer"), _SCORES).rejects]

    assert hints == [
        'It begins with a wanted answer; write it as it stands there: "5 stars".',
        "It is no number; list under `of` the answers that count, so that others don't.",
    ]


@pytest.mark.parametrize("cells", [("5", "4", "1", "3.5"), ("5.0", "2", "", "n/a", "4")])
def test_numbers_are_held_against_numbers(cells: tuple[str, ...]) -> None:
    """And an empty cell is no answer."""
    assert _said(_SCORES, *cells) == []


def test_the_contrary_of_another_answer_is_no_slip() -> None:
    """Unsolved is near to resolved, and says what solved doesn't."""
    source = "date: Day\nmetrics:\n  complaints: {count: {Score: [Solved, Resolved]}}\n"

    assert _said(source, "Solved", "Unsolved") == []


def test_other_cells_are_fine_where_they_count_for_nothing() -> None:
    """Only 1 is wanted, and nothing says that the others are answers."""
    source = 'date: Day\nmetrics:\n  complaints: {count: {Score: ["1"]}}\n'

    assert _said(source, "1", "low", "high") == []


def test_answers_as_they_stand_there() -> None:
    """They are found."""
    source = _SCORES.replace('["4", "5"]', '["4 - Satisfied", "5 - Very satisfied"]')
    export = read(_text("5 - Very satisfied", "4 - Satisfied", "1 - Not at all", "no answer"), source)

    assert codes(export) == []
    assert export.totals["csat"].sum == 200


def test_nobody_gave_a_wanted_answer() -> None:
    """A good month, or other words."""
    assert _said(_KINDS, "complaints", "praise", "question", "idea") == [
        'No cell of "Score" is "complaint", so complaints is 0; there: "complaints", "praise", "question", 1 more.'
    ]
    assert _said(_WORDS, "", "N/A") == []
    assert _said(_SCORES, "1") == ['No cell of "Score" is "4" or "5", so csat is 0; there: "1".']


def test_a_wanted_answer_spelt_otherwise() -> None:
    """It is named; an answer that says the opposite isn't it."""
    assert _said(_WORDS, "Satisfied", "Very satisfed", "Neutral") == [
        '"Very satisfied" stands nowhere in "Score", but "Very satisfed" does, which doesn\'t count for csat.'
    ]
    assert _said(_WORDS, "Very satisfied", "Dissatisfied", "Neutral") == []
