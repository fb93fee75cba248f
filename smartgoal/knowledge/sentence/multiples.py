"""Changes and shares that words say without a figure: "double", "by a third", "half of them", "no complaints"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.measure import Measure
from smartgoal.knowledge.sentence.nouns import Quantity, Way
from smartgoal.knowledge.sentence.ways import MOVING, direction_near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_NO_REACH = 4
# Folded it is the same as the Hungarian "fele", a half.
_TOWARDS = "felé"
_NOT_THERE = frozenset(("not_counted", "vague_objects", "vague_verbs", "unobservable_verbs", "qualifiers", "hedges"))


def find_multiples(text: Scan) -> Iterator[Measure]:
    """Yield what words alone say, list by list."""
    yield from _multiplied(text)
    yield from _shares(text)
    yield from _none_of(text)


def _multiplied(text: Scan) -> Iterator[Measure]:
    """Yield "double" as +100 %, "halve" as −50 %, "by a third" by the verb's direction."""
    for match in text.found.get("fractions", ()):
        way = direction_near(text, match.first)
        change = -Decimal(match.value) if way is Way.DOWN else Decimal(match.value)
        hit = text.hit(match.first, match.last)
        quantity = Quantity(hit, "%", change=change, direction=way if way in MOVING else None)
        yield Measure(quantity, match.first, match.last, frozenset({"change", "multiplier"}))
    for match in text.found.get("multipliers", ()):
        if any(text.taken[place] for place in range(match.first, match.last)):
            continue
        change = Decimal(match.value)
        way = Way.UP if change > 0 else Way.DOWN
        quantity = Quantity(text.hit(match.first, match.last), "%", change=change, direction=way)
        yield Measure(quantity, match.first, match.last, frozenset({"change", "multiplier"}))


def _shares(text: Scan) -> Iterator[Measure]:
    """Yield "half of the trainees" as 50 %, and "un tiers de papier en moins" as a change."""
    for match in text.found.get("shares", ()):
        # "Kétharmadával" is by how much.
        if text.at(match.first, "fractions") is not None:
            continue
        if any(text.taken[match.first : match.last]) or text.hit(match.first, match.last).text.casefold() == _TOWARDS:
            continue
        value = Decimal(match.value)
        is_less = any(text.at(place, "fewer") for place in range(match.last, match.last + _NO_REACH))
        bound = direction_near(text, match.first)
        hit = text.hit(match.first, match.last)
        if is_less:
            quantity, role = Quantity(hit, "%", change=-value, direction=Way.DOWN), "change"
        else:
            way = bound if bound in MOVING else Way.AT_LEAST
            quantity, role = Quantity(hit, "%", to=value, direction=way), "to"
        yield Measure(quantity, match.first, match.last, frozenset({role, "multiplier"}))


def _none_of(text: Scan) -> Iterator[Measure]:
    """Yield "no missed calls" as a target of zero, where it opens the text, and 没有, "egyetlen … sem" anywhere."""
    for match in text.found.get("none_of", ())[:1]:
        is_number = text.at(match.first, "numbers") is not None
        is_told = text.language == "zh" and match.last - match.first > 1
        ensured = any(sure.first == 0 and sure.last == match.first for sure in text.found.get("ensuring", ()))
        opens = match.first == 0 or ensured or is_told or _is_denied(text, match)
        nouns = range(match.last, min(match.last + _NO_REACH, len(text.tokens)))
        # "No more than 20 visits" is a bound.
        is_bound = any(one.list_name == "before" and one.last > match.last for one in text.starts[match.first])
        if is_bound:
            continue
        counted = any(text.at(place, "count_nouns") or text.at(place, "metric_nouns") for place in nouns)
        if opens and not is_number and (counted or _names_a_thing(text, match.last)):
            quantity = Quantity(text.hit(match.first, match.last), "", to=Decimal(0), direction=Way.EXACT)
            yield Measure(quantity, match.first, match.last, frozenset({"to"}), counted=True)


def _is_denied(text: Scan, match: Match) -> bool:
    """Whether a Hungarian "egyetlen" is none at all: "egyetlen baleset se történjen"."""
    ahead = range(match.last, min(match.last + _NO_REACH, len(text.tokens)))
    return text.language == "hu" and any(text.tokens[place].text in {"se", "sem"} for place in ahead)


def _names_a_thing(text: Scan, place: int) -> bool:
    """Whether something to see is said not to be there: "no pallets in front of the doors", but not "no excuses"."""
    if place + 1 >= len(text.tokens) or not text.tokens[place].text[0].isalpha():
        return False
    return all(match.list_name not in _NOT_THERE for match in text.starts[place])
