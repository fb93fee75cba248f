"""Where times stand in a text: deadlines, recurrences, and the time limits of service levels."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from smartgoal.knowledge.sentence.date_ranges import with_last_days
from smartgoal.knowledge.sentence.hours import take_hours
from smartgoal.knowledge.sentence.mixed import part_behind
from smartgoal.knowledge.sentence.names import take_names
from smartgoal.knowledge.sentence.past_times import is_digit, is_past
from smartgoal.knowledge.sentence.timeline import LENGTHS, Item, closer_time, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.words import Match

_PRE = "(?:[pbi]{1,3}a{0,3})"
_POST = "a?[pbiPTjS]{0,2}"
_YEAR = "(?:a{0,2},?[yY])"
# Every repetition is bounded, so that the search is linear in the number of items.
_FORMS = {
    "limit": "i a{0,3}[cd]a{0,2}U | n a{0,2}[cd]a?[Uu] | i a{1,2}U",
    "prompt": "L",
    # "Monday to Friday" is when it is done each week, as is "by Friday noon each week".
    "recurrence": "V | v a?r?[cd]?h?a?[uwU] | k?a{0,2}wa{0,2}pa{0,2}w(?!a?[cm]) | wS?wP | [pb]a{0,2}w[xL]?V",
    "numbered": "[pbi]a{0,2}u a?[cd](?![uUmy])(?:[,x]i?u?[cd]){0,4}",
    "duration": """
        i a{0,3}r?a{0,2}[cd]a{0,3}r?a?u | r a?[cd]a?u | [cd]a?u P | [cd]R | i a{0,3}u(?![yYrlU])
    """,
    "deadline": rf"""
        {_PRE}? w?a?D{_POST} | {_PRE} w?a?A{_POST} | A[pbPTj]
      | (?:{_PRE}|k a{{0,2}}) w?a?B[PT]? | B[pbPT] | {_PRE}? r y | (?:{_PRE}|k) u a?[yY] | [yY]a?se?{_POST}
      | [yY]a?s{_POST}
      | {_PRE}? w?a{{0,2}}(?: [yY]a{{0,2}}m a{{0,2}}c h?{_POST} | c h?a{{0,2}}m{_YEAR}?{_POST} )
      | {_PRE}? w?a{{0,2}}m a?c h?{_YEAR}?{_POST}
      | {_PRE}? (?:[yY]a?)?e a{{0,3}}(?:r a?)?(?:
            [mq]{_YEAR}? | f a?[ycd]? | F | u a{{0,2}}[yr]? | s{_YEAR}? | [yY]a?[fs] | [yY] )
      | {_PRE}? (?:[yY]i?a?)?(?:r a?)?(?:[mqfus]|[yY])j?a?e{_POST}
      | {_PRE}? (?:[yY]a?|r a?)?z(?:a?[yY])?{_POST}
      | {_PRE}? r a?(?:[uqswmf]){_YEAR}?{_POST} | {_PRE}? [uqms]a?r
      | (?:{_PRE}|k a{{0,2}}) m{_YEAR}?{_POST} | m{_YEAR}{_POST} | [yY]a?m{_POST} | m[PTjS] | m p
      | {_PRE} q{_YEAR}?{_POST} | q{_YEAR}{_POST} | [yY]a?q{_POST} | q(?:[PTjSip]|,|$) | (?<![a-zA-Z])q
      | {_PRE}? (?:F|f a?y|[yY]a?f) | {_PRE} f
      | {_PRE} [yY]{_POST} | k a{{0,2}}[yY](?!a?[zefFsqm]) | Y | y[pPTji]
      | {_PRE} s{_YEAR}? | s[PTj]
      | [pb]a{{0,2}}w | w[PT]
      | {_PRE}? R a?(?:m(?:a?c h?)?|q|z|s)?a?e?{_POST} | {_PRE}? t
    """,
    # "(Q3)", 力争下半年.
    "loose": "q",
}
# Hungarian and Chinese set "within" after the figure.
# "9月开设儿科门诊", "档案室5月搬到三楼": a bare month before a Chinese verb, or opening the text, is when it is done.
_BEFORE_WEEKDAY = "|w p(?!w)|u a?c e p?"
_BARE_MONTH = r"|m(?=x)"
# "A negyedév során".
_DURING = "|(?<![a-zA-Zc])a{0,2}ui"
_AFTER = {"limit": "[cd]a?U[jPT]?a?[in]", "numbered": "[cd]auj", "duration": "[cd]a{0,2}u j?a?i", "deadline": "s [pb]"}
# "2027-től".
_FROM_YEAR = "|y(?=x)"
_DONE_THEN = ("deliverable_verbs", "concrete_verbs", "abilities", "modals")
# How many Chinese characters a verb and a relative clause may have.
_VERB, _RELATIVE = 4, 20
_SHORTEST_TERM = 14
_FIRST = frozenset({"first", "premier", "premiere", "elso"})
_NO_NOUN = frozenset({"by", "within", "time_before", "joiners", "generic_words"})
_BEYOND = 8
_COUNTED = frozenset({"szamitott", "szamitva", "koveto", "legkesobb"})
_ONWARDS = frozenset({"on", "onward", "onwards", "forward", "forwards", ",", "through"})
_LIST_MARKS = frozenset({",", "and", "or", "et", "ou", "&"})


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return all forms as one pattern."""
    after = dict(_AFTER) if language in {"hu", "zh"} else {}
    if language == "zh":
        after["deadline"] += _BEFORE_WEEKDAY + _BARE_MONTH
    if language == "hu":
        after["duration"] += _DURING
        after["deadline"] += _FROM_YEAR
    forms = (f"(?P<{name}>{form}{'|' + after[name] if name in after else ''})" for name, form in _FORMS.items())
    return re.compile("|".join(forms), re.VERBOSE)


