"""The goal that a sentence makes so far: what it says in its places, and a question at each gap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from smartgoal.goals import questions
from smartgoal.goals.quantity import Amount, QuantityError, read_quantity
from smartgoal.goals.show import show, write_quantity
from smartgoal.goals.write import Noted, Value, gap
from smartgoal.knowledge.metric import Better, Kind
from smartgoal.knowledge.sentence import Way
from smartgoal.knowledge.units import Dimension, metric_unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence import Deadline, Quantity, Sentence

_ALL_DAYS = {Kind.SUM, Kind.LAST}


def goal_so_far(sentence: Sentence, *, goal_id: str, title: str, text: str, metric: Metric | None) -> dict[str, Value]:
    """Return a draft goal as it is written: never a figure, a day or a name that the sentence doesn't hold."""
    vague = sentence.specific is False
    return {
        "id": goal_id,
        "title": title,
        "status": questions.DRAFT,
        "owner": sentence.owner.text if sentence.owner else questions.OWNER,
        "specific": Noted(text, questions.BEHAVIOUR.remark) if vague else text,
        "measurable": _measurable(sentence, metric),
        "achievable": {"means": questions.MEANS},
        "realistic": _realistic(sentence, metric),
        "time_bound": _time_bound(sentence.deadline),
    }


def open_questions(goal: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Yield each gap of a goal: its key and the question."""
    for key, value in goal.items():
        if isinstance(value, Noted) and value.remark.startswith("? "):
            yield key, value.remark.removeprefix("? ")
        elif isinstance(value, Mapping):
            yield from open_questions(value)


def choice_of_formula(metric: Metric) -> dict[str, Value]:
    """Return what a goal file says under `metrics` of a metric whose formula is open."""
    choices = " or ".join((", ".join(one.id for one in metric.variants[:-1]), metric.variants[-1].id))
    return {"variant": gap(f"Which formula of {metric.id} is yours: {choices}?")}


def described(metric: Metric) -> dict[str, Value]:
    """Return what a goal file says under `metrics` of a metric of the project's own."""
    entry: dict[str, Value] = {
        "name": metric.name,
        "kind": metric.kind.value,
        "unit": metric.unit,
        "better": metric.better.value,
        "class": metric.metric_class.value,
    }
    if metric.bounds != (None, None):
        entry["bounds"] = [None if end is None else Amount(end, "count") for end in metric.bounds]
    return entry


def _measurable(sentence: Sentence, metric: Metric | None) -> dict[str, Value]:
    if _is_deed(sentence, metric):
        return {"deliverable": gap("What will be there, so that anybody can see that it is done?")}
    written: dict[str, Value] = {
        "metric": metric.id if metric else gap("Which figure would show it? `smartgoal metrics` lists them.")
    }
    if _keeps(sentence):
        written["keep"] = True
    else:
        written["baseline"] = _baseline(_start(sentence), metric)
    if metric is None or metric.kind not in _ALL_DAYS:
        written["window"] = gap("Over which days is it judged: 4 weeks, period or latest?")
    return written


def _is_deed(sentence: Sentence, metric: Metric | None) -> bool:
    """Whether the result is a thing or a pass: it can be told whether it is there, and no figure tells it."""
    counts = sentence.quantity or sentence.recurrences or sentence.limits
    return sentence.measurable is True and metric is None and not counts


def _keeps(sentence: Sentence) -> bool:
    """Whether the text wants a level kept: no way to go, so no start."""
    quantity, direction = sentence.quantity, sentence.direction
    has_level = quantity is not None and quantity.to is not None and quantity.from_ is None
    return has_level and direction is not None and direction.way is Way.KEEP


def _start(sentence: Sentence) -> Quantity | None:
    """Return the quantity that says where it starts: the principal one, or one that only says that of a change."""
    quantity = sentence.quantity
    if quantity is None or quantity.from_ is not None or quantity.change is None:
        return quantity
    return next((one for one in sentence.quantities if one.from_ is not None and one.to is None), quantity)


def _baseline(quantity: Quantity | None, metric: Metric | None) -> Value:
    if quantity is not None and quantity.from_ is not None:
        return _figure(quantity.from_, quantity, metric)
    what = metric.id if metric else "it"
    return gap(f"Where does {what} stand today? (Write none if nobody has measured it.)")


def _realistic(sentence: Sentence, metric: Metric | None) -> dict[str, Value]:
    agreed: dict[str, Value] = {"agreed_by": questions.AGREED_BY, "why": questions.WHY}
    if _is_deed(sentence, metric):
        return agreed
    stretch = Noted(None, "optional: a further target to grow to; missing it is no failure")
    return {"threshold": _threshold(sentence.quantity, metric), "stretch": stretch, **agreed}


def _threshold(quantity: Quantity | None, metric: Metric | None) -> Value:
    if quantity is None:
        return gap("Which figure do both sides agree on?")
    if quantity.to is None:
        if quantity.change is None:
            return gap("The text says where it starts: which figure is it to reach?")
        return gap(f'Which figure is "{quantity.hit.text}", counted from the baseline?')
    if quantity.lower is None:
        return _figure(quantity.to, quantity, metric)
    ends = {"from": _figure(quantity.lower, quantity, metric), "to": _figure(quantity.to, quantity, metric)}
    if metric is None or metric.better is not Better.RANGE or not all(isinstance(end, Amount) for end in ends.values()):
        return gap(f'"{quantity.hit.text}" is a range: which figure in it do both sides agree on?')
    return ends


def _figure(value: Decimal, quantity: Quantity, metric: Metric | None) -> Value:
    """Return a figure of the text in its unit; a gap where that isn't the metric's."""
    if metric is not None:
        return _in_metric_unit(Amount(value, quantity.unit), metric)
    unit = metric_unit(quantity.unit)
    if unit is not None and unit.dimension is not Dimension.COUNT:
        return Amount(value, quantity.unit)
    # A bare number is in whatever unit the metric will have.
    return Noted(Amount(value, "count"), show(value, quantity.unit)) if quantity.unit else Amount(value, "count")


def _in_metric_unit(amount: Amount, metric: Metric) -> Value:
    try:
        read_quantity(write_quantity(amount.value, amount.unit), metric.unit)
    except QuantityError:
        said = show(amount.value, amount.unit)
        return gap(f"{said} is no figure in {metric.unit}: which one is meant for {metric.id}?")
    return amount


def _time_bound(deadline: Deadline | None) -> dict[str, Value]:
    day: Value = gap("By which day?") if deadline is None else deadline.date
    return {
        "start": gap("From which day on?"),
        "deadline": gap(f'Which day is "{deadline.text}"?') if deadline and day is None else day,
        "review": gap("How often will you look at it: weekly, fortnightly, monthly?"),
    }
