"""The words of the page about one goal: figures, targets, days, one sentence on where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.show import show, show_day
from smartgoal.goals.written import Range
from smartgoal.knowledge.metric import Better
from smartgoal.progress.kinds import Status
from smartgoal.progress.shown import shown_value, unit_of
from smartgoal.report.figures import stretch_apart
from smartgoal.report.html.markup import Markup, joined, tag
from smartgoal.report.status import LOOKS
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import Assessment

_LONGEST_NAME = 120


def figure(one: Assessment, value: Decimal | Fraction) -> str:
    """Return a value with digits enough that it never contradicts the verdict."""
    return shown_value(one.goal, value)


def plain_figure(one: Assessment, value: Decimal | Fraction) -> str:
    """Return a value that isn't held against anything."""
    return show(value, unit_of(one.goal))


def between(low: str, high: str) -> str:
    """Return two figures of one unit as a range: `82 – 85 %`."""
    number, blank, unit = high.partition(" ")
    if blank and low.endswith(f" {unit}") and low.count(" ") == 1 and number:
        low = low.partition(" ")[0]
    return f"{low} – {high}"


def target(goal: Goal, limit: Decimal | Range | None) -> str | None:
    """Return a threshold or stretch: `at most 14 %`, `78 – 85 %`; None where there is none."""
    unit = unit_of(goal)
    if isinstance(limit, Range):
        ends = [show(end, unit) for end in (limit.low, limit.high) if end is not None]
        return between(*ends) if len(ends) == 2 else None
    if limit is None:
        return None
    side = "at most" if goal.metric is not None and goal.metric.better is Better.LOWER else "at least"
    return f"{side} {show(limit, unit)}"


def cut(text: str, longest: int = _LONGEST_NAME) -> str:
    """Return the beginning of a text that is too long to be read."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def name(text: str, language: str | None = None) -> Markup:
    """Return a name as people wrote it, whatever way it runs."""
    lang = language if language != "en" else None
    return joined([cut(text)]) if text.isascii() and lang is None else tag("bdi", cut(text), lang=lang)


def title(one: Assessment) -> Markup:
    """Return the goal's title in its language."""
    return name(one.goal.title, one.goal.language)


def status(which: Status) -> Markup:
    """Return a status as word, shape and colour."""
    look = LOOKS[which]
    # Without the selector some phones draw a coloured picture.
    shape = look.shape.replace("✔", "✔\ufe0e")
    return tag("span", f"{shape} {look.word}", class_=f"s {look.colour}")


def days(count: int) -> str:
    """Return a number of days."""
    return counted(count, "day")


def day(when: date, one: Assessment) -> str:
    """Return a day that is never broken across lines."""
    return show_day(when, one.day).replace(" ", "\u00a0")


def span(first: date, last: date, today: date) -> str:
    """Return days without their weekdays: `26 Oct – 1 Nov`, `2 – 8 Nov`."""
    begin, end = short_day(first, today), short_day(last, today)
    if first == last:
        return end
    return f"{first.day} – {end}" if (first.year, first.month) == (last.year, last.month) else f"{begin} – {end}"


def short_day(when: date, today: date) -> str:
    """Return a day without its weekday."""
    return show_day(when, today).partition(" ")[2]


def distance(one: Assessment) -> str | None:
    """Return how far a goal is from the agreed pace; None where the pace doesn't move or the time is over."""
    slack = one.slack_days
    if one.allowance is not None and one.allowance < 0:
        return f"{show(-one.allowance, unit_of(one.goal))} more than allowed"
    if slack is None:
        return None
    if slack < 0:
        return f"{days(-slack)} behind the agreed pace"
    if slack:
        return f"{days(slack)} in hand"
    # On the last day nobody has any days left, however far ahead.
    return None if one.day == one.goal.deadline else "just at the agreed pace"


def headline(one: Assessment) -> str:
    """Return one sentence on where a goal stands."""
    goal = one.goal
    if goal.measurable.deliverable is not None:
        return joined([_of_thing(one, goal.measurable.deliverable), f" {one.reason}" if one.reason else None])
    agreed = _agreed(one)
    if one.status is Status.NO_DATA and one.reason:
        return f"{one.reason} {_sentence([agreed])}"
    if one.value is None:
        begins = f"begins {day(goal.start, one)}" if goal.start and goal.start > one.day else None
        return _sentence([begins, agreed])
    when = "at the deadline" if is_over(one) else "now"
    told = _sentence(
        [f"{figure(one, one.value)} {when}", agreed, stretch_apart(one) if is_over(one) else distance(one)]
    )
    return f"{told} {one.reason}" if one.reason else told


def is_over(one: Assessment) -> bool:
    """Whether the deadline has passed, so that the value is final."""
    return one.goal.deadline is not None and one.day > one.goal.deadline


def _agreed(one: Assessment) -> str | None:
    goal = one.goal
    told = target(goal, goal.threshold)
    if told is None:
        return None
    return f"{told} agreed by {day(goal.deadline, one)}" if goal.deadline else f"{told} agreed"


def _of_thing(one: Assessment, thing: str) -> Markup:
    done, due = one.goal.measurable.done, one.goal.deadline
    if done is not None and done <= one.day:
        return joined([name(thing), f": done {day(done, one)}."])
    if due is None:
        return joined([name(thing), "."])
    left = (due - one.day).days
    return joined([name(thing), f": due {day(due, one)}", f", in {days(left)}." if left > 0 else "."])


def _sentence(parts: Sequence[str | None]) -> str:
    """Return parts as one sentence."""
    told = "; ".join(part for part in parts if part)
    return f"{told[0].upper()}{told[1:]}." if told else ""
