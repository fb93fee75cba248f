"""F009 hidden-characters."""

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
    "F009",
    Severity.WARNING,
    since="0.1",
    examples=(
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: smoother-calls\n    title: Fewer\u200b calls\n",
            good="title: Fewer calls",
            says="The hidden character U+200B",
        ),
        Example(
            bad="smartgoal: 1\ngoals:\n  - id: smoother-calls\n    title: Fewer \u202ecalls\n",
            good="title: Moins d'appels",
            says="The hidden character U+202E",
        ),
    ),
)
def hidden_characters(file: LoadedFile, context: Context) -> Iterator[Problem]:
    """Characters that nobody sees: zero-width ones, and those that turn the direction of writing.

    Why it matters:
        Two names that look alike differ, and a line can read otherwise than it is judged ("Trojan Source", 2021).
    How to fix:
        Delete the character at the place shown.
    When to ignore:
        A text in a script written from right to left needs the mark.
    """
    return problems_of(file, FaultKind.HIDDEN_CHARACTERS)
