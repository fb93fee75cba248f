"""Proposing a source for an export that no goal file describes yet; a person confirms it."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from smartgoal.errors import ReadingsError
from smartgoal.goals.mapping import ValueColumn
from smartgoal.goals.show import show
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.units import Dimension, metric_unit
from smartgoal.readings.codes import ErrorCode
from smartgoal.readings.columns import Columns, Decisions
from smartgoal.readings.dates import Dates, UndecidedDates, possible_days
from smartgoal.readings.decide import decide_order
from smartgoal.readings.encoding import find_encoding, refuse_other_files
from smartgoal.readings.guess import Guess, Role, guess_column
from smartgoal.readings.memo import FLAWED, Flaw
from smartgoal.readings.table import DELIMITERS, HEADER_WITHIN, Table, long_fields, open_records
from smartgoal.readings.unpack import unpack
from smartgoal.readings.values import Rescaled, UndecidedMark, UndecidedPercent, peel, possible_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from smartgoal.goals.mapping import DateOrder
    from smartgoal.knowledge.metric import Metric
    from smartgoal.readings.values import Numbers

_SAMPLED = 200
_PLAIN = re.compile(r"[^\W\d_][\w .()/%&+-]*", re.ASCII)
_RESERVED = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


class Sample(NamedTuple):
    """A cell as it stands there, and what it is read as."""

    raw: str
    read: str


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """A column, what it is taken for, and how its first cells would be read."""

    column: str
    role: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A `sources` block for a goal file, with what a person has to look at.

    Attributes:
        yaml: The block; `# ?` stands where something has to be said or confirmed.
        questions: The same as sentences.
    """

    yaml: str
    columns: tuple[ProposedColumn, ...]
    questions: tuple[str, ...]


def propose(name: str, content: bytes, metrics: Mapping[str, Metric], *, language: str | None = None) -> Proposal:
    """Return a source for a file: its columns told from headers in four languages and from their cells.

    Raises:
        ReadingsError: It is no table, or none of its columns is a date or a known metric.
    """
    with long_fields():
        text = unpack(name, content)[0]
        refuse_other_files(name, text.content)
        encoding = "utf-8" if text.sheet else find_encoding(name, text.content, None, language).name
        table, records = _find_header(name, text.content, encoding)
    if table.has("date") and table.has("metric"):
        message = "it has the columns date and metric: it needs no source, import it as it is."
        raise ReadingsError(ErrorCode.AMBIGUOUS_SOURCE, message, name, table.header_line)
    dates = Dates(0, order=None, decided=False, form=None, zone=ZoneInfo("UTC"), written_in=ZoneInfo("UTC"))
    cells = [[record[place] for record in records if place < len(record)] for place in range(len(table.header))]
    guesses = [
        guess_column(column, some, dates, metrics) for column, some in zip(table.header, cells, strict=True) if column
    ]
    if not any(guess.role is Role.DATE for guess in guesses) or not any(guess.metric for guess in guesses):
        listed = ", ".join(f'"{column[:40]}"' for column in table.header[:12])
        message = f"no column is plainly a date beside one that is plainly a metric (there: {listed})."
        raise ReadingsError(ErrorCode.MISSING_COLUMN, message, name, table.header_line)
    return _Writer(name, table, cells, guesses, metrics, encoding).write()


def _find_header(name: str, content: bytes, encoding: str) -> tuple[Table, list[list[str]]]:
    """Return the table whose header is followed by the most records of as many fields."""
    best: tuple[int, Table, list[list[str]]] | None = None
    for delimiter in DELIMITERS:
        try:
            records = list(islice(open_records(content, encoding, delimiter), _SAMPLED + HEADER_WITHIN))
        except csv.Error:
            continue
        for place, record in enumerate(records[:HEADER_WITHIN]):
            below = [other for other in records[place + 1 :] if len(other) == len(record) and any(other)]
            named = sum(1 for cell in record if cell.strip() and peel(cell.strip()) is None)
            score = named * len(below) if named > 1 and named >= len(record) - 1 else 0
            if score and (best is None or score > best[0]):
                header = tuple(cell.strip() for cell in record)
                table = Table(name, content, encoding, delimiter, header, place + 1, place + 1, ())
                best = (score, table, below[:_SAMPLED])
    if best is None:
        raise ReadingsError(ErrorCode.NOT_CSV, "no line can be read as the header of a table.", name)
    return best[1], best[2]


