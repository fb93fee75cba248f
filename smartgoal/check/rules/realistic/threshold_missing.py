"""R401 threshold-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import THRESHOLD
from smartgoal.check.facts.text_figures import said_value
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.rule import Criterion, Example, Fix, Form, Problem, Severity, rule
from smartgoal.goals.show import write_quantity
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal


@rule(
    "R401",
    Criterion.REALISTIC,
    Severity.ERROR,
    since="0.1",
    spares=Form.VISION | Form.DELIVERABLE,
    left_open_by_drafts=True,
    examples=(
        Example(
            bad="realistic: {threshold: null}",
            good="realistic: {threshold: 14 %}",
            says="repeat_contact_rate",
        ),
        Example(
            bad="realistic: null",
            good="realistic: {threshold: 14 %, stretch: 12 %}",
            says="no threshold",
        ),
    ),
)
def threshold_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """A goal with a metric says no value at which it is met.

    Why it matters:
        A goal is judged by its threshold alone; specific goals lead to better results than "do your best" (Locke and
        Latham).
    How to fix:
        Write the value that both sides agreed on as `threshold`; what would be even better is the `stretch`.
    When to ignore:
        Never; keep the goal a draft until you have agreed.
    """
    metric = goal.measurable.metric
    if metric is None or goal.threshold is not None or is_unread(goal, THRESHOLD):
        return
    # Without a known metric a threshold that was written has no value either.
    if goal.metric is None and "threshold" in goal.realistic.model_fields_set:
        return
    hint, fix = _proposed(goal, context)
    yield Problem(THRESHOLD, f"The goal has no threshold for {shortened(metric)}.", hint, fix=fix)


def _proposed(goal: Goal, context: Context) -> tuple[str, Fix | None]:
    """Return a hint, and the target that the text names where it names one."""
    said = said_value(goal, context.sentence(goal), start=False)
    if said is None or goal.metric is None:
        return "Write the value that both sides agreed on as `threshold`.", None
    value = write_quantity(said[1], goal.metric.unit)
    hint = f'The text says "{shortened(said[0].hit.text)}"; if both sides agreed on it, write `threshold: {value}`.'
    return hint, Fix(
        f"Add the target that the text names, {value}.", value, asked_only=True, adds=("realistic", "threshold")
    )
