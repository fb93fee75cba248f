"""The goal file as people write it: one class a criterion, validated strictly."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from smartgoal.goals.mapping import SourceMapping
from smartgoal.goals.written import (
    Amount,
    Baseline,
    Bounds,
    Count,
    Day,
    GuardrailAmount,
    Language,
    Range,
    Reason,
    Target,
    Text,
    Version,
    Weight,
    WindowText,
    Written,
)
from smartgoal.knowledge.metric import Better, Kind, MetricClass, Reach

FORMAT_VERSION = 1
# Far more than a goal needs: a hostile file could make each entry a finding.
_MOST_GUARDRAILS = 50
_MOST_MILESTONES = 500
_MOST_IGNORES = 500
_MOST_INCLUDES = 500
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

GoalId = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
GoalReference = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Review(StrEnum):
    """How often a goal is looked at."""

    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class GoalStatus(StrEnum):
    """Where a goal stands in its life, as its file says."""

    DRAFT = "draft"
    ACTIVE = "active"
    CLOSED = "closed"


class Specific(Written):
    """What is done, seen or heard."""

    behaviour: Text | None = Field(default=None, description="The observable behaviour, in plain words.")
    examples: tuple[Text, ...] = Field(default=(), description="What it looks like in practice.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"behaviour": value} if isinstance(value, str) else value


class Side(StrEnum):
    """Which way a guardrail limits."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"

    @property
    def in_words(self) -> str:
        """As people say it."""
        return self.replace("_", " ")


class Guardrail(Written):
    """A counter-metric that must hold for success to count."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["at_most"]}, {"required": ["at_least"]}]})

    metric: Text = Field(description="Id of the counter-metric.")
    at_most: GuardrailAmount = Field(default=None, description="Upper limit, in that metric's unit.")
    at_least: GuardrailAmount = Field(default=None, description="Lower limit, in that metric's unit.")

    @model_validator(mode="before")
    @classmethod
    def _one_limit(cls, value: object) -> object:
        # A mistyped limit is told as an unknown key.
        if isinstance(value, dict) and ("at_most" in value) == ("at_least" in value) and value.keys() <= cls._keys():
            message = "a guardrail needs either at_most or at_least"
            raise ValueError(message)
        return value

    @property
    def side(self) -> Side:
        """Which way it limits."""
        return Side.AT_MOST if self.at_least is None else Side.AT_LEAST

    @property
    def limit(self) -> Decimal | None:
        """How far the metric may go; None where that can't be read."""
        return self.at_most if self.at_least is None else self.at_least

    @classmethod
    def _keys(cls) -> set[str]:
        return set(cls.model_fields)


class Measurable(Written):
    """The figure, where it starts, and over which days it is taken."""

    metric: Text | None = Field(default=None, description="Id of the metric, from the catalogue or `metrics`.")
    baseline: Baseline | None = Field(default=None, description="Where it starts; none: not measured yet.")
    keep: bool = Field(default=False, strict=True, description="True for a goal to keep a level.")
    window: WindowText | None = Field(default=None, description="period, latest, or e.g. 4 weeks (trailing).")
    min_sample: Count | None = Field(
        default=None, description="Smallest denominator, weight or row count for a verdict."
    )
    guardrails: tuple[Guardrail, ...] = Field(
        default=(), max_length=_MOST_GUARDRAILS, description="Counter-metrics that must hold."
    )
    deliverable: Text | None = Field(default=None, description="The thing that will be there, instead of a metric.")
    done: Day | None = Field(default=None, description="The day the deliverable was finished.")


class Achievable(Written):
    """What makes it possible."""

    means: tuple[Text, ...] = Field(default=(), description="Training, tools, time.")


class Reward(Written):
    """What reaching it brings, money or not."""

    threshold: Text | None = Field(default=None, description="For meeting the threshold.")
    stretch: Text | None = Field(default=None, description="For meeting the stretch target.")


class Realistic(Written):
    """What both sides agreed."""

    threshold: Target | None = Field(default=None, description="What was agreed; a goal is judged by this alone.")
    stretch: Target | None = Field(default=None, description="An encouraging further target; never a failure.")
    agreed_by: tuple[Text, ...] = Field(default=(), description="Who agreed: the owner and somebody else.")
    agreed_on: Day | None = Field(default=None, description="When it was agreed.")
    why: Text | None = Field(default=None, description="Why this goal, now.")
    reward: Reward | None = Field(default=None, description="What reaching it brings.")


class Milestone(Written):
    """A value, or for a deliverable a step, by a day."""

    by: Day = Field(description="The day at whose end it holds.")
    value: Amount = Field(default=None, description="The metric's value by then.")
    what: Text | None = Field(default=None, description="For a deliverable: what is there by then.")
    done: Day | None = Field(default=None, description="For a deliverable: the day it was done.")


class TimeBound(Written):
    """When it begins, ends and is looked at."""

    start: Day | None = Field(default=None, description="First day.")
    deadline: Day | None = Field(default=None, description="Last day, for the threshold.")
    stretch_deadline: Day | None = Field(default=None, description="Last day for the stretch; default: the deadline.")
    review: Review | None = Field(default=None, description="How often it is looked at.")
    milestones: tuple[Milestone, ...] = Field(
        default=(), max_length=_MOST_MILESTONES, description="Steps on the way, oldest first."
    )


