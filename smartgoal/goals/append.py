"""Adding a goal to a goal file: after its last one, without touching another byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.errors import GoalsError
from smartgoal.goals.yaml.source import read_source

if TYPE_CHECKING:
    from smartgoal.goals.yaml.document import Document

_DASH = re.compile(r"( *)- ")
_EMPTY = re.compile(r"goals:(?:[ \t]*\[[ \t]*\])?")
_BLANK = re.compile(r"( *)(#.*)?")


def with_goal(document: Document, goal: str) -> Document:
    """Return a goal file with one goal more.

    Args:
        document: The file as it is.
        goal: The goal as an item of a list, its dash in the first column.

    Raises:
        GoalsError: The file can't be read whole, or its goals stand in brackets.
    """
    newline = "\r\n" if "\r\n" in document.text else "\n"
    text = "\n".join(_placed(document, goal.rstrip("\n").split("\n"))).replace("\n", newline)
    content = document.content(text)
    after = read_source(document.name, content, max_bytes=len(content))
    if not document.complete or not _has_one_more(document.data, after.data):
        raise GoalsError(
            f"{document.name}: the goal can't be put into this file by itself; print it with --dry-run and paste it."
        )
    return after


def _placed(document: Document, goal: list[str]) -> list[str]:
    """Return the lines of the file with the goal's among them."""
    lines = document.text.replace("\r\n", "\n").split("\n")
    goals = _goals(document.data)
    if goals:
        indent = _indent(lines[document.span(("goals", 0)).line - 1])
        end = _end(lines, _next_key(document, len(lines)), indent)
        apart = (
            [""] if len(goals) > 1 and _stands_apart(lines[: document.span(("goals", len(goals) - 1)).line - 1]) else []
        )
    elif document.has(("goals",)):
        indent, apart, end = 2, [], document.span(("goals",), key=True).line
        lines[end - 1] = _EMPTY.sub("goals:", lines[end - 1], count=1)
    else:
        indent, apart, end = 2, ["goals:"], _end(lines, len(lines), -1)
    return [*lines[:end], *apart, *(f"{' ' * indent}{line}".rstrip() for line in goal), *lines[end:]]


def _stands_apart(before: list[str]) -> bool:
    """Whether a blank line parts what follows, with the remarks above it, from what is before."""
    return next((not line.strip() for line in reversed(before) if not line.lstrip().startswith("#")), False)


def _indent(line: str) -> int:
    """Return in which column the dashes stand."""
    dash = _DASH.match(line)
    return len(dash[1]) if dash else 2


def _next_key(document: Document, count: int) -> int:
    """Return how many lines there are before the key that follows the goals."""
    keys = document.data if isinstance(document.data, dict) else {}
    places = [document.span((key,), key=True).line for key in keys if isinstance(key, str)]
    goals = document.span(("goals",), key=True).line
    return min((line - 1 for line in places if line > goals), default=count)


def _end(lines: list[str], before: int, indent: int) -> int:
    """Return how many lines there are up to the last one that isn't blank or a remark about what follows."""
    while before > 0:
        blank = _BLANK.fullmatch(lines[before - 1].rstrip())
        if not blank or (blank[2] and len(blank[1]) > indent):
            break
        before -= 1
    return before


def _goals(data: object) -> list[object]:
    goals = data.get("goals") if isinstance(data, dict) else None
    return goals if isinstance(goals, list) else []


def _has_one_more(before: object, after: object) -> bool:
    """Whether a file says the same as before, and one goal more."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    *most, _ = _goals(after) or [None]
    return {**after, "goals": most} == {**before, "goals": _goals(before)} and len(_goals(after)) > len(most)
