"""The goal that follows one whose figures are in: a draft that continues the trend."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.goals import questions
from smartgoal.goals.quantity import Amount
from smartgoal.goals.write import Noted, Value, gap
from smartgoal.goals.written import Range
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.months import LAST_YEAR, first_of_month, month_longer, months_between
from smartgoal.progress.assess import exact, terms_of
from smartgoal.progress.beginning import as_written
from smartgoal.progress.renewed import renewed
from smartgoal.progress.terms import RangeTarget
from smartgoal.progress.windows import written_window

if TYPE_CHECKING:
    from decimal import Decimal

    from smartgoal.goals.model import Guardrail
    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import Assessment
    from smartgoal.progress.terms import Terms

_DAY = timedelta(days=1)


def goal_that_follows(assessment: Assessment, goal_id: str, *, parent_ends: date = date.max) -> dict[str, Value] | None:
    """Return the goal that follows this one as it is written: a draft, a question at each gap.

    Reached goals go on by as much as was gained, or to the stretch still open; missed ones ask for the same again.
    None where the figures suggest neither. `parent_ends` is the last day of the goal that it serves.
    """
    goal, value = assessment.goal, assessment.value
    agreed, period = terms_of(goal), next_period(goal, assessment.day)
    if agreed is None or period is None or value is None or goal.is_vision or goal.owner is None:
        return None
    target = _next_threshold(goal, agreed, value)
    if target is None:
        return None
    unit = agreed.metric.unit
    baseline = as_written(value, unit)
    threshold = as_written(target, unit) if isinstance(target, Fraction) else goal.threshold
    written: dict[str, Value] = {"id": goal_id, "title": goal.title}
    written["status"] = questions.DRAFT
    parent: Value = goal.written.parent
    if parent is not None and parent_ends < period[1]:
        parent = gap(f"It ends on {parent_ends}: what does this one serve?", parent)
    kept = {"language": goal.written.language, "owner": goal.owner, "parent": parent, "follows": goal.id}
    written |= {key: value for key, value in kept.items() if value is not None}
    written["specific"] = _specific(goal, _new_figures(goal, baseline, threshold))
    written["measurable"] = _measurable(goal, assessment, agreed, baseline)
    means = goal.achievable.means
    written["achievable"] = {"means": gap("Is this still what it takes?", means) if means else questions.MEANS}
    written["realistic"] = _realistic(goal, agreed, threshold)
    written["time_bound"] = _time_bound(goal, agreed, *period)
    return written


def next_id(goal: Goal) -> str:
    """Return the id with the next number; of one of several owners' goals the owner stays part of it."""
    plain = re.sub(r"[^a-z0-9]+", "-", goal.id).strip("-")
    stem, _, number = plain[:70].rpartition("-")
    if stem and number.isdigit() and len(number) < 4:
        return f"{stem}-{int(number) + 1}"
    return f"{plain[:70].strip('-') or 'goal'}-2"


def next_period(goal: Goal, day: date = date.min) -> tuple[date, date] | None:
    """Return the first period after the goal's own, and not over before `day`, that is as long as its own.

    As many months where these were whole months, else as many days.
    """
    if goal.start is None or goal.deadline is None or goal.deadline < goal.start:
        return None
    first, last = goal.start, goal.deadline
    while last < max(day, goal.deadline + _DAY):
        if last.year + 1 > LAST_YEAR:
            return None
        first, last = _after(first, last)
    return first, last


def _after(first: date, last: date) -> tuple[date, date]:
    """Return the days that follow a period and are as many."""
    begin = last + _DAY
    if first.day == begin.day == 1:
        return begin, first_of_month(begin, later=months_between(first, begin)) - _DAY
    return begin, begin + (last - first)


def _next_threshold(goal: Goal, agreed: Terms, value: Fraction) -> Fraction | RangeTarget | None:
    """Return what to agree on next; None where no trend tells."""
    threshold, stretch = agreed.threshold, agreed.stretch
    if isinstance(threshold, RangeTarget) or agreed.keep or not agreed.meets(value, threshold):
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


def _new_figures(goal: Goal, baseline: Decimal | None, threshold: Decimal | Range | None) -> dict[Decimal, Decimal]:
    """Return what each figure of the old goal is now, as far as there is one figure for another."""
    if isinstance(goal.threshold, Range) and goal.threshold == threshold:
        return {end: end for end in (goal.threshold.low, goal.threshold.high) if end is not None}
    pairs = ((goal.baseline, baseline), (goal.threshold, threshold))
    return {old: new for old, new in pairs if not isinstance(old, Range | None) and not isinstance(new, Range | None)}


