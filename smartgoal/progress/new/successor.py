"""The goal that follows one whose figures are in: a draft that continues the trend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.goals import questions
from smartgoal.goals.quantity import Amount
from smartgoal.goals.show import show
from smartgoal.goals.write import Noted, Value, gap
from smartgoal.goals.written import Range
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.months import LAST_YEAR, first_of_month, month_longer, months_between
from smartgoal.knowledge.numbers import exact
from smartgoal.progress.new.beginning import as_written, evidence, offer_threshold
from smartgoal.progress.new.renewed import renewed
from smartgoal.progress.terms import RangeTarget, terms_of

if TYPE_CHECKING:
    from decimal import Decimal

    from smartgoal.goals.model import Guardrail
    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import Assessment
    from smartgoal.progress.new.beginning import Beginning
    from smartgoal.progress.terms import Terms

_DAY = timedelta(days=1)
_OPEN = "Which figure do both sides agree on?"
_JUST_BEGUN = 6
"""A period of which at most a sixth is gone can still be agreed on: on 15 January a quarter."""


@dataclass(frozen=True, slots=True)
class _Aims:
    """The figures of the next goal.

    Attributes:
        value, baseline: Where it begins, exactly and as written.
        measured: Over which days; None where that isn't known.
        threshold: What to agree on; None where nobody can propose it.
        question: What is asked of it.
    """

    value: Fraction
    baseline: Decimal | None
    measured: str | None
    threshold: Decimal | Range | None
    question: str


def goal_that_follows(
    assessment: Assessment, goal_id: str, *, now: Beginning | None = None, parent_ends: date = date.max
) -> dict[str, Value] | None:
    """Return the goal that follows this one as it is written: a draft, a question at each gap.

    Reached goals go on by as much as was gained, or to the stretch still open; missed ones ask for the same again.
    None where the figures suggest neither.

    Args:
        assessment: The goal as judged on the day.
        goal_id: The id of the next one.
        now: What the figures up to the day offer, those after the goal's deadline too.
        parent_ends: The last day of the goal that it serves.
    """
    goal, value = assessment.goal, assessment.value
    agreed, period = terms_of(goal), next_period(goal, assessment.day)
    if agreed is None or period is None or value is None or goal.is_vision or goal.owner is None:
        return None
    aims = _aims(assessment, value, agreed, now, is_later=_is_later(goal, period[0]))
    if aims is None:
        return None
    written: dict[str, Value] = {"id": goal_id, "title": goal.title}
    written["status"] = questions.DRAFT
    parent: Value = goal.written.parent
    if parent is not None and parent_ends < period[1]:
        parent = gap(f"It ends on {parent_ends}: what does this one serve?", parent)
    kept = {"language": goal.written.language, "owner": goal.owner, "parent": parent, "follows": goal.id}
    written |= {key: value for key, value in kept.items() if value is not None}
    written["specific"] = _specific(goal, _new_figures(goal, aims.baseline, aims.threshold))
    written["measurable"] = _measurable(goal, agreed, aims)
    means = goal.achievable.means
    written["achievable"] = {"means": gap("Is this still what it takes?", means) if means else questions.MEANS}
    written["realistic"] = _realistic(goal, agreed, aims)
    written["time_bound"] = _time_bound(goal, agreed, period, assessment.day)
    return written


def _aims(
    assessment: Assessment, value: Fraction, agreed: Terms, now: Beginning | None, *, is_later: bool
) -> _Aims | None:
    """Return where the next goal begins and what it asks for; one with days between by the figures of these too."""
    goal, unit, measured = assessment.goal, agreed.metric.unit, _measured(assessment, agreed)
    past = now.past if now is not None else None
    gain = value - exact(goal.baseline) if goal.baseline is not None else None
    if is_later and past is not None and past.value is not None and past.window is not None:
        value, measured = past.value, f"measured from {past.window.first} to {past.window.last}"
    target = _next_threshold(agreed, value, gain)
    baseline = as_written(value, unit)
    offered = _offered(agreed, value if baseline is None else exact(baseline), now)
    if target is None:
        # Where the days since went beyond what was agreed, what was gained until then is no trend.
        return _Aims(value, baseline, measured, *(offered or (None, _OPEN))) if is_later else None
    if not isinstance(target, Fraction):
        return _Aims(value, baseline, measured, goal.threshold, "Agree on it: the same again.")
    threshold = as_written(target, unit)
    written = target if threshold is None else exact(threshold)
    again = "the same again" if threshold == goal.threshold else "it continues the trend"
    if past is None or not past.is_far_from(written, rises=agreed.sign > 0):
        return _Aims(value, baseline, measured, threshold, f"Agree on it: {again}.")
    far = f"{_OPEN} No week came near {show(written, unit)} ({again})."
    return _Aims(value, baseline, measured, *(offered or (None, far)))


def _offered(agreed: Terms, value: Fraction, now: Beginning | None) -> tuple[Decimal, str] | None:
    """Return what the weeks so far support beyond a value as it is written, with what is asked of it."""
    offer = offer_threshold(now) if now is not None else None
    if now is None or offer is None or agreed.sign * (exact(offer.value) - value) <= 0:
        return None
    return offer.value, f"Agree on it: {evidence(now, offer)}"


def next_id(goal: Goal) -> str:
    """Return the id with the next number; of one of several owners' goals the owner stays part of it."""
    plain = re.sub(r"[^a-z0-9]+", "-", goal.id).strip("-")
    stem, _, number = plain[:70].rpartition("-")
    if stem and number.isdigit() and len(number) < 4:
        return f"{stem}-{int(number) + 1}"
    return f"{plain[:70].strip('-') or 'goal'}-2"


