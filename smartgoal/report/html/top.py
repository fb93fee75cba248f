"""The top of the page: what a reader sees first, and the table of all goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.show import show_day
from smartgoal.progress.kinds import Status
from smartgoal.progress.step_words import broken_guardrail, in_words
from smartgoal.report.html.chart_small import bullet, spark
from smartgoal.report.html.charts import known_to
from smartgoal.report.html.markup import Markup, joined, tag
from smartgoal.report.html.words import (
    between,
    cut,
    day,
    days,
    distance,
    figure,
    is_over,
    name,
    plain_figure,
    status,
    target,
    title,
)
from smartgoal.report.status import LOOKS
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smartgoal.progress.assessment import Assessment, Progress
    from smartgoal.report.page import Page

_TILES = (
    ("Met", Status.MET, (Status.MET, Status.STRETCH_MET, Status.REACHED, Status.STRETCH_REACHED)),
    ("On track", Status.ON_TRACK, (Status.ON_TRACK,)),
    ("At risk", Status.AT_RISK, (Status.AT_RISK,)),
    ("Off track", Status.OFF_TRACK, (Status.OFF_TRACK,)),
    ("Missed", Status.MISSED, (Status.MISSED,)),
    ("No data", Status.NO_DATA, (Status.NO_DATA,)),
    ("Not yet", Status.DRAFT, (Status.DRAFT, Status.NOT_STARTED, Status.TOO_EARLY)),
)
"""Word, the status whose shape and colour it has, and what it holds; the order never jumps."""
_NEED_DECISION = (Status.MISSED, Status.OFF_TRACK, Status.NO_DATA, Status.AT_RISK)
_REACHED = frozenset({Status.REACHED, Status.STRETCH_REACHED})
_NOT_RUNNING = frozenset({Status.DRAFT, Status.NOT_STARTED})


def heading(result: Progress) -> str:
    """Return whose goals these are."""
    teams = sorted({cut(one.goal.file.team, 60) for one in result.goals if one.goal.file.team})
    more = " and others" if len(teams) > 3 else ""
    return f"Goals of {', '.join(teams[:3])}{more}" if teams else "Goals"


def head_line(result: Progress) -> Markup:
    """Return the period, the day judged, the last day with data and the next deadline."""
    parts: list[str] = []
    spans = [(one.goal.start, one.goal.deadline) for one in result.goals]
    starts, ends = [start for start, _ in spans if start], [end for _, end in spans if end]
    if starts and ends:
        parts.append(f"{show_day(min(starts))} – {show_day(max(ends))}")
    parts.append(f"judged on {show_day(result.as_of)}" if result.as_of else "judged today in each file's time zone")
    known = [last for last in map(known_to, result.goals) if last]
    if known:
        parts.append(f"data to {show_day(max(known))}")
    parts += _next_deadline(result.goals)
    return joined([piece for part in parts for piece in (" · ", part)][1:])


def _next_deadline(goals: Iterable[Assessment]) -> list[str]:
    ahead = [
        (one.goal.deadline, one)
        for one in goals
        if one.goal.deadline and one.goal.deadline >= one.day and not one.is_closed and one.status not in _NOT_RUNNING
    ]
    if not ahead:
        return []
    deadline, one = min(ahead, key=lambda pair: pair[0])
    left = (deadline - one.day).days
    when = f"in {days(left)}" if left else "today"
    return [joined(["next deadline ", show_day(deadline, one.day), f" ({when}): ", title(one)])]


def verdict(result: Progress) -> Markup:
    """Return one sentence on all goals, and one that names the goal that needs a decision."""
    begun = [one for one in result.goals if not one.is_closed and one.status not in _NOT_RUNNING]
    if not begun:
        return Markup("No goal is running.")
    urgent = [one for one in begun if one.status in _NEED_DECISION]
    count = _count(begun)
    if not urgent:
        return joined([f"{count}; none needs a decision."])
    return joined([f"{count}. ", *_decision(urgent[0])])


def _count(begun: Sequence[Assessment]) -> str:
    """Return how many goals are on their way; of those whose time is over how many are met."""
    over = [is_over(one) for one in begun]
    fine = sum(one.status not in _NEED_DECISION and one.status is not Status.TOO_EARLY for one in begun)
    well = "met" if all(over) else "on track or better"
    if len(begun) > 1:
        goals = "goals" if any(over) else "running goals"
        return f"{fine} of {len(begun)} {goals} {'is' if fine == 1 else 'are'} {well}"
    if not fine:
        return "One goal is over" if all(over) else "One goal is running"
    return f"The one {'goal' if all(over) else 'running goal'} is {well}"


def _decision(one: Assessment) -> Sequence[str]:
    owner = (" (", name(one.goal.owner), ")") if one.goal.owner else ()
    about = (tag("b", title(one)), *owner)
    if one.status is Status.NO_DATA:
        return (*about, " has no data to be judged by.")
    word = LOOKS[one.status].word
    guardrail = broken_guardrail(one)
    reasons = [
        in_words(guardrail) if guardrail is not None else None,
        distance(one) if one.slack_days is not None and one.slack_days < 0 else None,
    ]
    return (*about, f" needs a decision: {', '.join([word, *filter(None, reasons)])}.")


def tiles(result: Progress) -> Markup:
    """Return how many goals stand how."""
    shown = []
    for name_of, look, statuses in _TILES:
        held = [one for one in statuses if one in result.summary]
        count = sum(result.summary[one] for one in held)
        # What is reached may be lost again until the deadline.
        parts = dict.fromkeys("Reached" if one in _REACHED else name_of for one in held)
        word = ", ".join(parts) or name_of
        style = LOOKS[look]
        shape = style.shape.replace("✔", "✔\ufe0e")
        inner = (tag("b", str(count)), f"{shape} {word}")
        shown.append(tag("li", *inner, class_=style.colour if count else "zero"))
    return tag("ul", *shown, class_="tiles", aria_label="How many goals stand how")


def table(page: Page) -> Markup | None:
    """Return a row for each goal, the worst first."""
    goals = page.progress.goals
    if not goals:
        return None
    heads: tuple[str, ...] = ("Goal", "Status", "Value", "Beside what was agreed", "Course", "At the deadline")
    if page.incognito:
        heads = heads[:2]
        rows = [tag("tr", tag("th", title(one), scope="row"), tag("td", status(one.status))) for one in goals]
    else:
        rows = [_row(one, number) for number, one in enumerate(goals, 1)]
    columns = (tag("th", head, scope="col") for head in heads)
    return tag("table", tag("thead", tag("tr", *columns)), tag("tbody", *rows), class_="goals")


def _row(one: Assessment, number: int) -> Markup:
    goal = one.goal
    owner = tag("small", name(goal.owner)) if goal.owner else None
    value, agreed = _value(one)
    return tag(
        "tr",
        tag("th", tag("a", title(one), href=f"#g{number}"), owner, scope="row"),
        tag("td", status(one.status)),
        tag("td", value, tag("small", agreed) if agreed else None),
        tag("td", bullet(one)),
        tag("td", spark(one)),
        tag("td", *_ending(one)),
    )


def _value(one: Assessment) -> tuple[str, str | None]:
    """Return the value and what was agreed; of a thing how many of its steps are done, and when it is due."""
    goal = one.goal
    if goal.is_deliverable:
        done = sum(step.reached is True for step in one.milestones)
        value = f"{done} of {counted(len(one.milestones), 'step')}" if one.milestones else "–"
        return value, f"due {day(goal.deadline, one)}" if goal.deadline else None
    return figure(one, one.value) if one.value is not None else "–", target(goal, goal.threshold)


def _ending(one: Assessment) -> Sequence[str]:
    """Return the forecast's range; of a goal that is over its value is final."""
    forecast = one.outlook.forecast
    if forecast is not None:
        low, high = plain_figure(one, forecast.low), plain_figure(one, forecast.high)
        return (between(low, high),)
    if is_over(one):
        return ("final" if one.value is not None else "–",)
    return ("–",)
