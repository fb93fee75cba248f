"""The containers that are open while a file is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar, Final, Literal

if TYPE_CHECKING:
    from smartgoal.goals.yaml.span import Path


class Expects(Enum):
    """What comes next in a mapping."""

    KEY = auto()
    VALUE = auto()
    MERGE = auto()
    """The value of `<<`."""
    DROPPED = auto()
    """A value whose key can't be used."""


# Looked up for each word of a file, which takes an enum longer than all else here.
KEY: Final = Expects.KEY
VALUE: Final = Expects.VALUE


@dataclass(slots=True)
class Anchor:
    """What an alias may stand for."""

    node: int
    value: object
    text: str | None = None
    """What a scalar says, for where it's used as a key."""
    size: int | None = None
    """How many nodes it has; None while it's open."""


@dataclass(slots=True)
class ListFrame:
    """An open list."""

    expects: ClassVar[Literal[Expects.VALUE]] = Expects.VALUE
    """Always an item."""
    node: int
    size_before: int
    anchor: Anchor | None = None
    data: list[object] = field(default_factory=list)
    nodes: list[int] = field(default_factory=list)

    def put(self, value: object, node: int) -> None:
        """Add an item."""
        self.data.append(value)
        self.nodes.append(node)

    def step(self, *, inside: bool) -> Path:
        """Return the item that is being read, or about to be."""
        return (len(self.data) - inside,)


@dataclass(slots=True)
class MappingFrame:
    """An open mapping."""

    node: int
    size_before: int
    anchor: Anchor | None = None
    data: dict[str, object] = field(default_factory=dict)
    nodes: dict[str, int] = field(default_factory=dict)
    """The node of each key."""
    expects: Expects = Expects.KEY
    key: str = ""
    key_node: int = 0
    merges: list[tuple[object, int]] = field(default_factory=list)

    def put(self, value: object, node: int) -> None:
        """Add the value of the key that was read last."""
        if self.expects is VALUE:
            self.data[self.key] = value
            self.nodes[self.key] = self.key_node
        elif self.expects is Expects.MERGE:
            self.merges.append((value, node))
        self.expects = KEY

    def step(self, *, inside: bool) -> Path:
        """Return the key whose value is being read, if one is."""
        return (self.key,) if inside or self.expects is not Expects.KEY else ()
