"""Movements that a text wants to stop, or only tells of: "stop calls from rising", « freiner la hausse », 防止上升."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.nouns import Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_LIST = "preventing"
_REACH, _NEAR, _BESIDE = 12, 3, 3
_OPPOSITE = {Way.UP: Way.DOWN, Way.DOWN: Way.UP}
_STOPS = frozenset(",.;:()。")
# "Stop double bookings to raise …", « éviter les oublis pour augmenter … ».
_PURPOSE = {"en": frozenset({"to", "by"}), "fr": frozenset({"pour", "en"})}
_HUNGARIAN_NOUN = re.compile(".+(?:asa|ese)(?:t|nak|nek|ert|val|vel)?")


def is_prevented(context: Context, move: Match) -> bool:
    """Whether a movement is what shall not be: stopped, denied, or told of what moves the other way."""
    text = context.text
    is_told = _LIST in text.found
    behind = text.at(move.last, _LIST) if is_told else None
    if behind is not None and behind.value == "behind":
        return True
    before = list(_before(text, move))
    if _is_of_a_kind(text, move) or _turns_back(text, move, before) or (is_told and _follows(text, move, before)):
        return True
    return is_told and text.language == "hu" and _is_stopped_noun(text, move, before)


def _before(text: Scan, move: Match) -> Iterator[int]:
    """Yield the tokens before a movement, backwards to where something else begins."""
    ends = _PURPOSE.get(text.language, frozenset())
    for place in range(move.first - 1, max(0, move.first - _REACH) - 1, -1):
        word = text.tokens[place].text
        if word in _STOPS:
            # "Elkerülni, hogy nőjön", but "megelőzni a hibákat, hogy nőjön".
            if text.word(place + 1) != "hogy" or text.ending_at(_LIST, place) is None:
                return
        elif word in ends:
            # The "to" of "put an end to the rise" leads to no purpose.
            if text.ending_at(_LIST, place + 1) is None:
                return
        elif any(match.list_name == "joiners" or _is_means(text, match) for match in text.starts[place]):
            return
        yield place


def _is_means(text: Scan, match: Match) -> bool:
    """Whether a phrase leads to means or a purpose; a Hungarian "hogy" may hold what is stopped."""
    return match.list_name == "means" and text.language != "hu"


def _follows(text: Scan, move: Match, before: list[int]) -> bool:
    """Whether a word before a movement stops or denies it; Hungarian needs a clause of its own for that."""
    is_clause = text.language != "hu"
    reach = 0 if text.language in {"hu", "zh"} else _NEAR
    for place in before:
        word = text.at(place, _LIST)
        is_clause = is_clause or text.tokens[place].text == "hogy"
        if word is None or word.last > move.first:
            continue
        is_near = word.value == "near" and move.first - word.last <= reach
        is_from = word.value == "from" and text.tokens[move.first - 1].text == "from"
        if is_near or is_from or word.value == "clause" or (word.value == "far" and is_clause):
            return True
    return False


def _is_of_a_kind(text: Scan, move: Match) -> bool:
    """Whether an English movement only tells of what moves so: "the rising rate"."""
    is_participle = text.language == "en" and text.word(move.last - 1).endswith("ing")
    return is_participle and text.at(move.first - 1, "articles") is not None and text.word(move.last) != "of"


def _turns_back(text: Scan, move: Match, before: list[int]) -> bool:
    """Whether the opposite is done to a movement: "lower rising costs", 降低爽约率的上升."""
    opposite = _OPPOSITE.get(Way(move.value))
    if text.language != "zh" or text.word(move.first - 1) != "的":
        before = before[: _BESIDE + 1]
    others = (text.at(place, "direction") for place in before)
    return any(one is not None and one.value == opposite and one.last <= move.first for one in others)


def _is_stopped_noun(text: Scan, move: Match, before: list[int]) -> bool:
    """Whether a Hungarian movement is a noun that is stopped: "a növekedését megállítani"."""
    if _HUNGARIAN_NOUN.fullmatch(text.tokens[move.last - 1].text) is None:
        return False
    ahead = range(move.last, min(len(text.tokens), move.last + _BESIDE))
    words = (text.at(place, _LIST) for place in (*before, *ahead))
    return any(word is not None and word.value == "far" for word in words)
