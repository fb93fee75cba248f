"""Texts that say the same in nearly the same words, found without comparing all with all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import ceil
from typing import TYPE_CHECKING

from smartgoal.knowledge.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3400-\u9fff]")
_ENOUGH = 5
_COMPARED = 50
"""Of a word that stands in many texts only so many are looked at."""


def alike(texts: Sequence[str], may_pair: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """Return number and number of an earlier text that shares at least 80 % of its words, at most one for each text.

    Args:
        texts: Any texts.
        may_pair: Whether a text and an earlier one matter together, by their numbers.

    Two texts of that likeness share one of their rarer words, so only those that do are compared.
    """
    words = [_words(text) for text in texts]
    common = Counter(word for each in words for word in each)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(words):
        rare = sorted(own, key=lambda word: (common[word], word))[: len(own) - ceil(2 * len(own) / 3) + 1]
        candidates = (other for word in rare for other in having[word][:_COMPARED])
        near = (other for other in candidates if _share_enough(own, words[other]) and may_pair(number, other))
        found = next(near, None)
        if found is not None:
            yield number, found
        for word in rare:
            having[word].append(number)


def _words(text: str) -> frozenset[str]:
    """Return the words; of a text without spaces its pairs of characters."""
    folded = _WORD.findall(fold(text).text)
    return frozenset(part for word in folded for part in (_pairs(word) if _HAN.search(word) else (word,)))


def _pairs(word: str) -> Iterator[str]:
    return (word[place : place + 2] for place in range(max(1, len(word) - 1)))


def _share_enough(one: frozenset[str], other: frozenset[str]) -> bool:
    # 80 % of the words of both, in whole numbers.
    return 2 * len(one & other) * _ENOUGH >= (len(one) + len(other)) * (_ENOUGH - 1)
