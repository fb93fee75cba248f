"""Verbs that no list holds, told by their form and place: what they say is done can be watched."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.forms import APART
from smartgoal.knowledge.words import Match, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.knowledge.sentence.clauses import Clause
    from smartgoal.knowledge.sentence.scan import Scan

_LIST = "verbs_by_form"
_NEUTRAL = frozenset(
    {
        *("count_nouns", "process_verbs", "lofty_verbs", "recording_verbs", "kinds", "others", "gestures"),
        *("found_so", "owner_labels", "opening", "target_labels", "that_is", APART),
        *("figure_leads", "preventing", "same_thing"),
    }
)
_SHORTEST = 4
_INFINITIVES = ("er", "ir", "re")
_PLURAL = frozenset({"tous", "toutes", "les", "nos", "ces", "leurs", "deux", "trois"})
# "Nos clients ressentent la différence" can't be watched.
_FELT = (
    *("ressent", "savour", "incarn", "viv", "partag", "aim", "rayonn", "cultiv", "inspir", "sent", "embrass"),
    *("appreci", "honor", "defend", "vehicul", "reflet", "soutien", "particip", "compren", "connaiss", "adopt"),
)
_NO_SUBJECT = frozenset({"de", "du", "des", "le", "la", "l", "un", "une", "au", "aux", "d", "en", "et"})
# "Note the time", "note whether it rains".
_ENGLISH_OBJECT = ("articles", "questions")
_UNSEEN = ("gestures", "vague_objects")
_ADVERB, _MANNERS = "ment", 4
_FRENCH_DEGREES = frozenset({"bien", "tres", "tot", "assez", "trop"})
_ACTION_NOUNS = ("asa", "ese")
# "Kiadjuk", "elhelyezzük": a prefix and an ending together that no noun has.
_PREFIXES = (
    "meg",
    "ki",
    "be",
    "fel",
    "le",
    "el",
    "at",
    "ossze",
    "vissza",
    "szet",
    "vegig",
    "hozza",
    "ra",
    "ide",
    "oda",
)
# Behind a Chinese verb: what it comes to; without the words before and after that make other words of it.
_RESULTS = {
    "满": ("圆美期不丰充饱爆", "意足怀载"),
    "净": ("干纯白洁", "利化值重收额推"),
    "掉": ("", ""),
    "齐": ("整一看", "全心备头名"),
    "紧": ("赶抓加要不吃压", "急张密缺跟迫紧"),
    "住": ("居入常不暂", "院宿户房所宅处址客建"),
}
# What is done for somebody behind 给.
_HANDED, _GIVE_REACH = frozenset("发送寄递配装贴买订拍签盖倒端铺换擦喂"), 8
_WE_DO = (
    "juk",
    "zzuk",
    "ssuk",
    "szuk",
    "jen",
    "jon",
    "jek",
    "jak",
    "zzen",
    "zzon",
    "ssen",
    "sson",
    "tse",
    "tsa",
    "lja",
)
# "Öntözzük", "takarítjuk", "hagyjunk": endings that no noun has, without a prefix too.
_WE_ALONE = re.compile("(?:zzuk|ljuk|itjuk|[bdghklmnprvz]junk|ssunk|tsunk|zzunk)$")
_PARTICIPLES = ("é", "ée", "és", "ées")
_SET_UP = ("mis", "mise", "mises")
_IRREGULAR = re.compile(
    "(?:rend|rec|vend|l|ten|resol|pourv|concl|rev|rempl|fourn|etabl|ecri|inscri|ouver|couver|tradui|construi|repein|"
    "etein|serv|garn)(?:u|i|t|us|is|ts|ue|ie|te|ues|ies|tes)|(?:re|trans|sou)mis(?:es?)?"
    # "Recruté" ends like a noun of quality.
    "|(?:recrut|achet|test|execut|complet|present|mont|post|plant|ajout|collect|connect|audit|edit|visit)ee?s?"
)
# Behind these à leads to who gets it: "envoyée aux salariés".
_HANDED_OVER = ("remis", "transmis", "soumis", "envoy", "present", "communiqu", "rendu", "livre", "distribu")
_ENGLISH_IRREGULAR = frozenset(
    ("written", "rewritten", "built", "rebuilt", "sent", "sold", "held", "drawn", "redrawn")
) | {
    *("hung", "laid", "relaid", "taught", "bought", "dug", "sewn", "sown", "mown"),
}
_AWAY = frozenset({"off", "up", "out", "in", "down", "over", "away"})
_NO_PARTICIPLES = ("eed", "té")
# "Moved to the new basement", but not "dedicated to customers".
_ONWARDS = frozenset({"at", "to", "into", "onto", "au", "aux", "dans", "vers", "with", "without", "avec", "sans"})
_DEVOTED = (
    *(
        "dedicat",
        "treat",
        "commit",
        "relat",
        "limit",
        "devot",
        "tailor",
        "adapt",
        "expos",
        "link",
        "connect",
        "attach",
        "dedie",
    ),
    *(
        "suit",
        "respon",
        "integr",
        "engag",
        "consacr",
        "destin",
        "oriente",
        "tourne",
        "adresse",
        "lie",
        "propos",
        "confie",
    ),
)
_DONE = _NEUTRAL | {"concrete_verbs", "deliverable_verbs", "activity_verbs"}
_NOT_DONE = frozenset({"vague_verbs", "light_verbs", "unobservable_verbs", "direction", "figurative_verbs"})
# "Ne jamais laisser", "always wear": what stands before the verb without changing what is done.
_BEFORE = frozenset(
    {"always", "never", "toujours", "ne", "jamais", "pas", "se", "s", "me", "systematiquement", ",", ":"}
)


def verbs_by_form(text: Scan, clauses: list[Clause]) -> list[Match]:
    """Return the verbs that only their form tells: an infinitive, or a word before an article that opens a clause."""
    forms = {"en": _english, "fr": _french, "hu": _hungarian, "zh": _chinese}
    find = forms.get(text.language)
    if find is None:
        return []
    return [Match(_LIST, "", place, place + 1, "") for clause in clauses for place in find(text, clause)]


def _is_unknown(text: Scan, place: int) -> bool:
    """Whether no list says what a word is; "commander" begins like what is counted, and is a verb all the same."""
    word = text.tokens[place].text
    is_said = any(not _is_neutral(match) for match in text.starts[place])
    return not is_said and not text.taken[place] and word.isalpha() and len(word) >= _SHORTEST


def _is_neutral(match: Match) -> bool:
    """Whether a phrase leaves open what a word is; a `not_…` list only says what it isn't."""
    return match.list_name in _NEUTRAL or match.list_name.startswith("not_")


