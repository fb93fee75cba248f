"""Progress as JUnit XML: a test case per goal; no data never passes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from smartgoal.progress.kinds import Qualifier, Status
from smartgoal.report.escape import xml_line
from smartgoal.report.figures import agreed_of, instead_of, remarks_of, scores_of, share_of, slack_of, value_of
from smartgoal.report.status import LOOKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smartgoal.progress.assessment import Assessment, Progress, RollUp, Unjudged
    from smartgoal.report.style import Style

_FAILS = frozenset({Status.MISSED.value, Status.OFF_TRACK.value})
"""What fails a case where the run itself fails on nothing."""
_NO_SUCCESS = frozenset(
    {Status.MISSED, Status.OFF_TRACK, Status.NO_DATA, Status.TOO_EARLY, Status.NOT_STARTED, Status.DRAFT}
)
"""What doesn't pass even where it fails nothing."""
_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def progress(result: Progress, _style: Style) -> str:
    """Return a run's progress as JUnit XML: a suite per file, a case per goal; roll-ups are properties of a last suite.

    A case fails by the statuses and qualifiers that fail the run, where none do by missed and off track; a goal that
    couldn't be judged is an error, and one that tells nothing yet is skipped.
    """
    suites = ET.Element("testsuites", name="smartgoal progress")
    cases = [*_goals(result), *map(_unjudged, result.unjudged)]
    for file in dict.fromkeys(case.get("classname", "") for case in cases):
        suites.append(_suite(file, [case for case in cases if case.get("classname") == file]))
    if result.rollup:
        suites.append(_together(result.rollup))
    for count in ("tests", "failures", "errors", "skipped"):
        suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _suite(name: str, cases: list[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", name=name, tests=str(len(cases)))
    for count, tag in _COUNTED.items():
        suite.set(count, str(sum(case.find(tag) is not None for case in cases)))
    suite.extend(cases)
    return suite


def _together(rollups: Iterable[RollUp]) -> ET.Element:
    suite = ET.Element("testsuite", name="rollup", tests="0", failures="0", errors="0", skipped="0")
    properties = ET.SubElement(suite, "properties")
    for one in rollups:
        status = f"{LOOKS[one.status].word}, " if one.status else ""
        value = f"{status}{share_of(one)}, {scores_of(one)}"
        ET.SubElement(properties, "property", name=xml_line(one.id), value=xml_line(value))
    return suite


def _goals(result: Progress) -> Iterator[ET.Element]:
    fails = result.fail_on or _FAILS
    for one in result.goals:
        goal = one.goal
        case = _case(goal.id, goal.file.name, goal.span().line)
        told = xml_line(_in_words(one))
        bad = [] if one.is_closed else [word for word in _words(one) if word in fails]
        if bad:
            ET.SubElement(case, "failure", message=told, type=bad[0])
        elif one.status in _NO_SUCCESS or (one.is_closed and not one.status.is_done):
            ET.SubElement(case, "skipped", message=told)
        lines = (f"{goal.title} ({goal.owner})" if goal.owner else goal.title, told, *remarks_of(one))
        ET.SubElement(case, "system-out").text = "".join(f"\n{xml_line(line)}" for line in lines) + "\n"
        yield case


def _words(one: Assessment) -> tuple[str, ...]:
    return one.status.value, *map(Qualifier.__str__, one.qualifiers)


def _in_words(one: Assessment) -> str:
    """Return the status and its figures: `off track: 76.3 %, ≥ 80 % agreed, −3 d`."""
    status = f"closed, {LOOKS[one.status].word}" if one.is_closed else LOOKS[one.status].word
    if one.value is None:
        return f"{status}: {instead_of(one)}"
    parts = (value_of(one), f"{agreed_of(one.goal)} agreed", slack_of(one))
    return f"{status}: {', '.join(part for part in parts if part)}"


def _unjudged(one: Unjudged) -> ET.Element:
    case = _case(one.id, one.file, one.line)
    ET.SubElement(case, "error", message=xml_line(f"not judged: {one.message}"), type=one.code)
    return case


def _case(name: str, file: str, line: int) -> ET.Element:
    case = ET.Element("testcase", name=xml_line(name), classname=xml_line(file))
    case.attrib |= {"file": xml_line(file), "line": str(line)}
    return case
