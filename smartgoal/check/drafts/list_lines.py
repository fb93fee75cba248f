"""The lines of a list of goals: which begin an item, which only go on with it, and which are headings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.sentence.language import tell_language
from smartgoal.knowledge.sentence.own_number import start_of_goal
from smartgoal.knowledge.words import load_words, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.knowledge.sentence import Sentence

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_INDENT = re.compile(r"[ \t\u3000]*")
_BULLET = re.compile(
    r"""
    (?: \s+ | [•·◦▪▫‣●○■□☐☑✓✔➤►▶\u2460-\u2473] | [-–—*]\s+ | \#{1,6}\s+ | \[[ xX]\]\s | [A-Za-z]\)\s )*
    """,
    re.VERBOSE,
)
"""What stands before the items of a list, never before a figure of the sentence: "-5 %"."""
_BEGINNING, _MOST_NUMBERS, _KEPT = 120, 4, 1_000
_NUMBERED = re.compile("[0-9一二三四五六七八九十]")
_YEAR = re.compile("(?:fy)?20[0-9]{2}|fy[0-9]{2}")
_LONGEST_HEADING, _LONGEST_TITLED, _INDENTED = 12, 60, 2
_BESIDE = frozenset(("headings", "generic_words", "quarters", "fiscal", "running", "relative", "months"))


def without_control(line: str) -> str:
    """Return a line with blanks for what can't be seen; all places stay."""
    return _CONTROL.sub(" ", line)


def item_start(line: str, language: str | None) -> int:
    """Return where the text of a list's item begins, behind bullets and its number; the end where there is no more."""
    start = _bullet_end(line, 0)
    for _ in range(_MOST_NUMBERS):
        ahead = line[start : start + _BEGINNING]
        if not _NUMBERED.search(ahead):
            break
        after = _bullet_end(line, start + start_of_goal(fold(ahead), language or _language(line)))
        if after == start:
            break
        start = after
    return start


@lru_cache(_KEPT)
def _language(line: str) -> str:
    return tell_language(line) or "en"


def _bullet_end(line: str, start: int) -> int:
    found = _BULLET.match(line, start)
    return found.end() if found else start


def joined(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each line with the lines that go on with its item; "" beside a line that went on with the one before."""
    item: list[str] = []
    goes_on: list[str] = []
    indent = 0
    for line in lines:
        own = _indent(line)
        is_item = item_start(without_control(line), None) > own
        if item and line.strip() and not is_item and own >= max(indent + 1, _INDENTED):
            item.append(line)
            goes_on.append(line)
            continue
        yield from _told(item, goes_on)
        item, goes_on, indent = [], [], own
        if is_item and line.strip():
            item = [line]
        else:
            yield line, line
    yield from _told(item, goes_on)


def _told(item: list[str], goes_on: list[str]) -> Iterator[tuple[str, str]]:
    if item:
        yield item[0], "\n".join(item)
        yield from ((line, "") for line in goes_on)


def _indent(line: str) -> int:
    """Return how many blanks a line begins with; a tab is as good as two."""
    found = _INDENT.match(line)
    return len(found[0].replace("\t", "  ")) if found else 0


def has_words(text: str) -> bool:
    """Whether a text says anything; rulers, lines of tables and numbers without a goal don't."""
    return any(map(str.isalpha, text))


def is_heading(line: str, text: str, sentence: Sentence) -> bool:
    """Whether a line only heads the goals below it: "Goals 2027", 2026年目标, "## Support", "Sales team:"."""
    if _names_goals(text, sentence.language or "en"):
        return True
    is_titled = line.lstrip().startswith("#") or text.endswith((":", "："))
    # "## Support" names whose goals follow.
    vague = [hit for hit in sentence.vague_verbs if hit.text != text.rstrip(":： ")]
    says = sentence.quantity or sentence.deadline or sentence.direction or sentence.metric or vague
    return is_titled and len(text) <= _LONGEST_TITLED and not says and not (sentence.specific or sentence.measurable)


def _names_goals(text: str, language: str) -> bool:
    """Whether a text says nothing but that goals follow, whose, and for when."""
    phrases = load_words(language).phrases
    tokens = tokenise(fold(text[: 4 * _BEGINNING]).text)
    if len(tokens) > _LONGEST_HEADING:
        return False
    place, has_noun = 0, False
    while place < len(tokens):
        word = tokens[place].text
        if not word[0].isalnum() or _YEAR.fullmatch(word):
            place += 1
            continue
        fitting = [match for match in phrases.at(tokens, place) if match.list_name in _BESIDE]
        if not fitting:
            return False
        best = max(fitting, key=lambda match: (match.last, match.value == "noun"))
        has_noun = has_noun or best.value == "noun"
        place = best.last
    return has_noun
