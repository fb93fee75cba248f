"""Where a figure comes from: rows, files, lines, days, and the formula with the numbers put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from smartgoal.goals.show import show
from smartgoal.goals.written import WindowKind
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.numbers import finite_decimal
from smartgoal.knowledge.units import whole_in
from smartgoal.progress.shown import place_of, shown_guardrail, shown_stretch, shown_value, value_beside
from smartgoal.progress.step_words import counted, the_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.assessment import Assessment, Figures, GuardrailResult
    from smartgoal.readings.days import DataError, Origin

_MOST_NAMES = 8
_MOST_ERRORS = 10
_WINDOWS = {WindowKind.PERIOD: "whole period", WindowKind.LATEST: "latest", WindowKind.TRAILING: "trailing"}


def explain_figures(assessment: Assessment, errors: Sequence[DataError] = ()) -> tuple[str, ...]:
    """Return the lines that `--why` prints: the days, the rows and their files, the formula, the verdict.

    `errors` are the goal's rows that were rejected.
    """
    goal = assessment.goal
    return tuple(
        line
        for part in (
            [f"{goal.id}: {assessment.status.replace('_', ' ')}"],
            _deliverable(assessment),
            _window(assessment),
            _rows(assessment),
            _rejected(errors),
            _formula(assessment),
            _comparison(assessment),
            _pace(assessment),
            _guardrails(assessment),
            [assessment.reason] if assessment.reason else [],
        )
        for line in part
    )


def _deliverable(assessment: Assessment) -> Iterator[str]:
    thing, done = assessment.goal.measurable.deliverable, assessment.goal.measurable.done
    if thing is not None:
        is_done = done is not None and done <= assessment.day
        yield f"result: {thing}; {f'done on {the_day(done, assessment)}' if is_done else 'not done yet'}"


def _window(assessment: Assessment) -> Iterator[str]:
    window = assessment.threshold.window
    if window is not None:
        days = f"{the_day(window.first, assessment)} to {the_day(window.last, assessment)}"
        yield f"days: {days} ({_WINDOWS[window.kind]})"


def _rows(assessment: Assessment) -> Iterator[str]:
    figures = assessment.figures
    if figures is None:
        return
    whose = f" of {', '.join(figures.names[:_MOST_NAMES])}" if figures.names else ""
    more = len(figures.names) - _MOST_NAMES
    whose += f" and {more} others" if more > 0 else ""
    newest = f", the newest of {the_day(figures.newest, assessment)}" if figures.newest else ""
    yield f"rows: {figures.rows}{whose}{newest}"
    if figures.origins:
        # A file may begin long before the window; which of its rows lie there is told by the number above.
        yield "files, with their rows of any day:"
    for origin in figures.origins:
        yield f"  {_origin(origin)}"


def _rejected(errors: Sequence[DataError]) -> Iterator[str]:
    if errors:
        yield "data errors, not counted:"
    for error in errors[:_MOST_ERRORS]:
        yield f"  {place_of(error)}: {error.message}"
    if len(errors) > _MOST_ERRORS:
        yield f"  and {len(errors) - _MOST_ERRORS} more"


def _origin(origin: Origin) -> str:
    lines = f"line {origin.first_line}" if origin.first_line == origin.last_line else ""
    lines = lines or f"lines {origin.first_line} to {origin.last_line}"
    imported = f", import {origin.imported}" if origin.imported is not None else ""
    return f"{origin.file}, {lines}: {counted(origin.rows, 'row')}{imported}"


def _formula(assessment: Assessment) -> Iterator[str]:
    goal, value, figures = assessment.goal, assessment.value, assessment.figures
    metric = goal.metric
    if metric is not None and value is not None and figures is not None:
        yield f"{metric.id} = {_terms(metric, figures, assessment)} = {shown_value(goal, value)}"


def _terms(metric: Metric, figures: Figures, assessment: Assessment) -> str:
    """Return the formula of a kind with its numbers; a share is shown as it was counted, not times 100."""
    top, bottom = figures.numerator, figures.denominator
    whole = whole_in(metric.unit) if metric.kind is Kind.RATIO else None
    match metric.kind:
        case Kind.RATIO if whole is not None and whole != 1:
            return f"{_number(top / whole)} ÷ {_number(bottom)} × {whole}"
        case Kind.RATIO | Kind.MEAN:
            return f"{_number(top)} ÷ {_number(bottom)}"
        case Kind.NPS:
            return f"100 × {_number(top)} ÷ {_number(bottom)}"
        case Kind.SUM:
            return f"sum of {counted(figures.rows, 'row')}"
        case Kind.LAST:
            return f"newest value, of {the_day(figures.newest, assessment)}"
        case Kind.MEDIAN:
            return f"middle of {counted(figures.rows, 'observation')}"
        case _:
            assert_never(metric.kind)


def _number(value: Fraction) -> str:
    # What was added up is shown to the last digit, so that the figure behind the sign of equality is right.
    written = finite_decimal(value)
    return show(value if written is None else written, "count")


def _comparison(assessment: Assessment) -> Iterator[str]:
    goal = assessment.goal
    if assessment.value is not None and goal.threshold is not None:
        told = value_beside(goal, assessment.value, goal.threshold)
        yield f"threshold: {told}: {_met(meets=assessment.threshold.meets)}"
    stretch = shown_stretch(assessment)
    if stretch is not None:
        yield f"stretch: {stretch}: {_met(meets=assessment.stretch.meets if assessment.stretch else None)}"


def _met(*, meets: bool | None) -> str:
    return "met" if meets else "not met"


def _pace(assessment: Assessment) -> Iterator[str]:
    metric, pace = assessment.goal.metric, assessment.pace
    if metric is None or pace is None or pace.expected is None:
        return
    gap = "" if pace.gap is None else f", {show(abs(pace.gap) * 100, '%')} of the way {_behind(pace.gap)}"
    yield f"pace: {show(pace.expected, metric.unit)} after {assessment.elapsed}{gap}"


def _behind(gap: Fraction) -> str:
    return "behind" if gap > 0 else "ahead"


def _guardrails(assessment: Assessment) -> Iterator[str]:
    return (_guardrail(one) for one in assessment.guardrails)


def _guardrail(one: GuardrailResult) -> str:
    told = shown_guardrail(one, one.metric) or f"{one.metric} can't be judged"
    return f"guardrail: {told}"
