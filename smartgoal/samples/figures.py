"""Invented figures for the goal that `smartgoal init` writes: the same for the same day, without chance."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from io import StringIO
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

DAYS_BEFORE = 56
SATURDAY = 5
# What a working day is above or below its usual level, in twentieths; it sums to nothing, so no trend hides in it.
RHYTHM = (3, -1, 0, 4, -3, 1, -4, 2, 0, -2, 5, -3, 1, -2, 2, -5, 3, -1, 0)
# A little ahead of the agreed pace: a trailing window shows only half of what the last weeks brought.
LEAD = Fraction(8, 5)


class SampleShape(StrEnum):
    """What a row carries: so many of so many, a sum over so many, or one value."""

    SHARE = "share"
    AVERAGE = "average"
    OBSERVATION = "observation"


@dataclass(frozen=True, slots=True)
class Course:
    """How one metric moves from its baseline to its threshold, seen so many times a day."""

    metric: str
    baseline: int
    threshold: int
    per_day: int
    shape: SampleShape

    def level(self, share: Fraction) -> Fraction:
        """Return the level when `share` of the period has passed; negative before it."""
        return self.baseline + (self.threshold - self.baseline) * min(max(share * LEAD, Fraction(0)), Fraction(1))


def figures(courses: Sequence[Course], *, owner: str, start: date, deadline: date, today: date) -> str:
    """Return a tidy export: every working day from eight weeks before `start` to the day before `today`.

    All courses have the columns of the first.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    amounts = ("value",) if courses[0].shape is SampleShape.OBSERVATION else ("numerator", "denominator")
    writer.writerow(("date", "metric", "owner", *amounts))
    days = list(_working_days(start - timedelta(days=DAYS_BEFORE), today))
    total = (deadline - start).days + 1
    for course in courses:
        levels = [course.level(Fraction((day - start).days + 1, total)) for day in days]
        rows = zip(days, _amounts(course, levels), strict=True)
        writer.writerows((day.isoformat(), course.metric, owner, *amounts) for day, amounts in rows)
    return text.getvalue()


def _working_days(first: date, end: date) -> Iterator[date]:
    days = (first + timedelta(days=count) for count in range((end - first).days))
    return (day for day in days if day.weekday() < SATURDAY)


def _amounts(course: Course, levels: Sequence[Fraction]) -> Iterator[tuple[str, ...]]:
    owed = Fraction(0)
    for place, level in enumerate(levels):
        swing = RHYTHM[place * 7 % len(RHYTHM)]
        count = course.per_day * (20 + RHYTHM[place % len(RHYTHM)]) // 20
        match course.shape:
            case SampleShape.SHARE:
                # What rounding and swing leave goes to the next day, so that weeks show the level itself.
                owed += level * count / 100
                met = min(max(round(owed + Fraction(swing, 4)), 0), count)
                owed -= met
                yield str(met), str(count)
            case SampleShape.AVERAGE:
                yield str(round(level * count * (100 + swing) / 100)), str(count)
            case SampleShape.OBSERVATION:
                tenths = round(10 * level + 5 * swing)
                yield (f"{tenths // 10}.{tenths % 10}",)
            case _:
                assert_never(course.shape)
