"""Words of degree and praise that praise something, in their context: those of a name or of a question don't."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.nouns import MOVES
from smartgoal.knowledge.sentence.telling import is_in_question, only_tells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.knowledge.sentence.clauses import Clause
    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.words import Match

_DEGREES, _FEWER = frozenset({"better", "more", "less"}), frozenset({"less", "moins"})
_LIST = "praise"
_CHINESE_MARKS = frozenset("的地得,，、。")
_SHORTEST_TOPIC, _LONGEST_TOPIC = 2, 8


def praise(context: Context) -> list[Match]:
    """Return the words of degree and praise that are no part of a name, as in "the Best Employer award"."""
    if _LIST not in context.kept:
        found: list[Match] = []
        for match in context.matches("qualifiers"):
            # "更多讲座" holds "多讲", and is one fault.
            is_inside = bool(found) and match.first < found[-1].last and context.text.language == "zh"
            if not is_inside and not _is_innocent(context, match):
                found.append(match)
        context.kept[_LIST] = found
    return context.kept[_LIST]


def joined(matches: Iterable[Match]) -> Iterator[Match]:
    """Yield phrases, those that follow each other at once as one: "significantly faster" is one fault."""
    last: Match | None = None
    for match in matches:
        if last is not None and match.first == last.last:
            last = last._replace(last=match.last)
            continue
        if last is not None:
            yield last
        last = match
    if last is not None:
        yield last


def has_praise(context: Context, clause: Clause) -> bool:
    """Whether a word of degree or praise stands in a clause."""
    found = praise(context)
    place = bisect_left(found, clause.first, key=lambda match: match.first)
    return place < len(found) and found[place].first < clause.last


def _is_innocent(context: Context, match: Match) -> bool:
    """Whether a word of degree or praise praises nothing here."""
    # "Moins de retards" says a direction where it opens the text.
    if match.first == 0 and context.text.tokens[0].text in _FEWER:
        return True
    is_said = _is_hedged(context, match) or is_in_question(context, match) or only_tells(context, match)
    is_said = is_said or _is_chinese_name(context, match) or _is_slight(context, match)
    return is_said or _is_name(context, match) or _is_compound(context, match) or _is_one_of_several(context, match)


def _is_hedged(context: Context, match: Match) -> bool:
    """Whether a hedge holds the word: the praise of "it would be good to" praises nothing."""
    hedges = context.matches("hedges")
    before = bisect_right(hedges, match.first, key=lambda hedge: hedge.first) - 1
    return before >= 0 and match.first < hedges[before].last


def _is_slight(context: Context, match: Match) -> bool:
    """Whether a word says how far a plain movement goes: "bend it slightly", but not "reduce waiting slightly"."""
    first, last, _ = context.clause(match.first)
    if context.text.at(match.first, "slight") is None or context.has("vague_verbs", first, last):
        return False
    moves = (match for match in context.matches("direction") if match.value in MOVES)
    return not any(first <= match.first < last for match in moves)


def _is_name(context: Context, match: Match) -> bool:
    places = (match.first, match.last)
    if match.last >= len(context.text.tokens) or match.first == context.clause(match.first).first:
        return False
    return all(context.text.hit(place, place + 1).text[0].isupper() for place in places)


def _is_chinese_name(context: Context, match: Match) -> bool:
    """Whether Chinese praise is the first part of a name: "良好睡眠讲座", but not "更多讲座", "优秀的讲座"."""
    text, last = context.text, match.last
    heads = context.matches("name_heads")
    place = bisect_left(heads, last + _SHORTEST_TOPIC, key=lambda head: head.first)
    if place == len(heads) or heads[place].first > last + _LONGEST_TOPIC:
        return False
    is_kind = text.at(match.first, "kinds") is not None and text.at(match.first, "frequencies") is None
    between = {token.text for token in text.tokens[last : heads[place].first]}
    return is_kind and between.isdisjoint(_CHINESE_MARKS) and not context.acts_within(last, heads[place].first)


def _is_compound(context: Context, match: Match) -> bool:
    """Whether an English word is the first part of another: "fast-acting", but not "better-organised"."""
    is_degree = context.text.tokens[match.first].text in _DEGREES
    return match.last - match.first == 1 and not is_degree and context.text.begins_compound(match)


def _is_one_of_several(context: Context, match: Match) -> bool:
    """Whether an English comparative only says which one is taken: "the stronger cleaner"."""
    tokens, place = context.text.tokens, match.first
    is_comparative = context.text.language == "en" and match.last == place + 1 and tokens[place].text.endswith("er")
    return is_comparative and place > 1 and tokens[place - 1].text == "the" and context.acts_within(0, place)
