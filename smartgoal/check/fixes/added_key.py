"""Where a key that a goal lacks is added: a line of its own, or a place inside { }."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.goals.yaml.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.goals.plan import Goal
    from smartgoal.goals.yaml.source import Document, Path


def added_key(goal: Goal, at: tuple[str, ...], value: str) -> tuple[Span, str] | None:
    """Return where, and by what text, a goal gets a key `section.key`; None where there is no clear place.

    Nothing is replaced: the span is empty. In its section the key follows `start`, a new section comes last.
    """
    document = goal.file.document
    section, key = at
    if document.has((*goal.place, section)):
        return _added_to(document, (*goal.place, section), f"{key}: {value}", after="start")
    return _added_to(document, goal.place, f"{section}: {{{key}: {value}}}", after=None)


def _added_to(document: Document, place: Path, entry: str, *, after: str | None) -> tuple[Span, str] | None:
    """Return the place and text of an entry of the mapping at `place`: after a key where it has it, or after all."""
    start, end = document.lines.offsets(document.span(place))
    in_braces = document.text[start:end].startswith("{")
    own = list(_own_keys(document, place, start, end))
    if not own:
        return _inserted(document, start + 1, entry) if document.text[start:end] == "{}" else None
    first = document.span((*place, own[0]), key=True)
    if after is not None and after not in own:
        between = ", " if in_braces else f"{_line_end(document)}{' ' * (first.column - 1)}"
        return Span(first.line, first.column, first.line, first.column), f"{entry}{between}"
    behind = _end(document, (*place, after or own[-1]))
    if in_braces:
        return _inserted(document, behind, f", {entry}")
    line, _ = document.lines.place(behind)
    column = len(document.line(line)) + 1
    return Span(line, column, line, column), f"{_line_end(document)}{' ' * (first.column - 1)}{entry}"


def _own_keys(document: Document, place: Path, start: int, end: int) -> Iterator[str]:
    """Return the keys that stand in the mapping itself, not in an anchor that it names."""
    value = document.value(place)
    for key in value if isinstance(value, dict) else ():
        if isinstance(key, str) and start <= document.lines.offsets(document.span((*place, key), key=True))[0] < end:
            yield key


def _end(document: Document, path: Path) -> int:
    """Return where the value at a path ends; of a mapping or list in lines where its last part does.

    What YAML calls the end of a block is the beginning of what follows, behind comments.
    """
    start, end = document.lines.offsets(document.span(path))
    value = document.value(path)
    if document.text[start:end].startswith(("{", "[", "*")) or not value:
        return end
    if isinstance(value, dict):
        own = list(_own_keys(document, path, start, end))
        return _end(document, (*path, own[-1])) if own else end
    return _end(document, (*path, len(value) - 1)) if isinstance(value, list) else end


def _inserted(document: Document, offset: int, text: str) -> tuple[Span, str]:
    line, column = document.lines.place(offset)
    return Span(line, column, line, column), text


def _line_end(document: Document) -> str:
    """Return the line end of a file: that of its first line."""
    first = document.lines.line(1)
    behind = document.text[len(first) : len(first) + 2]
    return behind if behind == "\r\n" else behind[:1] or "\n"
