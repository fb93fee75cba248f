"""F007 unsafe-yaml."""

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
    "F007",
    Severity.ERROR,
    since="0.1",
    always=True,
    examples=(
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: smoother-calls\n    title: !!python/object/apply:os.system [ls]\n",
            good="title: Fewer calls",
            says="is a tag for programs",
        ),
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: smoother-calls\n    specific: &loop {examples: [*loop]}\n",
            good="title: Plus de calme au téléphone",
            says="stands inside what it stands for",
        ),
    ),
)
def unsafe_yaml(file: LoadedFile, context: Context) -> Iterator[Problem]:
    """YAML that no goal needs: tags for programs, endless aliases, bottomless nesting, huge files.

    Why it matters:
        Goal files come from other people's branches; a file must not run, hang or fill the memory of who checks it.
    How to fix:
        Write the values out; split a file of more than ten megabytes.
    When to ignore:
        Never; such parts aren't read at all.
    """
    return problems_of(file, FaultKind.UNSAFE_YAML)
