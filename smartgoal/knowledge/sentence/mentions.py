"""Words that a text only mentions: quoted, told as a word, or part of a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartgoal.knowledge.folding import Folded
    from smartgoal.knowledge.words import Match, Token

# Single marks stand outside words, unlike apostrophes.
_QUOTED = re.compile(r"""\"[^"]*\"|(?<!\w)'(?=\w)(?:[^'"]|'(?=\w)){1,80}?'(?!\w)""")
_LARGE = re.compile(r"[^\W\d_A-Z] [A-Z]\w")
_WORD = re.compile(r"(?:the word|le mot|la mention) \w+")
# "Apply to the Better Care Fund", but not "Provide Excellent Service to All Callers".
_NAME = re.compile(
    r"(?<=[^\W\d_A-Z] )[A-Z]\w+(?: (?:of|to|for|and|the|on|in|at|de|du|des|et|pour|[A-Z]\w+)){0,5} [A-Z]\w+"
)
_CALLED = re.compile(
    r"(?:\b(?:project|programme|program|campaign|initiative|scheme|award|prize|operation|module|app) "
    r"|\b(?:projet|plan|campagne|label|prix|dispositif|opération|démarche|logiciel|application|charte|journée) "
    # "Le plan Améliorer nos services" is no name of one word.
    r")[A-Z]\w+\b(?! (?:nos|notre|la|le|les|des|un|une|our|the|their|all)\b)"
    r"|(?<=[^\W\d_A-Z] )[A-Z]\w+(?: (?:of|to|for|and|the|[A-Z]\w+)){0,5}"
    r"(?= (?:project|programme|program|campaign|scheme|award|prize|app|fund|hub|newsletter)\b)"
)
# "Manage My Booking page live by June": what a page or shop is called may open the text.
_OPENING = re.compile(
    r"[A-Z]\w+(?:-\w+)?(?: (?:of|to|for|and|the|my))* [A-Z]\w+(?: (?:of|to|for|and|the|my|[A-Z]\w+)){0,4}"
    r"(?= (?:(?P<titled>newsletters?|programmes?|programs?|schemes?|campaigns?|surveys?|vouchers?|awards?|fund)"
    r"|pages?|kiosks?|portal|website|apps?|projects?|hub|modules?|courses?|certificates?|shops?|stores?|caf[eé]s?"
    r"|festival|leaflets?|booklets?|handbooks?|posters?|toolkits?|dashboards?|workshops?)\b)"
)
_FIRMS = ("Kft", "Zrt", "Nyrt", "Bt", "Ltd", "Inc", "GmbH", "SARL", "SAS", "PLC", "LLC")
_FIRM = re.compile(rf" (?:{'|'.join(_FIRMS)})\b")
_COMPANY = re.compile(rf"(?:\b[A-ZÁÉÍÓÖÚÜÀÇÈ]\w* ){{1,3}}(?:{'|'.join(_FIRMS)})\b")
_CAPITAL, _SMALL = re.compile(r"\b[A-Z]\w{3,}"), re.compile(r"\b[^\W\d_A-Z]\w{2,}")
_COMMON = frozenset({"generic_words", "metric_nouns", "weak_metrics", "count_nouns"})


def mentioned(folded: Folded, tokens: list[Token], starts: Sequence[list[Match]], own: frozenset[str]) -> set[int]:
    """Return the tokens that are no words of the writer's own.

    Args:
        folded: The text.
        tokens: Its tokens.
        starts: For each token the phrases that begin there.
        own: The lists of words that a name needs more than: "Customer Service" is written large for no reason.
    """
    found = {place for first, last in _quotations(folded) for place in _inside(tokens, first, last)}
    for first, last, is_called in _names(folded):
        places = _inside(tokens, first, last)
        if is_called or any(not ((own | _COMMON) & {match.list_name for match in starts[place]}) for place in places):
            found.update(places)
    return found


def _quotations(folded: Folded) -> Iterator[tuple[int, int]]:
    text = folded.text
    if '"' in text or "'" in text:
        yield from (found.span() for found in _QUOTED.finditer(text))
    # Most texts have none of these, and a look for each is quicker than the pattern.
    if "word " in text or "mot " in text or "mention " in text:
        yield from (found.span() for found in _WORD.finditer(text))


def _names(folded: Folded) -> Iterator[tuple[int, int, bool]]:
    """Yield where names stand in the folded text, and whether a word such as "project" says so.

    A text written large throughout has none to tell.
    """
    text = folded.original
    firms = _COMPANY.finditer(text) if _FIRM.search(text) is not None else ()
    for found in (_OPENING.match(text), *firms):
        if found is not None:
            first, last = found.span()
            is_called = found.re is _COMPANY or found["titled"] is not None
            yield bisect_left(folded.offsets, first), bisect_left(folded.offsets, last), is_called
    if text[1:].islower() or _LARGE.search(text) is None:
        return
    spans = [(*found.span(), pattern is _CALLED) for pattern in (_NAME, _CALLED) for found in pattern.finditer(text)]
    if spans and len(_CAPITAL.findall(text)) <= len(_SMALL.findall(text)) + 1:
        for first, last, is_called in spans:
            yield bisect_left(folded.offsets, first), bisect_left(folded.offsets, last), is_called


def _inside(tokens: list[Token], first: int, last: int) -> range:
    at = [bisect_left(tokens, place, key=lambda token: token.start) for place in (first, last)]
    return range(*at)
