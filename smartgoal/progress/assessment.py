"""What judging gives: the nouns that the reports show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smartgoal.goals.model import GoalStatus, Side
from smartgoal.progress.kinds import Lack, NextStepKind, NoteKind, Per, Qualifier, RewardFor, SignalKind, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from smartgoal.goals.model import Milestone
    from smartgoal.goals.plan import Goal, GoalKey
    from smartgoal.goals.written import WindowKind
    from smartgoal.progress.windows import Elapsed
    from smartgoal.readings.days import DataError, Origin


@dataclass(frozen=True, slots=True)
class JudgedWindow:
    """The days a value was taken over, ends included."""

    kind: WindowKind
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Point:
    """A review period's own value; partial where the period is cut by the start or the day judged."""

    first: date
    last: date
    value: Fraction
    weight: Fraction
    partial: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """Where the pace line stands, and how far the value is behind it as a share of the way (negative: ahead)."""

    expected: Fraction | None
    gap: Fraction | None


@dataclass(frozen=True, slots=True)
class PaceCorner:
    """Where the pace line should stand at the end of a day; between corners it is straight."""

    day: date
    value: Fraction


@dataclass(frozen=True, slots=True)
class Required:
    """What it takes from here: so much a day, or so much as the value of the rest."""

    rate: Fraction
    per: Per
    unreachable: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value expected at the deadline with its 80 % interval, and the chance of meeting the threshold (0 to 1)."""

    at: date
    value: Fraction
    low: Fraction
    high: Fraction
    chance: Fraction


@dataclass(frozen=True, slots=True)
class Signal:
    """Points that noise alone hardly explains."""

    kind: SignalKind
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PaceLimits:
    """Where on track ends and off track begins, as the settings say: shares of the way, and of the threshold."""

    on_track_gap: Fraction
    at_risk_gap: Fraction
    at_risk_miss: Fraction


@dataclass(frozen=True, slots=True)
class NaturalLimits:
    """Between which values noise alone keeps the points of a series."""

    centre: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class GuardrailResult:
    """A counter-metric over the goal's days; `value` and `holds` are None without data."""

    metric: str
    unit: str | None
    limit: Decimal | None
    side: Side
    value: Fraction | None
    holds: bool | None


@dataclass(frozen=True, slots=True)
class MilestoneResult:
    """A milestone and whether it was reached; None before its day or without data."""

    milestone: Milestone
    reached: bool | None


