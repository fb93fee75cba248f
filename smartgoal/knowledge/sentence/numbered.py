"""Bare numbers right behind a noun, which name that thing: "checklist 8", « fiche 12 », 协议9, "a 17. cikkel"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartgoal.knowledge.sentence.metric_names import NamedMetric
    from smartgoal.knowledge.sentence.numerals import Number
    from smartgoal.knowledge.sentence.scan import Scan

# Behind these a number is a figure: "NPS score 45", "reach 40", "target 14", "by 12".
_VALUES = frozenset(("figure_leads", "metric_nouns", "weak_metrics", "rate_nouns", "scores", "compared_behind"))
_LEADING = _VALUES | {
    *("before", "after", "direction", "comparatives", "now", "compared", "articles", "joiners", "pronouns", "numbers"),
    *("per", "each", "fewer", "more", "signs", "hedges", "all_words", "how_often", "recurrences"),
}
_ORDERED_VALUES = _VALUES | {"target_labels"}
# These name a thing behind "with" or "in": "with slide 9", "in week 42".
_LEADING_ALONE = frozenset(("by", "until", "within", "moving_verbs", "months", "weekdays", "seasons", "quarters")) | {
    *("glue", "found_so", "units", "target_labels", "goal_labels"),
}
_ACTS = frozenset(("concrete_verbs", "deliverable_verbs", "process_verbs", "activity_verbs", "loose_verbs")) | {
    *("vague_verbs", "light_verbs", "recording_verbs", "lofty_verbs", "unobservable_verbs"),
}
_LEADING_TO_NOUNS = _ACTS | {"articles", "means", "companions", "topics", "before", "within", "by"}
_GOES_ON = ("after", "before", "joiners", "direction", "comparatives", "by", "within", "generic_words")
_SMALL, _LONGEST_PHRASE = 3, 5
# Behind these stands a verb: "to ship 40", "agents who ship 40"; before a noun they'd have an article.
_BEFORE_VERBS = {
    "en": frozenset(
        ("to", "must", "will", "shall", "should", "can", "may", "and", "or", "not", "we", "they", "you", "i")
    ),
    "fr": frozenset(("et", "ou", "de", "d", "pour", "nous", "on", "doit", "doivent", "il", "elle", "ils", "elles")),
}
_INFINITIVE = re.compile(".{2,}(?:er|ir|re)")
_ABBREVIATIONS = frozenset({"no", "nr", "art", "sec", "ch", "chap", "fig", "vol", "p", "pp", "ref", "par", "app"}) | {
    *("ann", "tab", "cl", "num", "v", "ver", "nos", "al", "ex"),
}
_OTHER_ENDS = frozenset({"and", "or", "et", "ou", "es", "&", "vagy", "和", "或", "与", "及"})
_ADJECTIVES = frozenset({"as", "es", "os"})
# "The fridge at 4 °C".
_SIGNS = frozenset("°%‰")
_USING, _USING_REACH = frozenset("按用据依凭照填见"), 6


class NamePlaces:
    """The places where the metrics of a text are named, which numbers are told by.

    Attributes:
        first: The tokens that a metric's name begins with.
        last: The tokens right behind a metric's name.
    """

    __slots__ = ("first", "last")

    def __init__(self, named: Sequence[NamedMetric]) -> None:
        self.first = frozenset(one.first for one in named)
        self.last = frozenset(one.last for one in named)


def names_thing(text: Scan, number: Number, names: NamePlaces) -> bool:
    """Whether a bare number that no word leads to only names what stands beside it."""
    place = number.first
    if number.signed or number.last != place + 1 or not text.tokens[place].text[0].isdigit():
        return False
    if text.language == "hu":
        return _orders_noun(text, place, names)
    tell = _is_chinese_name if text.language == "zh" else _is_name
    if tell(text, place, names):
        return True
    is_second = text.word(place - 1) in _OTHER_ENDS and text.word(place - 2)[:1].isdigit()
    return is_second and tell(text, place - 2, names)


def _is_name(text: Scan, place: int, names: NamePlaces) -> bool:
    """Whether an English or French number stands right behind a noun that is no measure."""
    noun = place - 1
    if text.word(noun) == "." and text.word(noun - 1) in _ABBREVIATIONS:
        return True
    is_plain = text.word(noun).isalpha() and not text.is_adjacent(place) and not text.taken[noun]
    if not is_plain or text.word(place + 1) in _SIGNS or _leads(text, place, names):
        return False
    # "ENPS 45" may be a metric that nobody knows.
    if not names.first and text.hit(noun, place).text.isupper():
        return False
    return _is_noun(text, noun, is_act=bool(_ending_at(text, place) & _ACTS), is_metric_told=bool(names.first))


def _leads(text: Scan, place: int, names: NamePlaces) -> bool:
    """Whether the word before a number makes it a figure: "CSAT value 85", "NPS tops 45", "roughly 40"."""
    noun, lists = place - 1, _ending_at(text, place)
    if lists & _LEADING or not names.last.isdisjoint({noun, place}) or _is_adverb(text, noun):
        return True
    is_small = len(text.word(noun)) <= _SMALL and "generic_words" in lists and "units" not in lists
    return is_small or (bool(lists & _LEADING_ALONE) and not _follows_preposition(text, noun))


def _is_adverb(text: Scan, place: int) -> bool:
    """Whether a word says how: "roughly 40", « exactement 40 », but not « l'emplacement 40 »."""
    word = text.word(place)
    return word.endswith("ly") or (word.endswith("ment") and text.at(place - 1, "articles") is None)


