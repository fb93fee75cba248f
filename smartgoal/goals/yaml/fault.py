"""Facts about what is wrong with a file as a text, before anyone asks what it means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from smartgoal.goals.yaml.span import Lines, Path, Span

MOST_OF_A_KIND = 100
"""Faults of one kind that are kept; a hostile file could hold millions."""


def shortened(text: str, most: int = 40) -> str:
    """Return a text of at most so many characters, for a message."""
    return text if len(text) <= most else text[: most - 1] + "…"


class FaultKind(StrEnum):
    """What sort of fault, each worded by one rule, whose id is its code."""

    INVALID_YAML = "invalid-yaml", "F001"
    DUPLICATE_KEY = "duplicate-key", "F002"
    WRONG_TYPE = "wrong-type", "F004"
    UNSAFE_YAML = "unsafe-yaml", "F007"
    BAD_ENCODING = "bad-encoding", "F008"
    HIDDEN_CHARACTERS = "hidden-characters", "F009"
    UNKNOWN_KEY = "unknown-key", "F003"
    MISSING_KEY = "missing-key", "F005"
    UNIT_MISMATCH = "unit-mismatch", "M203"
    UNREADABLE_INCLUDE = "unreadable-include", "F011"
    UNHEARD_INCLUDE = "unheard-include", "F011"

    code: str

    def __new__(cls, name: str, code: str) -> Self:
        """Return the kind of this name."""
        kind = str.__new__(cls, name)
        kind._value_ = name
        kind.code = code
        return kind


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault with its place and its words."""

    kind: FaultKind
    span: Span
    message: str
    hint: str
    related: tuple[tuple[str, Span], ...] = ()
    """Other places that belong to it, each with what it is."""
    path: Path = ()
    """Where in the data, if known."""
    replacement: str | None = None
    """What the text at the place was probably meant to be."""
    is_certain: bool = False
    """Whether nothing else can be meant, so that the replacement may be written."""
    is_lost: bool = False
    """Whether an unknown key is one that the format has elsewhere, so that it was meant and isn't heard."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault by its offsets, as the readers of text find it."""

    kind: FaultKind
    start: int
    end: int
    message: str
    hint: str
    related: tuple[tuple[str, int, int], ...] = ()
    path: Path = ()

    def at(self, lines: Lines) -> Fault:
        """Return the fault with lines and columns."""
        related = tuple((what, lines.span(start, end)) for what, start, end in self.related)
        return Fault(self.kind, lines.span(self.start, self.end), self.message, self.hint, related, self.path)


class Troubles:
    """The faults of a file in the making, so many of a kind and no more."""

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        self._kept: dict[FaultKind, dict[int, Trouble]] = {kind: {} for kind in FaultKind}

    def is_full(self, kind: FaultKind) -> bool:
        """Return whether no more faults of a kind are kept."""
        return len(self._kept[kind]) >= MOST_OF_A_KIND

    def add(self, trouble: Trouble) -> None:
        """Keep a fault while there are few of its kind; of two at one place the later."""
        kept = self._kept[trouble.kind]
        # Where the parser gives up at something noted before, its reason is the fuller one.
        if trouble.start in kept or len(kept) < MOST_OF_A_KIND:
            kept[trouble.start] = trouble

    def detach(self, start: int, end: int) -> None:
        """Forget where in the data the faults between two offsets are: that part isn't in it."""
        for kept in self._kept.values():
            for place, trouble in kept.items():
                if start <= place < end:
                    kept[place] = replace(trouble, path=())

    def located(self, lines: Lines) -> tuple[Fault, ...]:
        """Return the faults in the order of their places."""
        troubles = (trouble for kept in self._kept.values() for trouble in kept.values())
        return tuple(trouble.at(lines) for trouble in sorted(troubles, key=lambda trouble: trouble.start))
