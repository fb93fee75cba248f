"""A sentence while it is being judged: its phrases, measures, times and clauses together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.broad import describes, is_doer, is_gauged, is_recipient, is_staff, owns
from smartgoal.knowledge.sentence.verbs import participles, verbs_by_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence.clauses import Clause
    from smartgoal.knowledge.sentence.measure import Measure
    from smartgoal.knowledge.sentence.metric_names import NamedMetric
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.sentence.times import Time
    from smartgoal.knowledge.words import Match

_SAID = (
    *("generic_words", "vague_verbs", "light_verbs", "direction", "qualifiers", "vague_objects", "hedges", "before"),
    *("after", "glue", "by", "within", "each", "per", "all_words", "joiners", "unobservable_verbs", "weak_metrics"),
    *("absolutes", "open_ended", "vague_time", "escapes", "relative", "counterweights", "means"),
    *("lofty_verbs", "idioms", "pronouns"),
)
_IDLE = ("vague_verbs", "unobservable_verbs", "idioms")
_SHORT_WORD, _LONGEST_HEADING = 4, 8
_WONDER_REACH = 3
_ASIDE = 4
_ONE = frozenset({"egy", "un", "une"})
# "Összefoglalókat", "ellenőrző": who or what does it, not the doing.
_HUNGARIAN_AGENTS = re.compile("o(?:t|k(?:at|nak|kal|ra|rol|ban|hoz)|ja|jat|i|it|nak|val|ra|rol|ban|hoz)?")
# "Rendre le parking moins bruyant".
_FRENCH_RENDERS, _RENDERED = ("rendre", "rendons", "rendez", "rend"), 8


@dataclass(frozen=True)
class Context:
    """Everything read from a text, for verdicts and faults.

    Attributes:
        means: The first token of the means ("by coaching"), one past the end where there are none.
        named: Metrics with their tokens.
        kept: The phrases already looked up, by list.
    """

    text: Scan
    measures: list[Measure]
    times: list[Time]
    named: list[NamedMetric]
    metrics: Mapping[str, Metric]
    clauses: list[Clause]
    means: int
    kept: dict[str, list[Match]] = field(default_factory=dict)

    def matches(self, name: str) -> list[Match]:
        """Return a list's phrases outside times and names."""
        if name not in self.kept:
            self.kept[name] = [match for match in self.text.found.get(name, ()) if not self.text.taken[match.first]]
        return self.kept[name]

    def main(self, name: str) -> list[Match]:
        """Return a list's phrases before the means."""
        matches = self.matches(name)
        return matches[: bisect_left(matches, self.means, key=lambda match: match.first)]

    def has(self, name: str, first: int, last: int) -> bool:
        """Whether a phrase of a list begins between two tokens."""
        matches = self.matches(name)
        place = bisect_left(matches, first, key=lambda match: match.first)
        return place < len(matches) and matches[place].first < last

    def ending_at(self, name: str, place: int) -> Match | None:
        """Return the phrase of a list that ends right before a token."""
        matches = self.matches(name)
        before = bisect_left(matches, place, key=lambda match: match.first) - 1
        return matches[before] if before >= 0 and matches[before].last == place else None

    def clause(self, place: int) -> Clause:
        """Return the clause of a token; the one before it for a mark between clauses."""
        return self.clauses[max(0, bisect_right(self.clauses, place, key=lambda clause: clause.first) - 1)]

    def has_figure(self, clause: Clause) -> bool:
        """Whether a figure or a service level's limit stands in a clause."""
        place = bisect_left(self._figure_places, clause.first)
        return place < len(self._figure_places) and self._figure_places[place] < clause.last

    def has_time(self, kind: str) -> bool:
        """Whether a time of a kind was found."""
        return kind in self._time_kinds

    @cached_property
    def _time_kinds(self) -> frozenset[str]:
        return frozenset(time.kind for time in self.times)

    @property
    def has_limit(self) -> bool:
        """Whether a text says within what time of each case, or from when to when, something is done."""
        return self.has_time("limit") or self.has_time("hours")

    @cached_property
    def covers_all(self) -> bool:
        """Whether "all", "each" or "no" stands outside times: "every Friday" is none."""
        timed = {place for time in self.times for place in range(time.first, time.last)}
        # "And all the rest" isn't everything.
        timed.update(_places(self.matches("open_ended")))
        return any(match.first not in timed for match in self.text.found.get("all_words", ()))

    def acts_within(self, first: int, last: int) -> bool:
        """Whether a plain verb begins between two tokens."""
        place = bisect_left(self.plain_verbs, first, key=lambda verb: verb.first)
        return place < len(self.plain_verbs) and self.plain_verbs[place].first < last

    @cached_property
    def plain_verbs(self) -> list[Match]:
        """The verbs of what can be watched, in order: the listed ones, and those that only their form tells."""
        found = [*self.matches("concrete_verbs"), *self.unlisted_verbs, *self.bodily, *self.provided.values()]
        if self.text.language == "fr":
            unseen = (self._is_urged, self._is_theirs, self.renders)
            found = [match for match in found if not any(is_unseen(match) for is_unseen in unseen)]
        if self.text.language == "zh":
            # "送去温暖" hands nothing over.
            found = [match for match in found if self.text.at(match.last, "gestures") is None]
        if self.text.language == "hu":
            found = [match for match in found if not _HUNGARIAN_AGENTS.fullmatch(match.ending)]
        return sorted((match for match in found if match.first not in self.idle), key=lambda match: match.first)

    def renders(self, match: Match) -> bool:
        """Whether a French verb only makes something so: "rendre le parking moins bruyant", not "rendre plus vite"."""
        if not self.text.tokens[match.first].text.startswith(_FRENCH_RENDERS) or match.last - match.first > 1:
            return False
        last = min(self.clause(match.first).last, match.last + _RENDERED)
        often = {said.first for said in self.matches("frequencies")}
        return any(
            match.last < praise.first < last
            and praise.first not in often
            and not self.text.word(praise.last - 1).endswith("ment")
            for praise in self.matches("qualifiers")
        )

    def _is_theirs(self, match: Match) -> bool:
        """Whether a French verb only says who is meant: "les personnes qui nous appellent"."""
        before = [token.text for token in self.text.tokens[max(0, match.first - 2) : match.first]]
        return before in (["qui", "nous"], ["qui", "vous"]) or before[-1:] == ["qui"]

    def _is_urged(self, match: Match) -> bool:
        """Whether a French verb is what others are only moved to: "encourager les parents à participer"."""
        first = self.clause(match.first).first
        return (
            match.first > 1
            and self.text.tokens[match.first - 1].text == "a"
            and self.has("vague_verbs", first, first + 1)
        )

    @cached_property
    def told_done(self) -> list[Match]:
        """What is told as done: "all machines inspected"."""
        return participles(self.text, self.clauses)

    @cached_property
    def bodily(self) -> list[Match]:
        """The verbs that are meant bodily, for they have a moment: "support the arm while", "continue until"."""
        moments = [match.first for match in self.text.found.get("moments", ())]
        found = self.matches("bodily_verbs") if moments else []
        return [match for match in found if match.last <= moments[-1] and self._has_moment(match, moments)]

    def _has_moment(self, match: Match, moments: list[int]) -> bool:
        return moments[bisect_left(moments, match.last)] < self.clause(match.first).last

    @cached_property
    def idle(self) -> frozenset[int]:
        """The tokens of phrases that say nothing to watch, whatever verb is in them: "get a feel for", "how we do"."""
        phrases = (match for name in _IDLE for match in self.matches(name) if match.last - match.first > 1)
        return frozenset([*_places(phrases), *self._wondered()]) | self._aside(self.matches("asides"))

    def _wondered(self) -> Iterator[int]:
        """Yield the tokens of what is only to be understood: "megérteni, miért mondanak le"."""
        reach = {"hu": _WONDER_REACH, "zh": 2 * _WONDER_REACH}.get(self.text.language)
        for match in self.matches("unobservable_verbs") if reach is not None else ():
            last = self.clause(match.first).last
            if self.has("questions", match.last, match.last + (reach or 0)):
                yield from range(match.last, last)

    def _aside(self, matches: Iterable[Match]) -> set[int]:
        """The tokens behind some phrases, where the verb would stand that nobody promises."""
        return {place for match in matches for place in range(match.last, match.last + _ASIDE)}

    @cached_property
    def provided(self) -> dict[int, Match]:
        """The verbs that give one thing to each, by token: "biztosítunk egy széket minden asztalhoz"."""
        if self.broad or not self.covers_all or not any(token.text in _ONE for token in self.text.tokens):
            return {}
        return {match.first: match for match in self.main("provide_verbs")}

    @cached_property
    def unlisted_verbs(self) -> list[Match]:
        """The verbs that only their form tells."""
        return verbs_by_form(self.text, self.clauses)

    @cached_property
    def infinitive_clauses(self) -> frozenset[int]:
        """The first tokens of clauses that a Hungarian infinitive leads: action nouns there are its objects."""
        words = enumerate(token.text for token in self.text.tokens)
        return frozenset(
            self.clause(place).first for place, word in words if word.endswith("ni") and len(word) > _SHORT_WORD
        )

    @cached_property
    def _figure_places(self) -> list[int]:
        limits = (time.first for time in self.times if time.kind in {"limit", "hours"})
        return sorted([*(measure.first for measure in self.measures), *limits])

    @cached_property
    def content(self) -> list[int]:
        """The tokens that name something of their own: no small words, figures, times or broad words."""
        covered = set(_places(match for name in _SAID for match in self.text.found.get(name, ())))
        covered |= {place for measure in self.measures for place in range(measure.first, measure.last)}
        if self.text.language == "en":
            covered -= {match.last for match in self.text.found.get("vague_objects", ()) if is_staff(self, match.last)}
        if "asides" in self.text.found:
            covered |= self._aside(
                match for match in self.matches("asides") if self.ending_at("direction", match.first)
            )
        return [
            place
            for place, token in enumerate(self.text.tokens)
            if place not in covered and not self.text.taken[place] and _names_something(token.text)
        ]

    @cached_property
    def broad(self) -> list[Match]:
        """The broad constructs that are objects, not what a thing is for: "service portal", "base de connaissances"."""
        measured = (place for measure in self.measures for place in range(measure.first, measure.last))
        content = {*self.content, *measured}
        praised = set(_places(self.main("qualifiers")))
        listed = self.main("vague_objects")
        if not listed:
            return []
        # "Efficacité énergétique : classe B pour 12 bâtiments".
        listed = [match for match in listed if match.first >= self.heading]
        # "The customer engagement team", "in every team".
        apart = {match.last for match in listed if is_staff(self, match.last)}
        apart |= {match.first for match in self.bodily}
        apart |= {match.first for match in listed if is_gauged(self, match) or owns(self, match)}
        apart |= {match.first for match in listed if self.text.at(match.first - 1, "each") is not None}
        # "L'accueil pourrait": those who do it.
        apart |= {match.first for match in listed if is_doer(self, match)}
        if self.text.language == "hu":
            apart |= {match.first for match in listed if is_recipient(self, match)}
        if self.has_time("hours"):
            # "L'accueil de 8 h à 18 h" is a place.
            apart |= {match.first for match in listed if self.text.at(match.first, "things") is not None}
        objects = [m for m in listed if m.first not in apart and not {m.first, m.last - 1} <= praised]
        return [match for match in objects if not describes(self, match, content)]

    @cached_property
    def heading(self) -> int:
        """The colon of a heading that something named, counted or done follows; 0 where there is none."""
        words = (token.text for token in self.text.tokens[:_LONGEST_HEADING])
        colon = next((place for place, word in enumerate(words) if word == ":"), 0)
        counted = (measure.first for measure in self.measures if measure.counted and measure.quantity.unit)
        if not colon or not any(place > colon for place in (*self.content, *counted)):
            return 0
        ends = any(self.has(name, colon, len(self.text.tokens)) for name in ("certificates", "deliverable_verbs"))
        told = any(match.first > colon for match in self.told_done)
        return colon if ends or told or any(place > colon for place in self._figure_places) else 0

    @cached_property
    def broad_places(self) -> frozenset[int]:
        """The tokens that broad constructs begin with."""
        return frozenset(match.first for match in self.broad)

    @cached_property
    def commas(self) -> list[int]:
        """The tokens that are commas."""
        return [place for place, token in enumerate(self.text.tokens) if token.text == ","]


def _places(matches: Iterable[Match]) -> Iterator[int]:
    return (place for match in matches for place in range(match.first, match.last))


def _names_something(word: str) -> bool:
    return word[0].isalpha() and (len(word) > 2 or ord(word[0]) >= 0x3400)
