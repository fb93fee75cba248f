"""What the form of a French or Hungarian word says where no list holds it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from smartgoal.knowledge.words import HAN_DIGITS, Match, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartgoal.knowledge.words import Phrases, Words

BY_FORM = "by form"
APART = "set_apart"
_KEPT = 20_000
_SHORTEST, _SHORTEST_HEAD, _FIRST_PART = 6, 4, 3
_BB = "bb(?:[aeo]n|e|a[kt]?|e[kt]|[ae]k[ae]t|r[ae]|n[ae]k)?"
_COMPARATIVE = re.compile("(?!leg).{2,}[aeiou]" + _BB)
# "Kezelhetőbb", "összehangoltabb" compare, though lists have their verbs.
_COMPARED_ACT = re.compile("(?!leg).{3,}(?:h[ae]to|[aeo]t|lt|zo|lo)[ae]?" + _BB)
_OF_ACTS = frozenset(
    {"vague_verbs", "light_verbs", "concrete_verbs", "figurative_verbs", "provide_verbs", "process_verbs"}
)
# "Felvennénk", "indítanánk": we would; but "csatornánk" is our channel.
_CONDITIONAL = re.compile(
    "(?!.*(?:csator|anten|uzson|ciszter|lucer|taver|kaszar)nank)"
    ".{2,}(?:[^aeiou]|(?:it|nd|ld|rt|jt|lt|st|tt)[ae])(?:nank|nenk)"
)
_MAYBE = frozenset({"lehet", "lehetseges", "megeshet", "elofordulhat", "meglehet"}) | {
    "tervezzuk",
    "tervezem",
    "tervezunk",
}
_EACH = re.compile(".{3,}nkent")
# "Hetenként", "időnként", "szükségenként": how often, not for each of something.
_NOT_EACH = frozenset({"recurrences", "qualifiers", "units", "open_ended", "escapes"})
# Hungarian sets these before a verb, or apart from it: "elő kell segíteni", "küldjék ki".
_PREFIXES = frozenset(
    ("meg", "ki", "be", "fel", "le", "el", "at", "ossze", "vissza", "szet", "vegig", "hozza", "ra", "elo", "ujra")
) | {"tovabb", "haza", "felul", "tul", "ala", "vegre", "kozze", "letre", "jova", "elore", "kozre"}
_HELPERS = frozenset(
    ("kell", "kellene", "kene", "fogjuk", "fogom", "fogunk", "akarjuk", "akarom", "akarunk", "szeretnenk", "szeretnem")
) | {"szeretnek", "tudjuk", "tudni", "tudja", "tudjak", "lehet", "kivanjuk", "kivanunk", "is", "ne", "nem", "sem"}
_CHINESE_EACH, _COUNTABLE = "每", frozenset({"count_nouns", "each_of"})
_CHINESE_TIMES = frozenset("次场堂节期集部轮顿趟本篇")
_CHINESE_MORE, _NO_MORE = "多", frozenset("很最至更许太不差大众好诸颇繁几余零这那么")
_CHINESE_SIGNS = frozenset("每些一得多") | _CHINESE_TIMES
_CHINESE_SO, _CHINESE_HOW = "得", 5
_CHINESE_BITS = frozenset("点些")
# "Moins de colis perdus": what opens a text so says where it should go.
_FEWER = frozenset({("moins", "de"), ("moins", "d")})
_FRENCH_DEGREES = frozenset({"plus", "moins"})
# "J'organise", "on publie": behind these stands a verb.
_FRENCH_ONE = frozenset({"j", "je", "on"})
# "Le magasin compte livrer" only means to; "le compte épargne" is an account.
_FRENCH_MEANS = frozenset({"compte", "comptons", "comptent", "comptez", "comptait"})
_FRENCH_NAMED = frozenset(
    ("le", "un", "ce", "son", "mon", "notre", "votre", "leur", "chaque", "par", "de", "du", "au", "en", "sur", "a")
)
_FRENCH_INFINITIVE = re.compile("[a-z]{2,}(?:er|ir|oir|dre|tre|vre|ire|ure)")
_NO_DEGREE = frozenset(
    ("le", "la", "les", "ne", "n", "au", "de", "d", "non", "pas", "jamais", "en", "des", "deux", "un", "une")
)
_FRENCH_ADJECTIVE = re.compile(
    ".{2,}(?:[acgimtu]iles?|[bplu]ides?|imples?|uples?|aires?|[mvst]aine?s?|istes?|ernes?|[ai]lisees?|ment|i(?:f|ve)s?|eux|euses?|[ai]bles?|iques?|[ai]nte?s?|ente?s?|iers?|ieres?|[ae]ls?|[ae]lles?|ees?)"
    "|(?:clair|court|sur|propre|large|riche|juste|souple|vert|frai|legere?|net|nette|varie|soigne|anime|adapte|gras|sale|sucre|"
    "cher|long|haut|bas|lourd|chaud|froid|sombre|tendre|sobre|econome|concis|succinct|marque|prononce|apaise|affirme|autonome|doux|douce|dur|fort|lent|faible|solide|rapide|calme|feutre|etoffe|fourni|mince|epais|frequente|ambitieux|souriant|poli|gentil|gentille|joli|beau|belle|sage|mur|moelleux|leger|dense|fin|sain|strict|precis|concret|vif|bref|complet|discret|organise|structure|personnalise|securise|cible|detaille|soutenu|etendu|coordonne|pousse|agile|utile|habile|simple|ample|ouvert)(?:e|se|ue|te)?s?"
)


def told_by_form(tokens: Sequence[Token], starts: Sequence[list[Match]], words: Words) -> list[Match]:
    """Return what forms say: comparatives, "-nként", a compound's last part, a verb with its prefix apart."""
    if words.language == "hu":
        return _hungarian(tokens, words)
    if words.language == "fr":
        return _french(tokens, starts, words.phrases)
    if words.language == "zh":
        places = (place for place, token in enumerate(tokens) if token.text in _CHINESE_SIGNS)
        return [match for place in places for match in _chinese(tokens, starts, place)]
    return []


