"""Rules of the criterion file: the loader records the facts, these word them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.fixes.safe_edits import edit_of
from smartgoal.check.rule import Problem, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.goals.plan import LoadedFile
    from smartgoal.goals.yaml.fault import FaultKind


def problems_of(file: LoadedFile, kind: FaultKind) -> Iterator[Problem]:
    """Return a problem for each fault of one kind that was found while reading the file."""
    for fault in file.faults:
        if fault.kind is kind:
            yield Problem(
                at=fault.path,
                message=fault.message,
                hint=fault.hint,
                span=fault.span,
                related=tuple(Related(what, span=span) for what, span in fault.related),
                fix=edit_of(fault, file.document),
            )
