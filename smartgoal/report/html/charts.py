"""The chart of a goal: what was agreed, what came, what may come; every mark has one meaning everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from smartgoal.goals.show import show_day
from smartgoal.goals.written import Range
from smartgoal.knowledge.metric import Kind
from smartgoal.report.html.chart_axes import DayAxis, ValueAxis, value_axis
from smartgoal.report.html.markup import Markup, tag
from smartgoal.report.html.words import between, figure, plain_figure, short_day, span, target
from smartgoal.report.style import cells, fit
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from smartgoal.knowledge.metric import Metric
    from smartgoal.progress.assessment import Assessment

HEIGHT, _STEPS_HEIGHT = 150, 24
_MOST_DOTS, _MOST_POINTS = 60, 300
_LONGEST_LABEL = 20
_DAY = timedelta(days=1)

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside a chart for the line of this class that ends at a place; phones leave out the word."""

    word: str
    text: str
    line: str
    end: Place


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart before its margins are known.

    Attributes:
        ticks: Heights with their values in words.
        lines: Areas and lines, in the order they are painted.
        dots: What must stay round whatever the width.
        description: For people who don't see it.
    """

    days: DayAxis
    today: date
    height: int
    ticks: tuple[tuple[float, str], ...]
    lines: tuple[Markup, ...]
    dots: tuple[Markup, ...]
    labels: tuple[Label, ...]
    description: str


def draw(one: Assessment, days: DayAxis) -> Drawing | None:
    """Return the chart of a goal; None where it has no days, or nothing but them."""
    goal = one.goal
    if goal.start is None or goal.deadline is None or goal.start > goal.deadline:
        return None
    if goal.is_deliverable:
        return _draw_steps(one, days, goal.start, goal.deadline)
    values = [*_agreed_values(one), *_measured_values(one)]
    if goal.metric is None or goal.threshold is None or not values:
        return None
    axis = _axis_of(goal.metric, values)
    ends_of_periods = map(days.end, (point.last for point in one.series))
    reviews = tuple(zip(ends_of_periods, axis.places(course(one)), strict=True))
    frame = _Frame(one, goal.metric, goal.start, goal.deadline, days, axis, reviews)
    return Drawing(
        days,
        one.day,
        HEIGHT,
        ticks=tuple(frame.values.ticks()),
        lines=tuple(
            chain(_gap(frame), _outlook(frame), _pace(frame), _targets(frame), _baseline(frame), _actual(frame))
        ),
        dots=tuple(_dots(frame)),
        labels=tuple(_labels(frame)),
        description=" ".join(_description(one)),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What every mark of one chart needs; `reviews` are the places of the review periods with data."""

    one: Assessment
    metric: Metric
    start: date
    deadline: date
    days: DayAxis
    values: ValueAxis
    reviews: tuple[Place, ...]

    @property
    def later(self) -> date:
        """The stretch's last day."""
        return max(self.deadline, self.one.goal.stretch_deadline or self.deadline)

    def at(self, day: date, value: Fraction) -> Place:
        """Return the place of a value at the end of a day."""
        return self.days.end(day), self.values.at(value)


def course(one: Assessment) -> tuple[Fraction, ...]:
    """Return what is drawn at each review period: its own value, of sums the total so far."""
    values = (point.value for point in one.series)
    is_sum = one.goal.metric is not None and one.goal.metric.kind is Kind.SUM
    return tuple(accumulate(values) if is_sum else values)


def _axis_of(metric: Metric, values: Sequence[Fraction]) -> ValueAxis:
    low, high = (None if bound is None else Fraction(bound) for bound in metric.bounds)
    # A total grows from zero; all else would be flattened by it.
    zero = [Fraction(0)] if metric.kind is Kind.SUM else []
    return value_axis([*values, *zero], HEIGHT, metric.unit, (low, high))


def _agreed_values(one: Assessment) -> Iterator[Fraction]:
    goal = one.goal
    written = [*ends(goal.threshold), *ends(goal.stretch), *(step.value for step in goal.time_bound.milestones)]
    yield from (Fraction(value) for value in (*written, _baseline_of(one)) if value is not None)
    yield from (corner.value for corner in one.pace_line)


def _measured_values(one: Assessment) -> Iterator[Fraction]:
    yield from course(one)
    if one.value is not None:
        yield one.value
    yield from _forecast_values(one)


def _baseline_of(one: Assessment) -> Decimal | None:
    """Return where the line starts; the baseline of a sum is an earlier period's total and no part of this one."""
    metric = one.goal.metric
    return None if metric is not None and metric.kind is Kind.SUM else one.goal.baseline


