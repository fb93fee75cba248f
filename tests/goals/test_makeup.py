"""Which columns can make up which metric: as a fault of the goal file, before any export is read."""

from __future__ import annotations

import pytest

from smartgoal.goals.makeup import unfit_columns
from smartgoal.goals.mapping import CountedRows, MetricColumns, RatioColumns, ResponseColumns, ScoreColumn, ValueColumn
from smartgoal.goals.yaml.fault import FaultKind
from smartgoal.knowledge.metrics import load_catalogue
from tests.conftest import laid_over, load_text

CATALOGUE = load_catalogue()
VALUE = ValueColumn(value="X")
ROWS = CountedRows(count="rows")
SHARE = CountedRows(count={"Score": ("5",)}, of={"Score": "any"})
RATIO = RatioColumns(numerator="X", denominator="Y")
SCORE = ScoreColumn(score="X")
ANSWERS = ResponseColumns(promoters="X", passives="Y", detractors="Z")


@pytest.mark.parametrize(
    ("metric", "fitting"),
    [
        ("aht", [VALUE, SHARE, RATIO]),
        ("qa_score", [VALUE, SHARE, RATIO]),
        ("complaints", [VALUE, ROWS]),
        ("backlog", [VALUE]),
        ("first_reply_time", [VALUE]),
        ("nps", [SCORE, ANSWERS]),
    ],
)
def test_each_kind_is_made_of_its_columns(metric: str, fitting: list[MetricColumns]) -> None:
    """A count has no denominator, a quotient needs one, and promoters make no other metric than a net score."""
    every = (VALUE, ROWS, SHARE, RATIO, SCORE, ANSWERS)

    assert [one for one in every if unfit_columns(one, CATALOGUE[metric]) is None] == fitting


def test_check_finds_columns_that_cannot_make_up_their_metric() -> None:
    """With what can; names that no metric has are another fault."""
    source = "sources: [{date: Day, metrics: {aht: {count: rows}, complaints: {count: rows}, ath: {count: rows}}}]"

    unknown, unfit = load_text(laid_over(source)).files[0].faults

    assert (unfit.kind, unfit.path) == (FaultKind.WRONG_TYPE, ("sources", 0, "metrics", "aht"))
    assert unfit.message == "Counted rows can't make up aht, a ratio."
    assert "`numerator` and `denominator`" in unfit.hint
    assert unknown.path[-1] == "ath"


def test_a_metric_that_nobody_could_read_is_not_judged() -> None:
    """One cause, one finding."""
    text = (
        "metrics: {visits: {kind: summ, unit: count, better: lower}}\n"
        "sources: [{date: Day, metrics: {visits: {count: rows}}}]"
    )

    assert [fault.path[0] for fault in load_text(laid_over(text)).files[0].faults] == ["metrics"]
