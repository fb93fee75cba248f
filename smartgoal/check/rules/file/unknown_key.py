"""F003 unknown-key."""

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
    "F003",
    Severity.ERROR,
    since="0.1",
    examples=(Example(bad="titel: Fewer calls", good="title: Fewer calls", says='"titel"'),),
)
def unknown_key(file: LoadedFile, context: Context) -> Iterator[Problem]:
    """A key that the goal file's format doesn't have.

    Why it matters:
        A misspelt key would be passed over in silence, and with it what it says.
    How to fix:
        Correct the key; the nearest known one is named. Keys that begin with `x-` are free at the top level.
    When to ignore:
        Never; a free text belongs in a comment or under a key `x-…`.
    """
    return problems_of(file, FaultKind.UNKNOWN_KEY)
