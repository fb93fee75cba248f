"""C604 text-date-differs."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Related, Severity, rule
from smartgoal.goals.fault import shortened
from smartgoal.knowledge.folding import fold
from smartgoal.knowledge.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.sentence import Deadline

_DEADLINE = ("time_bound", "deadline")
_YEAR = re.compile("[12][0-9]{3}")
_SAY_BY_BEFORE = ("en", "fr")
_WORD = re.compile(r"[^\W\d_]+")
# "Within three months" may end on the last day of the third or on the first after it.
_TERM_SLACK = timedelta(days=7)


@rule(
    "C604",
    Criterion.CONSISTENCY,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="specific: Test the line before hanging up, so that repeat calls fall to 14 % by the end of Q2 2027.",
            good="specific: Test the line before hanging up, so that repeat calls fall to 14 % by December 2026.",
            says='"by the end of Q2 2027"; the deadline is 2026-12-31',
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
    dated = [one for one in sentence.deadlines if one.date is not None]
    if dated and not any(_means(said, day) for said in dated for day in days):
        said = sentence.deadline or dated[0]
        limits = _limits(said, sentence.language)
        if not limits and goal.start is not None and said.date is not None and said.date < goal.start:
            return
        yield at_words(
            said,
            f'The text says "{shortened(said.text)}"; the deadline is {deadline.isoformat()}.',
            "Let the text and the deadline say the same day.",
            related=(Related("the deadline", goal, _DEADLINE),),
            tentative=len(dated) > 1 or said.is_term or not limits,
        )


def _limits(said: Deadline, language: str | None) -> bool:
    """Whether a date is surely a last day: where a "by" or "end" comes before it; a bare one may be another event's."""
    first = _WORD.match(fold(said.text).text)
    return language not in _SAY_BY_BEFORE or (first is not None and first[0] in _limiting(language))


@cache
def _limiting(language: str) -> frozenset[str]:
    """Return the words that a last day begins with."""
    lists = ("by", "time_before", "within", "edges", "relative", "running", "ends")
    words = load_words(language)
    phrases = [phrase for name in lists for phrase, _ in words.entries(name)]
    of_a_day = {phrase for phrase, _ in words.entries("day_of")}
    return frozenset(match[0] for phrase in phrases if (match := _WORD.match(phrase))) - of_a_day


def _means(said: Deadline, day: date) -> bool:
    """Whether a time in the text can mean a day: it is the last, or inside the period named."""
    if said.date is None:
        return False
    slack = _TERM_SLACK if said.is_term else timedelta(0)
    first, last = (said.first or said.date) - slack, said.date + slack
    if not _YEAR.search(said.text) and not said.is_term:
        # The year that the text leaves out is the one of the day.
        return any(first <= _in_year(day, year) <= last for year in {first.year, last.year})
    return first <= day <= last


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)
