"""Targets and changes in figures, put together from the figures of a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.figure import SECONDS, TIMES, UNTOLD, WHICH, Figure
from smartgoal.knowledge.sentence.figures import find_figures
from smartgoal.knowledge.sentence.measure import GUESSED, Measure
from smartgoal.knowledge.sentence.multiples import find_multiples
from smartgoal.knowledge.sentence.nouns import Quantity, Way
from smartgoal.knowledge.sentence.pairs import hit_of, pair_of
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

    from smartgoal.knowledge.sentence.numbered import NamePlaces
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_WHOLE = 100
_HELD = frozenset({"on", "en"})
_DEGREES = ("degr", "fok", "度")
# « Économiser 10 % sur la facture ».
_OF_SO_MANY = "sur"
_CONDITION_REACH = 9
_CONDITION_ENDS = {",", ".", ";", ":", "。"}


def find_measures(text: Scan, names: NamePlaces) -> list[Measure]:
    """Return what a text's figures and multipliers say, in order."""
    found = [*_compose(text, find_figures(text, names)), *find_multiples(text)]
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
        pair = pair_of(text, first, second) if second is not None else None
        yield pair or _single(text, first)
        index += 2 if pair else 1


def _single(text: Scan, figure: Figure) -> Measure:
    """Return a target or a change of one figure, or only where it starts."""
    figure = _without_source(text, figure)
    way = direction_near(text, figure.first)
    if figure.roles & {"from", "instead"} and not figure.roles - {"from", "instead"}:
        quantity = Quantity(hit_of(text, figure, figure), figure.unit, from_=figure.value, direction=_moving(way))
        return Measure(quantity, figure.reach, figure.last, figure.roles, figure.counted)
    if _is_change(text, figure, way):
        is_said = "change" in figure.roles or figure.signed or way_beside(text, figure) is not None
        way = way_of_change(text, figure)
        if figure.signed:
            way = Way.DOWN if way is Way.DOWN or figure.value < 0 else Way.UP
        value = -abs(figure.value) if way is Way.DOWN else figure.value
        quantity = Quantity(hit_of(text, figure, figure), figure.unit, change=value, direction=way)
        roles = figure.roles | {"change"} | (frozenset() if is_said else {GUESSED})
        return Measure(quantity, figure.reach, figure.last, roles, figure.counted)
    if figure.unit == TIMES:
        return _multiple(text, figure)
    quantity = Quantity(hit_of(text, figure, figure), figure.unit, to=figure.value, direction=_bound(figure, way))
    return Measure(quantity, figure.reach, figure.last, figure.roles | {"to"}, figure.counted)


def _multiple(text: Scan, figure: Figure) -> Measure:
    """Return how far 增长3倍 and 达到去年的2倍 go, in percent; of anything else how many times it is."""
    hit = hit_of(text, figure, figure)
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
    # "9%-on tartani".
    is_held = text.language == "hu" and text.word(figure.last - 1) in _HELD
    if is_held or figure.roles & {"to", "until", "with"} or figure.unit == TIMES or is_share:
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
