"""Which broad words are no object of a goal: they describe, own or measure something else, or are people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.words import Match

_ASIDE, _DETERMINED = 4, 3
_GAUGES = frozenset({"measure", "survey", "chart", "plot", "gauge", "mesurer", "sonder"})
# Behind these a broad thing is only noted.
_NOTED = frozenset({"enter", "record", "note", "tick", "jot", "inscrire", "noter", "consigner", "saisir", "reporter"})
_STAFF = frozenset({"team", "teams", "department", "staff", "member", "members"})
_MEASURED = frozenset({"measured", "surveyed", "gauged", "charted"})
# Behind a broad word these name nothing: "keep the team spirit alive".
_NO_NAMES = frozenset(
    ("alive", "intact", "high", "tangible", "visible", "first", "everywhere", "together", "again", "further"),
) | {"forward", "alike"}
_HUNGARIAN_ABOUT = frozenset({"szolo", "vonatkozo", "kapcsolatos", "iranyulo"})
_HUNGARIAN_OBLIQUE = frozenset(
    {"nak", "nek", "hoz", "tol", "val", "vel", "tal", "gel", "ban", "nal", "unkkal", "unknak"}
)
_HUNGARIAN_ADJECTIVES = frozenset({"i", "s", "os", "es"})
_FRENCH_THE = frozenset({"l", "la", "le", "les", "chaque"})
_FRENCH_OF = frozenset({"de", "des", "du", "d"})


def is_gauged(context: Context, match: Match) -> bool:
    """Whether a broad thing is put into figures: "measure the performance of the pump"."""
    before = [token.text for token in context.text.tokens[max(0, match.first - _ASIDE) : match.first]]
    after = (context.text.word(place) for place in range(match.last, match.last + _ASIDE))
    gauged = not _GAUGES.isdisjoint(before[-_DETERMINED:]) or any(word in _MEASURED for word in after)
    return gauged or not _NOTED.isdisjoint(before)


def is_doer(context: Context, match: Match) -> bool:
    """Whether a broad word opens a clause and somebody's promise follows: "l'accueil pourrait"."""
    opens = match.first - context.clause(match.first).first <= 1
    is_thing = opens and context.text.at(match.first, "things") is not None
    return is_thing and context.text.at(match.last, "hedges") is not None


def owns(context: Context, match: Match) -> bool:
    """Whether a broad English word only has what is named: "the trust's number"."""
    tokens, last = context.text.tokens, match.last
    is_owner = context.text.language == "en" and last + 1 < len(tokens) and tokens[last].text == "s"
    return is_owner and context.text.folded.text[tokens[last].start - 1] == "'" and last + 1 in context.content


def is_staff(context: Context, place: int) -> bool:
    """Whether an English word is the people that a broad word describes: the "customer engagement team"."""
    tokens = context.text.tokens
    return place < len(tokens) and tokens[place].text in _STAFF


def is_recipient(context: Context, match: Match) -> bool:
    """Whether a Hungarian team is only for whom or whose something plain is: "tábort szervezünk a csapatnak"."""
    if context.text.at(match.first, "things") is None:
        return False
    first, last, _ = context.clause(match.first)
    # "A csapat kapitányát", but not "a csapat erősítése".
    is_owner = match.ending == "" and match.last in context.content
    is_theirs = is_owner or match.ending in _HUNGARIAN_OBLIQUE
    return is_theirs and (
        any(context.has(name, first, last) for name in ("concrete_verbs", "activity_verbs"))
        or any(first <= verb.first < last for verb in context.unlisted_verbs)
    )


def describes(context: Context, match: Match, content: set[int]) -> bool:
    """Whether a broad word only describes the thing named beside it."""
    tokens, thing = context.text.tokens, context.text.at(match.first, "things")
    # 管理 is a thing, but 管理水平 is none.
    is_thing = thing is not None and thing.last == match.last
    if context.text.language == "hu":
        if match.last < len(tokens) and tokens[match.last].text in _HUNGARIAN_ABOUT:
            return True
        is_counted = context.text.at(match.last, "count_nouns") is not None
        return match.ending in _HUNGARIAN_ADJECTIVES and (match.last in content or is_counted)
    if context.text.language != "fr":
        named = is_thing and match.first - 1 in content
        names = match.last in content and context.text.word(match.last) not in _NO_NAMES
        after = names or context.text.at(match.last, "weak_metrics") is not None
        # "The results of the test" are a thing of their own.
        of = is_thing and match.last < len(tokens) and tokens[match.last].text == "of"
        return named or of or _is_topic(context, match, content) or (after and tokens[match.last - 1].text != "的")
    # "Une affiche dans le service", "une formation sur la gestion".
    near = {token.text for token in tokens[max(0, match.first - 2) : match.first]}
    # "Dans toutes les équipes" too.
    is_inside = any(token.text == "dans" for token in tokens[max(0, match.first - _DETERMINED) : match.first])
    is_place = is_inside and context.text.at(match.last - 1, "things") is not None
    if "sur" in near or is_place:
        return min(content, default=match.first) < match.first
    # "Le service culture".
    beside = is_thing and context.text.at(match.last, "vague_objects") is not None
    beside = beside or any(m.last == match.first for m in context.text.found.get("things", ()))
    # "La charte qualité".
    adjoined = match.first > 0 and match.first - 1 in content and tokens[match.first - 1].text.isalpha()
    before = match.first >= 2 and tokens[match.first - 1].text in _FRENCH_OF and match.first - 2 in content
    # "La clé de l'accueil".
    before = before or (is_thing and _is_of_the(context, match.first) and match.first - 3 in content)
    of = match.last < len(tokens) and tokens[match.last].text in _FRENCH_OF
    # "Les résultats de l'enquête".
    the = of and match.last + 1 < len(tokens) and tokens[match.last + 1].text in _FRENCH_THE
    return before or beside or adjoined or (is_thing and match.last + of + the in content)


def _is_of_the(context: Context, place: int) -> bool:
    return context.text.word(place - 1) in _FRENCH_THE and context.text.word(place - 2) in _FRENCH_OF


def _is_topic(context: Context, match: Match, content: set[int]) -> bool:
    """Whether a broad word only says what something is about: "a workshop on communication"."""
    place = match.first - 1
    if context.text.at(match.first, "things") is not None and context.text.at(place, "articles") is not None:
        # "Discuss the rota in the team".
        return context.text.at(place - 1, "within") is not None and place - 2 in content
    # "A course on technical support".
    place -= place in content
    return context.text.at(place, "topics") is not None and place - 1 in content
