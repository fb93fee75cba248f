"""Turns the problems of rules into findings: located, each once, counted or silenced."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smartgoal.check.finding import Finding, RelatedPlace, SilencedFinding
from smartgoal.check.fixes.added_key import added_key
from smartgoal.check.rule import Severity
from smartgoal.goals.plan import LoadedFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from smartgoal.check.rule import Fix, Problem, Rule
    from smartgoal.check.selection import Selection
    from smartgoal.goals.plan import Goal, Plan
    from smartgoal.goals.yaml.source import Document, Path, Span

    Found = tuple[LoadedFile | Goal, Problem]
    """A problem and the file or goal in which its path begins."""


@dataclass(slots=True)
class _Filed:
    """A finding in the making: the goals that it is found for are still being gathered."""

    finding: Finding
    goals: list[Goal]
    reason: str | None = None
    """Why it is silenced; None where it counts."""
    known: bool = False

    def made(self) -> Finding:
        """Return the finding with all goals that it concerns."""
        concerned = list({goal.key: goal for goal in self.goals}.values())
        name = concerned[0].id if len(concerned) == 1 else concerned[0].whole if concerned else None
        return replace(self.finding, goal=name, goals=tuple(concerned))


class Filing:
    """What has been found so far.

    Attributes:
        used_ignores: Goal and rule id of every `ignore` that silenced something.
    """

    def __init__(self, plan: Plan, selection: Selection, known: frozenset[str], paths: Mapping[str, str]) -> None:
        self.used_ignores: set[tuple[str, str]] = set()
        self._selection = selection
        self._known = known
        self._paths = paths
        self._filed: dict[tuple[str, str, Span, str, bool], _Filed] = {}
        self._ordinals: defaultdict[str, int] = defaultdict(int)
        self._goals_at: defaultdict[tuple[str, Path], list[Goal]] = defaultdict(list)
        for goal in plan.goals:
            self._goals_at[goal.file.name, goal.place].append(goal)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What counts, in order."""
        made = [one.made() for one in self._filed.values() if one.reason is None]
        return tuple(sorted(made, key=lambda finding: finding.order))

    @property
    def silenced(self) -> tuple[SilencedFinding, ...]:
        """What doesn't count, in order."""
        made = [
            SilencedFinding(one.made(), one.reason, one.known) for one in self._filed.values() if one.reason is not None
        ]
        return tuple(sorted(made, key=lambda one: one.finding.order))

    def add(self, rule: Rule, found: Iterable[Found]) -> None:
        """File what a rule has found."""
        for where, problem in found:
            if isinstance(where, LoadedFile):
                self._add_in_file(rule, problem, where)
            else:
                self._add_in_goal(rule, problem, where)

    def _add_in_file(self, rule: Rule, problem: Problem, file: LoadedFile) -> None:
        """File a problem whose path begins at the top of its file, for the goals that read what stands there."""
        span = problem.span or file.document.span(problem.at, key=problem.key)
        concerned = self._readers(file, problem.at)
        inner = concerned[0].path_of(problem.at) if concerned else None
        at = problem.at if inner is None else inner
        self._add(rule, problem, file, at, span, concerned)

    def _add_in_goal(self, rule: Rule, problem: Problem, goal: Goal) -> None:
        """File a problem whose path begins at its goal, unless what stands there is a finding already."""
        if goal.is_faulty(problem.at):
            return
        span = problem.span or _span(goal.file.document, goal.locate(problem.at), problem)
        self._add(rule, problem, goal.file, problem.at, span, [goal])

    def _readers(self, file: LoadedFile, at: Path) -> list[Goal]:
        """Return the goals that a fault at a path of the file concerns: of several owners those with that value."""
        there = [goal for goal in self._goals_at.get((file.name, at[:2]), ()) if goal.path_of(at) is not None]
        return [goal for goal in there if goal.path_of(at) in goal.faulty] or there

    def _add(self, rule: Rule, problem: Problem, file: LoadedFile, at: Path, span: Span, concerned: list[Goal]) -> None:
        goal = concerned[0] if concerned else None
        # An anchor may give several goals one text, of which some ignore what is found in it.
        is_ignored = goal is not None and rule.id in goal.written.ignore
        identity = (file.name, rule.id, span, problem.message, is_ignored)
        if identity in self._filed:
            self._filed[identity].goals += concerned
            self._note_ignores(rule, concerned)
            return
        finding = Finding(
            path=file.name,
            span=span,
            code=rule.id,
            name=rule.name,
            criterion=rule.criterion,
            severity=self._severity(rule, problem, goal),
            message=problem.message,
            hint=problem.hint,
            goal=None,
            field=_dotted(at),
            related=tuple(_related(problem, file)),
            fix=_placed(problem.fix, goal),
            fingerprint=self._fingerprint(rule, problem, file, at, goal),
        )
        self._filed[identity] = self._judged(rule, finding, goal, concerned)
        self._note_ignores(rule, concerned)

    def _note_ignores(self, rule: Rule, concerned: list[Goal]) -> None:
        self.used_ignores.update((goal.whole, rule.id) for goal in concerned if rule.id in goal.written.ignore)

    def _judged(self, rule: Rule, finding: Finding, goal: Goal | None, concerned: list[Goal]) -> _Filed:
        """Return the finding as one that counts, or silenced where the goal, the settings or the known list say so."""
        if goal and finding.code in goal.written.ignore:
            return _Filed(finding, concerned, goal.written.ignore[finding.code] or "")
        paths = {finding.path, self._paths.get(finding.path, finding.path)}
        if not rule.always and any(self._selection.is_ignored_in(path, finding.code) for path in paths):
            return _Filed(finding, concerned, "per-file-ignores")
        if finding.fingerprint in self._known:
            return _Filed(finding, concerned, "known", known=True)
        return _Filed(finding, concerned)

    def _severity(self, rule: Rule, problem: Problem, goal: Goal | None) -> Severity:
        if rule.id in self._selection.severity and not rule.always:
            return self._selection.severity[rule.id]
        if problem.tentative or (goal and goal.is_draft and rule.left_open_by_drafts):
            return Severity.INFO
        return rule.severity

    def _fingerprint(self, rule: Rule, problem: Problem, file: LoadedFile, at: Path, goal: Goal | None) -> str:
        """Return a mark of the fault without its line, so that lines may move; repeats are numbered."""
        # However the file was named, its findings are the same.
        path = self._paths.get(file.name, file.name)
        parts = (rule.id, path, _marked(goal, at), _dotted(at), problem.excerpt or "")
        mark = "\x1f".join(parts)
        self._ordinals[mark] += 1
        if self._ordinals[mark] > 1:
            mark += f"\x1f{self._ordinals[mark]}"
        return hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _placed(fix: Fix | None, goal: Goal | None) -> Fix | None:
    """Return a fix that adds a key with the place and text of the line to add; None where there is no place for it."""
    if fix is None or not fix.adds:
        return fix
    added = added_key(goal, fix.adds, fix.text) if goal else None
    return replace(fix, span=added[0], text=added[1], adds=()) if added else None


def _marked(goal: Goal | None, at: Path) -> str:
    """Return whose fault it is: an owner's own where it stands in her own values, else that of the goal as written."""
    if goal is None:
        return ""
    return goal.id if any(at[: len(usual)] == usual for usual in goal.moved) else goal.whole


def _span(document: Document, at: Path, problem: Problem) -> Span:
    if problem.excerpt is not None:
        return document.excerpt(at, problem.excerpt, start=problem.start)
    return document.span(at, key=problem.key)


def _dotted(at: Path) -> str:
    return ".".join(str(part) for part in at)


def _related(problem: Problem, file: LoadedFile) -> Iterator[RelatedPlace]:
    for one in problem.related:
        place = one.goal.file if one.goal else file
        span = one.span or (one.goal.span(one.at) if one.goal else file.document.span(one.at))
        yield RelatedPlace(one.message, place.name, span)
