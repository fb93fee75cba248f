"""F008 bad-encoding."""

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
    "F008",
    Severity.ERROR,
    since="0.1",
    always=True,
    examples=(
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: smoother-calls\n    title: Fewer \x01calls\n",
            good="title: Fewer calls",
            says="The control character U+0001",
        ),
    ),
)
def bad_encoding(file: LoadedFile, context: Context) -> Iterator[Problem]:
    """The file is neither UTF-8 nor UTF-16 with its mark, or holds control characters.

    Why it matters:
        Names such as Kovács turn into others, and then exports no longer match their owners.
    How to fix:
        Save the file as UTF-8 in the editor; delete control characters.
    When to ignore:
        Never; convert the file.
    """
    return problems_of(file, FaultKind.BAD_ENCODING)
