"""Reading a sentence: from its text to slots, faults and verdicts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.sentence import activities, attitudes, faults, figure_faults, verdict
from smartgoal.knowledge.sentence.bystanders import find_aims, is_topic
from smartgoal.knowledge.sentence.clauses import clauses, means_place
from smartgoal.knowledge.sentence.context import Context
from smartgoal.knowledge.sentence.dates import Reference
from smartgoal.knowledge.sentence.deadlines import bounding, find_deadlines, item_places, own_deadline
from smartgoal.knowledge.sentence.figure import SECONDS, UNTOLD
from smartgoal.knowledge.sentence.how_far import with_how_far
from smartgoal.knowledge.sentence.language import tell_language
from smartgoal.knowledge.sentence.metric_names import find_metrics
from smartgoal.knowledge.sentence.nouns import Direction, Sentence, Way
from smartgoal.knowledge.sentence.numbered import NamePlaces
from smartgoal.knowledge.sentence.own_number import without_own_number
from smartgoal.knowledge.sentence.own_units import in_metric_unit, nearest_metric, with_symbol
from smartgoal.knowledge.sentence.prevented import is_prevented
from smartgoal.knowledge.sentence.principal import aims_at, principal
from smartgoal.knowledge.sentence.quantity import find_measures
from smartgoal.knowledge.sentence.repeats import without_repeats
from smartgoal.knowledge.sentence.scan import scan
from smartgoal.knowledge.sentence.starts import with_starts
from smartgoal.knowledge.sentence.times import find_times
from smartgoal.knowledge.sentence.windows import take_windows
from smartgoal.knowledge.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from smartgoal.knowledge.folding import Hit
    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.sentence.metric_names import NamedMetric
    from smartgoal.knowledge.sentence.nouns import MetricHit, Quantity
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.sentence.times import Time
    from smartgoal.knowledge.words import Match

_ASIDE = 5
_GAP_REACH = 4
_HIGHEST_MARK = 10
_LONGEST_OWNER = 3
_BEHIND_OWNERS = frozenset({"joiners", "by", "within", "time_before", "conditions"})


def read_sentence(
    text: str,
    *,
    language: str | None,
    metrics: Mapping[str, Metric],
    today: date | None,
    fiscal_year_start: int = 1,
    start: date | None = None,
) -> Sentence:
    """Return what a text says by itself.

    Args:
        text: One goal as people write it.
        language: The declared language; None lets the text tell.
        metrics: The metrics that may be named.
        today: The day that years left out and relative times are told by; None leaves them open.
        fiscal_year_start: The month that the fiscal year begins with.
        start: The goal's own start, for terms such as "within 6 weeks".
    """
    spoken = language or tell_language(text)
    reference = Reference(today, start, fiscal_year_start)
    if spoken is None:
        return _proven(read_sentence_in("en", text, metrics, reference))
    return read_sentence_in(spoken, text, metrics, reference)


def _proven(sentence: Sentence) -> Sentence:
    """Return what figures, acronyms and dates say in any language; the rest isn't judged."""
    has_metric = bool(sentence.metrics) and sentence.quantity is not None
    return Sentence(
        text=sentence.text,
        language=None,
        quantity=sentence.quantity,
        quantities=sentence.quantities,
        metrics=sentence.metrics,
        deadline=sentence.deadline,
        deadlines=sentence.deadlines,
        specific=True if has_metric else None,
        measurable=True if has_metric else None,
        time_bound=True if sentence.deadline is not None else None,
    )


def read_sentence_in(language: str, text: str, metrics: Mapping[str, Metric], reference: Reference) -> Sentence:
    """Return what a text says when read in one language."""
    words = load_words(language)
    read = scan(without_own_number(fold(text), words), words)
    items = item_places(read)
    for place in items:
        read.take(place, place + 1)
    if not any(token.text[0].isalnum() for token in read.tokens):
        return Sentence(text, language)
    halves = _half_places(read)
    for place in halves:
        read.take(place, place + 1)
    times = bounding(read, find_times(read), reference)
    for place in halves:
        read.taken[place] = 0
    named = find_metrics(read, metrics)
    for time in times:
        read.take(time.first, time.last)
    take_windows(read)
    measures, times = _measures(read, times, named, metrics)
    measures, times = with_starts(read, with_how_far(read, measures), times, named, reference.today)
    measures = without_repeats(measures)
    named = _scored(named, measures, metrics)
    measures = [with_symbol(in_metric_unit(read, measure, times, named, metrics)) for measure in measures]
    context = Context(read, measures, times, named, metrics, clauses(read), means_place(read))
    aims = find_aims(context)
    if len(aims) < len(measures):
        context = Context(read, aims, times, named, metrics, context.clauses, context.means)
    return _judged(context, text, reference, items)


