"""What a sentence says: the nouns of reading."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from smartgoal.knowledge.folding import Hit

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

__all__ = ["Deadline", "Direction", "Hit", "MetricHit", "Quantity", "Sentence", "Way"]


class Way(StrEnum):
    """Which way a sentence wants a figure to go, or how it bounds it."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"
    REACH = "reach"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACT = "exact"


UP_OR_DOWN = frozenset({Way.UP, Way.DOWN})
MOVES = UP_OR_DOWN | {Way.REACH}
"""Ways of words that ask for another figure than there is."""


@dataclass(frozen=True, slots=True)
class Direction:
    """The word that says where a metric should go: up, down, keep or reach."""

    way: Way
    hit: Hit


@dataclass(frozen=True, slots=True)
class MetricHit:
    """A known metric named in the text; `aside` where it only must not suffer, as in "without lowering QA"."""

    metric_id: str
    hit: Hit
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A target or change in figures.

    Attributes:
        hit: From the first figure to the last unit.
        unit: `s`, `%`, `points`, a currency code, or the noun as written; the metric's own where it is known.
        from_: Where the text says it starts.
        to: The target; the upper end of a range; the share of a service level.
        change: Signed: −20 for "cut by 20 %", 100 for "double"; beside `to` in "by 6 points to 84 %".
        lower: The lower end where the target is a range, or the smaller change of "by 5 to 10 %".
        direction: up, down, at_least, at_most or exact.
        change_unit: The unit of a change whose target has another: points beside %, % beside a count.
    """

    hit: Hit
    unit: str
    from_: Decimal | None = None
    to: Decimal | None = None
    change: Decimal | None = None
    lower: Decimal | None = None
    direction: Way | None = None
    change_unit: str | None = None

    @property
    def step(self) -> Quantity | None:
        """The change by itself, without the target that is named beside it."""
        if self.change is None or self.to is None:
            return None if self.change is None else self
        return replace(self, unit=self.change_unit or self.unit, to=None, lower=None, change_unit=None)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time that bounds the goal, as written with its place.

    Attributes:
        date: The last day meant, where that is settled.
        first: The first day meant, where a whole period is named: "in March", "this year"; else the last.
        is_term: Whether it is counted from the goal's start: "within 6 weeks".
        needs_day: Whether only the day that it is read by is lacking: "by March".
        is_unnumbered: Whether it is a term without a number, "in the quarter": the running one, or the goal's own.
    """

    text: str
    start: int
    end: int
    date: dt.date | None
    first: dt.date | None = None
    is_term: bool = False
    needs_day: bool = False
    is_unnumbered: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a text says by itself; the hits of wording faults are decided in their context already.

    Attributes:
        language: en, fr, zh, hu, or None where it can't be told.
        quantity: The principal target; None without a figure.
        metrics: Every known metric named, in order.
        direction: The first word before the means that says where the metric should go.
        moves: Every word that says up or down and leaves no doubt: no "improve", and nothing said of a gap.
        limits: Time limits of service levels ("in 20 s"): no targets, no deadlines.
        several_goals: The words that join a second target.
        relative_changes: Changes in percent without a baseline in the text.
        percent_or_points: Changes of a rate in % where points may be meant.
        specific: By the rubric; None where it wasn't judged. Likewise `measurable` and `time_bound`.
    """

    text: str
    language: str | None
    quantity: Quantity | None = None
    quantities: tuple[Quantity, ...] = ()
    metrics: tuple[MetricHit, ...] = ()
    direction: Direction | None = None
    moves: tuple[Direction, ...] = ()
    deadline: Deadline | None = None
    deadlines: tuple[Deadline, ...] = ()
    recurrences: tuple[Hit, ...] = ()
    limits: tuple[Hit, ...] = ()
    owner: Hit | None = None
    vague_verbs: tuple[Hit, ...] = ()
    vague_objects: tuple[Hit, ...] = ()
    qualifiers: tuple[Hit, ...] = ()
    unobservable: tuple[Hit, ...] = ()
    hedges: tuple[Hit, ...] = ()
    escapes: tuple[Hit, ...] = ()
    open_ended: tuple[Hit, ...] = ()
    absolutes: tuple[Hit, ...] = ()
    several_goals: tuple[Hit, ...] = ()
    activity: tuple[Hit, ...] = ()
    vague_time: tuple[Hit, ...] = ()
    relative_changes: tuple[Hit, ...] = field(default=())
    percent_or_points: tuple[Hit, ...] = field(default=())
    specific: bool | None = None
    measurable: bool | None = None
    time_bound: bool | None = None

    @property
    def metric(self) -> MetricHit | None:
        """The first known metric named."""
        return self.metrics[0] if self.metrics else None
