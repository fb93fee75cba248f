"""Tasks that are done to the last item while nothing gets better: a meeting held, a fair visited."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.faults import hits, is_verb
from smartgoal.knowledge.sentence.nouns import MOVES
from smartgoal.knowledge.sentence.telling import is_of_others

if TYPE_CHECKING:
    from collections.abc import Container

    from smartgoal.knowledge.folding import Hit
    from smartgoal.knowledge.sentence.clauses import Clause
    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.words import Match

_REACH = 7
# "Do a stock check before the workshop closes".
_ELSEWHERE = frozenset(("before", "after", "when", "while", "until", "in", "at", "from", "into", "near", "behind")) | {
    *("avant", "apres", "quand", "lorsque", "pendant"),
}
_DONE = ("concrete_verbs", "deliverable_verbs")
# "关于碳排放的网络研讨会": what a talk is about is no metric.
_CHINESE_ABOUT, _ABOUT_REACH = "关", 6
_CHINESE_DO = frozenset({"做", "搞", "去", "到", "跑"})


def activity(context: Context, flagged: Container[int]) -> tuple[Hit, ...]:
    """Return a task verb where the text names no result, nor another fault: "encourage parents to take part"."""
    moves = [match for match in context.matches("direction") if match.value in MOVES]
    # "Inscriptions aux cours : de 120 à 150".
    goes = any(measure.quantity.from_ is not None for measure in context.measures)
    if context.named or moves or goes or context.matches("certificates") or _names_metric(context):
        return ()
    # "Go to the fair and bring 40 applications".
    joined = [clause for clause in context.clauses if clause.joiner is not None and _tells_result(context, clause)]
    if joined and not context.has("activity_verbs", joined[0].first, joined[0].last):
        return ()
    # "Discuss the discharge with every patient" is the work itself.
    if context.matches("all_words"):
        return ()
    verbs = (match for match in context.main("activity_verbs") if is_verb(context, match))
    is_chinese = context.text.language == "zh"
    verbs = (match for match in verbs if context.clause(match.first).first not in flagged)
    verbs = (match for match in verbs if is_chinese or not is_of_others(context, match))
    own = (match for match in verbs if _is_of_activity(context, match) and not _is_chinese_object(context, match))
    own = (match for match in own if not _has_result(context, match))
    return hits(context, islice(own, 1))


def _tells_result(context: Context, clause: Clause) -> bool:
    """Whether a clause counts or makes something: "attend the course and get the licence"."""
    return context.has_figure(clause) or context.has("deliverable_verbs", clause.first, clause.last)


def _names_metric(context: Context) -> bool:
    """Whether a metric is named, not only what a Chinese talk is about."""
    tokens = context.text.tokens
    return any(
        all(token.text != _CHINESE_ABOUT for token in tokens[max(0, match.first - _ABOUT_REACH) : match.first])
        for match in context.matches("metric_nouns")
    )


def _has_result(context: Context, match: Match) -> bool:
    """Whether something else that can be counted is done behind a comma: "visit 100 shops, and set up 30 tills"."""
    comma = next((place for place in context.commas if place > match.first), None)
    if comma is None or not any(measure.first > comma for measure in context.measures):
        return False
    last = len(context.text.tokens)
    is_done = context.acts_within(comma, last) or any(context.has(name, comma, last) for name in _DONE)
    return is_done and not context.has("activity_verbs", comma, last)


def _is_chinese_object(context: Context, match: Match) -> bool:
    """Whether another verb stands before a Chinese one in its clause: 发布访谈, 请家属参与, 加强学习."""
    if context.text.language != "zh":
        return False
    first, _, joiner = context.clause(match.first)
    is_listed = joiner is not None and context.text.tokens[joiner].text in "、和"
    # "和各科主任座谈" is done with them: nothing is listed before.
    is_listed = is_listed and any(place < (joiner or 0) for place in context.content)
    # "做市场调研", "跑六个县调研".
    does = (verb for verb in context.plain_verbs if first <= verb.first < match.first)
    words = ("".join(token.text for token in context.text.tokens[verb.first : verb.last]) for verb in does)
    is_done = any(word not in _CHINESE_DO for word in words)
    return is_listed or is_done or context.has("vague_verbs", first, match.first)


def _is_of_activity(context: Context, match: Match) -> bool:
    """Whether a verb of many senses has an activity behind it: "join a workshop", not "join the cable ends"."""
    # "座谈纪要".
    text = context.text
    if text.at(match.last, "name_heads") is not None and text.at(match.last, "activity_nouns") is None:
        return False
    needing = context.text.at(match.first, "needs_activity")
    if needing is None or needing.last < match.last:
        return True
    reach = 2 * _REACH if context.text.language == "zh" else _REACH
    clause = context.clause(match.first)
    first = max(clause.first, match.first - reach) if context.text.language == "hu" else match.last
    last = min(clause.last, match.last + reach)
    if context.text.language in {"en", "fr"}:
        last = next((place for place in range(first, last) if context.text.word(place) in _ELSEWHERE), last)
    return context.has("activity_nouns", first, last)
