"""The figures of a goal in words, the same in every report that people read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.goals.show import show, show_against, show_beside, show_day
from smartgoal.goals.written import Range
from smartgoal.knowledge.metric import Better
from smartgoal.progress.kinds import Qualifier, Status
from smartgoal.progress.shown import place_of, shown_stretch, shown_value
from smartgoal.report.escape import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from smartgoal.goals.plan import Goal
    from smartgoal.progress.assessment import Assessment, GuardrailResult, Progress, RollUp

_LONGEST_THING = 160
_WHOLE = Decimal(100)
_NO_SUCCESS = frozenset({Status.MISSED, Status.NO_DATA, Status.DRAFT})


def value_of(one: Assessment) -> str:
    """Return the value with digits enough that it never contradicts the verdict; "" without one."""
    return "" if one.value is None else one_line(shown_value(one.goal, one.value))


def agreed_of(goal: Goal) -> str:
    """Return the threshold with its side: `≤ 14 %`, `75 % – 85 %`; "" without one."""
    unit, threshold = goal.metric.unit if goal.metric else "", goal.threshold
    if isinstance(threshold, Range):
        return one_line(" – ".join(show(end, unit) for end in (threshold.low, threshold.high) if end is not None))
    if threshold is None:
        return ""
    lower = goal.metric is not None and goal.metric.better is Better.LOWER
    return one_line(f"{'≤' if lower else '≥'} {show(threshold, unit)}")


def slack_of(one: Assessment) -> str:
    """Return the days in hand, `+11 d`, or behind, `−3 d`; "" where there are none."""
    return "" if one.slack_days is None else f"{one.slack_days:+d} d".replace("-", "−")


def forecast_of(one: Assessment) -> str:
    """Return the range expected at the deadline; "" without a forecast."""
    forecast = one.outlook.forecast
    if forecast is None or one.goal.metric is None:
        return ""
    low, high = (shown_value(one.goal, end) for end in (forecast.low, forecast.high))
    return one_line(f"{low} … {high}")


def guardrail_in_words(one: GuardrailResult) -> str:
    """Return what a guardrail is and what was agreed."""
    if one.value is None or one.limit is None or one.unit is None:
        return one_line(one.metric)
    value, limit = show_beside(one.value, one.limit, one.unit)
    return one_line(f"{one.metric} is {value}, {one.side.in_words} {limit} was agreed")


def share_of(one: RollUp) -> str:
    """Return a roll-up's progress in percent, whole only where it is; a dash where none of its goals is scored."""
    return show_against(one.progress * 100, (_WHOLE,), "%") if one.progress is not None else "–"


def scores_of(one: RollUp) -> str:
    """Return how many of a roll-up's goals are scored and done."""
    return f"{one.scored} of {one.children} scored, {one.done} done"


def remarks_of(one: Assessment) -> Iterator[str]:
    """Return what has to be known beside the status, each a line."""
    words = [kind.value.replace("_", " ") for kind in one.qualifiers if kind is not Qualifier.GUARDRAIL_BROKEN]
    doubt = doubt_of(one)
    if doubt is not None:
        words.insert(0, f"met, {doubt}" if one.status.is_done else doubt)
    if one.is_closed:
        words.append("closed")
    if words:
        yield one_line("; ".join(words))
    is_told = one.value is None and not one.goal.is_deliverable
    if one.reason and not is_told:
        yield one_line(one.reason)
    apart = stretch_apart(one)
    if apart is not None:
        yield apart
    yield from (
        f"guardrail broken: {guardrail_in_words(guardrail)}" for guardrail in one.guardrails if guardrail.holds is False
    )
    unknown = [guardrail.metric for guardrail in one.guardrails if guardrail.holds is None]
    if unknown and one.reason is None and one.status.is_running:
        yield one_line(
            f"no data yet for {'the guardrail' if len(unknown) == 1 else 'the guardrails'} {', '.join(unknown)}"
        )


def stretch_apart(one: Assessment) -> str | None:
    """Return what a goal that is met came to on the stretch's own days; None where these are the threshold's."""
    told = shown_stretch(one)
    days = one.stretch.window if one.stretch else None
    is_apart = one.status.is_done and days is not None and days != one.threshold.window
    return one_line(f"stretch: {told}") if told is not None and is_apart else None


def doubt_of(one: Assessment) -> str | None:
    """Return that a threshold met in figures may be met by luck; None where the status doesn't rest on it."""
    if one.outlook.established is not False or one.status in _NO_SUCCESS:
        return None
    return "not established" if one.status.is_done else "met so far, not established"


def data_errors_of(result: Progress) -> list[tuple[str, str, str]]:
    """Return place, message and the goals touched of each row that doesn't count, whatever number of goals that is."""
    goals: dict[tuple[str, str], list[str]] = {}
    for one in result.data_errors:
        goals.setdefault((place_of(one.error), one.error.message), []).append(one.goal_id)
    return [(place, message, ", ".join(dict.fromkeys(ids))) for (place, message), ids in goals.items()]


def instead_of(one: Assessment) -> str:
    """Return what stands where a goal has no figures: what is due, why there are none, or its title."""
    goal = one.goal
    if goal.measurable.deliverable is not None:
        return f"{one_line(goal.measurable.deliverable, _LONGEST_THING)}{due_of(one)}"
    if one.reason:
        return one_line(one.reason)
    if goal.start and goal.start > one.day:
        return f"begins {show_day(goal.start, one.day)}"
    return one_line(goal.title)


def due_of(one: Assessment) -> str:
    """Return how `instead_of` ends for a thing to be handed over: by when, or since when; "" for other goals."""
    measurable = one.goal.measurable
    if measurable.deliverable is None:
        return ""
    if measurable.done is not None and measurable.done <= one.day:
        return f", done {_day(measurable.done, one.day)}"
    return f", due {_day(one.goal.deadline, one.day)}"


def _day(day: date | None, today: date) -> str:
    return show_day(day, today) if day else "on no day yet"
