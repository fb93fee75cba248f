"""What a rule is, what it yields and what it may know."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Flag, StrEnum, auto
from functools import partial
from typing import TYPE_CHECKING

from smartgoal.check.facts.aim import aim_of
from smartgoal.check.facts.family import Family
from smartgoal.check.memory import RunMemory
from smartgoal.knowledge.sentence import read_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from smartgoal.check.facts.aim import Aim
    from smartgoal.check.facts.history import PastPeriods
    from smartgoal.check.facts.roles import Roles
    from smartgoal.goals.plan import Goal, LoadedFile, Plan
    from smartgoal.goals.yaml.source import Path, Span
    from smartgoal.knowledge.sentence import Sentence

    FileJudgement = Callable[["LoadedFile", "Context"], Iterator["Problem"]]
    GoalJudgement = Callable[["Goal", "Context"], Iterator["Problem"]]
    PlanJudgement = Callable[["Plan", "Context"], Iterator["Problem"]]


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for errors, 1 for warnings, 2 for infos."""
        return ("error", "warning", "info").index(self.value)


class Criterion(StrEnum):
    """What a rule judges; its folder and the first letter of its id follow from it."""

    FILE = "file"
    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACHIEVABLE = "achievable"
    REALISTIC = "realistic"
    TIME_BOUND = "time_bound"
    CONSISTENCY = "consistency"
    PORTFOLIO = "portfolio"


class Form(Flag):
    """What a goal is, as far as rules spare some."""

    BARE_VISION = auto()
    """A vision without a metric."""
    MEASURED_VISION = auto()
    VISION = BARE_VISION | MEASURED_VISION
    DELIVERABLE = auto()


NOBODY = Form(0)
"""Whom a rule spares that says nothing else."""


