"""The findings of check as text: an excerpt with a caret for people, one line a finding for tools."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, assert_never

from smartgoal.check.finding import Verdict
from smartgoal.check.rule import Severity
from smartgoal.check.verdict import SMART
from smartgoal.goals.model import GoalStatus
from smartgoal.goals.show import show_day
from smartgoal.report.check_words import NOUNS, silenced
from smartgoal.report.escape import one_line
from smartgoal.report.style import cells, ending, fit
from smartgoal.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from smartgoal.check.finding import CheckResult, Finding, GoalVerdict
    from smartgoal.goals.plan import Goal, LoadedFile
    from smartgoal.report.style import Style

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_FINE = ("✔", "green")
_MARKS = {Severity.ERROR: ("✗", "red"), Severity.WARNING: ("▲", "yellow"), Severity.INFO: ("▲", "blue")}
_KNOWN = ("○", "grey")
"""Of a goal that has nothing but known findings."""
_SHOWN_ALIKE = 3
_MOST_GOALS = 40
"""Where there are more, those that are fine aren't listed."""
_MOST_ROWS = 200


def concise(result: CheckResult, style: Style) -> str:
    """Return one line a finding: `path:line:column: severity[CODE] message`."""
    return "".join(f"{_headline(finding, style)}\n" for finding in result.findings)


def text(result: CheckResult, style: Style) -> str:
    """Return the findings with excerpts, the goals with their letters, and a summary; one line where all is well."""
    told = _told(result)
    if not told:
        return _all_well(result, style)
    files = {file.name: file for file in result.files}
    goals = {goal.goal.id: goal.goal for goal in result.goals}
    parts = [_finding(finding, more, files, goals, style) for finding, more in _grouped(told)]
    return "\n".join([*parts, *_letters(result, style), _summary(result)]) + "\n"


def _told(result: CheckResult) -> list[Finding]:
    """Return the findings that are listed: notes only where they fail the run."""
    return [one for one in result.findings if one.severity is not Severity.INFO or result.fails(one)]


def _headline(finding: Finding, style: Style) -> str:
    place = f"{one_line(finding.path)}:{finding.span.line}:{finding.span.column}:"
    severity = style.paint(f"{finding.severity.value}[{finding.code}]", _COLOURS[finding.severity], "bold")
    return f"{style.paint(place, 'bold')} {severity} {one_line(finding.message)}"


def _grouped(findings: Iterable[Finding]) -> Iterator[tuple[Finding, list[Finding]]]:
    """Return the findings; of those that say the same the first three, the third with all that follow."""
    findings = list(findings)
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.code, finding.message), []).append(finding)
    places = Counter[tuple[str, str]]()
    for finding in findings:
        told = (finding.code, finding.message)
        group, place = alike[told], places[told]
        places[told] += 1
        if place < _SHOWN_ALIKE - 1:
            yield finding, []
        elif place == _SHOWN_ALIKE - 1:
            yield finding, group[_SHOWN_ALIKE:]


def _finding(
    finding: Finding,
    more: list[Finding],
    files: Mapping[str, LoadedFile],
    goals: Mapping[str, Goal],
    style: Style,
) -> str:
    span = finding.span
    number = str(span.line)
    bar = style.paint(style.glyph("│"), "blue") if style.colour else "|"
    margin = " " * len(number)
    lines = [_headline(finding, style), f"{margin} {bar}"]
    source = files[finding.path].document.line(span.line) if finding.path in files else ""
    if source.strip():
        shown, column, length = _excerpt(
            source, span.column, _end_column(finding, source), style.width - len(number) - 3, style.glyph("…")
        )
        caret = style.paint("^" * length, _COLOURS[finding.severity], "bold")
        hint = one_line(finding.hint)
        lines.append(f"{number} {bar} {shown}")
        beside = f"{margin} {bar} {' ' * column}{caret} "
        if len(number) + 3 + column + length + 1 + cells(hint) <= style.width:
            lines.append(f"{beside}{hint}")
        else:
            lines += [beside.rstrip(), f"{margin} {bar} {hint}"]
    else:
        lines.append(f"{margin} {bar} {one_line(finding.hint)}")
    lines += [f"{margin} {bar}", f"{margin} = {_footer(finding, goals, style)}"]
    lines += [f"{margin} = {_place(related.path, related.span.line)}: {related.message}" for related in finding.related]
    if more:
        lines.append(_alike(f"{margin} = and {len(more)} more like this: ", more, style))
    return "\n".join(lines) + "\n"