def _opening(text: Scan, clause: Clause) -> Iterator[int]:
    """Yield where a verb that opens a clause would stand: first, and after times, hedges and "always"."""
    place = clause.first
    while place < clause.last:
        hedge = text.at(place, "hedges") or text.at(place, "absolutes") or text.at(place, "escapes")
        if hedge is not None:
            place = hedge.last
        elif text.taken[place] or (text.tokens[place].text in _BEFORE and not _opens_phrase(text, place)):
            place += 1
        else:
            yield place
            return


def _opens_phrase(text: Scan, place: int) -> bool:
    """Whether a small word belongs to a longer phrase: the "s" of "s'approprier"."""
    return any(match.last > place + 1 for match in text.starts[place])


def _english(text: Scan, clause: Clause) -> Iterator[int]:
    for place in _opening(text, clause):
        has_object = any(text.at(place + 1, name) is not None for name in _ENGLISH_OBJECT)
        is_quoted = place + 1 < clause.last and text.tokens[place + 1].text == '"'
        if _is_unknown(text, place) and (has_object or is_quoted):
            yield place


def _french(text: Scan, clause: Clause) -> Iterator[int]:
    """Yield infinitives with an object that open a clause or follow a comma."""
    if text.tokens[clause.first].text in _PLURAL:
        yield from islice(_told_of_several(text, clause), 1)
    after_commas = (at + 1 for at in range(clause.first, clause.last - 1) if text.tokens[at].text in ",:")
    hedged = (m.last for m in text.found.get("hedges", ()) if clause.first <= m.first and m.last < clause.last)
    for place in (*_opening(text, clause), *after_commas, *hedged):
        is_infinitive = text.tokens[place].text.endswith(_INFINITIVES) and _has_object(text, place + 1)
        if is_infinitive and _is_unknown(text, place):
            yield place


def _told_of_several(text: Scan, clause: Clause) -> Iterator[int]:
    """Yield French verbs with an object that are told of several: "tous les agents réussissent le quiz"."""
    for place in range(clause.first + 2, clause.last - 1):
        word, before = text.tokens[place].text, text.tokens[place - 1].text
        is_form = word.endswith("ent") and not word.endswith("ment") and before not in _NO_SUBJECT
        is_verb = is_form and _is_unknown(text, place) and text.at(place, "count_nouns") is None
        is_felt = word.startswith(_FELT) or _is_gesture(text, clause, place)
        if is_verb and not is_felt and text.at(place + 1, "articles") is not None:
            yield place


def _has_object(text: Scan, place: int) -> bool:
    """Whether an article follows, at once or behind words that say how: "vider intégralement la cuve"."""
    for _ in range(_MANNERS):
        if text.at(place, "articles") is not None or text.word(place) == '"':
            return True
        manner = text.at(place, "qualifiers") or text.at(place, "vague_time")
        if manner is not None:
            place = manner.last
            if text.tokens[place - 1].text in {"de", "d"}:
                return True
        elif text.word(place).endswith(_ADVERB) or text.word(place) in _FRENCH_DEGREES:
            place += 1
        else:
            return False
    return False


