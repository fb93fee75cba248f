"""S101 behaviour-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.placeholder import is_placeholder
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.rule import Criterion, Example, Problem, Severity, rule
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_SPECIFIC = ("specific",)


@rule(
    "S101",
    Criterion.SPECIFIC,
    Severity.ERROR,
    since="0.1",
    left_open_by_drafts=True,
    examples=(
        Example(
            bad="{title: Fewer transfers, specific: '...'}",
            good="{title: Fewer transfers, specific: Answer questions on the bill without transferring the call.}",
            says='"..." doesn\'t say what is done',
        ),
        Example(
            bad="{title: Fewer transfers, specific: See above.}",
            good="{title: Fewer transfers, specific: Look up the bill with the caller.}",
            says='"See above."',
        ),
        Example(
            bad="specific: null",
            good="specific: Test the line before hanging up on each technical call.",
            says="doesn't say what is done",
        ),
        Example(
            bad="{title: Moins de transferts, language: fr, specific: {examples: [Je règle cela avec vous.]}}",
            good="""
                title: Moins de transferts
                language: fr
                specific: Régler les questions de facture sans transférer l'appel.
            """,
            says='"Moins de transferts"',
        ),
    ),
)
def behaviour_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """The goal has no text that says what is done.

    Why it matters:
        A figure alone tells nobody what to do otherwise tomorrow; Doran's S (1981) asks for a specific area to improve.
    How to fix:
        Say under `specific` what is done, in which contacts, so that an observer could see or hear it.
    When to ignore:
        Never; keep the goal a draft until the behaviour is known.
    """
    hint = "Say under `specific` what is done, in which contacts."
    if goal.specific is not None:
        if is_placeholder(goal.specific):
            yield Problem(_SPECIFIC, f'The text "{shortened(goal.specific)}" doesn\'t say what is done.', hint)
    elif not is_unread(goal, _SPECIFIC):
        yield Problem(_SPECIFIC, f'The goal "{shortened(goal.title)}" doesn\'t say what is done.', hint)
