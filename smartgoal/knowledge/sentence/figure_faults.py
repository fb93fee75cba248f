"""Faults of figures: two targets in one goal, changes without a start, percent where points may be meant."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.clauses import Clause
from smartgoal.knowledge.sentence.faults import MOST, hits
from smartgoal.knowledge.sentence.nouns import MOVES, UP_OR_DOWN
from smartgoal.knowledge.words import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.knowledge.folding import Hit
    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.sentence.measure import Measure

_STOPS = {".", ";", "。"}
_PARTING = {";", ","}
# Of the figures behind a joiner so many are looked at, so that long texts take no longer.
_FEW = 3
_PAIR, _NAME_REACH = 2, 6
_THINGS = ("weak_metrics", "vague_objects", "metric_nouns")
# What goes on with the same thing: "之后再降到10%".
_AFTERWARDS = ("starting", "vague_time", "generic_words", "before", "relative", "qualifiers", "counterweights")


def several_goals(context: Context) -> tuple[Hit, ...]:
    """Return the words that join a second, independent target to the first."""
    return hits(context, _joiners(context))


def _joiners(context: Context) -> Iterator[Match]:
    text = context.text
    stops = [place for place, token in enumerate(text.tokens) if token.text in _STOPS]
    purpose = text.at(context.means, "means")
    is_purpose = purpose is not None and purpose.value == "purpose"
    joiners = context.matches("joiners") if is_purpose else context.main("joiners")
    for joiner in sorted([*joiners, *_commas(context)], key=lambda match: match.first):
        left, right = _sides(context, joiner, stops)
        weighs = context.has("counterweights", joiner.first, right[1]) or _only_limits(context, *right)
        weighs = weighs or _is_same(context, *right)
        if weighs or not (
            _are_results(context, left, right) if joiner.first > context.means else _are_two(context, left, right)
        ):
            continue
        if text.language != "zh" or text.tokens[joiner.first].text not in "、和":
            yield joiner
            return


def _commas(context: Context) -> Iterator[Match]:
    """Yield the commas of a Chinese text that a metric of its own follows: "病假率降到4%,培训时数提高到20小时".

    In Hungarian a verb of movement stands on both sides: "a bevételt 8%-kal növelni, a készletet 500-ra csökkenteni".
    """
    if len(context.measures) < _PAIR:
        return
    if context.text.language == "hu":
        moves = [match.first for match in context.main("direction") if match.value in MOVES]
        inner = (at for at in context.commas if at < context.means) if len(moves) >= _PAIR else ()
        yield from (Match("joiners", "", at, at + 1, "") for at in inner if moves[0] < at < moves[-1])
        known = {one.first for one in context.named}
        yield from (Match("joiners", "", at, at + 1, "") for at in context.commas if known & {at + 1, at + 2})
    if context.text.language != "zh":
        return
    metrics = (match.first for name in ("metric_nouns", "weak_metrics") for match in context.matches(name))
    names = [*(one.first for one in context.named), *metrics]
    names.sort()
    for place, token in enumerate(context.text.tokens[: context.means]):
        at = bisect_left(names, place)
        if token.text != "," or any(context.text.at(place + 1, name) for name in ("joiners", "outcomes")):
            continue
        if (at < len(names) and names[at] - place <= _NAME_REACH) or _has_subject(context, place + 1):
            yield Match("joiners", "", place, place + 1, "")


def _has_subject(context: Context, place: int) -> bool:
    """Whether something of its own moves behind a Chinese comma: "新增用户达到900户,退订降到40户以下"."""
    text = context.text
    if place >= len(text.tokens) or text.taken[place] or any(text.at(place, name) for name in _AFTERWARDS):
        return False
    return context.has("direction", place + _PAIR, place + _NAME_REACH) and not context.has(
        "direction", place, place + _PAIR
    )


def _sides(context: Context, joiner: Match, stops: list[int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the tokens before and after a joiner, within its sentence and on its side of the means."""
    before, after = bisect_left(stops, joiner.first), bisect_left(stops, joiner.last)
    left = stops[before - 1] + 1 if before else 0
    right = stops[after] if after < len(stops) else len(context.text.tokens)
    if joiner.first > context.means:
        return (max(left, context.means), joiner.first), (joiner.last, right)
    return (left, joiner.first), (joiner.last, min(right, context.means))


