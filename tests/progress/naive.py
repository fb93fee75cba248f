"""An independent judge of metric goals, as simple as can be: plain loops over rows and days, none of our code.

It follows what progress means sentence by sentence and shares nothing with the package, so that a slip on either side
shows. It is slow and knows no files: a goal is a `Case`, a row is a `Fact`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.progress.naive_values import DAY, Case, Fact, Rail, Value, months_before, rows_of, value_of, window_of

if TYPE_CHECKING:
    from datetime import date

DAYS_OF_REVIEW = {"daily": 1, "weekly": 7, "fortnightly": 14}
MONTHS_OF_REVIEW = {"monthly": 1, "quarterly": 3}
BADNESS = ["missed", "off_track", "no_data", "at_risk", "too_early", "on_track", "reached", "stretch_reached", "met"]


def judged(case: Case, facts: list[Fact]) -> dict[str, Any]:
    """Return everything that is asked of a judgement, by the names of the JSON."""
    if case.today < case.start:
        return {"status": "not_started", "qualifiers": set(), "value": None}
    mine = rows_of(case, case.measure, case.owner, facts)
    last = min(case.today, case.deadline)
    first, end = window_of(case, case.measure, mine, last)
    found = value_of(case, case.measure, mine, first, end)
    further = stretch_value(case, mine)
    rails = [rail_value(case, rail, facts, last) for rail in case.rails]
    holds = [None if value is None else _rail_holds(rail, value) for rail, value in zip(case.rails, rails, strict=True)]
    told: dict[str, Any] = {
        "value": found.value,
        "rows": found.rows,
        "weight": found.weight,
        "window": (first, end),
        "stretch_value": further.value if further else None,
        "meets_threshold": None if found.value is None else meets(case, found.value, case.threshold),
        "meets_stretch": None
        if further is None or further.value is None or case.stretch is None
        else meets(case, further.value, case.stretch),
        "guardrails": list(zip(rails, holds, strict=True)),
        "coverage": coverage(case, mine, last),
        "progress": None if found.value is None else share_of_way(case, found.value, case.threshold),
        "stretch_progress": None
        if further is None or further.value is None or case.stretch is None
        else share_of_way(case, further.value, case.stretch),
        "milestones": [step_reached(case, mine, when, value) for when, value in case.milestones],
        "elapsed": elapsed(case),
    }
    told["status"] = status(case, mine, found, further, holds, facts)
    told["qualifiers"] = set(qualifiers(case, mine, found, holds))
    if found.value is not None:
        told["expected"] = None if isinstance(case.threshold, tuple) else line(case, days_gone(case))
        told["gap"] = gap(case, found.value)
        told["required"] = required(case, found)
        told["slack"] = slack(case, found.value)
    return told


def stretch_value(case: Case, rows: list[Fact]) -> Value | None:
    """Return the value that the stretch is judged by."""
    if case.stretch is None:
        return None
    last = min(case.today, case.stretch_deadline or case.deadline)
    first, end = window_of(case, case.measure, rows, last)
    return value_of(case, case.measure, rows, first, end)


def rail_value(case: Case, rail: Rail, facts: list[Fact], last: date) -> Fraction | None:
    """Return a guardrail's value over the goal's window; without rows of the owner's own the team's."""
    rows = rows_of(case, rail.measure, case.owner, facts)
    team = case.people.get(case.owner) or case.file_team
    is_team = case.owner in {case.file_team, *case.people.values()}
    if not any(case.start <= one.day <= last for one in rows) and team is not None and not is_team:
        rows = rows_of(case, rail.measure, team, facts)
    first, end = window_of(case, rail.measure, rows, last)
    return value_of(case, rail.measure, rows, first, end).value


def _rail_holds(rail: Rail, value: Fraction) -> bool:
    return value <= rail.limit if rail.at_most else value >= rail.limit


def meets(case: Case, value: Fraction, target: int | tuple[int, int]) -> bool:
    """Whether a value meets a target."""
    if isinstance(target, tuple):
        return target[0] <= value <= target[1]
    return value <= target if case.measure.better == "lower" else value >= target


def is_cap(case: Case) -> bool:
    """Whether a total must stay small."""
    return case.measure.kind == "sum" and case.measure.better == "lower"


def start_value(case: Case) -> int | None:
    """Return B: a sum's is 0."""
    return 0 if case.measure.kind == "sum" else case.baseline


def distance(value: Fraction, band: tuple[int, int]) -> Fraction:
    """Return how far from the nearer end a value is."""
    if value < band[0]:
        return band[0] - value
    return value - band[1] if value > band[1] else Fraction(0)


def share_of_way(case: Case, value: Fraction, target: int | tuple[int, int]) -> Fraction | None:
    """Return f."""
    base = start_value(case)
    if base is None or is_cap(case):
        return None
    if isinstance(target, tuple):
        far = distance(Fraction(base), target)
        return None if far == 0 else (far - distance(value, target)) / far
    is_way = target > base if case.measure.better == "higher" else target < base
    return (value - base) / (target - base) if is_way else None


