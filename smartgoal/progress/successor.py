"""The next goal after one that is over: a draft that continues the trend, ready to paste."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.goals.show import show
from smartgoal.goals.written import Window, WindowKind
from smartgoal.progress.assess import exact, terms_of
from smartgoal.progress.terms import Band
from smartgoal.progress.windows import first_of_month

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import Assessment
    from smartgoal.progress.terms import Terms

_LAST_YEAR = 2200
_DAY = timedelta(days=1)


def propose_next(assessment: Assessment) -> str | None:
    """Return the YAML of a goal that follows this one, as a draft; None where the figures suggest none.

    Reached goals go on by as much as was gained, or to the stretch still open; missed ones ask for the same again.
    """
    goal, value = assessment.goal, assessment.value
    agreed, period = terms_of(goal), next_period(goal, assessment.day)
    if agreed is None or period is None or value is None or goal.is_vision or goal.owner is None:
        return None
    threshold = _next_threshold(goal, agreed, value)
    return None if threshold is None else "\n".join(_lines(goal, agreed, value, threshold, period)) + "\n"


def next_period(goal: Goal, day: date = date.min) -> tuple[date, date] | None:
    """Return the first period after the goal's own, and not over before `day`, that is as long as its own.

    As many months where these were whole months, else as many days.
    """
    if goal.start is None or goal.deadline is None or goal.deadline < goal.start:
        return None
    first, last = goal.start, goal.deadline
    while last < max(day, goal.deadline + _DAY):
        if last.year + 1 > _LAST_YEAR:
            return None
        first, last = _after(first, last)
    return first, last


def _after(first: date, last: date) -> tuple[date, date]:
    """Return the days that follow a period and are as many."""
    begin = last + _DAY
    if first.day == begin.day == 1:
        months = (begin.year - first.year) * 12 + begin.month - first.month
        return begin, first_of_month(begin, later=months) - _DAY
    return begin, begin + (last - first)


def _next_threshold(goal: Goal, agreed: Terms, value: Fraction) -> Fraction | Band | None:
    """Return what to agree on next; None where no trend tells."""
    threshold, stretch = agreed.threshold, agreed.stretch
    if isinstance(threshold, Band) or agreed.keep or not agreed.meets(value, threshold):
        return threshold
    if isinstance(stretch, Fraction) and not agreed.meets(value, stretch):
        return stretch
    if goal.baseline is None:
        return None
    gain = value - exact(goal.baseline)
    return _within(agreed, value, value + gain) if agreed.sign * gain > 0 else None


def _within(agreed: Terms, value: Fraction, target: Fraction) -> Fraction | None:
    """Return a target that is possible: half the way left where the trend would pass the metric's bounds."""
    low, high = agreed.bounds
    bound = high if agreed.sign > 0 else low
    if bound is None or agreed.sign * (bound - target) > 0:
        return target
    return (value + bound) / 2 if value != bound else None


def _lines(
    goal: Goal, agreed: Terms, value: Fraction, threshold: Fraction | Band, period: tuple[date, date]
) -> Iterator[str]:
    yield f"- id: {_next_id(goal)}"
    yield f"  title: {_text(goal.title)}"
    yield f"  owner: {_text(goal.owner or '')}"
    if goal.written.parent is not None:
        yield f"  parent: {_text(goal.written.parent)}"
    if goal.specific is not None:
        yield "  # ? Say it with the new figures."
        yield f"  specific: {_text(goal.specific)}"
    yield f"  measurable: {{{', '.join(_measurable(goal, agreed, value))}}}"
    yield "  # ? A proposal that continues the trend; agree on it and say by whom."
    yield f"  realistic: {{threshold: {_target(threshold, agreed.metric.unit)}}}"
    review = f", review: {goal.time_bound.review}" if goal.time_bound.review else ""
    yield f"  time_bound: {{start: {period[0]}, deadline: {period[1]}{review}}}"
    yield f"  follows: {_text(goal.id)}"
    yield "  status: draft"


def _next_id(goal: Goal) -> str:
    """Return the id with the next number; of one of several owners' goals the owner stays part of it."""
    plain = re.sub(r"[^a-z0-9]+", "-", goal.id).strip("-")
    stem, _, number = plain[:70].rpartition("-")
    if stem and number.isdigit() and len(number) < 4:
        return f"{stem}-{int(number) + 1}"
    return f"{plain[:70].strip('-') or 'goal'}-2"


def _measurable(goal: Goal, agreed: Terms, value: Fraction) -> Iterator[str]:
    unit = agreed.metric.unit
    yield f"metric: {agreed.metric.id}"
    if agreed.keep:
        yield "keep: true"
    yield f"baseline: {_text(show(value, unit))}"
    if goal.measurable.window is not None:
        yield f"window: {_window(goal.measurable.window)}"
    if goal.measurable.min_sample is not None:
        yield f"min_sample: {goal.measurable.min_sample}"
    rails = [_guardrail(one.metric, one.at_most, one.at_least, goal) for one in goal.measurable.guardrails]
    if rails:
        yield f"guardrails: [{', '.join(rails)}]"


def _guardrail(name: str, at_most: Decimal | None, at_least: Decimal | None, goal: Goal) -> str:
    metric = goal.file.metrics.get(name)
    unit = metric.unit if metric else "count"
    side, limit = ("at_most", at_most) if at_most is not None else ("at_least", at_least)
    return f"{{metric: {_text(name)}, {side}: {_text(show(limit, unit)) if limit is not None else '~'}}}"


def _window(window: Window) -> str:
    return f"{window.count} {window.unit}" if window.kind is WindowKind.TRAILING else window.kind.value


def _target(target: Fraction | Band, unit: str) -> str:
    if isinstance(target, Band):
        return f"{{from: {_text(show(target.low, unit))}, to: {_text(show(target.high, unit))}}}"
    return _text(show(target, unit))


def _text(text: str) -> str:
    """Return a text as a YAML scalar that stays this text: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)
