"""Names near a misspelt one, for every suggestion that is made."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from smartgoal.knowledge.names import label_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TURNING = frozenset({
    "anti", "bi", "de", "dis", "half", "in", "max", "maximum", "min", "minimum", "never", "no", "non", "not", "post",
    "pre", "semi", "sub", "twice", "un",
})  # fmt: skip
"""Words and syllables that make another thing of the name they stand in."""
_LEAST, _SWAPPED_IN, _LEFT_OUT_OF, _REPLACED_IN = 3, 4, 5, 6
"""So many letters a word has before a slip in it makes no other word."""


def nearest(word: str, choices: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return the choices that `word` was probably meant to be, nearest first; none where nothing is near.

    Near is a slip in four letters (at most three slips), or a name of which half was left out.
    Choices equally near keep their order.
    """
    return tuple(choice for _, _, choice in _ranked(word, choices)[:limit])


def equally_near(word: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Return the nearest choice, and with it all that are just as near; none where nothing is near."""
    ranked = _ranked(word, choices)
    return tuple(choice for cost, _, choice in ranked if cost == ranked[0][0])


def loosely_near(word: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Return the choices of which at least two thirds are right; only for one that is known to be missing."""
    folded = label_key(word)
    pairs = ((choice, *sorted((folded, label_key(choice)), key=len)) for choice in choices)
    return tuple(choice for choice, shorter, longer in pairs if _slips(shorter, longer, len(longer) // 3) is not None)


def turns_meaning(word: str, choice: str) -> bool:
    """Return whether a name looks like a choice and says another thing: inactive, bi-weekly, max_sample, nominator."""
    written, meant = label_key(word), label_key(choice)
    if _TURNING & {*written.split()} - {*meant.split()}:
        return True
    shorter, longer = sorted((written, meant), key=len)
    front = longer.removesuffix(shorter)
    return 1 < len(front) < len(longer) and not front.endswith(" ")


def is_slip(word: str, choice: str) -> bool:
    """Return whether only case, accents, gaps, a plural or one letter mistyped in a long word part the two names."""
    written, meant = label_key(word), label_key(choice)
    if written.replace(" ", "") == meant.replace(" ", ""):
        return True
    pairs = list(zip(written.split(), meant.split(), strict=False))
    unlike = [pair for pair in pairs if pair[0] != pair[1]]
    return len(written.split()) == len(meant.split()) and len(unlike) == 1 and _is_mistyped(*unlike[0])


def _is_mistyped(written: str, meant: str) -> bool:
    """Return whether a word is another's plural, or has letters swapped, one doubled, left out or replaced."""
    # Nobody mistypes the first letter, and slower isn't lower.
    if written[0] != meant[0]:
        return False
    size = len(meant)
    if len(written) == size:
        wrong = [place for place in range(size) if written[place] != meant[place]]
        first, last = wrong[0], wrong[-1]
        is_swapped = last - first == 1 and written[first : last + 1] == meant[last] + meant[first]
        return (is_swapped and size >= _SWAPPED_IN) or (len(wrong) == 1 and size >= _REPLACED_IN)
    shorter, longer = sorted((written, meant), key=len)
    if len(longer) - len(shorter) != 1 or len(shorter) < _LEAST:
        return False
    extra = next((place for place in range(len(shorter)) if shorter[place] != longer[place]), len(shorter))
    if shorter[extra:] != longer[extra + 1 :]:
        return False
    is_plural = extra == len(shorter) and longer.endswith("s")
    is_doubled = longer[extra] == longer[extra - 1]
    return is_plural or (size >= _LEFT_OUT_OF if longer == meant else is_doubled)


def _ranked(word: str, choices: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return the choices that are near: how far apart, in which order given, and the choice."""
    folded = label_key(word)
    found = ((_cost(folded, label_key(choice)), place, choice) for place, choice in enumerate(choices))
    return sorted((cost, place, choice) for cost, place, choice in found if cost is not None)


def _cost(word: str, choice: str) -> int | None:
    """Return how far apart two folded names are; None where they aren't near."""
    shorter, longer = sorted((word, choice), key=len)
    allowed = min(3, (len(longer) + 1) // 4)
    slips = _slips(shorter, longer, allowed)
    if slips is not None:
        return slips
    return allowed + 1 if _is_half(shorter, longer) else None


def _is_half(part: str, whole: str) -> bool:
    """Whether `part` stands in `whole` and is most of it; a Chinese name is whole with three characters."""
    return len(part) >= (5 if part.isascii() else 3) and 2 * len(part) >= len(whole) and part in whole


@lru_cache(maxsize=8192)
def _outline(name: str) -> int:
    """Return which pairs of letters a name has, as bits; two pairs may share one."""
    outline = 0
    for first, second in pairwise(name):
        outline |= 1 << (ord(first) * 31 + ord(second)) % 251
    return outline


def _slips(shorter: str, longer: str, allowed: int) -> int | None:
    """Return how many letters are missing, added, wrong or swapped with the next; None above `allowed`."""
    # A slip changes at most three pairs of letters for three others, and this look is much cheaper than counting.
    too_many = 6 * allowed
    if len(longer) - len(shorter) > allowed or (_outline(longer) ^ _outline(shorter)).bit_count() > too_many:
        return None
    beyond = allowed + 1
    before: list[int] = []
    row = list(range(len(longer) + 1))
    for place, letter in enumerate(shorter):
        before, above, row = row, before, [beyond] * (len(longer) + 1)
        row[0] = place + 1
        # Further off the diagonal lie only ways with too many letters added or left out.
        for column in range(max(0, place - allowed), min(len(longer), place + beyond)):
            other = longer[column]
            slips = min(before[column + 1] + 1, row[column] + 1, before[column] + (letter != other))
            if place and column and letter == longer[column - 1] and other == shorter[place - 1]:
                slips = min(slips, above[column - 1] + 1)
            row[column + 1] = slips
        if min(row) > allowed:
            return None
    return row[-1] if row[-1] <= allowed else None


def did_you_mean(names: Sequence[str], otherwise: str = "", *, quote: str = "", within_sentence: bool = False) -> str:
    """Return the question whether one of some names was meant, each in quotes; without any what to say otherwise."""
    if not names:
        return otherwise
    told = " or ".join(f"{quote}{name}{quote}" for name in names)
    return f"{'did' if within_sentence else 'Did'} you mean {told}?"


def some_of(names: Sequence[str], most: int = 8) -> str:
    """Return the first names of a list, and how many more there are."""
    more = len(names) - most
    return f"{', '.join(names[:most])} and {more} more" if more > 0 else ", ".join(names)
