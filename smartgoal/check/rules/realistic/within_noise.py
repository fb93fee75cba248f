"""R410 within-noise."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import THRESHOLD
from smartgoal.check.rule import Criterion, Example, Form, Need, Problem, Severity, rule
from smartgoal.goals.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.facts.aim import Aim
    from smartgoal.check.facts.history import PastPeriods
    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "R410",
    Criterion.REALISTIC,
    Severity.INFO,
    since="0.1",
    spares=Form.BARE_VISION | Form.DELIVERABLE,
    needs=(Need.HISTORY,),
    examples=(
        Example(
            bad="""\
specific: Walk through the documented resolution steps on every technical call.
realistic: {threshold: 16 %, stretch: null}
""",
            good="""\
specific: Walk through the documented resolution steps on every technical call.
realistic: {threshold: 12 %, stretch: 9 %}
""",
            says="2 points",
            history=(18, 21, 16, 19, 17, 20, 15, 18, 21, 17, 19, 16),
        ),
    ),
)
def within_noise(goal: Goal, context: Context) -> Iterator[Problem]:
    """The change asked for lies inside normal variation.

    Why it matters:
        Figures move by themselves; a change no larger than that can be met, or missed, without anybody doing anything
        (natural limits: D. J. Wheeler, Understanding Variation).
    How to fix:
        Ask for a change that would show, or judge it over a longer window, over which chance evens out.
    When to ignore:
        The step is one of several on a way that is long enough.
    """
    aim, history = context.aim(goal), context.history(goal)
    if aim is None or aim.threshold is None or aim.keep or history is None or history.limits is None:
        return
    start = history.limits.centre / history.share if aim.baseline is None else Fraction(aim.baseline)
    change = aim.distance(start, aim.threshold)
    if change <= 0 or history.is_reached(aim, aim.threshold):
        return
    reach = history.limits.width / 2
    # The mean of several review periods varies less than one does: by the root of their number.
    noise = reach**2 / (history.share**2 * history.periods)
    if change**2 <= noise:
        yield Problem(
            at=THRESHOLD,
            message=f"A change by {aim.show_step(change)} lies inside normal variation: {_told(noise, aim, history)}.",
            hint="Ask for a change that would show, or judge it over a longer window.",
        )


def _told(squared: Fraction, aim: Aim, history: PastPeriods) -> str:
    """Return the noise as people read it; only here it is rounded."""
    root = Fraction((Decimal(squared.numerator) / Decimal(squared.denominator)).sqrt())
    days = "1 day" if history.days == 1 else f"{history.days} days"
    return f"± {show(root, 'points' if aim.unit == '%' else aim.unit)} over {days}"
