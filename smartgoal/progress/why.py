"""Where a figure comes from: rows, files, lines, days, and the formula with the numbers put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from smartgoal.goals.show import show, show_beside
from smartgoal.goals.written import Range, WindowKind
from smartgoal.knowledge.metric import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from fractions import Fraction

    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.assessment import Assessment, Figures, GuardrailResult
    from smartgoal.readings.days import Origin

_MOST_NAMES = 8
_WINDOWS = {WindowKind.PERIOD: "whole period", WindowKind.LATEST: "latest", WindowKind.TRAILING: "trailing"}


def explain_figures(assessment: Assessment) -> tuple[str, ...]:
    """Return the lines that `--why` prints: the days, the rows and their files, the formula, the verdict."""
    goal = assessment.goal
    return tuple(
        line
        for part in (
            [f"{goal.id}: {assessment.status.replace('_', ' ')}"],
            _deliverable(assessment),
            _window(assessment),
            _rows(assessment),
            _formula(assessment),
            _comparison(assessment),
            _pace(assessment),
            _guardrails(assessment),
            [assessment.reason] if assessment.reason else [],
        )
        for line in part
    )


def _deliverable(assessment: Assessment) -> Iterator[str]:
    measurable = assessment.goal.measurable
    if measurable.deliverable is not None:
        yield f"result: {measurable.deliverable}; {f'done on {measurable.done}' if measurable.done else 'not done yet'}"


def _window(assessment: Assessment) -> Iterator[str]:
    window = assessment.window
    if window is not None:
        yield f"days: {window.first} to {window.last} ({_WINDOWS[window.kind]})"


def _rows(assessment: Assessment) -> Iterator[str]:
    figures = assessment.figures
    if figures is None:
        return
    whose = f" of {', '.join(figures.names[:_MOST_NAMES])}" if figures.names else ""
    more = len(figures.names) - _MOST_NAMES
    whose += f" and {more} others" if more > 0 else ""
    newest = f", the newest of {figures.newest}" if figures.newest else ""
    yield f"rows: {figures.rows}{whose}{newest}"
    for origin in figures.origins:
        yield f"  {_origin(origin)}"


def _origin(origin: Origin) -> str:
    lines = f"line {origin.first_line}" if origin.first_line == origin.last_line else ""
    lines = lines or f"lines {origin.first_line} to {origin.last_line}"
    imported = f", import {origin.imported}" if origin.imported is not None else ""
    return f"{origin.file}, {lines}: {origin.rows} {'row' if origin.rows == 1 else 'rows'}{imported}"


def _formula(assessment: Assessment) -> Iterator[str]:
    metric, value, figures = assessment.goal.metric, assessment.value, assessment.figures
    if metric is not None and value is not None and figures is not None:
        yield f"{metric.id} = {_terms(metric, figures)} = {show(value, metric.unit)}"


def _terms(metric: Metric, figures: Figures) -> str:
    """Return the formula of a kind with its numbers; a share is shown as it was counted, not times 100."""
    top, bottom = figures.numerator, figures.denominator
    match metric.kind:
        case Kind.RATIO if metric.unit == "%":
            return f"{_number(top / 100)} ÷ {_number(bottom)} × 100"
        case Kind.RATIO | Kind.MEAN:
            return f"{_number(top)} ÷ {_number(bottom)}"
        case Kind.NPS:
            return f"100 × {_number(top)} ÷ {_number(bottom)}"
        case Kind.SUM:
            return f"sum of {figures.rows} rows"
        case Kind.LAST:
            return f"newest value, of {figures.newest}"
        case Kind.MEDIAN:
            return f"middle of {figures.rows} observations"
        case _:
            assert_never(metric.kind)


def _number(value: Fraction) -> str:
    return show(value, "count")


def _comparison(assessment: Assessment) -> Iterator[str]:
    goal, metric = assessment.goal, assessment.goal.metric
    if metric is None or goal.is_deliverable:
        return
    pairs = (
        ("threshold", assessment.value, goal.threshold, assessment.meets_threshold),
        ("stretch", assessment.stretch_value, goal.stretch, assessment.meets_stretch),
    )
    for name, value, target, meets in pairs:
        if value is not None and target is not None:
            yield f"{name}: {_beside(value, target, metric.unit)}: {'met' if meets else 'not met'}"


def _beside(value: Fraction, target: Decimal | Range, unit: str) -> str:
    if not isinstance(target, Range):
        shown, limit = show_beside(value, target, unit)
        return f"{shown} beside {limit}"
    # The nearer end decides, so the value is shown with digits enough beside that one.
    ends = [end for end in (target.low, target.high) if end is not None]
    nearest = min(ends, key=lambda end: abs(value - value.__class__(end)))
    low, high = (show(end, unit) for end in ends)
    return f"{show_beside(value, nearest, unit)[0]} beside {low} to {high}"


def _pace(assessment: Assessment) -> Iterator[str]:
    metric, pace = assessment.goal.metric, assessment.pace
    if metric is None or pace is None or pace.expected is None:
        return
    elapsed = f"{assessment.elapsed_days} of {assessment.total_days} days"
    gap = "" if pace.gap is None else f", {show(abs(pace.gap) * 100, '%')} of the way {_behind(pace.gap)}"
    yield f"pace: {show(pace.expected, metric.unit)} after {elapsed}{gap}"


def _behind(gap: Fraction) -> str:
    return "behind" if gap > 0 else "ahead"


def _guardrails(assessment: Assessment) -> Iterator[str]:
    return (_guardrail(one) for one in assessment.guardrails)


def _guardrail(one: GuardrailResult) -> str:
    name, side = one.metric, one.side.replace("_", " ")
    if one.limit is None or one.unit is None:
        return f"guardrail: {name} can't be judged"
    if one.value is None:
        return f"guardrail: {name} {side} {show(one.limit, one.unit)}: no data"
    value, limit = show_beside(one.value, one.limit, one.unit)
    return f"guardrail: {name} {value}, {side} {limit}: {'holds' if one.holds else 'broken'}"