def days_gone(case: Case) -> int:
    """Return how many days of the period have passed, the day judged included."""
    count, when = 0, case.start
    while when <= min(case.today, case.deadline):
        count, when = count + 1, when + DAY
    return count


def all_days(case: Case) -> int:
    """Return how many days the period has."""
    return (case.deadline - case.start).days + 1


def elapsed(case: Case) -> Fraction:
    """Return e."""
    return Fraction(days_gone(case), all_days(case))


def periods(case: Case, last: date) -> list[list[date]]:
    """Return the days of each review period from the start to a day, found day by day."""
    groups: dict[tuple[int, ...], list[date]] = {}
    monday = case.start - case.start.weekday() * DAY
    when = case.start
    while when <= last:
        if case.review in MONTHS_OF_REVIEW:
            key: tuple[int, ...] = (when.year, (when.month - 1) // MONTHS_OF_REVIEW[case.review])
        elif case.review == "daily":
            key = (when.toordinal(),)
        else:
            key = ((when - monday).days // DAYS_OF_REVIEW[case.review],)
        groups.setdefault(key, []).append(when)
        when += DAY
    return list(groups.values())


def coverage(case: Case, rows: list[Fact], last: date) -> Fraction:
    """Return the share of the review periods elapsed that have rows."""
    groups = periods(case, last)
    days = {one.day for one in rows}
    return Fraction(sum(1 for group in groups if days & set(group)), len(groups))


def is_stale(case: Case, rows: list[Fact]) -> bool:
    """Whether there is no row for two review periods, within the goal's time."""
    if case.review in MONTHS_OF_REVIEW:
        first = months_before(case.today, 2 * MONTHS_OF_REVIEW[case.review]) + DAY
    else:
        first = case.today - (2 * DAYS_OF_REVIEW[case.review] - 1) * DAY
    return first >= case.start and not any(first <= one.day <= case.today for one in rows)


def has_line(case: Case) -> bool:
    """Whether the pace moves from the baseline to the threshold."""
    if isinstance(case.threshold, tuple):
        return False
    if case.measure.kind == "sum":
        return True
    whole = case.measure.kind != "last" and case.window == "period"
    base = case.baseline
    if whole or case.keep or base is None:
        return False
    return case.threshold > base if case.measure.better == "higher" else case.threshold < base


def line(case: Case, gone: int) -> Fraction:
    """Return L after so many days."""
    assert not isinstance(case.threshold, tuple)
    base = start_value(case)
    if not has_line(case) or base is None:
        return Fraction(case.threshold)
    if case.measure.kind == "sum":
        return case.threshold * Fraction(gone, all_days(case))
    corners = {0: base, all_days(case): case.threshold}
    for when, value in case.milestones:
        if when < case.deadline:
            corners[(when - case.start).days + 1] = value
    left = max(place for place in corners if place <= gone)
    right = min(place for place in corners if place >= gone)
    if left == right:
        return Fraction(corners[left])
    return corners[left] + (corners[right] - corners[left]) * Fraction(gone - left, right - left)


def gap(case: Case, value: Fraction) -> Fraction | None:
    """Return g."""
    if isinstance(case.threshold, tuple) or is_cap(case) or (case.keep and case.measure.kind != "sum"):
        return None
    base = start_value(case)
    if base is None or not (case.threshold > base if case.measure.better == "higher" else case.threshold < base):
        return None
    return (line(case, days_gone(case)) - value) / (case.threshold - base)


def pace_word(case: Case, value: Fraction) -> str:
    """Return on_track, at_risk or off_track."""
    behind = gap(case, value)
    if behind is not None:
        return "on_track" if behind <= Fraction(1, 10) else "at_risk" if behind <= Fraction(1, 4) else "off_track"
    if is_cap(case):
        assert not isinstance(case.threshold, tuple)
        if value <= case.threshold * elapsed(case):
            return "on_track"
        return "at_risk" if value <= case.threshold else "off_track"
    if meets(case, value, case.threshold):
        return "on_track"
    if isinstance(case.threshold, tuple):
        near = distance(value, case.threshold) <= Fraction(5, 100) * (case.threshold[1] - case.threshold[0])
    else:
        near = abs(case.threshold - value) <= Fraction(5, 100) * abs(case.threshold)
    return "at_risk" if near else "off_track"


def required(case: Case, found: Value) -> tuple[Fraction, str, bool] | None:
    """Return what it takes from here, whether a day or the rest, and whether it can't be reached."""
    left = (case.deadline - case.today).days
    if left <= 0 or found.value is None or isinstance(case.threshold, tuple):
        return None
    if case.measure.kind == "sum":
        rate = (case.threshold - found.value) / left
        return rate, "day", is_cap(case) and rate < 0
    if case.measure.kind not in {"ratio", "mean"} or case.window != "period":
        return None
    rest = found.bottom * (1 - elapsed(case)) / elapsed(case)
    rate = (case.threshold * (found.bottom + rest) - found.top) / rest
    top = {"rate": 100, "faults": 100, "score": 5}.get(case.measure.name)
    out = rate < 0 if case.measure.better == "lower" else top is not None and rate > top
    return rate, "rest", out


def slack(case: Case, value: Fraction) -> int | None:
    """Return the whole days until the line passes the value, found day by day; negative since it did."""
    if case.today > case.deadline or isinstance(case.threshold, tuple) or not has_line(case):
        return None
    gone, total = days_gone(case), all_days(case)
    if is_cap(case):
        if case.threshold <= 0:
            return None
        # The line reached the value after total · A ÷ T days.
        return (gone - total * value / case.threshold).__floor__()
    base = start_value(case)
    assert base is not None
    if case.threshold == base:
        return None

    def passed(day: int) -> bool:
        return line(case, day) > value if case.measure.better == "higher" else line(case, day) < value

    if not passed(gone):
        days = 0
        while gone + days < total and not passed(gone + days + 1):
            days += 1
        return days
    days = 0
    while gone - days > 0 and passed(gone - days):
        days += 1
    return -days


def step_reached(case: Case, rows: list[Fact], when: date, value: int) -> bool | None:
    """Whether a milestone was reached on its day."""
    if when > case.today:
        return None
    first, end = window_of(case, case.measure, rows, when)
    found = value_of(case, case.measure, rows, first, end).value
    if found is None:
        return None
    if isinstance(case.threshold, tuple):
        return distance(found, case.threshold) <= distance(Fraction(value), case.threshold)
    return meets(case, found, value)


def is_small(case: Case, found: Value) -> bool:
    """Whether there are fewer than agreed."""
    return case.min_sample is not None and found.weight < case.min_sample


def status(
    case: Case, rows: list[Fact], found: Value, further: Value | None, holds: list[bool | None], facts: list[Fact]
) -> str:
    """Return the first word that fits a goal that has started."""
    is_over = case.today > case.deadline
    thin = coverage(case, rows, min(case.today, case.deadline)) < Fraction(8, 10)
    if found.value is None:
        return "no_data"
    if is_over and (is_small(case, found) or (is_cap(case) and thin) or None in holds):
        return "no_data"
    met = meets(case, found.value, case.threshold)
    met_stretch = (
        case.stretch is not None
        and further is not None
        and further.value is not None
        and meets(case, further.value, case.stretch)
    )
    if is_over:
        is_stretch = met_stretch and further is not None and not is_small(case, further)
        is_stretch = is_stretch and _is_known_to_the_end(case, rows, facts)
        return "missed" if not met or False in holds else "stretch_met" if is_stretch else "met"
    return _running_status(case, rows, found, holds, met=met, met_stretch=met_stretch)


def _is_known_to_the_end(case: Case, rows: list[Fact], facts: list[Fact]) -> bool:
    """Whether every guardrail holds up to the stretch's last day, and enough of a cap's weeks have rows."""
    later = min(case.today, case.stretch_deadline or case.deadline)
    if is_cap(case) and coverage(case, rows, later) < Fraction(8, 10):
        return False
    values = [(rail, rail_value(case, rail, facts, later)) for rail in case.rails]
    return all(value is not None and _rail_holds(rail, value) for rail, value in values)


def _running_status(
    case: Case, rows: list[Fact], found: Value, holds: list[bool | None], *, met: bool, met_stretch: bool
) -> str:
    """Return the first word that fits until the deadline."""
    assert found.value is not None
    grows = case.measure.kind == "sum" and case.measure.better == "higher"
    if not (grows and met):
        seen = sum(
            value_of(case, case.measure, rows, group[0], group[-1]).value is not None
            for group in periods(case, case.today)
        )
        early = elapsed(case) < Fraction(1, 3) and seen < 3
        if elapsed(case) < Fraction(1, 10) or is_small(case, found) or early:
            return "too_early"
    can_be_reached = (grows or case.measure.kind == "last" or case.window != "period") and not case.keep
    word = pace_word(case, found.value)
    if met and can_be_reached and not isinstance(case.threshold, tuple) and not is_cap(case):
        word = "stretch_reached" if met_stretch else "reached"
    if False in holds and BADNESS.index(word) > BADNESS.index("at_risk"):
        return "at_risk"
    return word


def qualifiers(case: Case, rows: list[Fact], found: Value, holds: list[bool | None]) -> list[str]:
    """Return what stands beside the status."""
    told = []
    if case.today <= case.deadline and is_stale(case, rows):
        told.append("stale")
    if is_small(case, found):
        told.append("low_sample")
    if coverage(case, rows, min(case.today, case.deadline)) < Fraction(8, 10):
        told.append("low_coverage")
    if False in holds:
        told.append("guardrail_broken")
    ends = [case.deadline] + ([case.stretch_deadline or case.deadline] if case.stretch is not None else [])
    if case.measure.kind == "last" and any(has_two_levels(case, rows, min(case.today, end)) for end in ends):
        told.append("data_errors")
    return told


def has_two_levels(case: Case, rows: list[Fact], last: date) -> bool:
    """Whether the newest day of a level up to a day has two values."""
    newest = max((one.day for one in rows if case.start <= one.day <= last), default=None)
    return len({one.figures for one in rows if one.day == newest}) > 1