def _is_noun(text: Scan, place: int, *, is_act: bool, is_metric_told: bool) -> bool:
    """Whether a word stands as a noun, not as a verb: "with form 27", "fill in form 27", but not "to form 27"."""
    before = text.word(place - 1)
    is_unlisted = is_metric_told and not is_act
    if not before[:1].isalpha():
        return is_unlisted
    is_infinitive = text.language == "en" or _INFINITIVE.fullmatch(text.word(place)) is not None
    if before in _BEFORE_VERBS[text.language] and is_infinitive:
        return is_unlisted and before in _OTHER_ENDS
    lists = _ending_at(text, place)
    # "The team closes 40", "agents each close 12".
    is_led = not lists.isdisjoint(_LEADING_TO_NOUNS) and "each" not in lists
    return is_unlisted or is_led or ("generic_words" in lists and not is_act)


def _is_chinese_name(text: Scan, place: int, names: NamePlaces) -> bool:
    """Whether a Chinese number stands right behind a noun that is no measure (按协议9), or before one (2区的爽约率)."""
    if not _is_han(text.word(place - 1)) or place in names.last or text.taken[place - 1]:
        return False
    goes_on = any(text.at(place + 1, name) for name in _GOES_ON)
    is_of = bool(names.first) and _is_han(text.word(place + 1)) and not goes_on
    lists = _ending_at(text, place)
    if lists & _LEADING:
        return is_of and text.word(place + 2) == "的"
    if is_of or lists & {*_LEADING_ALONE, *_ACTS, "generic_words"}:
        return is_of
    near = range(place - 1, max(0, place - _USING_REACH) - 1, -1)
    return bool(names.first) or any(text.word(at) in _USING or text.at(at, "means") for at in near)


def _orders_noun(text: Scan, place: int, names: NamePlaces) -> bool:
    """Whether a Hungarian number is the ordinal or the adjective of a noun: "a 17. cikkel", "a 27-es űrlappal"."""
    after, noun = text.word(place + 1), place + 2
    if not text.word(noun).isalpha() or text.taken[noun]:
        return False
    is_ordinal = after == "." and text.is_adjacent(place + 1) and text.hit(noun, noun + 1).text[0].islower()
    if not is_ordinal and not (after in _ADJECTIVES and text.is_adjacent_or_hyphened(place + 1)):
        return False
    # "45-ös NPS", "4,5-es átlag", "a 3. helyre".
    is_value = noun in names.first or any(match.list_name in _ORDERED_VALUES for match in text.starts[noun])
    return not is_value


def _follows_preposition(text: Scan, place: int) -> bool:
    """Whether a small word that is no article leads to a noun: "with", "in", « avec »."""
    lists = _ending_at(text, place)
    return not lists.isdisjoint({"generic_words", "companions", "means"}) and lists.isdisjoint({"articles", "before"})


def _ending_at(text: Scan, place: int) -> set[str]:
    """Return the lists that have a phrase which ends right before a token."""
    near = range(max(0, place - _LONGEST_PHRASE), place)
    return {match.list_name for at in near for match in text.starts[at] if match.last == place}


def _is_han(word: str) -> bool:
    return word[:1] >= "\u3400"
