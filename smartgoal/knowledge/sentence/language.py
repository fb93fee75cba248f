"""Telling the language of a text: by script, then by the words everybody uses."""

from __future__ import annotations

import re
from collections import Counter

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.words import Token, load_words, tokenise

_HAN = re.compile("[\u3400-\u9fff]")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_LATIN = re.compile("[a-z]")
_OTHER = re.compile("[\u0370-\u1dff]")
_ONLY_HUNGARIAN = re.compile("[őűŐŰ]")
_ONLY_FRENCH = re.compile("[àâçèêëîïôùûœÀÂÇÈÊÎÔÙÛŒ]|\\b[dlDL]['’]")
# Endings that short texts without common words are told by: "-nál", "-ság"; "-dre", "-ttre".
_HUNGARIAN_ENDING = re.compile(
    "\\w(?:nál|nél|ból|ből|ról|ről|tól|től|ság|ség|ását|ését|ása|ése|nként|(?:[aá]|e)bban|ebben|[íi]tani|eteni|[áae]lni|ezni"
    "|[oö]zni|[íi]teni|zz[üu]k|[áíl]juk|[éíl]jük|[aá]bbá|ebbé)\\b",
    re.IGNORECASE,
)
_FRENCH_ENDING = re.compile("\\w(?:dre|ttre|vre)\\b", re.IGNORECASE)
# "100%-át", "20-ig": endings behind a figure and a hyphen.
_HUNGARIAN_FIGURE = re.compile(
    "[0-9%]-(?:[áa]t|ig|r[ae]|[rk][áe]?l|ról|ről|b[ae]n|b[ae]|n[áe]l|n[ae]k|h[oeö]z|b[óő]l|[aoöe]s|[oe]t|t[óő]l|[áéaej]{1,2}ig)\\b"
)
_HUNGARIAN_LETTER = re.compile("[áóúíÁÓÚÍ]")
_LONGEST = 5_000
_SHORT, _FEW = 12, 3


def tell_language(text: str) -> str | None:
    """Return en, fr, zh or hu, or None where nothing tells or another language does."""
    folded = fold(text[:_LONGEST]).text
    han, latin = len(_HAN.findall(folded)), len(_LATIN.findall(folded))
    if _KANA_OR_HANGUL.search(folded) or len(_OTHER.findall(folded)) > latin + 2 * han:
        return None
    if han * 3 > latin:
        return "zh"
    return _by_words(text[:_LONGEST], folded)


def _by_words(text: str, folded: str) -> str | None:
    """Return the language with the most of its common words in the text, if one stands out."""
    scores: Counter[str] = Counter()
    phrases = load_words("languages").phrases
    tokens = tokenise(folded)
    for place in range(len(tokens)):
        scores.update({match.list_name for match in phrases.at(tokens, place)})
    if _ONLY_HUNGARIAN.search(text) or _HUNGARIAN_FIGURE.search(text):
        scores["hu"] += 2
    if _ONLY_FRENCH.search(text):
        scores["fr"] += 1
    best = _best(scores)
    if best is None and scores["others"] <= _FEW and len(tokens) <= _SHORT:
        best = _best(scores + _vocabulary(tokens) + _endings(text))
    return None if best == "others" else best


def _vocabulary(tokens: list[Token]) -> Counter[str]:
    """Return how many words of a short text each language's own lists know."""
    scores: Counter[str] = Counter()
    for language in ("en", "fr", "hu"):
        phrases = load_words(language).phrases
        scores[language] = sum(
            1 for place in range(len(tokens)) if phrases.at(tokens, place) and len(tokens[place].text) > 2
        )
    return scores


def _endings(text: str) -> Counter[str]:
    """Return points for the languages whose endings stand in a text."""
    hungarian = len(_HUNGARIAN_ENDING.findall(text)) + bool(_HUNGARIAN_LETTER.search(text))
    return Counter({"hu": hungarian, "fr": int(bool(_FRENCH_ENDING.search(text)))})


def _best(scores: Counter[str]) -> str | None:
    """Return the one that leads alone."""
    ranked = scores.most_common(2)
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]
