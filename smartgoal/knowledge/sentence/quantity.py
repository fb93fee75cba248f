"""Targets and changes in figures, put together from the figures of a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.figure import (
    SECONDS,
    TIMES,
    UNTOLD,
    WHICH,
    Figure,
    as_share_of,
    in_seconds,
    with_unit,
)
from smartgoal.knowledge.sentence.figures import find_figures
from smartgoal.knowledge.sentence.measure import GUESSED, Measure
from smartgoal.knowledge.sentence.multiples import find_multiples
from smartgoal.knowledge.sentence.nouns import Quantity, Way
from smartgoal.knowledge.sentence.ways import (
    MOVING,
    direction_near,
    ends_with_direction,
    is_passive,
    nearest_direction,
    way_beside,
    way_of_change,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
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
_DEGREES = ("degr", "fok", "度")
# « 8 clients sur 10 », « économiser 10 % sur la facture ».
_OF_SO_MANY = "sur"
# "Between the 40 employees of both sites" is no range.
_JOINING = frozenset({"and", "et", "&", "to", "a"})
_CHINESE_VERB = 2
# "1 visit instead of 3 visits".
_STEM = 4
_CONDITION_REACH = 9
_CONDITION_ENDS = {",", ".", ";", ":", "。"}


def find_measures(text: Scan) -> list[Measure]:
    """Return what a text's figures and multipliers say, in order."""
    found = [*_compose(text, find_figures(text)), *find_multiples(text)]
    conditional = _conditional(text)
    told = sorted((m for m in found if m.first not in conditional), key=lambda measure: measure.first)
    # "A 2 óránál hosszabb kiesések száma legfeljebb 3": the first only says which.
    if all(WHICH in measure.roles for measure in told):
        return told
    return [replace(one, roles=one.roles | {UNTOLD}) if WHICH in one.roles else one for one in told]


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
    index, figures = 0, [_without_whom(text, figure) for figure in figures]
    while index < len(figures):
        first = figures[index]
        second = figures[index + 1] if index + 1 < len(figures) else None
        pair = _pair(text, first, second) if second is not None else None
        yield pair or _single(text, first)
        index += 2 if pair else 1


