"""What the texts of a check call what it found, and what it doesn't count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.rule import Severity
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.finding import CheckResult

NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def silenced(result: CheckResult) -> Iterator[str]:
    """Yield sentences on how many findings are ignored, are known, or were known and are gone."""
    known = sum(one.known for one in result.silenced)
    if len(result.silenced) > known:
        yield f"{len(result.silenced) - known} ignored."
    if known:
        yield f"{known} known."
    if result.stale_known:
        gone = counted(len(result.stale_known), "known finding")
        yield f"{gone} gone: write the list anew with --write-known FILE."
