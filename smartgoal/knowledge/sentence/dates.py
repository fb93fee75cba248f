"""The last day that a time means."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.knowledge.months import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartgoal.knowledge.sentence.times import Time

_QUARTERS, _HALVES = {"q1", "q2", "q3", "q4"}, {"h1", "h2"}
# "The first week of May" has a last day that calendars count differently.
_UNDATED = frozenset({"start", "week"})
# 26/06/30 may begin with its year: a last day that far off is none.
_NEAR_YEARS = 3
_CHINESE_BEFORE = ("前", "之前", "以前")
_MONTH = 30


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


@dataclass(frozen=True, slots=True)
class _Seen:
    """The codes of a time with their values; `before` where it ends just before what is named."""

    values: dict[str, str]
    before: bool

    def __contains__(self, code: str) -> bool:
        return code in self.values

    def get(self, code: str) -> str | None:
        """Return a code's value."""
        return self.values.get(code)

    @property
    def year(self) -> int | None:
        """The year as written, of 2025/26 the one that it ends in."""
        written = self.values.get("y") or self.values.get("Y")
        return int(written[-4:]) if written else None

    @property
    def is_split(self) -> bool:
        """Whether the year is one of two calendar years: 2025/26."""
        return "/" in self.values.get("y", "") + self.values.get("F", "")

    @property
    def is_next(self) -> bool:
        """Whether the next period is meant, not the running one."""
        return self.get("r") == "next" or self.get("R") == "next year"


def last_day(time: Time, reference: Reference, words: tuple[str, ...]) -> date | None:
    """Return the last day meant, or None where the text doesn't settle it."""
    values = {item.code: item.value for item in time.items}
    chinese = bool(set(words) & set(_CHINESE_BEFORE)) and not set(values) & set("ecDzu")
    seen = _Seen(values, before="b" in values or chinese)
    try:
        if time.kind == "duration":
            return _after(time, reference, words)
        # Without a fiscal year of its own nothing says when 2025/26 ends.
        if seen.is_split and ("m" in seen or reference.fiscal_year_start == 1):
            return None
        read = next((read for codes, read in _READERS if set(codes) & set(values)), _period)
        return read(seen, reference)
    except (ValueError, OverflowError):
        return None


def first_day(time: Time, last: date | None) -> date | None:
    """Return the first day meant where a whole period is named, which ends on the last; else the last."""
    codes = {item.code for item in time.items}
    values = {item.value for item in time.items}
    if last is None or time.kind == "duration" or codes & set("ezDABctws"):
        return last
    if "m" in codes or "month" in values:
        return last.replace(day=1)
    if "week" in values:
        return last - timedelta(days=6)
    months = 3 if values & (_QUARTERS | {"quarter"}) else 6 if values & (_HALVES | {"half"}) else 12
    return _month_end(last.year, last.month - months) + timedelta(days=1)


def _written(seen: _Seen, _: Reference) -> date | None:
    """Return a date in figures; a day and month that could be either way round settle nothing."""
    text = seen.values["D"]
    first, month, last = (int(part) for part in re.findall("[0-9]+", text))
    if first > 31:
        return _less(date(first, month, last), before=seen.before)
    day, year = first, last
    if "/" in text and day != month and day <= 12 and month <= 12:
        return None
    written = date(year, month, day) if month <= 12 else date(year, day, month)
    return _less(written, before=seen.before)


def _short(seen: _Seen, reference: Reference) -> date | None:
    """Return a date with two digits for its year, where that is a year of these days."""
    if not seen.values["A"] or reference.day is None:
        return None
    day = date(*(int(part) for part in seen.values["A"].split("-")))
    is_near = reference.day.year - 1 <= day.year <= reference.day.year + _NEAR_YEARS
    return _less(day, before=seen.before) if is_near else None


def _yearless(seen: _Seen, reference: Reference) -> date | None:
    """Return a day and month in figures, in the year to come."""
    month, _, day = seen.values["B"].partition("-")
    return _month(_Seen(seen.values | {"m": month, "c": day}, before=seen.before), reference) if month else None


def _today(seen: _Seen, reference: Reference) -> date | None:
    return reference.day + timedelta(days=int(seen.values["t"])) if reference.day else None


def _less(day: date | None, *, before: bool) -> date | None:
    return day - timedelta(days=1) if before and day else day


