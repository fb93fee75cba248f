"""Whether a sentence is specific, measurable and time-bound by what it says itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.forms import BY_FORM
from smartgoal.knowledge.sentence.nouns import UP_OR_DOWN, Way
from smartgoal.knowledge.sentence.praise import praise

if TYPE_CHECKING:
    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.sentence.times import Time
    from smartgoal.knowledge.words import Match

_LONG_OBJECT = 4
# "Reduce food waste" names something to see; "increase confidence in the brand" doesn't yet.
_DOWN_OBJECT, _UP_OBJECT = 2, 3
# "Indítás előtt", "felvételkor" name an occasion; "indítása" is what is done.
_HUNGARIAN_NOUN = frozenset({"as", "es", "askor", "eskor", "kor", "asi", "esi"})
# "Az aláírásba", "átadásra".
_HUNGARIAN_THING = re.compile(
    "[ae]s(?:t|b[ae]n?|r[ae]|rol|h[aeo]z|n[ae]k|[ae]?k|[ae]k(?:[ae]t|r[ae]|h[oe]z|k[ae]l|b[ae]n?|n[ae]k|rol|tol))"
)
_FRENCH_NOUN = ("tion", "ment", "aison", "ture", "mise", "gnature")
# English words that a verb follows.
_BEFORE_VERBS = frozenset(
    (
        "to",
        "and",
        "we",
        "i",
        "will",
        "must",
        "should",
        "can",
        "shall",
        "or",
        "also",
        "not",
        "would",
        "could",
        "may",
        "might",
    )
) | {
    *("is", "are", "be", "been", "have", "has", "actively", "further", "then", "please", "team", "agents", "managers"),
    *("employees", ",", ":", ")", "always", "never"),
}
# "Perhaps introduce", "under no circumstances leave".
_BEFORE_ANY_VERB = ("hedges", "absolutes", "escapes", "vague_time")
_LONGEST_TIME = 8
_ADJECTIVE_ENDS = ("al", "ive", "ous", "ic", "ful", "able", "ible", "ant", "ent", "man", "ern")
_MANNER_REACH, _SHORTEST_PLURAL = 4, 4
_SUBJECT, _MOMENTS = 3, ("time_before", "conditions", "moments", "events")
_GIVEN = frozenset({"for", "in", "on", "at", "pour", "dans"})
_ONE = frozenset({"a", "an", "one", "un", "une", "egy"})
# "A warm welcome for every caller", "be the contact for all callers": nothing is handed over.
_NOT_GIVEN = ("gestures", "being")
_VERSION = re.compile(r"(?<![a-z0-9])v[0-9]{1,4}\.[0-9]")
_UNSEEN = ("vague_verbs", "lofty_verbs", "unobservable_verbs", "hedges")
_LAST_DAY = frozenset("pbPTezDBct")


def is_measurable(context: Context) -> bool:
    """Whether the text holds its own test: a figure, a limit, a frequency, a certificate, a deliverable."""
    aims = (m for m in context.measures if m.quantity.to is not None or m.quantity.change is not None)
    if any(not _is_article(context, measure) for measure in aims) or context.has_limit:
        return True
    covers = context.covers_all or context.has_time("prompt")
    # "The best possible experience on every channel" is done for all, and can't be seen.
    seen = covers and (_acts(context) or context.told_done) and not (_is_unclear(context) and not is_specific(context))
    if seen or names_habit(context) or _is_prompt(context):
        return True
    return bool(context.main("certificates")) or names_deliverable(context) or _names_one_for_each(context)


def _is_unclear(context: Context) -> bool:
    return bool(context.broad) or any(context.matches(name) for name in _NOT_GIVEN)


def _names_one_for_each(context: Context) -> bool:
    """Whether a text without verb gives one thing to each: "a first aider in every team", "lunch for all pupils"."""
    if not context.covers_all or any(context.matches(name) for name in _NOT_GIVEN):
        return False
    tokens = context.text.tokens
    given = any(tokens[match.first - 1].text in _GIVEN for match in context.matches("all_words") if match.first)
    is_one = tokens[0].text in _ONE or (given and len(context.content) > 1 and not context.main("direction"))
    unclear = context.broad or praise(context) or any(context.main(name) for name in _UNSEEN)
    return is_one and bool(context.content) and not unclear


def _is_prompt(context: Context) -> bool:
    """Whether something named is there by a time of each day, without a verb: "lunch on the ward by noon"."""
    if not context.has_time("prompt") or len(context.content) <= bool(context.broad) or praise(context):
        return False
    return not (context.main("vague_verbs") or context.main("unobservable_verbs"))


def _is_article(context: Context, measure: Measure) -> bool:
    """Whether a Chinese 一 with its noun only says "a": "用一只手"."""
    if context.text.language != "zh" or context.text.tokens[measure.first].text != "一" or not measure.counted:
        return False
    if measure.roles & {"at_most", "at_least"}:
        return False
    return not (context.covers_all or context.has_time("recurrence") or is_time_bound(context))


def is_time_bound(context: Context) -> bool:
    """Whether a time bounds the goal itself; a start does on its side."""
    return any(context.has_time(kind) for kind in ("deadline", "duration", "start"))


def is_specific(context: Context) -> bool:
    """Whether one observable thing is named: a metric with a direction, a deliverable, or a behaviour."""
    has_figure = bool(context.measures) or context.has_limit
    if _names_metric(context, has_figure=has_figure):
        return True
    if context.main("certificates") or names_deliverable(context):
        return True
    if has_figure:
        return _counts_something(context)
    if names_habit(context) or _names_behaviour(context) or _is_prompt(context):
        return True
    return _names_place(context) or _names_one_for_each(context)


def _names_place(context: Context) -> bool:
    """Whether something plain is done at a numbered place or to people of an age: "meet visitors at gate 3"."""
    if context.broad or praise(context) or any(context.main(name) for name in _UNSEEN):
        return False
    taken, found = context.text.taken, context.text.found
    behind = any(match.last < len(taken) and taken[match.last] for match in found.get("labels", ()))
    return bool(context.content) and (behind or any(taken[match.first - 1] for match in found.get("labelled", ())))


def names_habit(context: Context) -> bool:
    """Whether something that can be counted is done again and again: "a team meeting every Friday"."""
    if not context.has_time("recurrence") or not context.content or _only_broad(context):
        return False
    vague = context.main("vague_verbs") or context.main("qualifiers") or context.main("direction")
    return _acts(context) or not vague


def _acts(context: Context) -> bool:
    """Whether a plain verb stands in the text; words that are nouns as well ("call") only where a verb would stand."""
    verbs = (*context.plain_verbs, *context.matches("activity_verbs"))
    return any(
        context.text.at(match.first, "count_nouns") is None or is_verb_place(context, match.first) for match in verbs
    )


def names_deliverable(context: Context) -> bool:
    """Whether a thing to be made is named, before any means and not only in broad words."""
    verbs = [
        match
        for match in context.main("deliverable_verbs")
        if match.first not in context.idle and _leads(context, match) and _is_one_thing(context, match)
        if context.text.language != "fr" or not context.renders(match)
    ]
    if not verbs and any(_is_last_day(time) for time in context.times):
        verbs = [match for match in _done_by_a_day(context) if match.first < context.means]
    if not verbs:
        return False
    clauses = {context.clause(match.first) for match in verbs}
    qualified = any(context.clause(match.first) in clauses for match in praise(context))
    broad = any(context.clause(match.first) in clauses for match in context.broad)
    # "Ship v2.3" names what is shipped.
    named = _objects(context, verbs) + (_VERSION.search(context.text.folded.text) is not None)
    return named >= (_long(context) if broad else 1) and not (qualified and named < _long(context))


def _done_by_a_day(context: Context) -> list[Match]:
    """Return what is there or not on the last day: an act, what is told as done, a state such as "is in place".

    What is raised or cut isn't done by then: "fewer damaged parts".
    """
    moves = (match for match in context.main("direction") if match.value in UP_OR_DOWN)
    # "The safe-lifting poster" lifts nothing.
    if any(not (match.first and context.text.is_hyphened(match.first)) for match in moves):
        return context.unlisted_verbs
    # English and Chinese verbs of the list are as often a habit: "call the customer by noon".
    leads_anywhere = context.text.language in {"fr", "hu"}
    acts = [match for match in context.plain_verbs if leads_anywhere or _leads(context, match)]
    return [*context.unlisted_verbs, *acts, *context.told_done, *context.matches("states")]


def _long(context: Context) -> int:
    """Return how many words an object has that says enough beside broad ones; each Han character is one."""
    return 2 * _LONG_OBJECT if context.text.language == "zh" else _LONG_OBJECT


def _is_last_day(time: Time) -> bool:
    """Whether a time says by when, not only in which period: "by May", "31 May", but not "in 2027"."""
    return time.kind == "deadline" and any(item.code in _LAST_DAY for item in time.items)


def _is_one_thing(context: Context, match: Match) -> bool:
    """Whether one thing is made by a day, not a habit kept: "write a guide", but "write down requests"."""
    if context.text.at(match.first, "loose_verbs") is None or is_time_bound(context):
        return True
    # "Organiser une soirée" makes nothing.
    if context.text.at(match.first, "needs_activity") is not None and context.has(
        "activity_nouns", match.last, match.last + _MANNER_REACH
    ):
        return False
    # "Update the register where necessary" is done again and again.
    is_habit = any(context.matches(name) for name in ("escapes", "frequencies")) or _is_kept_to(context)
    return not is_habit and any(context.text.at(match.last + ahead, "determiners") is not None for ahead in (0, 1))


def _is_kept_to(context: Context) -> bool:
    """Whether something is always or never done, not only for all of some people."""
    return any(context.text.at(match.first, "crowds") is None for match in context.matches("absolutes"))


def _leads(context: Context, match: Match) -> bool:
    """Whether a verb is the sentence's own, not inside its object: 制定的方案 is a plan somebody made."""
    text = context.text
    after = text.tokens[match.last].text if match.last < len(text.tokens) else ""
    if text.language == "zh":
        # "采购管理水平": how well it is done.
        is_name = match.last in context.broad_places or context.ending_at("changing_verbs", match.first) is not None
        return after != "的" and not is_name
    if text.language == "hu" and (match.ending in _HUNGARIAN_NOUN or _HUNGARIAN_THING.fullmatch(match.ending)):
        return False
    if text.language == "fr" and text.tokens[match.first].text.endswith(_FRENCH_NOUN):
        return match.first - context.clause(match.first).first <= 1
    return text.language != "en" or stands_as_verb(context, match.first)


