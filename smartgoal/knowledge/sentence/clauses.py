"""The clauses of a sentence, as stretches of tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.scan import Scan

_BREAKS = {";", "。", "!", "?", "；", "\u2022"}
_VERBS = ("vague_verbs", "direction", "deliverable_verbs", "concrete_verbs", "unobservable_verbs")
_TESTED_REACH = 5
# "Törekszünk rá, hogy".
_ASIDE = 2


class Clause(NamedTuple):
    """Tokens that belong together (end exclusive), with the token of the joiner before them, if any."""

    first: int
    last: int
    joiner: int | None = None


def clauses(text: Scan) -> list[Clause]:
    """Return the clauses: parted by full stops, semicolons, and by "and" before a verb."""
    found: list[Clause] = []
    first, joiner = 0, None
    for place, token in enumerate(text.tokens):
        joined = text.at(place, "joiners")
        is_break = token.text in _BREAKS or (token.text == "." and not text.is_adjacent(place + 1))
        if is_break or (joined is not None and starts_verb(text, joined.last)):
            if place > first:
                found.append(Clause(first, place, joiner))
            first = joined.last if joined is not None else place + 1
            joiner = place if joined is not None else None
    if first < len(text.tokens):
        found.append(Clause(first, len(text.tokens), joiner))
    return found


def starts_verb(text: Scan, place: int, reach: int = 2) -> bool:
    """Whether a verb of the lists stands at a token or, after a small word, right behind it."""
    places = range(place, min(place + reach, len(text.tokens)))
    return any(text.at(at, name) is not None for at in places for name in _VERBS)


def _follows_hedge(text: Scan, place: int) -> bool:
    """Whether a Hungarian hedge has its clause behind: "bízunk benne, hogy elkészül"."""
    if text.language != "hu":
        return False
    ends = (match.last for match in text.found.get("hedges", ()))
    return any(0 <= place - last <= _ASIDE for last in ends)


def means_place(text: Scan) -> int:
    """Return the token where the means begin ("by coaching", "en formant", 通过), or one past the end."""
    for match in text.found.get("means", ()):
        reach = _TESTED_REACH * (2 if text.language == "zh" else 1)
        tested = any(text.at(place, "certificates") for place in range(match.last, match.last + reach))
        if match.first > 0 and not tested and not _follows_hedge(text, match.first):
            return match.first
    for place, token in enumerate(text.tokens[:-1]):
        after = text.tokens[place + 1].text
        is_english = token.text == "by" and after.endswith("ing") and len(after) > 4
        if place and text.language == "en" and is_english:
            return place
        if place and text.language == "fr" and token.text == "en" and after.endswith("ant") and len(after) > 4:
            return place
    return len(text.tokens)
