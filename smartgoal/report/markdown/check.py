"""A check as Markdown, for step summaries, merge requests and wikis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartgoal.check.finding import Verdict
from smartgoal.check.rule import Severity
from smartgoal.check.verdict import SMART
from smartgoal.report.check_words import NOUNS
from smartgoal.report.escape import markdown_text
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartgoal.check.finding import CheckResult, Finding, GoalVerdict
    from smartgoal.report.style import Style

MOST_ROWS = 500
"""Of findings, and of goals; a step summary of GitHub holds a megabyte."""
_SIGNS = {Verdict.MET: "✔", Verdict.NOT_MET: "✗", Verdict.NOT_JUDGED: "?"}


def check(result: CheckResult, _style: Style) -> str:
    """Return a check as Markdown: a summary, a table of findings, a table of goals by criterion."""
    parts = ["## Goals checked", "", _summary(result), *_findings(result), *_goals(result)]
    return "\n".join(parts) + "\n"


def _summary(result: CheckResult) -> str:
    counts = ", ".join(counted(result.count(severity), NOUNS[severity]) for severity in Severity)
    known = sum(one.known for one in result.silenced)
    silenced = [f"{len(result.silenced) - known} ignored", f"{known} known"] if result.silenced else []
    where = f"{counted(len(result.goals), 'goal')} in {counted(len(result.files), 'file')}"
    return f"{', '.join([f'{where}: {counts}', *silenced])}."


def _findings(result: CheckResult) -> Iterator[str]:
    if not result.findings:
        return
    yield from ("", "| | where | finding | what to do |", "|---|---|---|---|")
    most_severe = sorted(result.findings, key=lambda finding: finding.severity.rank)
    for finding in most_severe[:MOST_ROWS]:
        yield _finding(finding, result)
    if len(most_severe) > MOST_ROWS:
        yield from ("", f"{len(most_severe) - MOST_ROWS} more findings are left out.")


def _finding(finding: Finding, result: CheckResult) -> str:
    where = markdown_text(f"{result.repository_path(finding.path)}:{finding.span.line}")
    goal = f" ({markdown_text(finding.goal)})" if finding.goal else ""
    told = f"{finding.code} {markdown_text(finding.message)}"
    return f"| {NOUNS[finding.severity]} | {where}{goal} | {told} | {markdown_text(finding.hint)} |"


def _goals(result: CheckResult) -> Iterator[str]:
    if not result.goals:
        return
    letters = [criterion.value[0].upper() for criterion in SMART]
    yield from ("", f"| goal | owner | {' | '.join(letters)} |", f"|---|---|{':-:|' * len(letters)}")
    yield from (_goal(verdict) for verdict in result.goals[:MOST_ROWS])
    if len(result.goals) > MOST_ROWS:
        yield from ("", f"{len(result.goals) - MOST_ROWS} more goals are left out.")


def _goal(verdict: GoalVerdict) -> str:
    signs = " | ".join(_SIGNS[verdict.criteria[criterion]] for criterion in SMART)
    return f"| {markdown_text(verdict.goal.title)} | {markdown_text(verdict.goal.owner or '')} | {signs} |"
