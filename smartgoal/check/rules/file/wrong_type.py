"""F004 wrong-type."""

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
    "F004",
    Severity.ERROR,
    since="0.1",
    examples=(
        Example(
            bad="time_bound: {deadline: 31/12/2026}",
            good="time_bound: {deadline: 2026-12-31}",
            says='"31/12/2026" isn\'t a date',
        ),
        Example(
            bad="measurable: {baseline: eighteen}",
            good="measurable: {baseline: 18 %}",
            says='"eighteen" isn\'t a number',
        ),
        Example(
            bad="time_bound: {review: wekly}",
            good="time_bound: {review: weekly}",
            says='"wekly" isn\'t one of daily',
        ),
        Example(
            bad="realistic: {agreed_by: Anna Kovács}",
            good="realistic: {agreed_by: [Anna Kovács, Pál Nagy]}",
            says="isn't a list",
        ),
    ),
)
def wrong_type(file: LoadedFile, context: Context) -> Iterator[Problem]:
    """A value has the wrong type or form.

    Why it matters:
        A date that is no date or a number that has two readings would be judged as something nobody meant.
    How to fix:
        Write the value in the form that the hint shows; a number with a thousands mark needs a declared `language`.
    When to ignore:
        Never; leave the key out until its value is known.
    """
    return problems_of(file, FaultKind.WRONG_TYPE)
