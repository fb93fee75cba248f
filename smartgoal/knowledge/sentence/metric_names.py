"""Known metrics named in a text, by their names in the text's language and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.sentence.nouns import MetricHit
from smartgoal.knowledge.words import LANGUAGES, Phrases, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smartgoal.knowledge.metric import Metric
    from smartgoal.knowledge.sentence.scan import Scan

_SHORT = 4
_KEPT = 8
_compiled: dict[tuple[int, str], tuple[Mapping[str, Metric], Phrases]] = {}


def find_metrics(text: Scan, metrics: Mapping[str, Metric]) -> list[tuple[MetricHit, int, int]]:
    """Return the metrics named, in order, with their tokens; a longer name hides those inside it."""
    phrases = _phrases(metrics, text.language)
    found: list[tuple[MetricHit, int, int]] = []
    place = 0
    while place < len(text.tokens):
        matches = phrases.at(text.tokens, place)
        best = max(matches, key=lambda match: match.last, default=None)
        if best is None:
            place += 1
            continue
        found.append((MetricHit(best.value, text.hit(best.first, best.last)), best.first, best.last))
        place = best.last
    return found


def _phrases(metrics: Mapping[str, Metric], language: str) -> Phrases:
    """Return the names compiled; the last few catalogues are kept."""
    key = (id(metrics), language)
    kept = _compiled.get(key)
    if kept is not None and kept[0] is metrics:
        return kept[1]
    phrases = Phrases()
    for metric in metrics.values():
        for name in _names(metric, language):
            for phrase in _forms(name, language):
                phrases.add(phrase, "metric", metric.id)
    while len(_compiled) >= _KEPT:
        _compiled.pop(next(iter(_compiled)))
    _compiled[key] = metrics, phrases
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