class _Writer:
    """Writes the block for one table."""

    def __init__(
        self,
        name: str,
        table: Table,
        cells: Sequence[Sequence[str]],
        guesses: Sequence[Guess],
        metrics: Mapping[str, Metric],
        encoding: str,
    ) -> None:
        self.name = name
        self.table = table
        self.cells = dict(zip(table.header, cells, strict=True))
        self.guesses = guesses
        self.metrics = metrics
        self.encoding = encoding
        self.questions: list[str] = []
        self.columns: list[ProposedColumn] = []

    def write(self) -> Proposal:
        """Return the proposal."""
        path = PurePosixPath(self.name.replace("\\", "/"))
        pattern = re.sub(r"\d+(?:[-_.]\d+)*", "*", path.name)
        # A goal file's patterns begin at its folder and stay below it.
        is_below = not path.is_absolute() and ".." not in path.parts
        stem = re.sub(r"[\W_]+", "-", path.name.casefold().split(".")[0]).strip("-")
        lines = [
            "sources:",
            f"  - name: {re.sub(r'(-?[0-9]+)+$', '', stem) or 'export'}",
            f"    files: {_quoted(str(path.parent / pattern) if is_below else pattern)}",
        ]
        if self.encoding not in {"utf-8", "utf-8-sig", "utf-16"}:
            lines.append(f"    encoding: {self.encoding}")
        lines += [*self._date(), *self._whose(), "    metrics:", *self._metrics()]
        return Proposal("\n".join(lines) + "\n", tuple(self.columns), tuple(self.questions))

    def _first(self, role: Role) -> Guess | None:
        return next((guess for guess in self.guesses if guess.role is role), None)

    def _date(self) -> Iterator[str]:
        guess = self._first(Role.DATE)
        if guess is None:
            return
        order, possible = self._orders(guess.column)
        samples = [Sample(raw, _days_of(raw, order)) for raw in self._three(guess.column)]
        self.columns.append(ProposedColumn(guess.column, "date", tuple(samples)))
        column = _quoted(guess.column)
        if order is not None:
            yield f"    date: {{column: {column}, order: {order}}}  # {_listed(samples)}"
        elif possible:
            self.questions.append(f'Which comes first in "{guess.column}", the day or the month? Nothing tells.')
            options = " or ".join(f"order: {each}" for each in possible)
            yield f"    date: {{column: {column}}}  # ? add {options}; {_listed(samples)}"
        else:
            yield f"    date: {column}  # {_listed(samples)}"

    def _orders(self, column: str) -> tuple[DateOrder | None, Sequence[DateOrder]]:
        """Return the order that a column's dates prove, and the possible ones where nothing proves it.

        Neither where every date has one reading by itself. A proven order is written down: the next file's dates may
        not prove it again.
        """
        readings = [days for raw in self.cells[column] if (days := possible_days(raw.split(" ")[0]))]
        if all(len(set(days.values())) == 1 for days in readings):
            return None, ()
        try:
            return decide_order(self.table, self.table.header.index(column)), ()
        except ReadingsError:
            return None, [order for order in readings[0] if all(order in days for days in readings)]

    def _whose(self) -> Iterator[str]:
        for role in (Role.OWNER, Role.TEAM, Role.KEY):
            guess = self._first(role)
            if guess is not None:
                names = [_one_line(raw) for raw in self._three(guess.column)]
                samples = tuple(Sample(raw, raw) for raw in names)
                self.columns.append(ProposedColumn(guess.column, role.value, samples))
                yield f"    {role.value}: {_quoted(guess.column)}  # {', '.join(names)}"

    def _metrics(self) -> Iterator[str]:
        seen: set[str] = set()
        for place, guess in enumerate(self.guesses):
            if guess.metric is None or guess.metric in seen:
                continue
            seen.add(guess.metric)
            metric = self.metrics[guess.metric]
            unit = self._unit(guess, metric)
            parts = [f"value: {_quoted(guess.column)}"]
            if unit is not None:
                parts.append(f"unit: {_quoted(unit)}")
            doubt = self._weight(place, metric, parts)
            samples = self._samples(guess.column, metric, unit)
            self.columns.append(ProposedColumn(guess.column, metric.id, samples))
            mark = "? " if doubt or (guess.unit is None and unit is not None) else ""
            yield f"      {metric.id}: {{{', '.join(parts)}}}  # {mark}{_listed(samples)}"

    def _unit(self, guess: Guess, metric: Metric) -> str | None:
        known = metric_unit(metric.unit)
        if guess.unit is not None or known is None or known.dimension not in {Dimension.TIME, Dimension.SHARE}:
            return guess.unit
        self.questions.append(f'Which unit has "{guess.column}"? {metric.unit} was assumed for {metric.id}.')
        return metric.unit

    def _weight(self, place: int, metric: Metric, parts: list[str]) -> bool:
        """Add the nearest column of counts to `parts`; return whether a person has to confirm it."""
        if metric.kind not in {Kind.RATIO, Kind.MEAN}:
            return False
        counts = [(abs(other - place), other) for other, guess in enumerate(self.guesses) if self._counts(guess)]
        if counts:
            column = self.guesses[min(counts)[1]].column
            parts.append(f"weight: {_quoted(column)}")
            self.questions.append(f'Does "{column}" say how many contacts stand behind {metric.id}?')
        elif metric.kind is Kind.RATIO:
            parts.append("weight: none")
            self.questions.append(
                f"No column says how many contacts stand behind {metric.id}; averages would count alike."
            )
        return bool(counts) or metric.kind is Kind.RATIO

    def _counts(self, guess: Guess) -> bool:
        metric = self.metrics.get(guess.metric or "")
        return guess.role is Role.COUNT or (metric is not None and metric.kind is Kind.SUM and metric.unit == "count")

    def _three(self, column: str) -> list[str]:
        return list(dict.fromkeys(cell.strip() for cell in self.cells[column] if cell.strip()))[:3]

    def _samples(self, column: str, metric: Metric, unit: str | None) -> tuple[Sample, ...]:
        columns = Columns(self.table, Decisions(None))
        place = self.table.header.index(column)
        try:
            numbers, factor = columns.values(metric, ValueColumn(value=column, unit=unit), column, (place,))
        except ReadingsError as error:
            return (Sample("", error.message),)
        return tuple(Sample(raw, self._read(numbers, raw, factor, metric)) for raw in self._three(column))

    def _read(self, numbers: Numbers, raw: str, factor: Fraction, metric: Metric) -> str:
        """Return what a cell would be read as, or the name of what is wrong with it."""
        while True:
            try:
                value = numbers[raw]
            except Rescaled:
                continue
            except UndecidedPercent:
                return f"{raw} % or {raw} of 1"
            except UndecidedMark:
                peeled = peel(raw)
                readings = possible_numbers(peeled.number if peeled else "").values()
                return " or ".join(f"{reading:f}" for reading in readings)
            if value <= FLAWED:
                return numbers.flaw(value).code
            return show(value * factor / 10**numbers.decimals, metric.unit)


def _days_of(raw: str, order: DateOrder | None) -> str:
    """Return the day that a cell is read as; both where it could be two."""
    zone = ZoneInfo("UTC")
    dates = Dates(0, order=order, decided=order is not None, form=None, zone=zone, written_in=zone)
    try:
        found = dates.read(raw)
    except UndecidedDates:
        days = possible_days(raw.split(" ", maxsplit=1)[0])
        return " or ".join(str(day) for day in dict.fromkeys(days.values()))
    ordinal = found.value if isinstance(found, Flaw) else found
    return "?" if ordinal is None else date.fromordinal(ordinal).isoformat()


def _listed(samples: Sequence[Sample]) -> str:
    return " · ".join(f"{_one_line(sample.raw)} → {sample.read}" for sample in samples)


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)[:40]


def _quoted(text: str) -> str:
    """Return a YAML scalar that reads back as `text`, also inside braces."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _RESERVED and not text.endswith(" "):
        return text
    return json.dumps(text, ensure_ascii=False)