def _hungarian(text: Scan, clause: Clause) -> Iterator[int]:
    """Yield infinitives, "we" forms, and action nouns that end the clause behind their object: "a napló vezetése"."""
    for place in range(clause.first, clause.last):
        word = text.tokens[place].text
        is_last = place + 1 == clause.last or bool(text.taken[place + 1])
        is_verb = word.endswith("ni") or (word.startswith(_PREFIXES) and word.endswith(_WE_DO))
        is_verb = is_verb or _WE_ALONE.search(word) is not None or text.at(place, APART) is not None
        is_verb = is_verb or (place > clause.first and text.tokens[place - 1].text == "ne")
        is_noun = is_last and place > clause.first and word.endswith(_ACTION_NOUNS)
        if (is_verb or is_noun) and _is_unknown(text, place):
            yield place


def _chinese(text: Scan, clause: Clause) -> Iterator[int]:
    """Yield verbs that a result follows ("装满", "擦净"), and 把, which sets an object before what is done to it."""
    for place in range(clause.first, clause.last):
        word = text.tokens[place].text
        takes = word == "把" and text.at(place, "not_concrete_verbs") is None
        if takes or (word in _HANDED and _is_given(text, clause, place)):
            yield place
        elif word in _RESULTS and place > clause.first and not text.taken[place]:
            before = text.tokens[place - 1].text
            after = text.tokens[place + 1].text if place + 1 < clause.last else ""
            if _is_han(before) and before not in _RESULTS[word][0] and after not in _RESULTS[word][1]:
                yield place - 1


def _is_given(text: Scan, clause: Clause, place: int) -> bool:
    """Whether 给 stands before, and no list knows the word: "给每个人发安全帽"."""
    before = (token.text for token in text.tokens[max(clause.first, place - _GIVE_REACH) : place])
    is_said = any(not _is_neutral(match) for match in text.starts[place])
    is_free = not is_said and not text.taken[place] and place + 1 < clause.last
    return "给" in before and is_free and not _is_gesture(text, clause, place)


def _is_gesture(text: Scan, clause: Clause, place: int) -> bool:
    """Whether what is given or done is nothing to be seen: "给客户送上关怀", "portent le changement"."""
    ahead = range(place + 1, min(clause.last, place + _GIVE_REACH))
    return any(
        text.at(at, name) is not None for at in ahead for name in (_UNSEEN if text.language == "fr" else _UNSEEN[:1])
    )


def _is_han(word: str) -> bool:
    return word[0] >= "\u4e00"


def participles(text: Scan, clauses: list[Clause]) -> list[Match]:
    """Return what is told as done behind the thing made: "all machines inspected", "boîte à idées installée"."""
    if text.language not in {"en", "fr"}:
        return []
    return [
        Match(_LIST, "", place, last, "")
        for clause in clauses
        for place in range(clause.first + 1, clause.last)
        if (last := _participle(text, place)) and _closes(text, clause, last)
    ]


def _closes(text: Scan, clause: Clause, last: int) -> bool:
    """Whether a participle ends what is told, or leads on to who did it, when, where to: "signed off by the board"."""
    is_parted = text.language == "en" and last < clause.last and text.tokens[last].text in _AWAY
    ends = (last, last + 1) if is_parted else (last,)
    return any(end >= clause.last or text.taken[end] or _has_agent(text, end) for end in ends)


def _has_agent(text: Scan, place: int) -> bool:
    """Whether somebody or a moment is told behind it: "tested by the caretaker", "inspected before the shift"."""
    word = text.tokens[place].text
    if word in _ONWARDS and not text.tokens[place - 1].text.startswith(_DEVOTED):
        return True
    if word in {"a", "au", "aux"} and text.tokens[place - 1].text.startswith(_HANDED_OVER):
        return True
    agent = word in {"by", "par"} and text.at(place + 1, "articles") is not None
    return agent or any(text.at(place, name) is not None for name in ("time_before", "within", "relative_events"))


def _participle(text: Scan, place: int) -> int:
    """Return where a participle ends, 0 where none begins; "improved" and its kin say nothing."""
    word = text.tokens[place].text
    if text.language == "fr" and word in _SET_UP:
        phrase = text.at(place, "deliverable_verbs")
        return phrase.last if phrase is not None else 0
    written = word if text.language == "en" else text.hit(place, place + 1).text.casefold()
    ends = ("ed",) if text.language == "en" else _PARTICIPLES
    if text.language == "fr" and _IRREGULAR.fullmatch(word) and not text.taken[place]:
        return place + 1
    is_form = written.endswith(ends) and not written.endswith(_NO_PARTICIPLES) and len(word) > _SHORTEST
    is_form = is_form or (text.language == "en" and word in _ENGLISH_IRREGULAR)
    is_said = any(match.list_name not in _DONE for match in text.starts[place])
    if not is_form or is_said or text.taken[place] or _is_vague(text, word):
        return 0
    return place + 1


def _is_vague(text: Scan, word: str) -> bool:
    """Whether the verb that a participle is made of is one that says nothing."""
    stem = word.rstrip("s").rstrip("e") if text.language == "fr" else word.removesuffix("ed")
    forms = (stem + "er",) if text.language == "fr" else (stem, stem + "e")
    found = (match for form in forms for match in text.words.phrases.at([Token(form, 0, len(form))], 0))
    return any(match.list_name in _NOT_DONE for match in found)
