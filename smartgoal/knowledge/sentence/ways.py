"""Which way a figure goes: by the verb near it, or by what stands right beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.nouns import Way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.knowledge.sentence.figure import Figure
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

VERB_REACH = 25
MOVING = frozenset({Way.UP, Way.DOWN})
_LONGEST_WEIGHT, _LONGEST_WORD, _HINT_REACH, _TAKEN_REACH = 6, 3, 12, 4
_BOUNDS = frozenset({"at_least", "at_most"})
_PARTICLES = frozenset({"up", "down"})
_PARTS = frozenset({"%", "points"})
_LENGTHS = frozenset({"s", "min", "h"})
_MONEY = 3
_ADVERBS = frozenset({"in", "out", "off", "on", "over"})
_PARTICIPLE = re.compile(
    ".{2,}ed|.*(?:[aeiou]wn|wn|ept|elt|ent|ught|oken|osen|iven|itten|tten|aken|ung|old|ound)|read|run|led|met|made|done|seen|held|built|set|put|won|paid|said"
)
# 至少10%, 最低10% and 不低于10% bound a figure.
_CHINESE_BOUNDS = frozenset("最不至起")


def direction_near(text: Scan, place: int) -> Way | None:
    """Return up, down, keep or reach, by the nearest such word before a token, else the first after it."""
    chosen = nearest_direction(text, place)
    return Way(chosen.value) if chosen is not None else None


def nearest_direction(text: Scan, place: int) -> Match | None:
    """Return the nearest word of direction before a token, one that moves first, else the first after it."""
    every = text.found.get("direction", [])
    first = bisect_left(every, place - VERB_REACH, key=lambda match: match.first)
    near = [match for match in every[first : first + VERB_REACH] if match.first - place <= VERB_REACH]
    # The "en moins de" of a time limit says no way, nor does the sign of « de moins 18 ».
    free = (match for match in near if not (text.taken[match.first] or match.first < place < match.last))
    words = [match for match in free if not _must_not_happen(text, match)]
    before = [match for match in words if match.first < place]
    moving = [match for match in before if match.value in MOVING]
    chosen = (moving or before)[-1:] or words[:1]
    return chosen[0] if chosen else None


def _must_not_happen(text: Scan, match: Match) -> bool:
    """Whether a word says what else mustn't move: "without lowering QA", 不降低质量, "romlása nélkül"."""
    if match.value not in MOVING:
        return False
    weights = text.found.get("counterweights", [])
    near = bisect_left(weights, match.first - _LONGEST_WEIGHT, key=lambda weight: weight.first)
    # Hungarian says so behind the word.
    behind = match.last if text.language == "hu" else None
    return any(
        weight.first <= match.first <= weight.last or weight.first == behind
        for weight in weights[near : near + 2 * _LONGEST_WEIGHT]
    )


def way_of_change(text: Scan, figure: Figure) -> Way | None:
    """Return up or down for a figure that is a change; None where nothing says which of them."""
    near = direction_near(text, figure.first)
    return way_beside(text, figure) or (near if near in MOVING else _hinted(text, figure))


def way_beside(text: Scan, figure: Figure) -> Way | None:
    """Return up or down where words beside a figure make it a change: "down by 10 %", "5 % more", 少10%."""
    word = _particle(text, figure) or _comparative(text, figure)
    if word is not None:
        return Way(word.value)
    return Way.DOWN if _is_taken_off(text, figure) else None


def _particle(text: Scan, figure: Figure) -> Match | None:
    """Return the English "up" or "down" before a figure; that of a phrasal verb ("sign up 20 %") is no way."""
    place = figure.reach - 1
    if text.language != "en" or place < 1 or text.tokens[place].text not in _PARTICLES:
        return None
    word = text.at(place, "direction")
    if "change" in figure.roles:
        return word
    is_part = figure.unit in _PARTS
    is_measured = is_part or figure.unit in _LENGTHS or (len(figure.unit) == _MONEY and figure.unit.isupper())
    is_sure = _stands_alone(text, place) or (is_part and text.tokens[place].text == "down")
    return word if is_measured and is_sure and not figure.roles else None


def _stands_alone(text: Scan, place: int) -> bool:
    """Whether a particle is a word of direction by itself, not the end of another verb."""
    every = text.found.get("direction", [])
    at = bisect_left(every, place, key=lambda match: match.first)
    return at < len(every) and (every[at].first, every[at].last) == (place, place + 1)


def _comparative(text: Scan, figure: Figure) -> Match | None:
    """Return the word that compares right behind a share ("5 % more", "10%-kal kisebb"), in Chinese before it."""
    if text.language == "zh":
        place = figure.reach - 1
        word = text.at(place, "comparatives")
        is_bound = place > 0 and text.tokens[place - 1].text in _CHINESE_BOUNDS
        is_next = word is not None and word.last == figure.reach and not is_bound
        return word if is_next and figure.unit in _PARTS else None
    is_change = figure.unit in _PARTS and not (text.language == "hu" and figure.roles & _BOUNDS)
    is_change = is_change or (text.language == "hu" and "change" in figure.roles)
    return text.at(figure.last, "comparatives") if is_change else None


def _is_taken_off(text: Scan, figure: Figure) -> bool:
    """Whether a share is taken off something: "knock 10 % off the bill"."""
    off = text.at(figure.last, "taken_off")
    if off is None or off.value != "off" or figure.unit not in _PARTS:
        return False
    near = (text.at(place, "taken_off") for place in range(max(0, figure.reach - _TAKEN_REACH), figure.reach))
    return any(match is not None and match.value == "verb" for match in near)


def _hinted(text: Scan, figure: Figure) -> Way | None:
    """Return what a word near says that means a way only beside a change: "curb waste by 10 %"."""
    hints = text.found.get("moving_verbs", ())
    if not hints:
        return None
    at = bisect_left(hints, figure.first, key=lambda match: match.first)
    near: Iterable[Match] = [*reversed(hints[max(0, at - 1) : at]), *hints[at : at + 1]]
    return next((Way(match.value) for match in near if abs(match.first - figure.first) <= _HINT_REACH), None)


def ends_with_direction(text: Scan, place: int) -> Match | None:
    """Return the word of direction that ends right before a token."""
    matches = (text.at(place - length, "direction") for length in range(1, _LONGEST_WORD + 1))
    return next((match for match in matches if match is not None and match.last == place), None)


def is_passive(text: Scan, place: int) -> bool:
    """Whether "by" behind an English token names who does it: "signed by", "filled in by", but not "reduced by"."""
    place -= text.tokens[place].text in _ADVERBS
    word = text.tokens[place].text if place >= 0 else ""
    moves = text.at(place, "direction") is not None or text.at(place, "moving_verbs") is not None
    return _PARTICIPLE.fullmatch(word) is not None and not moves
