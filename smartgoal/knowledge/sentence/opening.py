"""Words that tell hours of the day from lengths: "open", "stand-up"; and what takes or moves for so long."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_MOVES = frozenset({"up", "down", "reach"})
_LENGTHS = ("time_nouns", "metric_nouns", "weak_metrics")
_BREAK, _STOP = re.compile(r"[,;.。，；:]"), re.compile(r"[,;.。，；]")
_PURPOSES = (["so", "that"], ["afin"], ["pour", "qu"])
_REACH, _REACH_BEHIND = 25, 8


def tells_length(text: Scan, first: int) -> bool:
    """Whether the words before, back to the last mark, speak of how long something takes or of how it moves."""
    first_of_clause = _start(text, first, _BREAK)
    opens = list(_between(text, "opening", first_of_clause, first))
    near = (match for name in (*_LENGTHS, "direction") for match in _between(text, name, first_of_clause, first))
    lengths = (match for match in near if match.list_name != "direction" or match.value in _MOVES)
    # 营业时间 is no time that something takes.
    return any(not any(one.first <= match.first < one.last for one in opens) for match in lengths)


def has_opening(text: Scan, first: int, last: int) -> bool:
    """Whether "open" or its like stands in the clause before some tokens, or soon behind them."""
    begin = _start(text, first, _STOP)
    behind = range(last, last + _REACH_BEHIND)
    end = next((at for at in behind if _STOP.fullmatch(text.word(at) or ".")), behind.stop)
    near = [*_between(text, "opening", begin, first), *_between(text, "opening", last, end)]
    return any(text.at(match.last, "count_nouns") is None for match in near)


def _start(text: Scan, place: int, breaks: re.Pattern[str]) -> int:
    """Return where the clause of a token begins."""
    for at in range(place - 1, max(-1, place - _REACH), -1):
        if breaks.fullmatch(text.word(at)) or any(
            [text.word(at + step) for step in range(len(words))] == words for words in _PURPOSES
        ):
            return at + 1
    return max(0, place - _REACH)


def _between(text: Scan, name: str, first: int, last: int) -> Iterator[Match]:
    """Return the phrases of a list that begin among some tokens."""
    every = text.found.get(name, [])
    begin, end = (bisect_left(every, place, key=lambda match: match.first) for place in (first, last))
    return (every[at] for at in range(begin, end))