def _half_places(text: Scan) -> set[int]:
    """Return the tokens of "in half", which is no half-year."""
    multipliers = text.found.get("multipliers")
    if not multipliers:
        return set()
    halves = (match for match in multipliers if text.at(match.first, "within") is not None)
    found = (match for match in halves if not any(text.at(match.last + ahead, "units") for ahead in (0, 1)))
    return {place for match in found for place in range(match.first, match.last)}


def _measures(
    text: Scan, times: list[Time], named: list[NamedMetric], metrics: Mapping[str, Metric]
) -> tuple[list[Measure], list[Time]]:
    """Return the measures, with the times left; a limit is the target itself where no share stands beside it."""
    names = NamePlaces(named)
    measures = find_measures(text, names)
    limits = [time for time in times if time.kind == "limit"]
    has_other = any(measure.quantity.unit in {"%", *SECONDS} and aims_at(measure) for measure in measures)
    of_time = bool(text.found.get("time_nouns")) or any(metrics[one.hit.metric_id].unit == "s" for one in named)
    is_begun = any(_is_start_of(measure, limit) for measure in measures for limit in limits)
    if not limits or (measures and not is_begun and (has_other or not of_time)):
        return measures, times
    for limit in limits:
        for place in range(limit.first, limit.last):
            text.taken[place] = 0
    starts = {place for limit in limits for place in range(limit.first, limit.last)}
    measures = [_at_most(measure) if measure.first in starts else measure for measure in find_measures(text, names)]
    read = {measure.first for measure in measures}
    return measures, [time for time in times if time.kind != "limit" or read.isdisjoint(range(time.first, time.last))]


def _is_start_of(measure: Measure, limit: Time) -> bool:
    """Whether a limit is where a measure goes: "in 4 h instead of 8 h", « de 95 s à moins de 60 s »."""
    return "instead" in measure.roles or ("from" in measure.roles and 0 <= limit.first - measure.last <= 1)


def _at_most(measure: Measure) -> Measure:
    quantity = measure.quantity
    if quantity.direction in {Way.EXACT, Way.UP, None} and quantity.to is not None:
        return replace(measure, quantity=replace(quantity, direction=Way.AT_MOST))
    return measure


def _scored(named: list[NamedMetric], measures: list[Measure], metrics: Mapping[str, Metric]) -> list[NamedMetric]:
    """Return the metrics named, a share's score where the figures are marks: "satisfaction from 3.5 to 4.2"."""
    ids = {one.hit.metric_id for one in named}
    scores = {metric_id: f"{metric_id}_score" for metric_id in ids if f"{metric_id}_score" in metrics}
    marked = {nearest_metric(named, measure) for measure in measures if _is_mark(measure.quantity)} if scores else set()
    return [
        one._replace(hit=replace(one.hit, metric_id=scores[one.hit.metric_id]))
        if one.hit.metric_id in marked & scores.keys()
        else one
        for one in named
    ]


def _is_mark(quantity: Quantity) -> bool:
    ends = [end for end in (quantity.from_, quantity.to) if end is not None]
    return (
        (quantity.unit == "" or quantity.unit.startswith("/"))
        and bool(ends)
        and all(0 < end <= _HIGHEST_MARK for end in ends)
    )


def _metrics(context: Context) -> Iterator[MetricHit]:
    """Yield the metrics named; Hungarian says behind its metric that it must not suffer."""
    reach = _ASIDE if context.text.language == "hu" else 0
    for hit, first, last in context.named:
        clause = context.clause(first)
        before, after = max(clause.first, first - _ASIDE), min(clause.last, last + reach)
        is_aside = context.has("counterweights", before, first) or context.has("counterweights", last, after)
        yield replace(hit, aside=True) if is_aside else hit


def _direction(context: Context) -> Direction | None:
    """Return where the metric should go; the words before a gap speak of the gap."""
    for match in context.main("direction"):
        if not (_speaks_of_gap(context, match, before=0) or is_prevented(context, match)):
            return Direction(Way(match.value), context.text.hit(match.first, match.last))
    return None


