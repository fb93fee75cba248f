"""The number that a goal has in its list, before its text: "Goal 3:", "n°3", "O1.2", 目标3：. It is no figure."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from smartgoal.knowledge.words import load_words, tokenise

if TYPE_CHECKING:
    from smartgoal.knowledge.folding import Folded
    from smartgoal.knowledge.words import Words

_MOST, _REACH = 3, 80
_HAN = "[\u3400-\u9fff]"
_NUMBER = r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}(?![0-9%a-z])"
_LEVELS = r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?![0-9%a-z])"
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_SIGN = r"(?:n[ ]?°|no\.|nr\.|num\.|numero|number|no|nr|\#)"
# "1. negyedév", "3. hónap": an ordinal of the sentence itself.
_NO_PERIOD = "(?![ ]*(?:negyed|felev|honap|het|nap|ev))"
_CERTAIN = rf"""
    [\[(] (?:{_NUMBER}|{_HAN_NUMBER}) [\])] | {_NUMBER}\.?\)(?![0-9]) | (?:{_NUMBER}|{_HAN_NUMBER})、
  | {_NUMBER}\.(?=[ ]){_NO_PERIOD} | [0-9]{{1,2}}\.(?={_HAN})
  | [0-9]{{1,2}}[ ]?°\) | [a-z]{{2,6}}-[0-9]{{1,4}}:(?=[ ])
"""
_WHERE_A_GOAL_OPENS = rf"""
    {_NUMBER}\.?[ ]?(?:-+|/|:|\|)(?=[ ]|{_HAN}) | [0-9]{{1,2}}[ ]?°(?=[ ]) | {_LEVELS}(?=[ ]|{_HAN})
  | 20[0-9]{{2}}[-/.][0-9]{{1,3}}(?:[.):]|[ ]-)?(?=[ ]) | [0-9]{{1,2}}(?=[ ])
"""
# "KW-12:", "FY-26:" say when.
_TIMES = frozenset({"kw", "cw", "wk", "week", "fy", "ej", "iso", "covid"})
_MEASURED = frozenset({"units", "scales", "scores"})
_COUNTED = _MEASURED | {"count_nouns", "more", "months", "weekdays", "seasons", "quarters", "ranks", "recurrences"}
_VERBS = frozenset(("direction", "vague_verbs", "lofty_verbs", "unobservable_verbs", "concrete_verbs")) | {
    "deliverable_verbs"
}
# 将, 把 and their like open a Chinese goal.
_CHINESE_OPENERS = frozenset("将把使让对为在每")


def without_own_number(folded: Folded, words: Words) -> Folded:
    """Return a text with blanks for the number of the goal that it opens with; all places stay."""
    end = own_number(folded, words)
    return replace(folded, text=" " * end + folded.text[end:]) if end else folded


def own_number(folded: Folded, words: Words) -> int:
    """Return where a goal's own number ends in the folded text; 0 where it has none."""
    end = 0
    for _ in range(_MOST):
        after = _next(folded, words, end)
        if after == end:
            break
        end = after
    return end


def _next(folded: Folded, words: Words, place: int) -> int:
    """Return where the number at a place ends; the place itself where none stands there."""
    found = _pattern(words).match(folded.text, place)
    if found is None:
        return place
    end = found.end()
    if found.lastgroup in {"certain", "named"}:
        is_clock = found[0].endswith(":") and _is_digit(folded, end) and not _is_wide(folded, end - 1)
        is_time = found[0].strip(" [(*")[:4].partition("-")[0] in _TIMES
        return place if is_clock or is_time else end
    return end if _opens_goal(folded, words, end, found) else place


@cache
def _pattern(words: Words) -> re.Pattern[str]:
    """Return what may stand before a goal: surely its number, or only where a goal opens behind it."""
    labels = [phrase.replace(" ", "[ ]?") for phrase, _ in words.entries("goal_labels")]
    label = "(?:" + "|".join(sorted(labels, key=len, reverse=True)) + ")"
    number = rf"(?:{_NUMBER}|{_HAN_NUMBER}|[0-9]{{1,2}}[a-c](?![0-9a-z]))"
    named = rf"(?:{label}[ ]?(?:{_SIGN})?|{_SIGN})[ ]?{number}"
    numbered = r"(?:\.|-[a-z]{1,3}|st|nd|rd|th|er|eme|e)?[ ]?(?:sz(?:amu|\.)[ ])?"
    ordered = rf"(?:第{number}[项个条]?(?:{label})?|{number}{numbered}{label})"
    told = r"[ ]?(?:[:)\]、|]|[.,](?=[ ])|\.\))"
    return re.compile(
        rf"""
        [ ]*[*_]{{0,2}} (?:
            (?P<named>[\[(]?(?:{named}{told}|{ordered}(?:[ ]?:|[ ]-+(?=[ ]))))
          | (?P<certain>{_CERTAIN})
          | (?P<open>{_WHERE_A_GOAL_OPENS}|{named}(?:[ ]?[-/]+)?(?=[ ]|{_HAN}))
        ) [*_]{{0,2}} [ ]*
        """,
        re.VERBOSE,
    )


def _opens_goal(folded: Folded, words: Words, place: int, found: re.Match[str]) -> bool:
    """Whether a goal begins at a place: with a verb, or a capital, and nothing counted."""
    tokens = tokenise(folded.text[place : place + _REACH])
    if len(tokens) < 2 or tokens[0].text[0].isdigit():
        return False
    lists = {match.list_name for match in words.phrases.at(tokens, 0)}
    number = found["open"].strip()
    is_bare = number.isdigit()
    if lists & (_COUNTED if is_bare or number[0].isalpha() else _MEASURED):
        return False
    word = tokens[0].text
    if "\u3400" <= word[0] <= "\u9fff":
        return bool(lists & _VERBS) or word in _CHINESE_OPENERS
    start = folded.offsets[place + tokens[0].start]
    has_capital = folded.original[start].isupper() and not folded.original[start + 1 : start + 2].isupper()
    return has_capital and bool(lists & _VERBS) if is_bare else has_capital or bool(lists & _VERBS)


def _is_digit(folded: Folded, place: int) -> bool:
    return place < len(folded.text) and folded.text[place].isdigit()


def _is_wide(folded: Folded, place: int) -> bool:
    """Whether the mark before a place is a Chinese one: 目标3：30个新客户."""
    return folded.original[folded.offsets[place]] == "："


def start_of_goal(folded: Folded, language: str) -> int:
    """Return where a goal's text begins in the text as written, behind its number."""
    end = own_number(folded, load_words(language))
    return folded.offsets[end] if end < len(folded.text) else len(folded.original)