def _within(context: Context, first: int, last: int) -> list[Measure]:
    """Return the first measures among some tokens."""
    place = bisect_left(context.measures, first, key=lambda measure: measure.first)
    return [measure for measure in context.measures[place : place + _FEW] if measure.first < last]


def _only_limits(context: Context, first: int, last: int) -> bool:
    """Whether some tokens only bound a figure, "and QA not below 80 %": what must not suffer is no second target."""
    inside = _within(context, first, last)
    bound = all(measure.roles & {"at_least", "at_most"} for measure in inside)
    return bool(inside) and bound and not _moves(context, first, last, UP_OR_DOWN)


def _is_same(context: Context, first: int, last: int) -> bool:
    """Whether some tokens only say where the same thing goes: "and keep it at 9 %", 并保持在9%."""
    nearest = bisect_left(context.named, first, key=lambda name: name.first)
    is_named = nearest < len(context.named) and context.named[nearest].first < last
    if is_named or any(context.has(name, first, last) for name in _THINGS):
        return False
    is_counted = any(measure.counted and measure.quantity.unit for measure in _within(context, first, last))
    if is_counted or not context.has("direction", first, last):
        return False
    words = context.content[bisect_left(context.content, first) : bisect_left(context.content, last)]
    return all(_means_same(context, place) for place in words)


def _means_same(context: Context, place: int) -> bool:
    """Whether a token belongs to words such as "there", "this level"."""
    near = (context.text.at(at, "same_thing") for at in range(max(0, place - _FEW), place + 1))
    return any(match is not None and match.last > place for match in near)


def _is_target(context: Context, first: int, last: int) -> bool:
    """Whether some tokens hold a target of their own: a direction, and a figure or a metric."""
    moves = context.has("direction", first, last)
    figures = context.has_figure(Clause(first, last))
    place = bisect_left(context.named, first, key=lambda name: name.first)
    named = place < len(context.named) and context.named[place].first < last
    broad = any(context.has(name, first, last) for name in _THINGS)
    return (moves and (figures or named or broad)) or (named and figures)