class OwnerDifference(Written):
    """What is different for one of several owners."""

    baseline: Baseline | None = Field(default=None, description="This owner's baseline.")
    threshold: Target | None = Field(default=None, description="This owner's threshold.")
    stretch: Target | None = Field(default=None, description="This owner's stretch.")
    agreed_by: tuple[Text, ...] = Field(default=(), description="Who agreed on it.")
    milestones: tuple[Milestone, ...] = Field(
        default=(), max_length=_MOST_MILESTONES, description="This owner's milestones."
    )
    start: Day | None = Field(default=None, description="This owner's first day.")


class WrittenGoal(Written):
    """One goal, as its file says it."""

    model_config = ConfigDict(json_schema_extra={"not": {"required": ["owner", "owners"]}})

    id: GoalId = Field(description="Kebab-case, unique across the files of one run.")
    title: Text = Field(description="What the goal is called.")
    owner: Text | None = Field(default=None, description="Who answers for it: a person or a team.")
    owners: dict[Text, OwnerDifference | None] | None = Field(
        default=None, min_length=1, description="Instead of owner: one goal each, with what differs."
    )
    parent: GoalReference | None = Field(default=None, description="Id of the goal or vision it serves.")
    importance: Weight = Field(default=Decimal(1), description="Weight in the parent's roll-up.")
    language: Language | None = Field(default=None, description="Language of this goal's wording and numbers.")
    level: Literal["vision"] | None = Field(default=None, description="vision for a vision; else left out.")
    specific: Specific = Field(default=Specific(), description="The behaviour: a text, or behaviour and examples.")
    measurable: Measurable = Field(default=Measurable(), description="The figure.")
    achievable: Achievable = Field(default=Achievable(), description="What makes it possible.")
    realistic: Realistic = Field(default=Realistic(), description="What was agreed.")
    time_bound: TimeBound = Field(default=TimeBound(), description="When.")
    follows: GoalReference | None = Field(default=None, description="Id of the goal this one succeeds.")
    status: GoalStatus = Field(default=GoalStatus.ACTIVE, description="draft, active or closed.")
    ignore: dict[Text, Reason | None] = Field(
        default={}, max_length=_MOST_IGNORES, description="Rule id to the reason for ignoring it."
    )

    @model_validator(mode="before")
    @classmethod
    def _one_kind_of_owner(cls, value: object) -> object:
        if isinstance(value, dict) and "owner" in value and "owners" in value:
            message = "a goal has either an owner or owners"
            raise ValueError(message)
        return value


class RoleEntry(Written):
    """What a role can move."""

    metrics: tuple[Text, ...] = Field(default=(), description="Ids of the metrics it can move.")


class PersonEntry(Written):
    """An owner's role and team."""

    role: Text | None = Field(default=None, description="A role named under `roles`.")
    team: Text | None = Field(default=None, description="The team this person belongs to.")


class MetricEntry(Written):
    """A metric of the file's own, or what is different from the catalogue."""

    name: Text | None = Field(default=None, description="What people call it.")
    kind: Kind | None = Field(default=None, description="How rows become one value.")
    unit: Text | None = Field(default=None, description="%, s, min, h, points, a currency code or any text.")
    better: Better | None = Field(default=None, description="higher, lower or range.")
    metric_class: MetricClass | None = Field(default=None, alias="class", description="speed, quality, volume, other.")
    bounds: Bounds | None = Field(default=None, description="Lowest, highest.")
    aliases: tuple[Text, ...] = Field(default=(), description="Further names.")
    moved_by: Reach | None = Field(default=None, description="Who can move it: person or team.")
    balance: tuple[Text, ...] = Field(default=(), description="Ids of metrics it should be balanced with.")
    columns: tuple[Text, ...] = Field(default=(), description="What its rows carry.")
    typical: Text | None = Field(default=None, description="Typical values, with their source.")
    variant: Text | None = Field(default=None, description="Which of the published formulas.")
    like: Text | None = Field(default=None, description="Id of the metric it is like, e.g. aht of one queue.")


class GoalFileHead(Written):
    """Everything in a goal file but the goals themselves."""

    smartgoal: Version = Field(description="Version of the format.")
    team: Text | None = Field(default=None, description="The team these goals belong to.")
    language: Language | None = Field(default=None, description="Language of numbers and wording.")
    timezone: Text = Field(default="UTC", description="IANA name; all dates are whole local days of this zone.")
    include: tuple[Text, ...] = Field(
        default=(), max_length=_MOST_INCLUDES, description="Files with further metrics, roles, people, sources."
    )
    roles: dict[Text, RoleEntry] = Field(default={}, description="What each role can move.")
    people: dict[Text, PersonEntry] = Field(default={}, description="Owner to role and team.")
    metrics: dict[Text, MetricEntry] = Field(default={}, description="Extends or overrides the catalogue.")
    sources: tuple[SourceMapping, ...] = Field(default=(), description="What the exports contain.")


class GoalFile(GoalFileHead):
    """A whole goal file."""

    goals: tuple[WrittenGoal, ...] = Field(default=(), description="The goals.")


__all__ = ["FORMAT_VERSION", "GoalFile", "GoalFileHead", "Range", "WrittenGoal"]