def _moves(context: Context) -> tuple[Direction, ...]:
    """Return the words of direction that can't mean the other way: no "improve", and no gap beside."""
    named = {place for one in context.named for place in range(one.first, one.last)}
    return tuple(
        Direction(Way(match.value), context.text.hit(match.first, match.last))
        for match in context.matches("direction")
        if match.value in {Way.UP, Way.DOWN}
        and match.first not in named
        and context.text.at(match.first, "two_way") is None
        and not _speaks_of_gap(context, match, before=_GAP_REACH)
        and not is_prevented(context, match)
    )


def _speaks_of_gap(context: Context, match: Match, *, before: int) -> bool:
    """Whether a gap is named right behind a word, or within some tokens before it."""
    # Each Han character is a token of its own.
    reach = 2 * _GAP_REACH if context.text.language == "zh" else _GAP_REACH
    return context.has("gap_words", match.first - before, match.last + reach)


def _owner(context: Context) -> Hit | None:
    """Return who is named after "owner:", or with a name after "assigned to", « confiée à »."""
    text = context.text
    for match in text.found.get("owner_labels", ()):
        stop = match.last
        while stop < min(len(text.tokens), match.last + _LONGEST_OWNER) and _is_of_owner(text, stop):
            stop += 1
        if stop > match.last and (match.value != "given" or text.hit(match.last, stop).text[0].isupper()):
            return text.hit(match.last, stop)
    return None


def _is_of_owner(text: Scan, place: int) -> bool:
    """Whether a token may belong to who is named: a word that begins neither a time nor something else."""
    if not text.tokens[place].text[0].isalpha() or text.taken[place]:
        return False
    # "Le" is a part of « Paul Le Goff ».
    is_name = text.hit(place, place + 1).text[0].isupper()
    return is_name or not any(match.list_name in _BEHIND_OWNERS for match in text.starts[place])


def _hits(context: Context, kind: str) -> tuple[Hit, ...]:
    return tuple(context.text.hit(time.first, time.last) for time in context.times if time.kind == kind)


def _beside_names(context: Context, found: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the words at fault that are no part of a metric's name: "invoices due soon" are counted, not put off."""
    if not found or not context.named:
        return found
    names = [named.hit.hit for named in context.named]
    nearest = ((hit, bisect_right(names, hit.start, key=lambda name: name.start) - 1) for hit in found)
    return tuple(hit for hit, place in nearest if place < 0 or names[place].end < hit.end)


def _judged(context: Context, text: str, reference: Reference, items: Iterable[int]) -> Sentence:
    """Return the sentence with slots, faults and verdicts."""
    specific = verdict.is_specific(context)
    deadlines = find_deadlines(context.text, context.times, reference)
    aims = [one for one in context.measures if not (is_topic(context, one) or UNTOLD in one.roles)]
    several, quantity = figure_faults.several_goals(context), principal(context, aims)
    borders = sorted([*(context.text.hit(place, place + 1).start for place in items), *(hit.start for hit in several)])
    mind = faults.unobservable(context)
    vague = faults.vague_verbs(context, mind)
    flagged = {*vague, *(context.clause(match.first).first for match in mind)}
    broad = None if specific else faults.broad_object(context, vague, mind) or attitudes.attitude(context, flagged)
    return Sentence(
        text=text,
        language=context.text.language,
        quantity=quantity,
        quantities=tuple(measure.quantity for measure in aims),
        metrics=tuple(_metrics(context)),
        direction=_direction(context),
        moves=_moves(context),
        deadline=own_deadline(deadlines, quantity, borders),
        deadlines=deadlines,
        recurrences=_hits(context, "recurrence"),
        limits=_hits(context, "limit"),
        owner=_owner(context),
        vague_verbs=faults.hits(context, vague.values()),
        vague_objects=(context.text.hit(*broad),) if broad else (),
        qualifiers=_beside_names(context, faults.qualifiers(context, flagged, broad)),
        unobservable=faults.hits(context, mind[:1]),
        hedges=_beside_names(context, faults.hedges(context)),
        escapes=_beside_names(context, faults.escapes(context)),
        open_ended=_beside_names(context, faults.open_ended(context)),
        absolutes=_beside_names(context, faults.absolutes(context)),
        several_goals=several,
        activity=activities.activity(context, flagged),
        vague_time=_beside_names(context, faults.vague_time(context)),
        relative_changes=figure_faults.relative_changes(context),
        percent_or_points=figure_faults.percent_or_points(context),
        specific=specific,
        measurable=verdict.is_measurable(context),
        time_bound=verdict.is_time_bound(context),
    )
