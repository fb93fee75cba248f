"""What a page about progress is made of: the figures, and what `check` says of the same goals in the same run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartgoal.check.finding import CheckResult
    from smartgoal.progress.assessment import Progress


@dataclass(frozen=True, slots=True)
class Input:
    """A file that a run read; the hash is None for standard input and files that aren't there any more."""

    name: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """Progress and the check of the same run.

    Attributes:
        command: As it was typed, to make the page again.
        version: Of smartgoal.
        incognito: Whether the progress is one without names and figures.
    """

    progress: Progress
    check: CheckResult
    command: str
    version: str
    inputs: tuple[Input, ...] = ()
    incognito: bool = False