class Time(NamedTuple):
    """A time found: its kind, items and tokens.

    Kinds are deadline, duration, limit, prompt, recurrence, hours, start, past and day.
    """

    kind: str
    items: list[Item]
    first: int
    last: int


def find_times(text: Scan) -> list[Time]:
    """Return the times of a text in order, names with figures in them ("ISO 9001") left alone."""
    for match in text.found.get("noise", ()):
        # "一个" is no number, but the one hour of "一个小时" is.
        unit = text.at(match.last - 1, "units")
        if (
            not closer_time(text, match)
            and (unit is None or unit.last <= match.last)
            and not _is_bound(text, match.first)
            and not _is_feast(text, match)
            # 一个半小时 is one and a half.
            and not (text.has_parts and part_behind(text, match.first + 1))
        ):
            text.take(match.first, match.last)
    take_names(text)
    hours = take_hours(text)
    line = timeline(text)
    is_chinese = text.language == "zh"
    for item in line.items if is_chinese or "y" in line.codes else ():
        is_split_year = item.code == "y" and item.last > item.first + 1
        if is_split_year or (is_chinese and item.code in "mqs"):
            # Five months are 5个月; 5月 is always a day or a month. 下半年 lasts no 半年, 五一 is no 51.
            text.take(item.first, item.last)
    pattern = _pattern(text.language)
    times = [
        *with_last_days(
            text, (time for found in pattern.finditer(line.codes) for time in _time(text, line.items, found))
        )
    ]
    if hours:
        times += [Time(kind, [], first, last) for kind, first, last in hours]
        times.sort(key=lambda time: time.first)
    return times


def _is_feast(text: Scan, match: Match) -> bool:
    """Whether what else is noise is a day of the year: 五一, 双十一."""
    season = text.at(match.first, "seasons")
    return season is not None and season.last >= match.last


def _is_bound(text: Scan, place: int) -> bool:
    """Whether "at most" stands before a token: the 一个 of 最多一个 is a number."""
    near = (match for at in range(max(0, place - 4), place) for match in text.starts[at] if match.last == place)
    return text.language == "zh" and any(
        match.list_name == "before" and match.value.startswith("at_") for match in near
    )


def _time(text: Scan, items: list[Item], found: re.Match[str]) -> Iterator[Time]:
    """Yield the time behind a match of codes, of the kind that its context makes it."""
    kind = found.lastgroup or ""
    span = _trimmed(text, items[found.start() : found.end()])
    if kind == "numbered":
        span = _numbered(text, span)
    first, last = span[0].first, span[-1].last
    kind = _kind(text, kind, span)
    if (kind == "limit" and text.at(first, "lasting") is not None) or not kind or _is_bare(text, span):
        return
    if kind == "deadline":
        kind = _what_a_date_is(text, span)
        began = text.ending_at("starts", first)
        first = began.first if began is not None and kind != "deadline" else first
    yield Time(kind, span, first, last)


