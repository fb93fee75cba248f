"""What rows come to, read naively from what progress means: which count for whom, over which days, as what value."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

DAY = timedelta(days=1)
WEIGHTED = {"ratio", "mean", "nps"}


@dataclass(frozen=True)
class Fact:
    """A row: its figures are numerator and denominator, value and weight, a value, or three counts of answers."""

    metric: str
    day: date
    figures: tuple[int, ...]
    owner: str | None = None
    team: str | None = None


@dataclass(frozen=True)
class Measure:
    """A metric: ratio, mean, sum, last, nps or median; higher, lower or range."""

    name: str
    kind: str
    better: str
    percent: bool = False


@dataclass(frozen=True)
class Rail:
    """A guardrail."""

    measure: Measure
    limit: int
    at_most: bool


@dataclass(frozen=True)
class Case:
    """A goal with everything that its verdict rests on; a range is a pair."""

    measure: Measure
    owner: str
    threshold: int | tuple[int, int]
    start: date
    deadline: date
    today: date
    window: str = "period"
    review: str = "weekly"
    stretch: int | tuple[int, int] | None = None
    stretch_deadline: date | None = None
    baseline: int | None = None
    keep: bool = False
    min_sample: int | None = None
    rails: tuple[Rail, ...] = ()
    milestones: tuple[tuple[date, int], ...] = ()
    file_team: str | None = None
    people: dict[str, str] = field(default_factory=dict)
    others: tuple[tuple[str, str], ...] = ()
    """Metric and owner of the other goals of the run."""


@dataclass(frozen=True)
class Value:
    """What rows come to."""

    value: Fraction | None
    weight: Fraction
    rows: int
    top: Fraction = Fraction(0)
    bottom: Fraction = Fraction(0)


def rows_of(case: Case, measure: Measure, name: str, facts: list[Fact]) -> list[Fact]:
    """Return the rows of a metric that count for a person or a team."""
    facts = [one for one in facts if one.metric == measure.name]
    teams = {case.file_team, *case.people.values()} - {None}
    if name in teams and name not in case.people:
        return team_rows(case, measure, name, facts)
    own = [one for one in facts if one.owner == name]
    return own + nameless(case, measure, name, facts)


def nameless(case: Case, measure: Measure, name: str, facts: list[Fact]) -> list[Fact]:
    """Return the rows with neither owner nor team, if they are this one's."""
    loose = [one for one in facts if one.owner is None and one.team is None]
    if case.file_team is not None:
        return loose if case.file_team == name else []
    theirs = [(name, case.owner) for name in (case.measure.name, *(rail.measure.name for rail in case.rails))]
    owners = {owner for metric, owner in (*case.others, *theirs) if metric == measure.name}
    return loose if owners == {name} else []


def team_rows(case: Case, measure: Measure, team: str, facts: list[Fact]) -> list[Fact]:
    """Return a team's own rows, and on days without those its people's."""
    own = [one for one in facts if one.owner == team or (one.owner is None and one.team == team)]
    own += nameless(case, measure, team, facts)
    if measure.kind == "last":
        return own
    theirs = []
    for one in facts:
        if one.owner is None or one.owner == team:
            continue
        their_team = one.team if one.team is not None else case.people.get(one.owner)
        if their_team == team:
            theirs.append(one)
    own_days = {one.day for one in own}
    return own + [one for one in theirs if one.day not in own_days]


def months_before(when: date, count: int) -> date:
    """Return the same day so many months earlier, the month's last where there is none."""
    year, month = when.year, when.month - count
    while month < 1:
        year, month = year - 1, month + 12
    return date(year, month, min(when.day, calendar.monthrange(year, month)[1]))


def window_of(case: Case, measure: Measure, rows: list[Fact], last: date) -> tuple[date, date]:
    """Return the days that count up to the last one."""
    if case.window == "period":
        return case.start, last
    if case.window == "latest":
        days = [
            one.day
            for one in rows
            if case.start <= one.day <= last
            and (measure.kind not in WEIGHTED or _bottom(measure, [x for x in rows if x.day == one.day]) > 0)
        ]
        return (max(days), max(days)) if days else (case.start, last)
    count, unit = int(case.window.split()[0]), case.window.split()[1]
    if unit == "months":
        first = months_before(last, count) + DAY
    else:
        first = last - (count * (7 if unit == "weeks" else 1) - 1) * DAY
    return max(first, case.start), last


def _bottom(measure: Measure, rows: list[Fact]) -> Fraction:
    if measure.kind == "nps":
        return Fraction(sum(sum(one.figures) for one in rows))
    return Fraction(sum(one.figures[1] for one in rows)) if measure.kind in WEIGHTED else Fraction(0)


def value_of(case: Case, measure: Measure, rows: list[Fact], first: date, last: date) -> Value:
    """Return what the rows from one day to another come to."""
    inside = [one for one in rows if first <= one.day <= last]
    if measure.kind == "last" and case.window == "latest":
        counted = [one for one in rows if case.start <= one.day <= last]
    else:
        counted = inside
    count = len(counted)
    bottom = _bottom(measure, inside)
    if not inside:
        return Value(None, Fraction(0), 0)
    if measure.kind == "sum":
        total = Fraction(sum(one.figures[0] for one in inside))
        return Value(total, Fraction(count), count, total)
    if measure.kind == "last":
        newest = max(one.day for one in inside)
        levels = {one.figures[0] for one in inside if one.day == newest}
        return Value(Fraction(levels.pop()) if len(levels) == 1 else None, Fraction(count), count)
    if measure.kind == "median":
        return Value(Fraction(median([Fraction(one.figures[0]) for one in inside])), Fraction(count), count)
    if measure.kind == "nps":
        top = Fraction(100 * sum(one.figures[0] - one.figures[2] for one in inside))
    elif measure.kind == "ratio":
        top = Fraction(sum(one.figures[0] for one in inside)) * (100 if measure.percent else 1)
    else:
        top = Fraction(sum(one.figures[0] * one.figures[1] for one in inside))
    return Value(top / bottom if bottom > 0 else None, bottom, count, top, bottom)
