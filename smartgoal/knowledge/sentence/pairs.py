"""Two figures that say one thing: "from 78 % to 85 %", "by 6 points to 84 %", "5-10"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.figure import SECONDS, UNTOLD, Figure, as_share_of, in_seconds, with_unit
from smartgoal.knowledge.sentence.measure import Measure
from smartgoal.knowledge.sentence.nouns import Quantity, Way
from smartgoal.knowledge.sentence.ways import MOVING, direction_near, nearest_direction, way_of_change

if TYPE_CHECKING:
    from decimal import Decimal

    from smartgoal.knowledge.folding import Hit
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_PAIR_REACH = 9
_ARROWS = {"→", ">"}
# Between these two figures may be two changes; three times as much is rather a target.
_PLAIN_TO = (["to"], ["a"], ["到"], ["至"])
_FEW_TIMES = 3
_SMALL_WORDS, _WHOLE = 2, 100
_BRACKETS, _STOPS = frozenset("()"), frozenset((".", ";", "。"))
# « 8 clients sur 10 ».
_OF_SO_MANY = "sur"
# "Between the 40 employees of both sites" is no range.
_JOINING = frozenset({"and", "et", "&", "to", "a"})
_CHINESE_VERB = 2
# "1 visit instead of 3 visits".
_STEM = 4
_CLAUSE_ENDS = frozenset((",", ".", ";", ":", "。"))


def pair_of(text: Scan, first: Figure, second: Figure) -> Measure | None:
    """Return "from 78 % to 85 %", "78 → 85" or a range, where two figures are one; the units must agree."""
    is_of_others = "with" in first.roles | second.roles
    if is_of_others or second.first - first.last > _PAIR_REACH or _are_parted(text, first, second):
        return None
    return _by_so_much(text, first, second) or _from_to(text, first, second)


def _are_parted(text: Scan, first: Figure, second: Figure) -> bool:
    """Whether a bracket, a stop or words of purpose part two figures: "(last year 76 %), from 80 %"."""
    between = range(first.last, second.first)
    opened = [text.tokens[place].text for place in between if text.tokens[place].text in _BRACKETS]
    if any(text.tokens[place].text in _STOPS or text.at(place, "means") for place in between):
        return True
    # "To 95 %, and cut AHT from 7 to 5".
    if "from" in second.roles - first.roles and any(_joins_movement(text, place) for place in between):
        return True
    return ")" in opened[: 1 + (opened[:1] == ["("])] and opened != ["(", ")"]


def _joins_movement(text: Scan, place: int) -> bool:
    """Whether a joiner stands at a token, and a word of rising or falling right behind it."""
    joiner = text.at(place, "joiners")
    move = text.at(joiner.last, "direction") if joiner is not None else None
    return move is not None and move.value in MOVING


def _from_to(text: Scan, first: Figure, second: Figure) -> Measure | None:
    first, second = _in_one_unit(first, second)
    if not _same_kind(first, second):
        return None
    between = [token.text for token in text.tokens[first.last : second.first]]
    way = direction_near(text, first.first)
    if _is_range(text, first, second, between, way):
        if "change" in (first.roles | second.roles) and "from" not in first.roles:
            return _change_in_range(text, first, second, way_of_change(text, first))
        quantity = Quantity(
            hit_of(text, first, second), second.unit, lower=first.value, to=second.value, direction=Way.EXACT
        )
        return Measure(quantity, first.reach, second.last, frozenset({"to"}), second.counted)
    is_up_from = _goes_up_from(text, first, second)
    is_back = "instead" in second.roles or is_up_from or ("to" in first.roles and "from" in second.roles)
    start, end = (second, first) if is_back and "instead" not in first.roles else (first, second)
    follows = second.reach - first.last <= (_CHINESE_VERB if text.language == "zh" else 0)
    is_next = "to" in second.roles and follows and text.tokens[second.reach].text != _OF_SO_MANY
    is_from = bool({"from", "instead"} & start.roles) or bool(_ARROWS & set(between)) or is_next
    is_told = "instead" in start.roles or bool({"to", "until", "at_most", "at_least"} & end.roles)
    is_told = is_told or is_up_from or _is_same_noun(text, start, end)
    if not (is_from and (is_told or bool(_ARROWS & set(between)))) or (is_back and not _are_alike(start, end, way)):
        return None
    way = Way.UP if end.value > start.value else Way.DOWN
    quantity = Quantity(hit_of(text, first, second), end.unit, from_=start.value, to=end.value, direction=way)
    roles = frozenset({"from", "to"}) | (first.roles & {UNTOLD})
    # What stands between "21 days" and "instead of 30" belongs to neither.
    last = first.last if "instead" in second.roles else second.last
    return Measure(quantity, first.reach, last, roles, end.counted)


def _goes_up_from(text: Scan, first: Figure, second: Figure) -> bool:
    """Whether an English level stands before where it comes from: "88 %, up from 82 %", "7 minutes, down from 9"."""
    if text.language != "en" or first.roles & {"from", "change"} or "from" not in second.roles:
        return False
    return text.word(second.reach) == ("up" if second.value < first.value else "down")


def _are_alike(start: Figure, end: Figure, way: Way | None) -> bool:
    """Whether two levels are of one thing: not « 9 enfants contre 3 maladies », nor "cut by 5 % instead of 12 %"."""
    # A French « de » says either; behind a verb that moves it says by how much.
    is_change = "change" in end.roles and ("from" not in end.roles or way in MOVING)
    return not is_change and start.unit[:_STEM] == end.unit[:_STEM]


def _is_same_noun(text: Scan, start: Figure, end: Figure) -> bool:
    """Whether an unlisted Hungarian noun stands behind both figures: "16 fokról 18 fokra"."""
    return text.language == "hu" and end.unit[-2:] in {"ra", "re"} and end.unit[:-2] == start.unit[:-3]


def _in_one_unit(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """Return two figures in the unit that one of them has, times in seconds where theirs differ."""
    # "From 4.2 to 4.5 out of 5": both are out of 5.
    first = as_share_of(first, second.whole)
    second = as_share_of(second, first.whole if "from" in first.roles else None)
    # "By 20 % to 980" reaches no 980 %.
    if not (first.unit == "%" and second.unit == "" and second.value > _WHOLE):
        first, second = with_unit(first, second), with_unit(second, first)
    if first.unit != second.unit and second.unit in SECONDS:
        return in_seconds(first), in_seconds(second)
    return first, second


def _by_so_much(text: Scan, first: Figure, second: Figure) -> Measure | None:
    """Return "by 6 points to 84 %": how far, and where to; "by 5 to 10 %" is a change between the two."""
    one, other = _in_one_unit(first, second)
    if (first.unit, second.unit) == ("points", ""):
        # Points are how far a share goes, too; where to is in the metric's own unit.
        other = second
    way = way_of_change(text, first)
    has_target = "to" in second.roles and not second.roles & {"from", "change"}
    if (
        not has_target
        or not _is_next(text, first.last, second.reach)
        or not _is_how_far(text, first, second, one.value, other.value)
    ):
        return None
    between = [token.text for token in text.tokens[first.last : second.first]]
    is_bare = first.unit == "" and second.unit in {"%", "points"}
    is_near = one.unit == with_unit(other, one).unit and one.value < other.value <= _FEW_TIMES * one.value
    if between in _PLAIN_TO and (is_bare or is_near):
        return _change_in_range(text, one, other, way)
    change = -abs(one.value) if way is Way.DOWN else one.value
    way = Way.DOWN if change < 0 else way if way in MOVING else None
    quantity = Quantity(
        hit_of(text, first, second),
        other.unit,
        to=other.value,
        change=change,
        direction=way,
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
        hit_of(text, first, second),
        second.unit,
        lower=sign * first.value,
        change=sign * second.value,
        direction=way if way in MOVING else None,
    )
    return Measure(moved, first.reach, second.last, frozenset({"change"}), second.counted)


def _is_how_far(text: Scan, first: Figure, second: Figure, start: Decimal, end: Decimal) -> bool:
    """Whether the first of two figures is a change, not where it starts; « de 18 % à 14 % » may be either."""
    if first.roles - {"from", "change"} or ("from" in first.roles and "change" not in first.roles):
        return False
    # « Ramener le NPS de -20 à -5 ».
    if first.signed and first.value < 0 and "from" in first.roles:
        return False
    told = "change" in first.roles and "from" not in first.roles
    verb = nearest_direction(text, first.first)
    moves = verb is not None and verb.value in {"up", "down"} and verb.first < first.first
    if told or not moves or verb is None:
        return told
    is_bare = (first.unit, second.unit) == ("points", "")
    # "CSAT up 6 points to 82".
    is_far = is_bare and verb.last == first.reach and end > _FEW_TIMES * start
    if is_far or (text.language == "zh" and verb.last <= first.reach <= verb.last + 1):
        return True
    if first.unit != second.unit and not is_bare and first.unit in {"points", "%"}:
        return second.unit != "" or second.value > _WHOLE
    # Nobody reduces something from 270 to 980.
    is_against = end > start if verb.value == "down" else end < start
    return is_against and text.at(verb.first, "two_way") is None and _governs(text, verb, first.first)


def _governs(text: Scan, verb: Match, place: int) -> bool:
    """Whether no other verb of direction and no new clause stands between a verb and a figure."""
    between = range(verb.last, place)
    is_parted = any(text.tokens[at].text in _CLAUSE_ENDS or text.at(at, "joiners") for at in between)
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


def hit_of(text: Scan, first: Figure, last: Figure) -> Hit:
    """Return the written text from one figure to another, a sign before it included."""
    end = max(last.last, first.last)
    start = min(first.first, last.first)
    offset = text.tokens[start].start
    if first.signed and text.tokens[start].text[0].isdigit() and offset and text.folded.text[offset - 1] in "+-":
        offset -= 1
    return text.folded.hit(offset, text.tokens[end - 1].end)
