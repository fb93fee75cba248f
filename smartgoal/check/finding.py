"""Findings: problems with a place, a severity and a fingerprint; and what one run of check found."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smartgoal.check.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smartgoal.check.rule import Criterion, Fix, Rule
    from smartgoal.goals.plan import Goal, LoadedFile
    from smartgoal.goals.yaml.source import Span


class Verdict(StrEnum):
    """Whether a goal meets one of the five criteria."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place that belongs to a finding."""

    message: str
    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    Attributes:
        path: The file as the user named it.
        field: Dotted path within the goal or file, such as `realistic.threshold`.
        goal: Id of the one goal concerned, as written where it concerns several owners; None outside of goals.
        fingerprint: Stays the same while the fault does, wherever its line moves; hexadecimal.
        goals: Every goal that it counts against.
    """

    path: str
    span: Span
    code: str
    name: str
    criterion: Criterion
    severity: Severity
    message: str
    hint: str
    goal: str | None
    field: str
    related: tuple[RelatedPlace, ...]
    fix: Fix | None
    fingerprint: str
    goals: tuple[Goal, ...] = dataclasses.field(default=(), compare=False, repr=False)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """File, line, column, code: the order in which findings are always shown."""
        return (self.path, self.span.line, self.span.column, self.code, self.message)

    @property
    def fix_span(self) -> Span:
        """What the fix replaces."""
        return (self.fix.span if self.fix else None) or self.span


@dataclass(frozen=True, slots=True)
class SilencedFinding:
    """A finding that an `ignore`, a setting or the list of known findings keeps from counting."""

    finding: Finding
    reason: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class GoalVerdict:
    """What check says of one goal, criterion by criterion."""

    goal: Goal
    criteria: Mapping[Criterion, Verdict]

    @property
    def is_smart(self) -> bool:
        """Whether no criterion is unmet."""
        return Verdict.NOT_MET not in self.criteria.values()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Everything one run of check found.

    Attributes:
        findings: In order of file, line, column, code.
        silenced: Suppressed and known findings, counted but not listed.
        stale_known: Fingerprints of known findings that are no more.
        today: The day judged by; None where the run named none.
        rules: Those that took part.
        paths: From the name of a file to its path in the repository, where that differs.
        fail_on: The severities that fail the run.
    """

    files: tuple[LoadedFile, ...]
    goals: tuple[GoalVerdict, ...]
    findings: tuple[Finding, ...]
    silenced: tuple[SilencedFinding, ...] = ()
    stale_known: tuple[str, ...] = ()
    today: date | None = None
    rules: tuple[Rule, ...] = ()
    paths: Mapping[str, str] = dataclasses.field(default_factory=dict)
    fail_on: tuple[str, ...] = (Severity.ERROR,)

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """1 where a finding is at or above one of the severities that fail the run, else 0."""
        return int(any(map(self.fails, self.findings)))

    def fails(self, finding: Finding) -> bool:
        """Return whether a finding fails the run; never is never."""
        return any(finding.severity.rank <= Severity(word).rank for word in self.fail_on if word != "never")

    def repository_path(self, name: str) -> str:
        """Return the path in the repository of a file of the run, `/` between folders."""
        return self.paths.get(name, name)

    @property
    def fixable(self) -> int:
        """How many findings have an edit that keeps the meaning."""
        return sum(finding.fix is not None and not finding.fix.asked_only for finding in self.findings)
