"""F002 duplicate-key."""

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
    "F002",
    Severity.ERROR,
    since="0.1",
    examples=(
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: smoother-calls\n    title: Fewer calls\n    title: Shorter calls\n",
            good="title: Shorter calls",
            says='"title" stands twice',
        ),
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: hivasok\n    realistic: {threshold: 14, threshold: 12}\n",
            good="realistic: {threshold: 14 %}",
            says='"threshold" stands twice',
        ),
    ),
)
def duplicate_key(file: LoadedFile, context: Context) -> Iterator[Problem]:
    """A key stands twice in one group of keys.

    Why it matters:
        YAML keeps one of the two and drops the other in silence; a reader of the file may trust the dropped one.
    How to fix:
        Delete one of them; both places are shown.
    When to ignore:
        Never; a group of keys has each key once.
    """
    return problems_of(file, FaultKind.DUPLICATE_KEY)