class Need(StrEnum):
    """What a rule can't judge without."""

    DAY = "day"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Example:
    """A goal with the fault and one without any; fragments laid over a goal that has no findings.

    Attributes:
        bad: Gives a finding of the rule whose message contains `says`.
        good: Gives no finding of any rule.
        says: Part of the message.
        as_of: The day judged by, for rules that need one.
        history: What was measured in the weeks before the start, for rules that need it.
    """

    bad: str
    good: str
    says: str
    as_of: date | None = None
    history: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit that keeps the meaning.

    Attributes:
        message: What the edit does.
        text: The new text; of an added key its value.
        asked_only: Only done when the rule is named, because it adds what nobody wrote there.
        span: What the text replaces; None is what the finding stands at.
        adds: Path, within the goal, of the key to add; nothing is replaced then.
    """

    message: str
    text: str
    asked_only: bool = False
    span: Span | None = None
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a problem."""

    message: str
    goal: Goal | None = None
    at: Path = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, not yet located.

    Attributes:
        at: Path within the goal; within the document for file rules.
        message: One sentence on this goal with the offending text or number in it.
        hint: One sentence in the imperative.
        excerpt: The words at fault inside the text at `at`; `start` is their offset in it where known.
        goal: The goal meant; rules about one goal leave it out.
        key: Whether the key is at fault and not its value.
        span: The place itself, for facts that the loader located.
        tentative: Shown as info, because several readings are possible.
    """

    at: Path
    message: str
    hint: str
    excerpt: str | None = None
    start: int | None = None
    goal: Goal | None = None
    key: bool = False
    span: Span | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class RuleLimits:
    """The figures that settings may change."""

    max_goals_per_owner: int = 5
    large_jump: Decimal = Decimal(50)
    large_jump_points: Decimal = Decimal(20)
    long_period_months: int = 6
    fiscal_year_start: int = 1


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside its goal.

    Attributes:
        plan: All files and goals of the run.
        limits: Figures from the settings.
        today: The day judged by; None where the run names none.
        used_ignores: Goal and rule id of every `ignore` that silenced something; complete for the last rules only.
        judged: Ids of the rules that this run could judge.
        rule_ids: Ids of all rules, to tell whether an `ignore` names one.
        paths: From the name of a file to its path in the repository, where that differs.
        histories: What was measured before each goal began, by its id; None where the run has no data.
    """

    plan: Plan
    limits: RuleLimits = field(default_factory=RuleLimits)
    today: date | None = None
    used_ignores: frozenset[tuple[str, str]] = frozenset()
    judged: frozenset[str] = frozenset()
    rule_ids: tuple[str, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    histories: Mapping[str, PastPeriods] | None = None
    _memory: RunMemory = field(default_factory=RunMemory, repr=False, compare=False)

    @property
    def family(self) -> Family:
        """How the goals of the run belong together."""
        if self._memory.family is None:
            self._memory.family = Family(self.plan)
        return self._memory.family

    @property
    def roles(self) -> Roles:
        """What the roles can move."""
        return self._memory.roles

    def goals_of(self, file: LoadedFile) -> Sequence[Goal]:
        """Return the goals of a file, in order."""
        by_file = self._memory.goals_by_file
        if not by_file:
            for goal in self.plan.goals:
                by_file.setdefault(goal.file.name, []).append(goal)
        return by_file.get(file.name, ())

    def aim(self, goal: Goal) -> Aim | None:
        """Return what the goal asks for, as `aim_of`."""
        aims = self._memory.aims
        if goal not in aims:
            aims[goal] = aim_of(goal)
        return aims[goal]

    def history(self, goal: Goal) -> PastPeriods | None:
        """Return what was measured before a goal began; None where that isn't known."""
        return self.histories.get(goal.id) if self.histories is not None else None

    def sentence(self, goal: Goal) -> Sentence | None:
        """Return what the goal's text says by itself; None where it has none. Each text is read once."""
        said = self._memory.said
        if goal not in said:
            said[goal] = self._read(goal)
        return said[goal]

    def remember_sentence(self, goal: Goal, sentence: Sentence) -> None:
        """Take what the goal's text says from somebody who has read it."""
        self._memory.said[goal] = sentence

    def _read(self, goal: Goal) -> Sentence | None:
        text, start, metrics = goal.specific, goal.start, goal.file.metrics
        if text is None:
            return None
        # Other files may call other metrics by a name.
        sentences = self._memory.sentences
        key = (text, goal.language, start, id(metrics))
        if key not in sentences:
            sentences[key] = read_sentence(
                text,
                language=goal.language,
                metrics=metrics,
                # A goal's text was written for its own period, whatever the day it is read on.
                today=self.today if start is None else None,
                fiscal_year_start=self.limits.fiscal_year_start,
                start=start,
            )
        return sentences[key]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its names, its page, its examples and its judgement.

    Attributes:
        id: Letter of the criterion and three digits.
        name: The fault, in kebab-case.
        since: The first version that has it.
        page: What it detects, why, how to fix, when to ignore.
        spares: The kinds of goals that it doesn't speak of.
        left_open_by_drafts: Whether a draft may still lack what it asks for; it's an info there.
        needs: What a run must offer for the rule to take part.
        last: Whether it is judged after all others.
        always: Whether it takes part as an error whatever is selected, because what it finds hides all else.
        judge_file, judge_goal, judge_plan: What is called, for each file, each goal or once a run; one of the three.
    """

    id: str
    name: str
    criterion: Criterion
    severity: Severity
    since: str
    page: str
    examples: tuple[Example, ...]
    spares: Form = NOBODY
    left_open_by_drafts: bool = False
    needs: frozenset[Need] = frozenset()
    last: bool = False
    always: bool = False
    judge_file: FileJudgement | None = None
    judge_goal: GoalJudgement | None = None
    judge_plan: PlanJudgement | None = None

    @property
    def summary(self) -> str:
        """The first line of its page."""
        return self.page.partition("\n")[0]


def rule(  # noqa: PLR0913 (a head names all that a rule says of itself)
    rule_id: str,
    criterion: Criterion,
    severity: Severity,
    *,
    since: str,
    spares: Form = NOBODY,
    left_open_by_drafts: bool = False,
    examples: tuple[Example, ...],
    needs: tuple[Need, ...] = (),
) -> Callable[[GoalJudgement], Rule]:
    """Make a rule about one goal of the function below, whose name and docstring become the rule's name and page."""
    make = partial(
        Rule,
        id=rule_id,
        criterion=criterion,
        severity=severity,
        since=since,
        examples=examples,
        spares=spares,
        left_open_by_drafts=left_open_by_drafts,
        needs=frozenset(needs),
    )
    return lambda judge: make(name=_name(judge), page=_page(judge), judge_goal=judge)


def file_rule(  # noqa: PLR0913 (as above)
    rule_id: str,
    severity: Severity,
    *,
    since: str,
    spares: Form = NOBODY,
    examples: tuple[Example, ...],
    last: bool = False,
    always: bool = False,
    criterion: Criterion = Criterion.FILE,
) -> Callable[[FileJudgement], Rule]:
    """Make a rule about one file of the function below; its examples are whole small files."""
    make = partial(
        Rule,
        id=rule_id,
        criterion=criterion,
        severity=severity,
        since=since,
        examples=examples,
        spares=spares,
        last=last,
        always=always,
    )
    return lambda judge: make(name=_name(judge), page=_page(judge), judge_file=judge)


def plan_rule(
    rule_id: str,
    severity: Severity,
    *,
    since: str,
    spares: Form = NOBODY,
    examples: tuple[Example, ...],
    needs: tuple[Need, ...] = (),
    criterion: Criterion = Criterion.PORTFOLIO,
) -> Callable[[PlanJudgement], Rule]:
    """Make a rule about all goals of the function below; its problems name their goal, its examples are whole files."""
    make = partial(
        Rule,
        id=rule_id,
        criterion=criterion,
        severity=severity,
        since=since,
        examples=examples,
        spares=spares,
        needs=frozenset(needs),
    )
    return lambda judge: make(name=_name(judge), page=_page(judge), judge_plan=judge)


def _name(judge: Callable[..., object]) -> str:
    return judge.__name__.replace("_", "-")


def _page(judge: Callable[..., object]) -> str:
    return inspect.getdoc(judge) or ""
