"""Known metrics named in a text, by their names in the text's language and in English."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.languages import LANGUAGES
from smartgoal.knowledge.metrics import load_catalogue
from smartgoal.knowledge.sentence.nouns import MetricHit
from smartgoal.knowledge.words import Phrases, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match, Token

_SHORT = 4
_LAST = attrgetter("last")
_KEPT = 8
_compiled: dict[tuple[int, str], tuple[Mapping[str, Metric], _Names]] = {}


class _Names(NamedTuple):
    """The names of a catalogue's metrics in one language: a file's own, and those that come with smartgoal."""

    own: Phrases
    common: Phrases
    replaced: frozenset[str]

    def longest(self, tokens: Sequence[Token], first: int) -> Match | None:
        """Return the longest name that begins at a token; a file's own comes first."""
        common = self.common.at(tokens, first)
        if self.replaced:
            common = [match for match in common if match.value not in self.replaced]
        return max((*self.own.at(tokens, first), *common), key=_LAST, default=None)


def find_metrics(text: Scan, metrics: Mapping[str, Metric]) -> list[tuple[MetricHit, int, int]]:
    """Return the metrics named, in order, with their tokens; a longer name hides those inside it."""
    names = _names_of(metrics, text.language)
    found: list[tuple[MetricHit, int, int]] = []
    place = 0
    while place < len(text.tokens):
        best = names.longest(text.tokens, place)
        if best is None:
            place += 1
            continue
        found.append((MetricHit(best.value, text.hit(best.first, best.last)), best.first, best.last))
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
        for name in _names(metric, language):
            for phrase in _forms(name, language):
                phrases.add(phrase, "metric", metric.id)
    return phrases


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