def _pair(text: Scan, first: Figure, second: Figure) -> Measure | None:
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
    return ")" in opened[: 1 + (opened[:1] == ["("])] and opened != ["(", ")"]


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
            _hit(text, first, second), second.unit, lower=first.value, to=second.value, direction=Way.EXACT
        )
        return Measure(quantity, first.reach, second.last, frozenset({"to"}), second.counted)
    is_back = "instead" in second.roles or ("to" in first.roles and "from" in second.roles)
    start, end = (second, first) if is_back and "instead" not in first.roles else (first, second)
    follows = second.reach - first.last <= (_CHINESE_VERB if text.language == "zh" else 0)
    is_next = "to" in second.roles and follows and text.tokens[second.reach].text != _OF_SO_MANY
    is_from = bool({"from", "instead"} & start.roles) or bool(_ARROWS & set(between)) or is_next
    is_told = "instead" in start.roles or bool({"to", "until", "at_most", "at_least"} & end.roles)
    is_told = is_told or _is_same_noun(text, start, end)
    if not (is_from and (is_told or bool(_ARROWS & set(between)))) or (is_back and not _are_alike(start, end, way)):
        return None
    way = Way.UP if end.value > start.value else Way.DOWN
    quantity = Quantity(_hit(text, first, second), end.unit, from_=start.value, to=end.value, direction=way)
    roles = frozenset({"from", "to"}) | (first.roles & {UNTOLD})
    # What stands between "21 days" and "instead of 30" belongs to neither.
    last = first.last if "instead" in second.roles else second.last
    return Measure(quantity, first.reach, last, roles, end.counted)


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
    is_near = one.unit == other.unit and one.value < other.value <= _FEW_TIMES * one.value
    if between in _PLAIN_TO and (is_bare or is_near):
        return _change_in_range(text, one, other, way)
    change = -abs(one.value) if way is Way.DOWN else one.value
    way = Way.DOWN if change < 0 else way if way in MOVING else None
    quantity = Quantity(
        _hit(text, first, second),
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
        _hit(text, first, second),
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
    figure = _without_source(text, figure)
    way = direction_near(text, figure.first)
    if figure.roles & {"from", "instead"} and not figure.roles - {"from", "instead"}:
        quantity = Quantity(_hit(text, figure, figure), figure.unit, from_=figure.value, direction=_moving(way))
        return Measure(quantity, figure.reach, figure.last, figure.roles, figure.counted)
    if _is_change(text, figure, way):
        is_said = "change" in figure.roles or figure.signed or way_beside(text, figure) is not None
        way = way_of_change(text, figure)
        if figure.signed:
            way = Way.DOWN if way is Way.DOWN or figure.value < 0 else Way.UP
        value = -abs(figure.value) if way is Way.DOWN else figure.value
        quantity = Quantity(_hit(text, figure, figure), figure.unit, change=value, direction=way)
        roles = figure.roles | {"change"} | (frozenset() if is_said else {GUESSED})
        return Measure(quantity, figure.reach, figure.last, roles, figure.counted)
    if figure.unit == TIMES:
        return _multiple(text, figure)
    quantity = Quantity(_hit(text, figure, figure), figure.unit, to=figure.value, direction=_bound(figure, way))
    return Measure(quantity, figure.reach, figure.last, figure.roles | {"to"}, figure.counted)


def _multiple(text: Scan, figure: Figure) -> Measure:
    """Return how far 增长3倍 and 达到去年的2倍 go, in percent; of anything else how many times it is."""
    hit = _hit(text, figure, figure)
    before = ends_with_direction(text, figure.reach) or ends_with_direction(text, figure.first)
    is_of = text.tokens[figure.first - 1].text == "的" if figure.first else False
    grows = before is not None and before.value == Way.UP
    if not (grows or is_of):
        quantity = Quantity(hit, figure.unit, to=figure.value, direction=_bound(figure, None))
        return Measure(quantity, figure.reach, figure.last, figure.roles | {"to"}, counted=True)
    change = (figure.value - (is_of or "to" in figure.roles)) * _WHOLE
    quantity = Quantity(hit, "%", change=change, direction=Way.DOWN if change < 0 else Way.UP)
    return Measure(quantity, figure.reach, figure.last, frozenset({"change", "multiplier"}))


def _without_whom(text: Scan, figure: Figure) -> Figure:
    """Return a figure that only counts who does it or with whom as no change.

    Such as "signed by 5,000 residents", "interjú 24 ügyféllel".
    """
    if text.language == "hu":
        is_plain = figure.counted and figure.unit != "" and text.at(figure.reach, "before") is None
        if "change" in figure.roles and is_plain and way_of_change(text, figure) is None:
            return replace(figure, roles=figure.roles - {"change"} | {"with"})
        return figure
    is_told = text.language == "en" and text.word(figure.reach) == "by" and (figure.counted or "of" in figure.roles)
    if not (is_told and is_passive(text, figure.reach - 1)):
        return figure
    return replace(figure, roles=figure.roles - {"change"} | (frozenset() if "of" in figure.roles else {"with"}))


def _without_source(text: Scan, figure: Figure) -> Figure:
    """Return a figure that counts from what something is taken as no start: "feedback from 40 patients"."""
    if text.language != "en" or text.word(figure.reach) != "from" or not (figure.counted and figure.unit):
        return figure
    verb = nearest_direction(text, figure.first)
    moves = verb is not None and verb.value in MOVING and verb.first < figure.first
    return figure if moves else replace(figure, roles=figure.roles - {"from"})


def _moving(way: Way | None) -> Way | None:
    return way if way in MOVING else None


def _is_change(text: Scan, figure: Figure, way: Way | None) -> bool:
    """Whether a lone figure is a change rather than a target."""
    is_share = figure.whole is not None and "change" not in figure.roles
    if figure.roles & {"to", "until", "with"} or figure.unit == TIMES or is_share:
        return False
    if way_beside(text, figure) is not None:
        return True
    if figure.signed and figure.unit not in SECONDS and not figure.roles & {"at_least", "at_most"}:
        return not _is_signed_level(text, figure, way)
    moves = way_of_change(text, figure) is not None
    if "change" in figure.roles:
        # "80%-kal teljesíteni" is a level reached.
        is_level = text.language == "hu" and way is Way.REACH
        return moves or (text.language != "fr" and not is_level)
    follows = text.language == "zh" and any(_moves_before(text, figure.reach - back) for back in (0, 1))
    # 下降5%以上 is a fall by at least so much.
    if not moves or figure.roles & {"at_most"} or ("at_least" in figure.roles and not follows):
        return False
    is_saved = figure.last < len(text.tokens) and text.tokens[figure.last].text == _OF_SO_MANY
    is_part_of = "of" in figure.roles and figure.unit != "points" and not is_saved
    return not is_part_of and (figure.unit in {"%", "points"} or follows)


def _is_signed_level(text: Scan, figure: Figure, way: Way | None) -> bool:
    """Whether a sign belongs to a level of what may be negative: « un NPS de +35 », "minus 18 degrees"."""
    if way in MOVING:
        return False
    is_degree = figure.unit.startswith(_DEGREES) or text.word(figure.last) == "°"
    return is_degree or (text.language == "fr" and figure.unit == "" and "from" in figure.roles)


def _moves_before(text: Scan, place: int) -> bool:
    """Whether a word of rising or falling ends right before a token."""
    match = ends_with_direction(text, place)
    return match is not None and match.value in MOVING


def _bound(figure: Figure, way: Way | None) -> Way | None:
    """Return how a target bounds: what is said, else the verb's way, else what a share suggests."""
    # "No worse than 5 %" is a ceiling or a floor, as the metric has it.
    if "no_worse" in figure.roles:
        return None
    if "at_least" in figure.roles:
        return Way.AT_LEAST
    if "at_most" in figure.roles:
        return Way.AT_MOST
    if figure.roles & {"how_often", "with"}:
        return Way.EXACT
    if way in MOVING:
        return way
    return Way.AT_LEAST if figure.unit == "%" else Way.EXACT


def _hit(text: Scan, first: Figure, last: Figure) -> Hit:
    end = max(last.last, first.last)
    start = min(first.first, last.first)
    offset = text.tokens[start].start
    if first.signed and text.tokens[start].text[0].isdigit() and offset and text.folded.text[offset - 1] in "+-":
        offset -= 1
    return text.folded.hit(offset, text.tokens[end - 1].end)
