"""The last day that a time means."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.times import Time

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_CHINESE_BEFORE = ("前", "之前", "以前")


@dataclass(frozen=True, slots=True)
class Reference:
    """What relative times are counted from.

    Attributes:
        today: The day that years left out are told by.
        start: The goal's start, for "within 6 weeks"; the day where there is none.
        fiscal_year_start: The month that the fiscal year begins with; a fiscal year has the name of its end.
    """

    today: date | None
    start: date | None
    fiscal_year_start: int = 1

    @property
    def day(self) -> date | None:
        """The day to tell a period by."""
        return self.today or self.start


def last_day(time: Time, reference: Reference, words: tuple[str, ...]) -> date | None:
    """Return the last day meant, or None where the text doesn't settle it."""
    try:
        return _last_day({item.code: item.value for item in time.items}, time, reference, words)
    except (ValueError, OverflowError):
        return None


def _last_day(seen: dict[str, str], time: Time, reference: Reference, words: tuple[str, ...]) -> date | None:
    """Return the last day by the codes seen."""
    before = "b" in seen or (bool(set(words) & set(_CHINESE_BEFORE)) and not set(seen) & set("ecDzu"))
    if "D" in seen:
        return _less(_written(seen["D"]), before=before)
    if time.kind == "duration":
        return _after(time, reference, words)
    if "m" in seen:
        return _month(seen, reference, before=before)
    if "q" in seen:
        return _quarter(seen, reference, before=before)
    if "F" in seen or "f" in seen:
        return _fiscal_year(seen, reference)
    if "t" in seen and reference.day:
        return reference.day + timedelta(days=int(seen["t"]))
    if "w" in seen and reference.day:
        return _weekday(int(seen["w"]), reference.day, is_next=seen.get("r") == "next", before=before)
    return _period(seen, reference, before=before)


def _written(text: str) -> date | None:
    """Return a date in figures; a day and month that could be either way round settle nothing."""
    parts = [int(part) for part in re.findall("[0-9]+", text)]
    first, month, last = parts
    if first > 31:
        return date(first, month, last)
    day, year = first, last
    if "/" in text and day != month and day <= 12 and month <= 12:
        return None
    return date(year, month, day) if month <= 12 else date(year, day, month)


def _less(day: date | None, *, before: bool) -> date | None:
    return day - timedelta(days=1) if before and day else day


def _month_end(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(year)
    return date(year, month, monthrange(year, month)[1])


def _year(seen: dict[str, str]) -> int | None:
    written = seen.get("y") or seen.get("Y")
    return int(written) if written else None


def _month(seen: dict[str, str], reference: Reference, *, before: bool) -> date | None:
    """Return a day of a month, or the month's end, in the year written or the next to come."""
    month, year, day = int(seen["m"]), _year(seen), int(seen.get("c", 0))
    edge = seen.get("e")
    if edge == "start":
        return None
    if edge == "mid":
        day = 15
    if year is None:
        if reference.day is None:
            return None
        year = reference.day.year
        if (date(year, month, day) if day else _month_end(year, month)) < reference.day:
            year += 1
    if day:
        return _less(date(year, month, day), before=before and edge is None)
    return _month_end(year, month - 1) if before and edge is None else _month_end(year, month)


def _quarter(seen: dict[str, str], reference: Reference, *, before: bool) -> date | None:
    """Return the end of a quarter or half, fiscal where the fiscal year isn't the calendar's."""
    length = 3 if seen["q"][0] == "q" else 6
    number, year, first_month = int(seen["q"][1]), _year(seen), reference.fiscal_year_start
    if seen.get("e") in {"start", "mid"}:
        return None
    back = length if before and "e" not in seen else 0
    if year is not None:
        return _month_end(year - (first_month > 1), first_month - 1 + number * length - back)
    if reference.day is None:
        return None
    ends = (_month_end(reference.day.year + shift, first_month - 1 + number * length - back) for shift in (-1, 0, 1))
    return next((end for end in ends if end >= reference.day), None)


def _fiscal_year(seen: dict[str, str], reference: Reference) -> date | None:
    year = int(seen.get("F") or seen.get("y") or seen.get("Y") or 0)
    last_month = (reference.fiscal_year_start - 2) % 12 + 1
    if year:
        return _month_end(year, last_month)
    if reference.day is None:
        return None
    end = _month_end(reference.day.year, last_month)
    shift = (end < reference.day) + (seen.get("r") == "next")
    return _month_end(reference.day.year + shift, last_month)


def _weekday(weekday: int, day: date, *, is_next: bool, before: bool) -> date | None:
    ahead = (weekday - day.weekday()) % 7
    return _less(day + timedelta(days=ahead + 7 * is_next), before=before)


def _period(seen: dict[str, str], reference: Reference, *, before: bool) -> date | None:
    """Return the end of a year, or of this or the next week, month, quarter, half or year."""
    year = _year(seen)
    if year is not None:
        if seen.get("e") == "start":
            return None
        if seen.get("e") == "mid":
            return date(year, 6, 30)
        return date(year - (before and "e" not in seen and "z" not in seen), 12, 31)
    if reference.day is None or "s" in seen:
        return date(reference.day.year, 12, 25) if seen.get("s") == "christmas" and reference.day else None
    unit = seen.get("z") or seen.get("u") or ("year" if "R" in seen else "")
    is_next = seen.get("r") == "next" or seen.get("R") == "next year"
    end = _period_end(unit, reference.day, reference.fiscal_year_start, ahead=int(is_next))
    if seen.get("e") == "start":
        return None
    if seen.get("e") == "mid":
        return date(end.year, 6, 30) if end and unit == "year" else None
    return end


def _period_end(unit: str, day: date, first_month: int, *, ahead: int) -> date | None:
    """Return the end of the week, month, quarter, half or year that a day is in, or of the one after."""
    if unit in {"day", "working_day"}:
        return day + timedelta(days=ahead)
    if unit == "week":
        return day + timedelta(days=6 - day.weekday() + 7 * ahead)
    if unit == "year":
        return date(day.year + ahead, 12, 31)
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    if months is None:
        return None
    into = (day.month - first_month) % months
    return _month_end(day.year, day.month - into + months - 1 + months * ahead)


def _after(time: Time, reference: Reference, words: tuple[str, ...]) -> date | None:
    """Return the day a duration ends, counted from the goal's start or the day; "the year" is the running one."""
    start = reference.start or reference.today
    unit = next((item.value for item in time.items if item.code == "u"), "year")
    count = next((item.number.value for item in time.items if item.number), None)
    if start is None:
        return None
    if count is None and {"a", "an"} & set(words):
        count = Decimal(1)
    if count is None:
        return _period_end(unit, start, reference.fiscal_year_start, ahead=0)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit)
    if months is None:
        days = {"day": 1, "week": 7}.get(unit)
        return start + timedelta(days=int(count * days)) if days else None
    return _months_after(start, int(count * months))


def _months_after(start: date, months: int) -> date:
    last = _month_end(start.year, start.month + months)
    return last.replace(day=min(start.day, last.day))