def _forecast_values(one: Assessment) -> tuple[Fraction, ...]:
    """Return the forecast's low, middle and high within the metric's bounds; nothing without a forecast."""
    forecast, metric = one.outlook.forecast, one.goal.metric
    if forecast is None or metric is None:
        return ()
    low, high = (None if bound is None else Fraction(bound) for bound in metric.bounds)
    return tuple(_within(value, low, high) for value in (forecast.low, forecast.value, forecast.high))


def _within(value: Fraction, low: Fraction | None, high: Fraction | None) -> Fraction:
    value = value if low is None else max(value, low)
    return value if high is None else min(value, high)


def ends(target: Decimal | Range | None) -> tuple[Decimal, ...]:
    """Return the figures of a threshold or stretch: one, of a range two."""
    found = (target.low, target.high) if isinstance(target, Range) else (target,)
    return tuple(value for value in found if value is not None)


def _line(name: str, *places: Place) -> Markup:
    return tag("path", class_=name, d=_path(places))


def _path(places: Iterable[Place]) -> str:
    return "M" + " ".join(f"{x:g} {y:g}" for x, y in places)


def _gap(frame: _Frame) -> Iterator[Markup]:
    """The days from the last data to the day judged."""
    one = frame.one
    known = newest(one)
    last = min(one.day, frame.deadline)
    left = frame.days.end(known) if known is not None else frame.days.begin(frame.start)
    right = frame.days.end(last)
    if one.day >= frame.start and left < right and not one.status.is_done:
        yield tag("path", class_="e", d=f"M{left:g} 0H{right:g}V{HEIGHT}H{left:g}z")


def newest(one: Assessment) -> date | None:
    """Return the last day with data that count; None where there are none."""
    known = one.figures.newest if one.figures is not None else None
    return known or (one.series[-1].last if one.series else None)


def known_to(one: Assessment) -> date | None:
    """Return the last day with data up to the day judged, be they too late to count; None where there are none."""
    return (one.figures.known_to if one.figures is not None else None) or newest(one)


def _outlook(frame: _Frame) -> Iterator[Markup]:
    forecast, one = frame.one.outlook.forecast, frame.one
    if forecast is None or one.value is None:
        return
    now = frame.at(one.day, one.value)
    low, middle, high = (frame.at(forecast.at, value) for value in _forecast_values(one))
    yield tag("path", class_="fa", d=f"{_path((now, high, low))}z")
    yield _line("f", now, middle)


def _pace(frame: _Frame) -> Iterator[Markup]:
    corners = frame.one.pace_line
    # A level is the threshold itself.
    if len({corner.value for corner in corners}) > 1:
        yield _line("p", *(frame.at(corner.day, corner.value) for corner in corners))


def _targets(frame: _Frame) -> Iterator[Markup]:
    """Threshold and stretch from the start to their last days, each with an end stop."""
    goal, left = frame.one.goal, frame.days.begin(frame.start)
    for line, limits, last in (("s1", ends(goal.stretch), frame.later), ("t", ends(goal.threshold), frame.deadline)):
        right = frame.days.end(last)
        heights = [frame.values.at(Fraction(limit)) for limit in limits]
        if heights:
            # A stop is no longer than a dash.
            yield tag("path", class_=line, d="".join(f"M{left:g} {y:g}H{right:g}m0-4.5v9" for y in heights))


def _baseline(frame: _Frame) -> Iterator[Markup]:
    baseline = _baseline_of(frame.one)
    if baseline is not None:
        x, y = frame.days.begin(frame.start), frame.values.at(Fraction(baseline))
        yield tag("path", class_="b", d=f"M{max(x - 15, 0):g} {y:g}H{x + 15:g}")


def _actual(frame: _Frame) -> Iterator[Markup]:
    runs = [thinned(run) for run in _runs(frame) if len(run) > 1]
    if runs:
        yield tag("path", class_="a", d="".join(_path(run) for run in runs))


def _runs(frame: _Frame) -> Iterator[list[Place]]:
    """Return the places of the review periods, parted where a period without data lies between."""
    points = frame.one.series
    is_sum = frame.metric.kind is Kind.SUM
    run = [frame.at(frame.start - _DAY, Fraction(0))] if is_sum else []
    for number, (point, place) in enumerate(zip(points, frame.reviews, strict=True)):
        if run and number and not is_sum and point.first - points[number - 1].last > _DAY:
            yield run
            run = []
        run.append(place)
    yield run


