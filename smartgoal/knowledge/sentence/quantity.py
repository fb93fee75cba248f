"""Targets and changes in figures, put together from the figures of a sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.figures import SECONDS, Figure, find_figures, in_seconds, with_unit
from smartgoal.knowledge.sentence.nouns import Quantity, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.knowledge.folding import Hit
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_PAIR_REACH = 9
_VERB_REACH = 25
_LONGEST_WEIGHT = 6
_ARROWS = {"→", ">"}
# Between these two figures may be two changes; three times as much is rather a target.
_PLAIN_TO = (["to"], ["a"], ["到"], ["至"])
_FEW_TIMES = 3
_SMALL_WORDS, _WHOLE = 2, 100
_NO_REACH = 4
# "Between the 40 employees of both sites" is no range.
_JOINING = frozenset({"and", "et", "&", "to", "a"})
_CHINESE_VERB = 2
# Folded it is the same as the Hungarian "fele", a half.
_TOWARDS = "felé"
_NOT_THERE = frozenset(("not_counted", "vague_objects", "vague_verbs", "unobservable_verbs", "qualifiers", "hedges"))
_CONDITION_REACH = 9
_CONDITION_ENDS = {",", ".", ";", ":", "。"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity with its tokens (end exclusive), while it is being judged."""

    quantity: Quantity
    first: int
    last: int
    roles: frozenset[str]
    counted: bool = False


def find_measures(text: Scan) -> list[Measure]:
    """Return what a text's figures and multipliers say, in order."""
    found = [*_compose(text, find_figures(text)), *_multiplied(text), *_shares(text), *_none_of(text)]
    conditional = _conditional(text)
    return sorted((m for m in found if m.first not in conditional), key=lambda measure: measure.first)


def _conditional(text: Scan) -> set[int]:
    """Return the tokens of conditions, whose figures are no targets: "when the queue is longer than 5 minutes"."""
    places: set[int] = set()
    for match in text.found.get("conditions", ()):
        if match.value == "age" and any(none.first < match.first for none in text.found.get("none_of", ())):
            # "No catheter stays in longer than three days".
            continue
        if _is_wished(text, match):
            continue
        for place in range(match.first, min(match.first + _CONDITION_REACH, len(text.tokens))):
            if text.tokens[place].text in _CONDITION_ENDS:
                break
            places.add(place)
    return places


def _is_wished(text: Scan, match: Match) -> bool:
    """Whether an "if" holds the wish itself: "szeretnénk, ha a hívók 70%-a …"."""
    if text.language != "hu" or match.first < 2 or text.tokens[match.first - 1].text != ",":
        return False
    return text.at(match.first - 2, "hedges") is not None


def _compose(text: Scan, figures: list[Figure]) -> Iterator[Measure]:
    """Yield a measure for each figure or pair of figures."""
    index = 0
    while index < len(figures):
        first = figures[index]
        second = figures[index + 1] if index + 1 < len(figures) else None
        pair = _pair(text, first, second) if second is not None else None
        yield pair or _single(text, first)
        index += 2 if pair else 1


def _pair(text: Scan, first: Figure, second: Figure) -> Measure | None:
    """Return "from 78 % to 85 %", "78 → 85" or a range, where two figures are one; the units must agree."""
    if second.first - first.last > _PAIR_REACH:
        return None
    return _by_so_much(text, first, second) or _from_to(text, first, second)


def _from_to(text: Scan, first: Figure, second: Figure) -> Measure | None:
    first, second = _in_one_unit(first, second)
    if not _same_kind(first, second):
        return None
    between = [token.text for token in text.tokens[first.last : second.first]]
    way = direction_near(text, first.first)
    if _is_range(text, first, second, between, way):
        if "change" in (first.roles | second.roles) and "from" not in first.roles:
            return _change_in_range(text, first, second, way)
        quantity = Quantity(
            _hit(text, first, second), second.unit, lower=first.value, to=second.value, direction=Way.EXACT
        )
        return Measure(quantity, first.reach, second.last, frozenset({"to"}), second.counted)
    start, end = (second, first) if "to" in first.roles and "from" in second.roles else (first, second)
    follows = second.reach - first.last <= (_CHINESE_VERB if text.language == "zh" else 0)
    is_from = "from" in start.roles or bool(_ARROWS & set(between)) or ("to" in second.roles and follows)
    if not (is_from and ({"to", "until", "at_most", "at_least"} & end.roles or bool(_ARROWS & set(between)))):
        return None
    way = Way.UP if end.value > start.value else Way.DOWN
    quantity = Quantity(_hit(text, first, second), end.unit, from_=start.value, to=end.value, direction=way)
    return Measure(quantity, first.reach, second.last, frozenset({"from", "to"}), end.counted)