def _chinese(tokens: Sequence[Token], starts: Sequence[list[Match]], place: int) -> Iterator[Match]:
    """Yield "a bit more" with the word of degree before it: "写得详细些", "客气一点"."""
    word, after = tokens[place].text, tokens[place + 1].text if place + 1 < len(tokens) else ""
    if word == _CHINESE_EACH:
        # "每层楼".
        each = (match for match in starts[min(place + 1, len(tokens) - 1)] if match.list_name in _COUNTABLE)
        yield from (match._replace(list_name="all_words", value="", first=place) for match in each)
    if word == _CHINESE_MORE:
        # "多拍照片", but not "最多", "30多".
        before = tokens[place - 1].text if place else ""
        acts = (match for match in starts[min(place + 1, len(tokens) - 1)] if match.list_name == "concrete_verbs")
        does = any(match.first > place and match.last - match.first > 1 for match in acts)
        if does and before not in _NO_MORE and not before[:1].isdigit() and (before[:1] or word) not in HAN_DIGITS:
            yield Match("qualifiers", BY_FORM, place, place + 1, "")
        return
    if word in _CHINESE_TIMES:
        yield from _chinese_occasion(tokens, starts, place)
        return
    if word == _CHINESE_SO:
        # "摆得满满的".
        so = [token.text for token in tokens[place + 1 : place + 4]]
        if len(so) > 2 and so[0] == so[1] and so[2] == "的":
            yield Match("qualifiers", BY_FORM, place + 1, place + 4, "")
        return
    last = place + 1 if word == "些" else place + 2 if word == "一" and after in _CHINESE_BITS else 0
    begins = range(max(0, place - 2), place if last else 0)
    for first in begins:
        if any(match.list_name == "degrees" and match.last == place for match in starts[first]):
            # The end of a short word is taken with the "一" behind it, which is no number.
            yield Match("qualifiers", BY_FORM, max(0, place - 2), last, "")
            yield Match("noise", "", place, last, "")
            return
    # "讲得透彻些", "写得像样一点".
    if last and any(token.text == _CHINESE_SO for token in tokens[max(0, place - _CHINESE_HOW) : max(0, place - 1)]):
        yield Match("qualifiers", BY_FORM, place - 1, last, "")
        yield Match("noise", "", place, last, "")


def _chinese_occasion(tokens: Sequence[Token], starts: Sequence[list[Match]], place: int) -> Iterator[Match]:
    """Yield what is only held or sat through some times: "听三场报告", "讲两堂课"; an activity stands behind it."""
    if place < 2 or not (tokens[place - 1].text[0].isdigit() or tokens[place - 1].text[0] in HAN_DIGITS + "几"):
        return
    for first in range(max(0, place - 3), place - 1):
        if any(match.list_name == "occasion_verbs" and match.last == place - 1 for match in starts[first]):
            yield Match("activity_verbs", BY_FORM, first, place + 1, "")
            yield Match("needs_activity", BY_FORM, first, place + 1, "")