def _specific(goal: Goal, figures: dict[Decimal, Decimal]) -> Value:
    told = renewed(goal, figures)
    behaviour: Value = told.text if told.is_whole else gap("Say it with the new figures and days.", told.text)
    if not told.text:
        behaviour = questions.BEHAVIOUR
    examples = goal.written.specific.examples
    return {"behaviour": behaviour, **({"examples": examples} if examples else {})}


def _measurable(goal: Goal, assessment: Assessment, agreed: Terms, baseline: Decimal | None) -> Value:
    written: dict[str, Value] = {"metric": agreed.metric.id}
    is_within = isinstance(agreed.threshold, RangeTarget) and assessment.meets_threshold
    if agreed.keep or is_within:
        written["keep"] = True
    measured = _measured(assessment, agreed)
    if baseline is None or measured is None:
        written["baseline"] = gap("Where does it stand now?")
    else:
        written["baseline"] = Noted(Amount(baseline, agreed.metric.unit), measured)
    if goal.measurable.window is not None:
        written["window"] = written_window(goal.measurable.window)
    if goal.measurable.min_sample is not None:
        written["min_sample"] = goal.measurable.min_sample
    if goal.measurable.guardrails:
        written["guardrails"] = [_guardrail(one, goal) for one in goal.measurable.guardrails]
    return written


def _guardrail(one: Guardrail, goal: Goal) -> Value:
    metric = goal.file.metrics.get(one.metric)
    limit = None if one.limit is None else Amount(one.limit, metric.unit if metric else "count")
    return {"metric": one.metric, one.side: limit}


def _measured(assessment: Assessment, agreed: Terms) -> str | None:
    """Return over which days a value was taken; a level is the newest day's."""
    window, figures = assessment.window, assessment.figures
    if window is None or figures is None:
        return None
    last = figures.newest if agreed.kind is Kind.LAST and figures.newest else window.last
    first = last if agreed.kind is Kind.LAST else window.first
    return f"measured on {last}" if first == last else f"measured from {first} to {last}"


def _realistic(goal: Goal, agreed: Terms, threshold: Decimal | Range | None) -> Value:
    unit = agreed.metric.unit
    again = "the same again" if threshold == goal.threshold else "it continues the trend"
    written: dict[str, Value] = {"threshold": gap(f"Agree on it: {again}.", _target(threshold, unit))}
    further = goal.stretch if _is_further(goal, agreed, threshold) else None
    if not agreed.keep and not isinstance(threshold, Range):
        is_open = further is None
        written["stretch"] = questions.STRETCH if is_open else gap("Still far enough?", _target(further, unit))
    return {**written, "agreed_by": questions.AGREED_BY, "why": questions.WHY}


def _time_bound(goal: Goal, agreed: Terms, start: date, deadline: date) -> Value:
    written: dict[str, Value] = {"start": start, "deadline": deadline}
    if agreed.stretch_deadline > agreed.deadline:
        written["stretch_deadline"] = _as_much_later(agreed.deadline, agreed.stretch_deadline, deadline)
    elif not agreed.keep and not isinstance(agreed.threshold, RangeTarget):
        written["stretch_deadline"] = month_longer(deadline)
    return {**written, "review": goal.review.value}


def _as_much_later(first: date, later: date, day: date) -> date:
    """Return the day that is after `day` as `later` is after `first`: whole months where all end months."""
    ends = [one + _DAY for one in (first, later, day)]
    if {one.day for one in ends} == {1}:
        return first_of_month(ends[2], later=months_between(ends[0], ends[1])) - _DAY
    return day + (later - first)


def _is_further(goal: Goal, agreed: Terms, threshold: Decimal | Range | None) -> bool:
    """Whether the old stretch is beyond the new threshold."""
    if isinstance(goal.stretch, Range | None) or isinstance(threshold, Range | None):
        return False
    return agreed.sign * (goal.stretch - threshold) > 0


def _target(target: Decimal | Range | None, unit: str) -> Value:
    if isinstance(target, Range):
        ends = (("from", target.low), ("to", target.high))
        return {name: Amount(end, unit) for name, end in ends if end is not None}
    return None if target is None else Amount(target, unit)
