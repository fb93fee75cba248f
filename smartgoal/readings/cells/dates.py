"""Dates as exports write them, read into local days."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from smartgoal.knowledge.months import FIRST_YEAR, LAST_YEAR
from smartgoal.knowledge.names import fold_name
from smartgoal.readings.cells.memo import TOO_NARROW, Flaw, Memo
from smartgoal.readings.codes import RejectCode, WarningCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.goals.mapping import DateOrder

LONGEST = 80
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
_EXCEL_DAY_NOUGHT = date(1899, 12, 30).toordinal()
_MONTHS = (
    "jan january janv janvier január janu",
    "feb february févr fév fevr février fevrier február febr",
    "mar march mars március márc marc marcius",
    "apr april avr avril április ápr",
    "may mai május máj majus maj",
    "jun june juin június jún junius",
    "jul july juil juillet július júl julius",
    "aug august août aout augusztus",
    "sep sept september septembre szeptember szept szep",
    "oct october octobre október okt oktober",
    "nov november novembre",
    "dec december déc décembre decembre dez",
)
_MONTH_NUMBERS: Mapping[str, int] = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
_WEEKDAY_NAMES = (
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday",
    "lun lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche",
    "hétfő kedd szerda csütörtök péntek szombat vasárnap",
)
_WEEKDAYS = frozenset(name for names in _WEEKDAY_NAMES for name in names.split())
_ALSO_WEEKDAYS = frozenset({"mar"})
"""French mar. (mardi) is a Tuesday where a day, a month and a year follow, and March where it is the month."""
_WITH_WEEKDAY = 4
_TIME = (
    r"(?:(?:[T ]|,? )\s*(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"\s?(?P<half>[AaPp]\.?[Mm]\.?)?"
    # Browsers name the zone in brackets after its offset: GMT-0500 (Eastern Standard Time).
    r"\s?(?:(?P<offset>(?:UTC|GMT)?[+\-]\d\d?(?::?\d\d)?|Z|UTC|GMT)(?: \([^()]+\))?)?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})\.?|年 ?(\d{1,2})月 ?(\d{1,2})[日号])" + _TIME)
_COMPACT = re.compile(
    r"((?:19|20|21)\d\d)(\d\d)(\d\d)(?:T(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<offset>Z)?)?"
)
_SHORT = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d\d)\.?" + _TIME)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_CLOCK = re.compile(r"(?P<rest>.*?)" + _TIME)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+\-])(\d\d?):?(\d\d)?")
_ADJOINING = re.compile(r"%[a-zA-Z]%[a-zA-Z]")
_FARTHEST = timedelta(hours=14)
"""No clock of the world is farther from UTC."""


class UndecidedDates(Exception):  # noqa: N818 (a signal to the reader, never seen by people)
    """A date can be read in two orders and nothing has decided between them yet."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place


def possible_days(text: str) -> dict[DateOrder, date]:
    """Return every order in which a short date such as 03/04/2026 is a day, with the day it would be."""
    found = _SHORT.fullmatch(text.strip())
    if found is None:
        return {}
    first, mark, second, third = int(found[1]), found[2], int(found[3]), int(found[4])
    year = third if len(found[4]) == 4 else 2000 + third
    parts: list[tuple[DateOrder, tuple[int, int, int]]] = [("dmy", (year, second, first))]
    # Nobody writes the month first between full stops.
    if mark != ".":
        parts.append(("mdy", (year, first, second)))
    if len(found[4]) == 2:
        parts.append(("ymd", (2000 + first, second, third)))
    days: dict[DateOrder, date] = {}
    for order, numbers in parts:
        day = _day(*numbers)
        if day is not None:
            days[order] = day
    return days


def _day(year: int, month: int, day: int) -> date | None:
    try:
        value = date(year, month, day)
    except ValueError:
        return None
    return value if FIRST_DAY <= value <= LAST_DAY else None


