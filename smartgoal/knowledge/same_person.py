"""Which names may be one person's: the same words in another order, with initials or a comma."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from smartgoal.knowledge.names import fold_name
from smartgoal.knowledge.nearest import label_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = re.compile(r"[\s,;.]+")


class Persons:
    """People by the words of their names, so that a name is compared with few of them."""

    __slots__ = ("_by_word", "_known")

    def __init__(self, names: Iterable[str]) -> None:
        self._known: set[str] = set()
        self._by_word: dict[str, dict[str, None]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Take in one more."""
        self._known.add(fold_name(name))
        for word in _words(name):
            self._by_word.setdefault(word, {})[name] = None

    def knows(self, name: str) -> bool:
        """Whether a name is somebody's, letter for letter."""
        return fold_name(name) in self._known

    def may_be(self, name: str) -> tuple[str, ...]:
        """Return the people that a name which is nobody's may stand for; none for the names themselves."""
        if self.knows(name):
            return ()
        words = _words(name)
        some = dict.fromkeys(other for word in words for other in self._by_word.get(word, ()))
        return tuple(other for other in some if _are_alike(words, _words(other)))


def may_be_one_person(one: str, other: str) -> bool:
    """Whether two names that differ have the same words, some perhaps as initials: "Tóth, B." and "Bence Tóth"."""
    return fold_name(one) != fold_name(other) and _are_alike(_words(one), _words(other))


def other_spellings(names: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Return names that may be written otherwise, each with the spelling to keep: a known one, else the plainest."""
    persons = Persons(known)
    found: dict[str, str] = {}
    rest: list[str] = []
    for name in dict.fromkeys(names):
        near = persons.may_be(name)
        if near:
            found[name] = near[0]
        else:
            rest.append(name)
    kept = Persons(())
    for name in sorted(rest, key=_oddness):
        near = () if persons.knows(name) else kept.may_be(name)
        if near:
            found[name] = near[0]
        else:
            kept.add(name)
    return found


def _oddness(name: str) -> tuple[bool, bool]:
    return any(len(word) == 1 for word in _words(name)), "," in name


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _BETWEEN.split(label_key(name)) if word)


def _are_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other) or len(one) < 2:
        return False
    mine, theirs = Counter(one), Counter(other)
    left, right = sorted((mine - theirs).elements()), sorted((theirs - mine).elements())
    # At least one whole word is the same, or two people with the same initials would be one.
    has_word = any(len(word) > 1 for word in mine & theirs)
    return has_word and all(_is_initial(*pair) for pair in zip(left, right, strict=True))


def _is_initial(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)
