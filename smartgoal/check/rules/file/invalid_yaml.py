"""F001 invalid-yaml."""

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
    "F001",
    Severity.ERROR,
    since="0.1",
    always=True,
    examples=(
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: smoother-calls\n    title: Answer: the first time\n",
            good="title: 'Answer: the first time'",
            says='The colon after "Answer"',
        ),
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: smoother-calls\n    title: 'Fewer calls\n",
            good="title: Fewer calls",
            says="never closed",
        ),
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: smoother-calls\n    title: Fewer calls\n\towner: Anna\n",
            good="owner: Anna Kovács",
            says="A tab",
        ),
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: smoother-calls\n    title: Fewer calls\n     owner: Anna\n",
            good="title: Fewer calls on Mondays",
            says="indented under a key",
        ),
    ),
)
def invalid_yaml(file: LoadedFile, context: Context) -> Iterator[Problem]:
    """The file isn't YAML; the message says where it stops being so and what is wrong there.

    Why it matters:
        From that place on nobody can tell what the file says, so the goals below it aren't judged.
    How to fix:
        Do what the hint says; most often a text with a colon needs quotes, or a tab should be spaces.
    When to ignore:
        Never; what can't be read can't be checked.
    """
    return problems_of(file, FaultKind.INVALID_YAML)