def stands_as_verb(context: Context, place: int) -> bool:
    """Whether an English word stands where a verb would, or is told of somebody."""
    return is_verb_place(context, place) or _is_third_person(context, place)


def _is_third_person(context: Context, place: int) -> bool:
    """Whether an English verb is told of somebody: "every driver completes the module"."""
    text, word = context.text, context.text.tokens[place].text
    is_form = word.endswith("s") and not word.endswith("ss") and text.at(place, "count_nouns") is None
    # "Before the customer signs" is no more than a moment.
    is_moment = any(context.has(name, place - _SUBJECT, place) for name in _MOMENTS)
    return is_form and place > 0 and text.at(place - 1, "articles") is None and not is_moment


def is_verb_place(context: Context, place: int) -> bool:
    """Whether an English word stands where a verb would: first in its clause, or after "to", "and", "will"."""
    clause = context.clause(place)
    if place == clause.first or _opens_with_time(context, clause.first, place):
        return True
    before = context.text.tokens[place - 1].text
    hedged = any(context.ending_at(name, place) for name in _BEFORE_ANY_VERB)
    # "Better manage the stock", "3 review calls".
    is_second = place == clause.first + 1 and (before.isdigit() or before == "better")
    return before in _BEFORE_VERBS or before.endswith("ly") or hedged or is_second or _follows_doers(context, place)


