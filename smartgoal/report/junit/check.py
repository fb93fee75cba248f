"""JUnit XML: a test case per goal, failed by the findings that fail the run."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from smartgoal.report.escape import xml_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smartgoal.check.finding import CheckResult, Finding
    from smartgoal.goals.plan import Goal, GoalKey
    from smartgoal.report.style import Style

    Concerned = GoalKey | str


def check(result: CheckResult, _style: Style) -> str:
    """Return a check as JUnit XML: a suite per file, a case per goal, one more for what concerns no goal."""
    suites = ET.Element("testsuites", name="smartgoal")
    found = _by_goal(result)
    goals: dict[str, list[Goal]] = {}
    for verdict in result.goals:
        goals.setdefault(verdict.goal.file.name, []).append(verdict.goal)
    for file in result.files:
        cases = list(_cases(file.name, goals.get(file.name, []), result, found))
        failures = sum(case.find("failure") is not None for case in cases)
        name = xml_line(result.repository_path(file.name))
        suite = ET.SubElement(suites, "testsuite", name=name, tests=str(len(cases)), failures=str(failures))
        suite.attrib |= {"errors": "0", "skipped": "0"}
        suite.extend(cases)
    for count in ("tests", "failures"):
        suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _by_goal(result: CheckResult) -> Mapping[Concerned, list[Finding]]:
    """Return the findings by goal; under their file those that concern none."""
    found: dict[Concerned, list[Finding]] = {}
    for finding in result.findings:
        concerned: tuple[Concerned, ...] = tuple(goal.key for goal in finding.goals) or (finding.path,)
        for key in concerned:
            found.setdefault(key, []).append(finding)
    return found


def _cases(
    name: str, goals: list[Goal], result: CheckResult, found: Mapping[Concerned, list[Finding]]
) -> Iterator[ET.Element]:
    place = result.repository_path(name)
    general = found.get(name, [])
    if general:
        yield _case(place, place, general[0].span.line, general, result)
    for goal in goals:
        yield _case(goal.id, place, goal.span().line, found.get(goal.key, []), result)


def _case(name: str, place: str, line: int, findings: list[Finding], result: CheckResult) -> ET.Element:
    case = ET.Element("testcase", name=xml_line(name), classname=xml_line(place))
    case.attrib |= {"file": xml_line(place), "line": str(line)}
    failing = [finding for finding in findings if result.fails(finding)]
    others = [finding for finding in findings if not result.fails(finding)]
    if failing:
        worst = min(failing, key=lambda finding: finding.severity.rank)
        failure = ET.SubElement(case, "failure", message=xml_line(worst.message), type=worst.code)
        failure.text = _lines(failing, place)
    if others:
        ET.SubElement(case, "system-out").text = _lines(others, place)
    return case


def _lines(findings: list[Finding], place: str) -> str:
    lines = (
        f"{place}:{one.span.line}:{one.span.column}: {one.severity.value}[{one.code}] {one.message} {one.hint}"
        for one in findings
    )
    return "".join(f"\n{xml_line(line)}" for line in lines) + "\n"
