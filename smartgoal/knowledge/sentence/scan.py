"""One walk through a text that finds the phrases of all lists."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.forms import told_by_form
from smartgoal.knowledge.sentence.mentions import mentioned
from smartgoal.knowledge.words import Match, Token, tokenise

if TYPE_CHECKING:
    from smartgoal.knowledge.folding import Folded, Hit
    from smartgoal.knowledge.words import Words

_GUARD = "not_"
_MENTIONED = 4
_LONGEST_LEAD = 4
_HYPHENS = frozenset("-\u2010\u2011")
_LARGE_PAIR = re.compile(r"[\w,] [A-ZÁÉÍÓÖŐÚÜŰ]\w* [A-ZÁÉÍÓÖŐÚÜŰ]")
_ACTS = ("asa", "ese", "asat", "eset", "asara", "esere")
_STREETS = ("utca", "utja", "uton", "setany", "lakotelep", "teri", "korut", "fasor")
_LAST = attrgetter("last")
_PARTS = frozenset({"parts_of_number", "parts_of_unit", "decimal_marks"})
# Faults are the writer's own words.
_OF_THE_WRITER = frozenset(
    {
        *(
            "vague_verbs",
            "lofty_verbs",
            "idioms",
            "vague_objects",
            "attitudes",
            "qualifiers",
            "unobservable_verbs",
            "hedges",
            "escapes",
        ),
        *("absolutes", "activity_verbs", "vague_time"),
    }
)


@dataclass(frozen=True, slots=True)
class Scan:
    """A text's tokens and the phrases found, by list.

    Attributes:
        found: For each list its phrases in order, none inside another of the same list.
        starts: For each token the phrases of any list that begin there.
        taken: For each token 1 where it is part of a time, a limit or a name, so no quantity.
        has_parts: Parts of one may stand behind the numbers: a slash, "and a half" or "point five".
    """

    folded: Folded
    tokens: list[Token]
    language: str
    found: dict[str, list[Match]]
    starts: list[list[Match]]
    taken: bytearray
    words: Words
    has_parts: bool = False

    def ending_role(self, ending: str) -> str | None:
        """Return what a Hungarian ending says of a number or time: from, to, until, change, in, per_of."""
        return _ending_roles(self.words).get(ending)

    def hit(self, first: int, last: int) -> Hit:
        """Return the written text of some tokens."""
        return self.folded.hit(self.tokens[first].start, self.tokens[last - 1].end)

    def at(self, place: int, name: str) -> Match | None:
        """Return the longest phrase of a list that begins at a token."""
        if not 0 <= place < len(self.tokens):
            return None
        best: Match | None = None
        for match in self.starts[place]:
            if match.list_name == name and (best is None or match.last > best.last):
                best = match
        return best

    def ending_at(self, name: str, place: int) -> Match | None:
        """Return the first phrase of a list, of at most four words, that ends right before a token."""
        near = (match for at in range(max(0, place - _LONGEST_LEAD), place) for match in self.starts[at])
        return next((match for match in near if match.list_name == name and match.last == place), None)

    def word(self, place: int) -> str:
        """Return the token at a place; "" outside."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def take(self, first: int, last: int) -> None:
        """Mark tokens as used."""
        for place in range(first, last):
            self.taken[place] = 1

    def is_adjacent(self, place: int) -> bool:
        """Whether a token follows the one before without a blank."""
        return 0 < place < len(self.tokens) and self.tokens[place].start == self.tokens[place - 1].end

    def is_hyphened(self, place: int) -> bool:
        """Whether a hyphen joins a token to the one before."""
        return self.folded.text[self.tokens[place - 1].end : self.tokens[place].start] == "-"

    def begins_compound(self, match: Match) -> bool:
        """Whether an English phrase is the first part of another word: "always-on", "should-cost"."""
        if self.language != "en" or match.last >= len(self.tokens) or not self.is_hyphened(match.last):
            return False
        # A dash parts words: "excellent—and fast".
        return self.folded.original[self.folded.offsets[self.tokens[match.last].start - 1]] in _HYPHENS

    def is_adjacent_or_hyphened(self, place: int) -> bool:
        """Whether only a hyphen, or nothing, stands before a token and the one before it."""
        if not 0 < place < len(self.tokens):
            return False
        between = self.folded.text[self.tokens[place - 1].end : self.tokens[place].start]
        return between in {"", "-"}


