"""Which columns of a source can make up which kind of metric."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from smartgoal.goals.mapping import CountedRows, RatioColumns, ResponseColumns, ScoreColumn, ValueColumn
from smartgoal.knowledge.metric import Kind

if TYPE_CHECKING:
    from smartgoal.goals.mapping import MetricColumns
    from smartgoal.knowledge.metric import Metric

_QUOTIENTS = frozenset({Kind.RATIO, Kind.MEAN})
_KINDS = {
    Kind.RATIO: "a ratio",
    Kind.MEAN: "a mean",
    Kind.SUM: "a sum",
    Kind.LAST: "a level",
    Kind.NPS: "a net score",
    Kind.MEDIAN: "a median",
}
_OF_QUOTIENTS = "Write `value` and `weight`, `numerator` and `denominator`, or `count` with `of`."
_HINTS = {
    Kind.RATIO: _OF_QUOTIENTS,
    Kind.MEAN: _OF_QUOTIENTS,
    Kind.SUM: "Write `value`, or `count` without `of`.",
    Kind.LAST: "Write `value`.",
    Kind.NPS: "Write `score`, or `promoters`, `passives` and `detractors`.",
    Kind.MEDIAN: "Write `value`, one observation a row.",
}


class Unfit(NamedTuple):
    """Why columns can't make up a metric, and what can."""

    message: str
    hint: str


def unfit_columns(written: MetricColumns, metric: Metric) -> Unfit | None:
    """Return why the columns of a metric don't carry what its kind is made of; None where they do."""
    what, kinds = _made_of(written)
    if metric.kind in kinds:
        return None
    return Unfit(f"{what} can't make up {metric.id}, {_KINDS[metric.kind]}.", _HINTS[metric.kind])


def _made_of(written: MetricColumns) -> tuple[str, frozenset[Kind]]:
    """Return what columns are, and the kinds of metrics that they can make up."""
    match written:
        case CountedRows():
            counted = ("Counted rows", frozenset({Kind.SUM}))
            return counted if written.of is None else ("A share of rows", _QUOTIENTS)
        case RatioColumns():
            return "A numerator over a denominator", _QUOTIENTS
        case ScoreColumn() | ResponseColumns():
            return "Answers sorted into promoters and detractors", frozenset({Kind.NPS})
        case ValueColumn():
            return "A value", frozenset(Kind) - {Kind.NPS}
        case _:
            assert_never(written)
