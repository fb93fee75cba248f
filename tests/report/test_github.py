"""Workflow commands: read back as GitHub's runner reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from smartgoal.check.finding import SilencedFinding
from smartgoal.check.rule import Severity
from smartgoal.report.github import MOST_OF_A_LEVEL, check
from smartgoal.report.style import Style
from tests.report.given import checked, file_of, goal
from tests.report.test_escape import HOSTILE

if TYPE_CHECKING:
    from smartgoal.check.finding import CheckResult


@dataclass(frozen=True, slots=True)
class Command:
    """A workflow command."""

    name: str
    properties: dict[str, str]
    message: str


def _decoded(text: str, *codes: str) -> str:
    for code in codes:
        text = text.replace(code, chr(int(code[1:], 16)))
    return text.replace("%25", "%")


def commands_of(text: str) -> list[Command]:
    """Return the commands in a step's output: lines that begin with two colons, blanks before them or not."""
    found = []
    for line in text.split("\n"):
        match = re.fullmatch(r"\s*::([a-z-]+)(?: (.*?))?::(.*)", line)
        if match:
            pairs = (pair.partition("=") for pair in (match[2] or "").split(",") if pair)
            properties = {key: _decoded(value, "%0D", "%0A", "%3A", "%2C") for key, _, value in pairs}
            found.append(Command(match[1], properties, _decoded(match[3], "%0D", "%0A")))
    return found


def with_levels(result: CheckResult, **counts: int) -> CheckResult:
    """Return the result with its first finding so often at each severity, infos first."""
    finding = result.findings[0]
    severities = [Severity(name) for name, count in counts.items() for _ in range(count)]
    return replace(result, findings=tuple(replace(finding, severity=severity) for severity in severities))


def test_a_finding() -> None:
    """File, line, columns, rule and text, with the characters that would end a property encoded."""
    result = replace(checked(file_of(goal("a"))), paths={"goals.yaml": "teams/a,b: 100%.yaml"})
    finding = result.findings[0]

    (command,) = commands_of(check(result, Style()))

    assert command == Command(
        "error",
        {
            "file": "teams/a,b: 100%.yaml",
            "line": "3",
            "endLine": "3",
            "col": "6",
            "endColumn": "8",
            "title": "S116 owner-missing",
        },
        f"{finding.message} {finding.hint}",
    )
    assert "file=teams/a%2Cb%3A 100%25.yaml," in check(result, Style())


@pytest.mark.parametrize("name", ["new\nline.yaml", "old\r\nend.yaml", "50%0A,a:b.yaml", "x" * 1200, " two  blanks "])
def test_a_file_is_found_by_its_name(name: str) -> None:
    """GitHub decodes the line ends in it."""
    (command,) = commands_of(check(replace(checked(file_of(goal("a"))), paths={"goals.yaml": name}), Style()))

    assert command.properties["file"] == name


def test_a_name_that_paints() -> None:
    """The log is safe, at the price of the annotation's place."""
    text = check(replace(checked(file_of(goal("a"))), paths={"goals.yaml": "\x1b[31m\t\x85"}), Style())

    assert r"file=\u{1b}[31m\u{9}\u{85}," in text


def test_a_finding_over_several_lines_has_no_columns() -> None:
    """GitHub takes columns only within a line."""
    result = checked(file_of(goal("a")))
    finding = result.findings[0]
    long = replace(finding, span=replace(finding.span, end_line=5))

    (command,) = commands_of(check(replace(result, findings=(long,)), Style()))

    assert (command.properties["line"], command.properties["endLine"]) == ("3", "5")
    assert "col" not in command.properties


def test_at_most_ten_of_a_level_and_the_most_severe_first() -> None:
    """The rest is counted in a line that is no command."""
    result = with_levels(checked(file_of(goal("a"))), info=3, warning=12, error=11)

    text = check(result, Style())

    assert [command.name for command in commands_of(text)] == [
        *["error"] * MOST_OF_A_LEVEL,
        *["warning"] * MOST_OF_A_LEVEL,
        *["notice"] * 3,
    ]
    assert text.endswith("\nsmartgoal: 11 errors, 12 warnings, 3 notes in 1 file; 3 of them without annotation.\n")


def test_a_clean_run_says_so() -> None:
    """One line, no command."""
    assert check(checked("{}"), Style()) == "smartgoal: 0 errors, 0 warnings, 0 notes in 1 file.\n"


def test_what_isnt_counted_is_named() -> None:
    """As in the other texts: a run that shows nothing says why."""
    result = checked(file_of(goal("a"), goal("b")))
    one, other = result.findings
    quiet = (SilencedFinding(one, "known", known=True), SilencedFinding(other, "by hand"))

    shown = check(replace(result, findings=(), silenced=quiet, stale_known=("0123",)), Style())

    assert shown == (
        "smartgoal: 0 errors, 0 warnings, 0 notes in 1 file. 1 ignored. 1 known. "
        "1 known finding gone: write the list anew with --write-known FILE.\n"
    )


@given(HOSTILE, HOSTILE)
@settings(max_examples=100, deadline=None)
def test_hostile_text_makes_no_command_of_its_own(text: str, path: str) -> None:
    """Whatever a finding quotes, there is one command, at its place."""
    result = checked(file_of(goal("a")))
    finding = replace(result.findings[0], message=text, hint=text)
    hostile = check(replace(result, findings=(finding,), paths={"goals.yaml": path}), Style())

    (command,) = commands_of(hostile)

    assert hostile.count("\n") == 2
    assert (command.name, command.properties["line"]) == ("error", "3")
