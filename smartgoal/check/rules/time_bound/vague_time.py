"""T507 vague-time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Form, Severity, rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context, Problem
    from smartgoal.goals.plan import Goal


@rule(
    "T507",
    Criterion.TIME_BOUND,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad="{specific: Call every customer with an open ticket back soon., time_bound: {deadline: null}}",
            good="specific: Call every customer with an open ticket back within 4 hours.",
            says='"soon"',
        ),
        Example(
            bad="{language: fr, specific: Rappeler chaque client dès que possible.}",
            good="{language: fr, specific: Rappeler chaque client sous 4 heures.}",
            says='"dès que possible"',
        ),
        Example(
            bad="{language: zh, specific: 尽快回访每位客户。}",
            good="{language: zh, specific: 在4小时内回访每位客户。}",
            says="尽快",
        ),
        Example(
            bad="{language: zh, specific: 逐步减少未结工单。}",
            good="{language: zh, specific: 每次技术来电都按处理手册逐步操作。}",
            says="逐步",
        ),
        Example(
            bad="{language: hu, specific: Hamarosan visszahívni a nyitott ügyek gazdáit.}",
            good="{language: hu, specific: 4 órán belül visszahívni a nyitott ügyek gazdáit.}",
            says='"Hamarosan"',
        ),
    ),
)
def vague_time(goal: Goal, context: Context) -> Iterator[Problem]:
    """The text says when in words that mean no day: "soon", "as soon as possible", "ongoing".

    In a goal that has a deadline it is a note: there the last day is known.

    Why it matters:
        Soon never passes, so it can't be missed either; Doran (1981) asks when the result can be achieved.
    How to fix:
        Name the last day, or how quickly, such as within 4 hours.
    When to ignore:
        The words are part of a fixed term.
    """
    sentence = context.sentence(goal)
    for hit in sentence.vague_time if sentence else ():
        yield at_words(
            hit,
            f'The words "{shortened(hit.text)}" name no day and no time.',
            "Name the last day, or how quickly, such as within 4 hours.",
            # With a deadline in the fields the goal itself has its last day.
            tentative=goal.deadline is not None,
        )
