"""One card a goal: where it stands in a sentence, its chart, the facts, the steps, the values."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smartgoal.check.finding import Verdict
from smartgoal.check.verdict import SMART
from smartgoal.goals.show import show
from smartgoal.knowledge.metric import Kind
from smartgoal.progress.kinds import RewardFor, SignalKind
from smartgoal.progress.shown import shown_guardrail
from smartgoal.report.escape import html_text
from smartgoal.report.figures import doubt_of
from smartgoal.report.html.chart_svg import svg
from smartgoal.report.html.charts import course
from smartgoal.report.html.markup import Markup, joined, tag
from smartgoal.report.html.words import (
    between,
    cut,
    day,
    figure,
    headline,
    is_over,
    name,
    plain_figure,
    span,
    status,
    target,
    title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from smartgoal.check.rule import Criterion
    from smartgoal.progress.assessment import Assessment, MilestoneResult, Point
    from smartgoal.report.html.charts import Drawing

_MOST_VALUES = 60
_LONGEST_TEXT = 500
_LETTERS = {Verdict.MET: None, Verdict.NOT_MET: "·", Verdict.NOT_JUDGED: "?"}


def card(one: Assessment, number: int, drawing: Drawing | None, criteria: Mapping[Criterion, Verdict] | None) -> Markup:
    """Return a goal's card.

    Args:
        one: The goal as judged.
        number: Its place on the page, for links.
        drawing: Its chart; None where there is nothing to draw.
        criteria: What check says of it; None where check doesn't know it.
    """
    step = one.next_step
    facts = (part for term, fact in _facts(one, criteria) for part in (tag("dt", term), tag("dd", fact)))
    return tag(
        "article",
        tag("header", tag("h3", title(one)), status(one.status), _beside(one)),
        tag("p", headline(one)),
        tag("p", tag("b", "Next: "), cut(step.text, _LONGEST_TEXT)) if step else None,
        tag("div", svg(drawing, cut(one.goal.title), number), class_="plot") if drawing else None,
        tag("dl", *facts),
        _steps(one),
        _values(one),
        class_="card",
        id=f"g{number}",
    )


def _beside(one: Assessment) -> Markup | None:
    """Return what has to be known beside the status."""
    words = [qualifier.value.replace("_", " ") for qualifier in one.qualifiers]
    doubt = doubt_of(one)
    if doubt is not None:
        words.insert(0, doubt)
    if one.is_closed:
        words.append("closed")
    return tag("span", ", ".join(words), class_="soft") if words else None


def _facts(one: Assessment, criteria: Mapping[Criterion, Verdict] | None) -> Iterator[tuple[str, str]]:
    goal = one.goal
    if goal.owner:
        team = goal.team if goal.team and goal.team != goal.owner else None
        yield "Owner", joined([name(goal.owner), *((", ", name(team)) if team else ())])
    if goal.metric is not None:
        yield "Metric", joined([name(goal.metric.names.get(goal.language or "en") or goal.metric.name)])
    if one.value is not None:
        yield "Final" if is_over(one) else "Now", _now(one, figure(one, one.value))
    if goal.baseline is not None:
        yield "Baseline", plain_figure(one, goal.baseline)
    for word, limit, last in (
        ("Threshold", goal.threshold, goal.deadline),
        ("Stretch", goal.stretch, goal.stretch_deadline),
    ):
        told = target(goal, limit)
        if told is not None:
            yield word, joined([told, f" by {day(last, one)}" if last else None])
    yield from _pace_facts(one)
    for guardrail in one.guardrails:
        counter = cut(guardrail.metric)
        yield "Guardrail", shown_guardrail(guardrail, counter) or counter
    if criteria is not None:
        yield "SMART", smart(criteria)
    yield from _rewards(one)


def _now(one: Assessment, value: str) -> Markup:
    parts = [tag("b", value)]
    interval, window = one.outlook.interval, one.threshold.window
    if interval is not None:
        low, high = (figure(one, end) for end in interval)
        parts.append(tag("small", f" ({between(low, high)}, 95 %)"))
    if window is not None and one.weight is not None:
        taken = span(window.first, window.last, one.day)
        parts.append(tag("small", f" {taken}, n\u00a0=\u00a0{show(one.weight, 'count')}"))
    return joined(parts)


def _pace_facts(one: Assessment) -> Iterator[tuple[str, str]]:
    if one.pace is not None and one.pace.expected is not None and one.slack_days is not None:
        yield "Pace", f"{plain_figure(one, one.pace.expected)} expected by now"
    if one.allowance is not None:
        yield "Allowance", plain_figure(one, one.allowance)
    outlook = one.outlook
    if outlook.forecast is not None:
        low, high = figure(one, outlook.forecast.low), figure(one, outlook.forecast.high)
        chance = round(outlook.forecast.chance * 100)
        sure = "under 1 %" if chance < 1 else "over 99 %" if chance > 99 else f"{chance} %"
        yield "Forecast", joined([between(low, high), tag("small", f" (80 %); chance of the threshold {sure}")])
    elif outlook.why_none and not one.status.is_done and one.value is not None and not one.is_closed:
        yield "Forecast", joined([tag("small", f"none: {outlook.why_none}")])
    for signal in outlook.signals[-1:]:
        word = "Points outside the noise" if signal.kind is SignalKind.OUTSIDE else "A run on one side"
        yield "Signal", f"{word}, {span(signal.first, signal.last, one.day)}"


def smart(criteria: Mapping[Criterion, Verdict]) -> Markup:
    """Return the letters S M A R T; a dot for what isn't met, a question mark for what isn't judged."""
    letters = "".join(_LETTERS[criteria[one]] or one.value[0].upper() for one in SMART)
    missing = [one.value.replace("_", "-") for one in SMART if criteria[one] is Verdict.NOT_MET]
    words = f"not met: {', '.join(missing)}" if missing else "met" if "?" not in letters else "met as far as judged"
    return joined([tag("span", letters, class_="smart"), tag("small", f" {words}")])


def _rewards(one: Assessment) -> Iterator[tuple[str, str]]:
    reward = one.reward
    if reward is None:
        return
    for what, text in ((RewardFor.THRESHOLD, reward.threshold), (RewardFor.STRETCH, reward.stretch)):
        if text:
            word = "earned" if what in reward.earned else "open" if _is_open(one, what) else "not earned"
            yield "Reward", joined([cut(text), tag("small", f" ({what}, {word})")])


def _is_open(one: Assessment, what: RewardFor) -> bool:
    last = one.goal.deadline if what is RewardFor.THRESHOLD else one.goal.stretch_deadline
    return last is None or one.day <= last


def _steps(one: Assessment) -> Markup | None:
    if not one.milestones:
        return None
    return tag("ul", *(tag("li", _step(one, step)) for step in one.milestones), class_="steps", aria_label="Milestones")


def _step(one: Assessment, step: MilestoneResult) -> Markup:
    written = step.milestone
    what = plain_figure(one, written.value) if written.value is not None else cut(written.what or "")
    shape, word = {True: ("✔\ufe0e", "reached"), False: ("✗", "not reached"), None: ("○", "to come")}[step.reached]
    if written.what is not None and step.reached:
        word = "done"
    return joined([f"{shape} ", day(written.by, one), f": {what}, {word}"])


def _values(one: Assessment) -> Markup | None:
    """Return the review periods as a folded table, the newest of very many."""
    points = one.series
    if not points:
        return None
    is_sum = one.goal.metric is not None and one.goal.metric.kind is Kind.SUM
    rows = list(zip(points, course(one), strict=True))[-_MOST_VALUES:]
    heads = ("Review period", "Value", *(("So far",) if is_sum else ("n",)))
    words = f"{len(points)} values" if len(rows) == len(points) else f"The newest {len(rows)} of {len(points)} values"
    if len(points) == 1:
        words = "1 value"
    return tag(
        "details",
        tag("summary", words),
        tag(
            "table",
            tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
            tag("tbody", *(_value(one, point, so_far if is_sum else None) for point, so_far in rows)),
        ),
    )


@lru_cache(maxsize=4096)
def _count(weight: Fraction) -> str:
    """Return how many; the same few numbers stand in many rows."""
    return show(weight, "count")


def _value(one: Assessment, point: Point, so_far: Fraction | None) -> Markup:
    last = figure(one, so_far) if so_far is not None else _count(point.weight)
    value = html_text(figure(one, point.value))
    period = _period(point.first, point.last, one.day)
    # Most of a long report are these rows; their tags are written out, which is several times faster.
    return Markup(f'<tr><th scope="row">{period}{", cut" if point.partial else ""}<td>{value}<td>{html_text(last)}')


@lru_cache(maxsize=1024)
def _period(first: date, last: date, today: date) -> str:
    """Return the days of a review period as markup; goals share them."""
    return html_text(span(first, last, today))