def _trimmed(text: Scan, span: list[Item]) -> list[Item]:
    """Return a time's items without what belongs to the words around it."""
    while span and span[0].code in "a,k":
        span = span[1:]
    while span and span[-1].code in "a,":
        span = span[:-1]
    # "By 31 March through coaching".
    if len(span) > 1 and span[-1].code == "p" and text.at(span[-1].first, "means") is not None:
        span = span[:-1]
    # The ending of "6%-ra március 31-ig" belongs to the figure before.
    # In Chinese nothing stands apart, and 降到6月的 needs its 到.
    least = 1 + (text.language == "zh" and span[-1].code == "m")
    while len(span) > least and span[0].code in "pi" and text.is_adjacent_or_hyphened(span[0].first):
        span = span[1:]
    # "In January to 7 minutes".
    if len(span) > 1 and span[-1].code == "p" and text.language in {"en", "fr"} and is_digit(text, span[-1].last):
        span = span[:-1]
    return span


def _kind(text: Scan, kind: str, span: list[Item]) -> str:
    """Return what a form is where it stands; "" for no time at all."""
    first, last = span[0].first, span[-1].last
    if kind == "loose":
        return "deadline" if _is_set_apart(text, first, last) else ""
    if kind == "numbered":
        return _what_is_numbered(text, span)
    if kind == "duration" and not _bounds_the_goal(text, span, first, last):
        # 在第30天 has no length.
        return "prompt" if any(text.tokens[place].text == "第" for place in range(first, last)) else "limit"
    return kind


def _is_set_apart(text: Scan, first: int, last: int) -> bool:
    """Whether a quarter stands in brackets by itself, or behind a Chinese hope: "(Q3)", 力争下半年."""
    around = [text.tokens[at].text for at in (first - 1, last) if 0 <= at < len(text.tokens)]
    is_hoped = text.language == "zh" and text.ending_at("hedges", first) is not None
    return around == ["(", ")"] or is_hoped


def _numbered(text: Scan, span: list[Item]) -> list[Item]:
    """Return "weeks 1, 4 and 8" without what follows such a list: "week 1 call 30 customers"."""
    words = (at for at, item in enumerate(span) if item.code == "x" and text.tokens[item.first].text not in _LIST_MARKS)
    end = next(words, len(span))
    while span[end - 1].code in ",iu" and end > 1:
        end -= 1
    return span[:end]


def _what_is_numbered(text: Scan, span: list[Item]) -> str:
    """Return what "by week 6" is: a deadline; a numbered day, or several weeks, are counted anew in each case."""
    if text.language == "hu" and text.tokens[span[1].first].text != ".":
        return ""
    unit = next(item.value for item in span if item.code == "u")
    several = sum(item.code in "cd" for item in span) > 1
    return "prompt" if several or unit in {"day", "working_day"} or text.language == "hu" else "deadline"


def _is_bare(text: Scan, span: list[Item]) -> bool:
    """Whether a month or year stands alone where nothing says that something is done then."""
    if len(span) > 1:
        return False
    (code, _, first, last, _) = span[0]
    if code == "m" and text.language == "zh":
        is_done = any(text.at(last, name) is not None for name in _DONE_THEN)
        return first > 0 and (not is_done or _tells_which(text, first, last))
    start = text.at(last, "starting")
    return code == "y" and text.language == "hu" and (start is None or _is_participle(text, start.last))


def _is_participle(text: Scan, place: int) -> bool:
    """Whether a Hungarian word only tells since when something is there: "a 2025-től gyűjtött panaszok"."""
    return place < len(text.tokens) and text.tokens[place].text.endswith("tt")


def _tells_which(text: Scan, first: int, last: int) -> bool:
    """Whether a Chinese month is part of what a verb before it is done to: 回访5月购买产品的客户."""
    near = (match for at in range(max(0, first - _VERB), first) for match in text.starts[at])
    follows_verb = any(match.last == first and match.list_name in _DONE_THEN for match in near)
    behind = (token.text for token in text.tokens[last : last + _RELATIVE])
    return follows_verb and "的" in takewhile(lambda word: word not in ",.;，。；", behind)


