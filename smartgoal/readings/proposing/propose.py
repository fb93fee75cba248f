"""Proposing a source for an export that no goal file describes yet; a person confirms it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.errors import ReadingsError
from smartgoal.goals.mapping import ValueColumn
from smartgoal.goals.show import show
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.metric import Kind
from smartgoal.knowledge.same_person import Persons, other_spellings
from smartgoal.knowledge.units import Dimension, metric_unit
from smartgoal.readings.cells.dates import UndecidedDates, possible_days
from smartgoal.readings.cells.decide import decide_order, numbers_in
from smartgoal.readings.cells.memo import FLAWED, Flaw
from smartgoal.readings.cells.plain import UndecidedMark, possible_numbers
from smartgoal.readings.cells.values import Rescaled, UndecidedPercent
from smartgoal.readings.proposing.choosing import choose_metrics, choose_owner
from smartgoal.readings.proposing.counted import are_contacts
from smartgoal.readings.proposing.guess import Role
from smartgoal.readings.proposing.opening import open_export, plain_dates
from smartgoal.readings.proposing.shared_days import find_shared_days
from smartgoal.readings.proposing.source_names import name_source
from smartgoal.readings.rows.columns import Columns, Decisions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from smartgoal.goals.mapping import DateOrder
    from smartgoal.knowledge.metric import Metric
    from smartgoal.readings.cells.values import Numbers
    from smartgoal.readings.proposing.guess import Guess
    from smartgoal.readings.proposing.opening import UnmappedExport
    from smartgoal.readings.proposing.source_names import SourceName

_LONGEST_ADVICE = 300
"""Letters of what a question says to write; more stands in the block, ready to be uncommented."""
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
        name: The source's.
        yaml: The block; `# ?` stands where something has to be said or confirmed.
        questions: The same as sentences.
    """

    name: str
    yaml: str
    columns: tuple[ProposedColumn, ...]
    questions: tuple[str, ...]


def propose_source(
    files: Sequence[UnmappedExport],
    place: SourceName,
    metrics: Mapping[str, Metric],
    people: Persons | None = None,
    *,
    bare: Sequence[str] = (),
) -> Proposal:
    """Return a source for files of one form: its columns told from headers in four languages and from their cells.

    Args:
        files: At least one.
        place: What it is called, and which files are its.
        metrics: All known ones.
        people: Whom the goal files know.
        bare: Files of the same header that have no rows, so that they tell nothing of their cells.
    """
    proposal = _Writer(files, place, metrics, people).write()
    asked = [f"{name} has the same header and no rows: is it of this source?" for name in bare]
    return replace(proposal, questions=(*proposal.questions, *asked))


def propose(name: str, content: bytes, metrics: Mapping[str, Metric], *, language: str | None = None) -> Proposal:
    """Return a source for one file; see `open_export`."""
    return propose_source([open_export(name, content, metrics, language)], name_source([name]), metrics)