@dataclass(frozen=True, slots=True)
class RewardResult:
    """What was promised, and for what of it the reward is earned."""

    threshold: str | None
    stretch: str | None
    earned: tuple[RewardFor, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """A command of smartgoal.

    Attributes:
        verb: Its name, such as progress.
        options: What follows, quoted for a shell.
        needs_run: Whether it needs the goal files and exports of the run, and its day.
    """

    verb: str
    options: str
    needs_run: bool = False

    def line(self, run: str = "") -> str:
        """Return it as typed; `run` is what the run was given, quoted for a shell."""
        given = run if self.needs_run else ""
        return " ".join(part for part in ("smartgoal", self.verb, given, self.options) if part)


@dataclass(frozen=True, slots=True)
class NextStep:
    """One sentence on what to do, and where there is one the next command."""

    kind: NextStepKind
    text: str
    command: Command | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The sums behind a value, and the files they came from, for `--why`.

    Attributes:
        newest: The newest day among the rows that count.
        known_to: The newest day with rows up to the day judged, whether they count or come too late.
    """

    numerator: Fraction
    denominator: Fraction
    rows: int
    newest: date | None
    is_contradictory: bool = False
    names: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    known_to: date | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """How a target is met.

    Attributes:
        window: The days that count; None where none do yet.
        value: The metric over these days, final after the target's own deadline; None without data.
        progress: Share of the way from the baseline; None where there is no way to measure.
        meets: Bare arithmetic; None without a value.
    """

    window: JudgedWindow | None = None
    value: Fraction | None = None
    progress: Fraction | None = None
    meets: bool | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """How sure a value is, and where it may lead.

    Attributes:
        interval: 95 % interval of the value, where its kind has one.
        established: Whether the interval lies beyond the threshold that is met; None where that can't be asked.
        natural: The limits that signals were told by.
        why_none: Why there is no forecast; None where there is one.
    """

    interval: tuple[Fraction, Fraction] | None = None
    established: bool | None = None
    signals: tuple[Signal, ...] = ()
    natural: NaturalLimits | None = None
    forecast: Forecast | None = None
    why_none: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A goal judged at one day.

    Attributes:
        goal: The goal, with everything that was agreed.
        lack: What there is no verdict for; None where there is one.
        reason: The same in one sentence; beside a goal that is met, why its stretch isn't though its figures are there.
        threshold: How it is met; nothing is known of it before the goal has started.
        stretch: How the stretch is met, whose last day may be later; None where there is none to judge.
        rows, weight: Rows in the window; their denominators, weights or responses, else their number.
        allowance: What a cap still allows; negative where it is exceeded.
        pace_line: Its corners, for charts, from the eve of the start to the deadline; empty for ranges.
        slack_days: Whole days until the pace line passes the value as it stands; negative: days behind.
        figures: The sums behind the value.
        number: Its place among the run's goals of the same id, from 1; more than one is a fault of theirs.
    """

    goal: Goal
    day: date
    status: Status
    qualifiers: tuple[Qualifier, ...] = ()
    lack: Lack | None = None
    reason: str | None = None
    threshold: Judged = Judged()
    stretch: Judged | None = None
    rows: int | None = None
    weight: Fraction | None = None
    allowance: Fraction | None = None
    elapsed: Elapsed | None = None
    coverage: Fraction | None = None
    pace: Pace | None = None
    pace_line: tuple[PaceCorner, ...] = ()
    slack_days: int | None = None
    required: Required | None = None
    outlook: Outlook = Outlook()
    guardrails: tuple[GuardrailResult, ...] = ()
    milestones: tuple[MilestoneResult, ...] = ()
    series: tuple[Point, ...] = ()
    next_step: NextStep | None = None
    reward: RewardResult | None = None
    figures: Figures | None = None
    number: int = 1

    @property
    def value(self) -> Fraction | None:
        """The metric over the threshold's days; None without data."""
        return self.threshold.value

    @property
    def is_closed(self) -> bool:
        """Whether the goal is over, whatever its status; it is left out of next steps and of failing a run."""
        return self.goal.status is GoalStatus.CLOSED


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A goal that lacks what judging needs, or that couldn't be read at all, with the rule that says so.

    Attributes:
        key: Which goal; made up of its place where nothing of it could be read.
        title, owner, language: Its own, as far as they are known.
        file, line: Where what is wrong stands, in an included file perhaps.
    """

    key: GoalKey
    title: str
    file: str
    line: int
    code: str
    message: str
    owner: str | None = None
    language: str | None = None

    @property
    def id(self) -> str:
        """The goal's id."""
        return self.key.id

    @classmethod
    def of(cls, goal: Goal, file: str, line: int, code: str, message: str) -> Unjudged:
        """Return what says of a goal why it isn't judged."""
        return cls(goal.key, goal.title, file, line, code, message, goal.owner, goal.language)


@dataclass(frozen=True, slots=True)
class RollUpPart:
    """What one child is in a roll-up.

    Attributes:
        id: The child's.
        share: How far on it counts, between 0 and 1; None where it isn't scored.
        status: Its own, or its roll-up's; None where it can't be judged.
        by_roll_up: Whether its share is its own roll-up's.
    """

    id: str
    weight: Fraction
    share: Fraction | None
    status: Status | None
    by_roll_up: bool = False


@dataclass(frozen=True, slots=True)
class RollUp:
    """How the goals under one parent stand together.

    Attributes:
        id: The parent's id, or the id that the goals of several owners share.
        progress: Weighted mean over the scored children, each between 0 and 1; None where none is scored.
        status: The worst child's; None where no child has one.
        parts: The children, in the plan's order, for `--why`.
    """

    id: str
    progress: Fraction | None
    scored: int
    children: int
    done: int
    status: Status | None
    parts: tuple[RollUpPart, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class GoalDataError:
    """A rejected row or a contradiction, with the goal it touches."""

    goal_id: str
    error: DataError


@dataclass(frozen=True, slots=True)
class Note:
    """What several measured series say together, in one sentence, with the ids of the goals it touches."""

    kind: NoteKind
    text: str
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Every goal of one run, worst first.

    Attributes:
        as_of: None where the files' zones are on different days.
        sample: Whether the figures are invented ones.
        fail_on: The statuses and qualifiers that fail the run.
        run: What commands repeat of the run: goal files, exports and the day, quoted for a shell.
    """

    as_of: date | None
    goals: tuple[Assessment, ...] = ()
    rollup: tuple[RollUp, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
    data_errors: tuple[GoalDataError, ...] = ()
    notes: tuple[Note, ...] = ()
    sample: bool = False
    fail_on: frozenset[str] = frozenset()
    run: str = ""

    @property
    def exit_code(self) -> int:
        """1 where a goal couldn't be judged or has a status or qualifier that fails the run, else 0."""
        failed = any(
            not one.is_closed and (one.status in self.fail_on or self.fail_on.intersection(one.qualifiers))
            for one in self.goals
        )
        return int(failed or bool(self.unjudged))

    @property
    def summary(self) -> Mapping[Status, int]:
        """How many goals there are of each status that occurs, the worst first."""
        counts = Counter(assessment.status for assessment in self.goals)
        return {status: counts[status] for status in Status if counts[status]}
