"""F011 unreadable-include."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartgoal.check.rule import Example, Problem, Severity, file_rule
from smartgoal.check.rules.file import problems_of
from smartgoal.goals.yaml.fault import FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.rule import Context
    from smartgoal.goals.plan import LoadedFile


@file_rule(
    "F011",
    Severity.ERROR,
    since="0.1",
    examples=(
        Example(
            bad="include: [shared/company.yaml]",
            good="team: Technical support",
            says="include",
        ),
    ),
)
def unreadable_include(file: LoadedFile, context: Context) -> Iterator[Problem]:
    """A file named under `include` is missing, no goal file, outside the project, or includes itself in a circle.

    What an included file says and nobody hears is a note: its team, language and time zone hold for its own goals only,
    and of two includes that describe one metric the later counts.

    Why it matters:
        Metrics, roles and people that it should bring are unknown, so goals can't be judged by them.
    How to fix:
        Correct the name, relative to the file that says it; copy a file from elsewhere into the project.
    When to ignore:
        Never; take the line out while the file isn't there.
    """
    yield from problems_of(file, FaultKind.UNREADABLE_INCLUDE)
    for problem in problems_of(file, FaultKind.UNHEARD_INCLUDE):
        yield replace(problem, tentative=True)
