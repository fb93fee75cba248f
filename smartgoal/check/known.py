"""The list of known findings: a file that people review, one finding a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartgoal.errors import GoalsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartgoal.check.finding import CheckResult, Finding

_HEADER = """\
# Findings known to `smartgoal check --known`: they don't fail a run.
# One a line: file, rule, goal, field, fingerprint. Take a line out to have it found again.
"""
_LINE = re.compile(r"(?P<path>.+?): (?P<code>[A-Z][0-9]{3}) (?P<goal>\S+) (?P<field>\S+) (?P<fingerprint>[0-9a-f]{32})")
_NOTHING = "-"
_ANEW = "delete the list and write it anew with --write-known FILE."


@dataclass(frozen=True, slots=True, order=True)
class KnownFinding:
    """One line of the list.

    Attributes:
        path: The file's path in the repository.
        goal, field: For people; what counts is the fingerprint.
        fingerprint: Tells the finding wherever its line moves.
    """

    path: str
    code: str
    goal: str
    field: str
    fingerprint: str

    def __str__(self) -> str:
        """Return the line."""
        return f"{self.path}: {self.code} {self.goal} {self.field} {self.fingerprint}"


def as_known(result: CheckResult) -> tuple[KnownFinding, ...]:
    """Return everything a run found, and what it knew already, in the order of the list."""
    findings = [*result.findings, *(one.finding for one in result.silenced if one.known)]
    return tuple(sorted({_known(finding, result) for finding in findings}))


def _known(finding: Finding, result: CheckResult) -> KnownFinding:
    path = listed_path(result.repository_path(finding.path))
    return KnownFinding(path, finding.code, _word(finding.goal or ""), _word(finding.field), finding.fingerprint)


def listed_path(path: str) -> str:
    """Return a path as the list shows it: on one line, without what nobody would see."""
    return "".join(char for char in " ".join(path.split()) if char.isprintable()).strip() or _NOTHING


def _word(text: str) -> str:
    return "_".join(listed_path(text).split())


def known_text(known: Iterable[KnownFinding]) -> str:
    """Return the list as its file."""
    return _HEADER + "".join(f"{one}\n" for one in known)


def read_known(name: str, content: bytes) -> tuple[KnownFinding, ...]:
    """Return the list that a file holds; blank lines and comments are passed over.

    Raises:
        GoalsError: A line isn't one of the list's.
    """
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise GoalsError(f"{name}: not UTF-8; {_ANEW}") from error
    found = []
    for number, line in enumerate(lines, 1):
        if match := _LINE.fullmatch(line.strip()):
            found.append(KnownFinding(**match.groupdict()))
        elif line.strip() and not line.startswith("#"):
            raise GoalsError(f"{name}, line {number}: no known finding; take the line out, or {_ANEW}")
    return tuple(found)
