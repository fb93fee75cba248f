"""Where a word that would be a fault is none: it tells what is asked, for what, or which thing is meant."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.clauses import starts_verb
from smartgoal.knowledge.sentence.telling import is_in_question, is_of_others

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.words import Match

_VERB_REACH = 5
_TO = frozenset({"to", "a"})
# "One thing to improve" is counted; whoever is asked "to improve" is told nothing.
_ONE = frozenset({"one", "un", "une"})
_COUNTED = frozenset({"thing", "point", "step", "item", "area", "part", "chose", "aspect", "geste", "etape"})
_LISTS, _OF = frozenset({"list", "liste"}), frozenset({"of", "de", "des", "d"})
_CIRCUMSTANCE = ("within", "time_before", "relative_events", "by")
_PARTICIPLE = re.compile(r"(?!plus$).{2,}(?:ée?s?|ue?s?|ise?s?|ite?s?|erte?s?)")
_LINKS = frozenset({"is", "are", "was", "were", "has", "have", "had", "ne", "n", "est", "sont", "ont", "a"})
_LINK_REACH, _LIST_REACH = 3, 10
_BUT = frozenset({"but", "mais", "de", "但"})
_WITHOUT, _WITHOUT_REACH = frozenset({"without", "sans"}), 4


def is_asked(context: Context, match: Match) -> bool:
    """Whether something plain is done before, and a word belongs to what is asked: "ask whether he knows the date"."""
    first = context.clause(match.first).first
    is_inside = context.has("questions", first + 1, match.first) and is_in_question(context, match)
    return is_inside and context.acts_within(first, match.first)


def is_to_do(context: Context, match: Match) -> bool:
    """Whether a verb only tells what for something counted is named: "write down one thing to improve"."""
    text, clause = context.text, context.clause(match.first)
    if is_asked(context, match):
        return True
    if match.first <= clause.first or text.tokens[match.first - 1].text not in _TO:
        return False
    ends = (
        match.last >= clause.last or text.taken[match.last] or any(text.at(match.last, name) for name in _CIRCUMSTANCE)
    )
    return bool(ends) and _is_counted(context, match) and context.acts_within(clause.first, match.first - 1)


def _is_counted(context: Context, match: Match) -> bool:
    """Whether one thing, or a list, stands before "to": "one thing to improve", "la liste des élèves à soutenir"."""
    first = max(context.clause(match.first).first, match.first - _LIST_REACH)
    words = [token.text for token in context.text.tokens[first : match.first - 1]]
    # "From sales to support" leads to a team.
    if len(words) > 1 and (words[-2] == "from" or (words[-2] in _ONE and words[-1] in _COUNTED)):
        return True
    return any(word in _LISTS and after in _OF for word, after in pairwise(words))


def is_crowd_by_a_day(context: Context, match: Match) -> bool:
    """Whether something plain is done for all of some people by a day: "write to all customers by 3 June"."""
    is_crowd = context.text.at(match.first, "crowds") is not None and context.has_time("deadline")
    return is_crowd and context.acts_within(context.clause(match.first).first, match.first)


def is_unused(context: Context, match: Match) -> bool:
    """Whether "never" describes what something plain is done with: "vendre les lots jamais réclamés"."""
    text, clause = context.text, context.clause(match.first)
    is_never = text.tokens[match.last - 1].text == "jamais" and match.last < clause.last
    if not is_never or match.first - 1 not in context.content or not context.acts_within(clause.first, match.first):
        return False
    denied = any(token.text in {"ne", "n"} for token in text.tokens[clause.first : match.first])
    return not denied and _PARTICIPLE.fullmatch(text.hit(match.last, match.last + 1).text.lower()) is not None


def says_which(context: Context, match: Match) -> bool:
    """Whether a word only says which thing is meant: "clean the long-term stock shelf"."""
    is_kind = context.text.tokens[match.last - 1].text == "term" and match.last in context.content
    return is_kind and context.acts_within(context.clause(match.first).first, match.first)


def is_manner(context: Context, match: Match) -> bool:
    """Whether a word only says how something plain is done: "fill in the form completely"."""
    clause, tokens = context.clause(match.first), context.text.tokens
    # "完全冷却后入库".
    is_state = any(token.text == "后" for token in tokens[match.last : match.last + _VERB_REACH])
    is_said = context.text.at(match.first, "thoroughly") is not None
    is_done = context.acts_within(clause.first, clause.last) or context.has(
        "deliverable_verbs", clause.first, clause.last
    )
    return is_said and (is_state or is_done)


def is_aside(context: Context, match: Match) -> bool:
    """Whether a word describes what something plain is done with: "things that nobody claims", "always-on"."""
    first = context.clause(match.first).first
    is_theirs = context.text.language != "zh" and _is_told_of_things(context, match)
    return context.text.begins_compound(match) or (is_theirs and context.acts_within(first, match.first))


def _is_told_of_things(context: Context, match: Match) -> bool:
    """Whether a relative clause begins with a word: "that nobody has claimed", not "that call us always"."""
    if context.text.language == "hu":
        return is_of_others(context, match)
    near = range(match.first - 1, max(context.clause(match.first).first, match.first - _LINK_REACH) - 1, -1)
    place = next((at for at in near if context.text.tokens[at].text not in _LINKS), None)
    return place is not None and any(
        pronoun.last == place + 1 for pronoun in context.text.starts[place] if pronoun.list_name == "pronouns"
    )


def follows_event(context: Context, match: Match) -> bool:
    """Whether a word such as "immediately" says how soon after an event, which can be told: "after a fall"."""
    clause = context.clause(match.first)
    return context.text.at(match.first, "at_once") is not None and context.has("events", clause.first, clause.last)


def is_no_praise(context: Context, match: Match) -> bool:
    """Whether a word of praise names a topic, an exam passed, or what mustn't be: "without hiring more staff"."""
    first = max(context.clause(match.first).first, match.first - _WITHOUT_REACH)
    words = [token.text for token in context.text.tokens[first : match.first]]
    is_forbidden = any(word in _WITHOUT for word in words) or ["w", "/", "o"] in (words[at : at + 3] for at in range(3))
    # "Sikeres ECDL vizsga".
    is_exam = context.text.tokens[match.first].text == "sikeres"
    is_exam = is_exam and context.has("certificates", match.last, match.last + _LINK_REACH)
    return match.first < context.heading or is_forbidden or is_exam or _is_weighed(context, match)


def _is_weighed(context: Context, match: Match) -> bool:
    """Whether a fault is told beside what something is done with: "remplacer la pompe, performante mais fuyarde"."""
    first = context.clause(match.first).first
    is_aside = context.text.word(match.first - 1) == "," and context.text.word(match.last) in _BUT
    return is_aside and context.acts_within(first, match.first)


def is_question(context: Context, match: Match) -> bool:
    """Whether a word is part of a question that somebody is asked: the survey "could you taste it?"."""
    behind = context.text.tokens[match.last : match.last + _LIST_REACH]
    return any(token.text == "?" for token in behind) and context.text.tokens[-1].text != "?"


def opens_condition(context: Context, match: Match) -> bool:
    """Whether an English phrase that opens a clause goes on: "if possible side effects are reported"."""
    text = context.text
    if text.language != "en" or match.first != context.clause(match.first).first or match.last >= len(text.tokens):
        return False
    goes_on = text.tokens[match.last].text.isalpha() and text.at(match.last, "articles") is None
    return goes_on and text.tokens[match.first].text == "if" and not starts_verb(text, match.last, reach=1)
