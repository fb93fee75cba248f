"""M205 baseline-missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import BASELINE
from smartgoal.check.facts.text_figures import said_value
from smartgoal.check.facts.unread import is_unread
from smartgoal.check.in_text import at_words
from smartgoal.check.rule import Criterion, Example, Fix, Form, Problem, Severity, rule
from smartgoal.goals.show import write_quantity
from smartgoal.goals.yaml.fault import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal
    from smartgoal.knowledge.sentence import Sentence


@rule(
    "M205",
    Criterion.MEASURABLE,
    Severity.WARNING,
    since="0.1",
    spares=Form.VISION | Form.DELIVERABLE,
    left_open_by_drafts=True,
    examples=(
        Example(
            bad="measurable: {baseline: null}",
            good="measurable: {baseline: 18 %}",
            says="repeat_contact_rate",
        ),
        Example(
            bad="measurable: {baseline: null}",
            good="""\
specific: Walk through the resolution steps on every technical call, so that repeat calls fall to 14 %.
measurable: {baseline: none}
""",
            says="baseline",
        ),
        Example(
            bad="""\
language: hu
specific: Minden hívás végén leellenőrizni a vonalat, hogy az ismételt hívások aránya 14 %-ra csökkenjen.
measurable: {baseline: null}
""",
            good="""\
language: hu
specific: Minden hívás végén leellenőrizni a vonalat, hogy az ismételt hívások aránya 18 %-ról 14 %-ra csökkenjen.
measurable: {baseline: 18 %}
""",
            says="baseline",
        ),
        Example(
            bad="""\
specific: Test the line before hanging up and cut repeat calls by 22 %.
measurable: {baseline: null}
""",
            good="specific: Test the line before hanging up and cut repeat calls by 22 %.",
            says='says "22 %", and no baseline says of what',
        ),
        Example(
            bad="""\
language: fr
specific: Tester la ligne et réduire les rappels de 22 %.
measurable: {baseline: null}
""",
            good="{language: fr, specific: Tester la ligne et réduire les rappels de 22 %.}",
            says='"22 %"',
        ),
        Example(
            bad="""\
language: zh
specific: 挂断前测试线路，重复来电减少22%。
measurable: {baseline: null}
""",
            good="{language: zh, specific: 挂断前测试线路，重复来电减少22%。}",
            says="22%",
        ),
        Example(
            bad="""\
language: hu
specific: Kipróbálni a vonalat és 22%-kal csökkenteni az ismételt hívásokat.
measurable: {baseline: null}
""",
            good="{language: hu, specific: Kipróbálni a vonalat és 22%-kal csökkenteni az ismételt hívásokat.}",
            says="22%",
        ),
    ),
)
def baseline_missing(goal: Goal, context: Context) -> Iterator[Problem]:
    """The goal doesn't say where its metric starts.

    Why it matters:
        Whether a target is bold or idle, and how far the owner has come, shows only beside the value at the start.
    How to fix:
        Write the value of the last weeks as `baseline`; `baseline: none` says openly that nobody has measured it yet.
    When to ignore:
        A goal to keep a level needs no baseline; say `keep: true` instead of ignoring this.
    """
    measurable, sentence = goal.measurable, context.sentence(goal)
    if measurable.keep or measurable.baseline is not None or is_unread(goal, BASELINE):
        return
    changes = sentence.relative_changes if sentence else ()
    if changes:
        yield at_words(
            changes[0],
            f'The text says "{shortened(changes[0].text)}", and no baseline says of what.',
            "Write the value of the last weeks as `baseline`, or `none` if nobody has measured it yet.",
        )
    elif goal.metric is not None:
        hint, fix = _proposed(goal, sentence)
        yield Problem(BASELINE, f"The goal has no baseline for {goal.metric.id}.", hint, fix=fix)


def _proposed(goal: Goal, sentence: Sentence | None) -> tuple[str, Fix | None]:
    """Return a hint, and the value that the text gives where it gives one."""
    said = said_value(goal, sentence, start=True)
    if said is None or goal.metric is None:
        return "Write the value of the last weeks as `baseline`, or `none` if nobody has measured it yet.", None
    value = write_quantity(said[1], goal.metric.unit)
    hint = f'The text says "{shortened(said[0].hit.text)}"; write it as `baseline: {value}`.'
    return hint, Fix(
        f"Add the value that the text names, {value}.", value, asked_only=True, adds=("measurable", "baseline")
    )
