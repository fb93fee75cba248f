"""Goals and day sums for the tests of progress: short to write, exact, by the real loader."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.api.judging import pace_limits
from smartgoal.progress.assess import assess
from smartgoal.progress.assessment import Judged
from smartgoal.progress.rows import Book
from smartgoal.readings.days import DaySum, DaySums, Whose
from smartgoal.settings import Settings
from tests.conftest import load_text

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal, Plan
    from smartgoal.progress.assessment import Assessment, PaceLimits

Number = int | str | Fraction
Row = tuple[Whose, date, DaySum]

LIMITS = pace_limits(Settings())
"""Where on track ends and off track begins for whoever has no settings."""

HEAD = """\
smartgoal: 1
language: en
metrics:
  rate: {name: Rate, kind: ratio, unit: "%", better: higher, class: quality}
  faults: {name: Faults, kind: ratio, unit: "%", better: lower, class: quality}
  load: {name: Load, kind: ratio, unit: "%", better: range, class: other}
  score: {name: Score, kind: mean, unit: points, better: higher, class: quality, bounds: [0, 5]}
  time: {name: Time, kind: mean, unit: s, better: lower, class: speed, bounds: [0, null]}
  sales: {name: Sales, kind: sum, unit: count, better: higher, class: volume, bounds: [0, null]}
  complaints: {name: Complaints, kind: sum, unit: count, better: lower, class: quality, bounds: [0, null]}
  backlog: {name: Backlog, kind: last, unit: tickets, better: lower, class: other, bounds: [0, null]}
  nps: {name: NPS, kind: nps, unit: points, better: higher, class: quality, bounds: [-100, 100]}
  wait: {name: Wait, kind: median, unit: s, better: lower, class: speed, bounds: [0, null]}
"""
"""One metric of every kind, for April goals of Anna."""

APRIL = "time_bound: {start: 2026-04-01, deadline: 2026-04-30}"


def plan(*goals: str, head: str = "") -> Plan:
    """Return the plan of goals given as YAML lines; `head` adds keys of the file."""
    listed = "".join(_indented(number, text) for number, text in enumerate(goals, 1))
    return load_text(f"{HEAD}{head}goals:\n{listed}")


def _indented(number: int, goal: str) -> str:
    lines = [line for line in goal.strip().splitlines() if line.strip()]
    keys = {line.split(":")[0] for line in lines if not line.startswith(" ")}
    defaults = {"id": f"goal-{number}", "title": "Goal", "owner": "Anna"}
    told = [f"{key}: {value}" for key, value in defaults.items() if key not in keys]
    told = [line for line in told if not (line.startswith("owner") and "owners" in keys)]
    first, *rest = (*told, *lines)
    return f"  - {first}\n" + "".join(f"    {line}\n" for line in rest)


def goal(text: str, *, head: str = "") -> Goal:
    """Return one goal; owner Anna, April 2026, unless the text says otherwise."""
    if "time_bound" not in text:
        text = f"{text.strip()}\n{APRIL}"
    return plan(text, head=head).goals[0]


def day(text: str) -> date:
    """Return a day of 2026 from `04-30`, or any from `2025-04-30`."""
    return date.fromisoformat(text if text.count("-") == 2 else f"2026-{text}")


def share(when: str, part: Number, whole: Number, **who: str | None) -> Row:
    """Return a row of a ratio in %: so many of so many."""
    return _row(when, DaySum(Fraction(part) * 100, Fraction(whole), 1), "rate", who)


def mean(when: str, value: Number, weight: Number = 1, **who: str | None) -> Row:
    """Return a row of a mean; a raw observation unless a weight is given."""
    exact, heavy = Fraction(value), Fraction(weight)
    squares = exact * exact if heavy == 1 else None
    return _row(when, DaySum(exact * heavy, heavy, 1, squares=squares), "score", who)


def count(when: str, value: Number, **who: str | None) -> Row:
    """Return a row of a sum."""
    return _row(when, DaySum(Fraction(value), Fraction(0), 1), "sales", who)


def level(when: str, value: Number, **who: str | None) -> Row:
    """Return a row of a level."""
    return _row(when, DaySum(Fraction(value), Fraction(0), 1, values=(Fraction(value),)), "backlog", who)


def answers(when: str, promoters: int, passives: int, detractors: int, **who: str | None) -> Row:
    """Return a row of an NPS."""
    everybody = Fraction(promoters + passives + detractors)
    told = Fraction(promoters + detractors)
    return _row(when, DaySum(Fraction(promoters - detractors), everybody, 1, squares=told), "nps", who)


def observation(when: str, value: Number, **who: str | None) -> Row:
    """Return a raw observation of a median."""
    exact = Fraction(value)
    return _row(when, DaySum(exact, Fraction(1), 1, squares=exact * exact, values=(exact,)), "wait", who)


def _row(when: str, day_sum: DaySum, metric: str, who: dict[str, str | None]) -> Row:
    whose = Whose(who.get("metric") or metric, who.get("owner", "Anna"), who.get("team"))
    return whose, day(when), day_sum


def sums(*rows: Row) -> DaySums:
    """Return the day sums of rows."""
    found: dict[Whose, dict[date, DaySum]] = {}
    for whose, when, day_sum in rows:
        days = found.setdefault(whose, {})
        days[when] = days[when] + day_sum if when in days else day_sum
    return DaySums({whose: dict(sorted(days.items())) for whose, days in found.items()})


def assess_alone(one: Goal, found: DaySums, *, today: date, limits: PaceLimits = LIMITS) -> Assessment:
    """Return a goal judged as if there were no other."""
    return assess(one, Book(found, (one,)), today=today, limits=limits)


def stretch_of(result: Assessment) -> Judged:
    """Return how the stretch is met; nothing is known of one that isn't there."""
    return result.stretch or Judged()


def judged(one: Goal, *rows: Row, on: str) -> Assessment:
    """Return a goal judged by rows on a day."""
    return assess_alone(one, sums(*rows), today=day(on))
