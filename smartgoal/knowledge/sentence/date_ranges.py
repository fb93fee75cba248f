"""Days from one to another of which only the first is told in full: "between 1 December and Christmas Eve"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartgoal.knowledge.sentence.timeline import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.knowledge.sentence.scan import Scan
    from smartgoal.knowledge.sentence.times import Time

_LINKS = {"en": {"and", "to", "until"}, "fr": {"et", "a", "au"}, "zh": {"至", "到", "和", "与", "~"}, "hu": {"es"}}
_ARTICLES = frozenset({"the", "le", "la", "l"})
# What stands behind a Hungarian day: 1., 1-je, 1-től.
_ENDINGS = frozenset({".", "je", "e", "a", "an", "en", "tol", "jetol", "etol", "atol"})
_BETWEEN, _UNTIL = "kozott", frozenset({"ig", "eig", "jeig", "aig"})
_HAN_DAYS = frozenset("日号")
_YEAR, _DAY = re.compile("20[0-9]{2}"), re.compile("[0-9]{1,2}")
_AND, _OPENS = frozenset({"and", "et", "es"}), frozenset({"between", "from", "entre"})
_LONGEST_MONTH = 31


def with_last_days(text: Scan, times: Iterable[Time]) -> Iterator[Time]:
    """Yield the times; the last day of a range that a first day begins is the deadline."""
    for found in times:
        time = _with_first_day(text, found)
        last = _last_day(text, time) if time.kind in {"deadline", "start"} else None
        if last is None:
            yield time
        elif time.kind == "start":
            yield time
            yield time._replace(kind="deadline", items=last, first=last[-1].first, last=last[-1].last)
        else:
            yield time._replace(items=last, last=last[-1].last)


def _with_first_day(text: Scan, time: Time) -> Time:
    """Return "24 December" with the "1 and" before it, which is a day too: "between 1 and 24 December"."""
    day = next((item for item in time.items[:2] if item.code == "c"), None)
    first = day.first - 2 if day is not None else 0
    is_joined = text.word(first + 1) in _LINKS[text.language] and text.word(first - 1) in _OPENS
    if day is None or not is_joined or not _DAY.fullmatch(text.word(first)):
        return time
    return time._replace(first=first) if int(text.word(first)) < int(day.value) else time


def _last_day(text: Scan, time: Time) -> list[Item] | None:
    """Return the items of a range's last day, the year and month of its first included."""
    days = [item for item in time.items if item.code == "c"]
    month = next((item for item in time.items if item.code == "m"), None)
    if len(days) != 1 or month is None:
        return None
    place = _behind_link(text, time.last)
    if place is None or not _is_between(text, time.first, place):
        return None
    years = [item for item in time.items if item.code in "yY"]
    feast = text.at(place, "seasons")
    if feast is not None and "-" in feast.value:
        behind = text.word(feast.last)
        after = [Item("y", behind, feast.last, feast.last + 1)] if _YEAR.fullmatch(behind) else []
        return [*(after or years), Item("s", feast.value, feast.first, feast.last)]
    end = _day_end(text, place, int(days[0].value))
    return None if end is None else [*years, month, Item("c", text.word(place), place, end)]


def _is_between(text: Scan, first: int, place: int) -> bool:
    """Whether "and" joins two ends: behind "between", before "között"; else it only begins something else."""
    if text.word(place - 1 - (text.word(place - 1) in _ARTICLES)) not in _AND:
        return True
    return text.word(first - 1) in _OPENS or any(text.word(at) == _BETWEEN for at in range(place + 1, place + 4))


def _behind_link(text: Scan, place: int) -> int | None:
    """Return where the last day begins, behind "and" or its like."""
    if text.language == "hu" and text.word(place) in _ENDINGS:
        if text.word(place).endswith("tol"):
            return place + 1
        place += 1
    links = _LINKS[text.language]
    if text.word(place) in links:
        place += 1
    elif text.word(place - 1) not in links and not (0 < place < len(text.tokens) and text.is_hyphened(place)):
        return None
    return place + (text.word(place) in _ARTICLES)


def _day_end(text: Scan, place: int, first: int) -> int | None:
    """Return where a day of the same month ends: 24日 behind 12月1日至, "24. között" behind "december 1. és"."""
    word = text.word(place)
    if not (_DAY.fullmatch(word) and first < int(word) <= _LONGEST_MONTH):
        return None
    if text.language == "zh":
        is_day = text.word(place + 1) in _HAN_DAYS and text.word(place + 2) not in {"内", "以"}
        return place + 2 if is_day else None
    if text.language != "hu":
        return None
    if text.word(place + 1) in _UNTIL:
        return place + 2
    behind = place + 1 + (text.word(place + 1) in _ENDINGS)
    return behind + 1 if text.word(behind) == _BETWEEN else None
