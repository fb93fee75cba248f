"""R409 already-reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import THRESHOLD, Band
from smartgoal.check.rule import Criterion, Example, Form, Need, Problem, Severity, rule
from smartgoal.goals.show import show_against

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "R409",
    Criterion.REALISTIC,
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    needs=(Need.HISTORY,),
    examples=(
        Example(
            bad="{}",
            good="""\
specific: Walk through the documented resolution steps on every technical call.
measurable: {baseline: 13 %}
realistic: {threshold: 10 %, stretch: 9 %}
""",
            says="12.9 % from 2026-09-03 to 2026-09-30",
            history=(15, 12, 14, 13, 12, 14, 13, 12, 14, 13, 12, 13),
        ),
    ),
)
def already_reached(goal: Goal, context: Context) -> Iterator[Problem]:
    """The figures before the start already meet the threshold.

    Why it matters:
        A goal that is met on its first day asks for nothing, and rewards for it are drawn by lot.
    How to fix:
        Measure the baseline over the days before the start and agree on a threshold beyond it; to hold a level that is
        good, say `keep: true`.
    When to ignore:
        The days before the start were out of the ordinary, such as a quiet season.
    """
    aim, history = context.aim(goal), context.history(goal)
    if aim is None or aim.threshold is None or aim.keep or history is None or history.baseline is None:
        return
    before = history.baseline
    if history.is_reached(aim, aim.threshold):
        threshold = aim.threshold
        ends = (threshold.low, threshold.high) if isinstance(threshold, Band) else (threshold,)
        value = show_against(before.value, ends, aim.unit)
        yield Problem(
            at=THRESHOLD,
            message=f"{aim.show(threshold)} is reached before it begins: {value} from {before.first} to {before.last}.",
            hint="Agree on a threshold beyond what is there, or say `keep: true` to hold it.",
        )