def _french(tokens: Sequence[Token], starts: Sequence[list[Match]], phrases: Phrases) -> list[Match]:
    found: list[Match] = []
    if len(tokens) > 1 and (tokens[0].text, tokens[1].text) in _FEWER:
        found.append(Match("direction", "down", 0, 2, ""))
    for place, (word, _, _) in enumerate(tokens[:-1]):
        if word in _FRENCH_MEANS and place and _only_means(tokens, place):
            found.append(Match("hedges", BY_FORM, place, place + 1, ""))
        elif word in _FRENCH_DEGREES and _is_degree(tokens, starts, place):
            found.append(Match("qualifiers", BY_FORM, place, place + 2, ""))
        elif word in _FRENCH_ONE and tokens[place + 1].text.endswith("e"):
            verb = _alone(phrases, tokens[place + 1].text + "r")
            found += [match._replace(first=place + 1, last=place + 2) for match in verb]
    return found


def _only_means(tokens: Sequence[Token], place: int) -> bool:
    """Whether an infinitive says what somebody means to do: "nous comptons ouvrir"."""
    before, after = tokens[place - 1].text, tokens[place + 1].text
    return before not in _FRENCH_NAMED and _FRENCH_INFINITIVE.fullmatch(after) is not None


def _is_degree(tokens: Sequence[Token], starts: Sequence[list[Match]], place: int) -> bool:
    """Whether "plus" compares: "plus clairement", but neither "ne … plus" nor "les plus anciens"."""
    before = [token.text for token in tokens[max(0, place - 3) : place]]
    if (before and before[-1] in _NO_DEGREE) or "ne" in before or "n" in before:
        return False
    is_listed = any(match.list_name in {"count_nouns", "metric_nouns", "units"} for match in starts[place + 1])
    return not is_listed and _FRENCH_ADJECTIVE.fullmatch(tokens[place + 1].text) is not None


def _hungarian(tokens: Sequence[Token], words: Words) -> list[Match]:
    found: list[Match] = []
    for place, (word, _, _) in enumerate(tokens):
        if word in _MAYBE and [token.text for token in tokens[place + 1 : place + 3]] == [",", "hogy"]:
            found.append(Match("hedges", BY_FORM, place, place + 1, ""))
        if len(word) >= _SHORTEST:
            said = _said(words, word)
            if said:
                found += [match._replace(first=place, last=place + 1) for match in said]
        elif word in _PREFIXES:
            found += _apart(tokens, words.phrases, place)
    return found


@lru_cache(_KEPT)
def _said(words: Words, word: str) -> tuple[Match, ...]:
    """Return what a Hungarian word's form says, as if it stood alone."""
    listed = {match.list_name for match in _alone(words.phrases, word)} - {"attitudes"}
    if _CONDITIONAL.fullmatch(word):
        return (Match("hedges", BY_FORM, 0, 1, ""),)
    if listed <= _OF_ACTS and (_COMPARED_ACT if listed else _COMPARATIVE).fullmatch(word):
        return (Match("qualifiers", BY_FORM, 0, 1, ""),)
    ends = (_alone(words.phrases, word[at:]) for at in range(_FIRST_PART, len(word) - _SHORTEST_HEAD + 1))
    heads = ([match for match in matches if match.list_name == "heads"] for matches in ends)
    head = next((matches for matches in heads if matches), [])
    if not head and listed.isdisjoint(_NOT_EACH) and _EACH.fullmatch(word):
        return (Match("all_words", "", 0, 1, ""),)
    named = ((match.value.partition(" "), match.ending) for match in head)
    return tuple(Match(name, value, 0, 1, ending) for (name, _, value), ending in named)


def _alone(phrases: Phrases, word: str) -> list[Match]:
    return phrases.at([Token(word, 0, len(word))], 0)


def _apart(tokens: Sequence[Token], phrases: Phrases, place: int) -> Iterator[Match]:
    """Yield what a verb means with the prefix that stands before or behind it."""
    prefix = tokens[place].text
    if place + 2 < len(tokens) and tokens[place + 1].text in _HELPERS:
        verb = place + 2
    elif place and tokens[place - 1].text.isalpha():
        verb = place - 1
        yield Match(APART, "", verb, place, "")
    else:
        return
    for match in _alone(phrases, prefix + tokens[verb].text):
        yield match._replace(first=verb, last=verb + 1)