def next_period(goal: Goal, day: date = date.min) -> tuple[date, date] | None:
    """Return the period after the goal's own that is as long; well after its first day, the next one to begin.

    As many months where these were whole months, from the first of one; else as many days, from the same weekday.
    """
    if goal.start is None or goal.deadline is None or goal.deadline < goal.start:
        return None
    if max(goal.deadline, day).year + 1 > LAST_YEAR:
        return None
    first, last = _after(goal.start, goal.deadline)
    if (day - first) * _JUST_BEGUN <= last - first:
        return first, last
    if goal.start.day == first.day == 1:
        begin = day if day.day == 1 else first_of_month(day, later=1)
        return _after(first_of_month(begin, later=-months_between(goal.start, first)), begin - _DAY)
    begin = day + timedelta(days=(first - day).days % 7)
    return begin, begin + (last - first)


def _is_later(goal: Goal, start: date) -> bool:
    """Whether there are days between a goal and the next."""
    return goal.deadline is not None and start > goal.deadline + _DAY


def _after(first: date, last: date) -> tuple[date, date]:
    """Return the days that follow a period and are as many."""
    begin = last + _DAY
    if first.day == begin.day == 1:
        return begin, first_of_month(begin, later=months_between(first, begin)) - _DAY
    return begin, begin + (last - first)


def _next_threshold(agreed: Terms, value: Fraction, gain: Fraction | None) -> Fraction | RangeTarget | None:
    """Return what to agree on next from a value, by what the goal gained; None where no trend tells."""
    threshold, stretch = agreed.threshold, agreed.stretch
    if isinstance(threshold, RangeTarget) or agreed.keep or not agreed.meets(value, threshold):
        return threshold
    if isinstance(stretch, Fraction) and not agreed.meets(value, stretch):
        return stretch
    if gain is None or agreed.sign * gain <= 0:
        return None
    return _within(agreed, value, value + gain)


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


def _measurable(goal: Goal, agreed: Terms, aims: _Aims) -> Value:
    written: dict[str, Value] = {"metric": agreed.metric.id}
    is_within = isinstance(agreed.threshold, RangeTarget) and agreed.meets(aims.value, agreed.threshold)
    if agreed.keep or is_within:
        written["keep"] = True
    if aims.baseline is None or aims.measured is None:
        written["baseline"] = gap("Where does it stand now?")
    else:
        written["baseline"] = Noted(Amount(aims.baseline, agreed.metric.unit), aims.measured)
    if goal.measurable.window is not None:
        written["window"] = str(goal.measurable.window)
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
    window, figures = assessment.threshold.window, assessment.figures
    if window is None or figures is None:
        return None
    last = figures.newest if agreed.kind is Kind.LAST and figures.newest else window.last
    first = last if agreed.kind is Kind.LAST else window.first
    return f"measured on {last}" if first == last else f"measured from {first} to {last}"


def _realistic(goal: Goal, agreed: Terms, aims: _Aims) -> Value:
    unit, threshold = agreed.metric.unit, aims.threshold
    written: dict[str, Value] = {"threshold": gap(aims.question, _target(threshold, unit))}
    further = goal.stretch if _is_further(goal, agreed, threshold) else None
    if not agreed.keep and not isinstance(threshold, Range):
        is_open = further is None
        written["stretch"] = questions.STRETCH if is_open else gap("Still far enough?", _target(further, unit))
    return {**written, "agreed_by": questions.AGREED_BY, "why": questions.WHY}


def _time_bound(goal: Goal, agreed: Terms, period: tuple[date, date], day: date) -> Value:
    start, deadline = period
    written: dict[str, Value] = {"start": start, "deadline": deadline}
    if start < day:
        written["start"] = gap(f"From when on? It is {day} already.", start)
    if _is_later(goal, start):
        written["start"] = gap(
            f"From when on? The days right after {goal.id} began on {agreed.deadline + _DAY}.", start
        )
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
