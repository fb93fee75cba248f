"""Runs the rules over a plan and turns their problems into findings."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING

from smartgoal.check.finding import CheckResult, Finding, RelatedPlace, SilencedFinding
from smartgoal.check.rule import Context, Need, Problem, Rule, Severity
from smartgoal.check.verdict import goal_verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smartgoal.goals.plan import Goal, LoadedFile
    from smartgoal.goals.source import Document, Path, Span

_DRAFT_INFOS = frozenset({"S101", "S116", "M201", "M205", "R401", "R407", "T501", "T502"})
_VISION_PORTFOLIO = frozenset({"P704", "P708"})
_DELIVERABLE_EXEMPT = frozenset(
    {*(f"M2{number:02}" for number in range(2, 13)), *(f"R40{number}" for number in range(1, 7)), "R409", "R410"}
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules take part and how much their findings weigh; codes are prefixes (`S`, `S1`, `S104`).

    Attributes:
        per_file_ignores: Glob of file names to codes left out there.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def takes(self, code: str) -> bool:
        """Return whether the rule takes part."""
        chosen = not self.select or code.startswith(self.select)
        return chosen and not (self.ignore and code.startswith(self.ignore))

    def is_ignored_in(self, path: str, code: str) -> bool:
        """Return whether findings of the rule are left out in this file."""
        name = path.rpartition("/")[2]
        return any(
            code.startswith(codes) and (fnmatchcase(path, glob) or fnmatchcase(name, glob))
            for glob, codes in self.per_file_ignores.items()
        )


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule found below `smartgoal/check/rules`, in order of id."""
    from smartgoal.check import rules as package

    found: list[Rule] = []
    for folder in pkgutil.iter_modules(package.__path__):
        inner = importlib.import_module(f"{package.__name__}.{folder.name}")
        for module in pkgutil.iter_modules(inner.__path__):
            members = vars(importlib.import_module(f"{inner.__name__}.{module.name}"))
            found += [value for value in members.values() if isinstance(value, Rule)]
    return tuple(sorted(found, key=lambda one: one.id))


def check_plan(context: Context, selection: Selection, *, known: frozenset[str] = frozenset()) -> CheckResult:
    """Return everything the rules find in the context's plan."""
    rules = [one for one in all_rules() if selection.takes(one.id) and _can_judge(one, context)]
    run = _Run(context, selection, known)
    for one in rules:
        if not one.last:
            run.judge(one, context)
    late = replace(
        context,
        used_ignores=frozenset(run.used_ignores),
        judged=frozenset(one.id for one in rules),
        rule_ids=tuple(one.id for one in all_rules()),
    )
    for one in rules:
        if one.last:
            run.judge(one, late)
    findings = tuple(sorted(run.findings, key=lambda finding: finding.order))
    return CheckResult(
        files=context.plan.files,
        goals=goal_verdicts(context.plan, findings),
        findings=findings,
        silenced=tuple(sorted(run.silenced, key=lambda one: one.finding.order)),
        stale_known=tuple(sorted(known - run.seen_known)),
        today=context.today,
    )


def _can_judge(one: Rule, context: Context) -> bool:
    offered = {Need.DAY} if context.today else set()
    return one.needs <= offered


def concerns(code: str, goal: Goal) -> bool:
    """Return whether a rule speaks of this kind of goal at all: visions and deliverables are spared some."""
    if goal.is_vision and goal.measurable.metric is None:
        return code.startswith("F") or "S101" <= code <= "S114" or code in _VISION_PORTFOLIO
    return not (goal.is_deliverable and (code in _DELIVERABLE_EXEMPT or code.startswith("C6")))


