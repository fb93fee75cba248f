"""C604 text-date-differs."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Form, Related, Severity, rule
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.sentence import Deadline

_DEADLINE = ("time_bound", "deadline")
_YEAR = re.compile("[12][0-9]{3}|['’][0-9]{2}|[0-9]{2}年")
_SAY_BY_BEFORE = ("en", "fr")
_WORD = re.compile(r"[^\W\d_]+")
# "Within three months" may end on the last day of the third or on the first after it.
_TERM_SLACK = timedelta(days=7)


@rule(
    "C604",
    Criterion.CONSISTENCY,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    examples=(
        Example(
            bad="specific: Test the line before hanging up, so that repeat calls fall to 14 % by the end of Q2 2027.",
            good="specific: Test the line before hanging up, so that repeat calls fall to 14 % by December 2026.",
            says='"by the end of Q2 2027"; the deadline is 2026-12-31',
        ),
        Example(
            bad="specific: Test the line before hanging up, so that repeat calls fall to 14 % by June '27.",
            good="specific: Test the line before hanging up, so that repeat calls fall to 14 % by December '26.",
            says="by June '27",
        ),
        Example(
            bad="{language: fr, specific: Tester la ligne et ramener le taux de rappel à 14 % d'ici fin novembre.}",
            good="{language: fr, specific: Tester la ligne et ramener le taux de rappel à 14 % d'ici fin décembre.}",
            says="d'ici fin novembre",
        ),
        Example(
            bad="{language: zh, specific: 挂断前测试线路，在2026年11月底前将重复来电率降低到14%。}",
            good="{language: zh, specific: 挂断前测试线路，在2026年12月底前将重复来电率降低到14%。}",
            says="2026年11月底前",
        ),
        Example(
            bad="{language: hu, specific: November végéig az ismételt hívások arányát 14%-ra csökkenteni.}",
            good="{language: hu, specific: December végéig az ismételt hívások arányát 14%-ra csökkenteni.}",
            says='"November végéig"',
        ),
    ),
)
def text_date_differs(goal: Goal, context: Context) -> Iterator[Problem]:
    """The text names a last day that is neither the deadline, the stretch deadline nor a milestone.

    Why it matters:
        Whoever reads the text plans for another day than the one that the goal is judged on.
    How to fix:
        Correct the text or the deadline; a step on the way belongs under `milestones`.
    When to ignore:
        The date in the text is about something else, such as the launch of a product.
    """
    sentence, deadline = context.sentence(goal), goal.deadline
    if sentence is None or deadline is None:
        return
    days = {deadline, goal.stretch_deadline or deadline, *(one.by for one in goal.time_bound.milestones)}
    dated = [(one, one.date) for one in sentence.deadlines if one.date is not None]
    said = sentence.deadline
    if (
        said is None
        or said.is_unnumbered
        or not dated
        or any(_means(one, last, day) for one, last in dated for day in days)
    ):
        return
    if _limits(said, goal.start, sentence.language):
        yield at_words(
            said,
            f'The text says "{shortened(said.text)}"; the deadline is {deadline.isoformat()}.',
            "Let the text and the deadline say the same day.",
            related=(Related("the deadline", goal, _DEADLINE),),
            tentative=len(dated) > 1 or said.is_term,
        )


def _limits(said: Deadline, start: date | None, language: str | None) -> bool:
    """Whether a date is a last day: a "by" or "end" comes before it; a bare one may be that of anything."""
    if start is not None and said.date is not None and said.date < start and not _says_until(said, language or "en"):
        # "The script introduced in March 2025": what was over before the goal began.
        return False
    if language not in _SAY_BY_BEFORE:
        return True
    word = _WORD.match(fold(said.text).text)
    return word is not None and word[0] in _limiting(language)


def _says_until(said: Deadline, language: str) -> bool:
    """Whether a time can't be but a last day: "by March", "jusqu'en mars", "márciusig", "3月前"."""
    return _until(language).search(fold(said.text).text) is not None


@cache
def _until(language: str) -> re.Pattern[str]:
    """Return what finds the words of a last day; Hungarian and Chinese set them behind, without a space."""
    phrases = (phrase for phrase, _ in load_words(language).entries("until"))
    before, after = (r"\b" if language in _SAY_BY_BEFORE else ""), ("" if language == "zh" else r"\b")
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, phrases))}){after}")


@cache
def _limiting(language: str) -> frozenset[str]:
    """Return the words that a last day begins with."""
    words = load_words(language)
    lists = ("by", "time_before", "within", "edges", "relative", "running", "ends")
    phrases = [phrase for name in lists for phrase, _ in words.entries(name)]
    return frozenset(match[0] for phrase in phrases if (match := _WORD.match(phrase)))


def _means(said: Deadline, last: date, day: date) -> bool:
    """Whether a time in the text can mean a day: it is the last, or inside the period named."""
    slack = _TERM_SLACK if said.is_term else timedelta(0)
    first, last = (said.first or last) - slack, last + slack
    if not _YEAR.search(said.text) and not said.is_term:
        # The year that the text leaves out is the one of the day.
        return any(first <= _in_year(day, year) <= last for year in {first.year, last.year})
    return first <= day <= last


def _in_year(day: date, year: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=year, day=28 if is_leap_day and not isleap(year) else day.day)
