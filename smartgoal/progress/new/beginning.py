"""A goal to begin with about a metric: a baseline that was measured, and a threshold with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.goals import questions
from smartgoal.goals.model import Review
from smartgoal.goals.quantity import Amount, QuantityError, read_quantity
from smartgoal.goals.show import show
from smartgoal.goals.write import Noted, Value, gap
from smartgoal.goals.written import Window, WindowKind
from smartgoal.knowledge.metric import Better, Kind, MetricClass
from smartgoal.knowledge.months import first_of_month, month_longer
from smartgoal.knowledge.units import Dimension, metric_unit
from smartgoal.progress.past import Judging, Past, measured_before
from smartgoal.progress.signal import FEWEST_FOR_LIMITS

if TYPE_CHECKING:
    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.history import History
    from smartgoal.progress.terms import Terms

_MONTHS = 3
_WEEKS = 4
_WORKING_DAYS = 5
_FEWEST_TIMES = 2
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """A figure that the past offers as a target, and how often its review periods came that far."""

    value: Decimal
    reached: int
    periods: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a metric when a goal about it begins.

    Attributes:
        owner: Who will answer for it; None where nobody is named.
        start, deadline: The next three whole months.
        after: The id of the goal that has to be over first; None where there is none.
        past: The owner's figures so far; None without a whole week of them.
        until: The last day of these figures.
        why_none: Why there are no figures; "" where there are.
    """

    metric: Metric
    owner: str | None
    start: date
    deadline: date
    past: Past | None
    until: date | None
    why_none: str = ""
    after: str | None = None

    @property
    def unit(self) -> str:
        """The metric's unit."""
        return self.metric.unit


def begin(
    metric: Metric,
    owner: str | None,
    history: History,
    *,
    today: date,
    why_none: str = "",
    after: tuple[date, str] | None = None,
) -> Beginning:
    """Return what the figures up to a day offer a goal of the three months that come next.

    Args:
        metric: What it is about.
        owner: Who will answer for it.
        history: Their figures.
        today: The day; later figures don't count.
        why_none: What to say where there are none.
        after: The last day and the id of a goal of theirs for the same metric; of two at once only one can be meant.
    """
    start = first_of_month(max(today, after[0]) if after else today, later=1)
    deadline = first_of_month(start, later=_MONTHS) - _DAY
    past, until = _measured(metric.kind, _window(metric), history, today, length=deadline - start)
    return Beginning(
        metric, owner, start, deadline, past, until, why_none if until is None else "", after[1] if after else None
    )


def begin_again(agreed: Terms, history: History, *, today: date) -> Beginning:
    """Return what the figures up to a day offer a goal that is judged as an earlier one was."""
    length, least = agreed.deadline - agreed.start, agreed.min_sample or 0
    past, until = _measured(agreed.kind, agreed.window, history, today, length=length, min_sample=least)
    return Beginning(agreed.metric, None, agreed.start, agreed.deadline, past, until)


def _measured(
    kind: Kind, window: Window, history: History, today: date, *, length: timedelta, min_sample: int = 0
) -> tuple[Past | None, date | None]:
    """Return the figures so far and their last day, as if a goal of this length began on the day after."""
    until = _last_day(history, today)
    if until is None:
        return None, None
    judging = Judging(kind, window, Review.WEEKLY, until + _DAY, until + _DAY + length, min_sample, Fraction(1, 2))
    past = measured_before(history, judging)
    # A week of leave leaves an average what it is; a total lacks that week.
    if past is not None and kind is Kind.SUM and _lacks_a_week(past):
        past = replace(past, value=None)
    return past, until