@dataclass(slots=True)
class _Run:
    """What has been found so far."""

    context: Context
    selection: Selection
    known: frozenset[str]
    findings: list[Finding] = field(default_factory=list)
    silenced: list[SilencedFinding] = field(default_factory=list)
    used_ignores: set[tuple[str, str]] = field(default_factory=set)
    seen_known: set[str] = field(default_factory=set)
    seen: set[tuple[str, str, Span, str]] = field(default_factory=set)
    ordinals: dict[str, int] = field(default_factory=dict)

    def judge(self, one: Rule, context: Context) -> None:
        """Add what the rule finds."""
        if one.judge_file:
            for file in context.plan.files:
                for problem in one.judge_file(file, context):
                    self._add_in_file(one, problem, file)
        elif one.judge_goal:
            for goal in context.plan.goals:
                if concerns(one.id, goal):
                    for problem in one.judge_goal(goal, context):
                        self._add_in_goal(one, problem, goal)
        elif one.judge_plan:
            for problem in one.judge_plan(context.plan, context):
                if problem.goal and concerns(one.id, problem.goal):
                    self._add_in_goal(one, problem, problem.goal)

    def _add_in_file(self, one: Rule, problem: Problem, file: LoadedFile) -> None:
        goal = problem.goal or _goal_at(self.context, file, problem.at)
        span = problem.span or file.document.span(problem.at, key=problem.key)
        self._add(one, problem, file, span, goal)

    def _add_in_goal(self, one: Rule, problem: Problem, goal: Goal) -> None:
        if goal.is_faulty(problem.at):
            return
        span = problem.span or _span(goal.file.document, goal.locate(problem.at), problem)
        self._add(one, problem, goal.file, span, goal)

    def _add(self, one: Rule, problem: Problem, file: LoadedFile, span: Span, goal: Goal | None) -> None:
        identity = (file.name, one.id, span, problem.message)
        if identity in self.seen:
            return
        self.seen.add(identity)
        finding = Finding(
            path=file.name,
            span=span,
            code=one.id,
            name=one.name,
            criterion=one.criterion,
            severity=self._severity(one, problem, goal),
            message=problem.message,
            hint=problem.hint,
            goal=goal.whole if goal else None,
            field=_dotted(problem.at, goal),
            related=tuple(_related(problem, file)),
            fix=problem.fix,
            fingerprint=self._fingerprint(one, problem, file, goal),
        )
        self._file_away(finding, goal)

    def _file_away(self, finding: Finding, goal: Goal | None) -> None:
        """Keep the finding, or silence it where the goal, the settings or the known list say so."""
        if goal and finding.code in goal.written.ignore:
            self.used_ignores.add((goal.whole, finding.code))
            self.silenced.append(SilencedFinding(finding, goal.written.ignore[finding.code] or ""))
        elif self.selection.is_ignored_in(finding.path, finding.code):
            self.silenced.append(SilencedFinding(finding, "per-file-ignores"))
        elif finding.fingerprint in self.known:
            self.seen_known.add(finding.fingerprint)
            self.silenced.append(SilencedFinding(finding, "known", known=True))
        else:
            self.findings.append(finding)

    def _severity(self, one: Rule, problem: Problem, goal: Goal | None) -> Severity:
        if one.id in self.selection.severity:
            return self.selection.severity[one.id]
        if problem.tentative or (goal and goal.is_draft and one.id in _DRAFT_INFOS):
            return Severity.INFO
        return one.severity

    def _fingerprint(self, one: Rule, problem: Problem, file: LoadedFile, goal: Goal | None) -> str:
        """Return a mark of the fault without its line, so that lines may move; repeats are numbered."""
        parts = (one.id, file.name, goal.whole if goal else "", _dotted(problem.at, goal), problem.excerpt or "")
        mark = "\x1f".join(parts)
        self.ordinals[mark] = self.ordinals.get(mark, 0) + 1
        if self.ordinals[mark] > 1:
            mark += f"\x1f{self.ordinals[mark]}"
        return hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _span(document: Document, at: Path, problem: Problem) -> Span:
    if problem.excerpt is not None:
        return document.excerpt(at, problem.excerpt, start=problem.start)
    return document.span(at, key=problem.key)


def _goal_at(context: Context, file: LoadedFile, at: Path) -> Goal | None:
    """Return the goal that a path of the document lies in."""
    if len(at) < 2 or at[0] != "goals":  # noqa: PLR2004 - ("goals", number)
        return None
    return next((goal for goal in context.plan.goals if goal.file is file and goal.place == at[:2]), None)


def _dotted(at: Path, goal: Goal | None) -> str:
    inner = at[2:] if goal and at[:1] == ("goals",) else at
    return ".".join(str(part) for part in inner)


def _related(problem: Problem, file: LoadedFile) -> Iterator[RelatedPlace]:
    for one in problem.related:
        place = one.goal.file if one.goal else file
        span = one.span or (one.goal.span(one.at) if one.goal else file.document.span(one.at))
        yield RelatedPlace(one.message, place.name, span)
