"""Faults of wording, decided in their context: a vague verb with a figure in its clause is no fault."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.forms import BY_FORM
from smartgoal.knowledge.sentence.innocent import (
    follows_event,
    is_aside,
    is_asked,
    is_crowd_by_a_day,
    is_manner,
    is_no_praise,
    is_question,
    is_to_do,
    is_unused,
    opens_condition,
    says_which,
)
from smartgoal.knowledge.sentence.praise import joined, praise
from smartgoal.knowledge.sentence.telling import OWN, is_of_others, is_told, is_whether
from smartgoal.knowledge.sentence.verdict import stands_as_verb

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from smartgoal.knowledge.folding import Hit
    from smartgoal.knowledge.sentence.clauses import Clause
    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.words import Match

_FRENCH_NOUN = ("tion", "ment", "soutien")
# Behind a Hungarian verb's stem: "-ási", "-ő", "-ség" make nouns of it, "-ása" names the action.
_ADJECTIVES, _AGENTS, _ACTIONS = frozenset({"asi", "esi", "t", "ott", "ett"}), ("o", "seg"), ("as", "es")
# "Javítok", "javítom", "javítod": somebody does it.
_AGENTS_WRITTEN = frozenset({"ők", "ók", "őm", "óm", "őd", "ód"})
_PERSONS = frozenset({"ok", "om", "od"})
# Beside a Chinese verb they make a noun of it: 技术支持, 推广员, 优化的.
_NOUN_BEFORE, _NOUN_AFTER = frozenset("术员可的把"), frozenset("的员码栏岗器者费")
_CHINESE_DO = frozenset("做搞")
_NAMED_BY = ("recording_verbs", "concrete_verbs")
# With these 等 says a grade, or waits; before a number it closes the list: "等三种".
_EQUAL = frozenset("相平高同中初优均对头"), frozenset("级候待于到同比额分式位效第一二两三四五六七八九十百千0123456789")
_VERB_REACH = 5
# "De la rigueur", "plus de dialogue".
_OF_IT = frozenset({"de", "la", "l", "du", "des", "d", "le", "les", "un", "une", "plus", "moins", "nos", "notre"}) | {
    *("vrai", "vraie", "veritable", "reel", "reelle", "fort", "forte", "grand", "grande", "belle", "autre", "nouvelle"),
}
# "Provided that staffing levels allow".
_PROVIDED = frozenset({"if", "when", "where", "as", "provided", "whenever", "wherever"})
_ENDS = frozenset({",", ")", "it"})
_SHARE_OF = frozenset({"of", "in", "de", "des", "d", "的"})
_ADJECTIVE_ENDS = ("al", "ive", "ous", "ic", "ful", "able", "ary")
# Whoever has mended twenty words of a kind knows how to mend the others.
MOST = 20
_PHRASE = 5
_LONGER = ("escapes", "if_escapes", "vague_time", "hedges", "open_ended", "unobservable_verbs")


def hits(context: Context, matches: Iterable[Match]) -> tuple[Hit, ...]:
    """Return the written words of some phrases, not endlessly many."""
    return tuple(context.text.hit(match.first, match.last) for match in islice(matches, MOST))


def vague_verbs(context: Context, mind: Iterable[Match]) -> dict[int, Match]:
    """Return the first vague verb of each clause that has no figure, by the clause's first token.

    "Learn to manage time" has one fault, the verb of the mind before.
    """
    found: dict[int, Match] = {}
    learnt = {context.clause(match.first).first: match.first for match in mind}
    watched = {match.first for match in context.bodily}
    for match in _vague_or_lofty(context):
        clause = context.clause(match.first)
        if learnt.get(clause.first, match.first) < match.first:
            continue
        is_hedge = _is_part(context, match, ("hedges",), ("hedges",)) or context.text.begins_compound(match)
        # A figure left blank is a fault of its own.
        measured = context.has_figure(clause) or context.has("open_ended", clause.first, clause.last)
        if measured or is_hedge or clause.first in found or match.first in watched:
            continue
        if is_verb(context, match) and match.first not in context.provided and not is_to_do(context, match):
            found[clause.first] = match
    return found


def _vague_or_lofty(context: Context) -> list[Match]:
    """Return the vague verbs, and the lofty ones with nothing to watch beside: "deepen our relationships"."""
    broad = {context.clause(match.first) for match in context.broad}
    named = {context.clause(place) for place in context.content}
    lofty = [match for match in context.main("lofty_verbs") if _says_nothing(context.clause(match.first), broad, named)]
    vague, further = context.main("vague_verbs"), [*lofty, *context.main("idioms")]
    return sorted([*vague, *further], key=lambda match: match.first) if further else vague


def _says_nothing(clause: Clause, broad: Container[Clause], named: Container[Clause]) -> bool:
    return clause in broad or clause not in named


def is_verb(context: Context, match: Match) -> bool:
    """Whether a word that may be a noun stands as verb: "support the team", not "technical support"."""
    text, clause = context.text, context.clause(match.first)
    word = text.tokens[match.last - 1].text
    if text.language == "en":
        return text.at(match.first, "idioms") is not None or stands_as_verb(context, match.first)
    if text.language == "fr" and word.endswith(_FRENCH_NOUN):
        return match.first - clause.first <= 1
    if text.language == "zh":
        return _is_chinese_verb(context, match)
    return not _is_hungarian_noun(context, match) and not is_whether(context, match) and not _helps(context, match)


def _is_chinese_verb(context: Context, match: Match) -> bool:
    """Whether no noun is made of a Chinese verb, nor only helps with what is done: "协助老师批改作业"."""
    text = context.text
    before = text.tokens[match.first - 1].text if match.first else ""
    after = text.tokens[match.last].text if match.last < len(text.tokens) else ""
    is_staff = text.at(match.last, "generic_words") is not None and after != "的"
    if before in _NOUN_BEFORE or (after in _NOUN_AFTER and not is_staff):
        return False
    # "登记拓展训练的人数", "提交改进方案".
    named = any(context.ending_at(name, match.first) is not None for name in _NAMED_BY)
    # "做市场调研".
    named = named and before not in _CHINESE_DO
    return not named and not _helps(context, match)


def _helps(context: Context, match: Match) -> bool:
    """Whether a verb only helps with what is done, as told behind it: "segíteni az időseknek felszállni"."""
    last = context.clause(match.first).last
    helps = context.text.at(match.first, "helping_verbs") is not None and not context.has(
        "qualifiers", match.last, last
    )
    return helps and context.acts_within(match.last, last)


def _is_hungarian_noun(context: Context, match: Match) -> bool:
    """Whether a word made from a verb names a thing: "támogatási", "fejlesztő", and "biztosítása" beside a verb."""
    ending = match.ending
    if context.text.language != "hu" or not ending:
        return False
    is_person = ending in _PERSONS and context.text.at(match.first, "count_nouns") is None
    # "A fejlesztők" are no "fejlesztek", where accents are written; "összehangoltabb" compares.
    is_person = is_person and context.text.hit(match.first, match.last).text[-2:].lower() not in _AGENTS_WRITTEN
    if ending in _ADJECTIVES or "bb" in ending or (ending.startswith(_AGENTS) and not is_person):
        return True
    return ending.startswith(_ACTIONS) and context.clause(match.first).first in context.infinitive_clauses


def broad_object(context: Context, vague: Container[int], mind: Iterable[Match]) -> tuple[int, int] | None:
    """Return the first and last token of the first broad object that is all its clause speaks of.

    The light verb before it is part of it. A clause whose verb is a fault already has no second one.
    """
    of_mind = {context.clause(match.first).first for match in mind}
    for match in context.broad:
        clause = context.clause(match.first)
        verb, first = _light_verb_before(context, match)
        before = context.text.tokens[clause.first : first]
        stands_alone = verb or context.has_figure(clause) or first - clause.first <= 1
        stands_alone = stands_alone or all(token.text in _OF_IT for token in before)
        # "Offrir aux adhérents un bon rapport qualité-prix".
        near = match.first - clause.first <= _VERB_REACH
        stands_alone = stands_alone or (near and context.has("light_verbs", clause.first, clause.first + 2))
        # "Work faster", "work the night shift".
        follows = context.text.at(match.last, "qualifiers") or context.text.at(match.last, "articles")
        is_verb = match.first == clause.first and follows is not None and context.text.language != "fr"
        is_flagged = clause.first in vague or clause.first in of_mind
        if not is_flagged and not is_verb and (stands_alone or context.text.language != "fr"):
            return verb.first if verb else first, _behind_praise(context, match.last)
    return None


def _behind_praise(context: Context, place: int) -> int:
    """Return where French praise behind an object ends: "une expérience client exceptionnelle"."""
    praise = context.text.at(place, "qualifiers") if context.text.language == "fr" else None
    return praise.last if praise is not None else place


def _light_verb_before(context: Context, match: Match) -> tuple[Match | None, int]:
    """Return the light verb before an object, with small words and praise between, and where these begin."""
    # Each Han character is a token of its own.
    reach = 2 * _VERB_REACH if context.text.language == "zh" else _VERB_REACH
    place = match.first
    while place > max(0, match.first - reach):
        verb = context.ending_at("light_verbs", place)
        if verb is not None:
            return verb, place
        praise = context.ending_at("qualifiers", place)
        small = praise or context.ending_at("generic_words", place)
        is_english = context.text.language == "en" and context.text.tokens[place - 1].text.endswith(_ADJECTIVE_ENDS)
        if small is None and not is_english and context.text.at(place - 1, "generic_words") is None:
            break
        place = small.first if small is not None else place - 1
    praise = context.ending_at("qualifiers", match.first)
    return None, praise.first if praise is not None else match.first


def qualifiers(context: Context, flagged: Container[int], broad: tuple[int, int] | None) -> tuple[Hit, ...]:
    """Return the words of degree and praise without a figure near.

    "Significantly improve" and "know better" have one fault, the verb; what stands inside a broad object's phrase
    is part of it.
    """
    # "A positive and calm attitude" is one fault, however long it is.
    reach = 2 * _VERB_REACH if context.text.language == "zh" else _VERB_REACH
    inside = range(max(context.clause(broad[0]).first, broad[0] - reach), broad[1]) if broad else range(0)
    plain = (
        match
        for match in praise(context)
        if match.first < context.means
        and not context.has_figure(context.clause(match.first))
        and context.clause(match.first).first not in flagged
        and match.first not in inside
        and not _bounds_number(context, match)
        and not _is_in_verb(context, match)
        and not is_no_praise(context, match)
        and not _is_part(context, match, _LONGER, as_long=("escapes",))
    )
    return hits(context, joined(plain))


def _bounds_number(context: Context, match: Match) -> bool:
    """Whether a number stands right behind: "plus de 24 heures" is a limit, also in a condition."""
    text = context.text
    # "最好的三篇".
    is_of = text.language == "zh" and match.last < len(text.tokens) and text.tokens[match.last].text == "的"
    place = match.last + is_of
    after = text.tokens[place].text if place < len(text.tokens) else ""
    number = text.at(place, "numbers")
    return after[:1].isdigit() or (number is not None and number.value != "1")


def _is_part(context: Context, match: Match, longer: Iterable[str], as_long: Iterable[str] = ()) -> bool:
    """Whether a word is part of a longer phrase of other lists, or is one of some lists itself: that is its fault."""
    near = (other for at in range(max(0, match.first - _PHRASE), match.first + 1) for other in context.text.starts[at])
    return any(
        (other.list_name in longer and other.last >= match.last and other.span != match.span)
        or (other.list_name in as_long and other.span == match.span)
        for other in near
    )


def _is_in_verb(context: Context, match: Match) -> bool:
    """Whether a word of praise is part of a vague verb: the "better" of "get better"."""
    # "Összehangoltabb" compares, whatever verb it is from.
    backs = (1,) if match.value == BY_FORM else (0, 1)
    longer = (context.text.at(match.first - back, "vague_verbs") for back in backs)
    return any(verb is not None and verb.last >= match.last for verb in longer)


def unobservable(context: Context) -> list[Match]:
    """Return the verbs of the mind where nothing in the text tests them."""
    if context.measures or context.matches("assessments") or context.matches("certificates"):
        return []
    found = context.main("unobservable_verbs")
    verbs = (match for match in found if is_verb(context, match) or _follows_plural(context, match))
    verbs = (match for match in verbs if not (is_asked(context, match) or context.text.begins_compound(match)))
    # "加入物流学会": without an object 学会 is a society.
    return [match for match in verbs if context.text.language != "zh" or match.last < context.clause(match.first).last]


def _follows_plural(context: Context, match: Match) -> bool:
    """Whether an English clause begins with those who do it: "pupils understand fractions"."""
    first = context.clause(match.first).first
    before = context.text.tokens[first].text
    return context.text.language == "en" and match.first == first + 1 and before.endswith("s") and len(before) > _PHRASE


def hedges(context: Context) -> tuple[Hit, ...]:
    """Return the words that take the promise back; an ability that is tested, or measured by a day, is none."""
    is_tested = bool(context.matches("assessments") or context.matches("certificates"))
    is_measured = bool(context.measures) and context.has_time("deadline")
    # "18 of 20 are able to" says how many.
    counted = min((measure.first for measure in context.measures), default=len(context.text.tokens))
    able = {m.first for m in context.matches("abilities") if is_tested or is_measured or m.first > counted}
    able |= {match.first for match in context.matches("leanings") if _is_felt_by_many(context, match)}
    own = (m for m in context.main("hedges") if not is_of_others(context, m) and not context.text.begins_compound(m))
    own = (match for match in own if context.text.language != "hu" or not is_asked(context, match))
    return hits(context, (match for match in own if match.first not in able and not is_question(context, match)))


def _is_felt_by_many(context: Context, match: Match) -> bool:
    """Whether a share of people feels so: "70 % of members are willing to", not "20 % of calls, we are keen to"."""
    first, tokens = context.clause(match.first).first, context.text.tokens
    shares = (measure.last for measure in context.measures if first <= measure.first < match.first)
    last = next((last for last in shares if tokens[last].text in _SHARE_OF), None)
    return last is not None and not any(token.text in OWN for token in tokens[last : match.first])


def escapes(context: Context) -> tuple[Hit, ...]:
    """Return "if possible" and its kin."""
    found = [match for match in context.matches("escapes") if not opens_condition(context, match)]
    inside = {place for match in found for place in range(match.first, match.last)}
    found += [m for m in context.matches("if_escapes") if m.first not in inside and _is_conditional(context, m)]
    return hits(context, sorted(found, key=lambda match: match.first))


def _is_conditional(context: Context, match: Match) -> bool:
    """Whether an "if" stands before a word of its clause: "ha a forgalom engedi", "if staffing levels allow"."""
    if context.text.language == "en":
        before = context.text.tokens[max(0, match.first - _VERB_REACH) : match.first]
        ends = context.text.word(match.last) in _ENDS or match.last == context.clause(match.first).last
        return ends and any(token.text in _PROVIDED for token in before)
    return context.has("conditions", max(context.clause(match.first).first, match.first - _VERB_REACH), match.first)


def open_ended(context: Context) -> tuple[Hit, ...]:
    """Return "etc.", "TBD" and figures left blank."""
    listed = (match for match in context.matches("open_ended") if _is_left_open(context, match))
    return hits(context, listed) or _and_others(context)


def _and_others(context: Context) -> tuple[Hit, ...]:
    """Return the 等 that leaves a Chinese list open: "水果、坚果等", but not "水果、坚果等三种"."""
    tokens = context.text.tokens if context.text.language == "zh" else []
    listed = False
    for place, token in enumerate(tokens):
        listed = listed or token.text == "、"
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if token.text == "等" and listed and tokens[place - 1].text not in _EQUAL[0] and after[:1] not in _EQUAL[1]:
            return (context.text.hit(place, place + 1),)
    return ()


def _is_left_open(context: Context, match: Match) -> bool:
    """Whether nothing follows that "and more" or "to be confirmed" would belong to, nor a relative clause holds it."""
    text = context.text
    if text.at(match.first, "open_at_end") is None:
        return True
    goes_on = match.last < len(text.tokens) and text.tokens[match.last].text[0].isalnum() and not text.taken[match.last]
    return not goes_on and not context.has("conditions", context.clause(match.first).first, match.first)


def absolutes(context: Context) -> tuple[Hit, ...]:
    """Return "always" and its kin without a figure in their clause."""
    zeros = {measure.first for measure in context.measures if measure.quantity.to == 0}
    matches = context.matches("absolutes")
    # "Jamais de chariot devant la porte" is itself the zero.
    found = (m for m in matches if zeros & {m.first, m.last} or not context.has_figure(context.clause(m.first)))
    innocent = (is_manner, is_crowd_by_a_day, is_unused, is_aside, is_told)
    return hits(context, (match for match in found if not any(excuses(context, match) for excuses in innocent)))


def vague_time(context: Context) -> tuple[Hit, ...]:
    """Return "soon" and its kin where no deadline is given beside."""
    if context.has_time("deadline") or context.has_time("duration"):
        return ()
    # "Rapidement" alone is a word of degree.
    times = (match for match in context.matches("vague_time") if not _is_part(context, match, (), ("qualifiers",)))
    innocent = (follows_event, is_asked, says_which)
    return hits(context, (match for match in times if not any(excuses(context, match) for excuses in innocent)))
