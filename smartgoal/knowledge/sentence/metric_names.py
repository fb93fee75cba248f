"""Known metrics named in a text, by their names in the text's language and in English."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence.nouns import MOVES, MetricHit
from smartgoal.knowledge.words import Phrases, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_SHORT = 4
# What a name is to the file: its own word for a metric, one that the catalogue gives it, or a mere id of one word.
_OWN, _COMMON, _ID = "own", "common", "id"
_KEPT = 8
_compiled: dict[tuple[int, str], tuple[Mapping[str, Metric], _Names]] = {}


class NamedMetric(NamedTuple):
    """A known metric named in a text, with its tokens (end exclusive)."""

    hit: MetricHit
    first: int
    last: int


class _Names(NamedTuple):
    """The names of a catalogue's metrics in one language: a file's own, and those that come with smartgoal."""

    own: Phrases
    common: Phrases
    replaced: frozenset[str]

    def longest(self, text: Scan, first: int) -> Match | None:
        """Return the longest name that begins at a token; what the file itself calls a metric comes first."""
        common, own = self.common.at(text.tokens, first), self.own.at(text.tokens, first)
        if not (common or own):
            return None
        if self.replaced:
            common = [match for match in common if match.value not in self.replaced]
        own = [match for match in own if match.list_name != _ID or _is_id(text, match)]
        return max((*own, *common), key=_rank, default=None)


def _rank(match: Match) -> tuple[int, bool]:
    return match.last, match.list_name == _OWN


def _is_id(text: Scan, match: Match) -> bool:
    """Whether a word that is a metric's id means the metric: in capitals, or where it goes up or down.

    "When a customer returns an item" and "at no extra cost" name none.
    """
    if text.hit(match.first, match.last).text.isupper():
        return True
    before = match.first - (text.at(match.first - 1, "articles") is not None)
    after, ahead = text.at(match.last, "direction"), (text.at(before - back, "direction") for back in (1, 2, 3))
    moves = [after, *(move for move in ahead if move is not None and move.last == before)]
    moved = any(move is not None and move.value in MOVES for move in moves)
    return moved and text.at(match.first, "direction") is None


def find_metrics(text: Scan, metrics: Mapping[str, Metric]) -> list[NamedMetric]:
    """Return the metrics named, in order, with their tokens; a longer name hides those inside it."""
    names = _names_of(metrics, text.language)
    found: list[NamedMetric] = []
    place = 0
    while place < len(text.tokens):
        best = names.longest(text, place)
        if best is None:
            place += 1
            continue
        hit = MetricHit(best.value, text.hit(best.first, best.last))
        found.append(NamedMetric(hit, best.first, best.last))
        place = best.last
    return found


def _names_of(metrics: Mapping[str, Metric], language: str) -> _Names:
    """Return the names compiled; those of the last catalogues are kept."""
    key = (id(metrics), language)
    kept = _compiled.get(key)
    if kept is not None and kept[0] is metrics:
        return kept[1]
    common = load_catalogue()
    own = {name: metric for name, metric in metrics.items() if common.get(name) is not metric}
    replaced = frozenset(common.keys() - (metrics.keys() - own.keys()))
    names = _Names(_compile(own.values(), language), _common_names(language), replaced)
    while len(_compiled) >= _KEPT:
        _compiled.pop(next(iter(_compiled)))
    _compiled[key] = metrics, names
    return names


@cache
def _common_names(language: str) -> Phrases:
    return _compile(load_catalogue().values(), language)


def _compile(metrics: Iterable[Metric], language: str) -> Phrases:
    phrases = Phrases()
    for metric in metrics:
        theirs = load_catalogue().get(metric.id)
        known = frozenset() if theirs is None else frozenset(_names(theirs, language))
        for name in dict.fromkeys(_names(metric, language)):
            kind = _COMMON if name in known else _ID if _is_one_word_id(name, metric) else _OWN
            for phrase in _forms(name, language):
                phrases.add(phrase, kind, metric.id)
    return phrases


def _is_one_word_id(name: str, metric: Metric) -> bool:
    """Whether a name is nothing but an id that may be any word: "returns", "cost", "wait"."""
    return metric.declared and name == metric.id and "_" not in name


def _names(metric: Metric, language: str) -> Iterator[str]:
    """Yield a metric's names in a language; abbreviations and English ones are used in all."""
    yield metric.id
    for other in dict.fromkeys((language, "en", *(LANGUAGES if metric.declared else ()))):
        if other in metric.names:
            yield metric.names[other]
        yield from metric.aliases.get(other, ())


def _forms(name: str, language: str) -> Iterator[str]:
    """Yield a name as written and inflected: plurals in English and French, any ending in Hungarian."""
    words = [token.text for token in tokenise(fold(name).text)]
    if not words:
        return
    yield " ".join(words)
    if language == "hu":
        yield " ".join(_hungarian(word) for word in words)
    elif language in {"en", "fr"} and len(words[-1]) >= _SHORT:
        last = words[-1]
        yield " ".join([*words[:-1], last.removesuffix("s") if last.endswith("s") else last + "s"])


def _hungarian(word: str) -> str:
    """Return a word open at the end: "idő" is also "ideje"; short words stay as they are."""
    if word in {"ido", "ideje"}:
        return "id*"
    return f"{word}*" if len(word) >= _SHORT else word