def _in_one_unit(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """Return two figures in the unit that one of them has, times in seconds where theirs differ."""
    # "By 20 % to 980" reaches no 980 %.
    if not (first.unit == "%" and second.unit == "" and second.value > _WHOLE):
        first, second = with_unit(first, second), with_unit(second, first)
    if first.unit != second.unit and second.unit in SECONDS:
        return in_seconds(first), in_seconds(second)
    return first, second


def _by_so_much(text: Scan, first: Figure, second: Figure) -> Measure | None:
    """Return "by 6 points to 84 %": how far, and where to; "by 5 to 10 %" is a change between the two."""
    one, other = _in_one_unit(first, second)
    way = direction_near(text, first.first)
    has_target = "to" in second.roles and not second.roles & {"from", "change"}
    if (
        not has_target
        or not _is_next(text, first.last, second.reach)
        or not _is_how_far(text, first, second, one.value, other.value)
    ):
        return None
    between = [token.text for token in text.tokens[first.last : second.first]]
    is_bare = first.unit == "" and second.unit in {"%", "points"}
    is_near = one.unit == other.unit and one.value < other.value <= _FEW_TIMES * one.value
    if between in _PLAIN_TO and (is_bare or is_near):
        return _change_in_range(text, one, other, way)
    change = -abs(one.value) if way is Way.DOWN else one.value
    quantity = Quantity(
        _hit(text, first, second),
        other.unit,
        to=other.value,
        change=change,
        direction=Way.DOWN if change < 0 else Way.UP,
        change_unit=one.unit if one.unit != other.unit and not (one.counted and other.counted) else None,
    )
    return Measure(quantity, first.reach, second.last, frozenset({"change", "to"}), other.counted)


def _is_next(text: Scan, last: int, reach: int) -> bool:
    """Whether only a comma or a small word stands between two figures: ", down to", « pour atteindre »."""
    joined = any(text.at(place, "joiners") or text.at(place, "metric_nouns") for place in range(last, reach))
    return reach - last <= _SMALL_WORDS and not joined


def _change_in_range(text: Scan, first: Figure, second: Figure, way: Way | None) -> Measure:
    sign = -1 if way is Way.DOWN else 1
    moved = Quantity(
        _hit(text, first, second),
        second.unit,
        lower=sign * first.value,
        change=sign * second.value,
        direction=Way.DOWN if sign < 0 else Way.UP,
    )
    return Measure(moved, first.reach, second.last, frozenset({"change"}), second.counted)


def _is_how_far(text: Scan, first: Figure, second: Figure, start: Decimal, end: Decimal) -> bool:
    """Whether the first of two figures is a change, not where it starts; « de 18 % à 14 % » may be either."""
    if first.roles - {"from", "change"} or ("from" in first.roles and "change" not in first.roles):
        return False
    told = "change" in first.roles and "from" not in first.roles
    verb = _nearest_direction(text, first.first)
    moves = verb is not None and verb.value in {"up", "down"} and verb.first < first.first
    if told or not moves or verb is None:
        return told
    if text.language == "zh" and verb.last <= first.reach <= verb.last + 1:
        return True
    if first.unit != second.unit and (first.unit, second.unit) != ("points", "") and first.unit in {"points", "%"}:
        return second.unit != "" or second.value > _WHOLE
    # Nobody reduces something from 270 to 980.
    is_against = end > start if verb.value == "down" else end < start
    return is_against and text.at(verb.first, "two_way") is None and _governs(text, verb, first.first)


def _governs(text: Scan, verb: Match, place: int) -> bool:
    """Whether no other verb of direction and no new clause stands between a verb and a figure."""
    between = range(verb.last, place)
    is_parted = any(text.tokens[at].text in _CONDITION_ENDS or text.at(at, "joiners") for at in between)
    return not is_parted and not any(text.at(at, "direction") for at in between)


def _same_kind(first: Figure, second: Figure) -> bool:
    same_share = {first.unit, second.unit} <= {"%", "points"} or {first.unit, second.unit} <= {"", "points"}
    return first.unit == second.unit or same_share or (first.counted and second.counted)


def _is_range(text: Scan, first: Figure, second: Figure, between: list[str], way: Way | None) -> bool:
    """Whether two figures are the ends of a range: "5-10", "between 75 and 85 %", "75 à 85 %"."""
    gap = text.folded.text[text.tokens[first.last - 1].end : text.tokens[second.first].start].strip()
    if "between" in first.roles and (text.language in {"hu", "zh"} or gap == "-" or _JOINING & set(between)):
        return True
    if gap in {"-", "~"} and not between and "from" not in first.roles:
        return True
    joins = between in (["to"], ["a"], ["到"], ["至"], ["~"])
    return joins and "from" not in first.roles and way not in {Way.UP, Way.DOWN}


def _single(text: Scan, figure: Figure) -> Measure:
    """Return a target or a change of one figure, or only where it starts."""
    way = direction_near(text, figure.first)
    if "from" in figure.roles and not figure.roles - {"from"}:
        quantity = Quantity(_hit(text, figure, figure), figure.unit, from_=figure.value, direction=_moving(way))
        return Measure(quantity, figure.reach, figure.last, figure.roles, figure.counted)
    if _is_change(text, figure, way):
        value = -abs(figure.value) if way is Way.DOWN else figure.value
        way = Way.DOWN if value < 0 else Way.UP
        quantity = Quantity(_hit(text, figure, figure), figure.unit, change=value, direction=way)
        return Measure(quantity, figure.reach, figure.last, figure.roles | {"change"}, figure.counted)
    quantity = Quantity(_hit(text, figure, figure), figure.unit, to=figure.value, direction=_bound(figure, way))
    return Measure(quantity, figure.reach, figure.last, figure.roles | {"to"}, figure.counted)


def _moving(way: Way | None) -> Way | None:
    return way if way in {Way.UP, Way.DOWN} else None


def _is_change(text: Scan, figure: Figure, way: Way | None) -> bool:
    """Whether a lone figure is a change rather than a target."""
    if "to" in figure.roles or "until" in figure.roles:
        return False
    if figure.signed and figure.unit not in SECONDS and not figure.roles & {"at_least", "at_most"}:
        return True
    moves = way in {Way.UP, Way.DOWN}
    if "change" in figure.roles:
        # "80%-kal teljesíteni" is a level reached.
        is_level = text.language == "hu" and way is Way.REACH
        return moves or (text.language != "fr" and not is_level)
    if not moves or figure.roles & {"at_least", "at_most", "of"}:
        return False
    follows = text.language == "zh" and any(_direction_ends(text, figure.reach - back) for back in (0, 1))
    return figure.unit in {"%", "points"} or follows


def _direction_ends(text: Scan, place: int) -> bool:
    """Whether a word of direction ends right before a token."""
    matches = (text.at(place - length, "direction") for length in (1, 2, 3))
    return any(match is not None and match.last == place for match in matches)


def _bound(figure: Figure, way: Way | None) -> Way | None:
    """Return how a target bounds: what is said, else the verb's way, else what a share suggests."""
    if "at_least" in figure.roles:
        return Way.AT_LEAST
    if "at_most" in figure.roles:
        return Way.AT_MOST
    if way in {Way.UP, Way.DOWN}:
        return way
    return Way.AT_LEAST if figure.unit == "%" else Way.EXACT


def _hit(text: Scan, first: Figure, last: Figure) -> Hit:
    end = max(last.last, first.last)
    start = min(first.first, last.first)
    offset = text.tokens[start].start
    if first.signed and offset and text.folded.text[offset - 1] in "+-":
        offset -= 1
    return text.folded.hit(offset, text.tokens[end - 1].end)


def direction_near(text: Scan, place: int) -> Way | None:
    """Return up, down, keep or reach, by the nearest such word before a token, else the first after it."""
    chosen = _nearest_direction(text, place)
    return Way(chosen.value) if chosen is not None else None


def _nearest_direction(text: Scan, place: int) -> Match | None:
    every = text.found.get("direction", [])
    first = bisect_left(every, place - _VERB_REACH, key=lambda match: match.first)
    near = [match for match in every[first : first + _VERB_REACH] if match.first - place <= _VERB_REACH]
    words = [match for match in near if not _must_not_happen(text, match)]
    before = [match for match in words if match.first < place]
    moving = [match for match in before if match.value in {"up", "down"}]
    chosen = (moving or before)[-1:] or words[:1]
    return chosen[0] if chosen else None


def _must_not_happen(text: Scan, match: Match) -> bool:
    """Whether a word says what else mustn't move: "without lowering QA", 不降低质量, "romlása nélkül"."""
    if match.value not in {"up", "down"}:
        return False
    weights = text.found.get("counterweights", [])
    near = bisect_left(weights, match.first - _LONGEST_WEIGHT, key=lambda weight: weight.first)
    # Hungarian says so behind the word.
    behind = match.last if text.language == "hu" else None
    return any(
        weight.first <= match.first <= weight.last or weight.first == behind
        for weight in weights[near : near + 2 * _LONGEST_WEIGHT]
    )


def _multiplied(text: Scan) -> Iterator[Measure]:
    """Yield "double" as +100 %, "halve" as −50 %, "by a third" by the verb's direction."""
    for match in text.found.get("fractions", ()):
        way = direction_near(text, match.first)
        change = -Decimal(match.value) if way is Way.DOWN else Decimal(match.value)
        quantity = Quantity(
            text.hit(match.first, match.last), "%", change=change, direction=Way.DOWN if change < 0 else Way.UP
        )
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
        if any(text.taken[match.first : match.last]) or text.hit(match.first, match.last).text.casefold() == _TOWARDS:
            continue
        value = Decimal(match.value)
        is_less = any(text.at(place, "fewer") for place in range(match.last, match.last + _NO_REACH))
        bound = direction_near(text, match.first)
        hit = text.hit(match.first, match.last)
        if is_less:
            quantity, role = Quantity(hit, "%", change=-value, direction=Way.DOWN), "change"
        else:
            way = bound if bound in {Way.UP, Way.DOWN} else Way.AT_LEAST
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