class Dates(Memo[str]):
    """A column of dates or times; a text becomes the ordinal of its day in the zone of the goals.

    Args:
        place: The column.
        order: The order of day, month and year, where it is known.
        decided: Whether the order was declared or decided over the whole column.
        form: A declared format of strptime, or `excel_serial`.
        zone: The zone whose days are meant.
        written_in: The zone of times without offset.
    """

    __slots__ = ("decided", "form", "is_zoned", "order", "orders", "place", "written_in", "zone")

    def __init__(
        self, place: int, *, order: DateOrder | None, decided: bool, form: str | None, zone: tzinfo, written_in: tzinfo
    ) -> None:
        super().__init__()
        self.place = place
        self.order = order
        self.decided = decided
        self.form = form
        self.zone = zone
        self.written_in = written_in
        self.orders: set[str] = set()
        self.is_zoned = False

    def read(self, text: str) -> int | Flaw:
        """Return the day's ordinal."""
        if self.form is None and len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
            return self._from_iso(text)
        stripped = text.strip()
        if not 0 < len(stripped) <= LONGEST:
            return Flaw(RejectCode.BAD_DATE, "A date isn't that long." if stripped else "The date is missing.")
        if self.form == "excel_serial":
            return self._from_serial(stripped)
        if self.form is not None:
            return self._from_format(stripped, self.form)
        return self._from_text(stripped)

    def _from_iso(self, text: str) -> int | Flaw:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return Flaw(RejectCode.BAD_DATE, f"{text} is no day of the calendar.")
        self.orders.add("ymd")
        return _ordinal(day)

    def _from_serial(self, text: str) -> int | Flaw:
        if not _SERIAL.fullmatch(text):
            return Flaw(RejectCode.BAD_DATE, "Excel's day numbers have five digits, as in 46023.")
        return _EXCEL_DAY_NOUGHT + int(text[:5])

    def _from_format(self, text: str, form: str) -> int | Flaw:
        try:
            moment = datetime.strptime(text, form)  # noqa: DTZ007 (the zone comes from the source)
        except (ValueError, OverflowError):
            return Flaw(RejectCode.BAD_DATE, f'It isn\'t written as "{form}".')
        # Without anything between them, 2032026 could be the 2nd or the 20th.
        if _ADJOINING.search(form) and moment.strftime(form).casefold() != text.casefold():
            return Flaw(RejectCode.BAD_DATE, f'It isn\'t written as "{form}", with leading zeros.')
        has_time = any(mark in form for mark in ("%H", "%I", "%X", "%c", "%T", "%R", "%s"))
        return self._local(moment) if has_time else _ordinal(moment)

    def _from_text(self, text: str) -> int | Flaw:
        found = _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)
        if found:
            numbers = [int(part) for part in found.groups()[: -5 if found.re is _YEAR_FIRST else -4] if part]
            self.orders.add("ymd")
            return self._at(_day(*numbers[:3]), found)
        short = _SHORT.fullmatch(text)
        if short:
            return self._at(self._short(text[: short.end(4)]), short)
        return self._named(text)

    def _short(self, text: str) -> date | None:
        """Return the day by the column's order; a text with one order only sets it, and may not contradict it."""
        days = possible_days(text)
        if len(days) == 1 and self.order is None:
            (self.order,) = days
        if self.order in days:
            self.orders.add(str(self.order))
            return days[self.order]
        if self.decided or not days:
            return None
        if len(days) > 1 and len(set(days.values())) == 1:
            return next(iter(days.values()))
        raise UndecidedDates(self.place)

    def _named(self, text: str) -> int | Flaw:
        split = _CLOCK.fullmatch(text)
        rest = fold_name(re.sub(r"[.,\-/]", " ", split["rest"] if split else text))
        words = [word for word in rest.split() if word not in _WEEKDAYS and word not in {"de", "of"}]
        words = [re.sub(r"^(\d+)(?:st|nd|rd|th|er)$", r"\1", word) for word in words]
        if len(words) == _WITH_WEEKDAY and words[0] in _ALSO_WEEKDAYS:
            del words[0]
        months = [_MONTH_NUMBERS[word] for word in words if word in _MONTH_NUMBERS]
        numbers = [word for word in words if word.isascii() and word.isdigit()]
        if len(words) == 3 and len(months) == 1 and len(numbers) == 2 and split is not None:
            first, second = numbers
            year, day = (first, second) if len(first) == 4 else (second, first)
            return self._at(_day(int(year) if len(year) == 4 else 2000 + int(year[-2:]), months[0], int(day)), split)
        if _SERIAL.fullmatch(text):
            return Flaw(
                RejectCode.BAD_DATE, "It looks like a day number of Excel; say `format: excel_serial` for the date."
            )
        if not text.strip("#"):
            return Flaw(RejectCode.BAD_DATE, TOO_NARROW)
        return Flaw(RejectCode.BAD_DATE, "Write dates as 2026-01-31, or say `format` for the date column.")

    def _at(self, day: date | None, found: re.Match[str]) -> int | Flaw:
        if day is None:
            hint = f"The dates of this column are {self.order}." if self.order else "There is no such day."
            return Flaw(RejectCode.BAD_DATE, hint)
        if found["hour"] is None:
            return day.toordinal()
        hour, second = int(found["hour"]), int(found["second"] or 0)
        half = found.groupdict().get("half")
        if half:
            if not 1 <= hour <= 12:
                return Flaw(RejectCode.BAD_DATE, f"There is no hour {hour} before or after noon.")
            hour = hour % 12 + (12 if half[0] in "pP" else 0)
        if hour > 23 or int(found["minute"]) > 59 or second > 59:
            return Flaw(RejectCode.BAD_DATE, "There is no such time of day.")
        zone = _zone_of(found["offset"])
        if isinstance(zone, Flaw):
            return zone
        return self._local(datetime(day.year, day.month, day.day, hour, int(found["minute"]), second, tzinfo=zone))

    def _local(self, moment: datetime) -> int | Flaw:
        """Return the day in the goals' zone; clocks that jump make a flaw that still means its day."""
        if moment.tzinfo is not None or self.written_in is not self.zone:
            self.is_zoned = True
        if not FIRST_DAY <= moment.date() <= LAST_DAY:
            return _ordinal(moment)
        if moment.tzinfo is not None:
            if abs(moment.utcoffset() or timedelta()) > _FARTHEST:
                return _NO_OFFSET
            return _ordinal(moment.astimezone(self.zone))
        early, late = (moment.replace(tzinfo=self.written_in, fold=fold) for fold in (0, 1))
        days = {day.astimezone(self.zone).date() for day in (early, late)}
        if early.utcoffset() == late.utcoffset():
            return _ordinal(days.pop())
        jumped = (early.utcoffset() or timedelta()) < (late.utcoffset() or timedelta())
        code = WarningCode.NONEXISTENT_LOCAL_TIME if jumped else WarningCode.AMBIGUOUS_LOCAL_TIME
        same = self.written_in is self.zone or len(days) == 1
        if not same:
            return Flaw(
                RejectCode.BAD_DATE, "The clocks change in that hour, so its day can't be told; add the offset."
            )
        day = moment.date() if self.written_in is self.zone else days.pop()
        return Flaw(code, "The clocks change in that hour; its day is certain.", day.toordinal())


_NO_OFFSET = Flaw(RejectCode.BAD_DATE, "Offsets from UTC end at 14 hours, and their minutes at 59.")


def _ordinal(day: date) -> int | Flaw:
    """Return the number of a day, or of a moment's, that figures can be of."""
    if FIRST_DAY.toordinal() <= day.toordinal() <= LAST_DAY.toordinal():
        return day.toordinal()
    return Flaw(RejectCode.BAD_DATE, f"Days lie between {FIRST_YEAR} and {LAST_YEAR}.")


def _zone_of(offset: str | None) -> tzinfo | Flaw | None:
    if offset is None:
        return None
    found = _OFFSET.fullmatch(offset)
    if found is None:
        return UTC
    span, minutes = timedelta(hours=int(found[2]), minutes=int(found[3] or 0)), int(found[3] or 0)
    if span > _FARTHEST or minutes > 59:
        return _NO_OFFSET
    return timezone(-span if found[1] == "-" else span)
