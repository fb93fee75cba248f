"""A file as it was read: its data, and where each part of it stands."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smartgoal.goals.yaml.excerpt import find_source
from smartgoal.goals.yaml.span import Lines, Path, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smartgoal.goals.yaml.fault import Fault

Places = dict[str, int] | list[int]
"""The nodes inside a container: of a mapping's keys, or of a list's items. A value's node follows its key's."""

_MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_BEGINNING = Span(1, 1, 1, 1)
# An anchor or a tag stands before the value; libyaml counts it in.
_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s+(?:#[^\r\n]*)?)*)*")


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the nodes of a document stand, by their number in the order of the text."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    inside: Mapping[int, Places] = field(default_factory=dict)
    aliases: Mapping[int, int] = field(default_factory=dict)
    """The node that each alias stands for."""
    root: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A YAML file as read: never an exception, whatever the file."""

    name: str
    """As the user named it, such as `goals.yaml` or `<stdin>`."""
    text: str
    """The decoded text without a byte order mark; "" when undecodable."""
    data: object
    """Dicts, lists and scalars; None when empty or unusable."""
    faults: tuple[Fault, ...]
    complete: bool
    """Whether the whole file was read."""
    encoding: str
    marked: bool
    """Whether a byte order mark stood before the text."""
    lines: Lines
    positions: Positions

    def content(self, text: str | None = None) -> bytes:
        """Return the bytes of its file, or those that another text would have there: encoding and mark stay."""
        mark = _MARKS[self.encoding] if self.marked else b""
        return mark + (self.text if text is None else text).encode(self.encoding)

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Return where the value at a path stands, or its key.

        Where the path doesn't exist it's the key of the deepest part that does; of a list item the first key.
        """
        node, depth = self._walk(path)
        if depth == len(path) and not key:
            return self.lines.span(*self._value_offsets(node)) if node is not None else _BEGINNING
        return self._key_span(path[:depth])

    def has(self, path: Path) -> bool:
        """Return whether there is a value at a path, be it null."""
        node, depth = self._walk(path)
        return node is not None and depth == len(path)

    def written(self, path: Path) -> str:
        """Return the source text of the scalar at a path; "" for anything else."""
        offsets = self._scalar_offsets(path)
        return self.text[slice(*offsets)] if offsets else ""

    def excerpt(self, path: Path, text: str, *, start: int | None = None) -> Span:
        """Return where a text stands inside the scalar at a path, else the span of the path.

        Args:
            path: The way to the scalar.
            text: A part of the value.
            start: The offset of the text in the value, when known.
        """
        offsets = self._scalar_offsets(path)
        if offsets is None:
            return self.span(path)
        source = self.text[slice(*offsets)]
        value = self.value(path)
        found = find_source(source, value if isinstance(value, str) else source, text, start)
        return self.lines.span(offsets[0] + found[0], offsets[0] + found[1]) if found else self.span(path)

    def value(self, path: Path) -> object:
        """Return the data at a path that exists."""
        value = self.data
        for step in path:
            value = _inside(value, step)
        return value

    def line(self, number: int) -> str:
        """Return a source line without its line end; "" beyond the end."""
        return self.lines.line(number)

    def _scalar_offsets(self, path: Path) -> tuple[int, int] | None:
        node, depth = self._walk(path)
        if node is None or depth < len(path):
            return None
        node = self.positions.aliases.get(node, node)
        return None if node in self.positions.inside else self._value_offsets(node)

    def _walk(self, path: Path) -> tuple[int | None, int]:
        node = self.positions.root
        for depth, step in enumerate(path):
            after = self._step(node, step)
            if after is None:
                return node, depth
            node = after
        return node, len(path)

    def _step(self, node: int | None, step: str | int) -> int | None:
        places = self._places(node)
        if isinstance(places, dict) and isinstance(step, str) and step in places:
            return places[step] + 1
        if isinstance(places, list) and isinstance(step, int) and 0 <= step < len(places):
            return places[step]
        return None

    def _places(self, node: int | None) -> Places | None:
        return None if node is None else self.positions.inside.get(self.positions.aliases.get(node, node))

    def _key_span(self, path: Path) -> Span:
        node, _ = self._walk(path)
        if node is None or not path:
            return _BEGINNING
        if isinstance(path[-1], str):
            return self.lines.span(*self._value_offsets(node - 1))
        places = self.positions.inside.get(node)
        first = next(iter(places.values()), node) if isinstance(places, dict) else node
        return self.lines.span(*self._value_offsets(first))

    def _value_offsets(self, node: int) -> tuple[int, int]:
        start, end = self.positions.starts[node], self.positions.ends[node]
        match = _PROPERTIES.match(self.text, start, end)
        start = match.end() if match else start
        return start, start + len(self.text[start:end].rstrip(" \t\r\n"))


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value[step]
    return value[step] if isinstance(value, list) and isinstance(step, int) else None