def _what_a_date_is(text: Scan, span: list[Item]) -> str:
    """Return deadline, start ("from May on", "at the beginning of May"), or past and day, which bound nothing."""
    codes = "".join(item.code for item in span)
    if "S" in codes or ("e" in codes and text.language == "hu" and text.word(span[-1].last - 1).endswith("tol")):
        return "start"
    if any(item.code == "e" and item.value == "start" for item in span):
        until = text.language == "hu" and text.tokens[span[-1].last - 1].text.endswith(("ig", "re"))
        is_open = text.ending_at("starts", span[0].first) is not None
        return "deadline" if until or set(codes) & set("pbPT") else "start" if is_open else "day"
    # "Aloud on Friday" says when it is done each time or once, not by when.
    if codes[-1] == "w" and "b" not in codes and text.at(span[0].first, "day_of") is not None:
        word = text.tokens[span[0].first if len(span) == 1 else span[-1].first].text
        is_plural = word.endswith("s") and text.language in {"en", "fr"}
        return "recurrence" if is_plural or (text.language == "fr" and codes == "pw") else "day"
    if is_past(text, span[0].first, span[-1].last):
        return "past"
    began = text.ending_at("starts", span[0].first) or text.at(span[-1].last, "starting")
    is_of_a_year = began is not None and codes == "y" and _is_of_a_year(text, began, span[-1].last)
    if is_of_a_year or _describes_a_noun(text, codes, span[-1].last) or _is_relative(text, span[0].first):
        return "day"
    return began.value if began is not None else "deadline"


def _is_of_a_year(text: Scan, began: Match, last: int) -> bool:
    """Whether "from 2027" tells of which year something is: "the files from 2024", but not "from 2027 onwards"."""
    is_open = began.first == 0 or text.word(last) in _ONWARDS
    return text.language == "en" and text.word(began.last - 1) == "from" and not is_open


def _describes_a_noun(text: Scan, codes: str, last: int) -> bool:
    """Whether a period's end only says which one is meant: "month-end closing"."""
    if text.language != "en" or codes != "z" or last >= len(text.tokens) or not text.tokens[last].text.isalpha():
        return False
    return not any(match.list_name in _NO_NOUN for match in text.starts[last])


def _is_relative(text: Scan, first: int) -> bool:
    """Whether a term is counted from a date: "within 5 days of month end"."""
    event = text.ending_at("relative_events", first)
    unit = text.at(event.first - 1, "units") if event is not None and text.language == "en" else None
    return unit is not None and unit.value in LENGTHS


def _bounds_the_goal(text: Scan, span: list[Item], first: int, last: int) -> bool:
    """Whether a duration is the goal's own term: not "reply within 3 days" and not "within 6 weeks of joining"."""
    count = next((item.number.value for item in span if item.number is not None), None)
    unit = next((item.value for item in span if item.code == "u"), "year")
    if text.language == "hu" and _follows_event(text, first):
        return False
    # "In the first week" of each is no term.
    if count is None and any(text.tokens[place].text in _FIRST for place in range(first, last)):
        return False
    is_ordinal = any(text.tokens[place].text == "第" for place in range(first, last)) and unit != "year"
    is_short = unit in {"day", "working_day"} and (count is None or count < _SHORTEST_TERM or is_ordinal)
    is_short = is_short or (unit == "week" and is_ordinal)
    after_event = text.at(last, "relative_events") is not None and text.at(last, "not_events") is None
    if any(item.code == "r" for item in span) and not after_event:
        return True
    return not (is_short or after_event or (unit != "year" and _is_per_case(text, first, last)))


def _follows_event(text: Scan, first: int) -> bool:
    """Whether a Hungarian term is counted from what happened: "a felvételtől (számított) 30 napon belül"."""
    place = first - 1
    while place > 0 and text.tokens[place].text in _COUNTED:
        place -= 1
    if place < 0 or text.at(place, "not_events") is not None:
        return False
    return text.tokens[place].text.endswith("tol") and text.at(place, "today") is None


def _is_per_case(text: Scan, first: int, last: int) -> bool:
    """Whether the words around speak of dealing with each case: "close all tickets within 2 weeks"."""
    near = range(max(0, first - _BEYOND), min(len(text.tokens), last + _BEYOND))
    names = {match.list_name for place in near for match in text.starts[place]}
    if "payment_verbs" in names:
        return True
    has_share = any(text.tokens[place].text == "%" for place in near)
    return "process_verbs" in names and ("all_words" in names or has_share)
