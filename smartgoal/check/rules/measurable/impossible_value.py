"""M204 impossible-value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import STRETCH, THRESHOLD, band_of, figures, is_possible
from smartgoal.check.facts.clashes import clashes
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.rule import Criterion, Example, Form, Problem, Related, Severity, rule
from smartgoal.goals.show import show
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Path
    from smartgoal.knowledge.metric import Metric

_STEPS = "specific: Walk through the documented steps on every technical call.\n"
_BARE = re.compile("[0-9.,]+")
_OCCUPANCY = """\
owner: Technical support
title: Room to breathe between calls
specific: Plan shifts by the forecast of each half-hour, so that occupancy stays in the agreed range.
measurable: {metric: occupancy, baseline: 89 %}
time_bound: {stretch_deadline: null}
"""


@rule(
    "M204",
    Criterion.MEASURABLE,
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="measurable: {baseline: 118 %}",
            good="measurable: {baseline: 18 %}",
            says="118 %",
        ),
        Example(
            bad="measurable: {guardrails: [{metric: qa_score, at_least: 850 %}]}",
            good="measurable: {guardrails: [{metric: qa_score, at_least: 85 %}]}",
            says="850 %",
        ),
        Example(
            bad="measurable: {guardrails: [{metric: aht, at_most: 5 min}, {metric: aht, at_least: 6 min}]}",
            good="measurable: {guardrails: [{metric: aht, at_most: 6 min}, {metric: aht, at_least: 5 min}]}",
            says="aht can't be at least 6 min and at most 5 min at once",
        ),
        Example(
            bad="measurable: {guardrails: [{metric: repeat_contact_rate, at_least: 16 %}]}",
            good="measurable: {guardrails: [{metric: repeat_contact_rate, at_least: 8 %}]}",
            says="can't be at least 16 % and at most 14 % at once",
        ),
        Example(
            bad=_OCCUPANCY + "realistic: {threshold: {from: 85 %, to: 78 %}, stretch: null}",
            good=_OCCUPANCY
            + "realistic: {threshold: {from: 78 %, to: 85 %}, stretch: null, agreed_by: [Pál Nagy, Katalin Szabó]}",
            says="from 85 % to 78 %",
        ),
        Example(
            bad=_STEPS + "measurable: {baseline: 0.18}\nrealistic: {threshold: 0.14, stretch: 0.12}",
            good=_STEPS + "measurable: {baseline: 18}\nrealistic: {threshold: 14, stretch: 12}",
            says="0.14 without a unit is read as 0.14 %",
        ),
    ),
)
def impossible_value(goal: Goal, context: Context) -> Iterator[Problem]:
    """A value lies outside what the metric can be, a range ends before it begins, or two limits exclude each other.

    A share such as 0.18 without a unit, where 18 % may be meant, is a note.

    Why it matters:
        A share above 100 % or a negative time can't be reached or measured; mostly a digit or the metric is wrong. A
        goal never counts as met where its guardrails can't all hold.
    How to fix:
        Correct the number, or the metric's `bounds` under `metrics` if your formula allows it.
    When to ignore:
        Never; say the true `bounds` under `metrics` instead.
    """
    if goal.metric is not None:
        for at, value in figures(goal):
            yield from _outside(at, value, goal.metric)
        yield from _reversed_ranges(goal, goal.metric)
        yield from _parts_of_one(goal, goal.metric)
    if is_unread(goal, ("measurable", "guardrails")):
        return
    for number, guardrail in enumerate(goal.measurable.guardrails):
        metric = goal.file.metrics.get(guardrail.metric)
        if metric is not None and guardrail.limit is not None:
            yield from _outside(("measurable", "guardrails", number, guardrail.side), guardrail.limit, metric)
    yield from _never_together(goal, context)


def _outside(at: Path, value: Decimal, metric: Metric) -> Iterator[Problem]:
    if not is_possible(value, metric):
        message = f"A value of {show(value, metric.unit)} is impossible: {metric.id} {_bounds(metric)}."
        yield Problem(at, message, "Correct the number, or the metric's `bounds` under `metrics`.")


def _never_together(goal: Goal, context: Context) -> Iterator[Problem]:
    for other, limit in clashes(goal, context.aim(goal)):
        unit = limit.metric.unit
        least, most = (show(value, unit) for value in sorted((limit.value, other.value), reverse=True))
        message = f"{shortened(limit.metric.id)} can't be at least {least} and at most {most} at once."
        what = "the threshold" if other.at == THRESHOLD else "the other guardrail"
        yield Problem(limit.at, message, "Correct one of the two.", related=(Related(what, goal, other.at),))


def _parts_of_one(goal: Goal, metric: Metric) -> Iterator[Problem]:
    """Yield the threshold where all figures of a percentage may be parts of one, as spreadsheets keep them."""
    shown = dict(figures(goal)) if metric.unit == "%" else {}
    if THRESHOLD not in shown or len(shown) < 2 or not all(0 < value < 1 for value in shown.values()):
        return
    written = {at: goal.file.document.written(goal.locate(at)) for at in shown}
    if all(map(_BARE.fullmatch, written.values())):
        value = show(shown[THRESHOLD], "%")
        message = f"{written[THRESHOLD]} without a unit is read as {value}."
        hint = f"Write {show(shown[THRESHOLD] * 100, '%')} if that is meant, else {value} with its unit."
        yield Problem(THRESHOLD, message, hint, tentative=True)


def _bounds(metric: Metric) -> str:
    low, high = metric.bounds
    if low is not None and high is not None:
        return f"lies between {show(low, metric.unit)} and {show(high, metric.unit)}"
    if low is not None:
        return f"can't be below {show(low, metric.unit)}"
    return f"can't be above {show(high, metric.unit)}" if high is not None else ""


def _reversed_ranges(goal: Goal, metric: Metric) -> Iterator[Problem]:
    for at, target in ((THRESHOLD, goal.threshold), (STRETCH, goal.stretch)):
        band = band_of(target)
        if band is not None and band.low > band.high:
            ends = f"from {show(band.low, metric.unit)} to {show(band.high, metric.unit)}"
            yield Problem(at, f"The range {ends} holds no value.", "Put the lower end in `from`, the higher in `to`.")
