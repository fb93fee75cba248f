"""F005 missing-key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Example, Problem, Severity, file_rule
from smartgoal.check.rules.file import problems_of
from smartgoal.goals.yaml.fault import FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import LoadedFile


@file_rule(
    "F005",
    Severity.ERROR,
    since="0.1",
    examples=(
        Example(
            bad="title: null",
            good="title: Fewer repeat calls in support",
            says="`title` is missing",
        ),
        Example(
            bad="smartgoal: 1\ngoals:\n  - title: Ruhigere Anrufe\n",
            good="id: ruhigere-anrufe",
            says="`id` is missing",
        ),
        Example(
            bad="measurable: {guardrails: [{at_most: 8 min}]}",
            good="measurable: {guardrails: [{metric: aht, at_most: 8 min}]}",
            says="`metric` is missing",
        ),
    ),
)
def missing_key(file: LoadedFile, context: Context) -> Iterator[Problem]:
    """A key is missing that the format needs, such as `smartgoal`, a goal's `id` and `title`, a guardrail's `metric`.

    Why it matters:
        Without its id a goal can't be named by others or followed over time; without a version nobody knows the format.
    How to fix:
        Add the line that the hint shows.
    When to ignore:
        Never; what the SMART criteria ask for has its own rules.
    """
    return problems_of(file, FaultKind.MISSING_KEY)