def thinned(places: Sequence[Place]) -> Sequence[Place]:
    """Return at most so many places that the line looks the same: of each stretch its ends, highest and lowest."""
    if len(places) <= _MOST_POINTS:
        return places
    first, last = places[0][0], places[-1][0]
    stretches = _MOST_POINTS // 4
    found: dict[int, list[Place]] = {}
    for place in places:
        found.setdefault(int((place[0] - first) / (last - first or 1) * stretches), []).append(place)
    kept: list[Place] = []
    for some in found.values():
        extremes = (some[0], min(some, key=lambda one: one[1]), max(some, key=lambda one: one[1]), some[-1])
        kept += sorted(set(extremes))
    return kept


def _dots(frame: _Frame) -> Iterator[Markup]:
    """Milestones, review periods as open dots, and the value judged as a full one."""
    one = frame.one
    steps = ((step.by, step.value) for step in one.goal.time_bound.milestones)
    yield from _group("k", (frame.at(day, Fraction(value)) for day, value in steps if value is not None))
    yield from _group("o", frame.reviews if len(frame.reviews) <= _MOST_DOTS else ())
    if one.value is not None:
        yield from _group("v", [_now(frame, one.value)], 4)


def _group(name: str, places: Iterable[Place], size: int = 3) -> Iterator[Markup]:
    # Figures need no escaping, and there are very many of them.
    dots = "".join(f'<circle cx="{x / 10:.4g}%" cy="{y:g}" r="{size}"/>' for x, y in places)
    if dots:
        yield tag("g", Markup(dots), class_=name)


def _now(frame: _Frame, value: Fraction) -> Place:
    return frame.at(min(frame.one.day, frame.deadline), value)


def _labels(frame: _Frame) -> Iterator[Label]:
    one, goal = frame.one, frame.one.goal
    if one.value is not None:
        word = "now" if one.day <= frame.deadline else "final"
        yield _label(word, figure(one, one.value), "v", _now(frame, one.value))
    if one.outlook.forecast is not None:
        middle = _forecast_values(one)[1]
        yield _label("forecast", plain_figure(one, middle), "f", frame.at(one.outlook.forecast.at, middle))
    targets = (("threshold", "t", goal.threshold, frame.deadline), ("stretch", "s1", goal.stretch, frame.later))
    for word, line, limit, last in targets:
        limits = ends(limit)
        if limits:
            told = [plain_figure(one, end) for end in limits]
            middle = sum(map(Fraction, limits), Fraction(0)) / len(limits)
            yield _label(word, between(*told) if len(told) > 1 else told[0], line, frame.at(last, middle))


def _label(word: str, text: str, line: str, end: Place) -> Label:
    cut = fit(text, _LONGEST_LABEL).rstrip() if cells(text) > _LONGEST_LABEL else text
    return Label(word, cut, line, end)


def _description(one: Assessment) -> Iterator[str]:
    """Return what the chart shows, in words."""
    goal, points, values = one.goal, one.series, course(one)
    if points:
        first, last = (figure(one, value) for value in (values[0], values[-1]))
        days = span(points[0].first, points[-1].last, one.day)
        yield f"{counted(len(points), 'review period')}, {days}: first {first}, last {last}."
    else:
        yield "No data."
    targets = (("Threshold", goal.threshold, goal.deadline), ("Stretch", goal.stretch, goal.stretch_deadline))
    for word, limit, last_day in targets:
        told = target(goal, limit)
        if told is not None and last_day is not None:
            yield f"{word} {told} by {short_day(last_day, one.day)}."
    if one.outlook.forecast is not None:
        low, middle, high = (plain_figure(one, value) for value in _forecast_values(one))
        yield f"Forecast {middle}, likely {between(low, high)}."


def _draw_steps(one: Assessment, days: DayAxis, start: date, deadline: date) -> Drawing:
    """Return the chart of a thing: its time, its steps, what is done."""
    middle = _STEPS_HEIGHT / 2
    left, right = days.begin(start), days.end(deadline)
    line = tag("path", class_="t", d=f"M{left:g} {middle:g}H{right:g}m0-6v12")
    done = one.goal.measurable.done
    steps = [(step.done or step.by, _is_done(step.done, one.day)) for step in one.goal.time_bound.milestones]
    steps += [(done, True)] if done is not None and _is_done(done, one.day) else []
    told = f"{sum(is_done for _, is_done in steps)} of {counted(len(steps), 'step')} done." if steps else "No steps."
    return Drawing(
        days,
        one.day,
        _STEPS_HEIGHT,
        ticks=(),
        lines=(line,),
        dots=tuple(
            dots
            for name, wanted in (("h", True), ("o", False))
            for dots in _group(name, ((days.end(day), middle) for day, is_done in steps if is_done is wanted), 5)
        ),
        labels=(_label("due", show_day(deadline, one.day), "t", (right, middle)),),
        description=f"{span(start, deadline, one.day)}. {told}",
    )


def _is_done(done: date | None, today: date) -> bool:
    return done is not None and done <= today
