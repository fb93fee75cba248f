"""Numbers with a thousands comma that YAML took for the end of an item: `[€3,500 for headsets]` has two items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.goals.yaml.fault import MOST_OF_A_KIND, Fault, FaultKind, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from smartgoal.goals.yaml.source import Document, Path

_HEAD = re.compile(r"(?<![\w.,])[^\s\w]?[0-9]{1,3}\Z")
_REST = re.compile(r"[0-9]{3}(?![0-9])")


@dataclass(frozen=True, slots=True)
class CutItem:
    """One item of a list that became several.

    Attributes:
        paths: Of all its parts, within the data.
    """

    fault: Fault
    paths: tuple[Path, ...]


def cut_items(data: Mapping[str, object], document: Document, locate: Callable[[Path], Path]) -> list[CutItem]:
    """Return the items cut in two in the lists of some data, not endlessly many."""
    found: list[CutItem] = []
    for path, items in _lists(data):
        if not any(_REST.match(_plain(item)) for item in items[1:]):
            continue
        number = 1
        while number < len(items) and len(found) < MOST_OF_A_KIND:
            first = number - 1
            while number < len(items) and _is_cut(items, number, document, locate((*path, number))):
                number += 1
            if number > first + 1:
                found.append(_cut_item(items, path, range(first, number), document, locate))
            number += 1
    return found


def _lists(data: Mapping[str, object]) -> Iterator[tuple[Path, list[object]]]:
    """Yield the lists of the data and of its sections."""
    for key, value in data.items():
        if isinstance(value, list):
            yield (key,), value
        elif isinstance(value, dict):
            for inner, items in value.items():
                if isinstance(items, list):
                    yield (key, inner), items


def _is_cut(items: list[object], number: int, document: Document, place: Path) -> bool:
    """Whether an item goes on with the number that the one before it ends with; [0,100] are two numbers."""
    before, item = items[number - 1], items[number]
    is_text = isinstance(before, str) or isinstance(item, str)
    if not is_text or not _REST.match(_plain(item)) or not _HEAD.search(_plain(before)):
        return False
    span = document.span(place)
    written = document.line(span.line)[: span.column - 1]
    return len(written) > 1 and written[-1] == "," and written[-2].isdigit()


def _plain(item: object) -> str:
    return item if isinstance(item, str) else str(item) if isinstance(item, int) else ""


def _cut_item(
    items: list[object], path: Path, numbers: range, document: Document, locate: Callable[[Path], Path]
) -> CutItem:
    whole = ",".join(_plain(items[number]) for number in numbers)
    place = locate((*path, numbers[0]))
    message = f'"{shortened(whole)}" is cut in two: inside [ ] a comma ends the item.'
    hint = "Put the whole item in quotes; where two are meant, put a space behind the comma."
    fault = Fault(FaultKind.WRONG_TYPE, document.span(place), message, hint, path=place)
    return CutItem(fault, tuple((*path, number) for number in numbers))
