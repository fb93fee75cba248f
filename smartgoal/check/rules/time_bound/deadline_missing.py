"""T501 deadline-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Fix, Form, Problem, Severity, rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.sentence import Sentence


@rule(
    "T501",
    Criterion.TIME_BOUND,
    Severity.ERROR,
    since="0.1",
    spares=Form.VISION,
    left_open_by_drafts=True,
    examples=(
        Example(
            bad="time_bound: {deadline: null}",
            good="time_bound: {deadline: 2026-12-31}",
            says="no deadline",
        ),
        Example(
            bad="{title: A shorter queue, time_bound: null}",
            good="""\
title: A shorter queue
time_bound: {start: 2026-10-01, deadline: 2026-12-31, stretch_deadline: 2027-03-31}
""",
            says='"A shorter queue"',
        ),
        Example(
            bad="""\
specific: Walk through the resolution steps, so that repeat calls fall from 18 % to 14 % by 31 December 2026.
time_bound: {deadline: null}
""",
            good="specific: Walk through the steps, so that repeat calls fall from 18 % to 14 % by 31 December 2026.",
            says="no deadline",
        ),
        Example(
            bad="{specific: Send the list of repeat callers every Friday., time_bound: {deadline: null}}",
            good="specific: Send the list of repeat callers every Friday.",
            says='"every Friday" is a rhythm',
        ),
        Example(
            bad="{language: fr, specific: Envoyer la liste des rappels chaque vendredi., time_bound: {deadline: null}}",
            good="{language: fr, specific: Envoyer la liste des rappels chaque vendredi.}",
            says='"chaque vendredi" is a rhythm',
        ),
        Example(
            bad="{language: zh, specific: 每周五发送重复来电清单。, time_bound: {deadline: null}}",
            good="{language: zh, specific: 每周五发送重复来电清单。}",
            says="每周五",
        ),
        Example(
            bad="{language: hu, specific: Minden pénteken elküldeni a hívók listáját., time_bound: {deadline: null}}",
            good="{language: hu, specific: Minden pénteken elküldeni a hívók listáját.}",
            says='"Minden pénteken" is a rhythm',
        ),
    ),
)
def deadline_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """The goal doesn't say by when it is to be met.

    Why it matters:
        Without a last day nothing can be late, and nothing is done; Doran (1981) asks "when the result(s) can be
        achieved".
    How to fix:
        Write the last day as `deadline`, year-month-day. A rhythm such as every Friday is no deadline.
    When to ignore:
        Never; keep the goal a draft until you have agreed on a day.
    """
    if goal.deadline is None:
        sentence = context.sentence(goal)
        title = shortened(goal.title, 30)
        message = f'The goal "{title}" has no deadline.'
        if sentence and sentence.recurrences and not sentence.deadlines:
            rhythm = shortened(sentence.recurrences[0].text, 30)
            message = f'The goal "{title}" has no deadline; "{rhythm}" is a rhythm.'
        hint, fix = _proposed(goal, sentence)
        yield Problem(("time_bound", "deadline"), message, hint, fix=fix)


def _proposed(goal: Goal, sentence: Sentence | None) -> tuple[str, Fix | None]:
    """Return a hint, and the day that the text names where it names one that can be the last."""
    said = sentence.deadline if sentence else None
    days = {one.date for one in sentence.deadlines} if sentence else set()
    if said is None:
        return "Write its last day as `deadline`, such as 2026-12-31.", None
    if said.date is None or len(days) > 1 or (goal.start and said.date <= goal.start):
        return f'The text says "{shortened(said.text)}"; write the last day that it means as `deadline`.', None
    day = said.date.isoformat()
    return (
        f'The text says "{shortened(said.text)}"; write it as `deadline: {day}`.',
        Fix(f"Add the day that the text names, {day}.", day, asked_only=True, adds=("time_bound", "deadline")),
    )
