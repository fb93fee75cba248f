"""Counts that only say who or what is meant: "improve teamwork among the 8 nurses" aims at no 8."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.nouns import Way
from smartgoal.knowledge.sentence.praise import praise
from smartgoal.knowledge.sentence.verdict import stands_as_verb

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.clauses import Clause
    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.words import Match

_BOUNDS = frozenset({"at_least", "at_most", "from", "until", "multiplier"})
_VAGUE = ("vague_verbs", "lofty_verbs", "unobservable_verbs")
_OF = frozenset({"of", "to", "de", "d", "des", "du", "a", "aux", "between", "entre", "among"})
_METRICS = ("metric_nouns", "weak_metrics", "direction")
_LEARNT = frozenset({"学", "掌", "背", "熟"})
_ATTRIBUTE_REACH = 12
_MONEY = 3
_SUPERLATIVE_REACH = 8
_SUPERLATIVE = {
    "en": re.compile("most|least|top|main|.{3,}est"),
    "fr": re.compile("plus|moins|principa(?:ux|les)"),
    "hu": re.compile("leg.+bb"),
    "zh": re.compile("最"),
}
_ABOUT = frozenset({"for", "to", "of", "about", "on", "from", "pour", "sur", "de", "des", "du", "aux", "a"})
_CHINESE_ABOUT = frozenset("为对就于")
_HUNGARIAN_ABOUT = ("re", "ra", "hoz", "hez", "rol")
_YEARS = frozenset({"years"})
_TERMS = _YEARS | {"months", "weeks", "days"}
_HUNGARIAN_MOST = "leg"
_MOST = frozenset({"plus", "moins", "most", "least"})


def find_aims(context: Context) -> list[Measure]:
    """Return the measures without those that only say who or what is meant."""
    return [measure for measure in context.measures if not _is_bystander(context, measure)]


def is_topic(context: Context, measure: Measure) -> bool:
    """Whether the most frequent ones are only what a thing is about: "write a guide to the ten commonest faults"."""
    if not measure.counted or measure.quantity.to is None or measure.roles & _BOUNDS:
        return False
    clause, place = context.clause(measure.first), _number_place(context, measure)
    if not any(clause.first <= match.first < clause.last for match in context.matches("deliverable_verbs")):
        return False
    language, tokens = context.text.language, context.text.tokens
    words = [token.text for token in tokens[place : min(clause.last, measure.last + _SUPERLATIVE_REACH)]]
    if not any(_SUPERLATIVE[language].fullmatch(word) for word in words):
        return False
    if language == "zh":
        return tokens[place - 1].text in _CHINESE_ABOUT or "的" in words[words.index("最") + 2 :]
    if language == "hu":
        return any(word.endswith(_HUNGARIAN_ABOUT) for word in words[1:])
    known = context.ending_at("definites", place)
    return known is not None and any(tokens[at].text in _ABOUT for at in (known.first, known.first - 1))


def _is_bystander(context: Context, measure: Measure) -> bool:
    quantity = measure.quantity
    is_chinese = context.text.language == "zh"
    is_price = len(quantity.unit) == _MONEY and quantity.unit.isupper()
    is_plain = quantity.from_ is None and quantity.lower is None and not measure.roles & _BOUNDS
    if not (is_plain and (is_price or measure.counted or quantity.unit in (_TERMS if is_chinese else _YEARS))):
        return False
    clause, place = context.clause(measure.first), _number_place(context, measure)
    known = context.ending_at("definites", place)
    if known is not None and _is_beside(context, clause, measure, known):
        return True
    if not _is_idle(context, clause) or _is_one_case(context, known):
        return False
    if is_price:
        return known is not None or not _is_metric_told(context, clause)
    says_whose = is_chinese and _says_whose(context, clause, measure.last, place)
    return says_whose or (known is not None and not _is_level(context, clause, place))


def _is_beside(context: Context, clause: Clause, measure: Measure, known: Match) -> bool:
    """Whether a known group only takes part, or is done by in words of praise: "with the two leaders"."""
    language = context.text.language
    if language == "hu" and measure.roles & {"change", "with"}:
        return True
    if context.ending_at("companions", known.first) is not None:
        return True
    if language == "zh" or measure.quantity.unit in _YEARS or context.has("direction", clause.first, clause.last):
        return False
    # "The ten most frequent reasons", "les dix motifs les plus fréquents" are told apart, not praised.
    praised = (match for match in praise(context) if clause.first <= match.first < clause.last)
    return any(not _tells_apart(context, match.first) for match in praised)


def _tells_apart(context: Context, place: int) -> bool:
    """Whether an adjective is a superlative."""
    if context.text.language == "hu" and context.text.tokens[place].text.startswith(_HUNGARIAN_MOST):
        return True
    return context.text.tokens[place - 1].text in _MOST or context.ending_at("definites", place) is not None


def _is_one_case(context: Context, known: Match | None) -> bool:
    """Whether something is done by a day to what is known: "renforcer les six poutres avant mai"."""
    if known is None or not context.has_time("deadline"):
        return False
    return any(match.last == known.first for name in _VAGUE for match in context.matches(name)) or not context.broad


def _number_place(context: Context, measure: Measure) -> int:
    """Return the token of the number itself, without the words before it."""
    places = range(measure.first, measure.last)
    return next(place for place in places if context.text.hit(place, place + 1).end > measure.quantity.hit.start)


def _is_idle(context: Context, clause: Clause) -> bool:
    """Whether a clause names nothing to watch: broad or vague words, and no plain verb."""
    verbs = (verb.first for verb in context.plain_verbs if clause.first <= verb.first < clause.last)
    if any(_is_done(context, verb) for verb in verbs):
        return False
    vague = [*context.broad, *praise(context)]
    if any(clause.first <= match.first < clause.last for match in vague):
        return True
    return any(context.has(name, clause.first, clause.last) for name in _VAGUE)


def _is_done(context: Context, place: int) -> bool:
    """Whether a word is what is done, not a thing called like it: "the day pass", 与邻国的联系."""
    if context.text.language == "zh":
        return context.text.tokens[place - 1].text != "的"
    return context.text.language != "en" or stands_as_verb(context, place)


def _is_level(context: Context, clause: Clause, place: int) -> bool:
    """Whether a verb leads to the figure: "reach the 500 members"."""
    before = context.text.at(place - 2, "before")
    leads = before is not None and before.value != "about" and context.text.tokens[place - 2].text not in _OF
    verbs = (match for match in context.matches("direction") if clause.first <= match.first < place)
    return leads or any(match.value == Way.REACH for match in verbs)


def _is_metric_told(context: Context, clause: Clause) -> bool:
    """Whether a clause tells of a metric or a movement, so that its money is no price."""
    if any(clause.first <= one.first < clause.last for one in context.named):
        return True
    return any(context.has(name, clause.first, clause.last) for name in _METRICS)


def _says_whose(context: Context, clause: Clause, last: int, place: int) -> bool:
    """Whether a Chinese count only says whose something is (三个网点的领导力) or is praised (更好地服务3万居民)."""
    ahead = range(last, min(clause.last, last + _ATTRIBUTE_REACH))
    is_whose = any(context.text.tokens[at].text == "的" for at in ahead)
    is_praised = any(clause.first <= match.first < place for match in praise(context))
    minded = (match for match in context.matches("unobservable_verbs") if clause.first <= match.first < place)
    return is_whose or is_praised or any(context.text.tokens[match.first].text not in _LEARNT for match in minded)
