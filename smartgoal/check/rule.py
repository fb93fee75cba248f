"""What a rule is and what it may know; what it yields is taken in here for whoever writes one."""

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
from smartgoal.check.problem import Fix, PlanProblem, Problem, Related
from smartgoal.knowledge.sentence import read_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from smartgoal.check.facts.aim import Aim
    from smartgoal.check.facts.history import PastPeriods
    from smartgoal.check.facts.roles import Roles
    from smartgoal.goals.plan import Goal, LoadedFile, Plan
    from smartgoal.knowledge.sentence import Sentence

    FileJudgement = Callable[["LoadedFile", "Context"], Iterator[Problem]]
    GoalJudgement = Callable[["Goal", "Context"], Iterator[Problem]]
    PlanJudgement = Callable[["Plan", "Context"], Iterator[PlanProblem]]
    LastJudgement = Callable[["LoadedFile", "Context", "Aftermath"], Iterator[Problem]]

__all__ = [
    "NOBODY", "Aftermath", "Context", "Criterion", "Example", "FileRule", "Fix", "Form", "GoalRule", "LastRule", "Need",
    "PlanProblem", "PlanRule", "Problem", "Related", "Rule", "RuleLimits", "Severity", "file_rule",
    "last_rule", "plan_rule", "rule",
]  # fmt: skip


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
        paths: From the name of a file to its path in the repository, where that differs.
        histories: What was measured before each goal began, by its id; None where the run has no data.
    """

    plan: Plan
    limits: RuleLimits = field(default_factory=RuleLimits)
    today: date | None = None
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
class Aftermath:
    """What is known once all other rules have judged.

    Attributes:
        used_ignores: Goal and rule id of every `ignore` that silenced something.
        judged: Ids of the rules that this run could judge.
        rule_ids: Ids of all rules, to tell whether an `ignore` names one.
    """

    used_ignores: AbstractSet[tuple[str, str]]
    judged: AbstractSet[str]
    rule_ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its names, its page and its examples; what it judges by is of the kind that it is.

    Attributes:
        id: Letter of the criterion and three digits.
        name: The fault, in kebab-case.
        since: The first version that has it.
        page: What it detects, why, how to fix, when to ignore.
        spares: The kinds of goals that it doesn't speak of.
        left_open_by_drafts: Whether a draft may still lack what it asks for; it's an info there.
        needs: What a run must offer for the rule to take part.
        always: Whether it takes part as an error whatever is selected, because what it finds hides all else.
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
    always: bool = False

    @property
    def summary(self) -> str:
        """The first line of its page."""
        return self.page.partition("\n")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRule(Rule):
    """A rule that is asked of each file."""

    judge: FileJudgement


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRule(Rule):
    """A rule that is asked of each goal."""

    judge: GoalJudgement


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRule(Rule):
    """A rule that is asked once a run, of all goals."""

    judge: PlanJudgement


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRule(Rule):
    """A rule that is asked of each file once all others have had their say."""

    judge: LastJudgement


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
) -> Callable[[GoalJudgement], GoalRule]:
    """Make a rule about one goal of the function below, whose name and docstring become the rule's name and page."""
    make = partial(
        GoalRule,
        id=rule_id,
        criterion=criterion,
        severity=severity,
        since=since,
        examples=examples,
        spares=spares,
        left_open_by_drafts=left_open_by_drafts,
        needs=frozenset(needs),
    )
    return lambda judge: make(name=_name(judge), page=_page(judge), judge=judge)


def file_rule(
    rule_id: str,
    severity: Severity,
    *,
    since: str,
    spares: Form = NOBODY,
    examples: tuple[Example, ...],
    always: bool = False,
    criterion: Criterion = Criterion.FILE,
) -> Callable[[FileJudgement], FileRule]:
    """Make a rule about one file of the function below; its examples are whole small files."""
    make = partial(
        FileRule,
        id=rule_id,
        criterion=criterion,
        severity=severity,
        since=since,
        examples=examples,
        spares=spares,
        always=always,
    )
    return lambda judge: make(name=_name(judge), page=_page(judge), judge=judge)


def plan_rule(
    rule_id: str,
    severity: Severity,
    *,
    since: str,
    spares: Form = NOBODY,
    examples: tuple[Example, ...],
    needs: tuple[Need, ...] = (),
    criterion: Criterion = Criterion.PORTFOLIO,
) -> Callable[[PlanJudgement], PlanRule]:
    """Make a rule about all goals of the function below; its problems name their goal, its examples are whole files."""
    make = partial(
        PlanRule,
        id=rule_id,
        criterion=criterion,
        severity=severity,
        since=since,
        examples=examples,
        spares=spares,
        needs=frozenset(needs),
    )
    return lambda judge: make(name=_name(judge), page=_page(judge), judge=judge)


def last_rule(
    rule_id: str, severity: Severity, *, since: str, examples: tuple[Example, ...]
) -> Callable[[LastJudgement], LastRule]:
    """Make a rule about one file of the function below, which also knows what the other rules came to."""
    make = partial(LastRule, id=rule_id, criterion=Criterion.FILE, severity=severity, since=since, examples=examples)
    return lambda judge: make(name=_name(judge), page=_page(judge), judge=judge)


def _name(judge: Callable[..., object]) -> str:
    return judge.__name__.replace("_", "-")


def _page(judge: Callable[..., object]) -> str:
    return inspect.getdoc(judge) or ""