def _follows_doers(context: Context, place: int) -> bool:
    """Whether an English clause begins with those who do it: "all new drivers log the mileage"."""
    text, word = context.text, context.text.tokens[place - 1].text
    is_plural = word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST_PLURAL
    if not is_plural or text.at(place + 1, "articles") is None:
        return False
    first = context.clause(place).first
    return place - first <= _SUBJECT and all(
        text.at(at, "generic_words") or text.at(at, "all_words") for at in range(first, place - 1)
    )


def _opens_with_time(context: Context, first: int, place: int) -> bool:
    """Whether only a time stands between the beginning of a clause and a word: "From January call …"."""
    return place - first <= _LONGEST_TIME and all(context.text.taken[first:place])


def _names_metric(context: Context, *, has_figure: bool) -> bool:
    """Whether a metric is named with a direction or figure; broad names need the figure."""
    moved = has_figure or bool(context.main("direction"))
    if not moved:
        return False
    vague = [*context.broad, *context.matches("weak_metrics")]
    weak = {place for match in vague for place in (match.first, match.last - 1)}
    strong = [one.first for one in context.named if not {one.first, one.last - 1} <= weak]
    strong += [match.first for match in context.matches("metric_nouns") if not {match.first, match.last - 1} <= weak]
    if any(first < context.means for first in strong):
        return True
    # "Satisfaction +8 %" leaves open what is measured; "satisfaction of 85 %" is a level that a survey gives.
    has_level = any(measure.quantity.to is not None for measure in context.measures)
    # "From 3.9 to 4.4" somebody measures it.
    if context.broad and any(measure.quantity.from_ is not None for measure in context.measures):
        return True
    own = [match for match in context.matches("weak_metrics") if not _inside(match, context.broad)]
    return has_figure and bool(own or (has_level and context.named))


