"""Faults of wording, decided in their context: a vague verb with a figure in its clause is no fault."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.clauses import Clause
from smartgoal.knowledge.sentence.verdict import is_verb_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.knowledge.folding import Hit
    from smartgoal.knowledge.sentence.context import Context
    from smartgoal.knowledge.words import Match

_FRENCH_NOUN = ("tion", "ment", "soutien")
_VERB_REACH = 5
# Whoever has mended twenty words of a kind knows how to mend the others.
_MOST = 20
_PHRASE = 5
_LONGER = ("escapes", "vague_time", "hedges", "open_ended", "unobservable_verbs")
_STOPS = {".", ";", "。"}
# Of the figures behind a joiner so many are looked at, so that long texts take no longer.
_FEW = 3


def _hits(context: Context, matches: Iterable[Match]) -> tuple[Hit, ...]:
    return tuple(context.text.hit(match.first, match.last) for match in islice(matches, _MOST))


def vague_verbs(context: Context) -> tuple[Hit, ...]:
    """Return the first vague verb of each clause that has no figure."""
    return _hits(context, _vague_by_clause(context).values())


def _vague_by_clause(context: Context) -> dict[int, Match]:
    found: dict[int, Match] = {}
    for match in context.main("vague_verbs"):
        clause = context.clause(match.first)
        is_hedge = _is_part(context, match, ("hedges",), ("hedges",))
        if not context.has_figure(clause) and _is_verb(context, match) and not is_hedge:
            found.setdefault(clause.first, match)
    return found


def _is_verb(context: Context, match: Match) -> bool:
    """Whether a word that may be a noun stands as verb: "support the team", not "technical support"."""
    text, clause = context.text, context.clause(match.first)
    word = text.tokens[match.last - 1].text
    if text.language == "en":
        return is_verb_place(context, match.first)
    if text.language == "fr" and word.endswith(_FRENCH_NOUN):
        return match.first - clause.first <= 1
    if text.language == "zh":
        return match.first == 0 or text.tokens[match.first - 1].text not in {"术", "员", "可"}
    return True


def vague_objects(context: Context, *, specific: bool) -> tuple[Hit, ...]:
    """Return the first broad object that is all its clause speaks of, with the light verb before it."""
    found = None if specific else _broad_object(context)
    return (context.text.hit(*found),) if found else ()


def _broad_object(context: Context) -> tuple[int, int] | None:
    """Return the first and last token of that object."""
    flagged = _vague_by_clause(context)
    for match in context.broad:
        clause = context.clause(match.first)
        verb = _light_verb_before(context, match)
        stands_alone = verb or context.has_figure(clause) or match.first - clause.first <= 1
        if clause.first not in flagged and (stands_alone or context.text.language in {"zh", "hu"}):
            return verb.first if verb else match.first, match.last
    return None


def _light_verb_before(context: Context, match: Match) -> Match | None:
    """Return the light verb that stands right before an object, small words between allowed."""
    for place in range(match.first, max(0, match.first - _VERB_REACH), -1):
        verb = context.ending_at("light_verbs", place)
        if verb is not None or context.text.at(place - 1, "generic_words") is None:
            return verb
    return None


def qualifiers(context: Context, *, specific: bool) -> tuple[Hit, ...]:
    """Return the words of degree and praise without a figure near.

    "Significantly improve" has one fault, the verb; what stands inside a broad object's phrase is part of it.
    """
    flagged = _vague_by_clause(context)
    broad = None if specific else _broad_object(context)
    inside = range(*broad) if broad else range(0)
    plain = (
        match
        for match in context.main("qualifiers")
        if not context.has_figure(context.clause(match.first))
        and context.clause(match.first).first not in flagged
        and match.first not in inside
        and not _bounds_number(context, match)
        and not _is_in_verb(context, match)
        and not _is_part(context, match, _LONGER, as_long=("escapes",))
    )
    return _hits(context, plain)


def _bounds_number(context: Context, match: Match) -> bool:
    """Whether a number stands right behind: "plus de 24 heures" is a limit, also in a condition."""
    text = context.text
    after = text.tokens[match.last].text if match.last < len(text.tokens) else ""
    return after[:1].isdigit() or text.at(match.last, "numbers") is not None


def _is_part(context: Context, match: Match, longer: Iterable[str], as_long: Iterable[str] = ()) -> bool:
    """Whether a word is part of a longer phrase of other lists, or is one of some lists itself: that is its fault."""
    near = (other for at in range(max(0, match.first - _PHRASE), match.first + 1) for other in context.text.starts[at])
    return any(
        (other.list_name in longer and other.last >= match.last and other[2:4] != match[2:4])
        or (other.list_name in as_long and other[2:4] == match[2:4])
        for other in near
    )


def _is_in_verb(context: Context, match: Match) -> bool:
    """Whether a word of praise is part of a vague verb: the "better" of "get better"."""
    longer = (context.text.at(match.first - back, "vague_verbs") for back in (0, 1))
    return any(verb is not None and verb.last >= match.last for verb in longer)


def unobservable(context: Context) -> tuple[Hit, ...]:
    """Return verbs of the mind where nothing in the text tests them."""
    if context.measures or context.matches("assessments") or context.matches("certificates"):
        return ()
    verbs = (match for match in context.main("unobservable_verbs") if _is_verb(context, match))
    return _hits(context, list(verbs)[:1])


def hedges(context: Context) -> tuple[Hit, ...]:
    """Return the words that take a promise back."""
    return _hits(context, context.matches("hedges"))


def escapes(context: Context) -> tuple[Hit, ...]:
    """Return "if possible" and its kin."""
    return _hits(context, context.matches("escapes"))


def open_ended(context: Context) -> tuple[Hit, ...]:
    """Return "etc.", "TBD" and figures left blank."""
    return _hits(context, context.matches("open_ended"))


def absolutes(context: Context) -> tuple[Hit, ...]:
    """Return "always" and its kin without a figure in their clause."""
    return _hits(
        context,
        (match for match in context.matches("absolutes") if not context.has_figure(context.clause(match.first))),
    )


def vague_time(context: Context) -> tuple[Hit, ...]:
    """Return "soon" and its kin where no deadline is given beside."""
    if context.has_time("deadline") or context.has_time("duration"):
        return ()
    # "Rapidement" alone is a word of degree.
    times = (match for match in context.matches("vague_time") if not _is_part(context, match, (), ("qualifiers",)))
    return _hits(context, times)


def activity(context: Context) -> tuple[Hit, ...]:
    """Return a task verb where the text names no result."""
    moves = [match for match in context.matches("direction") if match.value in {"up", "down", "reach"}]
    if context.named or moves or context.matches("certificates") or context.matches("metric_nouns"):
        return ()
    return _hits(context, context.main("activity_verbs")[:1])


def several_goals(context: Context) -> tuple[Hit, ...]:
    """Return the words that join a second, independent target to the first."""
    return _hits(context, _joiners(context))


def _joiners(context: Context) -> Iterator[Match]:
    text = context.text
    stops = [place for place, token in enumerate(text.tokens) if token.text in _STOPS]
    for joiner in context.main("joiners"):
        left, right = _sides(context, joiner, stops)
        weighs = context.has("counterweights", joiner.first, right[1]) or _only_limits(context, *right)
        if weighs or not (_is_target(context, *left) and _is_target(context, *right)):
            continue
        if text.language != "zh" or text.tokens[joiner.first].text not in "、和":
            yield joiner
            return


def _sides(context: Context, joiner: Match, stops: list[int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the tokens before and after a joiner, within its sentence and before the means."""
    before, after = bisect_left(stops, joiner.first), bisect_left(stops, joiner.last)
    left = stops[before - 1] + 1 if before else 0
    right = stops[after] if after < len(stops) else len(context.text.tokens)
    return (left, joiner.first), (joiner.last, min(right, max(context.means, joiner.last)))


