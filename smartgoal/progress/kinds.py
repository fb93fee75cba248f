"""The words that judging chooses from: statuses, qualifiers and kinds."""

from __future__ import annotations

from enum import Enum, StrEnum, auto


class Status(StrEnum):
    """Where a goal stands, in one word; the worst first."""

    MISSED = "missed"
    OFF_TRACK = "off_track"
    NO_DATA = "no_data"
    AT_RISK = "at_risk"
    TOO_EARLY = "too_early"
    ON_TRACK = "on_track"
    REACHED = "reached"
    STRETCH_REACHED = "stretch_reached"
    MET = "met"
    STRETCH_MET = "stretch_met"
    NOT_STARTED = "not_started"
    DRAFT = "draft"

    @property
    def place(self) -> int:
        """Its place in the order of badness, 0 the worst."""
        return _PLACES[self]

    @property
    def is_done(self) -> bool:
        """Whether the goal is met for good."""
        return self in {Status.MET, Status.STRETCH_MET}

    @property
    def is_running(self) -> bool:
        """Whether the goal has begun and its verdict is still to come."""
        return self in _RUNNING


_RUNNING = frozenset(
    {
        Status.OFF_TRACK,
        Status.AT_RISK,
        Status.TOO_EARLY,
        Status.ON_TRACK,
        Status.REACHED,
        Status.STRETCH_REACHED,
    }
)
_PLACES = {status: place for place, status in enumerate(Status)}


class Qualifier(StrEnum):
    """What has to be known beside the status."""

    STALE = "stale"
    LOW_SAMPLE = "low_sample"
    LOW_COVERAGE = "low_coverage"
    GUARDRAIL_BROKEN = "guardrail_broken"
    DATA_ERRORS = "data_errors"
    UNWEIGHTED = "unweighted"


class Lack(Enum):
    """What a verdict lacks, or the success of a stretch."""

    OWNER = auto()
    NAMES = auto()
    """There are rows of the metric or none, but none that counts for the owner."""
    ROWS = auto()
    """The owner's rows are of other days."""
    WEIGHT = auto()
    AGREEMENT = auto()
    SAMPLE = auto()
    COVERAGE = auto()
    GUARDRAIL = auto()


class Per(StrEnum):
    """What a required rate is meant for: each day left, or the value of all that is left."""

    DAY = "day"
    REST = "rest"


class SignalKind(StrEnum):
    """What makes points more than noise."""

    OUTSIDE = "outside"
    RUN = "run"


class NextStepKind(StrEnum):
    """What kind of thing to do next."""

    KEEP_GOING = "keep_going"
    CELEBRATE = "celebrate"
    COACH = "coach"
    AGREE = "agree"
    IMPORT = "import"
    GUARDRAIL = "guardrail"
    START = "start"
    DELIVER = "deliver"


class NoteKind(StrEnum):
    """What kind of thing several series say together."""

    BALANCE = "balance"


class RewardFor(StrEnum):
    """What a reward is for."""

    THRESHOLD = "threshold"
    STRETCH = "stretch"
