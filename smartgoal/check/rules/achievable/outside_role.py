"""A301 outside-role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Criterion, Example, Form, Problem, Related, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import Goal

_MOST_NAMED = 5
_STAYING = """\
title: More customers who stay with us
specific: Name one benefit of the current contract in every call about leaving.
measurable: {metric: retention_rate, baseline: 71 %}
realistic: {threshold: 75 %, stretch: 77 %}
"""
_CHAT = """\
metrics: {aht_chat: {like: aht, name: Handle time in chat}}
title: Shorter chats without haste
specific: Write the note during the chat and not after it.
measurable: {metric: aht_chat, baseline: 12 min, guardrails: [{metric: csat, at_least: 80 %}]}
realistic: {threshold: 10 min, stretch: 9 min}
"""


@rule(
    "A301",
    Criterion.ACHIEVABLE,
    Severity.ERROR,
    since="0.1",
    spares=Form.BARE_VISION,
    examples=(
        Example(
            bad=_STAYING,
            good=_STAYING + "roles: {technical-support: {metrics: [retention_rate]}}",
            says="whose role is technical-support, can't move retention_rate",
        ),
        Example(
            bad=_CHAT + "roles: {technical-support: {metrics: [csat]}}",
            good=_CHAT + "roles: {technical-support: {metrics: [csat, aht]}}",
            says="whose role is technical-support, can't move aht_chat",
        ),
    ),
)
def outside_role(goal: Goal, context: Context) -> Iterator[Problem]:
    """The metric isn't among those that the owner's role can move.

    Why it matters:
        A goal that somebody can't influence is a lottery ticket; goal-setting theory (Locke and Latham) finds that
        goals lift performance where people have the ability and the means.
    How to fix:
        Choose a metric of the role, hand the goal to somebody who can move it, or add the metric under `roles`.
    When to ignore:
        A task for a limited time that isn't part of the role.
    """
    if not context.roles.forbid(goal):
        return
    role = (goal.person.role if goal.person else None) or ""
    place = ("roles", role, "metrics")
    named = ", ".join(goal.file.roles[role].metrics[:_MOST_NAMED])
    yield Problem(
        at=("measurable", "metric"),
        message=f"{goal.owner}, whose role is {role}, can't move {goal.measurable.metric}.",
        hint=f"Choose a metric of the role ({named}), or add this one if the role can move it.",
        related=(Related("what the role can move", at=place),) if goal.file.document.has(place) else (),
    )
