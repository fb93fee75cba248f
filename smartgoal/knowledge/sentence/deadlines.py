"""The deadlines of a sentence, and which of several is the goal's own."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.dates import Reference, count_of, first_day, last_day
from smartgoal.knowledge.sentence.nouns import Deadline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smartgoal.knowledge.sentence.nouns import Quantity
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.sentence.times import Time

_SOME_DAY = Reference(date(2020, 2, 3), None)
_LAST_DAYS = frozenset("pbPTezc")
_NUMBER_MARKS = frozenset({")", ".", "、"})
_ITEM_BREAKS = frozenset({";", ",", ".", "。", "、", ":"})
_BRACKET_REACH = 6
_FIRST_HAN = "\u3400"


def find_deadlines(text: Scan, times: Iterable[Time], reference: Reference) -> tuple[Deadline, ...]:
    """Return the times that bound the goal, with the last day of each where that is settled."""
    found = []
    for time in times:
        if time.kind in {"deadline", "duration"}:
            hit = text.hit(time.first, time.last)
            words = tuple(token.text for token in text.tokens[time.first : time.last])
            last = last_day(time, reference, words)
            is_open = last is None and reference.day is None and last_day(time, _SOME_DAY, words) is not None
            first, is_term = first_day(time, last), time.kind == "duration"
            unnumbered = is_term and count_of(time, words) is None
            found.append(Deadline(hit.text, hit.start, hit.end, last, first, is_term, is_open, unnumbered))
    return tuple(found)


def bounding(text: Scan, times: Iterable[Time], reference: Reference) -> list[Time]:
    """Return the times, with a period that was over before the goal begins told as past: "(82 % in 2025)"."""
    return [time._replace(kind="past") if _is_over(text, time, reference) else time for time in times]


def _is_over(text: Scan, time: Time, reference: Reference) -> bool:
    """Whether a bare period of a written year lies before the goal; "by 2025" is a last day, however late it is."""
    codes = {item.code for item in time.items}
    begins = reference.start or reference.today
    if time.kind not in {"deadline", "start"} or begins is None or not codes & set("yY") or codes & _LAST_DAYS:
        return False
    words = tuple(token.text for token in text.tokens[time.first : time.last])
    last = last_day(time._replace(kind="deadline"), reference, words)
    return last is not None and last < begins


def own_deadline(deadlines: Iterable[Deadline], quantity: Quantity | None, borders: Sequence[int]) -> Deadline | None:
    """Return the goal's own deadline: the last one with a date, else the first.

    Args:
        deadlines: The sentence's deadlines, in order.
        quantity: Its principal target.
        borders: Where another goal begins in the same text, in order; what stands in the target's own part goes first.
    """
    listed = list(deadlines)
    if quantity is not None and borders and len(listed) > 1:
        part = bisect_right(borders, quantity.hit.start)
        own = [one for one in listed if bisect_right(borders, one.start) == part]
        listed = own or listed
    dated = [(deadline.date, deadline.start, deadline) for deadline in listed if deadline.date is not None]
    return max(dated)[2] if dated else next(iter(listed), None)


def item_places(text: Scan) -> list[int]:
    """Return the tokens where the items of a list in one line begin: "1) …; 2) …"."""
    # A blank stands where the number of the first item was taken for the goal's own.
    wanted = {"1", "2"} if text.folded.text.startswith(" ") else {"1"}
    places: list[int] = []
    for place, token in enumerate(text.tokens[:-1]):
        if token.text in wanted and not text.taken[place] and _opens_item(text, place):
            places.append(place)
            wanted = {str(int(token.text) + 1)}
    return places if places and text.tokens[places[-1]].text != "1" else []


def _opens_item(text: Scan, place: int) -> bool:
    """Whether the number of an item stands at a token: "; 2) raise", but neither "(level 2)" nor "raise it to 2."."""
    mark = text.tokens[place + 1].text
    if mark not in _NUMBER_MARKS or not text.is_adjacent(place + 1):
        return False
    before = [token.text for token in text.tokens[max(0, place - _BRACKET_REACH) : place]]
    if mark == ")":
        return before[-1:] == ["("] or before.count("(") <= before.count(")")
    if place + 2 >= len(text.tokens):
        return False
    begins = text.hit(place + 2, place + 3).text[0]
    is_glued, is_han = text.is_adjacent(place + 2), begins >= _FIRST_HAN
    is_parted = not before or before[-1] in _ITEM_BREAKS
    return (is_parted and (mark == "、" or not is_glued)) or is_han or (begins.isupper() and not is_glued)
