"""CSV: read back by the standard reader and by our own importer's eyes, formulas disarmed, numbers exact."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from smartgoal.progress.assessment import Assessment, Progress
from smartgoal.report.escape import csv_text
from smartgoal.report.progress_csv import COLUMNS, progress
from smartgoal.report.style import Style
from tests.progress.given import goal as goal_of
from tests.report.given_progress import CALLS, DAY, bare, full, run_of, with_value
from tests.report.test_escape import HOSTILE, is_harmless


def rows(result: Progress) -> list[dict[str, str]]:
    """Return the rows by column."""
    text = progress(result, Style())
    assert text.endswith("\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def told(row: dict[str, str]) -> dict[str, str]:
    """Return what a row says."""
    return {key: value for key, value in row.items() if value}


def test_a_full_goal() -> None:
    """Every figure in a column of its own, exact or with twelve digits."""
    assert told(rows(run_of(full()))[0]) == {
        "record": "goal",
        "id": "first-time-right",
        "title": "First time right",
        "owner": "Anna",
        "status": "at_risk",
        "qualifiers": "low_sample; guardrail_broken",
        "value": "76.3333333333",
        "unit": "%",
        "threshold": "80",
        "stretch": "90",
        "stretch_value": "76",
        "baseline": "70",
        "better": "higher",
        "progress": "0.633333333333",
        "stretch_progress": "0.316666666667",
        "expected": "76.6666666667",
        "gap": "0.0333333333333",
        "slack_days": "-3",
        "forecast": "79",
        "forecast_low": "74",
        "forecast_high": "83",
        "chance": "0.4",
        "rows": "20",
        "weight": "150",
        "coverage": "0.9",
        "metric": "rate",
        "window_from": "2026-04-01",
        "window_to": "2026-04-20",
        "start": "2026-04-01",
        "deadline": "2026-04-30",
        "stretch_deadline": "2026-04-30",
        "guardrails": "time: broken",
        "next_step": "Listen to five calls together.",
        "file": "goals.yaml",
        "line": "15",
    }


def test_roll_ups_and_goals_not_judged_have_rows() -> None:
    """Told apart by the first column."""
    by_record = {(row["record"], row["id"]): told(row) for row in rows(run_of())}

    assert by_record["rollup", "vision"] == {
        "record": "rollup",
        "id": "vision",
        "status": "at_risk",
        "progress": "0.333333333333",
        "scored": "1",
        "children": "2",
        "children_done": "0",
    }
    assert by_record["rollup", "other"]["scored"] == "0"
    assert by_record["unjudged", "lacking"] == {
        "record": "unjudged",
        "id": "lacking",
        "title": "Goal",
        "owner": "Anna",
        "reason": "There is no threshold.",
        "file": "goals.yaml",
        "line": "3",
        "code": "R401",
    }


def test_an_empty_run_has_the_columns() -> None:
    """And no row."""
    assert progress(Progress(DAY), Style()) == ",".join(COLUMNS) + "\n"


def test_a_range_has_two_columns() -> None:
    """So that every cell holds one number."""
    text = (
        "id: load\nmeasurable: {metric: load}\nrealistic: {threshold: {from: 75, to: 85}, stretch: {from: 78, to: 82}}"
    )
    row = told(rows(Progress(DAY, (Assessment(goal_of(text), DAY, bare().status),)))[0])

    assert {key: row[key] for key in row if key.startswith(("threshold", "stretch"))} == {
        "threshold_from": "75",
        "threshold_to": "85",
        "stretch_from": "78",
        "stretch_to": "82",
        "stretch_deadline": "2026-04-30",
    }


def test_a_thing_has_no_figures() -> None:
    """But what it is and when it was done."""
    text = "id: guide\nmeasurable: {deliverable: Guide published, done: 2026-04-18}"
    row = told(rows(Progress(DAY, (bare(text=text),)))[0])

    assert (row["deliverable"], row["done"], row["status"]) == ("Guide published", "2026-04-18", "no_data")


def test_guardrails_without_data() -> None:
    """Neither hold nor are broken."""
    one = full()
    rail = replace(one.guardrails[0], value=None, holds=None)

    assert rows(Progress(DAY, (replace(one, guardrails=(rail,)),)))[0]["guardrails"] == "time: no data"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("plain", "plain"),
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("1-2", "1-2"),
        ("", ""),
        ("\x1b[31m", r"\u{1b}[31m"),
        ("a\nb", "a b"),
        ("首" * 400, "首" * 400),
    ],
)
def test_cells_are_no_formulas(text: str, cell: str) -> None:
    """An apostrophe before what a spreadsheet would run; long names stay whole."""
    assert csv_text(text) == cell


@settings(max_examples=60)
@given(HOSTILE, HOSTILE)
def test_hostile_names_stay_in_their_cell(title: str, owner: str) -> None:
    """One row a goal, the same number of cells, nothing that paints or runs."""
    one = bare()
    written = one.goal.written.model_copy(update={"title": title})
    one = replace(one, goal=replace(one.goal, written=written, owner=owner))

    (row,) = rows(Progress(DAY, (one,)))

    assert row["title"] == csv_text(title)
    assert row["owner"] == csv_text(owner)
    assert all(is_harmless(cell) and not cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row.values())


def test_large_runs_are_whole() -> None:
    """Five hundred goals are five hundred rows."""
    assert len(rows(Progress(DAY, (full(),) * 500))) == 500


def test_numbers_stay_numbers() -> None:
    """Negative ones have no apostrophe before them."""
    one = with_value(bare(text=CALLS), Fraction(-5, 2))

    assert rows(Progress(DAY, (one,)))[0]["value"] == "-2.5"