class _Writer:
    """Writes the block for files of one form."""

    def __init__(
        self, files: Sequence[UnmappedExport], place: SourceName, metrics: Mapping[str, Metric], people: Persons | None
    ) -> None:
        self.files = files
        self.place = place
        self.table = files[0].table
        records = [record for one in files for record in one.records]
        columns = enumerate(self.table.header)
        self.cells = {column: [record[at] for record in records if at < len(record)] for at, column in columns}
        self.metrics = metrics
        self.people = people or Persons()
        guesses = tuple(max(some, key=_tells) for some in zip(*(one.guesses for one in files), strict=True))
        chosen, self.doubts = choose_metrics(guesses)
        self.guesses, self.owner_doubt = choose_owner(chosen, self.cells, self.people)
        self.questions: list[str] = []
        self.columns: list[ProposedColumn] = []
        self.weights: set[str] = set()

    def write(self) -> Proposal:
        """Return the proposal."""
        patterns = [_quoted(pattern) for pattern in self.place.files]
        lines = [
            "sources:",
            f"  - name: {self.place.name}",
            f"    files: {patterns[0] if len(patterns) == 1 else '[' + ', '.join(patterns) + ']'}",
        ]
        # Plain ASCII is read alike in all of them.
        encodings = {one.encoding for one in self.files if not one.table.content.isascii()}
        if len(encodings) == 1 and not encodings & {"utf-8", "utf-8-sig", "utf-16"}:
            lines.append(f"    encoding: {encodings.pop()}")
        lines += [*self._date(), *self._whose(), *self._grain(), "    metrics:", *self._metrics(), *self._unread()]
        return Proposal(self.place.name, "\n".join(lines) + "\n", tuple(self.columns), tuple(self.questions))

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
        place = self.table.header.index(column)
        proven: set[DateOrder] = set()
        for one in self.files:
            with suppress(ReadingsError):
                proven.add(decide_order(one.table, place))
        if len(proven) == 1:
            return proven.pop(), ()
        return None, [order for order in readings[0] if all(order in days for days in readings)]

    def _whose(self) -> Iterator[str]:
        if self.owner_doubt:
            self.questions.append(self.owner_doubt)
            yield "    # ? owner: the column that says whose each row is"
        for role in (Role.OWNER, Role.TEAM, Role.KEY):
            guess = self._first(role)
            if guess is not None:
                names = [_one_line(raw) for raw in self._three(guess.column)]
                samples = tuple(Sample(raw, raw) for raw in names)
                self.columns.append(ProposedColumn(guess.column, role.value, samples))
                told, *more = self._spellings(guess.column) if role is Role.OWNER else [""]
                yield f"    {role.value}: {_quoted(guess.column)}  # {told}{', '.join(names)}"
                yield from more

    def _spellings(self, column: str) -> Iterator[str]:
        """Yield a mark where names of owners may be other spellings of each other or of known people; the aliases."""
        names = (" ".join(cell.split()) for cell in self.cells[column])
        pairs = other_spellings((name for name in names if name.isprintable()), self.people)
        told = " · ".join(f"{_one_line(name)} = {_one_line(person)}" for name, person in islice(pairs.items(), 3))
        yield f"? {told}{' · …' if len(pairs) > 3 else ''}? " if pairs else ""
        if not pairs:
            return
        aliases = ", ".join(f"{_quoted(name)}: {_quoted(person)}" for name, person in pairs.items())
        written = f"owner: {{column: {_quoted(column)}, aliases: {{{aliases}}}}}"
        name, person = map(_one_line, next(iter(pairs.items())))
        asked = f'Is "{name}" in "{_one_line(column)}" the same person as "{person}"'
        if len(written) <= _LONGEST_ADVICE:
            self.questions.append(f"{asked}? Then write {written}.")
        else:
            more = f", and so on for {len(pairs) - 1} more" if len(pairs) > 1 else ""
            self.questions.append(
                f"{asked}{more}? Then write the `owner` with `aliases` that its block has as a remark."
            )
            yield f"    # ? {written}"

    def _grain(self) -> Iterator[str]:
        """Yield what makes rows the same, for a person to confirm, where files of the form share days."""
        if len(self.files) == 1 or self._first(Role.KEY) is not None:
            return
        roles = ((role, self._first(role)) for role in (Role.DATE, Role.OWNER, Role.TEAM))
        columns = {role.value: guess.column for role, guess in roles if guess is not None}
        order = self._orders(columns["date"])[0]
        shared = find_shared_days([one.table for one in self.files], columns, plain_dates(order))
        if shared is None:
            return
        told = f"{shared.one} and {shared.other} have rows of the same days"
        if shared.grain is None:
            self.questions.append(
                f"{told}, and no column tells which rows are the same: say a key, or split the files."
            )
            yield "    # ? key: the column that makes a row the same row"
        else:
            grain = f"grain: [{', '.join(shared.grain)}]"
            self.questions.append(f"{told}: are they the same rows? Then take the mark off `{grain}`.")
            yield f"    # ? {grain}"

    def _unread(self) -> Iterator[str]:
        read = {column.column for column in self.columns} | self.weights
        left = [_quoted(_one_line(column)) for column in self.table.header if column and column not in read]
        if left:
            yield f"    # not read: {', '.join(left)}"

    def _metrics(self) -> Iterator[str]:
        for place, guess in enumerate(self.guesses):
            if guess.metric is None:
                continue
            metric = self.metrics[guess.metric]
            asked = [each for each in (self.doubts.get(metric.id), guess.doubt) if each]
            self.questions += asked
            if guess.part_of:
                yield f"      {metric.id}: {self._part(guess, metric)}"
            else:
                yield f"      {metric.id}: {self._value(place, guess, metric, is_asked=bool(asked))}"
        for left_out in dict.fromkeys(guess.left_out for guess in self.guesses if guess.left_out):
            self.questions.append(left_out)
            yield f"      # ? {_line(left_out)}"

    def _part(self, guess: Guess, metric: Metric) -> str:
        """Return what counts are a part of, for a person to confirm."""
        pairs = dict.fromkeys(zip(self.cells[guess.column], self.cells[guess.part_of], strict=False))
        told = [Sample(part.strip(), f"of {whole.strip()}") for part, whole in pairs if part.strip() and whole.strip()]
        self.columns.append(ProposedColumn(guess.column, metric.id, tuple(told[:3])))
        self.weights.add(guess.part_of)
        columns = f"numerator: {_quoted(guess.column)}, denominator: {_quoted(guess.part_of)}"
        return f"{{{columns}}}  # ? {_listed(told[:3])}"

    def _value(self, place: int, guess: Guess, metric: Metric, *, is_asked: bool) -> str:
        """Return a column with its unit, and with the one that says how many contacts stand behind it."""
        unit = self._unit(guess, metric)
        parts = [f"value: {_quoted(guess.column)}"]
        if unit is not None:
            parts.append(f"unit: {_quoted(unit)}")
        doubt = self._weight(place, metric, parts)
        samples = self._samples(guess.column, metric, unit)
        self.columns.append(ProposedColumn(guess.column, metric.id, samples))
        mark = "? " if is_asked or doubt or (guess.unit is None and unit is not None) else ""
        return f"{{{', '.join(parts)}}}  # {mark}{_listed(samples)}"

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
        near = sorted(range(len(self.guesses)), key=lambda other: abs(other - place))
        counts = [self.guesses[other].column for other in near if are_contacts(self.guesses[other], self.metrics)]
        if counts:
            column = counts[0]
            self.weights.add(column)
            parts.append(f"weight: {_quoted(column)}")
            self.questions.append(f'Does "{column}" say how many contacts stand behind {metric.id}?')
        elif metric.kind is Kind.RATIO:
            parts.append("weight: none")
            whole = [f'"{guess.column}"' for guess in self.guesses if guess.metric is None and self._is_whole(guess)]
            hint = f" If {' or '.join(whole[:3])} does, write it as `weight`." if whole else ""
            self.questions.append(
                f"No column says how many contacts stand behind {metric.id}; averages would count alike.{hint}"
            )
        return bool(counts) or metric.kind is Kind.RATIO

    def _is_whole(self, guess: Guess) -> bool:
        cells = [cell.strip() for cell in self.cells[guess.column] if cell.strip()]
        return guess.role is Role.OTHER and not guess.left_out and bool(cells) and all(map(str.isdecimal, cells))

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
                readings = (possible_numbers(number).values() for number in numbers_in(raw))
                undecided = next((two for two in readings if len(set(two)) > 1), ())
                return " or ".join(f"{reading:f}" for reading in undecided)
            if value <= FLAWED:
                return numbers.flaw(value).code
            return show(value * factor / 10**numbers.decimals, metric.unit)


