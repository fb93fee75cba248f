"""Which names may be one person's: the same words in another order, with initials or a comma."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.names import fold_name, label_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BETWEEN = re.compile(r"[\s,;.]+")
_MOST_WORDS = 6
"""Longer names are hardly abbreviated word by word."""
_LEAST = 3
"""Letters of a word that an initial stands for: EN and E may be two queues."""


class Spelling(NamedTuple):
    """What names of one person have in common: whole words in any order, and initials in theirs."""

    words: tuple[str, ...]
    initials: tuple[str, ...]


class Persons:
    """Names by their words, so that finding those near a name takes no longer the more there are."""

    __slots__ = ("_by_spelling", "_known")

    def __init__(self, names: Iterable[str] = (), people: Iterable[str] = ()) -> None:
        """Take in names; only those of `people` are ever abbreviated."""
        self._known: set[str] = set()
        self._by_spelling: dict[Spelling, dict[str, str]] = {}
        for name in names:
            self.add(name)
        for name in people:
            self.add(name, *abbreviations(name))

    def add(self, name: str, *spellings: Spelling) -> None:
        """Take in one more, which may also be written in other ways."""
        self._known.add(fold_name(name))
        for spelling in (spelling_of(name), *spellings):
            if spelling is not None:
                self._by_spelling.setdefault(spelling, {}).setdefault(fold_name(name), name)

    def knows(self, name: str) -> bool:
        """Whether a name is somebody's, letter for letter."""
        return fold_name(name) in self._known

    def may_be(self, name: str) -> tuple[str, ...]:
        """Return the people that a name which is nobody's may stand for; none for the names themselves."""
        spelling = None if self.knows(name) else spelling_of(name)
        return () if spelling is None else tuple(self._by_spelling.get(spelling, {}).values())

    def written_as(self, spellings: Iterable[Spelling | None]) -> tuple[str, ...]:
        """Return the names that are written in one of some ways."""
        return tuple(name for one in spellings if one is not None for name in self._by_spelling.get(one, {}).values())


def spelling_of(name: str) -> Spelling | None:
    """Return how a name of several words is written; None where it has one word, or no whole word of letters.

    Numbers number things, so that words beside them have an order.
    """
    words = _words(name)
    if len(words) < 2:
        return None
    if any(char.isdigit() for word in words for char in word):
        return Spelling(words, ())
    # At least one word is whole, or two people with the same initials would be one.
    whole = tuple(sorted(word for word in words if len(word) > 1))
    return Spelling(whole, tuple(word for word in words if len(word) == 1)) if whole else None


def abbreviations(name: str) -> Iterator[Spelling]:
    """Yield the ways to write a person's name with initials, at least one of its words whole."""
    words = _words(name)
    if not 2 <= len(words) <= _MOST_WORDS:
        return
    ways = [(word, word[0]) if word.isalpha() and len(word) >= _LEAST else (word,) for word in words]
    for written in product(*ways):
        spelling = spelling_of(" ".join(written))
        if spelling is not None and written != words:
            yield spelling


def other_spellings(names: Iterable[str], known: Persons) -> dict[str, str]:
    """Return names that may be written otherwise, each with the spelling to keep: a known one, else the plainest.

    None where a name may be several people's.
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    for name in dict.fromkeys(names):
        near = known.may_be(name)
        if not near:
            rest.append(name)
        elif len(near) == 1:
            found[name] = near[0]
    kept = Persons()
    for name in sorted(rest, key=lambda name: "," in name):
        near = kept.may_be(name)
        if near:
            found[name] = near[0]
        else:
            kept.add(name)
    return found


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _BETWEEN.split(label_key(name)) if word)