def _only_limits(context: Context, first: int, last: int) -> bool:
    """Whether some tokens only bound a figure, "and QA not below 80 %": what must not suffer is no second target."""
    place = bisect_left(context.measures, first, key=lambda measure: measure.first)
    inside = [measure for measure in context.measures[place : place + _FEW] if measure.first < last]
    bound = all(measure.roles & {"at_least", "at_most"} for measure in inside)
    ways = context.matches("direction")
    place = bisect_left(ways, first, key=lambda match: match.first)
    moves = any(match.first < last and match.value in {"up", "down"} for match in ways[place : place + _FEW])
    return bool(inside) and bound and not moves


def _is_target(context: Context, first: int, last: int) -> bool:
    """Whether some tokens hold a target of their own: a direction, and a figure or a metric."""
    moves = context.has("direction", first, last)
    figures = context.has_figure(Clause(first, last))
    place = bisect_left(context.named, first, key=lambda name: name[1])
    named = place < len(context.named) and context.named[place][1] < last
    broad = any(context.has(name, first, last) for name in ("weak_metrics", "vague_objects", "metric_nouns"))
    return (moves and (figures or named or broad)) or (named and figures)


def relative_changes(context: Context) -> tuple[Hit, ...]:
    """Return changes in percent, which mean nothing without where they start."""
    has_start = any(measure.quantity.from_ is not None for measure in context.measures)
    changes = (m.quantity for m in context.measures if m.quantity.change is not None and m.quantity.unit == "%")
    return () if has_start else tuple(quantity.hit for quantity in changes)


def percent_or_points(context: Context) -> tuple[Hit, ...]:
    """Return changes of a share in % where points may be meant."""
    shares = any(context.metrics[hit.metric_id].unit == "%" for hit, _, _ in context.named)
    if not shares and not context.matches("rate_nouns"):
        return ()
    changes = (
        measure.quantity.hit
        for measure in context.measures
        if measure.quantity.change is not None and measure.quantity.unit == "%" and "multiplier" not in measure.roles
    )
    return tuple(islice(changes, _MOST))