def _days_of(raw: str, order: DateOrder | None) -> str:
    """Return the day that a cell is read as; both where it could be two."""
    dates = plain_dates(order)
    try:
        found = dates.read(raw)
    except UndecidedDates:
        days = possible_days(raw.split(" ", maxsplit=1)[0])
        return " or ".join(str(day) for day in dict.fromkeys(days.values()))
    ordinal = found.value if isinstance(found, Flaw) else found
    return "?" if ordinal is None else date.fromordinal(ordinal).isoformat()


def _tells(guess: Guess) -> tuple[bool, ...]:
    """Return how much a file tells of a column: one that is empty in it tells little."""
    return (
        bool(guess.part_of or guess.left_out),
        guess.unit is not None,
        guess.metric is not None,
        guess.role not in {Role.OTHER, Role.OWNER, Role.TEAM},
    )


def _listed(samples: Sequence[Sample]) -> str:
    return " · ".join(f"{_one_line(sample.raw)} → {sample.read}" for sample in samples)


def _one_line(text: str) -> str:
    return shortened(_line(text))


def _line(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)


def _quoted(text: str) -> str:
    """Return a YAML scalar that reads back as `text`, also inside braces."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _RESERVED and not text.endswith(" "):
        return text
    return json.dumps(text, ensure_ascii=False)
