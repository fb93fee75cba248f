"""F010 unused-suppression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Example, Problem, Severity, last_rule
from smartgoal.goals.yaml.fault import shortened
from smartgoal.knowledge.nearest import did_you_mean, equally_near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Aftermath, Context
    from smartgoal.goals.plan import Goal, LoadedFile

_OWN_ID = "F010"
_MOST_NAMED = 3


@last_rule(
    _OWN_ID,
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="ignore: {S116: Anna answers for it}",
            good="ignore: {}",
            says="S116 is ignored here but finds nothing",
        ),
        Example(
            bad="{owner: null, ignore: {S116: }}",
            good="{owner: null, ignore: {S116: The owner is chosen in January.}}",
            says="ignored without a reason",
        ),
        Example(
            bad="ignore: {S16: On le sait déjà.}",
            good="{owner: null, ignore: {S116: La responsable sera nommée en janvier.}}",
            says='"S16" is no rule',
        ),
    ),
)
def unused_suppression(file: LoadedFile, context: Context, aftermath: Aftermath) -> Iterator[Problem]:
    """An `ignore` that silences nothing, names no rule or gives no reason.

    Why it matters:
        A left-over `ignore` will one day silence a new fault; one without a reason can't be weighed by a reviewer.
    How to fix:
        Delete the entry, correct the id, or say why the finding may stand.
    When to ignore:
        Never; rules that a run leaves out aren't counted.
    """
    seen = None
    for goal in context.goals_of(file):
        # Goals of several owners share what they ignore.
        if goal.place != seen:
            seen = goal.place
            for code, reason in goal.written.ignore.items():
                problem = _problem(goal, code, reason, aftermath)
                if problem is not None:
                    yield problem


def _problem(goal: Goal, code: str, reason: str | None, aftermath: Aftermath) -> Problem | None:
    at = (*goal.place, "ignore", code)
    if code not in aftermath.rule_ids:
        near = equally_near(code.upper(), aftermath.rule_ids)[:_MOST_NAMED]
        hint = did_you_mean(near, "Name a rule by its id, such as S104.", quote="`")
        return Problem(at, f'"{shortened(code)}" is no rule that could be ignored.', hint, key=True)
    # What silences the findings of this very rule shows only after it, so it is taken as used.
    is_used = (goal.whole, code) in aftermath.used_ignores or code == _OWN_ID
    if code in aftermath.judged and not is_used:
        return Problem(at, f"{code} is ignored here but finds nothing.", "Take the entry out.", key=True)
    if not reason:
        return Problem(at, f"{code} is ignored without a reason.", "Say in a few words why it may stand.", key=True)
    return None