def scan(folded: Folded, words: Words) -> Scan:
    """Return the tokens and phrases of a folded text."""
    tokens = tokenise(folded.text)
    phrases = words.phrases
    starts = [phrases.at(tokens, place) for place in range(len(tokens))]
    for match in told_by_form(tokens, starts, words):
        starts[match.first].append(match)
    found: dict[str, list[Match]] = defaultdict(list)
    reach: dict[str, int] = {}
    for matches in starts:
        for match in sorted(matches, key=_LAST, reverse=True) if len(matches) > 1 else matches:
            if match.last > reach.get(match.list_name, 0):
                found[match.list_name].append(match)
                reach[match.list_name] = match.last
    _drop_guarded(found)
    has_parts = "/" in folded.text or not _PARTS.isdisjoint(found)
    read = Scan(folded, tokens, words.language, found, starts, bytearray(len(tokens)), words, has_parts)
    aside = mentioned(folded, tokens, starts, _OF_THE_WRITER)
    # A text all in quotes is meant itself; else the sign "Always fresh" promises nothing.
    if len(aside) < len(tokens) - 1:
        _drop_places(read, aside)
    if words.language == "hu":
        _drop_named(read)
        _drop_streets(read)
    if "mentions" in found:
        _drop_mentioned(read)
    return read


@cache
def _ending_roles(words: Words) -> dict[str, str]:
    """Return each ending's role, possessive endings ("ára", "éig") included."""
    roles = dict(words.entries("ending_roles"))
    for ending in words.endings:
        for size in (3, 2):
            if len(ending) > size and ending[-size:] in roles:
                roles.setdefault(ending, roles[ending[-size:]])
    return roles


def _drop_named(text: Scan) -> None:
    """Take away what is part of a name, all words of which begin large: "a Mindig Friss pékség"."""
    if _LARGE_PAIR.search(text.folded.original) is None:
        return
    large = [text.hit(at, at + 1).text[:1].isupper() for at in range(len(text.tokens))]
    # "Jobb Ügyfél Elégedettség" is a heading.
    if sum(large) * 4 > len(large) * 3:
        return
    named = {
        at
        for at in range(1, len(large) - 1)
        if large[at] and (large[at + 1] or large[at - 1]) and text.tokens[at - 1].text[0].isalnum()
    }
    if not any(_is_act(text, at) and not large[at + 1] for at in named):
        _drop_places(text, named)


def _drop_streets(text: Scan) -> None:
    """Take away what a street is named after: "a Fejlődés utcai óvoda"."""
    for at in range(1, len(text.tokens)) if text.found.get("vague_objects") else ():
        if text.tokens[at].text.startswith(_STREETS) and text.hit(at - 1, at).text[0].isupper():
            _drop_places(text, {at - 1})


def _is_act(text: Scan, place: int) -> bool:
    """Whether a Hungarian word is what is to be done, vaguely: "az Ügyfélszolgálat Minőségének Javítása"."""
    return text.tokens[place].text.endswith(_ACTS) and text.at(place, "vague_verbs") is not None


def _drop_mentioned(text: Scan) -> None:
    """Take away words that are spoken of: 把"尽快"字样删掉, "a hamarosan szó helyett"."""
    reach = _MENTIONED * (2 if text.language == "zh" else 1)
    marks = text.found["mentions"]
    _drop_places(text, {at for mark in marks for at in range(mark.first - reach, mark.first)})


def _drop_places(text: Scan, places: set[int]) -> None:
    for name in _OF_THE_WRITER & text.found.keys() if places else ():
        text.found[name] = [match for match in text.found[name] if match.first not in places]


def _drop_guarded(found: dict[str, list[Match]]) -> None:
    """Take away what a `not_…` list says means something else."""
    for guard in [name for name in found if name.startswith(_GUARD)]:
        name = guard.removeprefix(_GUARD)
        covered = {place for match in found[guard] for place in range(match.first, match.last)}
        found[name] = [match for match in found.get(name, []) if match.first not in covered]
