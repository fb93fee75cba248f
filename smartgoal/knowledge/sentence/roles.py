"""What the words around a number say of it: from, to, by, at least, between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.figure import UNTOLD, WHICH
from smartgoal.knowledge.sentence.nouns import Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_STEPS = 4
_TIME_REACH = 12
_COMPARED, _DENIAL_REACH = 4, 2
_DENIED, _THAN = frozenset({"ne", "nem", "sem", "se", "soha", "sose", "sosem", "sohasem"}), ("nál", "nél")
_COMPARATIVE = re.compile(".{2,}bb.{0,5}|tovabb")


def role_words(text: Scan) -> Mapping[int, list[Match]]:
    """Return the words before numbers by where they end."""
    ends: dict[int, list[Match]] = {}
    for matches in text.starts:
        for match in matches:
            if match.list_name == "before":
                ends.setdefault(match.last, []).append(match)
    return ends


def roles_before(first: int, ends: Mapping[int, list[Match]]) -> tuple[frozenset[str], int]:
    """Return the roles that the words before give, read leftwards, and where those words begin."""
    roles: set[str] = set()
    place = first
    for _ in range(_STEPS):
        matches = ends.get(place, ())
        if not matches:
            break
        longest = min(match.first for match in matches)
        roles |= {match.value for match in matches if match.first == longest} - {"about"}
        place = longest
    return frozenset(roles), place


def roles_beyond(text: Scan, place: int, ends: Mapping[int, list[Match]]) -> set[str]:
    """Return the roles that Chinese gives before a time: 不超过每月3万元, 从2025年底的80%, 从去年的18%."""
    past = (match for at in range(max(0, place - _STEPS), place) for match in text.starts[at])
    begin = next((match.first for match in past if match.list_name == "now" and match.last == place), place)
    is_often = any(match.last == place for at in range(max(0, place - _STEPS), place) for match in _often(text, at))
    while begin and place - begin < _TIME_REACH and text.taken[begin - 1]:
        begin -= 1
    if begin == place:
        return set()
    opens = text.at(begin, "before")
    before = max(ends.get(begin, ()), key=lambda match: match.last - match.first, default=opens)
    settled = {"about", "change", "from", "to"} if is_often else {"about", "change"}
    return {before.value} - settled if before is not None else set()


def _often(text: Scan, place: int) -> list[Match]:
    return [match for match in text.starts[place] if match.list_name == "recurrences"]


def _bound_behind_per(text: Scan, place: int) -> str | None:
    """Return the bound behind what a figure is told by: « 45 € par repas maximum »."""
    per = text.at(place, "per")
    bound = text.at(per.last + 1, "after") if per is not None else None
    return bound.value if bound is not None and bound.value in {"at_least", "at_most"} else None


def roles_after(text: Scan, last: int) -> tuple[frozenset[str], int]:
    """Return the roles that the words after give: "or more", 以上, "-ról"."""
    roles: set[str] = set()
    for _ in range(2):
        match = text.at(last, "after")
        word = text.tokens[last].text if last < len(text.tokens) else ""
        if match is not None:
            if match.value != "per_of":
                roles.add(match.value)
                last = match.last
            else:
                roles.add("of")
                break
        elif (bound := _bound_behind_per(text, last)) is not None:
            roles.add(bound)
            break
        elif text.language == "hu" and text.is_adjacent_or_hyphened(last) and text.ending_role(word):
            roles.add(role_of(text, word, last) or "")
            last += 1
        else:
            break
    return frozenset(roles), last


def compared(text: Scan, first: int, last: int) -> set[str]:
    """Return what "-nál" says of a figure: a bound ("1%-nál kisebb", "nem hosszabb 10 percnél"), a level, or nothing.

    It may only say which are meant: "a 18 évnél fiatalabb tanulók".
    """
    ahead, behind = range(last, last + _COMPARED), range(first - 1, first - 1 - _COMPARED, -1)
    place = next((at for at in (*ahead, *behind) if text.at(at, "comparatives") is not None), None)
    word = text.at(place, "comparatives") if place is not None else None
    if place is None or word is None:
        return {"change", UNTOLD} if _COMPARATIVE.fullmatch(text.word(last)) else {"to"}
    denied = any(text.word(at) in _DENIED for at in range(max(0, place - _DENIAL_REACH), place))
    bound = "at_most" if (word.value == Way.DOWN) is not denied else "at_least"
    return {bound, WHICH} if place == last and text.word(word.last).isalpha() and not denied else {bound}


def compared_by_than(text: Scan, first: int) -> frozenset[str]:
    """Return the bound that a Hungarian "mint" before a figure gives: "ne legyen több, mint 5 hiba"."""
    place = first - 2 - (text.word(first - 2) == ",")
    word = text.at(place, "comparatives") if text.word(first - 1) == "mint" else None
    if word is None:
        return frozenset()
    denied = any(text.word(at) in _DENIED for at in range(place - _DENIAL_REACH, place))
    return frozenset({"at_most" if (word.value == Way.DOWN) is not denied else "at_least"})


def ending_roles(text: Scan, match: Match) -> set[str]:
    """Return the role that the ending of a listed Hungarian word gives, if any."""
    role = role_of(text, match.ending, match.last - 1) if match.ending else None
    return {role} if role else set()


def role_of(text: Scan, ending: str, place: int) -> str | None:
    """Return what the Hungarian ending of a token says; folded, "-nál" is the "-nal" of "hatvannal"."""
    role = text.ending_role(ending)
    return "than" if role == "change" and text.hit(place, place + 1).text.endswith(_THAN) else role