def _alike(start: str, more: list[Finding], style: Style) -> str:
    """Return the places of findings that say the same, as many as the line holds."""
    places = [_place(one.path, one.span.line) for one in more[: style.width]]
    room = style.width - cells(start)
    ends = list(accumulate(cells(f"{place}, ") for place in places))
    if len(places) == 1 or ends[-1] - len(", ") <= room:
        return f"{start}{', '.join(places)}"
    rest = style.glyph("…")
    kept = max(1, bisect_right(ends, room - len(rest)))
    return f"{start}{', '.join(places[:kept])}, {rest}"


def _place(path: str, line: int) -> str:
    return f"{one_line(path)}:{line}"


def _end_column(finding: Finding, source: str) -> int:
    """Return where the caret ends: on this line, before blanks at its end."""
    span = finding.span
    end = span.end_column if span.end_line == span.line else len(source.rstrip()) + 1
    return max(end, span.column + 1)


def _excerpt(source: str, column: int, end: int, room: int, ellipsis: str) -> tuple[str, int, int]:
    """Return the part of a source line that fits, with the caret's offset and length in columns of the screen."""
    # No more of a line is looked at than could be shown: one line may hold a whole file, with many findings.
    before = one_line(source[max(0, column - 1 - room) : column - 1], 10 * room)
    marked = one_line(source[column - 1 : end - 1][:room], 10 * room)
    after = one_line(source[end - 1 :][: room + 1], 10 * room)
    rest = cells(marked) + cells(after)
    if cells(before) + rest > room and cells(before) > room // 2:
        before = ellipsis + ending(before, max(room // 4, room - rest) - len(ellipsis))
    shown = fit(before + marked + after, room, ellipsis).rstrip()
    offset = cells(before)
    return shown, offset, max(1, min(cells(marked), room - offset))


def _footer(finding: Finding, goals: Mapping[str, Goal], style: Style) -> str:
    more = f"more: smartgoal explain {finding.code}"
    if finding.goal is None:
        return more
    goal = goals.get(finding.goal)
    owner = f" ({one_line(goal.owner, 60)})" if goal and goal.owner else ""
    return f"{style.fit(f'goal: {one_line(finding.goal, 80)}{owner}', 38)} {more}"


def _letters(result: CheckResult, style: Style) -> Iterator[str]:
    """Return a line for each goal: mark, id, title, S M A R T."""
    worst, known = _worst_by_goal(_told(result)), _worst_by_goal(_known(result))
    shown = list(result.goals)
    if len(shown) > _MOST_GOALS:
        shown = [verdict for verdict in shown if _severity(verdict, worst)]
    if not shown:
        return
    id_width = min(max(cells(one_line(verdict.goal.id, 60)) for verdict in shown), 30)
    title_width = max(10, min(46, style.width - id_width - 18))
    for verdict in shown[:_MOST_ROWS]:
        mark, colour = _FINE
        if severity := _severity(verdict, worst):
            mark, colour = _MARKS[severity]
        elif _severity(verdict, known):
            mark, colour = _KNOWN
        yield (
            f"  {style.paint(style.glyph(mark), colour)} {style.fit(one_line(verdict.goal.id, 60), id_width)}  "
            f"{style.fit(one_line(verdict.goal.title), title_width)}  {_smart(verdict, style)}"
        )
    if len(shown) > _MOST_ROWS:
        yield f"  and {counted(len(shown) - _MOST_ROWS, 'more goal')}"
    yield ""


def _known(result: CheckResult) -> list[Finding]:
    """Return the known findings for which a goal isn't SMART."""
    return [one.finding for one in result.silenced if one.known and one.finding.severity is not Severity.INFO]


def _worst_by_goal(findings: Iterable[Finding]) -> Mapping[tuple[str, str], Severity]:
    worst: dict[tuple[str, str], Severity] = {}
    for finding in sorted(findings, key=lambda one: one.severity.rank, reverse=True):
        if finding.goal is not None:
            worst[finding.path, finding.goal] = finding.severity
    return worst


def _severity(verdict: GoalVerdict, worst: Mapping[tuple[str, str], Severity]) -> Severity | None:
    path = verdict.goal.file.name
    found = [worst[path, name] for name in (verdict.goal.id, verdict.goal.whole) if (path, name) in worst]
    return min(found, key=lambda severity: severity.rank) if found else None


def _smart(verdict: GoalVerdict, style: Style) -> str:
    letters = []
    for criterion in SMART:
        match verdict.criteria[criterion]:
            case Verdict.MET:
                letters.append(style.paint(criterion.value[0].upper(), "green"))
            case Verdict.NOT_MET:
                letters.append(style.paint(style.glyph("·"), "red"))
            case Verdict.NOT_JUDGED:
                letters.append("?")
            case _ as never:
                assert_never(never)
    return " ".join(letters)


def _summary(result: CheckResult) -> str:
    told = _told(result)
    severities = Counter(one.severity for one in told)
    counts = [counted(severities[one], NOUNS[one]) for one in Severity if severities[one]]
    files = f"{len({one.path for one in told})} of {counted(len(result.files), 'file')}"
    parts = [f"{', '.join(counts)} in {files} ({_goals(result)})."]
    notes = result.count(Severity.INFO)
    if notes > severities[Severity.INFO]:
        parts.append(f"{_notes(notes)}.")
    if result.fixable:
        parts.append(f"{result.fixable} fixable with --fix.")
    return " ".join([*parts, *silenced(result)])


def _goals(result: CheckResult) -> str:
    """Return how many goals are fine and how many aren't."""
    worst, known = _worst_by_goal(_told(result)), _worst_by_goal(_known(result))
    others = [verdict for verdict in result.goals if _severity(verdict, worst) is None]
    listed = sum(_severity(verdict, known) is not None for verdict in others)
    fine = f"{counted(len(others) - listed, 'goal')} fine, {len(result.goals) - len(others)} not"
    return f"{fine}, {listed} with known findings" if listed else fine


def _notes(number: int) -> str:
    return f"{counted(number, 'note')} (see -f concise)"


def _all_well(result: CheckResult, style: Style) -> str:
    goals = [verdict for verdict in result.goals if not verdict.goal.is_vision]
    parts = [counted(len(goals), "goal")]
    visions = len(result.goals) - len(goals)
    if visions:
        parts[0] += f" and {counted(visions, 'vision')}"
    unjudged = sum(Verdict.NOT_JUDGED in verdict.criteria.values() for verdict in goals)
    smart = all(verdict.is_smart for verdict in goals)
    parts.append("nothing new to mend" if not smart else "all SMART" if not unjudged else _in_part(unjudged))
    if not goals:
        parts.pop()
    if drafts := sum(verdict.goal.is_draft for verdict in goals):
        parts.append(counted(drafts, "draft"))
    if notes := result.count(Severity.INFO):
        parts.append(_notes(notes))
    line = f"{style.paint(style.glyph('✔'), 'green')} {', '.join(parts)}."
    return " ".join([line, *silenced(result), *_next_deadline(result)]) + "\n"


def _in_part(unjudged: int) -> str:
    return f"nothing to mend, {unjudged} not judged in full"


def _next_deadline(result: CheckResult) -> Iterator[str]:
    if result.today is None:
        return
    today = result.today
    ahead = sorted(
        (verdict.goal.deadline, verdict.goal.id)
        for verdict in result.goals
        if verdict.goal.deadline and verdict.goal.deadline >= today and verdict.goal.status is GoalStatus.ACTIVE
    )
    if ahead:
        day, name = ahead[0]
        yield f"Next deadline: {one_line(name, 80)}, {show_day(day, today)} ({counted((day - today).days, 'day')})."
