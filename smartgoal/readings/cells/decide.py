"""Deciding over a whole column what one cell leaves open: its decimal mark, its order of day and month."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from smartgoal.errors import ReadingsError
from smartgoal.knowledge.numbers import MARKS
from smartgoal.readings.cells.dates import possible_days
from smartgoal.readings.cells.durations import part_numbers
from smartgoal.readings.cells.plain import peel, possible_numbers
from smartgoal.readings.cells.values import has_percent_sign
from smartgoal.readings.codes import ErrorCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from smartgoal.goals.mapping import DateOrder
    from smartgoal.knowledge.numbers import Mark
    from smartgoal.readings.file.table import Table

Choice = TypeVar("Choice")
_LONGEST = 80
_CLEAR = 10
"""Evidence that is so many times as strong as its opposite decides; the cells of the opposite are rejected."""


def decide_mark(table: Table, places: Sequence[int], language: str | None, *, is_of_source: bool = False) -> Mark:
    """Return the decimal mark of the columns in `places`; raise ReadingsError where nothing decides.

    Args:
        table: What is read.
        places: Columns of one writer.
        language: What decides where no cell does.
        is_of_source: Whether the source says that language, or only the goal file, which others write than exports.
    """
    tally: Counter[Mark] = Counter()
    open_text = ""
    open_readings: dict[Mark, Decimal] = {}
    decisive: dict[Mark, str] = {}
    for _, text in _cells(table, places):
        for number in numbers_in(text.strip()) if len(text) < _LONGEST else ():
            readings = possible_numbers(number)
            if len(set(readings.values())) > 1:
                if not open_text:
                    open_text, open_readings = text.strip(), readings
            elif len(readings) == 1:
                (mark,) = readings
                tally[mark] += 1
                decisive.setdefault(mark, text.strip())
    found = _clear(tally)
    if found is not None:
        return found
    column = table.header[places[0]]
    if tally:
        message = (
            f'the column "{column}" has both "{decisive["."]}" and "{decisive[","]}"; '
            'say `decimal: "."` or `decimal: ","` in its source.'
        )
        raise ReadingsError(ErrorCode.AMBIGUOUS_DECIMAL, message, table.name)
    marks = MARKS.get(language or "")
    if marks and (is_of_source or _fits(marks.decimal, table)):
        return marks.decimal
    point, comma = (f"{open_readings[mark]:f}" for mark in _marks())
    message = (
        f'"{open_text}" in the column "{column}" could be {point} or {comma}; '
        'say `decimal: "."` or `decimal: ","` in its source.'
    )
    raise ReadingsError(ErrorCode.AMBIGUOUS_DECIMAL, message, table.name)


def numbers_in(text: str) -> list[str]:
    """Return the bare numbers of a cell: its own, or those of the parts of a duration (1 h 2.5 min)."""
    peeled = peel(text)
    return part_numbers(text) if peeled is None else [peeled.number]


def _fits(mark: str, table: Table) -> bool:
    """Whether the delimiter is one that files with such a decimal mark have.

    Semicolons are there because commas are taken, and commas because they aren't: a file in English with semicolons may
    well be from elsewhere.
    """
    return table.delimiter not in {",", ";"} or (table.delimiter == ";") == (mark == ",")


def _marks() -> tuple[Mark, Mark]:
    return ".", ","


def decide_order(table: Table, place: int) -> DateOrder:
    """Return the order of day, month and year of a column; raise ReadingsError where nothing decides."""
    tally: Counter[DateOrder] = Counter()
    common: set[DateOrder] = {"dmy", "mdy", "ymd"}
    open_text = ""
    decisive: dict[DateOrder, str] = {}
    for line, text in _cells(table, (place,)):
        days = possible_days(text.split(" ")[0] if len(text) < _LONGEST else "")
        if len(days) == 1:
            (order,) = days
            tally[order] += 1
            decisive.setdefault(order, f'"{text.strip()}" in line {line}')
        elif len(set(days.values())) > 1:
            open_text = open_text or text.strip()
        if days:
            common &= set(days)
    found = _clear(tally) if tally else next(iter(common)) if len(common) == 1 else None
    if found is not None:
        return found
    column = table.header[place]
    if tally:
        what = f'the column "{column}" has both {" and ".join(islice(decisive.values(), 2))}'
    else:
        shown = possible_days(open_text.split(" ")[0])
        both = " or ".join(dict.fromkeys(f"{day:%-d %B %Y}" for day in shown.values()))
        what = f'"{open_text}" in the column "{column}" could be {both}'
    message = f"{what}; say `date: {{column: {column}, order: dmy}}` (or mdy, ymd) in its source."
    raise ReadingsError(ErrorCode.AMBIGUOUS_DATE, message, table.name)


def has_percent_signs(table: Table, place: int) -> bool:
    """Whether any cell of a column says itself that it is in percent."""
    return any(has_percent_sign(text.strip()) for _, text in _cells(table, (place,)))


def _clear(tally: Counter[Choice]) -> Choice | None:
    ranked = tally.most_common(2)
    if len(ranked) == 1:
        return ranked[0][0]
    return ranked[0][0] if ranked and ranked[0][1] >= _CLEAR * ranked[1][1] else None


def _cells(table: Table, places: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield each cell of some columns with the line where its record begins."""
    records = table.records()
    line = records.line_num + 1
    for record in records:
        for place in places:
            if place < len(record):
                yield line, record[place]
        line = records.line_num + 1