def _are_results(context: Context, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether each side says of a metric of its own where it goes: "so that … fall to 7 %, and raise CSAT to 80 %"."""
    first, second = _moved_metrics(context, *left), _moved_metrics(context, *right)
    return bool(first and second) and first.isdisjoint(second)


def _moved_metrics(context: Context, first: int, last: int) -> set[str]:
    """Return the metrics named among some tokens, where something there goes to a figure."""
    quantities = [measure.quantity for measure in _within(context, first, last)]
    is_moved = any(one.to is not None and one.from_ is not None for one in quantities)
    is_moved = is_moved or (any(one.to is not None for one in quantities) and _moves(context, first, last, MOVES))
    if not is_moved:
        return set()
    place = bisect_left(context.named, first, key=lambda name: name.first)
    return {one.hit.metric_id for one in context.named[place : place + _FEW] if one.first < last}


def _are_two(context: Context, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether both sides hold a target, or one a target in figures and the other a standard."""
    first, second = _is_target(context, *left), _is_target(context, *right)
    if second and context.text.tokens[left[1]].text in _PARTING and not _sets_figure(context, *left):
        # "Read ten calls a week; repeat calls fall from 18 % to 14 %": what is done, and what it brings.
        return False
    if first and second:
        return True
    if not first:
        if not _begins_alike(context, right[0]):
            return False
        left, right = right, left
    in_figures = (first or second) and context.has_figure(Clause(*left))
    return in_figures and (_is_counted_act(context, *right) or _is_standard(context, *right))


def _sets_figure(context: Context, first: int, last: int) -> bool:
    """Whether some tokens hold a figure that a metric there is to have, or by or to which something there moves."""
    if any(one.quantity.change is not None or one.quantity.from_ is not None for one in _within(context, first, last)):
        return True
    named = bisect_left(context.named, first, key=lambda name: name.first)
    is_named = named < len(context.named) and context.named[named].first < last
    broad = any(context.has(name, first, last) for name in ("weak_metrics", "metric_nouns"))
    return context.has_figure(Clause(first, last)) and (is_named or broad or _moves(context, first, last, MOVES))


def _moves(context: Context, first: int, last: int, which: frozenset[str]) -> bool:
    """Whether one of some movements is among some tokens; "up to 30" goes nowhere."""
    ways = context.matches("direction")
    place = bisect_left(ways, first, key=lambda match: match.first)
    return any(
        match.first < last and match.value in which and context.text.at(match.first, "two_way") is None
        for match in ways[place : place + _FEW]
    )


def _begins_alike(context: Context, place: int) -> bool:
    """Whether a target behind "and" is asked for as the act before it: "train 12 agents and cut calls to 14 %".

    "Log in early and test the line, lowering …" tells what all of it brings. Hungarian and Chinese say it at the end.
    """
    return context.text.language in {"hu", "zh"} or context.has("direction", place, place + _PAIR)


def _is_counted_act(context: Context, first: int, last: int) -> bool:
    """Whether some tokens begin with what is done so many times: "train 12 agents"."""
    return context.acts_within(first, first + 1) and context.has_figure(Clause(first, last))


def _is_standard(context: Context, first: int, last: int) -> bool:
    """Whether some tokens say to do something for a share: "answer 80 % of calls in 20 s"."""
    verbs = context.plain_verbs
    at = bisect_left(verbs, first, key=lambda match: match.first)
    inside = _within(context, first, last)
    return any(one.quantity.unit == "%" for one in inside) and at < len(verbs) and verbs[at].first < last


def relative_changes(context: Context) -> tuple[Hit, ...]:
    """Return changes in percent, which mean nothing without where they start."""
    has_start = any(measure.quantity.from_ is not None for measure in context.measures)
    alone = (m.quantity for m in context.measures if m.quantity.to is None)
    changes = (quantity for quantity in alone if quantity.change is not None and quantity.unit == "%")
    return () if has_start else tuple(quantity.hit for quantity in changes)


def percent_or_points(context: Context) -> tuple[Hit, ...]:
    """Return changes of a share in % where points may be meant."""
    # "Repeat contacts" are counted, whatever unit the catalogue gives their rate.
    shares = [
        one.first
        for one in context.named
        if context.metrics[one.hit.metric_id].unit == "%" and not _is_counted(context, one.last)
    ]
    shares = sorted([*shares, *(match.first for match in context.matches("rate_nouns"))])
    changes = (
        measure.quantity.hit
        for measure in context.measures
        if measure.quantity.change is not None
        and measure.quantity.to is None
        and measure.quantity.unit == "%"
        and "multiplier" not in measure.roles
        and _stands_in(_part(context, measure.first), shares)
    )
    return tuple(islice(changes, MOST))


def _is_counted(context: Context, place: int) -> bool:
    """Whether a name ends with what is counted; the 度 of 满意度 is no measure word."""
    noun = context.ending_at("count_nouns", place)
    return noun is not None and (context.text.language != "zh" or noun.last - noun.first > 1)


def _part(context: Context, place: int) -> Clause:
    """Return the clause of a token; in Chinese, what stands between its commas."""
    clause = context.clause(place)
    if context.text.language != "zh":
        return clause
    after = bisect_left(context.commas, place)
    first = max(clause.first, context.commas[after - 1] if after else 0)
    return Clause(first, min(clause.last, context.commas[after] if after < len(context.commas) else clause.last))


def _stands_in(clause: Clause, places: list[int]) -> bool:
    """Whether one of some places, in order, is in a clause."""
    at = bisect_left(places, clause.first)
    return at < len(places) and places[at] < clause.last
