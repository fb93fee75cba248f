"""The words for what a tree of YAML must not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.goals.yaml.fault import FaultKind, Trouble, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartgoal.goals.yaml.fault import Troubles
    from smartgoal.goals.yaml.frames import ListFrame, MappingFrame
    from smartgoal.goals.yaml.span import Path

_TAG = re.compile(r"![^\s,\[\]{}]*")
_WRITE_OUT = "Write the values out."

Offsets = tuple[int, int]
Related = tuple[tuple[str, int, int], ...]


class Notes:
    """What is noted while a tree is read, each thing in its own words."""

    __slots__ = ("_stack", "_text", "_troubles")

    def __init__(self, text: str, troubles: Troubles, stack: Sequence[ListFrame | MappingFrame]) -> None:
        self._stack = stack
        self._text = text
        self._troubles = troubles

    def second_document(self, place: Offsets) -> None:
        """Note a second document in the file."""
        message = "A second document begins here; from here on nothing is read."
        self._note(FaultKind.INVALID_YAML, place, message, "Delete the line of dashes, or make two files.")

    def too_deep(self, place: Offsets, most: int) -> None:
        """Note a container inside too many others."""
        message = f"Brackets or indents go more than {most} deep here."
        self._note(FaultKind.UNSAFE_YAML, place, message, "Write the file with fewer levels.")

    def too_many(self, place: Offsets) -> None:
        """Note that the file has too many values."""
        message = "The file has more values than goals can need."
        self._note(FaultKind.UNSAFE_YAML, place, message, "Split the file.")

    def tag(self, start: int) -> None:
        """Note the tag of the node that starts at an offset."""
        found = _TAG.search(self._text, start)
        place = found.span() if found else (start, start)
        message = f"`{shortened(self._text[slice(*place)])}` is a tag for programs; a goal file has none."
        self._note(FaultKind.UNSAFE_YAML, place, message, "Delete it, or put the whole text in quotes.")

    def duplicate(self, key: str, place: Offsets, first: Offsets) -> None:
        """Note a key that its mapping has already."""
        message = f'The key "{shortened(key)}" stands twice; the first value counts.'
        related = (("first given here", *first),)
        self._note(FaultKind.DUPLICATE_KEY, place, message, "Delete one of them.", related)

    def empty_key(self, place: Offsets) -> None:
        """Note a colon without a key."""
        self._note(FaultKind.WRONG_TYPE, place, "A key is missing before this colon.", "Name the key.")

    def container_as_key(self, place: Offsets) -> None:
        """Note a list or a mapping where a key is needed."""
        message = "A list or a mapping stands where a key is needed."
        self._note(FaultKind.WRONG_TYPE, place, message, "Put the text in quotes, or name the key.")

    def not_mergeable(self, place: Offsets) -> None:
        """Note a value of `<<` that has no keys."""
        message = "`<<` takes the keys of another mapping, and this isn't one."
        self._note(FaultKind.WRONG_TYPE, place, message, "Name a mapping's anchor, such as *base.")

    def unknown_alias(self, name: str, place: Offsets) -> None:
        """Note an alias without an anchor."""
        message = f"`*{shortened(name)}` stands for nothing in this file."
        hint = "Put the text in quotes, or mark what it stands for with &."
        self._note(FaultKind.INVALID_YAML, place, message, hint)

    def endless_alias(self, name: str, place: Offsets) -> None:
        """Note an alias inside its own anchor."""
        message = f"`*{shortened(name)}` stands inside what it stands for."
        self._note(FaultKind.UNSAFE_YAML, place, message, _WRITE_OUT)

    def too_many_aliased(self, place: Offsets, most: int) -> None:
        """Note an alias that is one too many."""
        message = f"The file's aliases stand for more than {most:,} values."
        self._note(FaultKind.UNSAFE_YAML, place, message, _WRITE_OUT)

    def _note(self, kind: FaultKind, place: Offsets, message: str, hint: str, related: Related = ()) -> None:
        if not self._troubles.is_full(kind):
            self._troubles.add(Trouble(kind, *place, message, hint, related, self._path()))

    def _path(self) -> Path:
        # The lowest frame holds the documents themselves.
        frames = self._stack[1:]
        return tuple(step for frame in frames for step in frame.step(inside=frame is not frames[-1]))
