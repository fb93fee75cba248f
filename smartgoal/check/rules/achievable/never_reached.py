"""A305 never-reached."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import THRESHOLD, Band
from smartgoal.check.rule import Criterion, Example, Form, Need, Problem, Severity, rule
from smartgoal.goals.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.facts.aim import Aim, Target
    from smartgoal.check.facts.history import PastPeriods
    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_WEEKS = (19, 18, 18, 17, 19, 18, 17, 18, 19, 18, 18, 17)


@rule(
    "A305",
    Criterion.ACHIEVABLE,
    Severity.WARNING,
    since="0.1",
    spares=Form.BARE_VISION,
    needs=(Need.HISTORY,),
    examples=(
        Example(
            bad="""\
specific: Walk through the documented resolution steps on every technical call.
realistic: {threshold: 10 %, stretch: 9 %}
""",
            good="""\
specific: Walk through the documented resolution steps on every technical call.
realistic: {threshold: 14 %, stretch: 12 %}
""",
            says="lay between 17 % and 19 %",
            history=_WEEKS,
        ),
    ),
)
def never_reached(goal: Goal, context: Context) -> Iterator[Problem]:
    """The owner's figures never came near the threshold: it lies beyond their natural limits by more than their width.

    Why it matters:
        A target that nothing in the owner's own history comes near is met by luck or by tricks; what people reach grows
        from what they have shown (natural limits: D. J. Wheeler, Understanding Variation).
    How to fix:
        Agree on a nearer threshold and keep this one as the stretch, or as the threshold of a later goal.
    When to ignore:
        Something will be different from now on that the figures can't know: a new tool, another product, more people.
    """
    aim, history = context.aim(goal), context.history(goal)
    if aim is None or aim.threshold is None or history is None or history.limits is None:
        return
    width = history.limits.width
    # Figures that never moved say nothing of how far they can.
    if 0 < width < history.falls_short_by(aim, aim.threshold) and not history.is_reached(aim, aim.threshold):
        values = f"{show(min(history.values), aim.unit)} and {show(max(history.values), aim.unit)}"
        told = f"the {len(history.values)} {history.review} before the start lay between {values}"
        yield Problem(
            at=THRESHOLD,
            message=f"Never near {_target(aim, aim.threshold, history)}: {told}.",
            hint="Agree on a nearer threshold and keep this one as the stretch, or say what will be different.",
        )


def _target(aim: Aim, target: Target, history: PastPeriods) -> str:
    """Return a target; of a total with what falls to one review period."""
    if history.share == 1 or isinstance(target, Band):
        return aim.show(target)
    each = show(Fraction(target) * history.share, aim.unit)
    return f"{aim.show(target)} ({each} in each of its {history.review})"