def _inside(match: Match, others: list[Match]) -> bool:
    return any(other.first <= match.first and match.last <= other.last for other in others)


def _counts_something(context: Context) -> bool:
    """Whether a figure is on something named: a noun counted, or any word that isn't broad."""
    counted = any(measure.counted and measure.quantity.unit for measure in context.measures)
    broad = bool(context.broad)
    verbs = context.plain_verbs or context.matches("activity_verbs")
    if counted and not broad:
        return True
    return bool(context.content) and not (broad and not verbs and len(context.content) < _LONG_OBJECT)


def _only_broad(context: Context) -> bool:
    return bool(context.broad) and not context.content


def _names_behaviour(context: Context) -> bool:
    """Whether somebody could watch it: a plain verb with an object that is neither broad nor only praised."""
    verbs = [match for match in context.plain_verbs if _leads(context, match) or _is_told(context, match)]
    verbs = verbs or (context.told_done if context.covers_all else [])
    named = _objects(context, verbs)
    broad = bool(context.broad or _praised(context))
    if any(context.ending_at("direction", match.first) is not None for match in verbs) and not broad:
        # "减少转接": what is done less.
        return True
    if verbs:
        return named >= (_long(context) if broad else 1) or (
            not broad and not praise(context) and _serves_somebody(context, verbs)
        )
    plain = (match for match in context.main("direction") if _moves(context, match))
    ways = {match.value for match in plain}
    moved = bool(ways & UP_OR_DOWN)
    timed = bool(context.main("time_nouns") and context.content)
    if moved and not broad and (timed or len(context.content) >= (_DOWN_OBJECT if Way.DOWN in ways else _UP_OBJECT)):
        return True
    unclear = ("generic_words", "weak_metrics")
    counted = [
        match
        for match in context.main("count_nouns")
        if all(context.text.at(match.first, name) is None for name in unclear) and match.first not in context.idle
    ]
    return moved and bool(counted) and not broad


def _moves(context: Context, match: Match) -> bool:
    """Whether a word says which way something counted goes: neither "improve" nor "less chaotic"."""
    text = context.text
    is_less = text.language == "en" and text.tokens[match.first].text == "less"
    praises = is_less and text.word(match.last).endswith(_ADJECTIVE_ENDS)
    return not praises and text.at(match.first, "vague_verbs") is None


def _serves_somebody(context: Context, verbs: list[Match]) -> bool:
    """Whether something is done for whoever is counted: "call the customer back"."""
    serving = (match for match in verbs if context.text.at(match.first, "process_verbs") is not None)
    first = next((0 if context.text.language == "hu" else match.last for match in serving), None)
    inside = {place for match in verbs for place in range(match.first, match.last)}
    served = (match.first for match in context.main("count_nouns") if match.first not in inside)
    return first is not None and any(place >= first for place in served)


def _praised(context: Context) -> list[Match]:
    """Return the words of praise; how often something is done leaves open how much, not what."""
    often = {match.first: match.last for match in context.matches("frequencies")}
    return [
        match
        for match in praise(context)
        if (often.get(match.first, 0) < match.last or _compares(context, match))
        and match.value != BY_FORM
        and not context.has("manners", match.first - _MANNER_REACH, match.last + _MANNER_REACH)
    ]


def _compares(context: Context, match: Match) -> bool:
    """Whether an English "more" praises instead of counting: "a more human touch", but not "more apprentices"."""
    tokens = context.text.tokens
    is_more = match.last < len(tokens) and tokens[match.last - 1].text == "more" and context.text.language == "en"
    return is_more and tokens[match.last].text.endswith(_ADJECTIVE_ENDS)


def _is_told(context: Context, match: Match) -> bool:
    """Whether a verb is told of the means, or as something done to all: "all voicemails returned"."""
    is_participle = context.text.tokens[match.first].text.endswith("ed")
    return match.first >= context.means or (is_participle and bool(context.matches("all_words")))


def _objects(context: Context, verbs: list[Match]) -> int:
    """Return how many words of the sentence's own stand beside its verbs."""
    inside = {place for match in verbs for place in range(match.first, match.last)}
    return sum(1 for place in context.content if place not in inside)