def _lacks_a_week(past: Past) -> bool:
    """Whether any week of the baseline's days is without rows, the first one too unless only its weekend counts."""
    if past.window is None:
        return True
    first, last = past.window.first, past.window.last
    monday = first - timedelta(days=first.weekday())
    if (first - monday).days >= _WORKING_DAYS:
        monday += timedelta(days=7)
    weeks = -(-((last - monday).days + 1) // 7)
    return sum(monday <= point.first <= last for point in past.points) < weeks


def _last_day(history: History, today: date) -> date | None:
    """Return the last day of the figures: the newest's week is over where today is later."""
    newest = history.newest_until(today)
    return None if newest is None else min(today, newest + timedelta(days=6 - newest.weekday()))


def _window(metric: Metric) -> Window:
    if metric.kind in {Kind.SUM, Kind.LAST}:
        return Window(WindowKind.PERIOD)
    return Window(WindowKind.TRAILING, _WEEKS, "weeks")


def offer_threshold(beginning: Beginning) -> Offer | None:
    """Return what the best quarter of the weeks so far came to, beyond the baseline and more than once.

    Where that quarter's worst week is no better than the baseline, the next better one; a single week may be luck.
    """
    values = _by_goodness(beginning)
    if beginning.past is None or len(values) < FEWEST_FOR_LIMITS:
        return None
    baseline, quarter = beginning.past.value, (len(values) + 3) // 4
    offers = (_offer(beginning, beginning.past, value) for value in reversed(values[:quarter]))
    good = (one for one in offers if one and (baseline is None or _is_better(beginning, one.value, baseline)))
    return next((one for one in good if one.reached >= _FEWEST_TIMES), None)


def offer_stretch(beginning: Beginning, threshold: Offer | None) -> Offer | None:
    """Return what the best week came to, where that is beyond the threshold."""
    values = _by_goodness(beginning)
    if threshold is None or beginning.past is None or not values:
        return None
    offer = _offer(beginning, beginning.past, values[0])
    return offer if offer and _is_better(beginning, offer.value, Fraction(threshold.value)) else None


def _by_goodness(beginning: Beginning) -> list[Fraction]:
    """Return the values of the weeks so far, the best first; none of a metric that has a best range."""
    if beginning.past is None or beginning.metric.better is Better.RANGE or beginning.metric.direction_is_open:
        return []
    values = [point.value for point in beginning.past.points]
    return sorted(values, reverse=beginning.metric.better is Better.HIGHER)


def _offer(beginning: Beginning, past: Past, week: Fraction) -> Offer | None:
    """Return a week's value as a target, rounded as people would write it; of a total what so many weeks make."""
    exact = week / past.share
    value = as_written(exact, beginning.unit)
    if value is None:
        return None
    if _is_better(beginning, value, exact):
        # Rounded so far that not even this week came there.
        last_digit = Decimal(1).scaleb(int(value.as_tuple().exponent))
        value += -last_digit if value > exact else last_digit
    needed = Fraction(value) * past.share
    reached = sum(not _is_better(beginning, needed, point.value) for point in past.points)
    return Offer(value, reached, len(past.points))


def _is_better(beginning: Beginning, value: Fraction | Decimal, other: Fraction) -> bool:
    exact = Fraction(value)
    return exact > other if beginning.metric.better is Better.HIGHER else exact < other


def as_written(value: Fraction, unit: str) -> Decimal | None:
    """Return a computed value as people would write it: as many digits as it is shown with, none for what is counted.

    None where it can't be written.
    """
    known = metric_unit(unit)
    whole = known is not None and known.dimension is Dimension.COUNT
    try:
        return Decimal(round(value)) if whole else read_quantity(show(value, unit), unit)
    except QuantityError:
        return None


def goal_to_begin(beginning: Beginning, goal_id: str) -> dict[str, Value]:
    """Return the goal as it is written: a draft, a question at each gap, the evidence beside each figure."""
    metric = beginning.metric
    threshold = offer_threshold(beginning)
    stretch = offer_stretch(beginning, threshold)
    return {
        "id": goal_id,
        "title": metric.name,
        "status": questions.DRAFT,
        "owner": beginning.owner or questions.OWNER,
        "specific": {"behaviour": questions.BEHAVIOUR},
        "measurable": _measurable(beginning),
        "achievable": {"means": questions.MEANS},
        "realistic": _realistic(beginning, threshold, stretch),
        "time_bound": _time_bound(beginning),
    }


def _measurable(beginning: Beginning) -> dict[str, Value]:
    metric = beginning.metric
    written: dict[str, Value] = {"metric": metric.id}
    if metric.needs_variant:
        names = ", ".join(variant.id for variant in metric.variants)
        written["metric"] = gap(f"Which formula is yours? Say it under `metrics`: {names}.", metric.id)
    written["baseline"] = _baseline(beginning)
    window = _window(metric)
    if window.kind is WindowKind.TRAILING:
        written["window"] = str(window)
    if metric.is_share or metric.kind in {Kind.MEAN, Kind.NPS}:
        written["min_sample"] = gap(f"On how few should nobody judge?{_sample(beginning)}")
    if metric.metric_class is MetricClass.SPEED and metric.balance:
        written["guardrails"] = gap(f"What must not suffer: {', '.join(metric.balance)}?", ())
    return written


def _sample(beginning: Beginning) -> str:
    """Return on how many the newest weeks rest."""
    points = beginning.past.points[-_WEEKS:] if beginning.past is not None else ()
    if len(points) < _WEEKS:
        return ""
    weight = sum((point.weight for point in points), Fraction(0))
    return f" The last {_WEEKS} whole weeks had {show(weight, 'count')}."


def _baseline(beginning: Beginning) -> Value:
    past = beginning.past
    value = as_written(past.value, beginning.unit) if past is not None and past.value is not None else None
    if past is None or past.window is None or value is None:
        why = beginning.why_none or f"Too few weeks up to {beginning.until} have figures."
        return gap(f"Where does {beginning.metric.id} stand today? {why} (none: nobody has measured it.)")
    return Noted(Amount(value, beginning.unit), f"measured from {past.window.first} to {past.window.last}")


def _time_bound(beginning: Beginning) -> dict[str, Value]:
    start = Noted(beginning.start, f"once {beginning.after} is over") if beginning.after else beginning.start
    written: dict[str, Value] = {"start": start, "deadline": beginning.deadline}
    if beginning.metric.better is not Better.RANGE:
        written["stretch_deadline"] = month_longer(beginning.deadline)
    return {**written, "review": Review.WEEKLY.value}


def _realistic(beginning: Beginning, threshold: Offer | None, stretch: Offer | None) -> dict[str, Value]:
    written: dict[str, Value] = {"threshold": gap(why_no_offer(beginning))}
    if threshold is not None:
        question = f"Agree on it: {evidence(beginning, threshold)}"
        written["threshold"] = gap(question, Amount(threshold.value, beginning.unit))
    if stretch is not None:
        question = f"Far enough? {evidence(beginning, stretch)}"
        written["stretch"] = gap(question, Amount(stretch.value, beginning.unit))
    elif beginning.metric.better is not Better.RANGE:
        written["stretch"] = questions.STRETCH
    return {**written, "agreed_by": questions.AGREED_BY, "why": questions.WHY}


def evidence(beginning: Beginning, offer: Offer) -> str:
    """Return how often the past came that far."""
    share = beginning.past.share if beginning.past is not None else Fraction(1)
    each = f", {show(Fraction(offer.value) * share, beginning.unit)} a week" if share < 1 else ""
    return f"{offer.reached} of the {offer.periods} weeks up to {beginning.until} came that far{each}"


def why_no_offer(beginning: Beginning) -> str:
    """Return the question that stands where the figures offer no threshold."""
    weeks, baseline = 0, Fraction(0)
    if beginning.past is not None:
        weeks, baseline = len(beginning.past.points), (beginning.past.value or Fraction(0)) * beginning.past.share
    if beginning.metric.better is Better.RANGE:
        return "Which range do both sides agree on, as {from: …, to: …}?"
    if beginning.metric.direction_is_open:
        return "Which figure do both sides agree on, once the formula is chosen?"
    if weeks < FEWEST_FOR_LIMITS:
        return f"Which figure do both sides agree on? ({weeks} whole weeks are too few for a proposal.)"
    if sum(_is_better(beginning, value, baseline) for value in _by_goodness(beginning)) == 1:
        return f"Which figure do both sides agree on? (Only one of {weeks} weeks was better than the baseline.)"
    return "Which figure do both sides agree on? (The best weeks so far are no better than the baseline.)"
