"""Which faults of form have one remedy that nobody would doubt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.check.rule import Fix
from smartgoal.goals.quantity import QuantityError, read_quantity
from smartgoal.goals.yaml.fault import FaultKind
from smartgoal.goals.yaml.span import Span
from smartgoal.knowledge.nearest import is_slip, nearest
from smartgoal.knowledge.sentence import read_sentence
from smartgoal.knowledge.units import ALIASES, Dimension, find_unit, metric_unit

if TYPE_CHECKING:
    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.fault import Fault
    from smartgoal.goals.yaml.source import Document, Path
    from smartgoal.knowledge.metric import Metric

_DAY_KEYS = frozenset({"start", "deadline", "stretch_deadline", "by", "agreed_on", "done"})
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|[-+]?[0-9][0-9.]*")
# The whole of a number behind its key, up to what YAML took for the next key.
_WITH_COMMA = re.compile(r":[ ]+([^\s,:{}\[\]\"'#&*!|>%@`\\][^,:{}\[\]\"'#\\]*(?<=[0-9]),[0-9][^,:{}\[\]\"'#\\]*)$")
_EITHER_WAY = re.compile(r"([0-9]{1,2})[-/ ]([0-9]{1,2})[-/ ][0-9]{4}")
_AMOUNT = re.compile(r"([^A-Za-z%\u0080-\uffff]*[0-9]\s*)(\D+)")
_LONGEST_VALUE = 40


def edit_of(fault: Fault, document: Document) -> Fix | None:
    """Return the edit for a misspelt key or word, a number in quotes, a day in another form, a comma inside { }."""
    if fault.replacement is not None and fault.is_certain:
        is_number = fault.replacement.startswith('"')
        return _quoted_number(fault, document) if is_number else _respelt(fault, document, fault.replacement)
    if fault.kind is FaultKind.WRONG_TYPE and fault.path[-1:] and fault.path[-1] in _DAY_KEYS:
        return _iso_day(fault.path, document)
    return None


def _respelt(fault: Fault, document: Document, right: str) -> Fix | None:
    taken = fault.kind is FaultKind.UNKNOWN_KEY and document.has((*fault.path[:-1], right))
    if taken or not _PLAIN.fullmatch(right):
        return None
    return Fix(f"Write `{right}`.", right)


def _quoted_number(fault: Fault, document: Document) -> Fix | None:
    """Return the edit that puts quotes around 16,5 % where YAML took the comma for the end of the value."""
    span = fault.span
    line = document.line(span.line)[: span.end_column - 1]
    number = _WITH_COMMA.search(line)
    if number is None or number.start(1) >= span.column or document.value(fault.path) is not None:
        return None
    place = Span(span.line, number.start(1) + 1, span.line, span.end_column)
    return Fix(f'Put quotes around "{number[1]}".', f'"{number[1]}"', span=place)


def _iso_day(path: Path, document: Document) -> Fix | None:
    """Return the edit that writes a day as year-month-day, where its form leaves no doubt which day is meant."""
    written = document.value(path) if document.has(path) else None
    if not isinstance(written, str) or len(written) > _LONGEST_VALUE or _is_either_way(written):
        return None
    found = read_sentence(written, language=None, metrics={}, today=None).deadline
    if found is None or found.date is None or found.text != written.strip(" ."):
        return None
    # A day in the right form isn't what is at fault.
    if found.date.isoformat() == written:
        return None
    # A month or quarter has a last day too, but whoever wrote it named no day.
    if not {found.date.day, found.date.year} <= {int(number) for number in re.findall("[0-9]+", written)}:
        return None
    return Fix(f"Write {found.date.isoformat()}.", found.date.isoformat())


def _is_either_way(written: str) -> bool:
    match = _EITHER_WAY.fullmatch(written.strip())
    return match is not None and match[1] != match[2] and int(match[1]) <= 12 and int(match[2]) <= 12


def unit_edit(path: Path, goal: Goal) -> Fix | None:
    """Return the edit that respells the unit at a path of a goal's document, where only one unit can be meant."""
    document = goal.file.document
    written = document.value(path) if document.has(path) else None
    amount = _AMOUNT.fullmatch(written) if isinstance(written, str) and len(written) <= _LONGEST_VALUE else None
    metric = _metric_at(path, goal)
    own = metric_unit(metric.unit) if metric else None
    if metric is None or own is None or amount is None:
        return None
    near = nearest(amount[2], [name for name, unit in ALIASES.items() if unit.dimension is own.dimension])
    slips = [name for name in near if is_slip(amount[2], name)]
    if not slips or len({ALIASES[name] for name in near}) != 1 or find_unit(amount[2]) is not None:
        return None
    meant = ALIASES[slips[0]]
    right = f"{amount[1]}{slips[0] if meant.dimension is Dimension.COUNT else meant.symbol}"
    try:
        read_quantity(right, metric.unit, goal.language)
    except QuantityError:
        return None
    return Fix(f"Write {right}.", right)


def _metric_at(path: Path, goal: Goal) -> Metric | None:
    """Return the metric whose unit a value is in: the goal's own, or a guardrail's."""
    if "guardrails" not in path:
        return goal.metric
    guardrail = goal.file.document.value(path[:-1])
    return goal.file.metrics.get(str(guardrail.get("metric"))) if isinstance(guardrail, dict) else None
