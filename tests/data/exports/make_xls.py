"""Makes the binary workbooks (BIFF8, as Excel 97 to 2003 saved them) with xlwt, which the project itself doesn't need.

Run `python -m tests.data.exports.make_xls` after a change; the readings beside them are worked out by hand.
"""

from __future__ import annotations

from datetime import date, time
from importlib import import_module
from typing import TYPE_CHECKING

from tests.data.exports.make import FOLDER, MONTH, MONTH_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Cell = str | int | float | date | time | None

DAY, SHARE, SPAN = "yyyy\\-mm\\-dd", "0.0%", "[h]:mm:ss"
FORMATS = {date: DAY, time: SPAN}


def month() -> Iterable[Sequence[Cell]]:
    """Return the month that stands in the other forms, too."""
    yield MONTH_HEADER
    for day, agent, calls, handle, share, surveys in MONTH:
        yield day, agent, int(calls), float(handle), float(share), int(surveys)


def handle_times() -> Iterable[Sequence[Cell]]:
    """Return a sheet with a title, spans of time, numbers kept as text, an empty and an overfull day, and a total."""
    yield ("Handle times, March",)
    yield ()
    yield "Date", "Agent", "Calls", "Handle time", "Note"
    yield date(2026, 3, 2), "Anna Kovács", 42, time(3, 39, 0), "árvíztűrő"
    yield date(2026, 3, 2), "Bence Tóth", "38", time(3, 8, 44), None
    yield date(2026, 3, 3), "Anna Kovács", 0, None, None
    yield date(2026, 3, 4), "Bence Tóth", 310, 27.5 / 24, "two days"
    yield "Total", None, 390, 34.2955 / 24, None


def write(name: str, rows: Iterable[Sequence[Cell]], shares: Sequence[int] = (), spans: Sequence[int] = ()) -> None:
    """Write one sheet; `shares` and `spans` are the columns whose plain numbers are formatted so."""
    xlwt = import_module("xlwt")
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("March")
    for line, row in enumerate(rows):
        for place, cell in enumerate(row):
            shown = FORMATS.get(type(cell))
            if isinstance(cell, float):
                shown = SHARE if place in shares else SPAN if place in spans else None
            if cell is not None:
                sheet.write(line, place, cell, xlwt.easyxf(num_format_str=shown or "General"))
    book.save(FOLDER / name)


def main() -> None:
    """Write all of them."""
    write("134-same-month-xls.xls", month(), shares=[4])
    write("135-xls-spans-and-a-total.xls", handle_times(), spans=[3])


if __name__ == "__main__":
    main()