def _month_end(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    return date(year, month, monthrange(year, month)[1])


def _month(seen: _Seen, reference: Reference) -> date | None:
    """Return a day of a month, or the month's end, in the year written or the next to come."""
    month, year, day = int(seen.values["m"]), seen.year, int(seen.get("c") or 0)
    edge = seen.get("e")
    if edge in _UNDATED:
        return None
    if edge == "mid":
        day = 15
    if year is None:
        if reference.day is None:
            return None
        year = reference.day.year + seen.is_next
        if "R" not in seen and (date(year, month, day) if day else _month_end(year, month)) < reference.day:
            year += 1
    if day:
        return _less(date(year, month, day), before=seen.before and edge is None)
    return _month_end(year, month - 1) if seen.before and edge is None else _month_end(year, month)


def _quarter(seen: _Seen, reference: Reference) -> date | None:
    """Return the end of a quarter or half, fiscal where the fiscal year isn't the calendar's."""
    length = 3 if seen.values["q"][0] == "q" else 6
    number, year, first_month = int(seen.values["q"][1]), seen.year, reference.fiscal_year_start
    if seen.get("e") in {"mid", *_UNDATED}:
        return None
    back = length if seen.before and "e" not in seen else 0
    if year is not None:
        return _month_end(year - (first_month > 1), first_month - 1 + number * length - back)
    if reference.day is None:
        return None
    if "R" in seen:
        fiscal = reference.day.year + seen.is_next
        return _month_end(fiscal - (first_month > 1), first_month - 1 + number * length - back)
    ends = (_month_end(reference.day.year + shift, first_month - 1 + number * length - back) for shift in (-1, 0, 1))
    return next((end for end in ends if end >= reference.day), None)


def _fiscal_year(seen: _Seen, reference: Reference) -> date | None:
    year = int((seen.get("F") or "0")[-4:]) or seen.year
    last_month = (reference.fiscal_year_start - 2) % 12 + 1
    if year:
        return _month_end(year, last_month)
    if reference.day is None:
        return None
    end = _month_end(reference.day.year, last_month)
    shift = (end < reference.day) + seen.is_next
    return _month_end(reference.day.year + shift, last_month)


def _weekday(seen: _Seen, reference: Reference) -> date | None:
    if reference.day is None:
        return None
    ahead = (int(seen.values["w"]) - reference.day.weekday()) % 7
    return _less(reference.day + timedelta(days=ahead + 7 * seen.is_next), before=seen.before)


def _season(seen: _Seen, reference: Reference) -> date | None:
    """Return a feast that has the same day every year; other seasons have no last day that all agree on."""
    month, _, day = seen.values["s"].partition("-")
    # Around a feast there are days off.
    if not day or "i" in seen or "e" in seen:
        return None
    if seen.year is not None:
        return _less(date(seen.year, int(month), int(day)), before=seen.before)
    if reference.day is None:
        return None
    years = (reference.day.year, reference.day.year + 1)
    days = (_less(date(year, int(month), int(day)), before=seen.before) for year in years)
    return next((one for one in days if one and one >= reference.day), None)


def _period(seen: _Seen, reference: Reference) -> date | None:
    """Return the end of a year, or of this or the next week, month, quarter, half or year."""
    edge = seen.get("e")
    # "By week 6" counts from a day that the text doesn't name.
    if "u" in seen and ("c" in seen or "d" in seen):
        return None
    unit = seen.get("z") or seen.get("u") or ("year" if "R" in seen else "")
    if seen.is_split:
        end: date | None = _fiscal_year(seen, reference)
    elif seen.year is not None:
        end = date(seen.year - (seen.before and edge is None and "z" not in seen), 12, 31)
        unit = "year"
    elif reference.day is not None:
        end = _period_end(unit, reference.day, reference.fiscal_year_start, ahead=int(seen.is_next))
    else:
        end = None
    if end is None or edge in _UNDATED:
        return None
    if edge == "mid":
        return date(end.year, 6, 30) if unit == "year" else None
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
    count = count_of(time, words)
    if start is None:
        return None
    if count is None:
        return _period_end(unit, start, reference.fiscal_year_start, ahead=0)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit)
    if months is None:
        days = {"day": 1, "week": 7}.get(unit)
        return start + timedelta(days=int(count * days)) if days else None
    # Of one and a half months the half is so many days.
    whole, rest = divmod(count * months, 1)
    return _months_after(start, int(whole)) + timedelta(days=int(rest * _MONTH))


def count_of(time: Time, words: tuple[str, ...]) -> Decimal | None:
    """Return how many weeks, months or years a duration has; None where it doesn't say, as "in the quarter"."""
    count = next((item.number.value for item in time.items if item.number), None)
    return Decimal(1) if count is None and {"a", "an"} & set(words) else count


def _months_after(start: date, months: int) -> date:
    last = _month_end(start.year, start.month + months)
    return last.replace(day=min(start.day, last.day))


_READERS: tuple[tuple[str, Callable[[_Seen, Reference], date | None]], ...] = (
    ("D", _written),
    ("A", _short),
    ("B", _yearless),
    ("s", _season),
    ("m", _month),
    ("q", _quarter),
    ("Ff", _fiscal_year),
    ("t", _today),
    ("w", _weekday),
)
